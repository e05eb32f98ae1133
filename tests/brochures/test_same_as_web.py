"""Paper says what the pages say: for every offer, in every language, each fact of its page, in the page's order."""
from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise

import lxml.html
import pytest
from lxml.html import HtmlElement
from paper import ROOT, bookmarks, brochure_of, demo, document, looked_up, page_text, pdf_of, photo_folder, squeezed, words
from web import espoo, job_of

from choice_guide.derive.brochure import brochures, file_name, lists_on_paper
from choice_guide.derive.paper import LARGE, NORMAL
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.site import pages
from choice_guide.model import Status
from choice_guide.render.brochures.blocks import Block
from choice_guide.render.brochures.words import Set
from choice_guide.render.pages import environments, rendered
from tests.render.sample_guide import sample_guide

#: What only screens have, and links to other pages of the guide.
LEFT_OUT = {"visually-hidden", "js-only", "page-link", "language-note"}
GONE = {"svg", "button", "form", "template"}


@cache
def sample() -> Lookup:
    """The sample guide, also in Finnish."""
    return looked_up(replace(sample_guide(), languages=("sv", "en", "fi")))


GUIDES = {"demo": demo, "espoo": espoo, "sample": sample}


def enough(lookup: Lookup) -> list[str]:
    """Brochures in which every offer that may be chosen stands at least once."""
    names, found = [], set()
    by_size = sorted(lists_on_paper(lookup), key=lambda one: -len(lookup.in_force(one[0].id, one[1].id if one[1] else None)))
    for service, area in by_size:
        here = {offer.id for offer in lookup.in_force(service.id, area.id if area else None)}
        if here - found:
            names.append(file_name(service, area))
            found |= here
    assert found == {offer.id for offer in lookup.guide.offers if offer.status is Status.IN_FORCE}
    return names


def leaves(element: HtmlElement) -> list[str]:
    """The texts that a sheet's page shows, in order."""
    if not isinstance(element.tag, str) or element.tag in GONE or LEFT_OUT & set(element.get("class", "").split()):
        return []
    found = [element.text or ""]
    for child in element:
        found += [*leaves(child), child.tail or ""]
    return [text for text in (part.strip() for part in found) if text]


@cache
def on_the_web(guide: str, language: str) -> dict[str, list[list[str]]]:
    """Offer id -> the texts of each section of its page, as a browser would read them."""
    job = job_of(GUIDES[guide]())
    templates = environments(job)[language]
    found = {}
    for page in pages(job.lookup):
        if page.kind == "sheet" and page.language == language:
            tree = lxml.html.document_fromstring(rendered(templates, page, job))
            found[page.view.offer.id] = [leaves(section) for section in tree.iter("section") if "sheet-section" in section.get("class", "").split()]
    return found


def texts_of_sheets(pdf: bytes, said: Set) -> dict[str, str]:
    """Name -> the text of a sheet, squeezed, without what stands at the foot of its pages."""
    number = re.escape(squeezed(said.data["page"])).replace(r"\{page\}", r"\d+").replace(r"\{pages\}", r"\d+")
    found, foot = document(pdf), re.compile(re.escape(squeezed(said.data["running"])) + number)
    marks = bookmarks(found)
    texts = {}
    for place, (level, title, page) in enumerate(marks):
        if level == 1:
            end = next((other for _, _, other in marks[place + 1:] if other > page), len(found))
            texts[title] = "".join(foot.sub("", squeezed(page_text(found[number]))) for number in range(page, end))
    return texts


def missing(paper: str, sections: Iterable[list[str]]) -> list[str]:
    """The texts of a page's sections that paper lacks, or has in another order."""
    found, place = [], 0
    for number, section in enumerate(sections):
        complaint = number == 12  # the municipality's words on complaints stand once in a brochure
        for leaf in section if not complaint else [section[0], *section[-4:]]:
            here = paper.find(squeezed(leaf), place)
            if here < 0:
                found.append(leaf)
            else:
                place = here
    return found


def differing(guide: str, language: str, name: str, large: bool) -> list[tuple[str, str, str]]:
    """What the brochure lacks of its offers' pages: (offer, size, text)."""
    lookup, on_web = GUIDES[guide](), on_the_web(guide, language)
    brochure = brochure_of(lookup, name, language)
    said = words(lookup, language).brochure(brochure)
    assert all(len(on_web[sheet.offer.id]) == 14 for sheet in brochure.sheets)
    found = []
    for size in (NORMAL, LARGE) if large else (NORMAL,):
        texts = texts_of_sheets(pdf_of(said, size, ROOT / "content" if guide == "demo" else photo_folder()), said)
        found += [(sheet.offer.name, size, leaf) for sheet in brochure.sheets for leaf in missing(texts[sheet.offer.name], on_web[sheet.offer.id])]
    return found


