"""Addresses of pages: words a person can say on the phone (DESIGN §4).

An address is a path below the guide's root, with a slash at its end, without one at its beginning: "hemtjanst/norr/"; the
start page of the first language is "". Fixed words are those of the guide's first language.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from choice_guide.model import Guide, Offer

#: Pages with a fixed word of their own; the word is the interface message `address.<id>`.
FIXED = ("services", "places", "index", "help-me-choose", "compare", "shortlist", "coordinator", "how-to-choose", "if-you-do-not-choose",
         "brochures", "vacancies", "figures", "method", "order", "search",
         "accessibility", "glossary")
#: Fixed pages whose editorial text has another id.
EDITORIAL = {"figures": "about-the-figures", "shortlist": "questions"}
#: Fixed words that start the addresses of many pages.
PREFIXES = ("provider", "area")
#: Fixed words in the names of files.
FILES = ("large-print", "loose-sheets", "booklet", "booklet-print", "poster")
#: All fixed words, besides the alphabet.
WORDS = (*FIXED, *PREFIXES, *FILES, "a-z")


@dataclass(frozen=True, slots=True)
class Addresses:
    """All addresses of a guide. `words`: id of WORDS -> the word in the guide's first language."""

    first_language: str
    words: Mapping[str, str]

    def start(self, language: str) -> str:
        """The start page of a language."""
        return "" if language == self.first_language else f"{language}/"

    def fixed(self, language: str, page: str) -> str:
        """A page with a fixed word."""
        return f"{self.start(language)}{self.words[page]}/"

    def text(self, language: str, page: str) -> str:
        """A municipality's own page."""
        return f"{self.start(language)}{page}/"

    def service(self, language: str, service: str, alphabetical: bool = False) -> str:
        """A service, with all its offers."""
        return f"{self.start(language)}{service}/{self._order(alphabetical)}"

    def listing(self, language: str, service: str, area: str, alphabetical: bool = False) -> str:
        """A service in an area."""
        return f"{self.start(language)}{service}/{area}/{self._order(alphabetical)}"

    def area(self, language: str, area: str) -> str:
        """An area with its services."""
        return f"{self.start(language)}{self.words['area']}/{area}/"

    def provider(self, language: str, provider: str) -> str:
        """A provider with its offers."""
        return f"{self.start(language)}{self.words['provider']}/{provider}/"

    def sheet(self, language: str, offer: Offer) -> str:
        """The sheet of an offer."""
        unit = f"{offer.unit.id}/" if offer.unit else ""
        return f"{self.provider(language, offer.provider)}{offer.service}/{unit}"

    def _order(self, alphabetical: bool) -> str:
        return f"{self.words['a-z']}/" if alphabetical else ""


def reserved(guide: Guide, addresses: Addresses) -> frozenset[str]:
    """First words of addresses that a service or a page of the municipality's own may not have as its id."""
    return frozenset({*addresses.words.values(), *guide.languages[1:], "404", "assets", "pagefind", "index.html"})


def collisions(guide: Guide, addresses: Addresses) -> tuple[tuple[str, str], ...]:
    """Ids that would take another page's address: (kind, id)."""
    taken = reserved(guide, addresses)
    found = [("service", service.id) for service in guide.services if service.id in taken]
    found += [("page", page.id) for page in guide.pages
              if page.id not in KNOWN_PAGES and page.id in taken | {s.id for s in guide.services}]
    found += [("area", area.id) for area in guide.areas if area.id == addresses.words["a-z"]]
    return tuple(dict.fromkeys(found))


#: Editorial pages that the guide has a place of its own for.
KNOWN_PAGES = ("start", "how-to-choose", "if-you-do-not-choose", "about-the-figures", "order", "accessibility", "glossary", "questions")


def relative(source: str, target: str) -> str:
    """The link from the page at address `source` to the path `target` (a page's address or a file), so that a guide works
    under any base path and from a file system.

    >>> relative("hemtjanst/norr/", "utforare/linden/")
    '../../utforare/linden/'
    """
    here, there = source.split("/")[:-1], target.split("/")
    common = 0
    while common < min(len(here), len(there) - 1) and here[common] == there[common]:
        common += 1
    return "../" * (len(here) - common) + "/".join(there[common:]) or "./"
