"""What an offer says of its vacancies, area by area: one line for each capacity that it states."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from choice_guide.derive.capacity import Parts
from choice_guide.derive.comparison import area_names, areas_value
from choice_guide.derive.values import UNANSWERED, Kind, Value, availability_value, ceiling_value
from choice_guide.model import Capacity, Guide, Offer

#: A statement is marked as old when it is more days old than this.
OLD_AFTER_DAYS = 30


@dataclass(frozen=True, slots=True)
class Line:
    """What holds in some of an offer's areas, or in all. `stated`: a date; `old`: more than OLD_AFTER_DAYS before the guide's date."""

    areas: Value
    availability: Value
    ceiling: Value
    stated: Value
    old: bool


def lines(guide: Guide, offer: Offer, parts: Parts, shown: Iterable[Capacity | None] | None = None) -> tuple[Line, ...]:
    """A line for each part of an offer; of those in `shown` only, where it is given."""
    wanted = None if shown is None else set(shown)
    return tuple(_line(guide, areas_value(guide, offer) if len(parts) == 1 else area_names(guide, ids), capacity)
                 for ids, capacity in parts if wanted is None or capacity in wanted)


def is_old(stated: date | None, guide: Guide) -> bool:
    """Whether a statement is more than OLD_AFTER_DAYS old on the guide's date."""
    return stated is not None and (guide.date - stated).days > OLD_AFTER_DAYS


def _line(guide: Guide, areas: Value, capacity: Capacity | None) -> Line:
    stated, note = (capacity.stated, capacity.note) if capacity else (None, None)
    return Line(areas, replace(availability_value(capacity), stated=None, note=note), replace(ceiling_value(capacity), stated=None),
                Value(Kind.DATE, stated) if stated else UNANSWERED, is_old(stated, guide))
