"""Paper says what the pages say: for every offer of the demo each fact of its page, in the page's order."""
from __future__ import annotations

import re

import html5lib
import pytest
from paper import DAY, ROOT, bookmarks, brochure_of, demo, document, page_text, pdf_of, squeezed, words

from choice_guide.derive.brochure import LARGE, NORMAL, brochures, file_name, lists_on_paper
from choice_guide.derive.site import pages
from choice_guide.edition import Edition
from choice_guide.model import Status
from choice_guide.render import Settings
from choice_guide.render.pages import Job, environments, rendered
from choice_guide.render.pictures import Picture
from tests.render.assets import asset_names

#: What only screens have, and links to other pages of the guide.
LEFT_OUT = {"visually-hidden", "js-only", "page-link", "language-note"}
GONE = {"svg", "button", "form", "template"}


def enough() -> list[str]:
    """Brochures in which every offer that may be chosen stands at least once."""
    lookup, names, found = demo(), [], set()
    by_size = sorted(lists_on_paper(lookup), key=lambda one: -len(lookup.in_force(one[0].id, one[1].id if one[1] else None)))
    for service, area in by_size:
        here = {offer.id for offer in lookup.in_force(service.id, area.id if area else None)}
        if here - found:
            names.append(file_name(service, area))
            found |= here
    assert found == {offer.id for offer in lookup.guide.offers if offer.status is Status.IN_FORCE}
    return names


def leaves(element) -> list[str]:
    """The texts that a sheet's page shows, in order."""
    if element.tag.rpartition("}")[2] in GONE or LEFT_OUT & set(element.get("class", "").split()):
        return []
    found = [element.text or ""]
    for child in element:
        found += [*leaves(child), child.tail or ""]
    return [text for text in (part.strip() for part in found) if text]


def web_job() -> Job:
    """What rendering the demo's pages needs."""
    lookup = demo()
    pictures = {photo.file: Picture(((480, "a.jpg"),)) for offer in lookup.guide.offers if isinstance(offer.photos, tuple) for photo in offer.photos}
    return Job(lookup, ROOT, Settings(Edition(DAY, "00000000"), "directory", ROOT), asset_names(lookup.guide), pictures)


def sheets_of_pages() -> dict[str, list[list[str]]]:
    """Offer id -> the texts of each section of its page, as a browser would read them."""
    job = web_job()
    templates = environments(job)["sv"]
    found = {}
    for page in pages(job.lookup):
        if page.kind == "sheet" and page.language == "sv":
            tree = html5lib.parse(rendered(templates, page, job), namespaceHTMLElements=False)
            found[page.view.offer.id] = [leaves(section) for section in tree.iter("section") if "sheet-section" in section.get("class", "").split()]
    return found


@pytest.fixture(scope="module")
def on_the_web() -> dict[str, list[list[str]]]:
    return sheets_of_pages()


def texts_of_sheets(pdf: bytes, running: str) -> dict[str, str]:
    """Name -> the text of a sheet, squeezed, without what stands at the foot of its pages."""
    found, foot = document(pdf), re.compile(re.escape(squeezed(running)) + r"Sida\d+av\d+")
    marks = bookmarks(found)
    texts = {}
    for place, (level, title, page) in enumerate(marks):
        if level == 1:
            end = next((other for _, _, other in marks[place + 1:] if other > page), len(found))
            texts[title] = "".join(foot.sub("", squeezed(page_text(found[number]))) for number in range(page, end))
    return texts


@pytest.mark.parametrize("name", enough())
def test_every_fact_of_every_offer_is_the_same_on_paper(name, on_the_web):
    said = words(demo(), "sv")
    brochure = brochure_of(demo(), name)
    missing = []
    made = said.brochure(brochure)
    for size in (NORMAL, LARGE) if len(brochure.sheets) < 7 else (NORMAL,):
        texts = texts_of_sheets(pdf_of(made, size), made.data["running"])
        for sheet in brochure.sheets:
            paper, place = texts[sheet.offer.name], 0
            sections = on_the_web[sheet.offer.id]
            assert len(sections) == 14
            for number, section in enumerate(sections):
                complaint = number == 12  # the municipality's words on complaints stand once in a brochure
                for leaf in section if not complaint else [section[0], *section[-4:]]:
                    found = paper.find(squeezed(leaf), place)
                    if found < 0:
                        missing.append((sheet.offer.name, size, leaf))
                    else:
                        place = found
    assert not missing, missing[:10]


def test_a_list_and_its_brochure_have_the_same_code_and_the_same_order():
    lookup = demo()
    made = {(found.listing.address, found.language): found for found in brochures(lookup)}
    for page in pages(lookup):
        if page.kind == "area-list" and page.view.code:
            found = made[page.address, page.language]
            assert (found.code, found.listing.comparison) == (page.view.code, page.view.comparison)
            assert [sheet.offer.id for sheet in found.sheets] == [row.offer.id for row in page.view.comparison.rows]


def test_the_page_of_a_list_shows_the_code_and_leads_to_the_brochure():
    job = web_job()
    page = next(page for page in pages(job.lookup) if page.address == "hemtjanst/norr/")
    html = rendered(environments(job)["sv"], page, job)
    assert page.view.code in html and 'utskrift/#hemtjanst-norr"' in html
