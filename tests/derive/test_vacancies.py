"""The page of vacancies: all offers in the drawn order, groups that add up, and what changes within a week (requirement R52)."""
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choice_guide.derive import listing, order
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.vacancies import ServiceVacancies, service_vacancies, vacancies_page
from choice_guide.derive.capacity import GROUPS, capacities
from choice_guide.derive.vacancies_capacity import is_old
from choice_guide.derive.vacancies_changes import Changes, ContractChange, changes, turns
from choice_guide.derive.values import UNANSWERED, Kind, capacity_in
from choice_guide.model import NONE, NOT_ANSWERED, Blank, Capacity, Contract, Guide, Offer, Status
from tests.derive.test_listing import lookup_of, with_offer
from tests.render.sample_guide import DAY, sample_guide

AREAS = ("berget", "dalen", "kusten")
SOME_AREAS = st.sets(st.sampled_from(AREAS), min_size=1).map(lambda chosen: tuple(area for area in AREAS if area in chosen))
CAPACITY = st.builds(Capacity, st.one_of(st.just(NOT_ANSWERED), st.just(NONE), st.integers(1, 3)), st.sampled_from(["clients", "hours", "places"]),
                     st.one_of(st.just(NOT_ANSWERED), st.sampled_from(GROUPS[:4])), st.one_of(st.none(), st.dates(date(2026, 1, 1), DAY)),
                     st.none(), st.one_of(st.none(), SOME_AREAS))
CAPACITIES = st.one_of(st.just(NOT_ANSWERED), st.lists(CAPACITY, min_size=1, max_size=4).map(tuple))
CONTRACTS = st.lists(st.tuples(SOME_AREAS, st.integers(-50, 50), st.one_of(st.none(), st.integers(0, 40))), min_size=1, max_size=5)
#: Without surveys, which have nothing to do with vacancies and take time.
GUIDE = replace(sample_guide(), rounds=())
HOME = "kommunens-hemhjalp/hemhjalp"
WEEKS = 8
QUICK = settings(deadline=None, max_examples=40)


def day(number: int) -> date:
    return DAY + timedelta(days=number)


def contracts_of(rows: list) -> tuple[Contract, ...]:
    return tuple(Contract(areas, day(start), None if length is None else day(start + length)) for areas, start, length in rows)


def with_capacities(given_: list) -> Guide:
    guide = GUIDE
    return replace(guide, offers=tuple(replace(offer, capacity=capacity) for offer, capacity in zip(guide.offers, given_, strict=True)))


def of_service(guide: Guide, id_: str = "hemhjalp") -> ServiceVacancies:
    lookup = lookup_of(guide)
    return service_vacancies(lookup, lookup.services[id_], "sv")


# ---------------------------------------------------------------- who takes new clients


@QUICK
@given(st.lists(CAPACITIES, min_size=9, max_size=9))
def test_all_offers_are_there_and_the_groups_add_up_to_them(given_):
    guide = with_capacities(given_)
    for shown in vacancies_page(lookup_of(guide), "sv").services:
        in_force = {o.id for o in guide.offers if o.service == shown.service.id and o.status is Status.IN_FORCE}
        assert {one.offer.id for one in shown.offers} == in_force and len(shown.offers) == len(in_force)
        assert sum(group.count for group in shown.groups) == shown.count == len(in_force)
        assert [group.id for group in shown.groups] == [id_ for id_ in GROUPS if id_ != "varies" or any(o.group == "varies" for o in shown.offers)]


@QUICK
@given(st.lists(CAPACITIES, min_size=9, max_size=9))
def test_an_offer_is_in_the_group_of_what_it_says_of_all_its_areas(given_):
    guide = with_capacities(given_)
    for one in of_service(guide).offers:
        offer = next(o for o in guide.offers if o.id == one.offer.id)
        said = {availability(capacity_in(offer, area)) for area in offer.areas}
        assert one.group == (next(iter(said)) if len(said) == 1 else "varies")


def availability(capacity: Capacity | None) -> str:
    return "not-answered" if capacity is None or isinstance(capacity.availability, Blank) else capacity.availability


@given(CAPACITIES, SOME_AREAS)
def test_each_area_has_one_line_with_the_capacity_of_its_own_list(capacity, areas):
    offer = replace(GUIDE.offers[0], capacity=capacity, areas=areas)
    parts = capacities(offer)
    assert sorted(area for ids, _ in parts for area in ids) == sorted(areas)
    assert all(held == capacity_in(offer, area) for ids, held in parts for area in ids)


@QUICK
@given(st.lists(CAPACITIES, min_size=9, max_size=9), st.integers(0, 60))
def test_the_order_is_that_of_the_services_own_list_whoever_has_vacancies(given_, week):
    guide = replace(with_capacities(given_), date=DAY + timedelta(weeks=week))
    lookup = lookup_of(guide)
    for service in guide.services:
        own = listing.service_listing(lookup, service, "sv").comparison.rows
        assert [one.offer.id for one in service_vacancies(lookup, service, "sv").offers] == [row.offer.id for row in own]


