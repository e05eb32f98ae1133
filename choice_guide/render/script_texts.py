"""What of a script is code, and what is comment, text or regular expression: as much as its shortening and joining need to know."""
from __future__ import annotations

import re

#: Comments, texts and regular expressions. A regular expression is known by what stands before it.
TEXTS = re.compile(r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
                   r"""|(?:(?<=[(,=:\[!&|?{};>])|(?<=return))\s*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/""", re.S)
#: What stands in a text in backticks for a value, with at most one pair of braces in it.
_VALUE = re.compile(r"""\$\{(?:[^{}`"']|"[^"`]*"|'[^'`]*'|\{(?:[^{}`"']|"[^"`]*"|'[^'`]*')*\})*\}""")


def nested_texts(script: str) -> list[str]:
    """Texts in backticks in which a text, or more than one pair of braces, stands for a value: their end cannot be told from a nested one's."""
    return [text for text in TEXTS.findall(script) if text.startswith("`") and "${" in _VALUE.sub("", text)]


def said(script: str) -> str:
    """A script without comments, its code without blanks and ends of lines, its texts as they stand.

    >>> said('const a = 1; // one') == said('const a=1;')
    True
    >>> said('f("a b")') == said('f("ab")')
    False
    """
    parts, end = [], 0
    for match in TEXTS.finditer(script):
        comment = match[0].startswith(("//", "/*"))
        parts += [*script[end:match.start()].split(), "" if comment else match[0].lstrip()]
        end = match.end()
    return "".join([*parts, *script[end:].split()])
