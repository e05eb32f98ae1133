"""Rules of the house that checkers miss, on every kind of file in every language and in the extremes, read from the PDFs themselves."""
from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from ctypes import byref, c_int
from itertools import pairwise

import page as checker
import pikepdf
import pytest
from kinds import FILES, File, blocks_of, file
from paper import Line, bookmarks, document, lines, page_text, squeezed
from pypdfium2 import PdfObject, PdfPage, raw
from tagged import PATH, TEXT, colour, tags
from test_layout import MISTAKEN, headings, overlap, sizes

from choice_guide.colour import contrast
from choice_guide.derive.paper import BOOKLET, LARGE, NORMAL, POSTER

#: The least letters in points, above the foot of the page and at it.
LEAST = {NORMAL: (10, 9), "leaf": (10, 8), LARGE: (18, 12.5), BOOKLET: (10, 8.5), POSTER: (28, 20)}
READABLE = 7.0
WHITE, HAIR = (255, 255, 255), 3  # a line is a shape too, points wide


@pytest.fixture(scope="module", params=FILES, ids=lambda one: " ".join(one))
def made(request) -> File:
    """One file after the other, each through all the rules."""
    return file(*request.param)


def test_the_standards_are_kept(made):
    for profile in ("ua1", "2a"):
        assert {failure.rule_id for failure in checker.validate_pdf_bytes(made.pdf, profile=profile).failures} <= MISTAKEN


def test_title_language_and_author_are_told(made):
    info = {key: made.open.get_metadata_value(key) for key in ("Title", "Author")}
    assert info == {"Title": made.data["title"], "Author": made.data["author"]}
    with pikepdf.open(io.BytesIO(made.pdf)) as found:
        assert str(found.Root.Lang) == made.data["language"] and found.Root.ViewerPreferences.DisplayDocTitle and found.Root.MarkInfo.Marked


def test_headings_are_those_of_the_blocks_and_no_level_is_left_out(made):
    found = [(int(tag.kind[1]), tag) for tag in made.root.all() if tag.kind in ("H1", "H2", "H3", "H4")]
    covers = titles(made)
    names = [squeezed(one) for one in headings(made.data["blocks"]) if one not in covers]
    assert [squeezed(tag.title) for _, tag in found] == names and [letters(made, tag.text) for _, tag in found] == [letters(made, name) for name in names]
    levels = [level for level, _ in found]
    assert all(after <= before + 1 for before, after in pairwise(levels)) and (not levels or levels[0] == 1)
    assert [squeezed(tag.text) for tag in made.root.all() if tag.kind == "Title"] == [squeezed(one) for one in covers]


def letters(made: File, text: str) -> str:
    """A text without white space; in any order where it runs from right to left, for the library gives such lines as they stand."""
    return "".join(sorted(squeezed(text))) if made.data["direction"] == "rtl" else squeezed(text)


def plain(pieces: list[dict]) -> str:
    """What pieces say."""
    return "".join(piece["t"] for piece in pieces)


def titles(made: File) -> list[str]:
    """The title on the cover, which is no heading."""
    return [plain(block["x"]) for block in blocks_of(made.data["blocks"], "h") if "title" in block["c"]]


def test_bookmarks_are_the_headings_and_lead_to_them(made):
    contents = {squeezed(plain(block["b"][0]["x"])) for block in made.data["blocks"] if block.get("c") == ["contents"]}
    found = [(int(tag.kind[1]) - 1, squeezed(tag.title)) for tag in made.root.all() if tag.kind in ("H1", "H2") and squeezed(tag.title) not in contents]
    marks = bookmarks(made.open)
    assert [(level, squeezed(title)) for level, title, _ in marks] == found
    assert all(squeezed(title) in squeezed(page_text(made.open[page])) for _, title, page in marks)


def test_tables_have_column_and_row_headers_and_facts_have_values(made):
    found = list(made.root.all())
    tables = [tag for tag in found if tag.kind == "Table"]
    assert len(tables) == (len(list(blocks_of(made.data["blocks"], "table"))) if made.data["size"] == NORMAL else 0)
    for table in tables:
        head, body = (next(part for part in table.children if part.kind == kind) for kind in ("THead", "TBody"))
        [first] = head.children
        assert {(cell.kind, cell.attributes.get("Scope")) for cell in first.children} == {("TH", "Column")} and all(cell.text.strip() for cell in first.children)
        for row in body.children:
            assert [cell.kind for cell in row.children] == ["TH", *["TD"] * (len(row.children) - 1)] and row.children[0].attributes["Scope"] == "Row"
            assert sum(int(cell.attributes.get("ColSpan", "1")) for cell in row.children) == len(first.children)
    for item in (tag for tag in found if tag.kind == "LI"):
        assert [part.kind for part in item.children] in (["LBody"], ["Lbl", "LBody"]) and item.children[-1].text.strip()


