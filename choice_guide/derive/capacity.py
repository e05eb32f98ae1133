"""What an offer says of its capacity over all its areas."""
from __future__ import annotations

from choice_guide.derive.values import UNANSWERED, Kind, Value, availability_value, capacity_in
from choice_guide.model import Blank, Capacity, Offer

#: What an offer can say of its vacancies; "varies" where it does not say the same of all its areas.
VARIES, NOT_SAID = "varies", "not-answered"
GROUPS = ("open", "few", "queue", "full", VARIES, NOT_SAID)

Parts = tuple[tuple[tuple[str, ...], Capacity | None], ...]


def capacities(offer: Offer) -> Parts:
    """The areas of an offer by the capacity that holds in them; each area stands once, under None where nothing is stated.

    The register says which areas those are: a capacity for an area without a contract is left out.
    """
    areas: dict[Capacity | None, list[str]] = {}
    for area in offer.areas:
        areas.setdefault(capacity_in(offer, area), []).append(area)
    return tuple((tuple(ids), capacity) for capacity, ids in areas.items())


def group_of(parts: Parts) -> str:
    """What an offer says in one word: one of GROUPS."""
    said = {_said(capacity) for _, capacity in parts}
    return said.pop() if len(said) == 1 else VARIES


def availability_anywhere(offer: Offer) -> Value:
    """Whether new clients are taken on, where no area is asked about: with its date where one capacity holds in all of the offer's areas."""
    parts = capacities(offer)
    if len(parts) == 1:
        return availability_value(parts[0][1])
    group = group_of(parts)
    return UNANSWERED if group == NOT_SAID else Value(Kind.WORD, f"availability.{group}")


def _said(capacity: Capacity | None) -> str:
    return NOT_SAID if capacity is None or isinstance(capacity.availability, Blank) else capacity.availability
