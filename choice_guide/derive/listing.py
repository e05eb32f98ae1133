"""The lists: a service, a service in an area, an area, a provider; each with all that must be said beside the offers."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from choice_guide.derive import order
from choice_guide.derive.comparison import Comparison, OfferLink, comparison, offer_link
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.order import Draw
from choice_guide.derive.sheet import is_stale
from choice_guide.model import Area, AreaMeans, NonChoice, Offer, Provider, Service, Status


@dataclass(frozen=True, slots=True)
class Coming:
    """An offer whose contract begins later."""

    offer: OfferLink
    starts: date


@dataclass(frozen=True, slots=True)
class AreaCount:
    """An area and how many offers of a service are there; `address` of the list."""

    area: Area
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """All offers of a service (in an area), compared.

    `total`: offers of the service in the whole guide; for a service whose offers lie in areas `comparison` holds those that
    lie here, and the service's own page compares all. `draw` is None in the A-Ö list. `other_order` is the same list in the other order.
    """

    service: Service
    service_address: str
    area: Area | None
    comparison: Comparison
    draw: Draw | None
    address: str
    other_order: str
    count: int
    total: int
    coming: tuple[Coming, ...]
    non_choice: tuple[NonChoice, ...]   # the rules that hold here: one in an area, perhaps several for a service
    requires: tuple[ServiceCount, ...]
    areas: tuple[AreaCount, ...]        # of the service (in an area: the others), in the order of areas.yaml
    located: bool
    code: str = ""                      # of its brochure; empty where it has none


@dataclass(frozen=True, slots=True)
class ServiceCount:
    """A service, its address (in an area where one is given) and how many offers are there."""

    service: Service
    address: str
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class AreaPage:
    """An area with its services."""

    area: Area
    services: tuple[ServiceCount, ...]


@dataclass(frozen=True, slots=True)
class ServiceOffers:
    """A provider's offers of one service."""

    service: Service
    service_address: str
    offers: tuple[tuple[OfferLink, Offer], ...]


@dataclass(frozen=True, slots=True)
class ProviderPage:
    """A provider with its offers, service by service; the units of a service in the drawn order. `ended`: all of them have."""

    provider: Provider
    services: tuple[ServiceOffers, ...]
    stale: bool
    ended: bool


def service_listing(lookup: Lookup, service: Service, language: str, alphabetical: bool = False) -> Listing:
    """All offers of a service. Where offers serve areas, the columns are which areas and whether they take new clients."""
    columns = None if service.area_means is AreaMeans.LOCATED else ("areas", *(("parts",) if service.parts else ()))
    return _listing(lookup, service, None, language, alphabetical, columns)


def area_listing(lookup: Lookup, service: Service, area: Area, language: str, alphabetical: bool = False) -> Listing:
    """All offers of a service in an area."""
    return _listing(lookup, service, area, language, alphabetical, None)


def area_page(lookup: Lookup, area: Area, language: str) -> AreaPage:
    """An area with every service of the guide and how many offers there are."""
    return AreaPage(area, tuple(
        ServiceCount(s, lookup.addresses.listing(language, s.id, area.id), len(lookup.in_force(s.id, area.id)), len(lookup.in_force(s.id)))
        for s in lookup.guide.services))


def service_counts(lookup: Lookup, language: str) -> tuple[ServiceCount, ...]:
    """Every service with the number of its offers."""
    return tuple(_service_count(lookup, service, language) for service in lookup.guide.services)


def provider_page(lookup: Lookup, provider: Provider, language: str) -> ProviderPage:
    """A provider with its offers under contracts in force, coming, or ended within two years."""
    groups = []
    for service in lookup.guide.services:
        offers = [o for o in lookup.offers_of_provider.get(provider.id, ()) if o.service == service.id]
        if offers:
            groups.append(ServiceOffers(service, lookup.addresses.service(language, service.id),
                                        tuple((offer_link(lookup, o, language), o) for o in lookup.drawn(service.id, offers))))
    ended = all(link.status is Status.ENDED for group in groups for link, _ in group.offers)
    return ProviderPage(provider, tuple(groups), is_stale(provider.stated, lookup.guide), ended)


def non_choice_in(service: Service, area: str | None) -> tuple[NonChoice, ...]:
    """The rules for those who do not choose: the one that holds in an area, or all of the service's."""
    if area is None:
        return service.non_choice
    own = tuple(rule for rule in service.non_choice if rule.areas is not None and area in rule.areas)
    return own or tuple(rule for rule in service.non_choice if rule.areas is None)


def _listing(lookup: Lookup, service: Service, area: Area | None, language: str, alphabetical: bool,
             columns: tuple[str, ...] | None) -> Listing:
    area_id = area.id if area else None
    offers = lookup.in_force(service.id, area_id)
    draw = order.draw_for(lookup.guide.id, service.id, area_id or "", lookup.guide.date, offers)
    ordered = _ordered(lookup, offers, draw, alphabetical)
    return Listing(
        service=service, service_address=lookup.addresses.service(language, service.id), area=area,
        comparison=comparison(lookup, service, ordered, language, area_id, columns), draw=None if alphabetical else draw,
        address=_address(lookup, service, area_id, language, alphabetical),
        other_order=_address(lookup, service, area_id, language, not alphabetical), count=len(offers),
        total=len(lookup.in_force(service.id)), coming=_coming(lookup, service, area_id, language),
        non_choice=non_choice_in(service, area_id),
        requires=tuple(_service_count(lookup, lookup.services[id_], language) for id_ in service.requires),
        areas=_area_counts(lookup, service, language, area), located=service.area_means is AreaMeans.LOCATED)


def _ordered(lookup: Lookup, offers: Sequence[Offer], draw: Draw, alphabetical: bool) -> tuple[Offer, ...]:
    if alphabetical:
        return order.alphabetical(offers, lambda offer: offer.name, lookup.addresses.words["alphabet"])
    return order.drawn(offers, draw, lambda offer: offer.id)


def _address(lookup: Lookup, service: Service, area: str | None, language: str, alphabetical: bool) -> str:
    if area is None:
        return lookup.addresses.service(language, service.id, alphabetical)
    return lookup.addresses.listing(language, service.id, area, alphabetical)


def _coming(lookup: Lookup, service: Service, area: str | None, language: str) -> tuple[Coming, ...]:
    offers = lookup.coming(service.id, area)
    draw = order.draw_for(lookup.guide.id, service.id, area or "", lookup.guide.date, offers)
    return tuple(Coming(offer_link(lookup, offer, language), starts)
                 for offer, starts in order.drawn(offers, draw, lambda coming: coming[0].id))


def _service_count(lookup: Lookup, service: Service, language: str) -> ServiceCount:
    number = len(lookup.in_force(service.id))
    return ServiceCount(service, lookup.addresses.service(language, service.id), number, number)


def _area_counts(lookup: Lookup, service: Service, language: str, here: Area | None) -> tuple[AreaCount, ...]:
    return tuple(AreaCount(area, lookup.addresses.listing(language, service.id, area.id), len(lookup.in_force(service.id, area.id)))
                 for area in lookup.guide.areas if area != here)
