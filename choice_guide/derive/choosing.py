"""What the choosing pages need of a service: its offers with every fact, what may be wished for, and the drawn orders.

The scripts narrow, group and compare, and know no words and no order of their own: all of it comes from here.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from choice_guide.derive.compare import Cells, FactRow, rows_and_cells
from choice_guide.derive.comparison import Column, OfferLink, Row, cell, comparison, offer_link
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.sheet import sheet
from choice_guide.derive.values import Value
from choice_guide.derive.wishes import Criterion, OfferAnswers, criteria, offer_answers
from choice_guide.model import Area, AreaMeans, Offer, Service, Status

AVAILABILITY = "availability"


@dataclass(frozen=True, slots=True)
class AreaOrder:
    """A list of the service: an area (None = the whole guide), its address, and the offers' places in `Choosing.offers` in the drawn order."""

    area: Area | None
    address: str
    offers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChoosingOffer:
    """An offer in force. `row`: as its service's lists show it; `available`: area id -> availability, where it is another there."""

    link: OfferLink
    row: Row
    answers: OfferAnswers
    cells: Cells
    available: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Choosing:
    """A service as the choosing pages see it. `gone`: offers that cannot be chosen now, for addresses that name them."""

    service: Service
    address: str
    located: bool
    orders: tuple[AreaOrder, ...]   # the whole guide first
    criteria: tuple[Criterion, ...]
    rows: tuple[FactRow, ...]
    columns: tuple[Column, ...]
    offers: tuple[ChoosingOffer, ...]
    gone: tuple[OfferLink, ...]


def choosing(lookup: Lookup, service: Service, language: str) -> Choosing:
    """All that choosing among a service's offers needs, in one language."""
    offers = lookup.in_force(service.id)
    answers = offer_answers(lookup.guide, service, offers)
    rows, cells = rows_and_cells([sheet(lookup, offer, language) for offer in offers])
    listed = comparison(lookup, service, offers, language)
    shown = tuple(ChoosingOffer(row.offer, row, said, facts, _available(lookup, service, offer))
                  for offer, row, said, facts in zip(offers, listed.rows, answers, cells, strict=True))
    return Choosing(
        service, lookup.addresses.service(language, service.id), service.area_means is AreaMeans.LOCATED,
        _orders(lookup, service, offers, language), criteria(lookup.guide, service, offers), rows, listed.columns, shown,
        tuple(offer_link(lookup, o, language) for o in lookup.offers_of_service.get(service.id, ()) if o.status is not Status.IN_FORCE))


def _orders(lookup: Lookup, service: Service, offers: Sequence[Offer], language: str) -> tuple[AreaOrder, ...]:
    whole = AreaOrder(None, lookup.addresses.service(language, service.id), _drawn(lookup, service, offers, None))
    return (whole, *(AreaOrder(area, lookup.addresses.listing(language, service.id, area.id), _drawn(lookup, service, offers, area.id))
                     for area in lookup.guide.areas))


def _drawn(lookup: Lookup, service: Service, offers: Sequence[Offer], area: str | None) -> tuple[int, ...]:
    places = {offer.id: place for place, offer in enumerate(offers)}
    return tuple(places[offer.id] for offer in lookup.drawn(service.id, lookup.in_force(service.id, area), area))


def _available(lookup: Lookup, service: Service, offer: Offer) -> tuple[tuple[str, Value], ...]:
    general = cell(lookup, service, offer, AVAILABILITY)
    own = ((area, cell(lookup, service, offer, AVAILABILITY, area)) for area in offer.areas)
    return tuple((area, value) for area, value in own if value != general)