def test_nothing_that_is_stated_is_lost_and_what_is_not_stated_is_said():
    rose, newcomer = (next(one for one in of_service(GUIDE).offers if one.offer.id.startswith(name)) for name in ("rosenlunds", "nykomling"))
    assert [(line.availability.data, line.ceiling.data, line.stated.data, line.old) for line in rose.lines] == [
        ("availability.few", (40, "ceiling.clients"), date(2026, 10, 1), True), ("availability.queue", (300, "ceiling.hours"), date(2026, 9, 1), True)]
    assert rose.group == "varies" and rose.lines[0].availability.note.get("sv").text == "Ring och fråga."
    assert [[item.id for item in line.areas.data] for line in rose.lines] == [["berget"], ["dalen"]]
    assert [(line.availability, line.ceiling, line.stated, line.old) for line in newcomer.lines] == [(UNANSWERED, UNANSWERED, UNANSWERED, False)]


def test_an_area_without_a_statement_is_not_left_out():
    guide = with_offer(GUIDE, HOME, capacity=(Capacity(10, availability="open", areas=("berget",)),))
    [home] = [one for one in of_service(guide).offers if one.offer.id == HOME]
    assert [([item.id for item in line.areas.data], line.availability.kind) for line in home.lines] == [
        (["berget"], Kind.WORD), (["dalen", "kusten"], Kind.NOT_ANSWERED)]


@pytest.mark.parametrize(("age", "old"), [(0, False), (30, False), (31, True)])
def test_what_is_more_than_thirty_days_old_is_marked(age, old):
    assert is_old(day(-age), GUIDE) is old


# ---------------------------------------------------------------- contracts that begin and end


def covered(contracts: tuple[Contract, ...], area: str, on: date) -> bool:
    return any(area in c.areas and c.start <= on and (c.end is None or on <= c.end) for c in contracts)


@given(CONTRACTS)
def test_a_contract_begins_or_ends_where_a_day_differs_from_the_day_before(rows):
    """Turns are exactly the days, area by area, on which there is a contract and was none, or was one and is none."""
    contracts = contracts_of(rows)
    expected = {(on, area, covered(contracts, area, on)) for on in map(day, range(-52, 95)) for area in AREAS
                if covered(contracts, area, on) != covered(contracts, area, on - timedelta(days=1))}
    found = turns(contracts, AREAS)
    assert {(turn.day, area, turn.begins) for turn in found for area in turn.areas} == expected
    assert [(turn.day, turn.begins) for turn in found] == sorted({(turn.day, turn.begins) for turn in found})
    for turn in found:
        without = turn.day - timedelta(days=1) if turn.begins else turn.day
        assert turn.whole is not any(covered(contracts, area, without) for area in AREAS)


def changed(rows: tuple[Contract, ...], today: date = DAY) -> Changes:
    """The changes when only one offer has contracts that turn."""
    guide = GUIDE
    still = Contract(AREAS, date(2015, 1, 1))
    offers = tuple(replace(o, contracts=rows if o.id == HOME else (still,), stated=None, facts=(), capacity=NOT_ANSWERED) for o in guide.offers)
    return changes(lookup_of(replace(guide, offers=offers, date=today)), "sv")


def told(found: tuple[ContractChange, ...]) -> list:
    return [(change.begins, change.whole, change.last) for change in found]


@settings(deadline=None)
@given(st.integers(-45, 45))
def test_a_contract_that_begins_is_told_for_thirty_days_before_and_seven_days_from_its_first_day(offset):
    found = changed((Contract(AREAS, day(offset)),))
    assert told(found.contracts) == ([(True, True, day(offset))] if -6 <= offset <= 0 else [])
    assert told(found.contracts_to_come) == ([(True, True, day(offset))] if 1 <= offset <= 30 else [])


@settings(deadline=None)
@given(st.integers(-45, 45))
def test_a_contract_has_not_ended_on_its_last_day_and_has_the_day_after(offset):
    found = changed((Contract(AREAS, date(2020, 1, 1), day(offset)),))
    assert told(found.contracts) == ([(False, True, day(offset))] if -7 <= offset <= -1 else [])
    assert told(found.contracts_to_come) == ([(False, True, day(offset))] if 0 <= offset <= 29 else [])


@QUICK
@given(CONTRACTS, st.integers(-60, 20))
def test_a_guide_made_every_seven_days_tells_every_change_once(rows, monday):
    contracts = contracts_of(rows)
    days = [changed(contracts, day(monday + 7 * week)).contracts for week in range(WEEKS)]
    found = [(change.day, change.begins) for week in days for change in week]
    assert sorted(found) == [(turn.day, turn.begins) for turn in turns(contracts, AREAS) if day(monday - 6) <= turn.day <= day(monday + 7 * (WEEKS - 1))]


