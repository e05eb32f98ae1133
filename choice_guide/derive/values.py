"""Values as pages show them: one small type for every fact, whatever it is about, so that all are shown with the same words.

A value carries no words of its own beyond the municipality's and providers' texts; words of the interface are message keys.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from choice_guide.model import (NONE, NOT_ANSWERED, NOT_APPLICABLE, Blank, Capacity, Fact, FactDefinition, FactType, Guide, Hours, Named, Offer,
                                Service, SpokenLanguage, Text)


class Kind(StrEnum):
    """What `Value.data` is."""

    NOT_ANSWERED = "not-answered"      # None, or the key of the words where somebody else than the provider should answer
    NOT_APPLICABLE = "not-applicable"  # Text (why) or None
    NOT_ASKED = "not-asked"            # None: nobody has been asked
    NONE = "none"                      # the answer is "none"; message key that says none of what, or None
    YES = "yes"
    NO = "no"
    NUMBER = "number"                  # int or Decimal, with unit
    PERCENT = "percent"                # Decimal 0-100
    MONEY = "money"                    # Decimal, in the country's currency
    WORD = "word"                      # message key
    TEXT = "text"                      # Text
    MARKDOWN = "markdown"              # Text
    NAMES = "names"                    # tuple[Item, ...]
    HOURS = "hours"                    # Hours, or TimeRange for a time of whatever day
    DATE = "date"                      # date
    SURVEY = "survey"                  # survey.Result
    PHONE = "phone"                    # str
    EMAIL = "email"                    # str
    LINK = "link"                      # str
    PLAIN = "plain"                    # str: a name, in the guide's first language
    ADDRESS = "address"                # str: a postal address
    CEILING = "ceiling"                # (int, unit key)


@dataclass(frozen=True, slots=True)
class Item:
    """One of several: its name and what is said about it."""

    name: Text
    note: Text | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """What a page shows for one fact."""

    kind: Kind
    data: Any = None
    unit: Text | None = None
    stated: date | None = None
    checked: date | None = None
    note: Text | None = None

    @property
    def answered(self) -> bool:
        """False where nothing is known (which is no answer, and never a "no")."""
        return self.kind not in (Kind.NOT_ANSWERED, Kind.NOT_ASKED)


UNANSWERED = Value(Kind.NOT_ANSWERED)
#: What the municipality (or a register it keeps) should have said: a gap there must not look like the provider's.
UNANSWERED_BY_MUNICIPALITY = Value(Kind.NOT_ANSWERED, "value.not-answered.municipality")


@dataclass(frozen=True, slots=True)
class Label:
    """A fact's name: the municipality's own text, or the key of an interface message. `value`: what the message says of the text."""

    text: Text | None = None
    key: str | None = None
    value: Value | None = None


def blank(value: Blank, why: Text | None = None, none: str | None = None) -> Value:
    """The value for a blank; `why` are the service's words for "does not apply", `none` the key of the words for "none"."""
    if value is NOT_APPLICABLE:
        return Value(Kind.NOT_APPLICABLE, why)
    return Value(Kind.NONE, none) if value is NONE else UNANSWERED


def fact_value(fact: Fact) -> Value:
    """The value of a comparable fact."""
    dates = dict(stated=fact.stated, checked=fact.checked, note=fact.note)
    if isinstance(fact.value, Blank):
        shown = blank(fact.value, fact.definition.not_applicable)
        if shown is UNANSWERED and fact.definition.source != "provider":
            shown = UNANSWERED_BY_MUNICIPALITY
        return Value(shown.kind, shown.data, **dates)
    return _typed(fact, dates)


def _typed(fact: Fact, dates: dict) -> Value:
    definition, value = fact.definition, fact.value
    match definition.type:
        case FactType.YES_NO:
            return Value(Kind.YES if value else Kind.NO, **dates)
        case FactType.INTEGER | FactType.PERCENT | FactType.MONEY:
            return number_value(definition, value, **dates)
        case FactType.CHOICE | FactType.CHOICES:
            chosen = (value,) if isinstance(value, str) else value
            return Value(Kind.NAMES, named_items(chosen, definition.options), **dates)
        case FactType.HOURS:
            return Value(Kind.HOURS, value, **dates)
    return Value(Kind.TEXT, value, **dates)


