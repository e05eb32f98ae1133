"""A list so long that after a press only what is in view is laid out at once (scripts/choosing/filters.js): nobody may be lost by that to anybody."""

import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

from accessibility_tests.browsers import LIGHT, PHONE, PRINT
from accessibility_tests.built_site import Site
from accessibility_tests.choosing.service_data import ServiceData
from accessibility_tests.server import serving
from benchmarks.generate import generate

ROOT = Path(__file__).parents[2]
SERVICE = "mat"
LONG = 60  # offers, as the package has it: a longer list is laid out in parts
SKIPPED = """() => [...document.querySelectorAll('.comparison [data-offer] td')]
  .filter(cell => cell.checkVisibility() && !cell.checkVisibility({ contentVisibilityAuto: true })).length"""


@pytest.fixture(scope="module")
def long_guide(tmp_path_factory):
    """A generated guide whose longest list has more than LONG offers: its folder and its address."""
    folder = tmp_path_factory.mktemp("long")
    generate(folder / "content", 200)
    command = [sys.executable, "build.py", "--content", folder / "content", "--out", folder / "site", "--date", "2026-11-22", "--no-brochures", "--no-offline"]
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True, capture_output=True)
    with serving(folder / "site") as address:
        yield folder / "site", address


@pytest.fixture(params=[PHONE, LIGHT], ids=["phone", "wide"])
def listed(request, view, long_guide):
    """The list on a screen of each layout, and its data."""
    site, address = long_guide
    view.be(request.param)
    view.open(f"{address}{SERVICE}/")
    data = ServiceData.of(Site(site), SERVICE)
    assert len(data.ids("")) > LONG
    return view.page, data


def names_told(page):
    """The names of links that the browser tells screen readers of."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return {node["name"]["value"] for node in tree if node.get("role", {}).get("value") == "link" and not node.get("ignored")}


def narrow(page, data):
    """Tick a wish; it."""
    page.click("#list-filters-open")
    page.wait_for_selector(".wishes")
    page.eval_on_selector_all(".wishes", "all => all.forEach(one => { one.open = true; })")
    wish = next(one for one in data.wishes if len(data.ids("")) / 4 < len(data.groups("", {one})["all"]) < len(data.ids("")))
    page.check(f"input[name=wish][value='{wish}']")
    return wish


def test_all_are_laid_out_when_nobody_is_pressing(listed):
    page, data = listed
    everybody = {data.name(id_) for id_ in data.ids("")}
    assert page.evaluate(SKIPPED) == 0 and everybody <= names_told(page)
    wish = narrow(page, data)
    assert page.evaluate(SKIPPED) > 0, "the test says nothing: rows out of view are laid out at once"
    expect(page.locator(".comparison__row--later")).to_have_count(0)
    assert page.evaluate(SKIPPED) == 0
    assert {data.name(id_) for id_ in data.groups("", {wish})["all"]} <= names_told(page)
    page.click("#list-filters-all")
    expect(page.locator(".comparison__row--later")).to_have_count(0)
    assert everybody <= names_told(page)


def test_the_keyboard_reaches_the_last_one(listed):
    page, data = listed
    page.eval_on_selector_all(".comparison__row", "rows => rows.forEach(row => row.classList.add('comparison__row--later'))")
    links = page.locator(".comparison [data-offer] .comparison__link")
    links.nth(-2).focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == data.name(data.ids("")[-1])
    box = page.evaluate("(() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return [top, bottom, innerHeight]; })()")
    assert 0 <= box[0] and box[1] <= box[2], "the focus is out of view"


def test_find_in_page_finds_the_last_one(listed):
    page, data = listed
    page.eval_on_selector_all(".comparison__row", "rows => rows.forEach(row => row.classList.add('comparison__row--later'))")
    assert page.evaluate("name => window.find(name)", data.name(data.ids("")[-1]))


def test_groups_add_up_to_all_in_the_drawn_order(listed):
    page, data = listed
    wish = narrow(page, data)
    expect(page.locator("#list-filters-told")).to_be_visible()
    rows = page.eval_on_selector_all("tbody:has(.comparison__group-row)", "all => all.map(one => [...one.querySelectorAll('[data-offer]')].map(row => row.dataset.offer))")
    groups = data.groups("", {wish})
    assert rows == [list(groups[name]) for name in ("all", "lacks", "unknown")]
    assert sum(map(len, rows)) == len(data.ids(""))


def test_paper_has_all(view, long_guide):
    site, address = long_guide
    view.open(f"{address}{SERVICE}/")
    names = view.page.locator(".comparison__link").all_text_contents()
    view.be(PRINT)
    paper = pypdfium2.PdfDocument(view.page.pdf(format="A4"))
    text = re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in paper))
    assert len(names) > LONG and not [name for name in names if name not in text]
