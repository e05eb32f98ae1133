"""What all offers of a service share: areas, definitions of facts, and what happens to those who do not choose."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from choice_guide.model.values import Named, Text


@dataclass(frozen=True, slots=True)
class Municipality:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the municipality. `postcodes` are inclusive ranges of digits without spaces ("80010", "80029")."""

    id: str
    name: Text
    places: tuple[str, ...] = ()
    postcodes: tuple[tuple[str, str], ...] = ()
    municipality: str | None = None

    def known_as(self) -> tuple[str, ...]:
        """Every name by which somebody may know it: its own in all languages, then its places; each once."""
        return tuple(dict.fromkeys((*(text for _, text in self.name.entries), *self.places)))


class AreaMeans(StrEnum):
    SERVED = "served"    # an offer serves an area (home care)
    LOCATED = "located"  # an offer lies in an area (a care home that anybody may choose)


class FactType(StrEnum):
    YES_NO = "yes-no"
    INTEGER = "integer"
    PERCENT = "percent"
    MONEY = "money"
    CHOICE = "choice"
    CHOICES = "choices"
    HOURS = "hours"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """A comparable fact of a service: the same for every offer of it. `heading` is one of HEADINGS."""

    id: str
    label: Text
    heading: str
    type: FactType
    source: str                       # municipality | provider | survey | register
    short: Text | None = None         # for table heads; `label` where absent
    unit: Text | None = None
    unit_one: Text | None = None      # the unit's word for the number 1
    plausible: tuple[Decimal, Decimal] | None = None
    options: tuple[Named, ...] = ()
    not_applicable: Text | None = None  # the service's words for "does not apply"
    at_most: tuple[Decimal, ...] = ()   # what a reader may wish that the number is at most, or at least
    at_least: tuple[Decimal, ...] = ()


HEADINGS = ("name", "help", "where", "availability", "hours", "languages", "specialisms", "staff", "about", "survey",
            "additional", "follow_up", "complaints", "contact")


@dataclass(frozen=True, slots=True)
class NonChoice:
    """What happens to a person who does not choose. `areas` is None where the rule holds everywhere."""

    kind: str  # own-operation | procured | rotation | proximity | alphabetical | previous-provider
    text: Text
    areas: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Switching:
    text: Text
    notice_kind: str | None = None  # days | cutoff-day
    notice_value: int | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    text: Text
    url: str | None = None
    same_for_all: bool | None = None


@dataclass(frozen=True, slots=True)
class Service:
    id: str
    name: Text
    summary: Text
    area_means: AreaMeans
    non_choice: tuple[NonChoice, ...]
    switching: Switching
    decision: str = "required"        # required | optional | none
    law: str | None = None
    parts: tuple[Named, ...] = ()
    levels: tuple[Named, ...] = ()
    requires: tuple[str, ...] = ()    # ids of services that must be granted first
    outside_choice: Text | None = None
    fee: Fee | None = None
    photo_slots: tuple[str, ...] = ()
    comparison: tuple[str, ...] = ()  # column ids, at most six, in order
    facts: tuple[FactDefinition, ...] = ()
    not_applicable: Mapping[str, Text] = field(default_factory=dict)  # field id -> why, e.g. permit
