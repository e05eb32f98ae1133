"""The engine of the content contract: kinds of values made of other values, from the raw tree to the typed one.

A kind has an `example` for messages and a `typed` method: raw node in; findings out, one by one; typed node returned, or
None where nothing can be used. A node whose value is None has had its finding already and is passed over in silence.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from choice_guide.rule import Rule, Weight
from choice_guide.check.scope import Checking, Place, Scope, ServiceWords, did_you_mean, field_name, suggestion
from choice_guide.document import Node
from choice_guide.findings import Finding
from choice_guide.model import NONE, NOT_ANSWERED

UNKNOWN_FIELD = Rule("unknown-field", bad="ownrship: private", good="ownership: private", source="DESIGN §3")
MISSING_VALUE = Rule("missing-value", bad="id: lindens-omsorg\nname:", good="id: lindens-omsorg\nname: Lindens Omsorg")
WRONG_SHAPE = Rule("wrong-shape", bad="languages: fi", good="languages: [fi]")
LISTED_TWICE = Rule("listed-twice", bad="specialisms: [demens, demens]", good="specialisms: [demens]", weight=Weight.WARNING)
RULES = (UNKNOWN_FIELD, MISSING_VALUE, WRONG_SHAPE, LISTED_TWICE)


class Kind(Protocol):
    """A kind of value."""

    @property
    def example(self) -> str:
        """A right value, as it is written on one line."""

    def typed(self, node: Node, place: Place) -> Checking:
        """Says what is wrong with `node` and returns it with a typed value."""


@dataclass(frozen=True, slots=True)
class ByService:
    """A field whose kind depends on the service that the same record names; no check where the service does not tell."""

    choose: Callable[[ServiceWords], Kind | None]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record. Without a usable `essential` field the whole record cannot be used.

    `overrides`: where the field is absent, another value takes its place; a faulty one is then NOT_ANSWERED and not absent,
    so that nobody is given an answer that the author meant to replace.
    """

    name: str
    kind: Kind | ByService
    required: bool = False
    essential: bool = False
    overrides: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A map with named fields."""

    fields: tuple[Field, ...]
    example: str = "{…}"

    def typed(self, node: Node, place: Place) -> Checking:
        """A dict of typed nodes, without the fields that are blank or wrong."""
        if not isinstance(node.value, dict):
            return (yield from wrong_shape(node, place, "shape.map", self.example))
        unknown = list(self._unknown(node, place))
        yield from (problem for problem, _ in unknown)
        meant = {name for _, name in unknown}
        values: dict[str, Node] = {}
        usable = True
        for each in self.fields:
            value = yield from _field_value(each, node, values, place, each.name in meant)
            if value is not None:
                values[each.name] = value
            elif each.essential:
                usable = False
            elif each.overrides and (each.name in meant or not is_blank(node.value.get(each.name))):
                values[each.name] = leaf(node.value.get(each.name, node), NOT_ANSWERED)
        return Node(values, node.mark, node.path, key_marks=node.key_marks) if usable else None

    def _unknown(self, node: Node, place: Place) -> Iterator[tuple[Finding, str]]:
        """For each unknown field: the finding, and the name that was meant ("" where none is near)."""
        names = [each.name for each in self.fields]
        for key in node.value:
            if key not in names:
                absent = [name for name in names if name not in node.value]
                meant = did_you_mean(key, absent)
                params, details = suggestion(key, [meant] if meant else names)
                yield place.problem(UNKNOWN_FIELD, node, (*node.path, key), node.key_marks.get(key), details, **params), meant


@dataclass(frozen=True, slots=True)
class Listed:
    """A list. `[]` and `none` are the answer "none" where `none` allows it; `unique` elements may stand only once."""

    element: Kind
    none: bool = True
    unique: bool = False

    @property
    def example(self) -> str:
        """A list of one."""
        return f"[{self.element.example}]"

    def typed(self, node: Node, place: Place) -> Checking:
        """A list of typed nodes; NONE for the answer "none"; nothing where no element can be used."""
        if self.none and (node.value == [] or is_word(node, "none")):
            return leaf(node, NONE)
        if node.value == []:
            yield place.problem(MISSING_VALUE, node, example=self.example)
            return None
        if not isinstance(node.value, list):
            return (yield from wrong_shape(node, place, "shape.list", self.example))
        found: list[Node] = []
        for element in node.value:
            if is_blank(element):
                continue
            value = yield from self.element.typed(element, place)
            if value is not None and self.unique and any(value.value == other.value for other in found):
                yield place.problem(LISTED_TWICE, element, value=element.value)
            elif value is not None:
                found.append(value)
        return Node(found, node.mark, node.path) if found else None


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """A record, or a list of such records; the typed value is always a list."""

    record: Record

    @property
    def example(self) -> str:
        """A single record."""
        return self.record.example

    def typed(self, node: Node, place: Place) -> Checking:
        """A list of typed nodes."""
        if not isinstance(node.value, dict):
            return (yield from Listed(self.record, none=False).typed(node, place))
        value = yield from self.record.typed(node, place)
        return None if value is None else Node([value], node.mark, node.path)


@dataclass(frozen=True, slots=True)
class Short:
    """A record that may be shortened to the value of its first field: `fi` for `{code: fi}`."""

    record: Record

    @property
    def example(self) -> str:
        """The short form."""
        return self.record.fields[0].kind.example

    def typed(self, node: Node, place: Place) -> Checking:
        """A dict of typed nodes."""
        if not isinstance(node.value, str):
            return (yield from self.record.typed(node, place))
        first = self.record.fields[0]
        value = yield from first.kind.typed(node, place)
        return None if value is None else Node({first.name: value}, node.mark, node.path)


@dataclass(frozen=True, slots=True)
class OrWord:
    """A kind, or one of some words with a meaning of their own: `none`, `not-applicable`, `all`."""

    words: Mapping[str, Any]
    kind: Kind

    @property
    def example(self) -> str:
        """An example of the kind."""
        return self.kind.example

    def typed(self, node: Node, place: Place) -> Checking:
        """What the word means, or the typed value."""
        for word, meaning in self.words.items():
            if is_word(node, word):
                return leaf(node, meaning)
        return (yield from self.kind.typed(node, place))


@dataclass(frozen=True, slots=True)
class MapOf:
    """A map with keys of the author's own choice."""

    kind: Kind
    example: str = "{…}"

    def typed(self, node: Node, place: Place) -> Checking:
        """A dict of typed nodes."""
        if not isinstance(node.value, dict):
            return (yield from wrong_shape(node, place, "shape.map", self.example))
        values: dict[str, Node] = {}
        for key, child in node.items():
            value = None if is_blank(child) else (yield from self.kind.typed(child, place))
            if value is not None:
                values[key] = value
        return Node(values, node.mark, node.path, key_marks=node.key_marks)


