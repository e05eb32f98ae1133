"""The register of contracts: dates, one name for each provider and unit, and what is coming or has ended."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from choice_guide.check.checked import CheckedContent, rows, value
from choice_guide.rule import Rule, Weight
from choice_guide.check.scope import Place
from choice_guide.document import Node
from choice_guide.findings import Finding

REVERSED = Rule("contract-dates-reversed", bad="lindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr,2027-01-01,2026-12-31",
                good="lindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr,2026-01-01,2026-12-31")
OVERLAP = Rule("contract-overlap", bad="lindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr,2024-01-01,\nlindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr,2026-01-01,",
               good="lindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr,2024-01-01,2025-12-31\nlindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr,2026-01-01,")
TWO_NAMES = Rule("register-two-names", bad="lindens-omsorg,Lindens Omsorg,…\nlindens-omsorg,Linden,…", good="lindens-omsorg,Lindens Omsorg,…\nlindens-omsorg,Lindens Omsorg,…")
TWO_OWNERSHIPS = Rule("register-two-ownerships", bad="lindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr,2024-01-01,\nlindens-omsorg,Lindens Omsorg,municipal,,,hemtjanst,soder,2024-01-01,",
                      good="lindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr soder,2024-01-01,")
UNIT_NAME = Rule("unit-without-name", bad="lindens-omsorg,Lindens Omsorg,private,norr,,hemtjanst,norr,2024-01-01,",
                 good="lindens-omsorg,Lindens Omsorg,private,norr,Linden Norr,hemtjanst,norr,2024-01-01,")
COMING = Rule("contract-coming", bad="lindens-omsorg,…,2199-01-01,", good="lindens-omsorg,…,2024-01-01,", weight=Weight.NOTICE, source="R73")
ENDED = Rule("contract-ended", bad="lindens-omsorg,…,2020-01-01,2020-12-31", good="lindens-omsorg,…,2020-01-01,", weight=Weight.NOTICE, source="R73")
WITHOUT_PROFILE = Rule("contract-without-profile", bad="contracts.csv names ekens-hemhjalp, providers/ekens-hemhjalp.yaml is missing",
                       good="providers/ekens-hemhjalp.yaml", weight=Weight.NOTICE, source="DESIGN rule 1")
EMPTY = Rule("register-empty", bad="provider,name,ownership,unit,unit_name,service,areas,from,to\n# and no row below",
             good="provider,name,ownership,unit,unit_name,service,areas,from,to\nlindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr,2026-01-01,",
             source="DESIGN rule 1")
RULES = (EMPTY, REVERSED, OVERLAP, TWO_NAMES, TWO_OWNERSHIPS, UNIT_NAME, COMING, ENDED, WITHOUT_PROFILE)

Key = tuple[str, str, str]  # provider, service, unit ("" where there is none)
YEARS_KEPT = 2  # an ended offer keeps its address (DESIGN §4)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the register; `areas` is None for all, `start` is None where the row does not tell."""

    node: Node
    key: Key
    areas: frozenset[str] | None
    start: date | None
    end: date | None


def findings(content: CheckedContent) -> Iterator[Finding]:
    """What is wrong with, or worth knowing about, the register."""
    if content.contracts is None:
        return
    place = content.place(content.contracts)
    register = register_rows(content)
    if content.contracts.root is not None and not register and content.contracts.file not in content.incomplete:
        yield place.problem(EMPTY, content.contracts.root)
    for row in register:
        yield from _dates(row, place)
    yield from _overlaps(register, place)
    yield from _one_value(register, place, "name", 1, TWO_NAMES)
    yield from _one_value(register, place, "unit_name", 3, TWO_NAMES)
    yield from _one_value(register, place, "ownership", 3, TWO_OWNERSHIPS)
    yield from _unit_names(register, place)
    yield from _without_profile(content, register, place)


