"""The municipality's colours as a style sheet of custom properties, the one for dark mode derived where none is given."""
from __future__ import annotations

import colorsys
import json

from choice_guide.colour import DARK, LEAST, channels, least_contrast
from choice_guide.model import Theme


def theme_css(theme: Theme) -> str:
    """The style sheet that is linked after the common one."""
    values = {"--accent": theme.accent, "--accent-dark": theme.accent_dark or dark_accent(theme.accent)}
    if theme.font:
        values["--font"] = f"{_quoted(theme.font.family)}, system-ui, sans-serif"
    return ":root{" + "".join(f"{name}:{value};" for name, value in values.items()) + "}\n"


def dark_accent(accent: str) -> str:
    """The accent (#rrggbb) with its hue, pale enough to stand out 7:1 from every dark background: strong colours glare in the dark."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in channels(accent)))
    start = max(lightness, 0.7)
    for step in range(101):
        lighter = _hex(colorsys.hls_to_rgb(hue, start + (1 - start) * step / 100, min(saturation, 0.5)))
        if least_contrast(lighter, DARK) >= LEAST:
            return lighter
    return "#ffffff"


def _hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in rgb)


def _quoted(family: str) -> str:
    """A font family as a CSS string. Backslashes and line breaks have no place in one."""
    return json.dumps(family.replace("\\", "").replace("\n", " "), ensure_ascii=False)
