"""A list so long that a press puts only a screen of offers in at once (scripts/choosing/filters.js): nobody may be lost by that to anybody."""

import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import expect

from accessibility_tests.browsers import LIGHT, PHONE, PRINT
from accessibility_tests.built_site import Site
from accessibility_tests.choosing.list_page import GROUPS, ListPage
from accessibility_tests.choosing.service_data import ServiceData
from accessibility_tests.server import serving
from benchmarks.generate import generate

ROOT = Path(__file__).parents[2]
SERVICE = "mat"
LONG = 30  # offers, as scripts/choosing/filters.js has it
#: Rows on their way to another group, and rows of a group that is being opened (scripts/choosing/filters.js).
ON_THEIR_WAY = ".comparison__body--left, .comparison__row[hidden]"
#: Press a button or box; how many offers can be seen in the same moment.
PRESS = """place => {
  place.click();
  return new Promise(resolve => queueMicrotask(() => setTimeout(() => resolve(
    [...document.querySelectorAll('.comparison [data-offer]')].filter(row => row.checkVisibility({ contentVisibilityAuto: true })).length))));
}"""


@pytest.fixture(scope="module")
def long_guide(tmp_path_factory):
    """A generated guide whose longest list is long: its folder and its address."""
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
    page = ListPage(view, address, SERVICE, "")
    page.open()
    data = ServiceData.of(Site(site), SERVICE)
    assert len(data.ids("")) > LONG
    return page, data