def test_pictures_have_their_texts(made):
    figures = [tag for tag in made.root.all() if tag.kind == "Figure"]
    assert [figure.alt for figure in figures] == [block["alt"] for block in blocks_of(made.data["blocks"], "img")]
    assert all(figure.alt.strip() for figure in figures)


def test_texts_in_another_language_are_marked_with_it(made):
    own = made.data["language"].partition("-")[0]
    foreign = [(piece["l"].partition("-")[0], squeezed(piece["t"])) for piece in blocks_of(made.data["blocks"], "") if piece.get("l", own).partition("-")[0] != own]
    said = {}
    for language, text in made.root.said:
        said[language] = said.get(language, "") + squeezed(text)
    assert [one for one in foreign if letters(made, one[1]) not in letters(made, said.get(one[0], "")) and not set_as_title(made, one[1])] == []
    assert {language for language, _ in foreign} | {own} >= {*said}


def set_as_title(made: File, text: str) -> bool:
    """Whether a text is the title on a cover: the typesetter knows it in the document's language alone."""
    return text in map(squeezed, titles(made))


def test_the_tags_say_everything_in_the_order_of_the_blocks(made):
    """Whoever hears the document gets each text that is not for the eye alone, in order."""
    heard, place = squeezed(made.root.text), 0
    texts = [squeezed(piece["t"]) for piece in spoken(made.data["blocks"], made.data["size"] != NORMAL) if squeezed(piece["t"])]
    if made.data["direction"] == "rtl":
        assert not Counter("".join(texts)) - Counter(heard)
        return
    for text in texts:
        found = heard.find(text, place)
        assert found >= 0, (text, heard[place:place + 200])
        place = found + len(text)


def spoken(blocks: list[dict], large: bool) -> Iterator[dict]:
    """The pieces of blocks in the order in which they are set."""
    for block in blocks:
        if block["k"] in ("p", "h"):
            yield from block["x"]
        elif block["k"] == "facts":
            for row in block["r"]:
                yield from (*row["l"], *spoken(row["v"], large))
        elif block["k"] == "list":
            yield from (piece for item in block["i"] for piece in spoken(item, large))
        elif block["k"] == "box":
            yield from spoken(in_place(block, large), large)
        elif block["k"] == "table":
            yield from (*block["cap"], *(piece for row in ([] if large else [block["head"]]) + block["rows"] for cell in row for piece in spoken(cell["b"], large)))


def in_place(box: dict, large: bool) -> list[dict]:
    """The blocks of a box as they stand: on covers the number to call and the way to the web last, on an offer's leaf the latter before the sections."""
    if "loose" in box["c"] and not large:
        return sorted(box["b"], key=lambda one: 1 if "web" in one["c"] else 2 * ("sheet-section" in one["c"]))
    at_foot = ("call", "web") if "cover" in box["c"] else ()
    return sorted(box["b"], key=lambda one: one["k"] == "box" and bool({*at_foot} & {*one["c"]}))


def test_nothing_is_clipped_or_crushed_and_letters_are_large_enough(made):
    least, least_at_foot = LEAST[made.data["size"] if not made.data.get("leaf") else "leaf"]
    for number, sheet in enumerate(made.open):
        width, height = sheet.get_size()
        found = made.lines(number)
        assert all(25 < line.left < line.right < width - 25 and line.top < height - 20 for line in found), number
        near = ((line, other) for place, line in enumerate(found) for other in found[place + 1:place + 25])
        assert [pair for pair in near if overlap(*pair) > 0.2] == [], number
        assert min((points for points, _ in sizes(sheet)), default=least) >= least, number
        assert all(size >= least_at_foot for size in text_sizes(sheet)), number


def text_sizes(sheet: PdfPage) -> Iterator[float]:
    """The size of every letter of a page in points."""
    found = sheet.get_textpage()
    return (raw.FPDFText_GetFontSize(found.raw, place) for place, letter in enumerate(found.get_text_range()) if not letter.isspace())


def test_no_heading_stands_alone_at_the_foot_of_a_page(made):
    names = {squeezed(heading) for heading in headings(made.data["blocks"])} - {squeezed(one) for one in titles(made)}
    for number in range(len(made.open)):
        found = made.lines(number)
        last = min((line.bottom for line in found), default=0)
        assert squeezed("".join(line.text for line in found if abs(line.bottom - last) < 4)) not in names or single(made, number), number


def single(made: File, number: int) -> bool:
    """Whether what looks like a heading is a text of a table or of the contents that says the same."""
    return all(page != number for _, _, page in bookmarks(made.open))


