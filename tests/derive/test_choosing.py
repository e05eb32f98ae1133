"""The data of the choosing pages are the lists and the sheets again: the same offers, the same order, the same values."""
from dataclasses import replace

import pytest

from choice_guide.derive import listing
from choice_guide.derive.addresses import WORDS as FIXED_WORDS
from choice_guide.derive.addresses import Addresses
from choice_guide.derive.choosing import choosing
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.values import UNANSWERED
from choice_guide.model import Capacity, Status
from tests.render.sample_guide import sample_guide

WORDS = {**{word: word for word in FIXED_WORDS}, "a-z": "a-o", "alphabet": "åäö"}


@pytest.fixture
def lookup():
    return Lookup.of(sample_guide(), Addresses("sv", WORDS))


def test_every_list_has_the_offers_and_the_order_of_its_page(lookup):
    for service in lookup.guide.services:
        found = choosing(lookup, service, "sv")
        whole = listing.service_listing(lookup, service, "sv")
        assert [found.offers[place].link for place in found.orders[0].offers] == [row.offer for row in whole.comparison.rows]
        for area, order in zip(lookup.guide.areas, found.orders[1:], strict=True):
            here = listing.area_listing(lookup, service, area, "sv")
            assert (order.area, order.address) == (area, here.address)
            assert [found.offers[place].link for place in order.offers] == [row.offer for row in here.comparison.rows]


def test_every_offer_in_force_is_there_once_and_the_others_are_gone(lookup):
    for service in lookup.guide.services:
        found = choosing(lookup, service, "sv")
        offers = [offer for offer in lookup.guide.offers if offer.service == service.id]
        assert sorted(o.link.id for o in found.offers) == sorted(o.id for o in offers if o.status is Status.IN_FORCE)
        assert sorted(link.id for link in found.gone) == sorted(o.id for o in offers if o.status is not Status.IN_FORCE)


def test_availability_that_differs_by_area_is_told_for_the_area(lookup):
    offer = next(o for o in lookup.guide.offers if o.service == "hemhjalp" and o.status is Status.IN_FORCE)
    area = offer.areas[0]
    capacity = (Capacity(availability="full"), Capacity(availability="open", areas=(area,)))
    guide = replace(lookup.guide, offers=tuple(replace(o, capacity=capacity) if o.id == offer.id else o for o in lookup.guide.offers))
    lookup = Lookup.of(guide, lookup.addresses)
    found = next(o for o in choosing(lookup, lookup.services["hemhjalp"], "sv").offers if o.link.id == offer.id)
    column = [c.id for c in listing.area_listing(lookup, lookup.services["hemhjalp"], lookup.areas[area], "sv").comparison.columns].index("availability")
    shown = next(row for row in listing.area_listing(lookup, lookup.services["hemhjalp"], lookup.areas[area], "sv").comparison.rows if row.offer.id == offer.id)
    assert dict(found.available)[area] == shown.cells[column]


@pytest.mark.parametrize("states, word", [(("open", "open"), "availability.open"), (("open", "full"), "availability.varies")])
def test_where_no_area_is_asked_about_what_is_said_of_the_areas_is_told(lookup, states, word):
    offer = next(o for o in lookup.guide.offers if o.service == "hemhjalp" and o.status is Status.IN_FORCE)
    capacity = tuple(Capacity(availability=state, areas=(area,)) for state, area in zip(states, ("berget", "dalen"), strict=True))
    guide = replace(lookup.guide, offers=tuple(replace(o, capacity=capacity, areas=("berget", "dalen")) if o.id == offer.id else o for o in lookup.guide.offers))
    service = replace(lookup.services["hemhjalp"], comparison=("availability",))
    found = next(o for o in choosing(Lookup.of(guide, lookup.addresses), service, "sv").offers if o.link.id == offer.id)
    assert found.row.cells[0].data == word


def test_an_offer_that_says_only_ceilings_area_by_area_has_not_answered(lookup):
    """Not answered in any area is not "different in different areas"."""
    offer = next(o for o in lookup.guide.offers if o.service == "hemhjalp" and o.status is Status.IN_FORCE)
    capacity = (Capacity(ceiling=10, areas=("berget",)), Capacity(ceiling=20, areas=("dalen",)))
    guide = replace(lookup.guide, offers=tuple(replace(o, capacity=capacity, areas=("berget", "dalen")) if o.id == offer.id else o for o in lookup.guide.offers))
    service = replace(lookup.services["hemhjalp"], comparison=("availability",))
    found = next(o for o in choosing(Lookup.of(guide, lookup.addresses), service, "sv").offers if o.link.id == offer.id)
    assert found.row.cells[0] == UNANSWERED
