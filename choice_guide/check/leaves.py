"""The kinds of single values: parsed scalars, words from a list, ids that must exist, texts in one or several languages."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from choice_guide.check.fields import is_blank, is_word, leaf, wrong_shape
from choice_guide.rule import Fault, Rule
from choice_guide.check.scope import Checking, Place, Scope, suggestion
from choice_guide.check.text import markdown_text, plain_text
from choice_guide.document import Node
from choice_guide.model import NONE, Text

UNKNOWN_CHOICE = Rule("unknown-choice", bad="ownership: privat", good="ownership: private")
UNKNOWN_TEXT_LANGUAGE = Rule("unknown-text-language", bad="name: {se: Hemtjänst}", good="name: {sv: Hemtjänst}", source="R14")
MISSING_FIRST_LANGUAGE = Rule("missing-first-language", bad="short: {en: We help you at home with what you need.}",
                              good="short: {sv: Vi hjälper dig hemma med det du behöver., en: We help you at home with what you need.}")
RULES = (UNKNOWN_CHOICE, UNKNOWN_TEXT_LANGUAGE, MISSING_FIRST_LANGUAGE)

EASY_READ = "-simple"  # BCP 47 variant: sv-simple is easy-to-read Swedish


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar that a value parser understands. `parse` gets the author's text and the scope; it answers a value or a Fault."""

    parse: Callable[[str, Scope], Any]
    example: str

    def typed(self, node: Node, place: Place) -> Checking:
        """The parsed value."""
        if not isinstance(node.value, str):
            return (yield from wrong_shape(node, place, "shape.text", self.example))
        result = self.parse(node.value, place.scope)
        if isinstance(result, Fault):
            yield place.fault(result, node)
            return None
        return leaf(node, result)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words. `convert` makes the typed value of the word."""

    allowed: tuple[str, ...]
    rule: Rule = UNKNOWN_CHOICE
    convert: Callable[[str], Any] = str

    @property
    def example(self) -> str:
        """The first word."""
        return self.allowed[0] if self.allowed else ""

    def typed(self, node: Node, place: Place) -> Checking:
        """The word, converted."""
        if not isinstance(node.value, str):
            return (yield from wrong_shape(node, place, "shape.text", self.example))
        given = node.value.strip()
        if given in self.allowed:
            return leaf(node, self.convert(given))
        params, details = suggestion(given, self.allowed)
        yield place.problem(self.rule, node, details=details, **params)
        return None


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of something that exists elsewhere in the guide. `thing` is a key of Scope.known."""

    thing: str
    rule: Rule
    example: str

    def typed(self, node: Node, place: Place) -> Checking:
        """The id."""
        if not isinstance(node.value, str):
            return (yield from wrong_shape(node, place, "shape.text", self.example))
        known = place.scope.known.get(self.thing)
        given = node.value.strip()
        if known is None or given in known:
            return leaf(node, given)
        params, details = suggestion(given, known)
        yield place.problem(self.rule, node, details=details, **params)
        return None


@dataclass(frozen=True, slots=True)
class References:
    """Ids parted by spaces, as in a cell of a CSV file; `all` means all of them. The typed value is a tuple of ids or "all"."""

    reference: Reference

    @property
    def example(self) -> str:
        """A single id."""
        return self.reference.example

    def typed(self, node: Node, place: Place) -> Checking:
        """A tuple of ids, or "all"."""
        if is_word(node, "all"):
            return leaf(node, "all")
        found: list[str] = []
        for word in str(node.value or "").split():
            value = yield from self.reference.typed(leaf(node, word), place)
            if value is not None and word not in found:
                found.append(word)
        return leaf(node, tuple(found)) if found else None


@dataclass(frozen=True, slots=True)
class Words:
    """A text in one language (a name, an address line): `low` to `high` characters as a reader counts them."""

    low: int
    high: int
    example: str

    def typed(self, node: Node, place: Place) -> Checking:
        """The text."""
        if not isinstance(node.value, str):
            return (yield from wrong_shape(node, place, "shape.text", self.example))
        text = yield from _text(node, place, self.low, self.high, markdown=False)
        return None if text is None else leaf(node, text)


