"""The text of a cell -> a count, a percent, or what stands for a number that is not there."""
from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from choice_guide.importing.normalising import tidy
from choice_guide.importing.records import Cell, Fault
from choice_guide.importing.survey_plan import Meaning, Style

MOST = 1_000_000
MOST_DECIMALS = 6  # a share that a spreadsheet has reckoned is exact to about 15 digits; nobody writes more than six
_GROUPS = re.compile(r"(?<=\d)[ '\u2019](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"(\d{1,15})(?:([.,])(\d{1,20}))?", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Percent:
    """0-100, and how many decimals it was written with: the true share lies within half a unit of the last one.

    -1 decimal: written in tens, such as the fraction 0.8.
    """

    value: Decimal
    decimals: int

    @property
    def unit(self) -> Decimal:
        """One unit in the last place, in percentage points."""
        return Decimal(1).scaleb(-self.decimals)


def read_count(cell: Cell, style: Style) -> int | Meaning | Fault:
    """A whole number, 0 to a million. Spaces, apostrophes, points and commas between groups of three digits are read.

    One comma or point before three digits (1.234) may be either mark: without `style.decimal` it is a fault.
    """
    text = str(tidy(cell.text).value)
    if (other := _other(cell, text, style)) is not None:
        return other
    plain = _GROUPS.sub("", text)
    decimal = "." if cell.numeric else style.decimal
    if (groups := _THOUSANDS.fullmatch(plain)) and groups[1] != decimal:
        if decimal is None and plain.count(groups[1]) == 1:
            return Fault("survey-ambiguous")
        plain = plain.replace(groups[1], "")
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return _not_a_number(text)
    count = int(found[1])
    return count if count <= MOST and not (found[3] or "").strip("0") else Fault("survey-count")


def read_percent(cell: Cell, style: Style) -> Percent | Meaning | Fault:
    """A percent, 0-100, with decimal comma or point and with or without its sign; a fraction where `style.fraction`."""
    text = str(tidy(cell.text).value)
    if (other := _other(cell, text, style)) is not None:
        return other
    plain = text.removesuffix("%").strip()
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return _not_a_number(text)
    fraction = style.fraction and plain == text
    value = Decimal(f"{found[1]}.{found[3] or 0}") * (100 if fraction else 1)
    decimals = len(found[3] or "") - (2 if fraction else 0)
    # A spreadsheet keeps no trailing zeros: 0.8 there may be 0.80.
    decimals = max(decimals, 0 if cell.numeric or not found[3] else -1)
    if value > 100:
        return Fault("survey-percent")
    return _rounded(value, decimals)


def footnotes(cell: Cell, style: Style) -> tuple[tuple[str, Meaning | None], ...]:
    """The codes in a cell of footnotes, and what each means; None for a code that the mapping does not explain."""
    codes = re.split(r"[,;\s]+", str(tidy(cell.text).value))
    return tuple((code, style.footnotes.get(code)) for code in codes if code)


def _other(cell: Cell, text: str, style: Style) -> Meaning | Fault | None:
    if cell.fault:
        return cell.fault
    if (meaning := style.no_value.get(text.casefold())) is not None:
        return meaning
    return None if text else Fault("survey-blank")


def _not_a_number(text: str) -> Fault:
    # Only a word or a sign may be repeated in a report: a number may be one that has to stay hidden.
    return Fault("survey-number") if re.search(r"\d", text) else Fault("survey-sign", {"sign": text})


def _rounded(value: Decimal, decimals: int) -> Percent:
    if decimals <= MOST_DECIMALS:
        return Percent(value, decimals)
    return Percent(value.quantize(Decimal(1).scaleb(-MOST_DECIMALS), ROUND_HALF_UP), MOST_DECIMALS)
