"""What else is printed: booklets for the fold, each offer's own leaf, the folder, posters, and the command that makes them."""
from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import ROOT, demo, document, looked_up, page_text, photo_folder, squeezed, words
from test_layout import at_caps, sizes

from choice_guide import cli
from choice_guide.model import Guide, Status, Text
from choice_guide.render.brochures.cache import Cache
from choice_guide.render.brochures.imposition import A4_WIDE, imposed, pairs
from choice_guide.render.brochures.maker import Maker
from choice_guide.render.brochures.setting import FITS, LEAF, Job, set_all, set_one
from choice_guide.render.brochures.typesetter import Typesetter

MINIMAL = ROOT / "tests" / "minimal_guide"


@given(st.integers(2, 200))
def test_folded_sheets_have_the_pages_in_order(number):
    """Folding the sheets and turning the leaves gives page after page; the last page is the back, empty pages stand before it."""
    sides = pairs(number)
    assert len(sides) % 2 == 0
    left, right = [], []
    for front, back in zip(sides[::2], sides[1::2]):
        left += [front[1], back[0]]
        right = [back[1], front[0], *right]
    read = [*left, *right]
    assert [page for page in read if page is not None] == list(range(number)) and read[-1] == number - 1
    assert len(read) - number < 4 and None not in read[:number - 1]


def test_an_imposed_booklet_holds_every_page_and_is_the_same_bytes():
    source = pypdfium2.PdfDocument.new()
    for number in range(6):
        source.new_page(420 + number, 595)
    written = io.BytesIO()
    source.save(written)
    made = imposed(written.getvalue())
    assert made == imposed(written.getvalue())
    found = document(made)
    assert len(found) == 4 and {tuple(round(side) for side in page.get_size()) for page in found} == {tuple(round(side) for side in A4_WIDE)}


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker(demo(), {"sv": words(demo(), "sv")}, ROOT / "content", "tests")


def test_every_offers_own_sheet_fits_on_a_leaf(tmp_path):
    """Every sheet of the demo in normal print, in each of its languages."""
    every = Maker(demo(), {language: words(demo(), language) for language in demo().guide.languages}, ROOT / "content", "tests")
    jobs = [job for job in every.sheets() if json.loads(job.data)["leaf"]]
    made = dict(set_all(jobs, len(jobs), Cache(tmp_path / "cache"), ROOT / "templates", tmp_path, lambda done, number: None))
    assert len(made) == 2 * sum(offer.status is Status.IN_FORCE for offer in demo().guide.offers)
    assert {path: file.pages for path, file in made.items() if file.pages > LEAF} == {}
    for job in jobs[::40]:
        first = page_text(document((tmp_path / job.path).read_bytes())[0])
        assert json.loads(job.data)["title"].partition(":")[0][:20] in first and re.search("påhittade|made up", first)


def leaf_of(guide: Guide) -> Job:
    """The loose sheet of the first offer, in normal print."""
    lookup = looked_up(guide)
    return next(Maker(lookup, {"sv": words(lookup, "sv")}, photo_folder(), "tests").sheets())


def test_a_sheet_with_much_to_say_fits_on_a_leaf_in_letters_that_can_be_read():
    """Nothing is left out for it, and no letter is smaller than 10 points."""
    job = leaf_of(at_caps())
    pages = document(set_one(job, ROOT / "templates"))
    assert len(pages) == LEAF
    assert min(size for page in pages for size, _ in sizes(page)) >= 10
    shown = squeezed("".join(page_text(page) for page in pages))
    assert [text for text in texts(json.loads(job.data)["blocks"]) if squeezed(text) not in shown] == []


def texts(found: object) -> Iterator[str]:
    """The words of every piece of blocks."""
    if isinstance(found, dict):
        yield from found.get("t", "").split()
        for part in found.values():
            yield from texts(part)
    elif isinstance(found, list):
        for part in found:
            yield from texts(part)


