"""Rows -> profiles and contracts, so that the order of the rows makes no difference."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from choice_guide.importing.converting import RowValues
from choice_guide.importing.mapping import Plan
from choice_guide.importing.normalising import Value
from choice_guide.importing.records import Problem
from choice_guide.importing.slugs import alike, make_ids
from choice_guide.importing.targets import Target

Tree = dict[str, "Value | Tree | list[Tree] | list[Value]"]
CONTRACT_COLUMNS = ("provider", "name", "ownership", "unit", "unit_name", "service", "areas", "from", "to")


@dataclass(frozen=True, slots=True)
class Grouped:
    """Everything to be written: profiles in the order of their ids, contract rows in the order of theirs."""

    profiles: tuple[Tree, ...]
    contracts: tuple[tuple[str, ...], ...]
    problems: tuple[Problem, ...]

    @property
    def offers(self) -> int:
        """How many offers the profiles have together."""
        return sum(len(profile["offers"]) for profile in self.profiles)


def group_rows(rows: Iterable[RowValues], plan: Plan) -> Grouped:
    """Profiles and contracts of all rows that name a provider and a service; the others are in `problems`.

    Rows with the same provider, service and unit become one offer: lists are put together, and a field in which two
    rows contradict each other is left out and reported, since neither may be preferred.
    """
    usable, problems = _usable(rows, plan)
    by_provider = _by(usable, "provider.name")
    ids = make_ids(by_provider, _given(plan, "provider.name"), "provider")
    problems += [Problem("ids-alike", column=_label(plan, "provider.name"), value=" / ".join(names)) for names in alike(ids)]
    profiles: list[Tree] = []
    contracts: list[tuple[str, ...]] = []
    for name in sorted(by_provider, key=ids.__getitem__):
        profile, its_contracts = _profile(ids[name], name, by_provider[name], plan, problems)
        profiles.append(profile)
        contracts += its_contracts
    return Grouped(tuple(profiles), tuple(contracts), tuple(problems))


def _usable(rows: Iterable[RowValues], plan: Plan) -> tuple[list[RowValues], list[Problem]]:
    usable: list[RowValues] = []
    problems: list[Problem] = []
    for row in sorted(rows, key=lambda row: row.number):
        missing = next((name for name in ("provider.name", "service") if name not in row.values), None)
        if missing:
            code = "row-without-provider" if missing == "provider.name" else "row-without-service"
            problems.append(Problem(code, row.number, _label(plan, missing), _shown(row)))
            continue
        usable.append(row)
        problems += _gaps(row, plan)
    return usable, problems


def _gaps(row: RowValues, plan: Plan) -> list[Problem]:
    # What the register of contracts must know: without it the guide is not published, so its author is told here.
    needed = {"offer.areas": "row-without-areas", "contract.from": "row-without-start", "provider.ownership": "row-without-ownership"}
    gaps = [Problem(code, row.number, _label(plan, name), _shown(row)) for name, code in needed.items() if name not in row.values]
    if "unit.name" not in row.values and plan.rule("unit.name"):
        gaps.append(Problem("row-without-unit", row.number, _label(plan, "unit.name"), _shown(row)))
    return gaps


def _profile(key: str, name: str, rows: list[RowValues], plan: Plan, problems: list[Problem]) -> tuple[Tree, list[tuple[str, ...]]]:
    profile: Tree = {"id": key}
    _fill(profile, "provider", rows, plan, problems)
    offers: list[tuple[str, str, Tree]] = []
    contracts: list[tuple[str, ...]] = []
    for service, its_rows in sorted(_by(rows, "service").items()):
        units = _by(its_rows, "unit.name")
        ids = make_ids([unit for unit in units if unit], _given(plan, "unit.name"), "unit") | ({"": ""} if "" in units else {})
        problems += [Problem("ids-alike", column=_label(plan, "unit.name"), value=" / ".join(names)) for names in alike(ids)]
        for unit in sorted(units, key=ids.__getitem__):
            offers.append((service, ids[unit], _offer(service, ids[unit], units[unit], plan, problems)))
            contracts += _contracts(profile, ids[unit], unit, service, units[unit])
    profile["offers"] = [offer for *_, offer in offers]
    return profile, contracts


def _offer(service: str, unit_id: str, rows: list[RowValues], plan: Plan, problems: list[Problem]) -> Tree:
    first = {"first": str(rows[0].number)}
    problems += [Problem("row-joined", row.number, _label(plan, "unit.name"), _shown(row), first) for row in rows[1:]]
    offer: Tree = {"service": service}
    if unit_id:
        unit: Tree = {"id": unit_id}
        _fill(unit, "unit", rows, plan, problems)
        offer["unit"] = unit
    _fill(offer, "offer", rows, plan, problems)
    return offer


def _contracts(profile: Tree, unit_id: str, unit: str, service: str, rows: list[RowValues]) -> list[tuple[str, ...]]:
    periods: dict[tuple[str, str], list[RowValues]] = {}
    for row in rows:
        periods.setdefault((str(row.values.get("contract.from", "")), str(row.values.get("contract.to", ""))), []).append(row)
    return [(str(profile["id"]), str(profile["name"]), str(profile.get("ownership", "")), unit_id, unit, service,
             " ".join(map(str, _areas(its_rows))), *period) for period, its_rows in sorted(periods.items())]


def _areas(rows: list[RowValues]) -> tuple[Value, ...]:
    merged = _merge([row.values["offer.areas"] for row in rows if "offer.areas" in row.values], many=True)
    return merged if isinstance(merged, tuple) else ()


def _fill(tree: Tree, owner: str, rows: list[RowValues], plan: Plan, problems: list[Problem]) -> None:
    for rule in plan.rules:
        if rule.target.owner != owner:
            continue
        given = [(row, row.values[rule.target.name]) for row in rows if rule.target.name in row.values]
        value = _settle(rule.target, [value for _, value in given])
        if value is not None:
            _put(tree, rule.target.path, value)
        elif given:
            problems += [Problem("contradiction", row.number, rule.label, str(value), {"rows": _numbers(given)}) for row, value in given]


def _settle(target: Target, values: list[Value]) -> Value | None:
    if target.kind == "past-date" and values:
        return min(map(str, values))  # a profile is as old as its oldest part
    return _merge(values, target.many)


def _merge(values: list[Value], many: bool) -> Value | None:
    distinct = list(dict.fromkeys(values))
    if len(distinct) == 1:
        value = distinct[0]
    elif many and distinct:
        value = tuple(sorted({item for value in distinct for item in value}))
    else:
        return None
    if many and "none" in value and len(value) > 1:
        return None
    return ("all",) if many and "all" in value else value


def _put(tree: Tree, path: tuple[str, ...], value: Value) -> None:
    for key in path[:-1]:
        tree = tree.setdefault(key, {})
    # The contract's words for a whole list: every area, the answer "none", does not apply.
    if value in (("all",), ("not-applicable",)):
        value = value[0]
    tree[path[-1]] = value if not isinstance(value, tuple) else [] if value == ("none",) else list(value)


def _by(rows: Iterable[RowValues], name: str) -> dict[str, list[RowValues]]:
    groups: dict[str, list[RowValues]] = {}
    for row in rows:
        groups.setdefault(str(row.values.get(name, "")), []).append(row)
    return groups


def _given(plan: Plan, name: str) -> Mapping[str, str]:
    rule = plan.rule(name)
    return rule.ids if rule else {}


def _label(plan: Plan, name: str) -> str | None:
    rule = plan.rule(name)
    return rule.label or None if rule else None


def _shown(row: RowValues) -> str:
    parts = (row.values.get(name) for name in ("provider.name", "unit.name"))
    return ", ".join(str(part) for part in parts if part is not None)


def _numbers(given: list[tuple[RowValues, Value]]) -> str:
    return ", ".join(str(row.number) for row, _ in given)
