"""Brochures that may be ticked, invented here: their sizes are told first, and only what is ticked is stored."""

import re

import pytest
from playwright.sync_api import expect

from accessibility_tests.offline.editions import next_edition
from accessibility_tests.offline.saver import Saver

LARGE, SMALL, ENGLISH = "a" * 3_000_000, "b" * 400_000, "c" * 200_000
THERE = "path => caches.match(new URL(path, location.href).href).then(Boolean)"


@pytest.fixture(scope="module")
def with_brochures(site, tmp_path_factory):
    about = {"heading": "Påhittad tjänst", "language": "sv"}
    return next_edition(site.folder, tmp_path_factory.mktemp("editions") / "brochures", "dddd4444", {
        "norr-sv": {**about, "title": "Norra delen", "text": LARGE}, "soder-sv": {**about, "title": "Södra delen", "text": SMALL},
        "other-sv": {**about, "heading": "En annan tjänst", "title": "Norra delen", "text": SMALL},
        "norr-en": {**about, "heading": "Invented service", "title": "The northern part", "language": "en", "text": ENGLISH}})


@pytest.fixture
def host(host, with_brochures):
    host.folder = with_brochures
    return host


def kept(page, *ids):
    """Of each brochure whether it is stored."""
    return [page.evaluate(THERE, f"../utskrift/{id_}.pdf") for id_ in ids]


def tick(saver, label, ticked=True):
    """Open the list that a brochure stands in, and tick it or not."""
    details = saver.page.locator("details", has=saver.page.get_by_label(label))
    if details.get_attribute("open") is None:
        details.locator("summary").press("Enter")
    saver.page.get_by_label(label).set_checked(ticked)


def test_without_brochures_there_is_no_choice(site, saver, host, tmp_path):
    host.folder = next_edition(site.folder, tmp_path / "bare", "ffff6666")
    saver.open()
    assert saver.page.locator("[data-part=choices] > *").count() == 0


def test_they_stand_under_their_services_with_their_sizes(saver):
    saver.open()
    assert saver.page.eval_on_selector_all("[data-part=choices] summary", "all => all.map(e => e.textContent)") == ["Påhittad tjänst", "En annan tjänst"]
    labels = saver.page.eval_on_selector_all("[data-part=choices] label", "all => all.map(e => e.textContent.replaceAll('\\u00a0', ' '))")
    assert labels == ["Norra delen (3 MB)", "Södra delen (0,4 MB)", "Norra delen (0,4 MB)"]


def test_ticking_tells_the_new_size_before_anything_is_stored(saver):
    saver.open()
    before = saver.page.inner_text("[data-part=size]")
    tick(saver, "Norra delen (3 MB)")
    expect(saver.page.locator("[data-part=size]")).not_to_have_text(before)
    assert saver.stored == []


def test_what_is_ticked_is_stored_and_what_is_not_is_not(host, saver, view):
    saver.open()
    tick(saver, "Södra delen")
    saver.press("save")
    saver.says("done")
    expect(saver.page.get_by_label("Södra delen")).to_be_checked()
    host.unplugged = True
    assert kept(saver.page, "soder-sv", "norr-sv", "other-sv", "norr-en") == [True, False, False, False]
    assert view.page.evaluate("fetch('../utskrift/soder-sv.pdf').then(r => r.text()).then(text => text.length)") == len(SMALL)


def test_nothing_can_be_ticked_while_the_guide_is_being_stored(host, saver):
    saver.open()
    tick(saver, "Södra delen")
    host.held.clear()
    saver.press("save")
    expect(saver.page.get_by_label("Södra delen")).to_be_disabled()
    saver.page.get_by_label("Norra delen (3 MB)").dispatch_event("change")
    saver.page.locator("[data-do=save]").dispatch_event("click")
    saver.page.wait_for_timeout(500)
    assert saver.offered == ["stop"]
    saver.press("stop")
    host.held.set()
    saver.says("stopped")
    expect(saver.page.get_by_label("Södra delen")).to_be_enabled()


def test_a_brochure_that_is_not_stored_comes_from_the_network_only_if_it_is_of_the_stored_edition(host, saver, view, site, tmp_path):
    saver.store()
    norr = f"{host.home}utskrift/norr-sv.pdf"
    with view.page.expect_response(norr) as got:
        view.page.evaluate("address => { location.href = address }", norr)
    assert (got.value.status, got.value.from_service_worker, got.value.headers["content-length"]) == (200, True, str(len(LARGE)))
    about = {"heading": "Påhittad tjänst", "language": "sv", "title": "Norra delen"}
    host.folder = next_edition(site.folder, tmp_path / "later", "ffff7777", {"norr-sv": {**about, "text": "another edition"}})
    for unplugged in (False, True):
        host.unplugged = unplugged
        answer = view.page.goto(norr)
        assert (answer.status, answer.from_service_worker) == (404, True)
        assert view.page.locator("h1").inner_text() == "Broschyren är inte sparad"
    host.unplugged = False
    view.page.locator("a").click()
    expect(view.page.locator(".site-footer__edition")).to_have_text(re.compile("dddd4444"))


def test_a_single_sheet_comes_from_the_network_only_while_the_site_publishes_the_stored_edition(host, saver, view, site, tmp_path):
    host.folder = next_edition(site.folder, tmp_path / "first", "eeee5555")
    (host.folder / "utskrift" / "blad.pdf").write_bytes(b"%PDF-1.7 a sheet")
    saver.store()
    sheet = f"{host.home}utskrift/blad.pdf"
    with view.page.expect_response(sheet) as got:
        view.page.evaluate("address => { location.href = address }", sheet)
    assert (got.value.status, got.value.from_service_worker) == (200, True)
    saver.open()
    host.folder = next_edition(host.folder, tmp_path / "later", "ffff7777")
    for unplugged in (False, True):
        host.unplugged = unplugged
        answer = view.page.goto(sheet)
        assert (answer.status, answer.from_service_worker) == (404, True)


def test_more_can_be_ticked_later_also_in_another_language_and_taken_out_again(host, saver, view, site):
    saver.store()
    other = next(page for page in site.pages if page.kind == "coordinator" and page.language == "en")
    english = Saver(view, host.home, other.url_path)
    english.open()
    tick(english, "The northern part")
    expect(english.page.locator("[data-do=save]")).to_be_visible()
    host.asked.clear()
    english.press("save")
    english.says("done")
    assert [path for path in host.asked if path.endswith((".pdf", "/"))] == ["utskrift/norr-en.pdf"]
    saver.open()
    tick(saver, "Norra delen (3 MB)")
    saver.press("save")
    saver.says("done")
    assert kept(saver.page, "norr-sv", "norr-en") == [True, True]
    tick(saver, "Norra delen (3 MB)", ticked=False)
    saver.press("save")
    saver.says("done")
    expect(saver.page.locator("[data-do=save]")).to_be_hidden()
    assert kept(saver.page, "norr-sv", "norr-en", "soder-sv") == [False, True, False]
