"""Each check finds the fault that is seeded for it, and nothing on a page without faults."""

import datetime
import re

import pytest

from accessibility_tests import browsers
from accessibility_tests.built_site import Site
from accessibility_tests.checks import documents, keyboard, links, live
from accessibility_tests.checks.axe import axe, inject
from accessibility_tests.checks.file_system import from_file_system
from accessibility_tests.checks.html_checker import html_checker
from accessibility_tests.report import EXEMPTIONS, Exemption, Found, Problem, describe, not_exempt, overdue
from accessibility_tests.seeded import AXE_SEEDS, GOOD, SCRIPTLESS_SEEDS, SEEDS
from accessibility_tests.server import serving

HEADERS = "/*\n  Content-Security-Policy: default-src 'self'; base-uri 'none'; form-action 'self'\n"
START = """<!doctype html><html lang="sv"><head><title>Välj utförare</title><link rel="canonical" href="https://by.example/val/">
</head><body data-page="start"><main id="main"><h1>Välj utförare</h1>{}</main></body></html>"""
# (check, what is added to a start page that has no faults)
DOCUMENT_SEEDS = (
    (documents.language, '<p lang="svenska!">Hej</p>'),
    (documents.language, '<p lang="ar">مرحبا</p>'),
    (documents.inline_code, '<p style="color: red">Hej</p>'),
    (documents.inline_code, '<p onclick="x()">Hej</p>'),
    (documents.inline_code, "<script>x()</script>"),
    (documents.inline_code, '<a href="javascript:x()">Hej</a>'),
)
SITE_SEEDS = (
    (links.references, '<a href="borta.html">Borta</a>'),
    (links.references, '<a href="#borta">Borta</a>'),
    (links.references, '<a href="norr">Norr</a>'),
    (links.references, '<a href="soder/">Söder</a>'),
    (links.references, '<a href="/val/norr/index.html">Norr</a>'),
    (links.references, '<a href="norr/index.html#borta">Norr</a>'),
    (links.references, '<a href="../utanfor.html">Utanför</a>'),
    (links.references, '<a href="https://by.example/val/borta/">Borta</a>'),
    (links.references, '<img alt="" src="borta.jpg">'),
    (links.references, '<a href="intranat:x">Borta</a>'),
    (links.languages_of_links, '<a href="norr/index.html" hreflang="en">In English</a>'),
    (links.canonical, '<link rel="canonical" href="https://by.example/val/norr/">'),
    (links.titles, None),
)


def write_site(folder, start="", norr_title="Norr"):
    """A site of two pages that has no faults but what is given."""
    norr = START.format("").replace("<title>Välj utförare", f"<title>{norr_title}").replace("<h1>Välj utförare", f"<h1>{norr_title}")
    (folder / "norr").mkdir()
    (folder / "index.html").write_text(START.format(start), "utf-8")
    (folder / "norr" / "index.html").write_text(norr.replace("/val/", "/val/norr/"), "utf-8")
    (folder / "_headers").write_text(HEADERS, "utf-8")
    return Site(folder, "/val/")


def say(seed):
    name = seed.check if isinstance(seed.check, str) else seed.check.__name__
    return f"{name}: {(seed.style or seed.content)[:50]}"


def show(view, html, state=browsers.LIGHT):
    """Load HTML that stands in no file. An empty document comes first, so that nothing is left of the page before."""
    view.be(browsers.LIGHT)
    view.page.goto("about:blank")
    view.events.clear()
    view.page.set_content(html, wait_until="load")
    view.be(state)


@pytest.mark.parametrize("seed", SEEDS, ids=say)
def test_a_seeded_fault_is_found(seed, view):
    """The check that a fault is meant for finds it."""
    show(view, seed.html, seed.state)
    assert seed.check(view)


def test_a_page_without_faults_passes_in_every_state(view):
    """No check finds anything on the page into which the faults are sown."""
    show(view, GOOD)
    assert [] == live.look_in_every_state(view)


@pytest.mark.parametrize("check", (keyboard.skip_link, keyboard.walk))
@pytest.mark.parametrize("state", (browsers.LIGHT, browsers.PHONE), ids=lambda state: state.name)
def test_a_keyboard_walks_through_a_page_without_faults(check, state, view):
    show(view, GOOD, state)
    assert [] == check(view)


@pytest.mark.parametrize("seed", SCRIPTLESS_SEEDS, ids=say)
def test_what_needs_scripts_is_found_without_them(seed, scriptless):
    show(scriptless, seed.html)
    assert seed.check(scriptless)


def test_a_page_without_faults_needs_no_scripts(scriptless):
    show(scriptless, GOOD)
    assert [] == live.needs_scripts(scriptless)


@pytest.mark.parametrize("seed", AXE_SEEDS, ids=say)
def test_axe_finds_a_seeded_fault_in_its_state(seed, driver, tmp_path):
    assert any(p.what.startswith(seed.check + ":") for p in run_axe(driver, tmp_path, seed.html, seed.state))


@pytest.mark.parametrize("state", (browsers.LIGHT, browsers.DARK, browsers.PRINT, browsers.PHONE), ids=lambda state: state.name)
def test_axe_finds_nothing_on_a_page_without_faults(state, driver, tmp_path):
    assert [] == run_axe(driver, tmp_path, GOOD, state)


