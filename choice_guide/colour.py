"""Colours and their contrast (WCAG 2.2), and the backgrounds of the pages that the theme's colours must stand out from."""
from __future__ import annotations

#: Backgrounds that links stand on; the same values stand in templates/styles/tokens.css (tests/render/test_assets.py).
LIGHT = ("#fffdf8", "#f5f0e5")
DARK = ("#151816", "#202623")
#: The least contrast of text: WCAG 2.2, 1.4.6 (AAA), which DESIGN §6 asks for.
LEAST = 7.0


def contrast(one: str, other: str) -> float:
    """The contrast ratio (1-21) of two colours #rrggbb, as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def least_contrast(colour: str, backgrounds: tuple[str, ...]) -> float:
    """The contrast with the background that `colour` stands out from least."""
    return min(contrast(colour, background) for background in backgrounds)


def luminance(colour: str) -> float:
    """Relative luminance (0 black to 1 white) of a colour #rrggbb, as WCAG 2.2 defines it."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0-255) of #rrggbb."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def nearest_readable(colour: str, backgrounds: tuple[str, ...], least: float = LEAST) -> str:
    """The colour nearest to `colour`, on its way to black (to white on dark backgrounds), with the contrast asked for."""
    end = 0 if luminance(backgrounds[0]) > 0.18 else 255
    for step in range(256):
        mixed = _mixed(colour, end, step / 255)
        if least_contrast(mixed, backgrounds) >= least:
            return mixed
    return _mixed(colour, end, 1)


def _mixed(colour: str, end: int, share: float) -> str:
    return "#" + "".join(f"{round(channel + (end - channel) * share):02x}" for channel in channels(colour))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
