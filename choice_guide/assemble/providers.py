"""Providers and their offers: the register of contracts says what there is, the profile what is known about it."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from choice_guide.assemble.common import answer, answers, contact, hours
from choice_guide.check.checked import CheckedContent, elements, value
from choice_guide.check.contracts import YEARS_KEPT, Key, Row, register_rows, years_before
from choice_guide.check.photo_use import photo_file
from choice_guide.document import Node
from choice_guide.model import (NOT_ANSWERED, Blank, Capacity, Contact, Contract, Fact, FactDefinition, FollowUp, Offer, Ownership, Permit,
                                Photo, Provider, Service, SpokenLanguage, Status, Unit)


def offers(content: CheckedContent, services: Mapping[str, Service], areas: tuple[str, ...], today: date) -> tuple[Offer, ...]:
    """The offers in force, coming, and ended within two years, sorted by id. `areas`: all ids, in the order of areas.yaml."""
    by_key: dict[Key, list[Row]] = {}
    for row in register_rows(content):
        by_key.setdefault(row.key, []).append(row)
    found = (_offer(content, services[key[1]], key, rows, areas, today) for key, rows in by_key.items())
    return tuple(sorted((offer for offer in found if offer), key=lambda offer: offer.id))


def providers(content: CheckedContent, shown: Iterable[Offer]) -> tuple[Provider, ...]:
    """The providers of the offers that are shown, sorted by id."""
    by_provider: dict[str, list[Offer]] = {}
    for offer in shown:
        by_provider.setdefault(offer.provider, []).append(offer)
    names = {row.key[0]: value(row.node, "name") for row in register_rows(content)}
    return tuple(_provider(id_, names[id_], by_provider[id_], profile_of(content, id_)) for id_ in sorted(by_provider))


def profile_of(content: CheckedContent, provider: str) -> Node | None:
    """The tree of a provider's profile, or None where there is none that can be read."""
    document = content.providers.get(provider)
    return document.root if document else None


def offer_id(key: Key) -> str:
    """provider/service, or provider/service/unit."""
    return "/".join(part for part in key if part)


def _provider(id_: str, name: str, shown: list[Offer], profile: Node | None) -> Provider:
    ownerships = [offer.ownership for offer in shown]
    stated = value(profile, "ownership")
    ownership = Ownership(stated) if stated in ownerships else ownerships[0]
    return Provider(id=id_, name=name, ownership=ownership, has_profile=profile is not None,
                    organisation_number=value(profile, "organisation_number"), stated=value(profile, "stated"),
                    contact=contact(profile.get("contact") if profile else None), languages=answers(profile, "languages", _language),
                    communication=answers(profile, "communication"), short=answer(profile, "short"), about=answer(profile, "about"))


def _offer(content: CheckedContent, service: Service, key: Key, rows: list[Row], areas: tuple[str, ...], today: date) -> Offer | None:
    contracts = tuple(sorted((_contract(row, areas) for row in rows), key=lambda contract: (contract.start, contract.areas)))
    status, deciding = _status(contracts, today)
    if status is Status.ENDED and deciding[0].end < years_before(today, YEARS_KEPT):
        return None
    served = {area for contract in deciding for area in contract.areas}
    profile = profile_of(content, key[0])
    node = _profile_offer(profile, key)
    unit = _unit(rows, key, node)
    return Offer(
        id=offer_id(key), provider=key[0], service=key[1], name=unit.name if unit else value(rows[0].node, "name"),
        ownership=Ownership(value(rows[0].node, "ownership")), contracts=contracts, status=status,
        areas=tuple(area for area in areas if area in served), unit=unit, facts=_facts(service, node),
        **_answers(node, key[0]), **_description(profile, node), stated=value(profile, "stated"))


def _contract(row: Row, areas: tuple[str, ...]) -> Contract:
    return Contract(tuple(area for area in areas if row.areas is None or area in row.areas), row.start, row.end)


