"""Whole numbers and decimal numbers, written with the digits 0-9 and a decimal point."""
from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeVar

from choice_guide.check.characters import excerpt
from choice_guide.rule import Fault, Rule

SPELLING = Rule("number-spelling", "value: 1,5", "value: 1.5", source="DESIGN §3: nothing is converted silently")
FORM = Rule("number-form", "value: elva", "value: 11", source="DESIGN §3")
WHOLE = Rule("number-whole", "value: 11.5", "value: 11", source="DESIGN §3")
LOW = Rule("number-too-low", "ceiling: -3", "ceiling: 3", source="R05")
HIGH = Rule("number-too-high", "value: 1100", "value: 11", source="R05")
RULES: tuple[Rule, ...] = (SPELLING, FORM, WHOLE, LOW, HIGH)

Number = TypeVar("Number", int, Decimal)

MOST_DIGITS = 15  # before the point; more is a slip of the keyboard, and int() refuses very long texts
MOST_DECIMALS = 6
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
# Nearly right: a plus sign, leading zeros, spaces between thousands, a decimal comma, a unit behind.
_NEARLY = re.compile(r"\+?(?P<sign>-?)(?P<whole>[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,](?P<part>[0-9]+))?"
                     r" ?(?:%|[^\W\d_]{1,20}\.?)?")
_AS_TYPED = str.maketrans({"\u2212": "-", "\u2013": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def integer(text: str, low: int | None, high: int | None) -> int | Fault:
    """A whole number from `low` to `high`, both included; None stands for no bound."""
    written = text.strip()
    number = _number(written)
    meant = Decimal(number.params["suggestion"]) if isinstance(number, Fault) and number.rule is SPELLING else number
    if isinstance(meant, Fault):
        return meant
    if meant != meant.to_integral_value():
        return Fault(WHOLE, {"value": excerpt(written)})
    return _within(int(meant), low, high) if meant is number and "." not in written else _spelling(written, str(int(meant)))


def decimal(text: str, low: Decimal | int | None, high: Decimal | int | None) -> Decimal | Fault:
    """A number with at most 6 decimals from `low` to `high`, both included; None stands for no bound."""
    number = _number(text)
    return number if isinstance(number, Fault) else _within(number, low, high)


def _number(text: str) -> Decimal | Fault:
    written = text.strip()
    if _NUMBER.fullmatch(written) and _has_sense(written):
        return Decimal(written)
    suggestion = _nearly(written)
    return Fault(FORM, {"value": excerpt(written)}) if suggestion is None else _spelling(written, suggestion)


def _spelling(written: str, suggestion: str) -> Fault:
    return Fault(SPELLING, {"value": excerpt(written), "suggestion": suggestion})


def _nearly(written: str) -> str | None:
    match = _NEARLY.fullmatch(written.translate(_AS_TYPED))
    if match is None:
        return None
    whole = match["whole"].replace(" ", "").lstrip("0") or "0"
    number = match["sign"] + whole + (f".{match['part']}" if match["part"] else "")
    return number if _has_sense(number) and number != written else None


def _has_sense(number: str) -> bool:
    whole, _, part = number.lstrip("-").partition(".")
    return len(whole) <= MOST_DIGITS and len(part) <= MOST_DECIMALS


def _within(number: Number, low: Decimal | int | None, high: Decimal | int | None) -> Number | Fault:
    if low is not None and number < low:
        return Fault(LOW, {"value": str(number), "low": str(low)})
    if high is not None and number > high:
        return Fault(HIGH, {"value": str(number), "high": str(high)})
    return number
