"""A reader narrows a list by her own wishes: nobody disappears, everything can be undone, and the page says what it shows."""

import random

import pytest
from playwright.sync_api import expect

from accessibility_tests.browsers import LIGHT, PHONE, PRINT
from accessibility_tests.choosing.list_page import GROUPS, ListPage
from accessibility_tests.choosing.service_data import ServiceData
from accessibility_tests.choosing.states import looked_at

LISTS = (("hemtjanst", "centrum"), ("hemtjanst", ""), ("daglig-verksamhet", ""), ("sarskilt-boende", ""))


@pytest.fixture
def home_care(view, address):
    return ListPage(view, address, "hemtjanst", "centrum")


@pytest.mark.parametrize("service, area", LISTS)
def test_the_groups_add_up_to_all_in_the_order_of_the_page(service, area, view, address, site):
    """For every single wish and for sets of wishes: three groups, nobody in two, nobody missing, each in the drawn order."""
    data, page = ServiceData.of(site, service), ListPage(view, address, service, area)
    page.open()
    order = page.rows
    assert order == data.ids(area)
    chance = random.Random(f"{service}/{area}")
    sets = [[wish] for wish in data.wishes] + [chance.sample(data.wishes, min(n, len(data.wishes))) for n in (2, 2, 2, 3, 3, 4, 5)]
    for wishes in sets:
        page.page.evaluate("fragment => { location.hash = fragment; }", "&".join(f"wish={wish}" for wish in wishes))
        page.page.wait_for_function("n => document.querySelector('#list-filters-chosen')?.checkVisibility() && document.querySelectorAll('.option__box:checked').length === n", arg=len(wishes))
        groups = page.groups
        assert groups == data.groups(area, wishes), wishes
        assert sorted(sum(groups.values(), [])) == sorted(order)
        numbers = {name: len(ids) for name, ids in groups.items()}
        shown = len(page.seen)
        expect(page.page.locator("#list-filters-status")).to_have_text(
            f"{shown} av {len(order)} visas. {numbers['all']} har allt du önskar, {numbers['lacks']} saknar något och {numbers['unknown']} har inte svarat på allt.")


def test_in_a_list_from_a_to_z_the_groups_keep_that_order(view, address, site):
    page = ListPage(view, address, "hemtjanst", "centrum", az=True)
    page.open()
    order = page.rows
    page.open(["languages.fi"])
    wanted = ServiceData.of(site, "hemtjanst").groups("centrum", ["languages.fi"])
    assert page.groups == {name: [id_ for id_ in order if id_ in ids] for name, ids in wanted.items()}


def test_counts_say_before_a_press_what_it_will_give(home_care, site):
    """Each number is how many would have everything if that were chosen too."""
    data = ServiceData.of(site, "hemtjanst")
    home_care.open(["languages.fi"])
    home_care.open_questions()
    said = dict(home_care.page.eval_on_selector_all(".option", "all => all.map(one => [one.querySelector('input').value, one.querySelector('.option__count').textContent])"))
    assert sorted(said) == sorted(data.wishes)
    total = len(data.ids("centrum"))
    for wish, words in said.items():
        assert words == f"{len(data.groups('centrum', ['languages.fi', wish])['all'])} av {total}", wish


def test_one_press_shows_all_and_another_takes_all_wishes_away(home_care):
    home_care.open()
    before = home_care.rows
    home_care.open(["languages.fi", "hours.evenings"])
    assert len(home_care.seen) < len(before)
    home_care.page.click("#list-filters-all")
    assert sorted(home_care.seen) == sorted(before)
    assert home_care.told.startswith(f"{len(before)} av {len(before)} visas")
    assert home_care.page.evaluate("document.activeElement.id") == "list-filters-all"
    home_care.page.click("#list-filters-clear")
    expect(home_care.page.locator("#pick-status")).to_have_text(f"Alla {len(before)} visas.")
    assert home_care.seen == before
    assert home_care.page.url.endswith("/centrum/")
    assert home_care.page.evaluate("document.activeElement.id") == "list-filters-open"


def test_who_lacks_something_is_told_what_and_who_has_not_answered(home_care, site):
    wishes = ["languages.fi", "cooks_at_home.yes"]
    data = ServiceData.of(site, "hemtjanst").groups("centrum", wishes)
    home_care.open(wishes)
    home_care.page.click("#list-filters-all")
    for name, word in (("lacks", "Det här saknas:"), ("unknown", "Har inte svarat på:")):
        assert data[name]
        for id_ in data[name]:
            assert word in home_care.page.inner_text(f'[data-offer="{id_}"] .judged-row')
    for id_ in data["all"]:
        assert not home_care.page.locator(f'[data-offer="{id_}"] .judged-row').count()


def test_the_focus_stays_where_it_was_and_the_answer_is_announced(home_care):
    home_care.open()
    home_care.open_questions()
    box = home_care.page.locator('input[value="languages.fi"]')
    box.focus()
    home_care.page.keyboard.press("Space")
    assert "har allt du önskar" in home_care.told
    expect(home_care.page.locator("#pick-status[role=status]")).to_have_text(home_care.told)
    assert home_care.page.evaluate("document.activeElement.value") == "languages.fi"


@pytest.mark.parametrize("group", GROUPS)
def test_a_step_of_the_history_keeps_the_focus_in_its_row_or_moves_it_to_the_button_of_its_closed_group(home_care, group):
    home_care.open(["languages.fi", "cooks_at_home.yes"])
    home_care.page.click("#list-filters-all")
    id_ = home_care.groups[group][-1]
    row = home_care.page.locator(f'[data-offer="{id_}"]')
    name = row.locator(".comparison__link")
    name.focus()
    home_care.page.evaluate("location.hash = ''")
    expect(home_care.page.locator(".comparison__group")).to_have_count(0)
    expect(name).to_be_focused()
    home_care.page.go_back()
    expect(home_care.page.locator(".comparison__group")).to_have_count(3)
    closed = home_care.page.locator("tbody", has=row).locator("[aria-expanded=false]")
    expect(closed if closed.count() else name).to_be_focused()
    assert closed.count() == (id_ not in home_care.seen)