def _status(contracts: tuple[Contract, ...], today: date) -> tuple[Status, tuple[Contract, ...]]:
    """What the contracts come to on `today`, and those that decide it."""
    in_force = tuple(c for c in contracts if c.start <= today and (c.end is None or c.end >= today))
    coming = tuple(c for c in contracts if c.start > today)
    if in_force:
        return Status.IN_FORCE, in_force
    if coming:
        return Status.COMING, coming
    last = max(c.end for c in contracts)
    return Status.ENDED, tuple(c for c in contracts if c.end == last)


def _profile_offer(profile: Node | None, key: Key) -> Node | None:
    """The entry of a profile for this service and unit."""
    for offer in elements(profile, "offers"):
        if (value(offer, "service"), value(offer, "unit", "id") or "") == key[1:]:
            return offer
    return None


def _unit(rows: list[Row], key: Key, node: Node | None) -> Unit | None:
    if not key[2]:
        return None
    name = next(name for row in rows if (name := value(row.node, "unit_name")))
    return Unit(key[2], name, answer(node, "unit", "address"))


def _description(profile: Node | None, offer: Node | None) -> dict[str, Any]:
    """What a profile says once for all of a provider's offers, and may say again for one of them."""
    def source(field: str) -> Node | None:
        return offer if offer is not None and offer.get(field) is not None else profile

    own = source("contact")
    return {"contact": contact(own.get("contact") if own else None) if own else Contact(),
            "languages": answers(source("languages"), "languages", _language), "communication": answers(source("communication"), "communication"),
            "short": answer(source("short"), "short"), "about": answer(source("about"), "about")}


def _answers(node: Node | None, provider: str) -> dict[str, Any]:
    """What only an offer has."""
    return {"parts": answers(node, "parts"), "hours": hours(node.get("hours") if node else None), "specialisms": answers(node, "specialisms"),
            "levels": answers(node, "levels"), "capacity": answers(node, "capacity", _capacity), "permit": _permit(node),
            "follow_up": _follow_up(node), "photos": answers(node, "photos", lambda photo: _photo(photo, provider)), "visits": answer(node, "visits"),
            "additional_services": answer(node, "additional_services")}


def _facts(service: Service, node: Node | None) -> tuple[Fact, ...]:
    facts = node.get("facts") if node else None
    return tuple(_fact(definition, facts.get(definition.id) if facts else None) for definition in service.facts)


def _fact(definition: FactDefinition, node: Node | None) -> Fact:
    if node is None:
        return Fact(definition)
    found = node.get("value")
    if isinstance(found.value, dict):
        answered: Any = hours(found)
    else:
        answered = tuple(element.value for element in found.elements()) if isinstance(found.value, list) else found.value
    return Fact(definition, answered, value(node, "stated"), value(node, "checked"), value(node, "note"))


def _language(node: Node) -> SpokenLanguage:
    return SpokenLanguage(value(node, "code"), value(node, "note"))


def _capacity(node: Node) -> Capacity:
    areas = node.get("areas")
    return Capacity(answer(node, "ceiling"), value(node, "unit") or "clients", answer(node, "availability"), value(node, "stated"),
                    value(node, "note"), tuple(area.value for area in areas.elements()) if areas else None)


def _permit(node: Node | None) -> Permit | Blank:
    permit = node.get("permit") if node else None
    if permit is None or isinstance(permit.value, Blank):
        return permit.value if permit else NOT_ANSWERED
    return Permit(value(permit, "kind"), answer(permit, "valid"), value(permit, "checked"))


def _follow_up(node: Node | None) -> FollowUp | Blank:
    follow_up = node.get("follow_up") if node else None
    if follow_up is None or isinstance(follow_up.value, Blank):
        return follow_up.value if follow_up else NOT_ANSWERED
    return FollowUp(value(follow_up, "date"), value(follow_up, "text"), value(follow_up, "url"))


def _photo(node: Node, provider: str) -> Photo:
    return Photo(value(node, "slot"), photo_file(provider, value(node, "file")), value(node, "alt"), value(node, "credit"))
