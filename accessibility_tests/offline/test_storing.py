"""The guide stored for home visits, in a real browser with a real service worker: what works without a network, and what happens
when storing fails, is stopped, or is taken back."""

import json
import re

import pytest
from playwright.sync_api import expect

from accessibility_tests.offline.host import CUT, ERROR, OTHER_BYTES
from accessibility_tests.offline.saver import WORKERS

NOT_STORED = ("_headers", "robots.txt", "brochures.json", "print-only.json", "edition.json", "offline.json", "service-worker.js")
SEEN_PHOTOS = "all => all.filter(image => image.complete && image.naturalWidth > 0).length"


def test_nobody_is_given_a_service_worker_who_has_not_asked(host, view, saver, page_of):
    for kind in ("start", "search", "sheet"):
        view.open(host.home + page_of(kind))
        assert view.page.evaluate(WORKERS) == []
        expect(view.page.locator(".stored-only")).to_be_hidden()
    saver.open()
    assert (saver.workers, saver.stored) == ([], [])
    assert saver.offered == ["save"]


def test_the_size_is_told_before(site, saver):
    saver.open()
    saver.tells("none")
    brochures = {site.folder / name for one in json.loads((site.folder / "utskrift" / "brochures.json").read_text("utf-8")) for name in one["files"]}
    brochures |= {site.folder / name for name in json.loads((site.folder / "utskrift" / "print-only.json").read_text("utf-8"))}
    files = [file for file in site.folder.rglob("*") if file.is_file() and file.suffix not in (".zip", ".xml") and file.name not in NOT_STORED and file not in brochures]
    size = sum(file.stat().st_size for file in files) / 1e6
    told = [float(number.replace(",", ".")) for number in re.findall(r"\d+(?:,\d+)?(?= MB)", saver.page.inner_text("[data-part=size]"))]
    assert told == pytest.approx([size, size], abs=0.051)


def test_without_a_network_everything_is_there(host, site, saver, view, page_of):
    """Search, the finder, a list, a sheet with its photos, another language: with the host gone and the browser told so."""
    saver.store()
    assert saver.workers == [host.home]
    saver.tells("stored")
    saver.tells("current")
    host.unplugged = True
    view.page.context.set_offline(True)
    for kind in ("area-list", "places", "vacancies"):
        view.open(host.home + page_of(kind))
        assert view.page.locator("body").get_attribute("data-page") == kind
    _searches(host, view, page_of)
    _shows_photos(host, site, view)
    assert not [event for event in view.events if event.where in ("script error", "request")]


def _searches(host, view, page_of):
    view.open(f"{host.home}{page_of('search')}#q=demens")
    expect(view.page.locator("#search-results h2 a").first).to_be_visible(timeout=15_000)
    view.page.locator("#search-results h2 a").first.click()
    expect(view.page.locator("h1")).to_be_visible()
    view.open(f"{host.home}{page_of('places')}#q=800 12")
    expect(view.page.locator("#place-results a").first).to_be_visible(timeout=15_000)


def _shows_photos(host, site, view):
    sheet = max((page for page in site.pages if page.kind == "sheet"), key=lambda page: sum(e.name == "img" for e in page.elements))
    view.open(host.home + sheet.url_path)
    for image in view.page.locator("main img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
    assert view.page.eval_on_selector_all("main img", SEEN_PHOTOS) == sum(e.name == "img" and "main" in e.ancestors for e in sheet.elements) > 0


def test_without_a_network_a_wrong_address_and_one_without_its_slash(host, saver, view, site, page_of):
    saver.store()
    host.unplugged = True
    other = next(page.language for page in site.pages if page.language != site.page_at["index.html"].language)
    for address, language in (("finns/inte/", site.page_at["index.html"].language), (f"{other}/finns/inte/", other)):
        answer = view.page.goto(host.home + address)
        assert answer.status == 404 and answer.from_service_worker
        assert (view.page.get_attribute("body", "data-page"), view.page.get_attribute("html", "lang")) == ("not-found", language)
    view.page.goto(f"{host.home}{page_of('area-list').rstrip('/')}#main")
    assert view.page.url == f"{host.home}{page_of('area-list')}#main"


def test_stored_pages_keep_their_security_headers(host, saver, view):
    saver.store()
    host.unplugged = True
    answer = view.page.goto(host.home)
    assert answer.from_service_worker
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("fault", "said"), [(ERROR, "failed.network"), (CUT, "failed.network"), (OTHER_BYTES, "failed.changed")])
def test_storing_that_fails_stores_nothing_to_read_and_goes_on_where_it_stopped(host, saver, fault, said):
    saver.open()
    host.asked.clear()
    host.fails = lambda path: fault if host.fetched > 200 else None
    saver.press("save")
    saver.says(said)
    assert saver.workers == []
    saver.tells("none")
    files = len(saver.page.evaluate("fetch('../offline.json').then(r => r.json())")["groups"][0]["files"])
    host.fails = lambda path: None
    host.asked.clear()
    saver.press("save")
    saver.says("done")
    assert 0 < host.fetched < files - 150, "files that had come were fetched again"
    saver.tells("current")


