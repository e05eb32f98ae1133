"""Whatever is printed stands on the web too, on pages that need no script; and a list's table says the same there and on paper.

What only paper has is named by its messages, each with the reason; what paper says in words of its own, with the web's messages for the same.
"""
from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from paper import ROOT, demo, looked_up, squeezed, words
from test_layout import at_caps, unanswered
from web import WebPage, espoo, web_pages

from choice_guide.catalogue import Catalogue
from choice_guide.derive.brochure import Brochure, brochures
from choice_guide.derive.listing import service_counts
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.sheet import sheet
from choice_guide.model import Status
from choice_guide.render.brochures.blocks import Block
from choice_guide.render.brochures.words import Words
from tests.render.sample_guide import sample_guide

#: Messages that only paper has.
PAPER_ONLY = {
    "brochure.contents": "above the list of contents", "brochure.one-by-one": "above the sheets", "brochure.compare": "above the comparison",
    "brochure.on-web": "above the address of the page", "brochure.qr": "the picture of that address",
    "brochure.form.see": "a page number", "brochure.complain.see": "a page number",
    "sheet-paper.folder": "names the folder with what every sheet would repeat",
    **dict.fromkeys(("brochure.back", "brochure.back.text", "brochure.back.call"), "the back page says that paper grows old"),
    "poster.lead": "speaks to those who walk by", "poster.web": "above the address of the page"}
#: What paper says in words of its own -> the messages that say the same on the web.
OTHER_WORDS = {**dict.fromkeys(("brochure.lead", "poster.count"), ("listing.lead", "listing.lead.located")),
               "brochure.call": ("choice.phone",), "brochure.code": ("order-bar.code",),
               "brochure.code.same": ("order-bar.code",), "brochure.order": ("order-bar.drawn",), "brochure.may-choose": ("how.who.you",),
               "brochure.may-choose.text": ("how.who.you",)}
#: Pages with what holds for all offers of a service, or for the whole guide.
SHARED = frozenset({"start", "services", "service", "how-to-choose", "if-you-do-not-choose", "order", "accessibility", "glossary"})
GUIDES = {"demo": demo, "espoo": espoo, "sample": lambda: looked_up(replace(sample_guide(), languages=("sv", "en", "fi"))),
          "unanswered": lambda: looked_up(unanswered()), "at-caps": lambda: looked_up(at_caps())}


class Web:
    """A guide's pages, and what is known of the words of one language."""

    def __init__(self, lookup: Lookup, read: dict[tuple[str, str], WebPage], language: str) -> None:
        catalogue = Catalogue.load(ROOT / "translations", language, "interface")
        self.pages = {address: page for (code, address), page in read.items() if code == language}
        self.shared = tuple(page for page in self.pages.values() if page.page.kind in SHARED)
        self.used: set[str] = set()
        self.paper_only = {key: pattern(catalogue, key) for key in PAPER_ONLY}
        self.other_words = {key: (pattern(catalogue, key), [pattern(catalogue, other) for other in others]) for key, others in OTHER_WORDS.items()}
        base = lookup.guide.base_url or ""
        self.addresses = {squeezed(f"{base}{address}".partition("://")[2].rstrip("/")) for address in self.pages}

    def missing(self, blocks: Iterable[Block], *own: WebPage) -> list[str]:
        """The texts of blocks that stand neither on `own` pages nor on those that hold for all."""
        return [text for text in texts(blocks) if not self._found(text, (*own, *self.shared))]

    def _found(self, text: str, here: tuple[WebPage, ...]) -> bool:
        address = re.search(r" \(([^()\s]+\.[^()\s]+)\)$", text)
        if address and any(link.rstrip("/").endswith(address[1]) for page in here for link in page.links):
            text = text[:address.start()]
        return self._sentence(squeezed(text), here) or all(self._sentence(squeezed(part), here) for part in re.split(r"(?<=[.!?:]) ", text))

    def _sentence(self, text: str, here: tuple[WebPage, ...]) -> bool:
        said = text.strip(":.")
        return not said or any(said in page.text or said in page.heard for page in here) or said in self.addresses or any(
            self._sentence(said[found.end():], here) for found in self._known(said, here))

    def _known(self, said: str, here: tuple[WebPage, ...]) -> Iterator[re.Match[str]]:
        """The messages of paper's own that a text begins with."""
        for key, one in self.paper_only.items():
            yield from self._begun(key, one, said)
        for key, (one, others) in self.other_words.items():
            if any(other.search(page.heard) for other in others for page in here):
                yield from self._begun(key, one, said)

    def _begun(self, key: str, one: re.Pattern[str], said: str) -> Iterator[re.Match[str]]:
        found = one.fullmatch(said) or one.match(said)
        if found:
            self.used.add(key)
            yield found


