"""An update: a page keeps its edition until the reader changes, all change together, nobody ever has parts of two, and an update
that fails leaves the stored edition as it was."""

import re

import pytest
from playwright.sync_api import expect

from accessibility_tests.offline.editions import edition_of, next_edition
from accessibility_tests.offline.host import CUT, ERROR, OTHER_BYTES

NEW, NEWER = "bbbb2222", "cccc3333"
SEARCH_DATA = "fetch('../pagefind/sv/search.json').then(r => r.json()).then(data => data.edition ?? 'first', () => 'refused')"


@pytest.fixture(scope="session")
def new_edition(site, tmp_path_factory):
    return next_edition(site.folder, tmp_path_factory.mktemp("editions") / "new", NEW)


@pytest.fixture(scope="session")
def newer_edition(site, tmp_path_factory):
    return next_edition(site.folder, tmp_path_factory.mktemp("editions") / "newer", NEWER)


@pytest.fixture
def first(site):
    """The code of the first edition."""
    return edition_of(site.folder)["edition"]


def code_of(page):
    """The edition that a page says it is of, in its foot."""
    return re.search(r"[0-9a-f]{8}", page.inner_text(".site-footer__edition"))[0]


def test_a_page_keeps_its_edition_until_all_change_together(host, saver, view, page_of, first, new_edition):
    saver.store()
    reading = view.page.context.new_page()
    reading.goto(f"{host.home}{page_of('search')}")
    expect(reading.locator(".stored-only")).to_be_visible()
    host.folder = new_edition
    saver.open()
    assert code_of(saver.page) == first
    saver.tells("newer")
    assert NEW in saver.state and saver.offered == ["update", "remove"]
    host.asked.clear()
    saver.press("update")
    saver.says("downloaded")
    assert not [path for path in host.asked if path.startswith("assets/")], "files that had not changed were fetched again"
    host.unplugged = True
    assert (code_of(reading), reading.evaluate(SEARCH_DATA)) == (first, "first")
    reading.goto(f"{host.home}{page_of('search')}#q=demens")
    expect(reading.locator("#search-results h2 a").first).to_be_visible(timeout=15_000)
    assert code_of(reading) == first
    saver.press("change")
    for page in (saver.page, reading):
        expect(page.locator(".site-footer__edition")).to_contain_text(NEW, timeout=15_000)
    assert reading.evaluate(SEARCH_DATA) == NEW
    expect(reading.locator("#search-results h2 a").first).to_be_visible(timeout=15_000)
    saver.says("changed")
    assert len(saver.stored) == 1 and NEW in saver.stored[0]


def test_a_page_that_has_not_yet_loaded_anew_is_given_nothing_of_the_new_edition(host, saver, view, page_of, first, new_edition):
    """Between the change and its loading anew, which this page is kept from."""
    saver.store()
    slow = view.page.context.new_page()
    slow.add_init_script("navigator.serviceWorker.addEventListener('controllerchange', event => event.stopImmediatePropagation())")
    slow.goto(f"{host.home}{page_of('search')}")
    host.folder = new_edition
    saver.update()
    saver.press("change")
    saver.says("changed")
    assert (code_of(slow), slow.evaluate(SEARCH_DATA)) == (first, "refused")
    slow.goto(f"{host.home}{page_of('search')}")
    assert (code_of(slow), slow.evaluate(SEARCH_DATA)) == (NEW, NEW)


def test_when_all_pages_have_been_closed_the_fetched_edition_is_read(host, saver, view, first, new_edition):
    saver.store()
    host.folder = new_edition
    saver.update()
    saver.open()
    saver.tells("ready")
    assert (code_of(saver.page), saver.offered) == (first, ["change", "remove"])
    context = view.page.context
    view.page.close()
    later = context.new_page()
    later.goto("about:blank")
    host.unplugged = True
    for _ in range(20):
        later.goto(host.home)
        if code_of(later) == NEW:
            return
        later.goto("about:blank")
        later.wait_for_timeout(250)
    pytest.fail(f"the page is still of edition {code_of(later)}")


@pytest.mark.parametrize(("fault", "said"), [(ERROR, "failed.network"), (CUT, "failed.network"), (OTHER_BYTES, "failed.changed")])
def test_an_update_that_fails_leaves_the_stored_edition_whole(host, saver, view, page_of, first, new_edition, fault, said):
    saver.store()
    host.folder = new_edition
    saver.open()
    host.asked.clear()
    host.fails = lambda path: fault if host.fetched > 200 else None
    saver.press("update")
    saver.says(said)
    came = host.fetched
    host.unplugged = True
    for kind in ("area-list", "sheet", "search"):
        view.open(host.home + page_of(kind))
        assert code_of(view.page) == first
    assert view.page.evaluate(SEARCH_DATA) == "first"
    host.unplugged, host.fails = False, lambda path: None
    saver.open()
    saver.tells("newer")
    host.asked.clear()
    saver.update()
    pages = len(list(new_edition.rglob("*.html")))
    assert came > 190 and host.fetched < pages - 150, "files that had come were fetched again"
    saver.press("change")
    saver.says("changed")
    assert code_of(saver.page) == NEW


def test_a_site_published_anew_in_the_middle_is_never_stored_mixed(host, saver, first, new_edition, newer_edition):
    saver.store()
    host.folder = new_edition
    saver.open()
    host.asked.clear()
    host.fails = lambda path: setattr(host, "folder", newer_edition) if host.fetched >= 300 else None
    saver.press("update")
    saver.says("failed.changed")
    host.fails = lambda path: None
    saver.open()
    assert code_of(saver.page) == first and NEWER in saver.state
    saver.press("update")
    saver.says("downloaded")
    saver.press("change")
    saver.says("changed")
    assert code_of(saver.page) == NEWER
    assert len(saver.stored) == 1


def test_a_worker_of_another_edition_than_the_files_is_refused(host, saver, first, new_edition, newer_edition):
    """Published anew when the last file had come, just before the worker is asked for."""
    saver.store()
    host.folder = new_edition
    saver.open()
    host.asked.clear()
    answer, changed = host.answer, len(list(new_edition.rglob("*.html")))  # the browser asks for the worker by itself, too, and earlier
    host.answer = lambda path: (setattr(host, "folder", newer_edition) if path == "service-worker.js" and host.fetched >= changed else None, answer(path))[1]
    saver.press("update")
    saver.says("failed.newer")
    assert code_of(saver.page) == first
    saver.open()
    assert code_of(saver.page) == first
    saver.press("update")
    saver.says("downloaded")
    saver.press("change")
    saver.says("changed")
    assert code_of(saver.page) == NEWER


def test_the_browsers_own_look_for_a_new_worker_changes_nothing(host, saver, view, page_of, first, new_edition):
    """Browsers do that by themselves; without its files the new worker is not installed."""
    saver.store()
    host.folder = new_edition
    view.page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    view.page.wait_for_timeout(500)
    for kind in ("start", "area-list", "search"):
        view.page.goto(host.home + page_of(kind))
        assert code_of(view.page) == first
    assert view.page.evaluate("navigator.serviceWorker.getRegistration().then(found => [found.waiting, found.installing])") == [None, None]
    assert view.page.evaluate(SEARCH_DATA) == "first"