@pytest.mark.parametrize("name", enough(demo()))
@pytest.mark.parametrize("language", ("sv", "en"))
def test_every_fact_of_every_offer_is_the_same_on_paper(language, name):
    few = len(brochure_of(demo(), name).sheets) < 7
    assert differing("demo", language, name, few and language == "sv") == []


@pytest.mark.parametrize("language", ("en", "fi"))
@pytest.mark.parametrize("name", enough(sample()))
def test_every_fact_of_the_sample_is_the_same_on_paper(language, name):
    assert differing("sample", language, name, True) == []


@pytest.mark.parametrize("language", ("fi", "sv"))
def test_every_fact_of_the_real_guide_is_the_same_on_paper(language):
    for name in enough(espoo()):
        assert differing("espoo", language, name, False) == []


def test_a_list_and_its_brochure_have_the_same_code_and_the_same_order():
    lookup = demo()
    made = {(found.listing.address, found.language): found for found in brochures(lookup)}
    for page in pages(lookup):
        if page.kind == "area-list" and page.view.code:
            found = made[page.address, page.language]
            assert (found.code, found.listing.comparison) == (page.view.code, page.view.comparison)
            assert [sheet.offer.id for sheet in found.sheets] == [row.offer.id for row in page.view.comparison.rows]


def test_the_page_of_a_list_shows_the_code_and_leads_to_the_brochure():
    job = job_of(demo())
    page = next(page for page in pages(job.lookup) if page.address == "hemtjanst/norr/")
    html = rendered(environments(job)["sv"], page, job)
    assert page.view.code in html and 'utskrift/#hemtjanst-norr"' in html


@cache
def one_offer() -> tuple[Set, str, list[list[str]]]:
    """A brochure in words, the name of one of its offers, and the texts of that offer's page."""
    brochure = brochure_of(sample(), "hemhjalp-dalen")
    offer = brochure.sheets[0].offer
    return words(sample(), "sv").brochure(brochure), offer.name, on_the_web("sample", "sv")[offer.id]


def facts(found: object, name: str) -> list[Block]:
    """The lists of facts in the sections of an offer's sheet that have at least two labels."""
    sheets = next(block["b"] for block in found if block.get("c") == ["sheets"])
    sheet = next(one for one in sheets[1:] if one["b"][0]["x"][0]["t"] == name)
    return [block for block in lists(sheet["b"]) if sum(bool(row["l"]) for row in block["r"]) > 1]


def lists(blocks: Iterable[Block]) -> list[Block]:
    """All lists of facts in blocks and their boxes."""
    return [one for block in blocks for one in ([block] if block["k"] == "facts" else lists(block.get("b", ())))]


def swapped(rows: list[Block]) -> list[Block]:
    return [rows[1], rows[0], *rows[2:]]


def exchanged(rows: list[Block]) -> list[Block]:
    """The values of two labels that say different things, exchanged."""
    one, other = next(pair for pair in pairwise(rows) if pair[0]["v"] != pair[1]["v"])
    return [{**row, "v": other["v"] if row is one else one["v"] if row is other else row["v"]} for row in rows]


def dropped(rows: list[Block]) -> list[Block]:
    return rows[:-1]


def untold(rows: list[Block]) -> list[Block]:
    """A label without its value."""
    return [{**rows[0], "v": []}, *rows[1:]]


@pytest.mark.parametrize("change", (swapped, exchanged, dropped, untold))
def test_a_fact_in_another_place_or_left_out_is_noticed(change):
    said, name, sections = one_offer()
    data = copy.deepcopy(dict(said.data))
    found = facts(data["blocks"], name)
    assert len(found) > 2
    for block in (found[0], found[-1]):
        before, block["r"] = block["r"], change(block["r"])
        assert missing(texts_of_sheets(pdf_of(Set(data, said.photos), NORMAL, photo_folder()), said)[name], sections), block
        block["r"] = before
    assert missing(texts_of_sheets(pdf_of(Set(data, said.photos), NORMAL, photo_folder()), said)[name], sections) == []