@dataclass(frozen=True, slots=True)
class Raw:
    """Anything; stays as it was written."""

    example: str = "…"

    def typed(self, node: Node, place: Place) -> Checking:
        """The node itself."""
        yield from ()
        return node


def wrong_shape(node: Node, place: Place, expected: str, example: str) -> Checking:
    """The finding that a value has another shape than `expected` (a key of the catalogue); never a value."""
    if node.value is not None:
        details = {"what": "what.field" if field_name(node.path) else "what.file", "expected": expected, "found": shape(node)}
        yield place.problem(WRONG_SHAPE, node, details=details, example=example, file=place.document.file)
    return None


def shape(node: Node) -> str:
    """The catalogue's key for what a node is."""
    if isinstance(node.value, dict):
        return "shape.map"
    return "shape.list" if isinstance(node.value, list) else "shape.text"


def leaf(node: Node, value: Any) -> Node:
    """The node with a typed value."""
    return Node(value, node.mark, node.path)


def is_blank(node: Node | None) -> bool:
    """Whether nothing was written: not answered."""
    return node is None or (isinstance(node.value, str) and not node.value.strip())


def is_word(node: Node, word: str) -> bool:
    """Whether the node is just this word."""
    return isinstance(node.value, str) and node.value.strip() == word


def _field_value(each: Field, record: Node, typed: Mapping[str, Node], place: Place, misspelt: bool) -> Checking:
    """The typed value of one field of `record`; `typed` holds the fields before it."""
    node = record.value.get(each.name)
    kind = _chosen(each.kind, typed, place.scope) if isinstance(each.kind, ByService) else each.kind
    if not is_blank(node):
        return None if kind is None else (yield from kind.typed(node, place))
    if each.required and not misspelt:
        example = kind.example if kind else ""
        yield place.problem(MISSING_VALUE, record, mark=record.key_marks.get(each.name), field=each.name, example=example)
    return None


def _chosen(by: ByService, typed: Mapping[str, Node], scope: Scope) -> Kind | None:
    service = typed.get("service")
    words = scope.services.get(service.value) if service else None
    return by.choose(words) if words else None