def test_no_sheet_is_split_that_fits_on_a_page(made):
    marks, number = bookmarks(made.open), sum(1 for _ in sheets(made))
    begin = next((page for level, title, page in marks if level == 0 and number and title == one_by_one(made)), 0)
    pages = [page for level, _, page in marks if page >= begin and (level == 1 or page > begin)][:number + 1]
    assert len({*pages}) == len(pages) or not number
    for first, after in pairwise(pages if number else []):
        used = [max(line.top for line in page) - min(line.bottom for line in page) for page in map(made.lines, range(first, after))]
        assert len(used) != 2 or sum(used) > made.open[first].get_size()[1] - made.foot - 45, first


def one_by_one(made: File) -> str:
    """The heading of the chapter with the sheets."""
    return next(plain(box["b"][0]["x"]) for box in made.data["blocks"] if box.get("c") == ["sheets"])


def sheets(made: File) -> Iterator[dict]:
    """The sheets of a brochure."""
    return (block for box in made.data["blocks"] if box.get("c") == ["sheets"] for block in box["b"][1:])


def test_every_letter_has_contrast_and_no_ground_but_paper(made):
    for sheet in made.open:
        assert all(contrast(f"#{red:02x}{green:02x}{blue:02x}", "#ffffff") >= READABLE for red, green, blue in
                   {colour(shape) for shape in sheet.get_objects(filter=[TEXT])})
        shapes = [shape for shape in sheet.get_objects(filter=[PATH], max_depth=1) if filled(shape) and colour(shape) != WHITE]
        grounds = [Line("", *box) for box in (shape.get_bounds() for shape in shapes) if min(box[2] - box[0], box[3] - box[1]) > HAIR]
        assert [(line, ground) for line in lines(sheet) for ground in grounds if overlap(line, ground) > 0.05] == []


def filled(shape: PdfObject) -> bool:
    """Whether a shape is filled."""
    mode, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(shape.raw, byref(mode), byref(stroke))
    return mode.value != raw.FPDF_FILLMODE_NONE


def broken(change: Callable[[pikepdf.Pdf], None]) -> File:
    """A brochure in English that a rule has something against."""
    whole = file("sample", NORMAL, "en")
    with pikepdf.open(io.BytesIO(whole.pdf)) as found:
        change(found)
        out = io.BytesIO()
        found.save(out)
    return File(whole.data, out.getvalue(), document(out.getvalue()), tags(out.getvalue()))


def elements(found: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    """The structure's elements of a kind."""
    return [one for one in found.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == f"/{kind}" and "/P" in one]


def no_row_header(found: pikepdf.Pdf) -> None:
    elements(found, "TH")[-1].S = pikepdf.Name.TD


def no_text_of_a_picture(found: pikepdf.Pdf) -> None:
    elements(found, "Figure")[0].Alt = pikepdf.String(" ")


def a_level_left_out(found: pikepdf.Pdf) -> None:
    elements(found, "H2")[0].S = pikepdf.Name.H4


def no_bookmark(found: pikepdf.Pdf) -> None:
    del found.Root.Outlines


def another_language(found: pikepdf.Pdf) -> None:
    for page in found.pages:
        page.Contents = found.make_stream(page.obj.Contents.read_bytes().replace(b"/Lang(sv)", b"/Lang(fi)"))


def another_order(found: pikepdf.Pdf) -> None:
    [whole] = elements(found, "Document")
    heading = next(place for place, one in enumerate(whole.K) if one.S == "/H2")
    kids = list(whole.K)
    whole.K = pikepdf.Array([*kids[:heading], kids[heading + 1], kids[heading], *kids[heading + 2:]])


def a_narrow_page(found: pikepdf.Pdf) -> None:
    found.pages[3].MediaBox = pikepdf.Array([0, 0, 400, 842])


def pale_letters(found: pikepdf.Pdf) -> None:
    for page in found.pages:
        page.Contents = found.make_stream(re.sub(rb"(?<=\s)0(?:\.\d+)? (?=scn?\b|g\b)", b"0.6 ", page.obj.Contents.read_bytes()))


@pytest.mark.parametrize(("rule", "change"), [
    (test_tables_have_column_and_row_headers_and_facts_have_values, no_row_header), (test_pictures_have_their_texts, no_text_of_a_picture),
    (test_headings_are_those_of_the_blocks_and_no_level_is_left_out, a_level_left_out), (test_bookmarks_are_the_headings_and_lead_to_them, no_bookmark),
    (test_texts_in_another_language_are_marked_with_it, another_language), (test_the_tags_say_everything_in_the_order_of_the_blocks, another_order),
    (test_nothing_is_clipped_or_crushed_and_letters_are_large_enough, a_narrow_page), (test_every_letter_has_contrast_and_no_ground_but_paper, pale_letters)])
def test_a_file_that_breaks_a_rule_is_found(rule, change):
    with pytest.raises(AssertionError):
        rule(broken(change))
