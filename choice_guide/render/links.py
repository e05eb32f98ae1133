"""Links: from a page to an address of the guide, and from the municipality's texts to what they name."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from choice_guide.derive.addresses import EDITORIAL, FIXED, relative
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.site import Page

Href = Callable[[str], str]

_OTHER_IDS = {text: page for page, text in EDITORIAL.items()}


class BrokenLink(ValueError):
    """A municipality's text links to something that the guide does not have."""


@dataclass(frozen=True, slots=True)
class Linker:
    """How pages link. `style`: Settings.link_style; `base_path`: where the guide lies on its host ("/valguide/"), None = unknown."""

    style: str
    base_path: str | None

    def href(self, source: str) -> Href:
        """The function that links from the page at `source` to an address or file of the guide ("" = start)."""
        return lambda target: relative(source, self._target(target))

    def href_from_anywhere(self, source: str) -> Href:
        """The same for the page that hosts show in the place of pages they do not find, at whatever depth."""
        if self.style == "file" or self.base_path is None:
            return self.href(source)
        return lambda target: f"{self.base_path}{target}"

    def _target(self, target: str) -> str:
        path, mark, fragment = target.partition("#")
        named = f"{path}index.html" if self.style == "file" and (path == "" or path.endswith("/")) else path
        return f"{named}{mark}{fragment}"


def linker(base_url: str | None, style: str) -> Linker:
    """The linker of a guide with this absolute address, which may be unknown."""
    return Linker(style, (urlsplit(base_url).path or "/") if base_url else None)


def page_href(links: Linker, page: Page) -> Href:
    """The function that links from `page`."""
    return links.href_from_anywhere(page.address) if page.kind == "not-found" else links.href(page.address)


def resolver(lookup: Lookup, language: str, href: Href) -> Callable[[str], str]:
    """The function that turns a link of the municipality's text into one from the page.

    page:<id>, service:<id>, area:<id>, provider:<id> and addresses below the guide's root, each perhaps with #fragment.
    It raises BrokenLink.
    """
    def resolve(target: str) -> str:
        if target.startswith("#"):
            return target
        path, mark, fragment = target.partition("#")
        return href(f"{text_target(lookup, language, path)}{mark}{fragment}")

    return resolve


def text_target(lookup: Lookup, language: str, target: str) -> str:
    """The address that page:<id>, service:<id>, area:<id>, provider:<id> or a path below the guide's root stands for.

    Raises BrokenLink.
    """
    scheme, colon, id_ = target.partition(":")
    if not colon and not target.startswith("//"):
        return target.lstrip("/")
    named = {"page": _page, "service": _service, "area": _area, "provider": _provider}.get(scheme)
    address = named(lookup, language, id_) if named else None
    if address is None:
        raise BrokenLink(f"a text links to {target!r}, which the guide does not have")
    return address


def _page(lookup: Lookup, language: str, id_: str) -> str | None:
    known = _OTHER_IDS.get(id_, id_)
    if known == "start":
        return lookup.addresses.start(language)
    if known in FIXED:
        return lookup.addresses.fixed(language, known)
    return lookup.addresses.text(language, id_) if id_ in {page.id for page in lookup.guide.pages} else None


def _service(lookup: Lookup, language: str, id_: str) -> str | None:
    return lookup.addresses.service(language, id_) if id_ in lookup.services else None


def _area(lookup: Lookup, language: str, id_: str) -> str | None:
    return lookup.addresses.area(language, id_) if id_ in lookup.areas else None


def _provider(lookup: Lookup, language: str, id_: str) -> str | None:
    return lookup.addresses.provider(language, id_) if id_ in lookup.providers else None
