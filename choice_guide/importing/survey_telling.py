"""What the report of a survey's import may repeat of a table: a count may stand anywhere where the mapping names the wrong column."""
from __future__ import annotations

import re

UNSAID = "…"


def told(text: str) -> str:
    """The text of a cell with its digits left out; the report says the cell's place, so that it can be looked up."""
    return re.sub(r"\d[\d\s.,]*\d|\d", UNSAID, text) if any(map(str.isalpha, text)) else UNSAID


def told_heading(name: str) -> str:
    """A heading, without those of its rows that begin with a number or have no letters.

    They may be cells of the table, if the wrong rows were taken for headings.
    """
    return " / ".join(part if any(map(str.isalpha, part)) and not part[:1].isdigit() else UNSAID for part in name.split(" / "))
