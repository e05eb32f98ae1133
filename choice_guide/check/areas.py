"""Areas: a postcode leads to one area."""
from __future__ import annotations

from collections.abc import Iterator

from choice_guide.check.checked import CheckedContent, elements, value
from choice_guide.rule import Rule, Weight
from choice_guide.document import Node
from choice_guide.findings import Finding

OVERLAP = Rule("postcode-overlap", bad='{id: norr, postcodes: ["800 10-800 29"]}\n{id: soder, postcodes: ["800 20"]}',
               good='{id: norr, postcodes: ["800 10-800 29"]}\n{id: soder, postcodes: ["800 30"]}')
SAME_PLACE = Rule("place-in-two-areas", bad="{id: norr, places: [Sjövik]}\n{id: soder, places: [Sjövik]}",
                  good="{id: norr, places: [Norra Sjövik]}\n{id: soder, places: [Södra Sjövik]}", weight=Weight.NOTICE)
RULES = (OVERLAP, SAME_PLACE)


def findings(content: CheckedContent) -> Iterator[Finding]:
    """What is wrong with postcodes and places."""
    if content.areas is None:
        return
    place = content.place(content.areas)
    areas = list(elements(content.areas.root, "areas"))
    ranges = sorted(((node.value, node, area) for area in areas for node in elements(area, "postcodes")), key=lambda r: r[0])
    for (before, _, first), (postcodes, node, second) in _neighbours(ranges):
        if postcodes[0] <= before[1]:
            params = {"value": _written(postcodes), "other": _written(before), "other_area": value(first, "id")}
            yield place.problem(OVERLAP, node, area=value(second, "id"), **params)
    seen: dict[str, Node] = {}
    for area in areas:
        for node in elements(area, "places"):
            if (name := node.value.casefold()) in seen:
                yield place.problem(SAME_PLACE, node, value=node.value, other_area=value(seen[name], "id"))
            seen.setdefault(name, area)


def _neighbours(ranges: list[tuple[tuple[str, str], Node, Node]]) -> Iterator[tuple[tuple[tuple[str, str], Node, Node], ...]]:
    """Each range with the one before it that reaches furthest."""
    furthest = ranges[:1]
    for current in ranges[1:]:
        yield furthest[0], current
        if current[0][1] > furthest[0][0][1]:
            furthest = [current]


def _written(postcodes: tuple[str, str]) -> str:
    return postcodes[0] if postcodes[0] == postcodes[1] else f"{postcodes[0]}-{postcodes[1]}"
