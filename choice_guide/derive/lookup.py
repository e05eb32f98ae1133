"""A guide with its things found by id, so that 10,000 providers are looked up and not searched for."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from choice_guide.derive import order
from choice_guide.derive.addresses import Addresses
from choice_guide.derive.survey import ServiceSurvey, surveys
from choice_guide.model import Area, Guide, Offer, Provider, Service, Status


@dataclass(frozen=True, slots=True)
class Lookup:
    """A guide, its addresses and its things by id. `offers_*` hold offers of every status, in the guide's order."""

    guide: Guide
    addresses: Addresses
    areas: Mapping[str, Area]
    services: Mapping[str, Service]
    providers: Mapping[str, Provider]
    offers_of_service: Mapping[str, tuple[Offer, ...]]
    offers_of_provider: Mapping[str, tuple[Offer, ...]]
    surveys: Mapping[str, ServiceSurvey]

    @staticmethod
    def of(guide: Guide, addresses: Addresses) -> Lookup:
        """The look-up tables of a guide."""
        return Lookup(guide, addresses, {a.id: a for a in guide.areas}, {s.id: s for s in guide.services},
                      {p.id: p for p in guide.providers}, _grouped(guide.offers, "service"), _grouped(guide.offers, "provider"),
                      surveys(guide))

    def in_force(self, service: str, area: str | None = None) -> tuple[Offer, ...]:
        """Offers of a service under a contract in force, in an area or everywhere."""
        return tuple(o for o in self.offers_of_service.get(service, ()) if o.status is Status.IN_FORCE
                     and (area is None or area in o.areas))

    def drawn(self, service: str, offers: Sequence[Offer], area: str | None = None) -> tuple[Offer, ...]:
        """Offers of a service in the drawn order that a list of them, in an area or everywhere, has on the guide's date."""
        return order.drawn(offers, order.draw_for(self.guide.id, service, area or "", self.guide.date, offers), lambda offer: offer.id)

    def coming(self, service: str, area: str | None = None) -> tuple[tuple[Offer, date], ...]:
        """Offers of a service that may be chosen later and not yet, in an area or everywhere, with the first day.

        An offer under a contract in force may come to further areas later.
        """
        found = ((offer, self._starts(offer, area)) for offer in self.offers_of_service.get(service, ()))
        return tuple((offer, starts) for offer, starts in found if starts)

    def _starts(self, offer: Offer, area: str | None) -> date | None:
        if offer.status is Status.IN_FORCE and (area is None or area in offer.areas):
            return None
        return min((c.start for c in offer.contracts if c.start > self.guide.date and (area is None or area in c.areas)), default=None)


def _grouped(offers: Iterable[Offer], attribute: str) -> dict[str, tuple[Offer, ...]]:
    groups: dict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        groups[getattr(offer, attribute)].append(offer)
    return {key: tuple(group) for key, group in groups.items()}
