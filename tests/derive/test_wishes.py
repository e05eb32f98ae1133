"""What may be wished for comes from the service's own facts, and an offer's silence is never a yes nor a no."""
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.derive.wishes import Answer, criteria, offer_answers
from choice_guide.model import (HEADINGS, NONE, NOT_ANSWERED, NOT_APPLICABLE, AreaMeans, Capacity, Fact, FactDefinition, FactType, Hours, Named, Ownership,
                                SpokenLanguage, Text, TimeRange)
from tests.render.sample_guide import both, sample_guide

ALL_DAY = TimeRange(0, 1440)
DAYTIME = TimeRange(7 * 60, 17 * 60)


@pytest.fixture
def guide():
    return sample_guide()


@pytest.fixture
def home(guide):
    return next(service for service in guide.services if service.id == "hemhjalp")


@pytest.fixture
def pattern(guide):
    return next(offer for offer in guide.offers if offer.service == "hemhjalp")


def said(guide, service, offer, wish: str, others=()):
    """The letter that an offer answers a wish with."""
    id_, option = wish.split(".")
    found = criteria(guide, service, (offer, *others))
    place = next(place for place, criterion in enumerate(found) if criterion.id == id_)
    options = [option.id for option in found[place].options]
    return offer_answers(guide, service, (offer, *others))[0].answers[place][options.index(option)]


def wishes(guide, service, offers) -> list[str]:
    return [f"{criterion.id}.{option.id}" for criterion in criteria(guide, service, offers) for option in criterion.options]


@pytest.mark.parametrize("stated, letter", [
    ((SpokenLanguage("fi"),), Answer.YES), ((SpokenLanguage("ar"),), Answer.NO), (NONE, Answer.NO), (NOT_ANSWERED, Answer.UNKNOWN),
    (NOT_APPLICABLE, Answer.NOT_APPLICABLE)])
def test_a_language_is_spoken_or_not_or_nobody_knows(guide, home, pattern, stated, letter):
    assert said(guide, home, replace(pattern, languages=stated), "languages.fi") == letter


def test_a_minority_language_may_be_wished_for_though_nobody_speaks_it_and_others_only_where_somebody_does(guide, home, pattern):
    silent = replace(pattern, languages=NONE)
    assert [w for w in wishes(guide, home, (silent,)) if w.startswith("languages.")] == ["languages.fi"]
    somali = replace(pattern, languages=(SpokenLanguage("so"),))
    assert [w for w in wishes(guide, home, (silent, replace(somali, id="x/hemhjalp"))) if w.startswith("languages.")] == ["languages.fi", "languages.so"]


@pytest.mark.parametrize("weekdays, evenings", [
    (TimeRange(420, 1260), Answer.YES), (TimeRange(420, 1259), Answer.NO), (ALL_DAY, Answer.YES), (TimeRange(1260, 1860), Answer.NO),
    (TimeRange(1080, 1860), Answer.YES), (TimeRange(1081, 1860), Answer.NO),
    (NONE, Answer.NO), (NOT_ANSWERED, Answer.UNKNOWN)])
def test_evenings_are_until_nine_at_least(guide, home, pattern, weekdays, evenings):
    other = replace(pattern, id="other/hemhjalp", hours=Hours(ALL_DAY, ALL_DAY))
    assert said(guide, home, replace(pattern, hours=Hours(weekdays, DAYTIME)), "hours.evenings", (other,)) == evenings


@pytest.mark.parametrize("hours, nights", [
    (Hours(ALL_DAY, ALL_DAY), Answer.YES), (Hours(ALL_DAY, DAYTIME), Answer.NO), (Hours(ALL_DAY, NOT_ANSWERED), Answer.UNKNOWN),
    (Hours(NOT_ANSWERED, DAYTIME), Answer.NO), (NOT_ANSWERED, Answer.UNKNOWN), (NONE, Answer.NO)])
def test_nights_are_round_the_clock_every_day(guide, home, pattern, hours, nights):
    other = replace(pattern, id="other/hemhjalp", hours=Hours(ALL_DAY, ALL_DAY))
    assert said(guide, home, replace(pattern, hours=hours), "hours.nights", (other,)) == nights


