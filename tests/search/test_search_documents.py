"""What can be found, by which words, and what is shown of it."""
import dataclasses
from dataclasses import replace

import pytest

from choice_guide.derive import order
from choice_guide.derive.search import PAGES, finder
from choice_guide.derive.search_words import words
from choice_guide.model import Status, Text

from tests.search.search_guide import DAY, MESSAGES, OFFERS, lookup, offer


def documents(offers=OFFERS, language="sv", **changes):
    return {d.address: d for d in finder(lookup(offers, **changes), language, MESSAGES).documents if d.kind != "place"}


def test_everything_with_a_page_can_be_found():
    found = documents()
    assert {d.kind for d in found.values()} == {"page", "service", "area", "list", "provider", "offer"}
    assert {f"{page}/" for page in PAGES if page != "glossary"} <= set(found)
    assert {"hjalp/", "boende/", "hjalp/uppe/", "boende/nere/", "area/uppe/", "provider/linden/", "provider/linden/hjalp/",
            "provider/linden/boende/alm/", "provider/tallen/hjalp/"} <= set(found)


def test_places_lead_to_their_areas():
    places = [d for d in finder(lookup(OFFERS), "sv", MESSAGES).documents if d.kind == "place"]
    assert [(d.title.text, d.address) for d in places] == [("Bergby", "area/uppe/"), ("Delat torp", "area/uppe/"), ("Dalby", "area/nere/"),
                                                          ("Delat torp", "area/nere/")]


def test_a_providers_own_text_changes_nothing():
    long = Text.plain("hemhjälp demens finska " * 50, "sv")
    talkative = tuple(replace(o, short=long, about=long, visits=long) if o.provider == "linden" else o for o in OFFERS)
    assert finder(lookup(talkative), "sv", MESSAGES) == finder(lookup(OFFERS), "sv", MESSAGES)


def test_an_offer_is_found_by_its_facts_and_other_words_for_them():
    sheet = documents()["provider/linden/hjalp/"]
    assert {"Hemhjälp", "Uppe", "finska", "Demenssjukdom"} <= set(sheet.text)
    assert {"suomi", "glömska", "minnesproblem", "Linden"} <= set(sheet.keywords)
    assert sheet.never == ("dement",)


def test_a_service_is_found_by_its_synonyms_and_its_name_in_other_languages():
    service = documents()["hjalp/"]
    assert {"dammsuga", "byta lakan", "Städning", "hjalp in English"} <= set(service.keywords)
    assert set(service.hidden) == {"hemsamarit", "hemjälp"}
    assert set(service.names) >= {"dammsuga", "hemsamarit"}


def test_what_nobody_offers_leads_to_where_it_says_whom_to_call():
    advice = documents()["how-to-choose/"]
    assert {"arabiska", "Hbtqi", "regnbåge"} <= set(advice.text)
    assert "fuling" in advice.never
    assert "finska" not in advice.text


def test_an_editorial_text_is_found_by_its_words_without_its_markup():
    said = " ".join(documents()["how-to-choose/"].text)
    assert "Fullmakt" in said and "Fråga" in said
    assert "page:order" not in said and "#" not in said


@pytest.mark.parametrize("language", ["sv", "en"])
def test_words_that_must_not_be_said_are_nowhere_that_is_shown(language):
    found = finder(lookup(OFFERS), language, MESSAGES)
    shown = {word for d in found.documents for text in (d.title.text, d.about, *d.text) for word in words(text)}
    suggested = {*found.vocabulary.names, *found.vocabulary.texts}
    for word in ("dement", "fuling", "hemsamarit", "hemjälp"):
        assert word not in shown | suggested
        assert word in found.vocabulary.quiet


def test_compounds_are_found_by_their_parts():
    assert "hjälp" in documents()["hjalp/"].parts  # of Hemhjälp; "Hjälp" stands in a text
    assert documents()["provider/granen/"].parts == ()


def test_equal_hits_have_the_places_of_one_draw_and_ended_contracts_come_last():
    found = documents()
    running = [o for o in OFFERS if o.status is not Status.ENDED]
    drawn = order.drawn(running, order.draw_for("smaby", "", "", DAY, running), lambda o: o.id)
    assert [found[f"provider/{o.id}/"].place for o in drawn] == list(range(len(running)))
    assert found["provider/tallen/hjalp/"].place == len(running)
    assert found["provider/tallen/hjalp/"].about.endswith("Slut.")
    assert found["provider/boken/hjalp/"].about.endswith("Börjar senare.")


def test_many_offers_do_not_bring_a_provider_forward():
    """A provider's place is that of its first offer, drawn like any other, whatever its other offers drew."""
    many = (*OFFERS, *(offer("linden", "boende", f"hus{n}") for n in range(20)))
    found = documents(many)
    assert found["provider/linden/"].place == found["provider/linden/hjalp/"].place


def test_a_missing_message_is_named():
    with pytest.raises(KeyError, match="search.about.list"):
        finder(lookup(OFFERS), "sv", {key: text for key, text in MESSAGES.items() if key != "search.about.list"})


def test_a_provider_without_offers_is_found():
    guide = lookup(OFFERS).guide
    alone = dataclasses.replace(guide.providers[0], id="eken", name="Eken")
    assert documents(providers=(*guide.providers, alone))["provider/eken/"].place == len(OFFERS)
