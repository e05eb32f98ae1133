"""Providers and their offers."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from choice_guide.model.service import FactDefinition
from choice_guide.model.values import NOT_ANSWERED, Blank, Contact, Hours, Ownership, Text, TimeRange


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    code: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A place with its own name and address."""

    id: str
    name: str
    address: str | Blank = NOT_ANSWERED


FactValue = bool | int | Decimal | str | tuple[str, ...] | Hours | TimeRange | Text


@dataclass(frozen=True, slots=True)
class Fact:
    """An offer's answer to a comparable fact. `value` fits the definition's type: bool; int; Decimal; option id; option ids; Hours or TimeRange; Text."""

    definition: FactDefinition
    value: FactValue | Blank = NOT_ANSWERED
    stated: date | None = None
    checked: date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Capacity:
    """Capacity of an offer; `areas` is None where it holds everywhere. `ceiling` NONE = has no ceiling."""

    ceiling: int | Blank = NOT_ANSWERED
    unit: str = "clients"                    # clients | hours | places
    availability: str | Blank = NOT_ANSWERED  # open | few | queue | full
    stated: date | None = None
    note: Text | None = None
    areas: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Permit:
    kind: str
    valid: bool | Blank = NOT_ANSWERED
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    date: date | None = None
    text: Text | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """`file` is the source's path below the content folder."""

    slot: str
    file: str
    alt: Text
    credit: str | None = None


class Status(StrEnum):
    IN_FORCE = "in-force"
    COMING = "coming"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Contract:
    """One row of the register of contracts. `end` None = until further notice."""

    areas: tuple[str, ...]
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One provider x one service x (where there are several) one unit: what people compare and choose."""

    id: str                                   # provider/service or provider/service/unit
    provider: str
    service: str
    name: str                                 # what readers see: the unit's name where there is a unit, else the provider's
    ownership: Ownership
    contracts: tuple[Contract, ...]
    status: Status                            # on the guide's date
    areas: tuple[str, ...]                    # ids, in the order of areas.yaml; of the contract(s) that decide the status
    unit: Unit | None = None
    parts: tuple[str, ...] | Blank = NOT_ANSWERED
    hours: Hours | Blank = NOT_ANSWERED
    languages: tuple[SpokenLanguage, ...] | Blank = NOT_ANSWERED
    communication: tuple[str, ...] | Blank = NOT_ANSWERED
    specialisms: tuple[str, ...] | Blank = NOT_ANSWERED
    levels: tuple[int, ...] | Blank = NOT_ANSWERED
    capacity: tuple[Capacity, ...] | Blank = NOT_ANSWERED
    facts: tuple[Fact, ...] = ()              # one per definition of the service, in its order
    permit: Permit | Blank = NOT_ANSWERED
    follow_up: FollowUp | Blank = NOT_ANSWERED
    photos: tuple[Photo, ...] | Blank = NOT_ANSWERED
    visits: Text | Blank = NOT_ANSWERED
    additional_services: tuple[Text, ...] | Blank = NOT_ANSWERED
    contact: Contact = field(default_factory=Contact)
    short: Text | Blank = NOT_ANSWERED
    about: Text | Blank = NOT_ANSWERED        # Markdown
    stated: date | None = None                # when the provider last confirmed the profile


@dataclass(frozen=True, slots=True)
class Provider:
    """An organisation with a contract; `has_profile` False = known from the register of contracts only."""

    id: str
    name: str
    ownership: Ownership
    has_profile: bool
    organisation_number: str | None = None
    stated: date | None = None
    contact: Contact = field(default_factory=Contact)
    languages: tuple[SpokenLanguage, ...] | Blank = NOT_ANSWERED
    communication: tuple[str, ...] | Blank = NOT_ANSWERED
    short: Text | Blank = NOT_ANSWERED
    about: Text | Blank = NOT_ANSWERED
