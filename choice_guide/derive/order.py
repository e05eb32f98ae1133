"""The one place that decides in which order offers stand (DESIGN rule 4).

The default order is a lottery that nobody can redraw and everybody can recompute; A-Ö is offered at an address of its own.
"""
from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")
FIRST_MONDAY = date(1970, 1, 5)


@dataclass(frozen=True, slots=True)
class Draw:
    """Which draw a list shows: `week` counts weeks from Monday 1970-01-05, `number` offers, cycle = week // number, turn = week mod number."""

    guide: str
    service: str
    area: str
    week: int
    number: int

    @property
    def cycle(self) -> int:
        """Number of the cycle; a cycle lasts as many weeks as there are offers."""
        return self.week // self.number if self.number else 0

    @property
    def turn(self) -> int:
        """How many steps the cycle's order has been turned."""
        return self.week % self.number if self.number else 0


def week_of(day: date) -> int:
    """Weeks from Monday 1970-01-05 to `day` (negative before it)."""
    return (day - FIRST_MONDAY).days // 7


def first_day(week: int) -> date:
    """The Monday on which a week begins, given as `week_of` counts."""
    return FIRST_MONDAY + timedelta(weeks=week)


def drawn(offers: Iterable[T], draw: Draw, id_of: Callable[[T], str]) -> tuple[T, ...]:
    """The offers in the drawn order of `draw`, whatever order they came in.

    They are sorted by the hexadecimal sha256 of "guide|service|area|cycle|offer" (UTF-8) and then turned: the first
    `turn` offers go to the end. In every `number` weeks each offer so has every place exactly once. `area` is empty for
    lists without an area. Raises ValueError when two offers share an id or `draw.number` is not their number.
    """
    items = list(offers)
    if len({id_of(item) for item in items}) != len(items) or len(items) != draw.number:
        raise ValueError("offers must have ids of their own and be as many as the draw says")
    ordered = sorted(items, key=lambda item: lot(draw, id_of(item)))
    return tuple(ordered[draw.turn:] + ordered[:draw.turn])


def lot(draw: Draw, offer_id: str) -> str:
    """The offer's lot in the cycle: 64 hexadecimal digits."""
    text = f"{draw.guide}|{draw.service}|{draw.area}|{draw.cycle}|{offer_id}"
    return hashlib.sha256(text.encode()).hexdigest()


def draw_for(guide: str, service: str, area: str, day: date, offers: Sequence[object]) -> Draw:
    """The draw of a list on a day; `area` empty for a list without an area."""
    return Draw(guide, service, area, week_of(day), len(offers))


def alphabetical(items: Iterable[T], name_of: Callable[[T], str], alphabet: str) -> tuple[T, ...]:
    """The items A-Ö by name, in the order of letters that `alphabet` gives after a-z (Swedish: "åäö").

    Letters with other marks sort as their base letter (é as e); digits come before letters; equal names keep a stable
    order by the name as written.
    """
    return tuple(sorted(items, key=lambda item: sort_key(name_of(item), alphabet)))


def sort_key(name: str, alphabet: str) -> tuple[tuple[int, ...], str]:
    """A key that sorts names by the letters of a language."""
    own = {letter: 1000 + place for place, letter in enumerate(alphabet)}
    ranks = [own.get(char) or _rank(char) for char in unicodedata.normalize("NFC", name).casefold()]
    return tuple(rank for rank in ranks if rank), name


def initial(name: str, alphabet: str) -> str:
    """The letter under which a name stands in an index: upper case, "0-9" for digits, "#" for what is no letter."""
    for char in unicodedata.normalize("NFC", name).casefold():
        if char in alphabet:
            return char.upper()
        base = unicodedata.normalize("NFD", char)[0]
        if base.isdigit():
            return "0-9"
        if base.isalpha():
            return base.upper()
    return "#"


def _rank(char: str) -> int:
    base = unicodedata.normalize("NFD", char)[0]
    if base.isalpha():
        return 100 + min(ord(base) - ord("a"), 800) if "a" <= base <= "z" else 2000 + ord(base)
    return 10 + ord(base) - ord("0") if base.isdigit() and base.isascii() else 1 if base.isspace() else 0
