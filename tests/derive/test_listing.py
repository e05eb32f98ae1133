"""Lists show all who may be chosen, in the drawn order, and say when others may (DESIGN rules 1-4)."""
from dataclasses import replace
from datetime import date

import pytest

from choice_guide.derive import comparison, listing, places, sheet, site
from choice_guide.derive.addresses import WORDS as FIXED_WORDS
from choice_guide.derive.addresses import Addresses
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.values import UNANSWERED_BY_MUNICIPALITY, Kind
from choice_guide.model import NONE, NOT_ANSWERED, Contract, Guide, SpokenLanguage, Status
from tests.render.sample_guide import DAY, sample_guide

WORDS = {**{word: word for word in FIXED_WORDS}, "a-z": "a-o", "alphabet": "åäö"}


def lookup_of(guide: Guide) -> Lookup:
    return Lookup.of(guide, Addresses("sv", WORDS))


def with_offer(guide: Guide, id_: str, **changes: object) -> Guide:
    return replace(guide, offers=tuple(replace(o, **changes) if o.id == id_ else o for o in guide.offers))


@pytest.fixture
def guide():
    return sample_guide()


@pytest.fixture
def home(guide):
    return next(s for s in guide.services if s.id == "hemhjalp")


def rows(view: listing.Listing) -> list[str]:
    return [row.offer.id for row in view.comparison.rows]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_offer_in_force_has_a_place_in_its_lists_and_a_sheet(guide, language):
    """Nobody disappears, on any list of any service and area."""
    lookup = lookup_of(guide)
    sheets = {page.view.offer.id for page in site.pages(lookup) if page.kind == "sheet" and page.language == language}
    assert sheets == {offer.id for offer in guide.offers}
    for service in guide.services:
        in_force = {o.id for o in guide.offers if o.service == service.id and o.status is Status.IN_FORCE}
        for alphabetical in (False, True):
            assert set(rows(listing.service_listing(lookup, service, language, alphabetical))) == in_force
            for area in guide.areas:
                here = {o.id for o in guide.offers if o.id in in_force and area.id in o.areas}
                assert set(rows(listing.area_listing(lookup, service, area, language, alphabetical))) == here


def test_all_rows_have_all_columns(guide):
    lookup = lookup_of(guide)
    for service in guide.services:
        for area in guide.areas:
            compared = listing.area_listing(lookup, service, area, "sv").comparison
            assert all(len(row.cells) == len(compared.columns) == len(service.comparison) for row in compared.rows)


def test_every_sheet_has_the_fourteen_headings_and_none_is_empty(guide):
    lookup = lookup_of(guide)
    for offer in guide.offers:
        sections = sheet.sheet(lookup, offer, "sv").sections
        assert [section.heading for section in sections] == list(sheet.HEADINGS)
        assert all(section.entries for section in sections)


def test_an_offer_in_force_that_comes_to_a_further_area_is_announced_there(guide, home):
    offer = next(o for o in guide.offers if o.service == "hemhjalp" and o.status is Status.IN_FORCE and len(o.areas) == 1)
    [further, *_] = [a for a in guide.areas if a.id not in offer.areas]
    later = with_offer(guide, offer.id, contracts=(*offer.contracts, Contract((further.id,), date(2027, 2, 1))))
    coming = listing.area_listing(lookup_of(later), home, further, "sv").coming
    assert (offer.id, date(2027, 2, 1)) in [(c.offer.id, c.starts) for c in coming]
    here = next(a for a in guide.areas if a.id in offer.areas)
    assert offer.id not in [c.offer.id for c in listing.area_listing(lookup_of(later), home, here, "sv").coming]


def test_the_units_of_a_provider_stand_in_the_drawn_order(guide):
    """A provider's own page too has no other order by default; it turns from week to week."""
    living = next(o for o in guide.offers if o.unit)
    units = tuple(replace(living, id=f"{living.provider}/{living.service}/{n}", unit=replace(living.unit, id=str(n)), name=f"Hus {n}") for n in range(4))
    many = replace(guide, offers=tuple(o for o in guide.offers if o.id != living.id) + units)
    orders = set()
    for week in range(4):
        day = replace(many, date=date.fromordinal(DAY.toordinal() + 7 * week))
        view = listing.provider_page(lookup_of(day), next(p for p in guide.providers if p.id == living.provider), "sv")
        orders.add(next(tuple(link.id for link, _ in group.offers) for group in view.services if group.service.id == living.service))
    assert len(orders) == 4


def test_who_signs_does_not_look_like_who_speaks_swedish_only(guide):
    offer = replace(guide.offers[0], languages=NONE, communication=("tsp",))
    cell = comparison.spoken_and_signed(guide, offer)
    assert cell.kind is Kind.NAMES and [item.id for item in cell.data] == ["tsp"]
    both = comparison.spoken_and_signed(guide, replace(offer, languages=(SpokenLanguage("fi"),)))
    assert [item.id for item in both.data] == ["fi", "tsp"]
    assert comparison.spoken_and_signed(guide, replace(offer, languages=NOT_ANSWERED, communication=NONE)).kind is Kind.NOT_ANSWERED


def test_a_gap_of_the_municipality_is_not_the_providers(guide):
    offer = replace(guide.offers[0], follow_up=NOT_ANSWERED, permit=NOT_ANSWERED)
    [section] = [s for s in sheet.sheet(lookup_of(guide), offer, "sv").sections if s.heading == "follow_up"]
    assert [entry.value for entry in section.entries][:2] == [UNANSWERED_BY_MUNICIPALITY] * 2


def test_a_sheet_of_an_ended_contract_claims_no_vacancy(guide):
    [gone] = [o for o in guide.offers if o.status is Status.ENDED]
    [section] = [s for s in sheet.sheet(lookup_of(guide), gone, "sv").sections if s.heading == "availability"]
    assert section.entries[0].value.data == "availability.ended"


def test_names_of_those_who_cannot_be_chosen_say_so_in_the_index(guide):
    entries = {entry.address: entry.status for _, group in places.index_page(lookup_of(guide), "sv").letters for entry in group}
    assert {status for status in entries.values() if status} == {Status.COMING, Status.ENDED}


def test_every_place_leads_to_its_area(guide):
    page = places.places_page(lookup_of(guide), "sv")
    listed = {place.name: {area.id for area, _ in place.areas} for _, group in page.letters for place in group}
    assert listed == {name: {a.id for a in guide.areas if name in a.known_as()} for a in guide.areas for name in a.known_as()}


def test_the_recipe_on_the_order_page_is_the_list_of_the_week(guide):
    view = site.order_page(lookup_of(guide), "sv")
    assert [id_ for _, _, id_, _ in view.lots] == rows(view.example)
    lots = [lot for *_, lot in view.lots]
    turn = view.example.draw.turn
    assert lots[-turn:] + lots[:-turn] == sorted(lots) if turn else lots == sorted(lots)


def test_no_two_pages_have_one_address(guide):
    addresses = [page.address for page in site.pages(lookup_of(guide))]
    assert len(addresses) == len(set(addresses))
