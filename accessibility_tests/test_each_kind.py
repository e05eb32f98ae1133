"""One page of each kind: walks with the keyboard, the page without scripts (the longest of the kind), and its accessibility tree."""

import difflib

import pytest

from accessibility_tests.browsers import LIGHT, PHONE
from accessibility_tests.checks import tree
from accessibility_tests.checks.keyboard import skip_link, walk
from accessibility_tests.checks.live import needs_scripts, quiet
from accessibility_tests.report import Found, describe, not_exempt

KINDS = (
    "start",
    "services",
    "service",
    "service-az",
    "area-list",
    "area-list-az",
    "sheet",
    "provider",
    "places",
    "area",
    "index",
    "help-me-choose",
    "compare",
    "shortlist",
    "coordinator",
    "how-to-choose",
    "if-you-do-not-choose",
    "brochures",
    "vacancies",
    "figures",
    "method",
    "order",
    "search",
    "accessibility",
    "glossary",
    "text",
    "not-found",
)


def test_the_site_has_every_kind_and_no_other(pages_of_kind):
    """A kind without tests, or tests without a page, would prove nothing."""
    assert sorted(KINDS) == sorted(pages_of_kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", (LIGHT, PHONE), ids=lambda state: state.name)
def test_keyboard(kind, state, pages_of_kind, address, view):
    """The skip link works; Tab reaches everything in order and back; every stop is seen, uncovered and marked."""
    page = _longest(pages_of_kind, kind)
    found = []
    for check in (skip_link, walk):
        view.open(address + page.url_path)
        view.page.wait_for_load_state("networkidle")  # scripts have made what they make
        view.be(state)
        found += [Found(check.__name__, page.address, p) for p in check(view)]
    assert not not_exempt(found), "\n" + describe(found)


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts(kind, pages_of_kind, address, view, scriptless):
    """Without scripts the page has all its words, no control that does nothing, and says nothing in the console."""
    page = _longest(pages_of_kind, kind)
    view.open(address + page.url_path)
    scriptless.open(address + page.url_path)
    found = [Found(check.__name__, page.address, p) for check in (needs_scripts, quiet) for p in check(scriptless)]
    assert not not_exempt(found), "\n" + describe(found)
    lost = set(view.ask("seen_words.js")) - set(scriptless.ask("seen_words.js"))
    assert not lost, f"{page.address} shows these only with scripts: {sorted(lost)}"


@pytest.mark.parametrize("kind", KINDS)
def test_accessibility_tree(kind, pages_of_kind, site, address, view, request):
    """What assistive technology is told is what a person has read and stored in snapshots/ (--update-snapshots writes it anew)."""
    golden = tree.stored(kind)
    update = request.config.getoption("--update-snapshots")
    kept = site.page_at.get(golden[0]) if golden else None
    page = kept if kept and kept.kind == kind else _typical(pages_of_kind, kind)
    view.open(address + page.url_path)
    now = tree.tree_of(view)
    if update:
        tree.store(kind, page.address, now)
        return
    assert golden, f"snapshots/{kind}.yaml is missing: run with --update-snapshots and read what it wrote"
    differences = difflib.unified_diff(golden[1].splitlines(), now.splitlines(), "stored", page.address, n=2, lineterm="")
    assert golden == (page.address, now), "\n".join(differences)


def _longest(pages_of_kind, kind):
    assert kind in pages_of_kind, f"the site has no page of the kind {kind}"
    return pages_of_kind[kind][-1]


def _typical(pages_of_kind, kind):
    """Neither an empty list nor the longest: a tree that a person can read through."""
    assert kind in pages_of_kind, f"the site has no page of the kind {kind}"
    return pages_of_kind[kind][len(pages_of_kind[kind]) // 2]
