"""Checks of an open page in Chromium. Each takes a View and returns its problems; the rule itself stands in the script.

AS_SEEN says which checks run in which state. A check runs in every state that can change its answer; what only depends on the
document (headings, names of links, alternatives, labels) runs once.
"""

from accessibility_tests import browsers
from accessibility_tests.report import Problem


def headings(view) -> list[Problem]:
    """One h1, in main; no level skipped; none empty. WCAG 1.3.1, 2.4.6."""
    return view.probe("headings.js")


def fake_headings(view) -> list[Problem]:
    """A short bold or large paragraph before other content. WCAG 1.3.1, failure F2."""
    return view.probe("fake_headings.js")


def link_texts(view) -> list[Problem]:
    """Links without words, with words that say nothing, with one name for two places in a list. WCAG 2.4.4."""
    return view.probe("link_texts.js")


def forms(view) -> list[Problem]:
    """Visible labels; the visible words are in the name; a button that sends. WCAG 2.5.3, 3.3.2."""
    return view.probe("forms.js")


def images(view) -> list[Problem]:
    """Alternatives of pictures and SVG. WCAG 1.1.1."""
    return view.probe("images.js")


def targets(view) -> list[Problem]:
    """At least 44 x 44 CSS px, links in running text excepted. WCAG 2.5.5."""
    return view.probe("targets.js")


def reflow(view) -> list[Problem]:
    """Nothing wider than the window, nothing that scrolls sideways. WCAG 1.4.10."""
    return view.probe("reflow.js")


def clipping(view) -> list[Problem]:
    """No text cut off, no text over text. WCAG 1.4.4, 1.4.12."""
    return view.probe("clipping.js")


def contrast(view) -> list[Problem]:
    """Text 7:1 (WCAG 1.4.6) whatever its size, edges of fields 3:1 (WCAG 1.4.11); on paper against white."""
    return view.probe("contrast.js")


def visual_order(view) -> list[Problem]:
    """The order of the Tab key is the order that is seen. WCAG 1.3.2, 2.4.3."""
    return view.probe("visual_order.js")


def focus_looks(view) -> list[Problem]:
    """Everything that takes focus looks different with it. WCAG 2.4.7."""
    return view.probe("focus_looks.js")


def forced_colours(view) -> list[Problem]:
    """Fields and buttons keep an edge in forced colours. WCAG 1.4.11."""
    return view.probe("forced_colours.js")


def motion(view) -> list[Problem]:
    """Nothing moves for those who ask for less motion. WCAG 2.2.2, 2.3.3."""
    return view.probe("motion.js")


def printing(view) -> list[Problem]:
    """Paper has the content and none of the controls."""
    return view.probe("printing.js")


def policy(view) -> list[Problem]:
    """Nothing that the Content-Security-Policy had to forbid."""
    return view.probe("policy.js")


def quiet(view) -> list[Problem]:
    """No console message, no script error, no failed request, no request to another host since the page was opened."""
    return list(view.events)


def needs_scripts(view) -> list[Problem]:
    """For a View without scripts: the content is there, and no control that only a script could answer."""
    return view.probe("needs_scripts.js")


AS_SEEN = (
    (
        browsers.LIGHT,
        (headings, fake_headings, link_texts, forms, images, targets, reflow, clipping, contrast, visual_order, focus_looks),
    ),
    (browsers.SPACED, (reflow, clipping)),
    (browsers.PHONE, (headings, targets, reflow, clipping, contrast, visual_order)),
    (browsers.SPACED_PHONE, (reflow, clipping)),
    (browsers.ZOOM, (reflow, clipping)),
    (browsers.DARK, (contrast, focus_looks)),
    (browsers.FORCED, (forced_colours, focus_looks)),
    (browsers.STILL, (motion,)),
    (browsers.PRINT, (printing, contrast, reflow, clipping)),
    (browsers.LIGHT, (policy, quiet)),
)


def look_in_every_state(view) -> list[tuple[str, Problem]]:
    """Run AS_SEEN on the page that the view has open: pairs of a check's name and a problem."""
    found = []
    for state, checks in AS_SEEN:
        view.be(state)
        found += [(check.__name__, problem) for check in checks for problem in check(view)]
    return found
