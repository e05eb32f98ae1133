"""How many can have answered at the most, as an offer's published places tell."""
from __future__ import annotations

from dataclasses import replace

import pytest

from choice_guide.derive.survey_places import bounding, places
from choice_guide.model import NONE, NOT_ANSWERED, Blank, Capacity
from tests.render.sample_guide import sample_guide

OFFER = replace(next(offer for offer in sample_guide().offers if offer.service == "hemhjalp"), areas=("berget", "dalen"))


@pytest.mark.parametrize(("capacity", "expected"), [
    (NOT_ANSWERED, None), (NONE, None),
    ((Capacity(40),), 40), ((Capacity(40, "places"),), 40), ((Capacity(40, "hours"),), None), ((Capacity(NONE),), None), ((Capacity(),), None),
    ((Capacity(40, areas=("berget",)), Capacity(20, areas=("dalen",))), 60),
    ((Capacity(40, areas=("berget", "dalen")),), 40),
    ((Capacity(40, areas=("berget",)),), None),                                    # dalen has no ceiling
    ((Capacity(40, areas=("berget",)), Capacity(20)), 60),                         # and this is the one for elsewhere
    ((Capacity(40, areas=("berget",)), Capacity(20, areas=("dalen",)), Capacity(99)), 60),
    ((Capacity(40, areas=("berget",)), Capacity(300, "hours", areas=("dalen",))), None),
    ((Capacity(40, areas=("berget",)), Capacity(7, areas=("kusten",)), Capacity(NONE, areas=("dalen",))), None)])
def test_places_of_an_offer(capacity: tuple[Capacity, ...] | Blank, expected: int | None):
    assert places(replace(OFFER, capacity=capacity)) == expected


def test_places_say_nothing_where_more_people_are_shown_to_have_answered():
    assert bounding({"a": 10, "b": 10, "c": 10}, [("a", 10), ("b", 11), ("b", 3), ("d", 50)]) == {"a": 10, "c": 10}
