"""What has changed in the last seven days, and which contracts begin or end in the thirty that come.

A change is counted on the day from which it holds: a contract that begins on its first day, one that ends on the day after its
last. So every change stands in the page of exactly one of two days that are seven days apart.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from choice_guide.derive.capacity import capacities
from choice_guide.derive.comparison import OfferLink, areas_value, offer_link
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.search_offers import drawn_places
from choice_guide.derive.sheet import Entry
from choice_guide.derive.vacancies_capacity import Line, lines
from choice_guide.derive.values import Label, Value, fact_value
from choice_guide.model import NOT_ANSWERED, Contract, Fact, Offer, Service, Status

RECENT_DAYS, COMING_DAYS = 7, 30
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included."""

    days: int
    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Turn:
    """A day from which an offer has a contract in areas where it had none the day before (`begins`), or the other way round.

    `whole`: it had none anywhere the day before, or has none anywhere from that day.
    """

    day: date
    begins: bool
    areas: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class ContractChange:
    """A turn of an offer; `last` is the contract's last day where it ends."""

    offer: OfferLink
    service: Service
    begins: bool
    whole: bool
    day: date
    last: date
    areas: Value


@dataclass(frozen=True, slots=True)
class Stated:
    """What an offer's provider stated on one day. `profile`: all that it says of itself; `lines`: its vacancies; `facts`: single facts."""

    offer: OfferLink
    service: Service
    profile: bool
    lines: tuple[Line, ...]
    facts: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class StatedDay:
    """All that was stated on a day, in the drawn order."""

    day: date
    offers: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What was stated and which contracts began or ended, the newest first; which do so next, the soonest first."""

    recent: Period
    coming: Period
    stated: tuple[StatedDay, ...]
    contracts: tuple[ContractChange, ...]
    contracts_to_come: tuple[ContractChange, ...]


def changes(lookup: Lookup, language: str) -> Changes:
    """The changes about the guide's date. Offers that change on the same day stand in the drawn order of lists without an area."""
    today, offers = lookup.guide.date, _drawn(lookup)
    recent = Period(RECENT_DAYS, today - (RECENT_DAYS - 1) * DAY, today)
    coming = Period(COMING_DAYS, today + DAY, today + COMING_DAYS * DAY)
    found = tuple(change for offer in offers for change in _contract_changes(lookup, offer, language))
    return Changes(recent, coming, _stated_days(lookup, recent, offers, language),
                   _by_day((change for change in found if change.day in recent), newest_first=True),
                   _by_day((change for change in found if change.day in coming), newest_first=False))


def turns(contracts: Iterable[Contract], areas: Iterable[str]) -> tuple[Turn, ...]:
    """The days on which a contract begins or ends in some of `areas`, in order; one that is renewed without a gap does neither."""
    contracts = tuple(contracts)
    held = {area: tuple(_held(contract for contract in contracts if area in contract.areas)) for area in areas}
    found: dict[tuple[date, bool], list[str]] = {}
    for area, spans in held.items():
        for first, last in spans:
            found.setdefault((first, True), []).append(area)
            if last is not None:
                found.setdefault((last + DAY, False), []).append(area)
    return tuple(Turn(day, begins, tuple(found[day, begins]), not _anywhere(held.values(), day - DAY if begins else day))
                 for day, begins in sorted(found))


def _held(contracts: Iterable[Contract]) -> Iterator[tuple[date, date | None]]:
    """First and last days of the times without a gap that contracts make together; the last is None for until further notice."""
    first = last = None
    for contract in sorted(contracts, key=lambda contract: contract.start):
        end = contract.end or date.max
        if first is not None and (last == date.max or contract.start <= last + DAY):
            last = max(last, end)
            continue
        if first is not None:
            yield first, last
        first, last = contract.start, end
    if first is not None:
        yield first, None if last == date.max else last


def _anywhere(held: Iterable[tuple[tuple[date, date | None], ...]], day: date) -> bool:
    return any(first <= day and (last is None or day <= last) for spans in held for first, last in spans)


def _contract_changes(lookup: Lookup, offer: Offer, language: str) -> Iterator[ContractChange]:
    every = tuple(area.id for area in lookup.guide.areas)
    for turn in turns(offer.contracts, every):
        areas = areas_value(lookup.guide, replace(offer, areas=turn.areas))
        yield ContractChange(_link(lookup, offer, language), lookup.services[offer.service], turn.begins, turn.whole, turn.day,
                             turn.day if turn.begins else turn.day - DAY, areas)


def _by_day(found: Iterable[ContractChange], newest_first: bool) -> tuple[ContractChange, ...]:
    return tuple(sorted(found, key=lambda change: change.day, reverse=newest_first))


def _stated_days(lookup: Lookup, period: Period, offers: Iterable[Offer], language: str) -> tuple[StatedDay, ...]:
    days: dict[date, list[Stated]] = {}
    for offer in offers:
        if offer.status is not Status.ENDED:
            for day in _days_stated(offer):
                if day in period:
                    days.setdefault(day, []).append(_stated(lookup, offer, day, language))
    return tuple(StatedDay(day, tuple(days[day])) for day in sorted(days, reverse=True))


def _days_stated(offer: Offer) -> set[date]:
    held = [capacity.stated for _, capacity in capacities(offer) if capacity]
    return {day for day in (offer.stated, *held, *(fact.stated for fact in _answers(offer))) if day}


def _answers(offer: Offer) -> tuple[Fact, ...]:
    return tuple(fact for fact in offer.facts if fact.value is not NOT_ANSWERED)


def _stated(lookup: Lookup, offer: Offer, day: date, language: str) -> Stated:
    parts = capacities(offer)
    shown = [capacity for _, capacity in parts if capacity and capacity.stated == day]
    facts = tuple(Entry(replace(fact_value(fact), stated=None, checked=None), Label(text=fact.definition.label))
                  for fact in _answers(offer) if fact.stated == day)
    return Stated(_link(lookup, offer, language), lookup.services[offer.service], offer.stated == day, lines(lookup.guide, offer, parts, shown), facts)


def _link(lookup: Lookup, offer: Offer, language: str) -> OfferLink:
    return replace(offer_link(lookup, offer, language), places=())


def _drawn(lookup: Lookup) -> tuple[Offer, ...]:
    offers = {offer.id: offer for offer in lookup.guide.offers}
    return tuple(offers[id_] for id_ in drawn_places(lookup))
