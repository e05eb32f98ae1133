"""The municipality's colour: readable on the page's background."""
from __future__ import annotations

from collections.abc import Iterator

from choice_guide.check.checked import CheckedContent
from choice_guide.rule import Rule
from choice_guide.findings import Finding

CONTRAST = Rule("theme-contrast", bad='theme: {accent: "#e87722"}', good='theme: {accent: "#0b4f4a"}', source="WCAG 2.2, 1.4.6; DESIGN §6")
RULES = (CONTRAST,)

LEAST = 7.0
BACKGROUND = "#fffdf9"
DARK_BACKGROUND = "#14110d"


def findings(content: CheckedContent) -> Iterator[Finding]:
    """Colours that miss the contrast, with the nearest that does not."""
    theme = content.guide.root.get("theme") if content.guide and content.guide.root else None
    for field, background in (("accent", BACKGROUND), ("accent_dark", DARK_BACKGROUND)):
        node = theme.get(field) if theme else None
        if node is not None and contrast(node.value, background) < LEAST:
            yield content.place(content.guide).problem(
                CONTRAST, node, value=node.value, ratio=f"{contrast(node.value, background):.1f}", least=f"{LEAST:.0f}",
                background=background, suggestion=nearest_readable(node.value, background))


def contrast(one: str, other: str) -> float:
    """Contrast ratio (1 to 21) of two colours "#rrggbb", as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance (0 black to 1 white) of a colour "#rrggbb", as WCAG 2.2 defines it."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def nearest_readable(colour: str, background: str, least: float = LEAST) -> str:
    """The colour nearest to `colour`, on its way to black (to white on a dark background), with the contrast asked for."""
    end = 0 if luminance(background) > 0.18 else 255
    for step in range(256):
        mixed = _mixed(colour, end, step / 255)
        if contrast(mixed, background) >= least:
            return mixed
    return _mixed(colour, end, 1)


def _mixed(colour: str, end: int, share: float) -> str:
    return "#" + "".join(f"{round(channel + (end - channel) * share):02x}" for channel in _channels(colour))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