def test_times_that_nobody_has_are_not_asked_about(guide, home, pattern):
    assert not [w for w in wishes(guide, home, (replace(pattern, hours=Hours(DAYTIME, NONE)),)) if w.startswith("hours.")]


@pytest.mark.parametrize("state, letter", [("open", "y"), ("few", "y"), ("queue", "n"), ("full", "n"), (NOT_ANSWERED, "u")])
def test_taking_new_clients(guide, home, pattern, state, letter):
    assert said(guide, home, replace(pattern, capacity=(Capacity(availability=state),)), "availability.now") == letter


def test_taking_new_clients_may_differ_by_area(guide, home, pattern):
    offer = replace(pattern, areas=("berget", "dalen"), capacity=(Capacity(availability="full"), Capacity(availability="open", areas=("dalen",))))
    found = offer_answers(guide, home, (offer,))[0]
    assert found.here == (("berget", Answer.NO),)
    assert said(guide, home, offer, "availability.now") == Answer.YES


@pytest.mark.parametrize("states, letter", [(("open", "few"), "y"), (("full", "queue"), "n"), (("full", "open"), "y"), (("full", NOT_ANSWERED), "u")])
def test_an_offer_that_answers_area_by_area_has_answered(guide, home, pattern, states, letter):
    capacity = tuple(Capacity(availability=state, areas=(area,)) for state, area in zip(states, ("berget", "dalen"), strict=True))
    assert said(guide, home, replace(pattern, areas=("berget", "dalen"), capacity=capacity), "availability.now") == letter


def test_a_fact_may_have_the_name_of_a_field(guide, home, pattern):
    new = FactDefinition("availability", both("Nytt", "New"), "staff", FactType.YES_NO, "provider")
    offer = replace(pattern, facts=(Fact(new, True),), capacity=(Capacity(availability="full"),))
    service = replace(home, facts=(new,))
    assert said(guide, service, offer, "fact:availability.yes") == Answer.YES
    assert said(guide, service, offer, "availability.now") == Answer.NO


@pytest.mark.parametrize("type_, value, letters", [
    (FactType.YES_NO, True, "y"), (FactType.YES_NO, False, "n"), (FactType.YES_NO, NOT_ANSWERED, "u"), (FactType.YES_NO, NOT_APPLICABLE, "x"),
    (FactType.CHOICE, "a", "yn"), (FactType.CHOICE, NOT_ANSWERED, "uu"), (FactType.CHOICES, ("a", "b"), "yy"), (FactType.CHOICES, ("b",), "ny"),
    (FactType.CHOICES, NONE, "nn")])
def test_a_municipality_that_adds_a_fact_adds_a_question(guide, home, pattern, type_, value, letters):
    options = () if type_ is FactType.YES_NO else (Named("a", both("A", "A")), Named("b", both("B", "B")))
    new = FactDefinition("new_fact", both("Något nytt", "Something new"), "staff", type_, "provider", options=options)
    service = replace(home, facts=(*home.facts, new))
    found = criteria(guide, service, (replace(pattern, facts=(*pattern.facts, Fact(new, value))),))
    place = next(place for place, criterion in enumerate(found) if criterion.id == "new_fact")
    assert found[place].any == (type_ is FactType.CHOICE)
    assert offer_answers(guide, service, (replace(pattern, facts=(*pattern.facts, Fact(new, value))),))[0].answers[place] == letters


def test_why_a_fact_does_not_apply_is_told(guide, home, pattern):
    why = Text.plain("Gäller bara den som lagar mat.", "sv")
    new = FactDefinition("new_fact", both("Nytt", "New"), "staff", FactType.YES_NO, "provider", not_applicable=why)
    offer = replace(pattern, facts=(Fact(new, NOT_APPLICABLE),))
    assert ("new_fact", why) in offer_answers(guide, replace(home, facts=(new,)), (offer,))[0].reasons


