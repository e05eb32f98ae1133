"""From the bytes of a file to its text, or to the one reason why it is none."""
from __future__ import annotations

import re

from choice_guide.rule import Rule, finding
from choice_guide.document import Document, Mark
from choice_guide.findings import Finding
from choice_guide.read import rules
from choice_guide.read.layout import FIRST_LINES, REQUIRED_FILES

BYTE_ORDER_MARK = "\ufeff"
# A YAML profile is a few kilobytes; a table of survey results for ten thousand providers is some tens of megabytes.
MOST_BYTES = {"contracts": 64_000_000, "survey-results": 128_000_000}
MOST_BYTES_OTHERWISE = 2_000_000
# What YAML 1.2 calls not printable, and the line breaks that its older parsers turn into spaces without a word.
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def decoded(document: Document, data: bytes) -> tuple[str, list[Finding]]:
    """The text of `data` without byte order mark, with "\\n" as its only line break; "" and a finding where it is no text."""
    if len(data) > (most := MOST_BYTES.get(document.kind, MOST_BYTES_OTHERWISE)):
        return "", [finding(rules.TOO_BIG, document, None, size=_megabytes(len(data)), most=_megabytes(most))]
    try:
        text = data.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        return "", [_not_utf8(document, data, error)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := UNPRINTABLE.search(text):
        return "", [_at(rules.CONTROL, document, text, bad.start(), code=f"U+{ord(bad[0]):04X}")]
    return text, []


def empty_file(document: Document) -> Finding:
    """The finding for a file that says nothing: how it begins, and that it may go where the guide can do without it."""
    needed = document.file in REQUIRED_FILES or document.kind.startswith("survey")
    return finding(rules.EMPTY, document, None, example=FIRST_LINES[document.kind],
                   details={"hint": "hint.fill-in" if needed else "hint.fill-in-or-remove"})


def mark_at(file: str, text: str, index: int) -> Mark:
    """Line and column of the character at `index`."""
    return Mark(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _at(rule: Rule, document: Document, text: str, index: int, **params: object) -> Finding:
    return finding(rule, document, mark_at(document.file, text, index), **params)


def _not_utf8(document: Document, data: bytes, error: UnicodeDecodeError) -> Finding:
    before = data[:error.start].decode("utf-8")
    guess = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252", errors="replace")
    word = next((w for w in guess.split() if not w.isascii()), "")
    return _at(rules.NOT_UTF8, document, before, len(before), word=word[:40])


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}"
