"""The municipality's look: colours that are readable on the pages' backgrounds, and fonts that the site itself can serve."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from choice_guide.check.checked import CheckedContent, elements
from choice_guide.check.photo_use import leaves
from choice_guide.colour import DARK, LEAST, LIGHT, least_contrast, nearest_readable
from choice_guide.document import Node
from choice_guide.findings import Finding
from choice_guide.rule import Rule

CONTRAST = Rule("theme-contrast", bad='theme: {accent: "#e87722"}', good='theme: {accent: "#0b4f4a"}', source="WCAG 2.2, 1.4.6; DESIGN §6")
FONT_FILE = Rule("font-file", bad="files: [{file: fonts/kommun.ttf, weight: 400}]", good="files: [{file: fonts/kommun.woff2, weight: 400}]",
                 source="DESIGN rule 5; W3C WOFF 2.0")
FONT_HEAVY = Rule("font-too-heavy", bad="a font of 2 MB with every script of the world", good="a font of 40 kB with the letters that the guide uses")
RULES = (CONTRAST, FONT_FILE, FONT_HEAVY)

FONTS = "fonts"
MAGIC = b"wOF2"
MOST_BYTES = 400_000


def findings(content: CheckedContent) -> Iterator[Finding]:
    """Colours that miss the contrast, with the nearest that does not; files that are no fonts for the web."""
    theme = content.guide.root.get("theme") if content.guide and content.guide.root else None
    yield from _fonts(content, theme)
    for field, backgrounds in (("accent", LIGHT), ("accent_dark", DARK)):
        node = theme.get(field) if theme else None
        if node is not None and (ratio := least_contrast(node.value, backgrounds)) < LEAST:
            yield content.place(content.guide).problem(
                CONTRAST, node, value=node.value, ratio=f"{ratio:.1f}", least=f"{LEAST:.0f}",
                background=backgrounds[-1], suggestion=nearest_readable(node.value, backgrounds))


def _fonts(content: CheckedContent, theme: Node | None) -> Iterator[Finding]:
    for entry in elements(theme, "font", "files"):
        node = entry.get("file")
        problem = _file_problem(content.content, node.value)
        if problem is not None:
            yield content.place(content.guide).problem(problem, node, value=node.value, folder=f"{FONTS}/", most=MOST_BYTES // 1000)


def _file_problem(content: Path, written: str) -> Rule | None:
    """The rule that a font file breaks; None where it can be served."""
    path = PurePosixPath(written)
    inside = path.parts[:1] == (FONTS,) and path.suffix == ".woff2" and ".." not in path.parts and "\\" not in written and ":" not in written
    try:
        if not inside or leaves(content, written) or not (content / path).is_file():
            return FONT_FILE
        with (content / path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        return FONT_FILE
    return FONT_FILE if not data.startswith(MAGIC) else FONT_HEAVY if len(data) > MOST_BYTES else None
