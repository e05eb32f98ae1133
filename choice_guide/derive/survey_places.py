"""How many can have answered at the most, as far as an offer's published places tell (domain.md B2.6).

A place may change hands while a survey goes on, so more people may have answered than there are places: where published answers
say so, the places are no bound.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from choice_guide.model import Blank, Capacity, Offer

PERSONS = ("clients", "places")
Id = TypeVar("Id")


def places(offer: Offer) -> int | None:
    """The most clients or places of an offer, as its page says; None where it does not, or says it in hours.

    Where areas have ceilings of their own they are added up, with the one for everywhere else; an area without any leaves the
    whole without.
    """
    if isinstance(offer.capacity, Blank):
        return None
    held = {_held(offer.capacity, area) for area in offer.areas} or set(offer.capacity)
    if None in held or not all(isinstance(one.ceiling, int) and one.unit in PERSONS for one in held):
        return None
    return sum(one.ceiling for one in held)


def bounding(places_of: Mapping[Id, int], published: Iterable[tuple[Id, int]]) -> Mapping[Id, int]:
    """The places that say anything: without those of offers of which more people are published to have answered in the round."""
    passed = {id_ for id_, answered in published if answered > places_of.get(id_, answered)}
    return {id_: number for id_, number in places_of.items() if id_ not in passed}


def _held(capacity: Sequence[Capacity], area: str) -> Capacity | None:
    """The area's own entry, else the one for everywhere."""
    own = [one for one in capacity if one.areas is not None and area in one.areas]
    return next(iter(own or [one for one in capacity if one.areas is None]), None)
