"""The page of vacancies as readers meet it: every offer once, its dates in words, and what is missing said."""
from dataclasses import replace
from datetime import timedelta

import pytest

from choice_guide.model import Capacity, Contract, Status
from tests.render.one_page import links, main_of, words
from tests.render.sample_guide import DAY, sample_guide


@pytest.fixture(scope="module")
def main():
    return main_of(sample_guide(), "lediga-platser/")


def table(main, service):
    return next(section for section in main.iter("section") if section.find(f"h2[@id='service-{service}']") is not None)


@pytest.mark.parametrize("address", ["lediga-platser/", "en/lediga-platser/"])
def test_every_offer_in_force_is_a_row_group_with_its_name_and_phone(address):
    guide, shown = sample_guide(), main_of(sample_guide(), address)
    for service in guide.services:
        here = [o for o in guide.offers if o.service == service.id and o.status is Status.IN_FORCE]
        bodies = list(table(shown, service.id).iter("tbody"))
        assert sorted(words(body.find("tr/th/a")) for body in bodies) == sorted(o.name for o in here)
        phones = [o.contact.phone for o in here if isinstance(o.contact.phone, str)]
        assert sorted(words(a) for body in bodies for a in body.findall("tr/td/a")) == sorted(phones)
    ended = {o.name for o in guide.offers if o.status is Status.ENDED}
    assert not ended & {words(a) for a in shown.iter("a")}


def test_an_offer_that_says_different_things_of_its_areas_has_a_row_for_each(main):
    [rose] = [body for body in table(main, "hemhjalp").iter("tbody") if "Rosenlunds" in words(body)]
    head, phone = rose.find("tr/th"), rose.find("tr/td")
    assert (head.attrib["scope"], head.attrib["rowspan"], phone.attrib["rowspan"]) == ("rowgroup", "2", "2")
    first, second = (words(row) for row in rose.findall("tr"))
    assert all(part in first for part in ("Berget", "Få platser kvar", "Ring och fråga.", "Högst 40 personer", "1 oktober 2026", "Äldre än 30 dagar"))
    assert all(part in second for part in ("Dalen", "Kö", "Högst 300 timmar i månaden", "1 september 2026"))


def test_the_counts_stand_in_words_and_add_up(main):
    said = [words(item) for item in table(main, "hemhjalp").find("ul")]
    assert said == ["Lediga platser: 1", "Få platser kvar: 0", "Kö: 0", "Fullt: 0", "Olika i olika områden: 1", "Har inte lämnat uppgift: 2"]
    assert words(table(main, "hemhjalp").find("p")) == "4 går att välja."


def test_what_is_not_answered_is_said(main):
    [newcomer] = [body for body in table(main, "hemhjalp").iter("tbody") if "Nykomling" in words(body)]
    assert words(newcomer).count("Har inte lämnat uppgift") == 3 and "Har inte lämnat telefonnummer" in words(newcomer)
    assert "dagar" not in words(newcomer)


def test_a_service_without_offers_says_so(main):
    assert "Ingen att välja just nu." in words(table(main, "mat-hem")) and table(main, "mat-hem").find("table") is None


def test_the_draw_is_named_and_every_jump_leads_somewhere(main):
    assert "lottad för vecka 47" in words(main) and "../ordningen/" in links(main)
    ids = {element.attrib["id"] for element in main.iter() if "id" in element.attrib}
    jumps = {link.removeprefix("#") for link in links(main) if link.startswith("#")}
    assert jumps <= ids and {"service-hemhjalp", "service-trygga-hem", "service-mat-hem", "recent", "coming"} == jumps


def test_nothing_new_is_said_in_words(main):
    text = words(main)
    assert "Från 16 november 2026 till och med 22 november 2026." in text and "Från 23 november 2026 till och med 22 december 2026." in text
    for nothing in ("Ingen har lämnat nya uppgifter under de här dagarna.", "Inget avtal har börjat eller slutat under de här dagarna.",
                    "Inget avtal börjar eller slutar under de här dagarna."):
        assert nothing in text


def test_changes_are_told_with_their_days():
    guide, yesterday = sample_guide(), DAY - timedelta(days=1)
    home, rose, aland, *rest = guide.offers
    home = replace(home, stated=DAY, capacity=(Capacity(7, availability="full", stated=DAY),), contracts=(Contract(home.areas, DAY),))
    rose = replace(rose, contracts=(Contract(("berget",), rose.contracts[0].start), Contract(("dalen",), rose.contracts[0].start, yesterday)))
    aland = replace(aland, contracts=(Contract(aland.areas, aland.contracts[0].start, DAY + timedelta(days=3)),))
    text = words(main_of(replace(guide, offers=(home, rose, aland, *rest)), "lediga-platser/"))
    recent = text.partition("De senaste 7 dagarna Från")[2]
    assert "Utföraren lämnade sina uppgifter den här dagen." in recent and "Lediga platser Fullt Tar emot Högst 7 personer" in recent
    assert "Går att välja från och med 22 november 2026." in recent
    assert "Sista dagen med avtal: 21 november 2026 i de områden som står här. Har avtal i andra områden. Område Dalen" in recent
    assert "Sista dagen med avtal: 25 november 2026. Går inte att välja efter den. Område Dalen" in recent.partition("De kommande 30 dagarna")[2]
