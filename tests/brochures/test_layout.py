"""Every kind of brochure is whole: nothing overlaps, leaves the page, stands alone at a foot or is parted where it fits; PDF/UA-1 and PDF/A-2a."""
from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import page as checker
import pikepdf
import pypdfium2
import pytest
from paper import FOOT, Line, bookmarks, brochure_of, crowd, demo, document, lines, long_text, looked_up, page_text, pdf_of, squeezed, words

from choice_guide.derive.paper import LARGE, NORMAL, SIZES
from choice_guide.model import NOT_ANSWERED, Fact, Guide, Text
from choice_guide.render.brochures.words import Set
from tests.render.sample_guide import sample_guide

#: What the fast checker says and the reference checker (test_verapdf.py) does not: it counts the line break before "endstream".
MISTAKEN = {"PDFA2A-STREAM-LENGTH-001"}
SERVICE, AREA = "hemhjalp", "dalen"
NAME = f"{SERVICE}-{AREA}"


@dataclass(frozen=True)
class Kind:
    """A brochure in words and its PDF."""

    said: Set
    size: str
    pdf: bytes


def unanswered() -> Guide:
    """Offers of which nothing is known but the contract."""
    guide = crowd(sample_guide(), SERVICE, AREA, 3)
    bare = dict.fromkeys(("parts", "hours", "languages", "communication", "specialisms", "levels", "capacity", "permit", "follow_up", "visits",
                          "additional_services", "short", "about"), NOT_ANSWERED)
    offers = tuple(replace(offer, **bare, contact=type(offer.contact)(), stated=None, facts=tuple(Fact(fact.definition) for fact in offer.facts))
                   for offer in guide.offers)
    return replace(guide, offers=offers, providers=tuple(replace(provider, has_profile=False) for provider in guide.providers), contact=type(guide.contact)(),
                   choice=type(guide.choice)(), complaints=None, notice=None, base_url=None)


def at_caps() -> Guide:
    """An offer that has written all it may, and words that hardly fit on a line."""
    guide = crowd(sample_guide(), SERVICE, AREA, 2)
    word = "Hushållsnäratilläggstjänsterochledsagningsuppdrag"
    full = dict(about=long_text(900), short=Text.plain(long_text(300).entries[0][1].replace("\n\n", " "), "sv"), visits=long_text(400),
                additional_services=tuple(Text.plain(f"{word} {place}", "sv") for place in range(20)), name=f"{word} {word[:28]}",
                languages=tuple(replace(spoken, note=long_text(120)) for spoken in guide.offers[0].languages))
    facts = tuple(replace(fact, note=long_text(200)) if not isinstance(fact.value, Decimal) else fact for fact in guide.offers[0].facts)
    first = replace(guide.offers[0], facts=facts, **full)
    return replace(guide, offers=(first, *guide.offers[1:]), providers=(replace(guide.providers[0], name=first.name), *guide.providers[1:]))


GUIDES = {"one": lambda: crowd(sample_guide(), SERVICE, AREA, 1), "many": lambda: crowd(sample_guide(), SERVICE, AREA, 110), "unanswered": unanswered,
          "at-caps": at_caps, "sample": sample_guide}
DEMO = ("hemtjanst-norr", "sarskilt-boende")
KINDS = [*((name, size) for name in (*GUIDES, *DEMO) for size in SIZES)]


@cache
def kind(name: str, size: str) -> Kind:
    lookup = demo() if name in DEMO else looked_up(GUIDES[name]())
    content = Path(__file__).parents[2] / "content"
    said = words(lookup, "sv").brochure(brochure_of(lookup, name if name in DEMO else NAME))
    return Kind(said if name in DEMO else Set(said.data, {}), size, pdf_of(said, size, content))


def headings(found: object, level: int | None = None) -> Iterator[str]:
    """Every heading of a brochure's blocks, or those of a level."""
    if isinstance(found, dict):
        if found.get("k") == "h" and level in (None, found["n"]):
            yield "".join(piece["t"] for piece in found["x"])
        for part in found.values():
            yield from headings(part, level)
    elif isinstance(found, list):
        for part in found:
            yield from headings(part, level)