def pattern(catalogue: Catalogue, key: str) -> re.Pattern[str]:
    """Matches a message, whatever its parameters."""
    forms = catalogue.messages[key]
    parts = [re.sub(r"\\\{\w+\\\}", ".*?", re.escape(squeezed(form).strip(":."))) for form in (forms if isinstance(forms, tuple) else (forms,))]
    return re.compile("|".join(parts))


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts of blocks in reading order: paragraphs, headings, items, labels with their values, what pictures show."""
    for block in blocks:
        kind = block["k"]
        if kind in ("p", "h"):
            yield plain(block["x"])
        elif kind == "facts":
            yield from (" ".join((plain(row["l"]), *texts(row["v"]))) for row in block["r"])
        elif kind == "list":
            yield from (text for item in block["i"] for text in (texts(item) if "photos" in block["c"] else [" ".join(texts(item))]))
        elif kind == "table":
            yield plain(block["cap"])
        else:
            yield from [block["alt"]] if kind == "img" else texts(block["b"])


def plain(pieces: Iterable[dict[str, str]]) -> str:
    """What pieces say."""
    return "".join(piece["t"] for piece in pieces)


@cache
def read(name: str) -> tuple[Lookup, dict[tuple[str, str], WebPage]]:
    """A guide and its pages."""
    lookup = GUIDES[name]()
    return lookup, web_pages(lookup)


@cache
def spoken(name: str, language: str) -> tuple[Web, Words, list[Brochure]]:
    """A guide's pages, and what puts its brochures into words, in a language."""
    lookup, pages = read(name)
    return Web(lookup, pages, language), words(lookup, language), [found for found in brochures(lookup) if found.language == language]


def parts(blocks: Iterable[Block]) -> tuple[list[Block], dict[str, list[Block]]]:
    """A brochure's blocks without its sheets, and the blocks of the sheets by offer."""
    made = list(blocks)
    sheets = next(block["b"] for block in made if block.get("c") == ["sheets"])
    return [*(block for block in made if block.get("c") != ["sheets"]), sheets[0]], {sheet["b"][0]["id"]: sheet["b"] for sheet in sheets[1:]}


LANGUAGES = [("demo", "sv"), ("demo", "en"), ("espoo", "fi"), ("espoo", "sv"), ("sample", "sv"), ("sample", "en"), ("sample", "fi"), ("unanswered", "sv"),
             ("unanswered", "en"), ("at-caps", "sv")]


@pytest.fixture(scope="module", params=LANGUAGES, ids=lambda one: " ".join(one))
def case(request) -> tuple[str, str]:
    """One guide and language after the other: the name of the guide, the language."""
    return request.param


def test_all_that_a_brochure_says_stands_on_the_web(case):
    web, said, found = spoken(*case)
    sheets = {page.page.view.offer.id: page for page in web.pages.values() if page.page.kind == "sheet"}
    assert found
    missing = set()
    for brochure in found:
        shared, own = parts(said.brochure(brochure).data["blocks"])
        assert list(own) == [one.offer.id for one in brochure.sheets]
        missing |= {*web.missing(shared, web.pages[brochure.listing.address]),
                                  *(text for offer, blocks in own.items() for text in web.missing(blocks, sheets[offer]))}
    assert missing == set()


