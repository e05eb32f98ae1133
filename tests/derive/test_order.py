"""The order of offers (DESIGN rule 4): laws, and a frozen example that guards the published recipe."""
from collections import Counter
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.derive import order
from choice_guide.derive.order import Draw

IDS = st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=12, unique=True)


def draw(week: int, number: int, area: str = "norr") -> Draw:
    return Draw("exempelby", "hemtjanst", area, week, number)


def same(text: str) -> str:
    return text


def test_the_frozen_example():
    """Four offers in week 2968: exactly what the page "Så bestäms ordningen" lets anyone recompute."""
    offers = ["alm/hemtjanst", "bok/hemtjanst", "ceder/hemtjanst", "dvargbjork/hemtjanst"]
    assert [order.drawn(offers, draw(week, 4), same) for week in (2968, 2969)] == [
        ("dvargbjork/hemtjanst", "ceder/hemtjanst", "bok/hemtjanst", "alm/hemtjanst"),
        ("ceder/hemtjanst", "bok/hemtjanst", "alm/hemtjanst", "dvargbjork/hemtjanst"),
    ]


def test_the_recipe_in_other_words():
    """The recipe of the page, written out without the function, gives the same list."""
    offers, week = ["a/x", "b/x", "c/x", "d/x", "e/x"], 2966
    cycle, turn = week // 5, week % 5
    by_lot = sorted(offers, key=lambda o: sha256(f"exempelby|hemtjanst|norr|{cycle}|{o}".encode()).hexdigest())
    assert tuple(by_lot[turn:] + by_lot[:turn]) == order.drawn(offers, draw(week, 5), same)


@given(IDS, st.integers(0, 10_000))
def test_it_is_a_permutation(ids, week):
    assert Counter(order.drawn(ids, draw(week, len(ids)), same)) == Counter(ids)


@given(IDS, st.integers(0, 10_000), st.randoms())
def test_it_ignores_the_order_it_is_given(ids, week, random):
    shuffled = random.sample(ids, len(ids))
    assert order.drawn(shuffled, draw(week, len(ids)), same) == order.drawn(ids, draw(week, len(ids)), same)


@given(IDS, st.integers(0, 1_000))
def test_each_offer_has_each_place_once_in_a_cycle(ids, cycle):
    n = len(ids)
    weeks = [order.drawn(ids, draw(cycle * n + step, n), same) for step in range(n)]
    for place in range(n):
        assert Counter(week[place] for week in weeks) == Counter(ids)


def test_an_area_has_a_draw_of_its_own():
    offers = [f"p{i}/hemtjanst" for i in range(12)]
    assert order.drawn(offers, draw(24, 12, "norr"), same) != order.drawn(offers, draw(24, 12, "soder"), same)


def test_offers_that_share_an_id_are_refused():
    with pytest.raises(ValueError):
        order.drawn(["a", "a"], draw(1, 2), same)


@pytest.mark.parametrize(("day", "week"), [(date(1970, 1, 5), 0), (date(1970, 1, 11), 0), (date(1970, 1, 12), 1),
                                           (date(2026, 11, 22), 2967), (date(2026, 11, 23), 2968)])
def test_weeks_are_counted_from_a_monday(day, week):
    assert order.week_of(day) == week


@pytest.mark.parametrize(("names", "expected"), [
    (["Öster", "Älgen", "Ås", "Zon"], ("Zon", "Ås", "Älgen", "Öster")),
    (["Éclair", "Elm", "eken"], ("Éclair", "eken", "Elm")),
    (["7 rosor", "Alm", "70 rosor"], ("7 rosor", "70 rosor", "Alm")),
])
def test_a_to_o_follows_the_alphabet_of_the_language(names, expected):
    assert order.alphabetical(names, same, "åäö") == expected


@given(st.lists(st.text(max_size=10)))
def test_a_to_o_ignores_the_order_it_is_given(names):
    assert order.alphabetical(names, same, "åäö") == order.alphabetical(reversed(names), same, "åäö")


@pytest.mark.parametrize(("name", "letter"), [("åsen", "Å"), ("Éclair", "E"), ("7 rosor", "0-9"), ("«Alm»", "A"), ("…", "#")])
def test_the_letter_of_an_index(name, letter):
    assert order.initial(name, "åäö") == letter
