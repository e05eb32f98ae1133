"""The municipality's colour: readable on the page's background."""
from __future__ import annotations

from collections.abc import Iterator

from choice_guide.check.checked import CheckedContent
from choice_guide.colour import DARK, LEAST, LIGHT, least_contrast, nearest_readable
from choice_guide.rule import Rule
from choice_guide.findings import Finding

CONTRAST = Rule("theme-contrast", bad='theme: {accent: "#e87722"}', good='theme: {accent: "#0b4f4a"}', source="WCAG 2.2, 1.4.6; DESIGN §6")
RULES = (CONTRAST,)


def findings(content: CheckedContent) -> Iterator[Finding]:
    """Colours that miss the contrast, with the nearest that does not."""
    theme = content.guide.root.get("theme") if content.guide and content.guide.root else None
    for field, backgrounds in (("accent", LIGHT), ("accent_dark", DARK)):
        node = theme.get(field) if theme else None
        if node is not None and (ratio := least_contrast(node.value, backgrounds)) < LEAST:
            yield content.place(content.guide).problem(
                CONTRAST, node, value=node.value, ratio=f"{ratio:.1f}", least=f"{LEAST:.0f}",
                background=backgrounds[-1], suggestion=nearest_readable(node.value, backgrounds))
