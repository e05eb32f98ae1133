"""What "find my area" looks things up in: places and postcodes with the area they lie in, and each service's lists by area."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from choice_guide.derive.lookup import Lookup
from choice_guide.derive.search_words import words
from choice_guide.model import Localised

#: Messages that `service_lists` needs.
WORDS = ("listing.heading",)


@dataclass(frozen=True, slots=True)
class AreaFinder:
    """Areas are told by their place in `areas`.

    `areas`: name and address; `places`: name and areas, area names included; `postcodes`: first and last of a range (digits)
    and the area; `ignored`: words of an address that say nothing about the area, such as the municipality's name.
    """

    areas: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, tuple[int, ...]], ...]
    postcodes: tuple[tuple[str, str, int], ...]
    ignored: tuple[str, ...]


def area_finder(lookup: Lookup, language: str) -> AreaFinder:
    """The look-up tables of a guide's areas."""
    areas = lookup.guide.areas
    places: dict[str, list[int]] = {}
    for number, area in enumerate(areas):
        for name in area.known_as():
            places.setdefault(name, []).append(number)
    ranges = tuple((first, last, number) for number, area in enumerate(areas) for first, last in area.postcodes)
    return AreaFinder(tuple((area.name.get(language).text, lookup.addresses.area(language, area.id)) for area in areas),
                      tuple((name, tuple(numbers)) for name, numbers in places.items()), ranges, _ignored(lookup, places))


def service_lists(lookup: Lookup, language: str, messages: Mapping[str, str]) -> dict[str, tuple[tuple[Localised, str], ...]]:
    """Service id -> title and address of its list in each area, in the order of areas."""
    return {service.id: tuple(_list(lookup, language, messages, service.name.get(language), service.id, area.id,
                                    area.name.get(language).text)
                              for area in lookup.guide.areas)
            for service in lookup.guide.services}


def _list(lookup: Lookup, language: str, messages: Mapping[str, str], name: Localised, service: str, area: str,
          area_name: str) -> tuple[Localised, str]:
    title = messages["listing.heading"].format(service=name.text, area=area_name)
    return Localised(title, name.language), lookup.addresses.listing(language, service, area)


def _ignored(lookup: Lookup, places: Mapping[str, object]) -> tuple[str, ...]:
    """Words of the municipality's name that are no place's name: "800 10 Exempelby", "Exempelby kommun"."""
    known = {word for name in places for word in words(name)}
    return tuple(word for word in words(lookup.guide.name) if word not in known)
