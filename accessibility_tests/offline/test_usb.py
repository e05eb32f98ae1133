"""The file for a USB stick, unpacked and opened without any server: pages, lists, sheets and the area finder; every link leads to a
file; nothing is shown that does not work there."""

import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from accessibility_tests.built_site import Site
from accessibility_tests.report import Found, Problem, describe

# What asks for a server: the forms of the search, and the tool that stores the guide.
HOSTED = "form[role=search], [data-offline], [data-part]"


@pytest.fixture(scope="session")
def stick(site, tmp_path_factory) -> Site:
    """The unpacked copy."""
    (packed,) = site.folder.glob("*.zip")
    folder = tmp_path_factory.mktemp("stick")
    with zipfile.ZipFile(packed) as file:
        file.extractall(folder)
    return Site(folder / packed.stem)


@pytest.fixture
def open_file(view, stick):
    """Opens a page of the copy by its kind (the longest one) or its address."""
    language = stick.page_at["index.html"].language

    def open_(kind=None, address=None):
        address = address or max((p for p in stick.pages if (p.kind, p.language) == (kind, language)), key=lambda p: (len(p.elements), p.address)).address
        view.open((stick.folder / address).as_uri())
        return view.page

    return open_


def test_it_has_every_page_but_the_one_for_what_is_not_found(site, stick):
    assert {page.address for page in site.pages if page.kind != "not-found"} == {page.address for page in stick.pages}


def test_every_link_of_every_page_leads_to_a_file(stick):
    found = []
    for page in stick.pages:
        for element in page.elements:
            target = next((element.get(name) for name in ("href", "src", "action") if element.get(name)), "#")
            if not _is_there(stick.folder / page.address, target):
                found.append(Found("links", page.address, Problem(element.where, f"leads to {target}")))
    assert not found, "\n" + describe(found)


def _is_there(page, target):
    parts = urlsplit(target)
    return bool(parts.scheme) or not parts.path or (page.parent / unquote(parts.path)).is_file()


def test_one_page_of_each_kind_and_language_opens_without_a_message(stick, view):
    """The longest; with no control that needs a host."""
    found = []
    for page in {(p.kind, p.language): p for p in sorted(stick.pages, key=lambda p: (len(p.elements), p.address))}.values():
        view.open((stick.folder / page.address).as_uri())
        lost = [link for link in view.ask("addresses.js") if not _works(link["to"])]
        found += [Found("links", page.address, Problem(link["where"], f"leads to {link['to']}")) for link in lost]
        found += [Found("quiet", page.address, event) for event in view.events]
        hosted = view.page.locator(HOSTED).count()
        found += [Found("hosted", page.address, Problem(HOSTED, f"{hosted} of them"))] if hosted else []
    assert not found, "\n" + describe(found)


def _works(address):
    parts = urlsplit(address)
    return parts.scheme != "file" or Path(unquote(parts.path)).is_file()


def test_links_that_scripts_make_later_lead_to_files_too(open_file, view):
    """Whatever the choosing pages put together from their data when they are opened."""
    for kind in ("help-me-choose", "compare", "shortlist", "coordinator", "area-list"):
        page = open_file(kind)
        page.wait_for_timeout(300)
        assert not [link for link in view.ask("addresses.js") if not _works(link["to"])], kind
        assert not view.events, (kind, view.events)


def test_my_choices_are_compared_and_sent_from_a_stick_too(open_file, view):
    page = open_file("shortlist")
    page.wait_for_selector("#my-list")
    offers = page.evaluate("Object.values(globalThis.choiceGuideData).find((data) => data.offers?.length > 1).offers.slice(0, 2).map(({ id }) => id)")
    public = page.get_attribute("link[rel=canonical]", "href")
    fragment = "&".join(f"pick={id_}" for id_ in offers)
    here = page.url
    page.goto("about:blank")
    page.goto(f"{here}#{fragment}")
    page.wait_for_selector(".choices")
    assert page.inner_text(".sent-address") == f"{public}#{fragment}"
    for box in page.locator(".choices input").all():
        box.check()
    page.click("#compare-ticked")
    page.wait_for_selector("#compared")
    assert page.locator("body").get_attribute("data-page") == "compare" and page.locator("table.side").count()
    assert not view.events


def test_the_area_finder_answers(open_file, view):
    page = open_file("places")
    page.fill("main form input[name=q]", "800 12")
    page.press("main form input[name=q]", "Enter")
    link = page.locator("#place-results a").first
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("body")).to_have_attribute("data-page", "area")
    assert not view.events


def test_the_finder_of_the_start_page_and_of_a_service_lead_there(open_file, view):
    page = open_file(address="index.html")
    page.fill("main form input[name=q]", "norrbacka")
    page.press("main form input[name=q]", "Enter")
    expect(page.locator("#place-results a").first).to_be_visible()
    page = open_file("service")
    if page.locator("main form input[name=q]").count():
        page.fill("main form input[name=q]", "800 12")
        page.press("main form input[name=q]", "Enter")
        page.locator("#place-results a").first.click()
        expect(page.locator("body")).to_have_attribute("data-page", "area-list")
    assert not view.events


def test_data_that_a_script_asks_for_come_from_their_script(open_file, view, stick):
    """What `load` gives on a host it gives here: the data of a service, loaded twice, and an error for data that are not there."""
    page = open_file("compare")
    path = page.get_attribute("[data-address]", "data-address").lstrip("./")
    assert (stick.folder / f"{path}.js").is_file()
    page.add_script_tag(url=(stick.folder / f"{path}.js").as_uri())
    data = page.evaluate("path => globalThis.choiceGuideData[path]", path)
    assert data["offers"] and data["service"]["id"] in path


def test_the_search_page_says_where_the_same_is_found(open_file, view):
    page = open_file("search")
    assert page.locator("input:visible, button:visible").count() == 0
    page.locator("main .no-js-only a").first.click()
    expect(page.locator("body")).to_have_attribute("data-page", "index")
    assert not view.events


def test_photos_and_style_are_there(open_file, stick):
    sheet = max((page for page in stick.pages if page.kind == "sheet"), key=lambda page: sum(e.name == "img" for e in page.elements))
    page = open_file(address=sheet.address)
    image = page.locator("main img").first
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.naturalWidth") > 0
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"


def test_without_scripts_it_is_whole_too(stick, scriptless):
    for address in ("index.html", max((p for p in stick.pages if p.kind == "area-list"), key=lambda p: len(p.elements)).address):
        scriptless.open((stick.folder / address).as_uri())
        assert scriptless.page.locator("h1").is_visible() and not scriptless.ask("needs_scripts.js")
