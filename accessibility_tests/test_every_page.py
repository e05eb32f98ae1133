"""Every page of the site, on disk and in Chromium. Each test reports all problems of its part at once."""

from accessibility_tests.browsers import DARK, LIGHT, PHONE, PRINT, put_driver
from accessibility_tests.checks.axe import axe, inject
from accessibility_tests.checks.documents import DOCUMENT_CHECKS
from accessibility_tests.checks.file_system import from_file_system
from accessibility_tests.checks.html_checker import html_checker
from accessibility_tests.checks.links import SITE_CHECKS
from accessibility_tests.checks.live import look_in_every_state, quiet
from accessibility_tests.report import Found, Problem, describe, not_exempt

# Measured: 0.75 s a page for all rules in four states, loaded once. So no rule is left out in any state.
AXE_STATES = (LIGHT, DARK, PRINT, PHONE)


def test_documents(site):
    """Language, title, no code inside the HTML, and data-page, on every page."""
    found = [Found(check.__name__, page.address, p) for page in site.pages for check in DOCUMENT_CHECKS for p in check(page)]
    _nothing(found)


def test_the_site_holds_together(site):
    """Links, fragments, titles, languages, canonical addresses and the security policy, over the whole site."""
    _nothing([Found(check.__name__, page, p) for check in SITE_CHECKS for page, p in check(site)])


def test_html_is_valid(site, tools):
    """The Nu HTML checker finds no error on any page."""
    _nothing([Found("html_checker", page, p) for page, p in html_checker(tools, site.folder)])


def test_axe(pages, address, driver):
    """axe-core finds nothing on any page: light, dark, printed, and 320 CSS px wide."""
    found = []
    for page in pages:
        driver.get(address + page.url_path)
        inject(driver)
        for state in AXE_STATES:
            put_driver(driver, state)
            found += [Found("axe", page.address, Problem(p.where, p.what, state.name)) for p in axe(driver)]
    _nothing(found)


def test_in_every_state(pages, address, view):
    """The project's own checks find nothing on any page, in any state of checks/live.py."""
    found = []
    for page in pages:
        view.open(address + page.url_path)
        found += [Found(check, page.address, p) for check, p in look_in_every_state(view)]
    _nothing(found)


def test_from_the_file_system(pages, view):
    """Opened without a server every page has its style, and its links lead to pages."""
    _nothing([Found("from_file_system", page.address, p) for page in pages for p in from_file_system(view, page)])


def test_a_wrong_address_gets_the_whole_not_found_page(address, view):
    """However deep a wrong address lies, the page says so, in its own style, with nothing missing."""
    wrong = "finns/inte/alls/"
    view.open(address + wrong, expect=404)
    assert view.page.locator("body").get_attribute("data-page") == "not-found"
    assert [] == quiet(view)


def _nothing(found):
    left = not_exempt(found)
    assert not left, "\n" + describe(left)