def test_all_that_the_folder_the_posters_and_the_sheets_of_offers_say_stands_on_the_web(case):
    web, said, _ = spoken(*case)
    lookup, language = read(case[0])[0], case[1]
    addresses = lookup.addresses
    assert web.missing(said.folder(addresses.fixed(language, "how-to-choose")).data["blocks"]) == []
    for count in service_counts(lookup, language):
        assert web.missing(said.poster(count).data["blocks"], web.pages[count.address]) == []
    for offer in lookup.guide.offers:
        if offer.status is Status.IN_FORCE:
            view = sheet(lookup, offer, language)
            assert web.missing(said.loose_sheet(view).data["blocks"], web.pages[addresses.sheet(language, offer)]) == [], offer.id


def test_each_exception_is_needed():
    """What nothing uses any more, or what stands on the web by now, is no exception."""
    used = set()
    for name, language in (("demo", "en"), ("unanswered", "sv")):
        web, said, found = spoken(name, language)
        lookup, brochure = read(name)[0], found[0]
        whole = web.pages[brochure.listing.address]
        web.missing(said.brochure(brochure).data["blocks"], whole)
        web.missing(said.loose_sheet(brochure.sheets[0]).data["blocks"], whole)
        web.missing(said.poster(service_counts(lookup, language)[0]).data["blocks"], whole)
        web.missing(said.folder(lookup.addresses.fixed(language, "how-to-choose")).data["blocks"])
        used |= web.used
    assert used == {*PAPER_ONLY, *OTHER_WORDS}


@pytest.mark.parametrize("change", ("another number", "another date", "a word more"))
def test_a_text_that_is_not_on_the_web_is_found(change):
    web, said, found = spoken("sample", "sv")
    [brochure, *_] = found
    offer = brochure.sheets[0].offer
    page = next(page for page in web.pages.values() if page.page.kind == "sheet" and page.page.view.offer.id == offer.id)
    blocks = parts(said.brochure(brochure).data["blocks"])[1][offer.id]
    letters, put = {"another number": (r"\d+ av \d+", "3 av 4711"), "another date": (r"\d+ \w+ 20\d\d", "31 februari 2026"),
                    "a word more": (r"\bhem\b", "nästan hem")}[change]
    changed = json.loads(re.sub(letters, put, json.dumps(blocks, ensure_ascii=False)))
    assert changed != blocks and web.missing(blocks, page) == [] and len(web.missing(changed, page)) > 0


def cells(table: Block) -> list[tuple[str, ...]]:
    """A comparison on paper: rows of cells, squeezed, without the page numbers."""
    rows = [table["head"], *table["rows"]]
    return [tuple(squeezed("".join(text for block in cell["b"] if not has_page(block) for text in texts([block]))) for cell in row) for row in rows]


def has_page(block: Block) -> bool:
    """Whether a paragraph names a page."""
    return any("page" in piece for piece in block.get("x", ()))


def test_the_table_of_a_list_is_the_same_on_paper_cell_by_cell(case):
    web, said, found = spoken(*case)
    for brochure in found:
        box = next(block for block in said.brochure(brochure).data["blocks"] if block.get("c") == ["compare"])
        table = next(block for block in box["b"] if block["k"] == "table")
        assert cells(table) == list(web.pages[brochure.listing.address].table), brochure.name
    assert len(found) == len({brochure.listing.address for brochure in found})


def test_no_list_of_the_web_is_without_a_brochure(case):
    """A list of a service that lies in places is a part of the service's, and the list of a service that comes home is that of its areas."""
    web, _, found = spoken(*case)
    printed = {}
    for brochure in found:
        printed.setdefault(brochure.listing.service.id, set()).update(row.offer.id for row in brochure.listing.comparison.rows)
    for page in web.pages.values():
        if page.page.kind in ("area-list", "service"):
            here = {row.offer.id for row in page.page.view.comparison.rows}
            assert here <= printed.get(page.page.view.service.id, set()), page.page.address
