"""Walks through a page with the Tab key, as a person without a mouse does."""

import io

from PIL import Image, ImageChops

from accessibility_tests.report import Problem

MARGIN = 12
# WCAG 2.4.13: as large as a 2 px line around the thing; a quarter less for rounded corners and lines that share an edge.
INDICATOR = 2 * 0.75
CHANGE = 3
SRGB_KNEE = 0.04045


def skip_link(view) -> list[Problem]:
    """The first stop is a link into the page that can be seen, and after it the focus is in main. WCAG 2.4.1."""
    stops = view.ask("expect_stops.js")
    if not stops or not stops[0]["skips"]:
        return [Problem("skip link", "is not the first stop")]
    view.page.keyboard.press("Tab")
    here = view.ask("where_is_focus.js")
    if here["number"] != 0 or not here["visible"]:
        return [Problem(stops[0]["where"], "the skip link is not seen when it has focus")]
    view.page.keyboard.press("Enter")
    view.page.keyboard.press("Tab")
    there = view.ask("where_is_focus.js")
    main_has_stops = view.page.locator("main :is(a[href], button, input, select, textarea, summary)").count()
    if main_has_stops and not there.get("inMain"):
        return [Problem(stops[0]["where"], f"after the skip link the focus is at {there.get('where', 'nothing')}")]
    return []


def walk(view) -> list[Problem]:
    """Tab reaches everything, in the document's order, to the end and back; each stop is seen, uncovered and marked.

    WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.12 and 2.4.13.
    """
    stops = view.ask("expect_stops.js")
    found, forth = [], []
    for _ in range(len(stops) + 1):
        view.page.keyboard.press("Tab")
        here = view.ask("where_is_focus.js")
        if here["number"] < 0 or here["number"] in forth:
            break
        forth.append(here["number"])
        found += _at(view, here, stops)
    found += _missed(forth, stops, view.state.name)
    return found or _way_back(view, stops)


def _at(view, here, stops):
    where = here["where"]
    if not here["visible"]:
        return [Problem(where, "has focus outside of what is seen", view.state.name)]
    if here["cover"]:
        return [Problem(where, f"has focus and is covered by {here['cover']}", view.state.name)]
    if stops[here["number"]]["first"] and not _marked(view, here):
        return [Problem(where, "its focus is hardly seen: too few pixels change by 3:1", view.state.name)]
    return []


def _missed(walked, stops, state):
    missed = [Problem(stop["where"], "is never reached with Tab", state) for i, stop in enumerate(stops) if i not in walked]
    astray = [
        Problem(stops[then]["where"], f"is reached before {stops[now]['where']}, which comes earlier", state)
        for now, then in zip(walked[1:], walked, strict=False)
        if now < then
    ]
    return missed + astray


def _way_back(view, stops):
    """Shift+Tab from the last stop leads through all of them again to the first."""
    view.page.evaluate("window.__stops.at(-1)?.focus()")
    back = []
    for _ in stops:
        here = view.ask("where_is_focus.js")
        back.append(here["number"])
        view.page.keyboard.press("Shift+Tab")
    if back == list(range(len(stops) - 1, -1, -1)):
        return []
    stuck = next(n for n, (got, due) in enumerate(zip(back, range(len(stops) - 1, -1, -1), strict=True)) if got != due)
    return [Problem(stops[len(stops) - 1 - stuck]["where"], "is not reached backwards with Shift+Tab", view.state.name)]


# The focus indicator in pixels


def _marked(view, here):
    """Whether enough pixels around the focused element differ by 3:1 from those without focus."""
    with_focus = _picture(view, here)
    view.page.evaluate("window.__at = document.activeElement, window.__at.blur()")
    without = _picture(view, here)
    view.page.evaluate("window.__at.focus({ preventScroll: true })")
    return _changed(with_focus, without) >= here["perimeter"] * INDICATOR


def _picture(view, here):
    left, top = max(0, here["x"] - MARGIN), max(0, here["y"] - MARGIN)
    right = min(view.state.width, here["x"] + here["width"] + MARGIN)
    bottom = min(view.state.height, here["y"] + here["height"] + MARGIN)
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    return Image.open(io.BytesIO(view.page.screenshot(clip=clip, scale="css"))).convert("RGB")


def _changed(one, other):
    """The number of pixels whose contrast between the two pictures is at least 3:1."""
    if ImageChops.difference(one, other).getbbox() is None:
        return 0
    pairs = zip(_pixels(one), _pixels(other), strict=True)
    return sum(a != b and _contrast(a, b) >= CHANGE for a, b in pairs)


def _pixels(image):
    data = image.tobytes()
    return zip(data[::3], data[1::3], data[2::3], strict=True)


def _contrast(one, other):
    """The contrast ratio of two RGB colours as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour):
    linear = [v / 255 / 12.92 if v / 255 <= SRGB_KNEE else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