def test_a_sheet_that_fits_on_no_leaf_is_set_no_closer_than_its_pages_need():
    guide = at_caps()
    services = tuple(Text.plain(f"Hushållsnära tilläggstjänst nummer {place} med ett namn som tar hela raden, och mer", "sv") for place in range(90))
    job = leaf_of(replace(guide, offers=(replace(guide.offers[0], additional_services=services), *guide.offers[1:])))
    data, setter = json.loads(job.data), Typesetter(ROOT / "templates")
    assert not job.photos
    tried = [setter.pdf(job.template, {**data, "fit": fit}, {}, job.day) for fit in FITS]
    fewest = min(len(document(pdf)) for pdf in tried)
    assert fewest > LEAF
    assert set_one(job, ROOT / "templates") == next(pdf for pdf in tried if len(document(pdf)) == fewest)


def test_posters_and_the_folder_say_the_number_to_call(maker):
    for job in (*maker.folders(), *list(maker.posters())[:2]):
        found = document(set_one(job, ROOT / "templates"))
        assert demo().guide.choice.phone in page_text(found[0]).replace("\N{NO-BREAK SPACE}", " ")
    assert len(found) == 1 and [round(side / 72 * 25.4) for side in found[0].get_size()] == [297, 420]


def test_the_command_makes_everything_and_nothing_of_the_site(tmp_path, capsys):
    assert cli.main(["brochures", "--all", "--content", str(MINIMAL), "--date", "2026-11-21", "--out", str(tmp_path / "paper")], ROOT) == 0
    names = {path.relative_to(tmp_path / "paper" / "utskrift").as_posix() for path in (tmp_path / "paper").rglob("*.pdf")}
    assert {"hemtjanst-norr.sv.pdf", "hemtjanst-norr.storstil.en.pdf", "hemtjanst-norr.hafte.sv.pdf", "hemtjanst-norr.hafte-for-tryck.sv.pdf",
            "hemtjanst.affisch.sv.pdf", "sa-valjer-du.sv.pdf", "blad/lindens-omsorg-hemtjanst.sv.pdf"} <= names
    assert not list((tmp_path / "paper").rglob("*.html")) and str(len(names)) in capsys.readouterr().out


def test_the_page_lists_every_file_and_says_so_where_there_is_none(tmp_path):
    site = tmp_path / "site"
    assert cli.main(["build", "--no-offline", "--content", str(MINIMAL), "--date", "2026-11-21", "--out", str(site)], ROOT) == 0
    page = (site / "utskrift" / "index.html").read_text(encoding="utf-8")
    files = sorted(path.name for path in (site / "utskrift").glob("*.pdf"))
    assert json.loads((site / "utskrift" / "brochures.json").read_text(encoding="utf-8")) and len(files) >= 8 and all(f'href="{name}"' in page for name in files)
    sheets = sorted(path.name for path in (site / "utskrift" / "blad").glob("*.sv.pdf"))
    assert len(sheets) == 4 and all(f'href="blad/{name}"' in page for name in sheets) and "affisch" not in page
    own = (site / "utforare" / "lindens-omsorg" / "hemtjanst" / "index.html").read_text(encoding="utf-8")
    assert own.count('utskrift/blad/lindens-omsorg-hemtjanst.') == 2
    bare = tmp_path / "bare"
    assert cli.main(["build", "--no-offline", "--no-brochures", "--content", str(MINIMAL), "--date", "2026-11-21", "--out", str(bare)], ROOT) == 0
    assert ".pdf" not in (bare / "utskrift" / "index.html").read_text(encoding="utf-8") and not list(bare.rglob("*.pdf"))


def test_posters_and_booklets_are_in_the_site_where_they_are_asked_for(tmp_path):
    site = tmp_path / "site"
    assert cli.main(["build", "--all-paper", "--content", str(MINIMAL), "--date", "2026-11-21", "--out", str(site)], ROOT) == 0
    page = (site / "utskrift" / "index.html").read_text(encoding="utf-8")
    for name in ("hemtjanst.affisch.sv.pdf", "hemtjanst-norr.hafte.sv.pdf", "hemtjanst-norr.hafte-for-tryck.sv.pdf"):
        assert f'href="{name}"' in page and (site / "utskrift" / name).is_file()
    assert "Häfte för tryckeri, inte för skärmläsare" in page
    stored = json.loads((site / "offline.json").read_text(encoding="utf-8"))["groups"]
    files = {path for group in stored for path, _, _ in group["files"]}
    assert "utskrift/hemtjanst-norr.sv.pdf" in files and not [path for path in files if "blad/" in path or "hafte" in path or "affisch" in path]
