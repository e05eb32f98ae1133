"""What else is printed: booklets for the fold, each offer's own leaf, the folder, posters, and the command that makes them."""
from __future__ import annotations

import io
import json

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper import ROOT, demo, document, page_text, words

from choice_guide import cli
from choice_guide.render.brochures.imposition import A4_WIDE, imposed, pairs
from choice_guide.render.brochures.maker import Maker
from choice_guide.render.brochures.setting import set_one

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


def test_an_offers_own_sheet_fits_on_a_leaf(maker):
    """The longest and the shortest of the demo, and the one with photos that once had three pages."""
    jobs = sorted((job for job in maker.sheets() if "storstil" not in job.path), key=lambda job: len(job.data))
    for job in (jobs[0], *jobs[-3:], *(job for job in jobs if "almgarden" in job.path)):
        found = document(set_one(job, ROOT / "templates"))
        assert len(found) <= 2, job.path
        assert json.loads(job.data)["title"].partition(":")[0][:20] in page_text(found[0]) and "påhittade" in page_text(found[0])


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
    bare = tmp_path / "bare"
    assert cli.main(["build", "--no-offline", "--no-brochures", "--content", str(MINIMAL), "--date", "2026-11-21", "--out", str(bare)], ROOT) == 0
    assert ".pdf" not in (bare / "utskrift" / "index.html").read_text(encoding="utf-8") and not list(bare.rglob("*.pdf"))
