"""The search page as it is used: typed into, linked to, gone back to, without an answer, without its index."""

import gzip
import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from accessibility_tests.browsers import put_driver, DARK, LIGHT, PHONE
from accessibility_tests.checks import axe
from accessibility_tests.report import describe, Found
from accessibility_tests.search.asking import SearchPage

LARGEST = 12 * 1024  # bytes of our own scripts on the search page, compressed


@pytest.fixture
def search(site, address, view):
    """The search page of the guide's first language."""
    language = site.page_at["index.html"].language
    page = next(page for page in site.pages if (page.kind, page.language) == ("search", language))
    return SearchPage(view, address, page.url_path)


@pytest.fixture
def data(site):
    """What the search knows, in the guide's first language."""
    return json.loads((site.folder / "pagefind" / site.page_at["index.html"].language / "search.json").read_text("utf-8"))


def test_a_query_lives_in_the_address(search, view):
    first, second = search.ask("hemtjänst"), search.ask("ledsagning")
    assert view.page.url.endswith("#q=ledsagning")
    assert first.found != second.found
    view.page.go_back()
    expect(view.page.locator("#search-results h2 a").first).to_have_attribute("href", urljoin(search.home, first.found[0]))
    assert view.page.input_value("#q") == "hemtjänst"
    view.page.reload()
    assert search.answer() == first
    assert search.follow("ledsagning") == second
    assert not view.events


def test_a_misspelt_word_is_mended_and_can_be_searched_as_written(search, view, data):
    answer = search.ask("hemtänst")
    assert data["messages"]["say.repaired"].replace("{words}", "hemtjänst") in answer.status
    view.page.click("#search-results p a")
    expect(view.page.locator("#search-status")).to_have_text(data["messages"]["say.none"])
    assert "exact=1" in view.page.url


def test_what_was_typed_is_never_markup(search, view):
    search.follow('<img src=x onerror="document.title=1"> hemtjänst')
    assert view.page.locator("main img").count() == 0
    assert view.page.input_value("#q").startswith("<img")
    assert not view.events


def test_without_a_word_it_asks_for_one(search, data):
    for nothing in ("", "   ", "?!"):
        answer = search.ask(nothing)
        assert (answer.status, answer.found) == (data["messages"]["say.empty"], ())


def test_without_an_answer_it_shows_ways_on(search, view, data):
    answer = search.ask("xqzxqz")
    assert answer.status == data["messages"]["say.none"]
    assert view.page.locator("#search-results a").get_attribute("href") == urljoin(search.home, data["messages"]["index.address"])
    assert data["messages"]["call"] in answer.text


def test_a_beginning_that_the_guide_does_not_have_finds_nothing(search):
    """Pagefind by itself answers to any unknown word with every page that has some beginning of it."""
    assert not search.ask("hemzzzzzz").found


def test_more_results_come_when_asked_for_and_take_the_focus(search, view, data):
    total = int(re.search(r"\d+", search.ask("hemtjänst").status)[0])
    links, more = view.page.locator("#search-results h2 a"), view.page.locator("#search-results .button:not(.pick)")
    assert links.count() == 20 < total
    more.focus()
    view.page.keyboard.press("Enter")
    expect(links.nth(20)).to_be_focused()
    while more.count():
        more.click()
    assert links.count() == total


@pytest.mark.parametrize("words", ["omsorg", "arabiska", "demens", "norr arabiska"])
def test_equal_hits_stand_in_the_drawn_order(search, view, data, words):
    """Sheets that match by what they state, not by their name, stand in the order of the draw, whatever their providers wrote."""
    places = {document[2]: document[5] for document in data["documents"] if document[1] == "offer"}
    names = {document[2]: document[3].lower() for document in data["documents"]}
    search.ask(words)
    while view.page.locator("#search-results .button:not(.pick)").count():
        view.page.click("#search-results .button:not(.pick)")
    found = search.answer().found
    sheets = [places[address] for address in found if address in places and words.split()[-1] not in names[address]]
    assert len(sheets) > 2
    assert sheets == sorted(sheets)


def test_a_result_that_may_be_chosen_is_put_on_the_list_and_taken_off(search, view, data):
    search.ask("indigo")
    offered = {document[3]: document[8] for document in data["documents"] if len(document) > 8}
    button = view.page.locator("#search-results [data-pick]").first
    name = button.get_attribute("data-name")
    assert button.get_attribute("data-pick") == offered[name] and button.inner_text().startswith("Lägg till")
    button.click()
    expect(button).to_contain_text("Ta bort")
    assert view.page.inner_text("[data-pick-number]") == "(1)" and f"pick={offered[name]}" in view.page.url
    button.click()
    assert "pick=" not in view.page.url
    found = {view.page.locator("#search-results h2 a").nth(place).inner_text() for place in range(view.page.locator("#search-results h2 a").count())}
    assert view.page.locator("#search-results [data-pick]").count() == len(found & set(offered))


def test_results_say_what_they_are(search, view, data):
    search.ask("indigo")
    kinds = view.page.locator("#search-results .search-results__kind").all_inner_texts()
    assert set(kinds) <= {text for key, text in data["messages"].items() if key.startswith("kind.")}
    assert len(kinds) == view.page.locator("#search-results h2 a").count()


def test_when_the_index_cannot_be_had_it_says_so(search, view, data):
    view.page.route("**/pagefind.js", lambda route: route.abort())
    answer = search.follow("hemtjänst")
    assert answer.status == data["messages"]["say.failed"]
    assert view.page.locator("#search-results a").get_attribute("href").endswith(data["messages"]["index.address"])


def test_opened_from_files_it_shows_the_index_instead(site, view):
    """Browsers load neither modules nor the index from a file system; the page then says what it says without scripts."""
    page = site.folder / next(page for page in site.pages if page.kind == "search").address
    view.page.goto(page.as_uri())
    assert not view.page.locator("main form").is_visible()
    assert view.page.locator("main .no-js-only a").first.is_visible()


def test_our_scripts_are_small(search, view):
    sizes = {}
    view.page.on("response", lambda response: sizes.update({response.url: len(gzip.compress(response.body()))}) if response.url.endswith(".js") else None)
    search.follow("hemtjänst")
    own = {url: size for url, size in sizes.items() if "/pagefind/" not in url}
    assert own
    assert sum(own.values()) <= LARGEST, own


def test_words_fall_apart_as_in_the_build(search, view, site):
    """The build and the browser must take texts apart alike; tests/search reads the same file."""
    script = next(name for name in site.files if re.fullmatch(r"assets/words\.\w+\.js", name))
    view.open(search.address)
    samples = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))
    heard = view.page.evaluate(
        "async ([address, texts]) => { const { words } = await import(address); return texts.map((text) => words(text)); }",
        [search.home + script, [text for text, _ in samples]],
    )
    assert heard == [words for _, words in samples]


@pytest.mark.parametrize("state", [LIGHT, DARK, PHONE], ids=lambda state: state.name)
def test_results_pass_axe(search, driver, state):
    found = []
    for query in ("hemtänst", "xqzxqz"):
        driver.get(f"{search.address}?q={query}")
        put_driver(driver, state)
        driver.implicitly_wait(15)
        driver.find_element("css selector", "#search-results a")
        axe.inject(driver)
        found += [Found("axe", f"?q={query}", problem) for problem in axe.axe(driver)]
    assert not found, describe(found)