def number_value(definition: FactDefinition, number: int | Decimal, **dates: Any) -> Value:
    """A number that a fact may have, with its unit. `dates`: fields of Value."""
    if definition.type is FactType.PERCENT:
        return Value(Kind.PERCENT, number, **dates)
    return Value(Kind.MONEY if definition.type is FactType.MONEY else Kind.NUMBER, number, unit=_unit(definition, number), **dates)


def _unit(definition: FactDefinition, number: int | Decimal) -> Text | None:
    """The unit's word for this number: "1 dag", "2 dagar"."""
    return definition.unit_one if number == 1 and definition.unit_one else definition.unit


def named_items(ids: tuple[str, ...], names: tuple[Named, ...]) -> tuple[Item, ...]:
    """The named things with these ids, in the order of `names` (never the author's: it would favour what stands first)."""
    return tuple(Item(named.name, id=named.id) for named in names if named.id in ids)


def names_value(ids: tuple[str, ...] | Blank, names: tuple[Named, ...], why: Text | None = None, none: str | None = None) -> Value:
    """A list of ids as names, or the blank."""
    if isinstance(ids, Blank):
        return blank(ids, why, none)
    return Value(Kind.NAMES, named_items(ids, names))


def languages_value(languages: tuple[SpokenLanguage, ...] | Blank, guide: Guide) -> Value:
    """Languages spoken, in the vocabulary's order, each with its note."""
    if isinstance(languages, Blank):
        return blank(languages, none="none.languages")
    notes = {spoken.code: spoken.note for spoken in languages}
    items = (Item(named.name, notes[named.id], named.id) for named in guide.spoken_languages if named.id in notes)
    return Value(Kind.NAMES, tuple(items))


def levels_value(levels: tuple[int, ...] | Blank, service: Service) -> Value:
    """Need levels the offer takes."""
    if isinstance(levels, Blank):
        return blank(levels, service.not_applicable.get("levels"))
    return Value(Kind.NAMES, named_items(tuple(str(level) for level in levels), service.levels))


def hours_value(hours: Hours | Blank, service: Service) -> Value:
    """Hours, or the blank."""
    return blank(hours, service.not_applicable.get("hours")) if isinstance(hours, Blank) else Value(Kind.HOURS, hours)


def text_value(text: Text | Blank, kind: Kind = Kind.TEXT) -> Value:
    """A text, or the blank."""
    return blank(text) if isinstance(text, Blank) else Value(kind, text)


def plain_value(text: str | Blank | None, kind: Kind = Kind.PLAIN) -> Value:
    """A plain string (name, address, phone ...), or the blank."""
    return UNANSWERED if text is None or text is NOT_ANSWERED else blank(text) if isinstance(text, Blank) else Value(kind, text)


def availability_value(capacity: Capacity | None) -> Value:
    """Whether new clients are taken on, with the date it was stated."""
    if capacity is None or isinstance(capacity.availability, Blank):
        return UNANSWERED
    return Value(Kind.WORD, f"availability.{capacity.availability}", stated=capacity.stated, note=capacity.note)


def ceiling_value(capacity: Capacity | None) -> Value:
    """The most clients, hours or places the provider takes on."""
    if capacity is None:
        return UNANSWERED
    if isinstance(capacity.ceiling, Blank):
        return Value(Kind.WORD, "ceiling.none", stated=capacity.stated) if capacity.ceiling is NONE else UNANSWERED
    return Value(Kind.CEILING, (capacity.ceiling, f"ceiling.{capacity.unit}"), stated=capacity.stated)


def capacity_in(offer: Offer, area: str | None) -> Capacity | None:
    """The capacity that holds in an area: the area's own entry, else the one for everywhere; for no area the general one."""
    if isinstance(offer.capacity, Blank):
        return None
    own = [c for c in offer.capacity if c.areas is not None and area in c.areas]
    general = [c for c in offer.capacity if c.areas is None]
    return next(iter(own or general), None)