def register_rows(content: CheckedContent) -> tuple[Row, ...]:
    """The usable rows of the register, in its order."""
    return tuple(_row(node) for node in rows(content.contracts))


def published_providers(content: CheckedContent) -> tuple[str, ...] | None:
    """Ids of the providers that have a page: by a contract that has not ended over two years ago. None where it cannot be told."""
    if not content.register_is_whole:
        return None
    oldest = years_before(content.today, YEARS_KEPT)
    return tuple(sorted({row.key[0] for row in register_rows(content) if row.end is None or row.end >= oldest}))


def years_before(day: date, years: int) -> date:
    """The same day `years` earlier; 28 February for 29 February."""
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)


def _row(node: Node) -> Row:
    key = (value(node, "provider"), value(node, "service"), value(node, "unit") or "")
    areas = value(node, "areas")
    return Row(node, key, None if areas in ("all", None) else frozenset(areas), value(node, "from"), value(node, "to"))


def _dates(row: Row, place: Place) -> Iterator[Finding]:
    today = place.scope.today
    if row.start and row.end and row.end < row.start:
        yield place.problem(REVERSED, row.node.get("to"), value=row.end.isoformat(), start=row.start.isoformat())
    elif row.start and row.start > today:
        yield place.problem(COMING, row.node.get("from"), value=row.start.isoformat(), name=_name(row))
    elif row.end and row.end < today:
        yield place.problem(ENDED, row.node.get("to"), value=row.end.isoformat(), name=_name(row))


def _overlaps(register: tuple[Row, ...], place: Place) -> Iterator[Finding]:
    before: dict[Key, list[Row]] = defaultdict(list)
    for row in register:
        other = next((other for other in before[row.key] if _overlap(row, other)), None)
        if other is not None:
            yield place.problem(OVERLAP, row.node, name=_name(row), first=other.node.mark.line)
        before[row.key].append(row)


def _overlap(one: Row, other: Row) -> bool:
    """Whether two contracts hold in one area on one day."""
    if one.start is None or other.start is None or any(row.end and row.end < row.start for row in (one, other)):
        return False
    same_area = one.areas is None or other.areas is None or bool(one.areas & other.areas)
    return same_area and one.start <= (other.end or date.max) and other.start <= (one.end or date.max)


def _one_value(register: tuple[Row, ...], place: Place, field: str, size: int, rule: Rule) -> Iterator[Finding]:
    """Rows that say something else in `field` than an earlier row with the same first `size` parts of the key."""
    first: dict[tuple[str, ...], Node] = {}
    for row in register:
        node, key = row.node.get(field), row.key[:size]
        if node is None or (field == "unit_name" and not row.key[2]):
            continue
        if key in first and first[key].value != node.value:
            yield place.problem(rule, node, value=node.value, other=first[key].value, first=first[key].mark.line)
        first.setdefault(key, node)


def _unit_names(register: tuple[Row, ...], place: Place) -> Iterator[Finding]:
    named = {row.key for row in register if row.node.get("unit_name")}
    for key in dict.fromkeys(row.key for row in register if row.key[2]):
        if key not in named:
            node = next(row.node for row in register if row.key == key)
            yield place.problem(UNIT_NAME, node.get("unit"), value=key[2])


def _without_profile(content: CheckedContent, register: tuple[Row, ...], place: Place) -> Iterator[Finding]:
    """One notice for each provider; not where a profile under another file name claims its id."""
    claimed = {value(document.root, "id") for document in content.providers.values()}
    seen: set[str] = set()
    for row in register:
        provider = row.key[0]
        if provider not in content.providers and provider not in claimed and provider not in seen:
            yield place.problem(WITHOUT_PROFILE, row.node.get("provider"), value=provider, name=value(row.node, "name") or provider)
        seen.add(provider)


def _name(row: Row) -> str:
    """What readers of the report recognise an offer by."""
    return str(value(row.node, "unit_name") or value(row.node, "name") or row.key[0])
