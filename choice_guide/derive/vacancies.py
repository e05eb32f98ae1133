"""Vacancies on one page, and what has changed lately: for the care manager who needs to know now (requirement R52).

Who has vacancies does not stand before others: every list has the drawn order of the service's own page.
"""
from __future__ import annotations

from dataclasses import dataclass, replace

from choice_guide.derive.capacity import GROUPS, VARIES, capacities, group_of
from choice_guide.derive.comparison import OfferLink, offer_link
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.vacancies_capacity import OLD_AFTER_DAYS, Line, lines
from choice_guide.derive.vacancies_changes import Changes, changes
from choice_guide.model import Offer, Service


@dataclass(frozen=True, slots=True)
class OfferVacancies:
    """An offer with what it says of its vacancies. `group`: one of GROUPS; `span`: the number of lines."""

    offer: OfferLink
    group: str
    lines: tuple[Line, ...]
    span: int


@dataclass(frozen=True, slots=True)
class Group:
    """How many offers say the same. `id`: one of GROUPS."""

    id: str
    count: int


@dataclass(frozen=True, slots=True)
class ServiceVacancies:
    """All offers of a service in the drawn order of its own list; the counts of `groups` add up to `count`."""

    service: Service
    address: str
    count: int
    groups: tuple[Group, ...]
    offers: tuple[OfferVacancies, ...]


@dataclass(frozen=True, slots=True)
class VacanciesPage:
    """Every service of the guide, and the changes about the guide's date. `old_after`: days."""

    services: tuple[ServiceVacancies, ...]
    changes: Changes
    old_after: int


def vacancies_page(lookup: Lookup, language: str) -> VacanciesPage:
    """The page of vacancies."""
    services = tuple(service_vacancies(lookup, service, language) for service in lookup.guide.services)
    return VacanciesPage(services, changes(lookup, language), OLD_AFTER_DAYS)


def service_vacancies(lookup: Lookup, service: Service, language: str) -> ServiceVacancies:
    """All offers of a service under a contract in force. All groups are there, that of varying answers only where somebody is in it."""
    shown = tuple(_offer(lookup, offer, language) for offer in lookup.drawn(service.id, lookup.in_force(service.id)))
    said = [offer.group for offer in shown]
    groups = tuple(Group(id_, said.count(id_)) for id_ in GROUPS if id_ != VARIES or id_ in said)
    return ServiceVacancies(service, lookup.addresses.service(language, service.id), len(shown), groups, shown)


def _offer(lookup: Lookup, offer: Offer, language: str) -> OfferVacancies:
    parts = capacities(offer)
    link = replace(offer_link(lookup, offer, language), places=())  # the areas stand in the lines
    return OfferVacancies(link, group_of(parts), lines(lookup.guide, offer, parts), len(parts))
