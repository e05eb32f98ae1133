"""From a place, a postcode or an area's name to the area; and the index A-Ö of everything that has a name."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from choice_guide.derive import order
from choice_guide.derive.lookup import Lookup
from choice_guide.model import Area, Offer, Status

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """A place's name and the area(s) it lies in; an area's own name is a place too."""

    name: str
    areas: tuple[tuple[Area, str], ...]  # area and the address of its page


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """Find my area: every place by letter, every area, every postcode range."""

    letters: tuple[tuple[str, tuple[Place, ...]], ...]
    areas: tuple[tuple[Area, str], ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name in the index A-Ö. `kind`: provider | unit | service | place | specialism; `about` says more (a provider's name for a unit)."""

    name: str
    kind: str
    address: str
    about: str | None = None
    status: Status | None = None  # COMING or ENDED where nothing of it may be chosen now


@dataclass(frozen=True, slots=True)
class IndexPage:
    letters: tuple[tuple[str, tuple[IndexEntry, ...]], ...]


def places_page(lookup: Lookup, language: str) -> PlacesPage:
    """All places of the guide, A-Ö."""
    areas = {area.id: (area, lookup.addresses.area(language, area.id)) for area in lookup.guide.areas}
    found: dict[str, list[tuple[Area, str]]] = {}
    for area in lookup.guide.areas:
        for name in area.known_as():
            found.setdefault(name, []).append(areas[area.id])
    places = [Place(name, tuple(where)) for name, where in found.items()]
    return PlacesPage(by_letter(places, lambda place: place.name, lookup), tuple(areas.values()))


def index_page(lookup: Lookup, language: str) -> IndexPage:
    """Providers, their units, services and places, A-Ö."""
    entries = [*_providers(lookup, language), *_units(lookup, language), *_services(lookup, language), *_places(lookup, language)]
    return IndexPage(by_letter(dict.fromkeys(entries), lambda entry: entry.name, lookup))


def by_letter(items: Iterable[T], name_of: Callable[[T], str], lookup: Lookup) -> tuple[tuple[str, tuple[T, ...]], ...]:
    """The items A-Ö, grouped by first letter."""
    alphabet = lookup.addresses.words["alphabet"]
    ordered = order.alphabetical(items, name_of, alphabet)
    return tuple((letter, tuple(group)) for letter, group in groupby(ordered, key=lambda item: order.initial(name_of(item), alphabet)))


def _providers(lookup: Lookup, language: str) -> Iterable[IndexEntry]:
    return (IndexEntry(p.name, "provider", lookup.addresses.provider(language, p.id), status=_standing(lookup.offers_of_provider.get(p.id, ())))
            for p in lookup.guide.providers)


def _units(lookup: Lookup, language: str) -> Iterable[IndexEntry]:
    return (IndexEntry(o.unit.name, "unit", lookup.addresses.sheet(language, o), lookup.providers[o.provider].name,
                       _standing((o,))) for o in lookup.guide.offers if o.unit)


def _standing(offers: Iterable[Offer]) -> Status | None:
    """None where an offer may be chosen now, else what the best of them says."""
    statuses = {offer.status for offer in offers}
    best = next((status for status in (Status.IN_FORCE, Status.COMING, Status.ENDED) if status in statuses), None)
    return None if best is Status.IN_FORCE else best


def _services(lookup: Lookup, language: str) -> Iterable[IndexEntry]:
    return (IndexEntry(s.name.get(language).text, "service", lookup.addresses.service(language, s.id)) for s in lookup.guide.services)


def _places(lookup: Lookup, language: str) -> Iterable[IndexEntry]:
    for area in lookup.guide.areas:
        own = area.name.get(language).text
        for name in area.known_as():
            yield IndexEntry(name, "place", lookup.addresses.area(language, area.id), own if name != own else None)
