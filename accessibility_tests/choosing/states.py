"""Looks at a page in the state that a journey has brought it to: axe-core and the project's own checks."""

from accessibility_tests.browsers import DARK, LIGHT, PHONE, PRINT
from accessibility_tests.checks.axe import OPTIONS, SCRIPT
from accessibility_tests.checks.live import AS_SEEN
from accessibility_tests.report import Found, Problem, describe, not_exempt

RUN = f"async () => (await axe.run(document, {OPTIONS})).violations.flatMap(v => v.nodes.map(n => [n.target.join(' '), `${{v.id}}: ${{v.help}}`]))"


def looked_at(view, name):
    """Fail with all that is wrong with the page as it is now, in every state of checks/live.py and for axe in light, dark, print and 320 px."""
    view.page.keyboard.press("Shift")  # from here on the focus is a keyboard's, which the page shows
    found = []
    for state, checks in AS_SEEN:
        view.be(state)
        found += [Found(check.__name__, name, problem) for check in checks for problem in check(view)]
    for state in (LIGHT, DARK, PHONE, PRINT):
        view.be(state)
        found += [Found("axe", name, Problem(where, what, state.name)) for where, what in _axe(view)]
    view.be(LIGHT)
    left = not_exempt(found)
    assert not left, "\n" + describe(left)


def _axe(view):
    """axe-core in the open page, which its policy would forbid as a script element: it is evaluated instead."""
    if not view.page.evaluate("'axe' in globalThis"):
        view.page.evaluate(SCRIPT.read_text("utf-8"))
    return view.page.evaluate(RUN)
