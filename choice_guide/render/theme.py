"""The municipality's colours as a style sheet of custom properties, the one for dark mode derived where none is given."""
from __future__ import annotations

import colorsys
import json

from choice_guide.model import Theme

#: Backgrounds that links stand on; the same values stand in templates/styles/tokens.css.
LIGHT = ("#fffdf8", "#f5f0e5")
DARK = ("#151816", "#202623")
CONTRAST = 7.0  # WCAG 2.2, 1.4.6 (AAA), which DESIGN §6 asks for


def theme_css(theme: Theme) -> str:
    """The style sheet that is linked after the common one."""
    values = {"--accent": theme.accent, "--accent-dark": theme.accent_dark or dark_accent(theme.accent)}
    if theme.font:
        values["--font"] = f"{_quoted(theme.font)}, system-ui, sans-serif"
    return ":root{" + "".join(f"{name}:{value};" for name, value in values.items()) + "}\n"


def dark_accent(accent: str) -> str:
    """The accent (#rrggbb) with its hue, pale enough to stand out 7:1 from every dark background: strong colours glare in the dark."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in channels(accent)))
    start = max(lightness, 0.7)
    for step in range(101):
        lighter = _hex(colorsys.hls_to_rgb(hue, start + (1 - start) * step / 100, min(saturation, 0.5)))
        if min(contrast(lighter, background) for background in DARK) >= CONTRAST:
            return lighter
    return "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast ratio (1-21) of two colours #rrggbb, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0-255) of #rrggbb."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (channel / 255 for channel in channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in rgb)


def _quoted(family: str) -> str:
    """A font family as a CSS string. Backslashes and line breaks have no place in one."""
    return json.dumps(family.replace("\\", "").replace("\n", " "), ensure_ascii=False)