def test_a_button_that_goes_with_its_group_leaves_the_focus_to_the_list(home_care):
    home_care.open(["languages.fi"])
    home_care.page.locator(".comparison__group [aria-expanded]:visible").first.focus()
    home_care.page.evaluate("location.hash = ''")
    expect(home_care.page.locator(".comparison__group")).to_have_count(0)
    expect(home_care.page.locator(".comparison")).to_be_focused()


@pytest.mark.parametrize("state", (LIGHT, PHONE), ids=lambda state: state.name)
def test_with_the_keyboard_alone(home_care, state):
    """Open the questions, choose, go to the list, open a group: without a mouse."""
    home_care.open()
    home_care.view.be(state)
    press = home_care.page.keyboard.press
    home_care.page.focus("#list-filters-open")
    press("Enter")
    expect(home_care.page.locator("#list-filters-form")).to_be_visible()
    summary = home_care.page.locator(".wishes__summary", has_text="språk")
    _tab_to(home_care.page, summary)
    press("Enter")
    _tab_to(home_care.page, home_care.page.locator('input[value="languages.fi"]'))
    press("Space")
    _tab_to(home_care.page, home_care.page.locator("#list-filters-form button[type=submit]"))
    press("Enter")
    assert home_care.page.evaluate("document.activeElement.id") == "list-filters-told"
    toggle = home_care.page.get_by_role("button", name="Visa dem som saknar något")
    _tab_to(home_care.page, toggle)
    before = len(home_care.seen)
    press("Enter")
    assert len(home_care.seen) > before
    assert home_care.page.evaluate("document.activeElement.textContent") == "Dölj dem som saknar något"


def test_refresh_back_and_a_shared_address_keep_the_wishes(home_care, view):
    home_care.open()
    home_care.open_questions()
    home_care.page.check('input[value="languages.fi"]')
    expect(home_care.page.locator("#list-filters-told")).to_be_visible()
    shared, groups = home_care.page.url, home_care.groups
    assert shared.endswith("#wish=languages.fi")
    home_care.page.reload()
    expect(home_care.page.locator("#list-filters-told")).to_be_visible()
    assert home_care.groups == groups
    home_care.page.locator(".comparison__link:visible").first.click()
    home_care.page.wait_for_selector("body[data-page=sheet]")
    home_care.page.go_back()
    expect(home_care.page.locator("#list-filters-told")).to_be_visible()
    assert home_care.groups == groups
    view.open(shared)
    expect(home_care.page.locator("#list-filters-told")).to_be_visible()
    assert home_care.groups == groups


def test_a_wish_that_the_guide_no_longer_knows_is_told(home_care):
    home_care.open(["languages.klingon"])
    assert home_care.page.inner_text("#list-filters-chosen") == "Ett önskemål i adressen finns inte i den här listan."
    assert not home_care.page.is_visible("#list-filters-all"), "a button to show all where all are shown"
    assert home_care.seen == home_care.rows


def test_nobody_has_everything_and_the_page_says_so(home_care, site):
    data = ServiceData.of(site, "hemtjanst")
    wishes = data.wishes[:]
    assert not data.groups("centrum", wishes)["all"]
    home_care.open(wishes)
    assert "Ingen har allt du önskar" in home_care.page.inner_text("tbody:has(.comparison__group-row)")
    assert home_care.seen


def test_without_its_data_the_list_is_whole(home_care, view):
    home_care.page.route("**/assets/choosing/sv/**", lambda route: route.abort())
    home_care.open()
    before = home_care.seen
    home_care.page.click("#list-filters-open")
    expect(home_care.page.locator("#list-filters-failed")).to_be_visible()
    assert home_care.seen == before
    home_care.page.unroute("**/assets/choosing/sv/**")
    home_care.page.click("#list-filters-open")
    expect(home_care.page.locator("#list-filters-form")).to_be_visible()
    expect(home_care.page.locator("#list-filters-failed")).to_be_hidden()


def test_on_paper_everybody_stands_whatever_is_open(home_care):
    home_care.open(["languages.fi", "cooks_at_home.yes"])
    assert len(home_care.seen) < len(home_care.rows)
    home_care.view.be(PRINT)
    assert sorted(home_care.seen) == sorted(home_care.rows)
    assert home_care.page.inner_text("#list-filters-printed").startswith("Du önskar: ")
    widths = home_care.page.eval_on_selector_all(".comparison__link", "all => all.map(one => [one.offsetWidth, one.textContent])")
    assert min(width for width, _ in widths) > 150, "a name is squeezed by what stands beside it"


@pytest.mark.parametrize("service, area", LISTS[:3])
def test_in_every_state(service, area, view, address):
    page = ListPage(view, address, service, area)
    page.open()
    page.open_questions()
    looked_at(view, f"{service}/{area} with its questions open")
    page.open([page.page.locator(".option__box").nth(place).input_value() for place in (0, 3)])
    looked_at(view, f"{service}/{area} in groups")
    page.page.click("#list-filters-all")
    looked_at(view, f"{service}/{area} with all groups open")


def _tab_to(page, locator):
    """Press Tab until the element has focus."""
    element = locator.element_handle()
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("element => document.activeElement === element", element):
            return
    raise AssertionError(f"{locator} is never reached with Tab")