def run_axe(driver, folder, html, state):
    (folder / "index.html").write_text(html, "utf-8")
    with serving(folder) as address:
        driver.get(address)
        inject(driver)
        browsers.put_driver(driver, state)
        return axe(driver)


@pytest.mark.parametrize(("check", "content"), DOCUMENT_SEEDS)
def test_a_fault_in_a_document_is_found(check, content, tmp_path):
    assert check(write_site(tmp_path, content).page_at["index.html"])


@pytest.mark.parametrize(
    ("check", "old", "new"),
    (
        (documents.language, ' lang="sv"', ""),
        (documents.title, "<title>Välj utförare", "<title>"),
        (documents.title, "<title>Välj utförare", "<title>Start"),
        (documents.title, "<title>Välj utförare", "<title>Exempelby kommun"),
        (documents.kind, ' data-page="start"', ""),
    ),
)
def test_a_fault_in_the_frame_of_a_document_is_found(check, old, new, tmp_path):
    site = write_site(tmp_path)
    (tmp_path / "index.html").write_text(START.format("").replace(old, new), "utf-8")
    assert check(site.page_at["index.html"])


@pytest.mark.parametrize(("check", "content"), SITE_SEEDS)
def test_a_fault_between_pages_is_found(check, content, tmp_path):
    site = write_site(tmp_path, content or "", "Norr" if content else "Välj utförare")
    assert [check.__name__] == [c.__name__ for c in links.SITE_CHECKS if c(site)]


def test_a_style_sheet_that_asks_for_what_is_not_there_is_found(tmp_path):
    site = write_site(tmp_path)
    (tmp_path / "stil.css").write_text("p { background: url('borta.png') }", "utf-8")
    assert links.style_references(site)


@pytest.mark.parametrize("policy", ("", "script-src 'self'", "default-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'self'"))
def test_a_weak_policy_is_found(policy, tmp_path):
    site = write_site(tmp_path)
    (tmp_path / "_headers").write_text(f"/*\n  Content-Security-Policy: {policy}\n" if policy else "", "utf-8")
    assert links.policy_header(site)


def test_a_site_without_faults_passes(tmp_path, tools):
    good = '<a href="norr/#main">Norr</a> <a href=".">Start</a> <a href="./?q=1">Sök</a> <a href="https://by.example/val/norr/">Norr</a> <a href="tel:+46840000">Ring</a>'
    site = write_site(tmp_path, good)
    found = [p for check in documents.DOCUMENT_CHECKS for page in site.pages for p in check(page)]
    assert [] == found + [p for check in links.SITE_CHECKS for p in check(site)] + html_checker(tools, tmp_path)


def test_html_that_is_not_valid_is_found_with_its_page_and_line(tmp_path, tools):
    write_site(tmp_path, "\n<ul><p>Hej</p></ul>")
    ((page, problem),) = html_checker(tools, tmp_path)
    assert ("index.html", True) == (page, problem.where.startswith("line 3:"))


def test_what_the_policy_forbids_is_found(tmp_path, view):
    """The server sends the site's own headers, and Chromium reports what they forbid."""
    write_site(tmp_path, '<p style="color: red">Hej</p>')
    with serving(tmp_path, "/val/") as address:
        view.open(address)
        assert ["style-src-attr"] == [p.what.split()[0] for p in live.policy(view)]
        assert live.quiet(view)


def test_a_folder_that_only_a_server_turns_into_a_page_is_found(tmp_path, view):
    site = write_site(tmp_path, '<link rel="stylesheet" href="borta.css"><a href="norr/">Norr</a> <a href="norr/index.html">Norr</a>')
    found = from_file_system(view, site.page_at["index.html"])
    assert ['main#main > a "Norr"', "request"] == [p.where for p in found]
    assert [] == from_file_system(view, site.page_at["norr/index.html"])


def test_every_check_has_a_seeded_fault():
    """A check that never fired might be unable to."""
    tested = {seed.check for seed in SEEDS + SCRIPTLESS_SEEDS} | {check for check, _ in DOCUMENT_SEEDS + SITE_SEEDS}
    tested |= {documents.title, documents.kind, links.style_references, links.policy_header, live.policy}
    used = {check for _, checks in live.AS_SEEN for check in checks} | {*documents.DOCUMENT_CHECKS, *links.SITE_CHECKS}
    assert set() == (used | {keyboard.skip_link, keyboard.walk, live.needs_scripts}) ^ tested


def test_no_exemption_is_overdue():
    """An exemption is a promise with a date."""
    assert [] == overdue(EXEMPTIONS, datetime.date.today())


def test_an_exemption_covers_one_element_until_its_day():
    allowed = Exemption("axe", "p.pale", "example", "https://by.example/1", datetime.date(2026, 1, 31))
    found = [Found("axe", "index.html", Problem(where, "contrast")) for where in ("p.pale", "p.other")]
    assert found[1:] == not_exempt(found, (allowed,))
    assert [] == overdue((allowed,), datetime.date(2026, 1, 31))
    assert [allowed] == overdue((allowed,), datetime.date(2026, 2, 1))


def test_a_report_names_a_cause_once_with_its_states_and_pages():
    found = [Found("targets", f"p{n}.html", Problem("a.x", "small", state)) for n in range(6) for state in ("light", "320 px")]
    report = describe(found)
    assert 1 == report.count("a.x")
    assert re.search(r"small \(light, 320 px\)\s+on p0.html, p1.html, p2.html, p3.html and 2 more", report)
