"""The places in the content contract (DESIGN §3) that a column can go to."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
FACT_KINDS = ("yes-no", "integer", "percent", "money", "choice", "choices", "hours", "text")
FACT_PREFIX = "offer.facts."


@dataclass(frozen=True, slots=True)
class Target:
    """One place in the contract.

    `name` is what the mapping writes; `owner` provider, unit, offer, contract or service; `path` the keys below the owner;
    `kind` decides how a cell is read; `many` = a list; `options` the words allowed where kind is "option"; `rank` its
    place in a written file.
    """

    name: str
    owner: str
    path: tuple[str, ...]
    kind: str
    many: bool = False
    options: tuple[str, ...] = ()
    rank: int = 0


def _target(name: str, kind: str, many: bool = False, options: tuple[str, ...] = ()) -> Target:
    owner, _, path = name.partition(".")
    return Target(name, owner, tuple(path.split(".")) if path else (), kind, many, options)


def _contact(owner: str) -> tuple[Target, ...]:
    return (_target(f"{owner}.contact.role", "localised"), _target(f"{owner}.contact.phone", "phone"),
            _target(f"{owner}.contact.email", "email"), _target(f"{owner}.contact.website", "link"),
            _target(f"{owner}.contact.address", "address"))


def _texts(owner: str) -> tuple[Target, ...]:
    return (_target(f"{owner}.languages", "language", many=True), _target(f"{owner}.communication", "id", many=True),
            _target(f"{owner}.short", "localised"), _target(f"{owner}.about", "localised"))


# In the order in which a written file has them.
TARGETS: tuple[Target, ...] = (
    _target("provider.name", "text"),
    _target("provider.organisation_number", "organisation-number"),
    _target("provider.ownership", "option", options=("municipal", "private", "nonprofit", "contracted-out")),
    _target("provider.stated", "past-date"),
    *_contact("provider"), *_texts("provider"),
    _target("service", "id"),
    _target("unit.name", "text"), _target("unit.address", "address"),
    _target("offer.parts", "id", many=True), _target("offer.areas", "id", many=True),
    _target("offer.hours.weekdays", "hours"), _target("offer.hours.weekends", "hours"),
    _target("offer.specialisms", "id", many=True), _target("offer.levels", "integer", many=True),
    _target("offer.capacity.ceiling", "integer"),
    _target("offer.capacity.unit", "option", options=("clients", "hours", "places")),
    _target("offer.capacity.availability", "option", options=("open", "few", "queue", "full")),
    _target("offer.capacity.stated", "past-date"),
    _target("offer.permit.kind", "id"), _target("offer.permit.valid", "yes-no"), _target("offer.permit.checked", "past-date"),
    _target("offer.follow_up.date", "date"), _target("offer.follow_up.text", "localised"), _target("offer.follow_up.url", "link"),
    _target("offer.visits", "localised"), _target("offer.additional_services", "localised", many=True),
    *_contact("offer"), *_texts("offer"),
    _target("contract.from", "date"), _target("contract.to", "date"),
)
REQUIRED = ("provider.name", "provider.ownership", "service", "offer.areas", "contract.from")


def find_target(name: str, fact_kind: str | None) -> Target | None:
    """The target with this name, or None. `offer.facts.<id>` needs `fact_kind`; texts may end in a language: `offer.about.sv`."""
    if name.startswith(FACT_PREFIX):
        return _fact(name, fact_kind)
    for rank, target in enumerate(TARGETS):
        if target.name == name:
            return replace(target, rank=rank)
        if target.kind == "localised" and name.startswith(f"{target.name}.") and LANGUAGE.fullmatch(name[len(target.name) + 1:]):
            return replace(target, name=name, path=(*target.path, name[len(target.name) + 1:]), rank=rank)
    return None


def names() -> tuple[str, ...]:
    """All names, for "did you mean"."""
    return tuple(target.name for target in TARGETS)


def _fact(name: str, kind: str | None) -> Target | None:
    fact = name.removeprefix(FACT_PREFIX)
    if not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", fact) or kind not in FACT_KINDS:
        return None
    kinds = {"percent": "decimal", "money": "decimal", "choice": "id", "choices": "id", "text": "localised"}
    rank = next(rank for rank, target in enumerate(TARGETS) if target.name == "offer.capacity.stated")
    return Target(name, "offer", ("facts", fact), kinds.get(kind, kind), many=kind == "choices", rank=rank)
