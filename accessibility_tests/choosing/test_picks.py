"""My choices travel with the reader from page to page, and leave nothing behind in the browser."""

import pytest
from playwright.sync_api import expect

from accessibility_tests.choosing.states import looked_at

LIST = "hemtjanst/centrum/"


@pytest.fixture
def start(view, address):
    view.open(address + LIST)
    return view.page


def pick(page, number):
    """Add the number-th offer of the list; its id."""
    button = page.locator(".comparison [data-pick]").nth(number)
    button.click()
    return button.get_attribute("data-pick")


def number(page):
    return page.inner_text("[data-pick-number]")


def test_adding_is_said_to_eyes_and_ears_and_can_be_undone(start):
    button = start.locator(".comparison [data-pick]").first
    name = button.get_attribute("data-name")
    assert button.inner_text().startswith("Lägg till i Mina val")
    button.focus()
    start.keyboard.press("Enter")
    expect(start.locator("#pick-status")).to_have_text(f"{name} ligger nu i Mina val. Antal i listan: 1.")
    assert button.inner_text().startswith("Ta bort från Mina val")
    assert name in button.text_content()
    assert number(start) == "(1)"
    assert start.evaluate("document.activeElement.dataset.pick") == button.get_attribute("data-pick")
    start.keyboard.press("Space")
    expect(start.locator("#pick-status")).to_have_text(f"{name} är borttagen från Mina val. Antal i listan: 0.")
    assert number(start) == ""
    assert start.url.endswith(LIST)


def test_every_link_of_the_guide_takes_the_list_along_and_no_other(start, address):
    ids = [pick(start, 0), pick(start, 3)]
    links = start.eval_on_selector_all("a[href]:not([href^='#'])", "all => all.map(a => a.href)")
    inside = [link for link in links if link.startswith(address)]
    outside = [link for link in links if not link.startswith(address)]
    assert inside and outside
    assert all(f"pick={ids[0]}&pick={ids[1]}" in link for link in inside)
    assert not any("pick=" in link for link in outside)


def test_the_list_is_there_on_a_sheet_in_the_other_language_and_after_a_search(start):
    first = pick(start, 0)
    start.locator(f'[data-offer="{first}"] .comparison__link').click()
    start.wait_for_selector("body[data-page=sheet]")
    assert number(start) == "(1)"
    assert start.locator(f'[data-pick="{first}"]').inner_text().startswith("Ta bort från Mina val")
    start.click(".site-nav__language")
    start.wait_for_selector("html[lang=en]")
    assert number(start) == "(1)"
    start.click(".site-nav__link[href*='sok']")
    start.fill("main input[name=q]", "home care")
    start.press("main input[name=q]", "Enter")
    start.locator("#search-results h2 a").first.click()
    start.wait_for_load_state()
    assert number(start) == "(1)"


def test_a_search_from_the_start_page_takes_the_list_along(start, address):
    first = pick(start, 0)
    start.click(".brand")
    start.wait_for_selector("body[data-page=start]")
    start.fill("input[name=q] >> nth=1", "hemtjänst")
    start.press("input[name=q] >> nth=1", "Enter")
    start.wait_for_selector("body[data-page=search]")
    assert number(start) == "(1)"
    assert first.split("/")[0] in start.url
    expect(start.locator("#search-status")).not_to_be_empty()


def test_a_part_of_the_page_is_still_reached(start):
    pick(start, 0)
    start.click(".essentials a[href*='#non-choice']")
    assert start.evaluate("document.activeElement.id") == "non-choice"
    assert "pick=" in start.url
    start.reload()
    assert start.evaluate("document.activeElement.id") == "non-choice"


def test_going_back_and_forward_does_not_take_the_focus(start):
    pick(start, 0)
    start.locator(".skip-link").focus()
    start.keyboard.press("Enter")
    assert start.evaluate("document.activeElement.id") == "main" and "#main&pick=" in start.url
    start.locator(".brand").focus()
    start.go_back()
    assert "#main" not in start.url
    start.go_forward()
    start.wait_for_function("location.hash.startsWith('#main&')")
    assert start.evaluate("document.activeElement.matches('.brand')")


def test_a_part_that_takes_the_focus_anyway_stays_as_it_was(start):
    for picked in (False, True):
        start.reload()
        start.evaluate("document.querySelector('.brand').id = 'there', document.querySelector('.skip-link').href = '#there'")
        if picked:
            pick(start, 0)
        start.locator(".skip-link").focus()
        start.keyboard.press("Enter")
        assert start.evaluate("document.activeElement.id") == "there"
        assert start.get_attribute("#there", "tabindex") is None


def test_a_browser_that_refuses_does_not_make_it_say_what_is_not_so(start):
    picked = pick(start, 0)
    stored = "id => localStorage.setItem(`choice-guide:${new URL(document.documentElement.dataset.root, location.href).pathname}`, JSON.stringify({ picks: [id], notes: {} }))"
    start.evaluate(stored, picked)
    start.reload()
    start.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); } }")
    start.locator(".comparison [data-pick]").first.click()
    expect(start.locator("#pick-status")).to_contain_text("Webbläsaren lät inte sidan spara.")
    assert number(start) == "(1)"


def test_nothing_is_kept_in_the_browser_before_the_reader_has_said_yes(start):
    pick(start, 0)
    start.reload()
    assert number(start) == "(1)"
    assert start.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert not start.context.cookies()


def test_a_page_that_is_gone_back_to_shows_what_another_has_changed(start):
    """Browsers tell a page that slept nothing of what others kept meanwhile; then the list becomes again what it was."""
    start.evaluate("globalThis.key = `choice-guide:${new URL(document.documentElement.dataset.root, location.href).pathname}`")
    keep = "picks => localStorage.setItem(key, JSON.stringify({ picks, notes: {} }))"
    start.evaluate(keep, [])
    button = start.locator(".comparison [data-pick]").first
    start.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert number(start) == ""
    start.evaluate(keep, [button.get_attribute("data-pick")])
    start.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert number(start) == "(1)" and button.inner_text().startswith("Ta bort från Mina val")
    button.click()
    assert number(start) == "" and button.inner_text().startswith("Lägg till i Mina val")


def test_comparing_is_offered_before_the_list_when_there_are_two(start):
    ways = start.locator("[data-compare-picked]")
    assert ways.evaluate_all("all => all.every(one => one.hidden)")
    ids = [pick(start, number) for number in (0, 2)]
    assert ways.count() == 2 and ways.evaluate_all("all => all.every(one => one.checkVisibility())")
    link = ways.first.locator("a").get_attribute("href")
    assert "service=hemtjanst" in link and all(f"compare={id_}" in link for id_ in ids)
    before = start.evaluate("document.querySelector('[data-compare-picked]').compareDocumentPosition(document.querySelector('.comparison')) & 4")
    assert before, "the way to compare stands after the list, so that a keyboard has to pass all of it"


def test_the_list_of_a_shared_address_is_shown(view, address):
    view.open(f"{address}{LIST}#pick=finns-inte/hemtjanst")
    assert number(view.page) == "(1)"


def test_in_every_state(start, view):
    for place in (0, 2):
        pick(start, place)
    looked_at(view, "a list with two offers added")
