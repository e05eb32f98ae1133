"""The tool in each of its states: axe and the project's own checks, and walking through it with the keyboard."""

import pytest
from playwright.sync_api import expect

from accessibility_tests import browsers
from accessibility_tests.browsers import DARK, LIGHT, PHONE, PRINT
from accessibility_tests.checks.axe import OPTIONS, SCRIPT
from accessibility_tests.checks.keyboard import walk
from accessibility_tests.checks.live import look_in_every_state
from accessibility_tests.offline.editions import next_edition
from accessibility_tests.offline.host import ERROR
from accessibility_tests.offline.saver import Saver
from accessibility_tests.report import Found, describe

ABOUT = {"heading": "Påhittad tjänst", "language": "sv", "text": "x" * 100_000}


@pytest.fixture
def view(chromium):
    """axe is put into the page by the test, which the site's own policy forbids."""
    with browsers.view_in(chromium, bypass_csp=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def with_brochures(site, tmp_path_factory):
    return next_edition(site.folder, tmp_path_factory.mktemp("editions") / "states", "eeee5555",
                        {"norr-sv": {**ABOUT, "title": "Norra delen"}, "soder-sv": {**ABOUT, "title": "En stadsdel med ett ovanligt långt namn"}})


def never(host, saver):
    saver.open()


def choices(host, saver):
    saver.open()
    saver.page.locator("[data-part=choices] summary").press("Enter")
    assert saver.page.locator("[data-part=choices] input:visible").count() == 2


def storing(host, saver):
    saver.open()
    host.held.clear()
    saver.press("save")
    expect(saver.page.locator("[data-do=stop]")).to_be_visible()


def current(host, saver):
    saver.store()


def newer(host, saver):
    saver.store()
    host.folder = host.next
    saver.open()
    saver.tells("newer")


def ready(host, saver):
    saver.store()
    host.folder = host.next
    saver.update()


def no_network(host, saver):
    saver.store()
    host.unplugged = True
    saver.open()
    saver.tells("no-network.stored")


def failed(host, saver):
    saver.open()
    host.fails = lambda path: ERROR
    saver.press("save")
    saver.says("failed.network")
    host.fails = lambda path: None


@pytest.mark.parametrize("state", [never, choices, storing, current, newer, ready, no_network, failed], ids=lambda state: state.__name__)
def test_nothing_is_found_in_any_state(state, host, view, page_of, site, with_brochures):
    host.next = with_brochures
    host.folder = with_brochures if state is choices else site.folder
    saver = Saver(view, host.home, page_of("coordinator"))
    state(host, saver)
    found = [Found("axe", state.__name__, problem) for problem in _axe(view)]
    view.be(LIGHT)
    found += [Found(check, state.__name__, problem) for check, problem in look_in_every_state(view) if check != "quiet"]
    assert not found, "\n" + describe(found)


@pytest.mark.parametrize("state", [choices, newer], ids=lambda state: state.__name__)
def test_the_keyboard_reaches_everything(state, host, view, page_of, site, with_brochures):
    """In the states with the most controls, from the top of the page."""
    host.next = with_brochures
    host.folder = with_brochures if state is choices else site.folder
    saver = Saver(view, host.home, page_of("coordinator"))
    state(host, saver)
    saver.open()
    found = [Found("walk", state.__name__, problem) for problem in walk(view)]
    assert not found, "\n" + describe(found)


def _axe(view):
    view.page.evaluate(SCRIPT.read_text("utf-8"))
    for state in (LIGHT, DARK, PRINT, PHONE):
        view.be(state)
        for violation in view.page.evaluate(f"axe.run(document, {OPTIONS})")["violations"]:
            for node in violation["nodes"]:
                yield browsers.Problem(str(node["target"]), violation["help"], state.name)


def test_every_sentence_that_is_told_has_no_place_left_open(host, view, page_of, site, with_brochures):
    """{size} and the like are filled in, in every state."""
    for state in (never, current, newer, ready, failed):
        host.next, host.folder = with_brochures, site.folder
        with browsers.view_in(view.page.context.browser) as fresh:
            saver = Saver(fresh, host.home, page_of("coordinator"))
            state(host, saver)
            shown = fresh.page.inner_text("[data-offline]")
            assert "{" not in shown and "undefined" not in shown, (state.__name__, shown)


def test_without_scripts_the_usb_stick_is_offered_and_no_control_that_does_nothing(host, scriptless, page_of):
    scriptless.open(host.home + page_of("coordinator"))
    assert scriptless.page.locator("[data-offline] button:visible, [data-offline] input:visible").count() == 0
    link = scriptless.page.locator("[data-part=usb] a")
    assert link.is_visible() and scriptless.page.inner_text("[data-usb-size]").isdigit()
    answer = scriptless.page.request.get(host.home + page_of("coordinator") + link.get_attribute("href"))
    megabytes = len(answer.body()) / 1e6
    assert answer.ok and round(megabytes) == int(scriptless.page.inner_text("[data-usb-size]"))