@settings(deadline=None)
@given(SOME_AREAS, st.integers(-10, 10))
def test_a_contract_that_is_renewed_the_next_day_neither_begins_nor_ends(areas, offset):
    found = changed((Contract(areas, date(2020, 1, 1), day(offset)), Contract(areas, day(offset + 1))))
    assert not found.contracts and not found.contracts_to_come


def test_one_that_is_renewed_in_other_areas_begins_and_ends_in_those_that_differ():
    found = changed((Contract(("berget", "dalen"), date(2020, 1, 1), day(-3)), Contract(("dalen", "kusten"), day(-2))))
    assert [(c.begins, c.whole, c.last, [item.id for item in c.areas.data]) for c in found.contracts] == [
        (False, False, day(-3), ["berget"]), (True, False, day(-2), ["kusten"])]


def test_a_contract_until_the_last_day_there_is_never_ends():
    assert [turn.begins for turn in turns((Contract(AREAS, day(0), date.max), Contract(AREAS, day(3))), AREAS)] == [True]


# ---------------------------------------------------------------- what was stated


def stated_by(offer_id: str, **changes_: object) -> Changes:
    guide = GUIDE
    quiet = tuple(replace(o, stated=None, facts=(), capacity=NOT_ANSWERED) for o in guide.offers)
    before = next(o for o in guide.offers if o.id == offer_id)
    nothing = {"stated": None, "capacity": NOT_ANSWERED, "facts": ()}
    return changes(lookup_of(with_offer(replace(guide, offers=quiet), offer_id, **{**nothing, **{name: made(before) for name, made in changes_.items()}})), "sv")


@settings(deadline=None)
@given(st.integers(-20, 0))
def test_a_statement_is_new_for_seven_days(offset):
    made = {"stated": lambda offer: day(offset), "capacity": lambda offer: tuple(replace(c, stated=day(offset)) for c in offer.capacity),
            "facts": lambda offer: tuple(replace(f, stated=day(offset)) for f in offer.facts)}
    for name, make in made.items():
        found = stated_by(HOME, **{name: make}).stated
        assert [(shown.day, [one.offer.id for one in shown.offers]) for shown in found] == ([(day(offset), [HOME])] if offset > -7 else [])
        for one in (one for shown in found for one in shown.offers):
            assert (one.profile, bool(one.lines), bool(one.facts)) == (name == "stated", name == "capacity", name == "facts")


def test_of_several_statements_each_stands_under_its_own_day():
    found = stated_by(HOME, stated=lambda offer: day(-1), facts=lambda offer: tuple(replace(f, stated=day(-n)) for n, f in enumerate(offer.facts))).stated
    assert [shown.day for shown in found] == [day(-n) for n in range(5)]
    assert [(one.profile, len(one.facts)) for shown in found for one in shown.offers] == [(False, 1), (True, 1), (False, 1), (False, 1)] + [(False, 1)] * 1


def test_a_missing_answer_is_no_statement():
    assert not stated_by(HOME, facts=lambda offer: tuple(replace(f, value=NOT_ANSWERED, stated=DAY) for f in offer.facts)).stated


def test_who_may_not_be_chosen_any_longer_states_nothing():
    [gone] = [o for o in GUIDE.offers if o.status is Status.ENDED]
    assert not stated_by(gone.id, stated=lambda offer: DAY).stated


@settings(deadline=None)
@given(st.integers(0, 30))
def test_within_a_day_offers_stand_in_the_drawn_order_of_lists_without_an_area(week):
    today = DAY + timedelta(weeks=week)
    guide = GUIDE
    guide = replace(guide, date=today, offers=tuple(replace(o, stated=today) for o in guide.offers))
    here = [o for o in guide.offers if o.status is not Status.ENDED]
    drawn = order.drawn(here, order.draw_for(guide.id, "", "", today, here), lambda o: o.id)
    [shown, *_] = changes(lookup_of(guide), "sv").stated
    assert [one.offer.id for one in shown.offers] == [offer.id for offer in drawn]


def test_contracts_that_turn_on_one_day_stand_in_the_drawn_order_and_the_newest_first():
    guide = GUIDE
    guide = replace(guide, offers=tuple(replace(o, contracts=(Contract(o.areas, day(-3 if place % 2 else -1)),)) for place, o in enumerate(guide.offers)))
    found = changes(lookup_of(guide), "sv").contracts
    assert [c.day for c in found] == sorted((c.day for c in found), reverse=True) and len(found) == len(guide.offers)
    places = drawn_places_of(lookup_of(guide))
    for turned in (day(-1), day(-3)):
        ids = [c.offer.id for c in found if c.day == turned]
        assert ids == sorted(ids, key=places.index)


def drawn_places_of(lookup: Lookup) -> list[str]:
    """All ids as the draw over all offers puts them, ended contracts after the others."""
    groups: tuple[list[Offer], list[Offer]] = ([], [])
    for offer in lookup.guide.offers:
        groups[offer.status is Status.ENDED].append(offer)
    return [o.id for group in groups for o in order.drawn(group, order.draw_for(lookup.guide.id, "", "", lookup.guide.date, group), lambda o: o.id)]