def names_told(page):
    """The names of links that the browser tells screen readers of."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return {node["name"]["value"] for node in tree if node.get("role", {}).get("value") == "link" and not node.get("ignored")}


def some(data):
    """Wishes that a good part of the offers has."""
    everybody = len(data.ids(""))
    return [one for one in data.wishes if everybody / 4 < len(data.groups("", {one})["all"]) < everybody]


def press(page, wish):
    """Tick a wish or take it away; how many offers are seen at once."""
    return page.locator(f"input[name=wish][value='{wish}']").evaluate(PRESS)


def settled(page):
    expect(page.locator(ON_THEIR_WAY)).to_have_count(0)


def test_a_screen_of_offers_is_there_at_once_and_everybody_soon(listed):
    shown, data = listed
    page = shown.page
    everybody = {data.name(id_) for id_ in data.ids("")}
    assert everybody <= names_told(page)
    shown.open_questions()
    wish = some(data)[0]
    wanted = data.groups("", {wish})["all"]
    seen = press(page, wish)
    assert 0 < seen < len(wanted), "the test says nothing: the whole group is put in at once"
    settled(page)
    assert {data.name(id_) for id_ in wanted} <= names_told(page)
    assert len(wanted) < page.locator("#list-filters-all").evaluate(PRESS) < len(everybody), "groups are opened all at once"
    settled(page)
    assert everybody <= names_told(page)
    assert page.locator("#list-filters-clear").evaluate(PRESS) < len(everybody)
    settled(page)
    assert shown.rows == data.ids("")
    assert everybody <= names_told(page)


def test_groups_add_up_to_all_in_the_drawn_order(listed):
    shown, data = listed
    page = shown.page
    shown.open_questions()
    wish = some(data)[0]
    press(page, wish)
    settled(page)
    assert shown.groups == data.groups("", {wish})
    assert sum(map(len, shown.groups.values())) == len(data.ids(""))


def test_presses_in_quick_succession_end_with_what_the_last_one_wants(listed):
    shown, data = listed
    page = shown.page
    shown.open_questions()
    one, other, third, *_ = some(data)
    for wish in (one, other, one, third, one):
        press(page, wish)
    settled(page)
    assert shown.groups == data.groups("", {one, other, third})
    page.click("#list-filters-all")
    press(page, third)
    for place in range(len(GROUPS)):  # opened and closed while rows are on their way
        toggle = page.locator("tbody:has(.comparison__group-row):not(.comparison__body--left) .comparison__group .button").nth(place)
        if toggle.is_visible():
            toggle.focus()
            toggle.evaluate(PRESS)
            assert toggle.evaluate("button => button === document.activeElement")
    settled(page)
    assert shown.groups == data.groups("", {one, other})
    counts = dict(page.eval_on_selector_all(".option", "all => all.map(one => [one.querySelector('input').value, one.querySelector('.option__count').textContent])"))
    assert counts == {wish: f"{len(data.groups('', {one, other, wish})['all'])} av {len(data.ids(''))}" for wish in data.wishes}
    opened = page.eval_on_selector_all("tbody:has(.comparison__group-row)", "all => all.filter(one => one.querySelector('[aria-expanded=true]')).flatMap(one => [...one.querySelectorAll('[data-offer]')].map(row => row.checkVisibility()))")
    assert opened and all(opened)


def test_a_button_that_has_the_focus_keeps_it_when_its_group_is_made_anew(listed):
    shown, data = listed
    page = shown.page
    shown.open_questions()
    one, other, *_ = some(data)
    press(page, one)
    settled(page)
    kept = page.evaluate("""fragment => new Promise(resolve => {
      const button = [...document.querySelectorAll('.comparison__group .button')].filter(one => one.checkVisibility()).at(-1);
      const body = button.closest('tbody');
      button.focus();
      addEventListener('hashchange', () => setTimeout(() => resolve([button.closest('tbody') !== body, button === document.activeElement])));
      location.hash = fragment;
    })""", f"wish={one}&wish={other}")
    assert kept == [True, True]
    settled(page)
    assert shown.groups == data.groups("", {one, other})


@pytest.mark.parametrize("group", ("all", "lacks"))  # the generated offers have answered everything
def test_a_step_of_the_history_keeps_the_focus_in_its_row_or_moves_it_to_the_button_of_its_closed_group(listed, group):
    shown, data = listed
    page = shown.page
    shown.open_questions()
    wish = next(one for one in some(data) if data.groups("", {one})[group])
    press(page, wish)
    settled(page)
    page.click("#list-filters-all")
    settled(page)
    row = page.locator(f'[data-offer="{data.groups("", {wish})[group][-1]}"]')
    name = row.locator(".comparison__link")
    name.focus()
    page.evaluate("location.hash = ''")
    expect(page.locator(".comparison__group")).to_have_count(0)
    settled(page)
    expect(name).to_be_focused()
    page.go_back()
    expect(page.locator(".comparison__group")).to_have_count(3)
    settled(page)
    expect(name if group == "all" else page.locator("tbody", has=row).locator("[aria-expanded]")).to_be_focused()


def test_offers_on_their_way_do_not_take_the_focus_from_where_a_reader_has_pressed_since(listed):
    """She ticks a wish and presses beside everything before all offers are there."""
    shown, data = listed
    page = shown.page
    shown.open_questions()
    box = page.locator(f"input[name=wish][value='{some(data)[0]}']")
    box.focus()
    page.keyboard.press("Space")
    assert page.locator(ON_THEIR_WAY).count()
    page.evaluate("document.activeElement.blur()")
    settled(page)
    assert page.evaluate("document.activeElement === document.body")


def test_the_keyboard_reaches_the_last_one_and_find_in_page_finds_it(listed):
    shown, data = listed
    page = shown.page
    shown.open_questions()
    press(page, some(data)[0])
    page.locator("#list-filters-all").evaluate(PRESS)
    settled(page)
    last = page.locator(".comparison [data-offer] .comparison__link").last
    name = last.text_content()
    page.locator(".comparison [data-offer] .comparison__link").nth(-2).focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == name
    box = page.evaluate("(() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return [top, bottom, innerHeight]; })()")
    assert 0 <= box[0] and box[1] <= box[2], "the focus is out of view"
    page.evaluate("getSelection().removeAllRanges()")
    assert page.evaluate("name => window.find(name)", name)


def test_an_address_with_wishes_is_shown_whole_at_once(listed, long_guide):
    """So that a browser that goes back finds the place where the reader was."""
    shown, data = listed
    page = shown.page
    wish = some(data)[0]
    page.goto("about:blank")
    page.goto(f"{long_guide[1]}{SERVICE}/#wish={wish}")
    page.wait_for_selector(".comparison__group-row")
    assert shown.groups == data.groups("", {wish})
    assert page.locator(ON_THEIR_WAY).count() == 0


@pytest.mark.parametrize("pressed", [False, True], ids=["whole", "narrowed"])
def test_paper_has_all(view, long_guide, pressed):
    """Also when it is asked for while rows are on their way."""
    site, address = long_guide
    data = ServiceData.of(Site(site), SERVICE)
    view.open(f"{address}{SERVICE}/")
    names = view.page.locator(".comparison__link").all_text_contents()
    if pressed:
        ListPage(view, address, SERVICE, "").open_questions()
    view.be(PRINT)
    if pressed:
        press(view.page, some(data)[0])
        assert view.page.locator(ON_THEIR_WAY).count()
    paper = pypdfium2.PdfDocument(view.page.pdf(format="A4"))
    text = _together("".join(page.get_textpage().get_text_range() for page in paper))
    assert len(names) > LONG and not [name for name in names if _together(name) not in text]


def _together(text):
    """Without spaces: those that PDF readers find between letters are guesses."""
    return re.sub(r"\s+", "", text)