@pytest.mark.parametrize("value, letters", [(Decimal(5), "yyy"), (Decimal(6), "nyy"), (Decimal(10), "nyy"), (Decimal(11), "nny"), (Decimal(2), "yyn"),
                                            (NOT_ANSWERED, "uuu"), (NOT_APPLICABLE, "xxx"), (None, "uuu")])
def test_a_number_may_be_wished_for_where_the_service_says_how_much(guide, home, pattern, value, letters):
    new = FactDefinition("minutes", both("Minuter", "Minutes"), "where", FactType.INTEGER, "provider", unit=both("minuter", "minutes"),
                         at_most=(Decimal(10), Decimal(5)), at_least=(Decimal(3),))
    offer = replace(pattern, facts=() if value is None else (Fact(new, value),))
    service = replace(home, facts=(new,))
    place, criterion = next((place, one) for place, one in enumerate(criteria(guide, service, (offer,))) if one.id == "minutes")
    assert [option.id for option in criterion.options] == ["at-most-5", "at-most-10", "at-least-3"] and not criterion.any
    assert [(option.label.key, option.label.text, option.label.value.data) for option in criterion.options] == [
        ("wish.at-most", None, 5), ("wish.at-most", None, 10), ("wish.at-least", None, 3)]
    assert offer_answers(guide, service, (offer,))[0].answers[place] == letters


def test_a_number_with_one_limit_says_what_it_is_about(guide, home, pattern):
    new = FactDefinition("minutes", both("Minuter", "Minutes"), "where", FactType.INTEGER, "provider", at_most=(Decimal(10),))
    found = criteria(guide, replace(home, facts=(new,)), (pattern,))
    assert next(one for one in found if one.id == "minutes").options[0].label.text == new.label


def test_numbers_without_limits_and_texts_are_no_wishes(guide, home, pattern):
    kinds = (FactType.INTEGER, FactType.PERCENT, FactType.MONEY, FactType.TEXT, FactType.HOURS)
    facts = tuple(FactDefinition(f"fact_{kind.value}", both("X", "X"), "staff", kind, "provider") for kind in kinds)
    assert not [w for w in wishes(guide, replace(home, facts=facts), (pattern,)) if w.startswith("fact_")]


def test_criteria_stand_in_the_order_of_the_sheet_and_who_runs_it_last(guide):
    for service in guide.services:
        offers = [o for o in guide.offers if o.service == service.id]
        headings = [criterion.heading for criterion in criteria(guide, service, offers)]
        places = [len(HEADINGS) if heading == "name" else HEADINGS.index(heading) for heading in headings]
        assert places == sorted(places)


def test_who_runs_it_is_asked_only_where_it_differs(guide, home, pattern):
    private = replace(pattern, ownership=Ownership.PRIVATE)
    assert not [w for w in wishes(guide, home, (private,)) if w.startswith("ownership")]
    municipal = replace(pattern, id="kommunen/hemhjalp", ownership=Ownership.MUNICIPAL)
    assert [w for w in wishes(guide, home, (private, municipal)) if w.startswith("ownership")] == ["ownership.municipal", "ownership.private"]


def test_where_offers_lie_in_areas_the_area_may_be_wished_for(guide, pattern):
    lying = next(service for service in guide.services if service.area_means is AreaMeans.LOCATED)
    offers = [o for o in guide.offers if o.service == lying.id]
    assert [w for w in wishes(guide, lying, offers) if w.startswith("areas.")] == [f"areas.{area.id}" for area in guide.areas]


@given(st.permutations(range(5)))
def test_every_offer_answers_every_option_whatever_order_they_come_in(order):
    guide = sample_guide()
    for service in guide.services:
        offers = [o for o in guide.offers if o.service == service.id]
        shuffled = [offers[place] for place in order if place < len(offers)] + offers[5:]
        found, straight = criteria(guide, service, shuffled), criteria(guide, service, offers)
        assert found == straight
        by_id = dict(zip((o.id for o in offers), offer_answers(guide, service, offers), strict=True))
        for offer, answers in zip(shuffled, offer_answers(guide, service, shuffled), strict=True):
            assert answers == by_id[offer.id]
            assert [len(letters) for letters in answers.answers] == [len(criterion.options) for criterion in found]
