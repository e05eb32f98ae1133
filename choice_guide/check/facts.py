"""Facts: the comparable values that a service asks of each of its offers."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from choice_guide.check import scalars
from choice_guide.check.contract.values import HOURS, INTEGER, MONEY, MOST, PAST_DATE, PERCENT, RANGE, SENTENCE, YES_NO
from choice_guide.check.fields import Field, Kind, Listed, Record, is_blank, is_word, leaf, wrong_shape
from choice_guide.check.leaves import Choice, Localised
from choice_guide.check.references import UNKNOWN_FACT, UNKNOWN_OPTION
from choice_guide.rule import Fault, Rule
from choice_guide.check.scope import Checking, Place, ServiceWords, suggestion
from choice_guide.document import Node
from choice_guide.model import NOT_APPLICABLE

IMPLAUSIBLE = Rule("fact-implausible", bad="different_staff_14_days: 1100", good="different_staff_14_days: 11")
NOT_APPLICABLE_WITHOUT_REASON = Rule("not-applicable-without-reason", bad="facts: {own_bathroom: not-applicable}",
                                     good="facts: {own_bathroom: no}", source="DESIGN §3")
RULES = (IMPLAUSIBLE, NOT_APPLICABLE_WITHOUT_REASON)

STATEMENT = ("value", "stated", "checked", "note")
TEXT = Localised(1, 400, "{sv: Frukost klockan 8}")


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of an offer: an id that the service defines -> a plain value, or {value, stated, checked, note}.

    The typed value is a dict of records with these four fields; `value` is typed by the fact's definition.
    """

    words: ServiceWords
    example: str = "{own_bathroom: yes}"

    def typed(self, node: Node, place: Place) -> Checking:
        """A dict of records."""
        if not isinstance(node.value, dict):
            return (yield from wrong_shape(node, place, "shape.map", self.example))
        values: dict[str, Node] = {}
        for name, child in node.items():
            if name not in self.words.facts:
                params, details = suggestion(name, self.words.facts)
                yield place.problem(UNKNOWN_FACT, child, child.path, node.key_marks.get(name), details, **params)
            elif not is_blank(child) and (kind := self.words.facts[name]) is not None:
                value = yield from _statement(child, applicable(kind, self.words, name), place)
                values |= {name: value} if value else {}
        return Node(values, node.mark, node.path, key_marks=node.key_marks)


@dataclass(frozen=True, slots=True)
class Plausible:
    """A number within the range that the service calls plausible (inclusive)."""

    kind: Kind
    low: Decimal
    high: Decimal

    @property
    def example(self) -> str:
        """The lowest number."""
        return str(self.low)

    def typed(self, node: Node, place: Place) -> Checking:
        """The number."""
        value = yield from self.kind.typed(node, place)
        if value is not None and not self.low <= value.value <= self.high:
            yield place.problem(IMPLAUSIBLE, node, value=node.value, low=str(self.low), high=str(self.high))
            return None
        return value


@dataclass(frozen=True, slots=True)
class Times:
    """Hours, or a single range that says nothing of days: when breakfast may be had, when somebody answers."""

    example: str = '"08:00-16:00"'

    def typed(self, node: Node, place: Place) -> Checking:
        """A dict with `weekdays` and `weekends`, or a TimeRange."""
        return (yield from (RANGE if isinstance(node.value, str) else HOURS).typed(node, place))


def service_words(service: Node) -> ServiceWords:
    """What offers of a service may name, from the service's raw tree: a faulty definition still exists for its offers."""
    slots = _plain_list(service.get("photo_slots"))
    not_applicable = service.get("not_applicable")
    reasons = frozenset(key for key, text in not_applicable.items() if not is_blank(text)) if not_applicable else frozenset()
    return ServiceWords(_ids(service.get("parts")), _levels(service.get("levels")), slots, _fact_kinds(service.get("facts")), reasons)


def applicable(kind: Kind, words: ServiceWords, name: str) -> Kind:
    """The kind, or the word `not-applicable` where the service says why the field or fact `name` may not apply."""
    return _Answer(kind, name in words.not_applicable)