@pytest.mark.parametrize(("name", "size"), KINDS)
def test_pdf_ua_and_pdf_a(name, size):
    for profile in ("ua1", "2a"):
        report = checker.validate_pdf_bytes(kind(name, size).pdf, profile=profile)
        assert {failure.rule_id for failure in report.failures} <= MISTAKEN, (profile, str(report)[:500])


@pytest.mark.parametrize(("name", "size"), KINDS)
def test_nothing_overlaps_or_leaves_the_page(name, size):
    for number, sheet in enumerate(document(kind(name, size).pdf), 1):
        width, height = sheet.get_size()
        found = lines(sheet)
        for line in found:
            assert 30 < line.left < line.right < width - 30 and FOOT < line.bottom and line.top < height - 20, (number, line)
        near = ((line, other) for place, line in enumerate(found) for other in found[place + 1:place + 25])
        assert [pair for pair in near if overlap(*pair) > 0.2] == [], number


def overlap(one: Line, other: Line) -> float:
    """How much of the smaller box lies in the other, 0 to 1."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    least = min((line.right - line.left) * (line.top - line.bottom) for line in (one, other))
    return max(0, width) * max(0, height) / least if least > 0 else 0


@pytest.mark.parametrize(("name", "size"), KINDS)
def test_no_heading_stands_alone_at_the_foot_of_a_page(name, size):
    made = kind(name, size)
    names = {squeezed(heading) for heading in headings(made.said.data["blocks"])}
    for number, sheet in enumerate(list(document(made.pdf))[1:], 2):
        found = lines(sheet)
        last = min(found, key=lambda line: line.bottom).bottom
        assert squeezed("".join(line.text for line in found if abs(line.bottom - last) < 4)) not in names, number


@pytest.mark.parametrize(("name", "size"), KINDS)
def test_bookmarks_lead_to_chapters_and_to_each_sheet_on_a_page_of_its_own(name, size):
    made = kind(name, size)
    marks = bookmarks(document(made.pdf))
    assert [title for level, title, _ in marks if level == 0][0] == "Du får välja" and marks[-1][1] == "Så är det just nu"
    blocks = next(block["b"] for block in made.said.data["blocks"] if block.get("c") == ["sheets"])
    names = ["".join(piece["t"] for piece in sheet["b"][0]["x"]) for sheet in blocks[1:]]
    first = next(page for _, title, page in marks if title == "En i taget")
    sheets = [(title, page) for level, title, page in marks if level == 1 and page >= first][:len(names)]
    assert [title for title, _ in sheets] == names and len({page for _, page in sheets}) == len(names)


@pytest.mark.parametrize("name", GUIDES)
def test_a_sheet_that_fits_on_a_page_is_not_parted(name):
    """Each begins a page, so one with few answers has a page of its own; in large print and with much to say it may take more."""
    made = kind(name, NORMAL)
    marks = bookmarks(document(made.pdf))
    first = next(page for _, title, page in marks if title == "En i taget")
    after = next(page for level, _, page in marks if level == 0 and page > first)
    pages = [page for level, _, page in marks if level == 1 and first <= page < after]
    lengths = [end - start for start, end in zip(pages, [*pages[1:], after])]
    assert pages[0] == first
    assert set(lengths) <= {"unanswered": {1}, "at-caps": {1, 2, 3}}.get(name, {1, 2}), lengths


@pytest.mark.parametrize("name", DEMO)
def test_that_you_may_choose_is_told_on_one_page(name):
    marks = {title: page for _, title, page in bookmarks(document(kind(name, NORMAL).pdf))}
    assert marks["Jämför alla"] == marks["Du får välja"] + 1


@pytest.mark.parametrize("name", (*GUIDES, *DEMO))
def test_what_stands_beside_a_heading_begins_on_its_line(name):
    """A heading at the side of its facts: on every page something stands to its right, as high as it does."""
    made = kind(name, NORMAL)
    names = {squeezed(heading) for heading in headings(made.said.data["blocks"], level=3)}
    found, end = 0, next(page for level, title, page in bookmarks(document(made.pdf)) if title == "Blankett för ditt val")
    glossary = next((page for _, title, page in bookmarks(document(made.pdf)) if title == "Ordlista"), end)
    for number, sheet in enumerate(list(document(made.pdf))[:glossary], 1):
        shown = lines(sheet)
        starts = [line for line in shown if line.left < 60 and line.right < 160 and any(name.startswith(squeezed(line.text)) for name in names)]
        assert [line for line in starts if not any(other.left > 140 and abs(other.top - line.top) < 7 for other in shown)] == [], number
        found += len(starts)
    assert len(names) == 14 and found >= 14


def test_the_sheets_of_the_demo_are_a_leaf_or_little_more():
    marks = [page for level, _, page in bookmarks(document(kind("hemtjanst-norr", NORMAL).pdf)) if level == 1]
    lengths = [after - before for before, after in zip(marks, marks[1:]) if after - before < 9]
    assert sum(lengths) / len(lengths) <= 2.5 and max(lengths) <= 3, lengths


@pytest.mark.parametrize(("name", "size"), KINDS)
def test_tables_have_headers_and_facts_are_lists(name, size):
    with pikepdf.open(io.BytesIO(kind(name, size).pdf)) as found:
        kinds = {"Table": [], "L": []}
        for element in below(found.Root.StructTreeRoot):
            kinds.setdefault(str(element.S)[1:], []).append(element)
        assert str(found.Root.Lang) == "sv" and found.Root.ViewerPreferences.DisplayDocTitle and len(kinds["L"]) > 10
        for table in kinds["Table"]:
            parts = {str(part.S)[1:]: part for part in children(table)}
            assert {str(cell.S) for row in children(parts["THead"]) for cell in children(row)} == {"/TH"}
            for row in children(parts["TBody"]):
                first = children(row)[0]
                assert str(first.S) == "/TH" and any(str(a.get("/Scope")) == "/Row" for a in ([first.A] if isinstance(first.A, pikepdf.Dictionary) else first.A))
        assert len(kinds["Table"]) == (1 if size == NORMAL else 0)
        for figure in kinds.get("Figure", []):
            assert str(figure.Alt)


def children(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The structure elements inside one."""
    kids = element.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """All structure elements below one."""
    for child in children(element):
        yield child
        yield from below(child)


