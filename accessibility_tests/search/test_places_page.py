""""Find my area" with scripts: places, postcodes, misspelt and half typed, and straight to a service's list."""

import json
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect


@pytest.fixture
def find(site, address, view):
    """Opens the places page with a question; gives (status, addresses below the guide's root)."""
    language = site.page_at["index.html"].language
    page = next(page for page in site.pages if (page.kind, page.language) == ("places", language))

    def ask(words, **parameters):
        view.open(f"{address}{page.url_path}?{urlencode({'q': words, **parameters})}")
        expect(view.page.locator("#place-status")).not_to_be_empty()
        links = view.page.eval_on_selector_all("#place-results a", "links => links.map(link => link.href)")
        return view.page.inner_text("#place-status"), [link.removeprefix(address) for link in links]

    return ask


@pytest.fixture
def messages(site):
    file = site.folder / "pagefind" / site.page_at["index.html"].language / "places.json"
    return json.loads(file.read_text("utf-8"))["messages"]


@pytest.mark.parametrize(("words", "area"), [
    ("800 12", "centrum"), ("80012", "centrum"), (" 802 50 ", "sjobygden"), ("Storgatan 14, 800 12 Exempelby", "centrum"),
    ("Storgatan 14 80012", "centrum"), ("norr", "norr"), ("Norrbacka", "norr"), ("norrbacka", "norr"), ("Sjövik, Exempelby", "sjobygden"),
    ("Sjövik Exempelby kommun", "sjobygden"), ("sjovik by", "sjobygden"), ("skärgården", "skargarden"), ("jag bor i Ekbacken", "soder"),
    ("Ekbacken 3", "soder"), ("gamla stan", "centrum"), ("sälön", "skargarden"),
])
def test_it_leads_to_the_area(find, view, words, area):
    _, links = find(words)
    assert links[0] == f"omrade/{area}/"
    assert not view.events


@pytest.mark.parametrize(("words", "area"), [("Ekbaken", "soder"), ("Nörrbaka", "norr"), ("Skärgorden", "skargarden")])
def test_a_misspelt_place_is_suggested(find, messages, words, area):
    status, links = find(words)
    assert status == messages["say.guess"]
    assert f"omrade/{area}/" in links


def test_a_name_of_several_places_asks_which(find, messages):
    status, links = find("hedslätt")
    assert status == messages["say.several"]
    assert links == ["omrade/norr/", "omrade/soder/"]


@pytest.mark.parametrize(("words", "said"), [("", "empty"), ("999 99", "postcode"), ("800", "short"), ("xqzxqz", "none"), ("<b>", "none")])
def test_it_says_why_there_is_no_area(find, messages, words, said):
    assert find(words) == (messages[f"say.{said}"], [])


def test_with_a_service_it_leads_straight_to_the_list(find, view):
    _, links = find("Sjövik by", service="hemtjanst")
    assert links == ["hemtjanst/sjobygden/", "omrade/sjobygden/"]
    view.page.fill("main form input[name=q]", "norrbacka")
    view.page.press("main form input[name=q]", "Enter")
    expect(view.page.locator("#place-results a").first).to_have_attribute("href", view.page.url.split("hitta-omrade/")[0] + "hemtjanst/norr/")
    assert "service=hemtjanst" in view.page.url


def test_a_service_that_is_not_there_is_no_harm(find):
    _, links = find("norr", service="__proto__")
    assert links == ["omrade/norr/"]


def test_the_form_of_the_start_page_is_answered_here(address, view):
    view.open(address)
    field = view.page.locator("main form input[name=q]").first
    field.fill("norrbacka")
    field.press("Enter")
    expect(view.page.locator("#place-results a").first).to_have_attribute("href", f"{address}omrade/norr/")