def _statement(node: Node, answer: Kind, place: Place) -> Checking:
    """The record of a fact, plain or with dates; None where its value cannot be used."""
    record = Record((Field("value", answer, required=True, essential=True),
                     *(Field(name, PAST_DATE) for name in STATEMENT[1:3]), Field("note", SENTENCE)), f"{{value: {answer.example}}}")
    if isinstance(node.value, dict) and any(name in node.value for name in STATEMENT[:3]):
        return (yield from record.typed(node, place))
    value = yield from answer.typed(node, place)
    return None if value is None else Node({"value": value}, node.mark, node.path)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A value, or `not-applicable` where the service has words for why."""

    kind: Kind
    may_not_apply: bool

    @property
    def example(self) -> str:
        """An example of the kind."""
        return self.kind.example

    def typed(self, node: Node, place: Place) -> Checking:
        """The typed value, or NOT_APPLICABLE."""
        if not is_word(node, "not-applicable"):
            return (yield from self.kind.typed(node, place))
        if self.may_not_apply:
            return leaf(node, NOT_APPLICABLE)
        yield place.problem(NOT_APPLICABLE_WITHOUT_REASON, node)
        return None


def _fact_kinds(facts: Node | None) -> Mapping[str, Kind | None] | None:
    if is_blank(facts) or is_word(facts, "none"):
        return {}
    if not isinstance(facts.value, list):
        return None
    kinds: dict[str, Kind | None] = {}
    for name, kind in _named_kinds(facts):
        kinds[name] = None if name in kinds else kind
    return kinds


def _named_kinds(facts: Node) -> Iterator[tuple[str, Kind | None]]:
    for definition in facts.elements():
        plain = definition.plain()
        if isinstance(plain, dict) and isinstance(plain.get("id"), str):
            yield plain["id"].strip(), _kind(plain)


def _kind(plain: dict[str, Any]) -> Kind | None:
    """The kind of a fact's value by its definition; None where the definition is faulty (which is told where it stands)."""
    numbers: dict[Any, Kind] = {"integer": INTEGER, "percent": PERCENT, "money": MONEY}
    others: dict[Any, Kind] = {"yes-no": YES_NO, "hours": Times(), "text": TEXT}
    kind = plain.get("type") if isinstance(plain.get("type"), str) else None
    if kind in numbers:
        return _plausible(numbers[kind], plain.get("plausible"))
    if kind in ("choice", "choices"):
        ids = tuple(o["id"].strip() for o in plain.get("options") or () if isinstance(o, dict) and isinstance(o.get("id"), str))
        options = Choice(ids, UNKNOWN_OPTION)
        return None if not ids else options if kind == "choice" else Listed(options, unique=True)
    return others.get(kind)


def _plausible(kind: Kind, limits: Any) -> Kind:
    try:
        low, high = (Decimal(limit) for limit in limits)
    except (ArithmeticError, TypeError, ValueError):
        return kind
    return Plausible(kind, low, high) if low <= high else kind


def _ids(listed: Node | None) -> tuple[str, ...] | None:
    if is_blank(listed) or is_word(listed, "none"):
        return ()
    if not isinstance(listed.value, list):
        return None
    ids = [element.get("id") for element in listed.elements()]
    return tuple(node.value.strip() for node in ids if node is not None and isinstance(node.value, str))


def _levels(listed: Node | None) -> tuple[str, ...] | None:
    """The levels' numbers as they are written; None where one is no number, which is told where it stands."""
    ids = _ids(listed)
    return None if ids is None or any(isinstance(scalars.integer(id_, -MOST, MOST), Fault) for id_ in ids) else ids


def _plain_list(listed: Node | None) -> tuple[str, ...] | None:
    if is_blank(listed) or is_word(listed, "none"):
        return ()
    if not isinstance(listed.value, list):
        return None
    return tuple(node.value.strip() for node in listed.elements() if isinstance(node.value, str))
