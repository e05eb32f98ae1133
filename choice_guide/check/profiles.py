"""Profiles beside the register of contracts: the register holds, and a profile that says something else is told so."""
from __future__ import annotations

from collections.abc import Iterator

from choice_guide.check.checked import CheckedContent, elements, value
from choice_guide.check.contracts import Row, register_rows
from choice_guide.rule import Rule, Weight
from choice_guide.check.scope import Place, did_you_mean
from choice_guide.document import Document, Node
from choice_guide.findings import Finding

NAME = Rule("profile-name-not-in-register", bad="name: Linden        # the register says Lindens Omsorg", good="name: Lindens Omsorg")
OWNERSHIP = Rule("profile-ownership-not-in-register", bad="ownership: nonprofit        # the register says private", good="ownership: private",
                 source="R75")
WITHOUT_CONTRACT = Rule("profile-without-contract", bad="providers/ekens-hemhjalp.yaml, and no row in contracts.csv",
                        good="ekens-hemhjalp,Ekens Hemhjälp,private,,,hemtjanst,norr,2026-01-01,", weight=Weight.WARNING)
OFFER = Rule("offer-without-contract", bad="offers:\n  - service: ledsagning        # the register has hemtjanst only", good="offers:\n  - service: hemtjanst")
UNIT = Rule("unit-without-contract", bad="unit: {id: norra, name: Linden Norr}        # the register has norr", good="unit: {id: norr, name: Linden Norr}")
UNIT_MISSING = Rule("unit-missing", bad="offers:\n  - service: sarskilt-boende        # the register has the units linden and eken",
                    good="offers:\n  - service: sarskilt-boende\n    unit: {id: linden}")
UNIT_NAME = Rule("unit-name-not-in-register", bad="unit: {id: norr, name: Linden Nord}        # the register says Linden Norr",
                 good="unit: {id: norr, name: Linden Norr}")
AREA = Rule("area-without-contract", bad="areas: [norr, soder]        # the register has norr", good="areas: [norr]")
CAPACITY_TWICE = Rule("capacity-twice", bad="capacity: [{availability: open, areas: [norr]}, {availability: full, areas: [norr]}]",
                      good="capacity: [{availability: open, areas: [norr]}, {availability: full, areas: [soder]}]")
AREA_LEFT_OUT = Rule("area-left-out", bad="areas: [norr]        # the register has norr and soder", good="areas: [norr, soder]", weight=Weight.WARNING)
TWICE = Rule("offer-twice", bad="offers:\n  - service: hemtjanst\n  - service: hemtjanst", good="offers:\n  - service: hemtjanst")
RULES = (NAME, OWNERSHIP, WITHOUT_CONTRACT, OFFER, UNIT, UNIT_MISSING, UNIT_NAME, AREA, AREA_LEFT_OUT, TWICE, CAPACITY_TWICE)


def findings(content: CheckedContent) -> Iterator[Finding]:
    """Where profiles and the register part."""
    by_provider: dict[str, list[Row]] = {}
    for row in register_rows(content):
        by_provider.setdefault(row.key[0], []).append(row)
    for document in content.providers.values():
        if document.root is not None:
            yield from _profile(content, document, by_provider)


def _profile(content: CheckedContent, document: Document, by_provider: dict[str, list[Row]]) -> Iterator[Finding]:
    place, register, root = content.place(document), by_provider.get(document.name), document.root
    for offer in elements(root, "offers"):
        yield from _capacity(offer, place)
    claimed = value(root, "id")
    if register is None:
        if claimed in (None, document.name) and content.register_is_whole:
            near = did_you_mean(document.name, by_provider)
            yield place.problem(WITHOUT_CONTRACT, root, value=document.name, suggestion=near,
                                details={"hint": "hint.suggestion" if near else "hint.none"})
        return
    yield from _same(root.get("name"), {value(row.node, "name") for row in register}, NAME, place)
    yield from _same(root.get("ownership"), {value(row.node, "ownership") for row in register}, OWNERSHIP, place)
    seen: dict[tuple[str, str], Node] = {}
    for offer in elements(root, "offers") if content.register_is_whole else ():
        yield from _offer(offer, register, seen, place)


def _same(node: Node | None, known: set[object], rule: Rule, place: Place) -> Iterator[Finding]:
    """A finding where the profile says something that no row of the register says."""
    names = sorted(str(name) for name in known - {None})
    if node is not None and names and node.value not in known:
        yield place.problem(rule, node, value=node.value, register=", ".join(names))


def _offer(offer: Node, register: list[Row], seen: dict[tuple[str, str], Node], place: Place) -> Iterator[Finding]:
    service, unit = value(offer, "service"), value(offer, "unit", "id") or ""
    rows = [row for row in register if row.key[1] == service]
    units = {row.key[2] for row in rows}
    if not rows:
        yield place.problem(OFFER, offer.get("service"), offer.path, value=service, register=_listed({row.key[1] for row in register}))
    elif unit not in units:
        yield _unit_problem(offer, unit, units - {""}, place)
    elif (service, unit) in seen:
        yield place.problem(TWICE, offer.get("service"), offer.path, value=service, first=seen[service, unit].mark.line)
    else:
        seen[service, unit] = offer
        mine = [row for row in rows if row.key[2] == unit]
        yield from _same(offer.get("unit", "name"), {value(row.node, "unit_name") for row in mine}, UNIT_NAME, place)
        yield from _areas(offer, mine, place)


def _unit_problem(offer: Node, unit: str, units: set[str], place: Place) -> Finding:
    if not unit:
        return place.problem(UNIT_MISSING, offer.get("service"), offer.path, value=value(offer, "service"), register=_listed(units))
    hint = "hint.register" if units else "hint.no-units"
    return place.problem(UNIT, offer.get("unit", "id"), offer.path, value=unit, register=_listed(units), details={"hint": hint})


def _areas(offer: Node, rows: list[Row], place: Place) -> Iterator[Finding]:
    node, known = offer.get("areas"), place.scope.known.get("area")
    if node is None or known is None or any(row.node.get("areas") is None for row in rows):
        return
    contracted = {area for row in rows for area in (row.areas if row.areas is not None else known)}
    named = {area.value for area in node.elements()} if node.value != "all" else set(known)
    if node.value == "all" and named - contracted:
        yield place.problem(AREA, node, value="all", register=_listed(contracted))
    for area in node.elements():
        if area.value not in contracted:
            yield place.problem(AREA, area, value=area.value, register=_listed(contracted))
    if contracted - named:
        yield place.problem(AREA_LEFT_OUT, node, areas=_listed(contracted - named))


def _capacity(offer: Node, place: Place) -> Iterator[Finding]:
    """A finding where two entries hold in one area, or two everywhere: then none of the offer's capacities can be trusted."""
    first: dict[object, Node] = {}
    for entry in elements(offer, "capacity"):
        areas = entry.get("areas")
        for area in [element.value for element in areas.elements()] if areas else [None]:
            if area in first:
                yield place.problem(CAPACITY_TWICE, entry, offer.get("capacity").path, field="capacity", value=area or "", first=first[area].mark.line,
                                    details={"where": "where.area" if area else "where.everywhere"})
                return
            first[area] = entry


def _listed(ids: set[str]) -> str:
    return ", ".join(sorted(ids))