@dataclass(frozen=True, slots=True)
class Localised:
    """A text: plain (in the guide's first language) or a map of languages. The typed value is a Text."""

    low: int
    high: int
    example: str
    markdown: bool = False

    def typed(self, node: Node, place: Place) -> Checking:
        """The text in all its languages, the guide's first language first."""
        if isinstance(node.value, str):
            text = yield from _text(node, place, self.low, self.high, self.markdown)
            return None if text is None else leaf(node, Text.plain(text, first_language(place.scope)))
        if not isinstance(node.value, dict):
            return (yield from wrong_shape(node, place, "shape.texts", self.example))
        entries = yield from _by_language(node, place, lambda child: self._entry(child, place))
        return leaf(node, Text(tuple(entries.items()))) if entries else None

    def _entry(self, node: Node, place: Place) -> Any:
        if not isinstance(node.value, str):
            return (yield from wrong_shape(node, place, "shape.text", self.example))
        return (yield from _text(node, place, self.low, self.high, self.markdown))


@dataclass(frozen=True, slots=True)
class LocalisedList:
    """A list of texts: a list, or a map of languages with a list in each. The typed value is a tuple of Texts, or NONE."""

    text: Localised

    @property
    def example(self) -> str:
        """A list in one language."""
        return f"{{sv: [{self.text.example}]}}"

    def typed(self, node: Node, place: Place) -> Checking:
        """The texts; where a language has fewer than the first, the rest appear in the first language."""
        if node.value == [] or is_word(node, "none"):
            return leaf(node, NONE)
        if isinstance(node.value, dict):
            lists = yield from _by_language(node, place, lambda child: self._texts(child, place))
            return leaf(node, _zipped(lists)) if lists else None
        texts = yield from self._texts(node, place, localised=True)
        return leaf(node, texts) if texts else None

    def _texts(self, node: Node, place: Place, localised: bool = False) -> Any:
        if node.value == []:
            return NONE
        if not isinstance(node.value, list):
            return (yield from wrong_shape(node, place, "shape.list", self.example))
        found: list[Any] = []
        for element in node.value:
            kind = self.text if localised else Words(self.text.low, self.text.high, self.text.example)
            value = None if is_blank(element) else (yield from kind.typed(element, place))
            found += [value.value] if value is not None else []
        return tuple(found) or None


def first_language(scope: Scope) -> str:
    """The guide's first language; "und" (undetermined) where guide.yaml does not tell."""
    return scope.languages[0] if scope.languages else "und"


def text_languages(scope: Scope) -> tuple[str, ...]:
    """The languages in which a text may be given: the guide's, and each of them easy to read."""
    return tuple(code for language in scope.languages for code in (language, language.removesuffix(EASY_READ) + EASY_READ))


def _by_language(node: Node, place: Place, entry: Callable[[Node], Any]) -> Any:
    """The usable entries of a map of languages in the guide's order; none at all where the first language is not usable."""
    allowed = text_languages(place.scope)
    values: dict[str, Any] = {}
    misspelt = False
    for code, child in node.items():
        if allowed and code not in allowed:
            misspelt = True
            yield _unknown_language(node, code, place, allowed)
            continue
        value = None if is_blank(child) else (yield from entry(child))
        if value is not None:
            values[code] = value
    first = first_language(place.scope)
    if allowed and first not in values:
        if not misspelt and is_blank(node.value.get(first)):
            yield place.problem(MISSING_FIRST_LANGUAGE, node, language=first)
        return {}
    return {code: values[code] for code in sorted(values, key=lambda code: _rank(code, allowed))}


def _unknown_language(node: Node, code: str, place: Place, allowed: Iterable[str]) -> Any:
    params, details = suggestion(code, allowed)
    return place.problem(UNKNOWN_TEXT_LANGUAGE, node, (*node.path, code), node.key_marks.get(code), details, **params)


def _rank(code: str, allowed: tuple[str, ...]) -> tuple[int, str]:
    return (allowed.index(code) if code in allowed else len(allowed), code)


def _zipped(lists: dict[str, Any]) -> Any:
    """Texts by place in the list: the first language's list says how many there are."""
    first = next(iter(lists.values()))
    if first is NONE:
        return NONE
    return tuple(Text(tuple((code, texts[i]) for code, texts in lists.items() if texts is not NONE and i < len(texts)))
                 for i in range(len(first)))


def _text(node: Node, place: Place, low: int, high: int, markdown: bool) -> Any:
    result = markdown_text(node.value, low, high) if markdown else plain_text(node.value, low, high)
    if isinstance(result, str):
        return result
    for fault in result:
        yield place.fault(fault, node)
    return None