def test_every_page_of_an_invented_guide_says_so():
    for size in SIZES:
        found = document(kind("hemtjanst-norr", size).pdf)
        assert "påhittade" in page_text(found[0])
        assert all("Allt här är påhittat." in re.sub(r"\s+", " ", page_text(found[number])) for number in range(1, len(found)))


def test_the_phone_number_is_the_largest_after_the_title():
    for size in SIZES:
        letters = sizes(document(kind("hemtjanst-norr", size).pdf)[0])
        largest = max(points for points, _ in letters)
        assert squeezed("".join(letter for points, letter in letters if points > 0.9 * largest)) == "HemtjänstiNorr0846500410"


def sizes(sheet: pypdfium2.PdfPage) -> list[tuple[int, str]]:
    """The letters of a page above its foot, each with its size in points."""
    found = sheet.get_textpage()
    shown = found.get_text_range()
    return [(round(pypdfium2.raw.FPDFText_GetFontSize(found.raw, place)), letter) for place, letter in enumerate(shown)
            if not letter.isspace() and found.get_charbox(place)[1] > FOOT]


def test_large_print_has_no_small_letters():
    """18 points and up, but for the line at the foot."""
    for sheet in document(kind("hemtjanst-norr", LARGE).pdf):
        assert min((points for points, _ in sizes(sheet)), default=18) >= 18