def test_storing_can_be_stopped_with_the_keyboard(host, saver):
    saver.open()
    host.held.clear()
    saver.page.focus("[data-do=save]")
    saver.page.keyboard.press("Enter")
    expect(saver.page.locator("[data-do=stop]")).to_be_focused()
    assert saver.offered == ["stop"]
    saver.page.keyboard.press("Enter")
    host.held.set()
    saver.says("stopped")
    expect(saver.page.locator("[data-do=save]")).to_be_visible()
    assert saver.workers == []
    assert saver.page.evaluate("document.activeElement.closest('[data-offline]') !== null"), "the focus was lost"


def test_progress_is_said_now_and_then_and_not_for_every_file(saver):
    saver.open()
    said = "[data-part=said]"
    saver.page.evaluate(f"""() => {{
      window.heard = [];
      new MutationObserver(() => window.heard.push(document.querySelector('{said}').textContent)).observe(document.querySelector('{said}'), {{ childList: true }});
      addEventListener('pagehide', () => localStorage.setItem('heard', JSON.stringify(window.heard)));
    }}""")
    saver.press("save")
    saver.says("done")
    heard = [text for text in saver.page.evaluate("JSON.parse(localStorage.getItem('heard'))") if text]
    assert 2 <= len(heard) <= 4 and len([text for text in heard if re.search(r"\b(25|50|75)\b", text)]) >= 1


def test_after_storing_the_reader_is_where_she_was(saver):
    saver.store()
    expect(saver.page.locator("[data-part=state]")).to_be_focused()
    saver.page.reload()
    saver.settled()
    assert saver.page.inner_text("[data-part=said]") == "", "what was done is said once"


def test_what_is_stored_can_be_removed(host, saver):
    saver.store()
    assert saver.offered == ["remove"]
    saver.press("remove")
    saver.says("removed")
    assert (saver.workers, saver.stored) == ([], [])
    saver.tells("none")
    saver.page.goto(host.home)
    assert not saver.page.evaluate("Boolean(navigator.serviceWorker.controller)")
    saver.store()
    assert len(saver.stored) == 1


def test_without_a_network_nothing_is_removed(host, saver):
    saver.store()
    host.unplugged = True
    saver.press("remove")
    saver.says("kept")
    assert saver.workers == [host.home]
    saver.open()
    saver.tells("no-network.stored")
    assert saver.offered == []
    expect(saver.page.locator("[data-part=usb]")).to_be_hidden()


def test_a_device_that_is_full_is_told_so(saver):
    devtools = saver.page.context.new_cdp_session(saver.page)
    saver.open()
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": "/".join(saver.home.split("/")[:3]), "quotaSize": 2_000_000})
    saver.press("save")
    saver.says("failed.full")
    assert saver.workers == []
    saver.tells("none")


@pytest.mark.parametrize("lacking", ["Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })",
                                     "CacheStorage.prototype.keys = () => Promise.reject(new DOMException('', 'SecurityError'))"])
def test_a_browser_that_stores_nothing_is_told_so(saver, lacking):
    saver.page.add_init_script(lacking)
    saver.open()
    saver.tells("refused")
    assert saver.offered == []
    expect(saver.page.locator("[data-part=usb] a")).to_be_visible()


def test_what_the_browser_refuses_to_count_is_still_told(saver):
    saver.open()
    saver.page.evaluate("() => { CacheStorage.prototype.keys = () => Promise.reject(new DOMException('', 'UnknownError')) }")
    saver.press("save")
    saver.says("failed.other")
    saver.tells("refused")


def test_an_answer_that_comes_late_is_not_shown_over_a_newer_one(saver):
    saver.open()
    assert saver.offered == ["save"]
    held = []
    saver.page.route("**/edition.json", lambda route: route.abort() if held else held.append(route))
    saver.page.evaluate("dispatchEvent(new Event('online'))")
    saver.page.wait_for_timeout(200)
    saver.page.evaluate("dispatchEvent(new Event('offline'))")
    saver.tells("no-network")
    with saver.page.expect_response("**/offline.json"):
        held[0].continue_()
    saver.page.wait_for_timeout(500)
    saver.tells("no-network")
    assert saver.offered == []


def test_a_page_that_is_open_when_the_stored_edition_is_removed_reads_on_from_the_network(host, saver, view, page_of):
    saver.store()
    reading = view.page.context.new_page()
    reading.goto(f"{host.home}{page_of('search')}")
    assert reading.evaluate("Boolean(navigator.serviceWorker.controller)")
    saver.press("remove")
    saver.says("removed")
    assert reading.evaluate("fetch('../pagefind/sv/search.json').then(({ ok }) => ok, () => 'refused')") is True


def test_two_tabs_do_not_store_at_the_same_time(host, saver, view):
    saver.open()
    other = view.page.context.new_page()
    other.goto(saver.page.url)
    expect(other.locator("[data-do=save]")).to_be_visible()
    host.held.clear()
    saver.press("save")
    expect(saver.page.locator("[data-do=stop]")).to_be_visible()
    other.locator("[data-do=save]").click()
    expect(other.locator("[data-part=said]")).to_have_text(other.text_content("[data-word='failed.busy']"))
    host.held.set()
    saver.says("done")
