"""Every kind of value in plain words, in every language that has a catalogue."""
from datetime import date
from decimal import Decimal

import pytest

from choice_guide.derive.survey import Result, Shown
from choice_guide.derive.values import Item, Kind, Value
from choice_guide.model import NONE, NOT_ANSWERED, EditorialPage, Hours, Localised, Text, TimeRange
from choice_guide.render.value_text import value_pieces, value_text
from tests.render.conftest import LANGUAGES
from tests.render.sample_guide import both

PEOPLE = both("personer", "people")
WORDS = [
    (Value(Kind.YES), "Ja", "Yes"),
    (Value(Kind.NO), "Nej", "No"),
    (Value(Kind.NONE), "Finns inte", "None"),
    (Value(Kind.NOT_ANSWERED), "Har inte lämnat uppgift", "Has not answered"),
    (Value(Kind.NOT_ASKED), "Ingen har fått frågan", "Nobody has been asked"),
    (Value(Kind.NOT_APPLICABLE), "Gäller inte här", "Does not apply here"),
    (Value(Kind.NOT_APPLICABLE, both("Behövs inte.", "Not needed.")), "Behövs inte.", "Not needed."),
    (Value(Kind.NUMBER, 11, unit=PEOPLE), "11 personer", "11 people"),
    (Value(Kind.NUMBER, 12345), "12\xa0345", "12,345"),
    (Value(Kind.NUMBER, Decimal("2.50")), "2,5", "2.5"),
    (Value(Kind.PERCENT, Decimal("82.5")), "82,5\xa0%", "82.5%"),
    (Value(Kind.PERCENT, Decimal(100)), "100\xa0%", "100%"),
    (Value(Kind.MONEY, Decimal(320), unit=both("per timme", "per hour")), "320\xa0kr per timme", "SEK\xa0320 per hour"),
    (Value(Kind.MONEY, Decimal("320.5")), "320,50\xa0kr", "SEK\xa0320.50"),
    (Value(Kind.WORD, "availability.few"), "Få platser kvar", "Few left"),
    (Value(Kind.TEXT, both("Ring.", "Call.")), "Ring.", "Call."),
    (Value(Kind.MARKDOWN, both("Vi *går* ut.\n\n- Varje dag\n- Ofta", "We go out.")), "Vi går ut. Varje dag Ofta", "We go out."),
    (Value(Kind.NAMES, (Item(both("finska", "Finnish")), Item(both("arabiska", "Arabic")))), "finska, arabiska", "Finnish, Arabic"),
    (Value(Kind.DATE, date(2026, 10, 1)), "1 oktober 2026", "1 October 2026"),
    (Value(Kind.PHONE, "08-465 004 00"), "08-465 004 00", "08-465 004 00"),
    (Value(Kind.EMAIL, "hej@rosenlund.example"), "hej@rosenlund.example", "hej@rosenlund.example"),
    (Value(Kind.LINK, "https://rosenlund.example/"), "rosenlund.example", "rosenlund.example"),
    (Value(Kind.PLAIN, "Linden"), "Linden", "Linden"),
    (Value(Kind.ADDRESS, "Storgatan 1, 800 10 Provby"), "Storgatan 1, 800\u00a010 Provby", "Storgatan 1, 800\u00a010 Provby"),
    (Value(Kind.CEILING, (1, "ceiling.clients")), "Högst 1 person", "At most 1 person"),
    (Value(Kind.CEILING, (1200, "ceiling.hours")), "Högst 1\xa0200 timmar i månaden", "At most 1,200 hours a month"),
    (Value(Kind.SURVEY, Result(Shown.COUNTS, positive=21, answered=24, invited=40)), "21 av 24", "21 of 24"),
    (Value(Kind.SURVEY, Result(Shown.COUNTS, positive=27, answered=30, invited=40, share=90)), "27 av 30 (90\u00a0procent)", "27 of 30 (90\u00a0percent)"),
    (Value(Kind.SURVEY, Result(Shown.POOLED, positive=12, answered=15)), "12 av 15", "12 of 15"),
    (Value(Kind.SURVEY, Result(Shown.FEW)), "Få har svarat, och bara procent är känt. Så få visar vi inte i procent.", "Few have answered, and only a percent is known. We do not show so few in percent."),
    (Value(Kind.SURVEY, Result(Shown.UNKNOWN)), "Inte känt, eftersom bara procent är känt hos några", "Not known, since only percents are known of some"),
    (Value(Kind.SURVEY, Result(Shown.NEW)), "Ny, inte undersökt än", "New, not surveyed yet"),
    (Value(Kind.SURVEY, Result(Shown.PERCENT, percent=Decimal(77), answered=240)), "77 procent (240 svar)", "77 percent (240 answers)"),
    (Value(Kind.SURVEY, Result(Shown.HIDDEN)), "Resultatet visas inte, för att ingen persons svar ska gå att räkna ut.",
     "The result is not shown, so that nobody can work out what any one person answered."),
    (Value(Kind.SURVEY, Result(Shown.NO_ANSWERS)), "Inga svar", "No answers"),
    (Value(Kind.SURVEY, Result(Shown.NOT_ASKED)), "Var inte med i enkäten", "Was not part of the survey"),
    (Value(Kind.SURVEY, Result(Shown.NO_SURVEY)), "Inte undersökt än", "Not surveyed yet"),
]
WITH_NUMBERS = (Shown.COUNTS, Shown.PERCENT, Shown.POOLED)
DAY, LATE, ALWAYS = TimeRange(420, 1320), TimeRange(450, 1440), TimeRange(0, 1440)
HOURS = [
    (Hours(DAY, DAY), "Klockan 7 till 22 alla dagar", "7 am to 10 pm every day"),
    (Hours(LATE, LATE), "Klockan 7.30 till 24 alla dagar", "7.30 am to midnight every day"),
    (Hours(TimeRange(1260, 1860), TimeRange(1260, 1860)), "Klockan 21 till 7 alla dagar", "9 pm to 7 am every day"),
    (Hours(ALWAYS, ALWAYS), "Dygnet runt", "Day and night"),
    (Hours(DAY, NONE), "Vardagar klockan 7 till 22, stängt på helger", "Weekdays 7 am to 10 pm, closed at weekends"),
    (Hours(DAY, NOT_ANSWERED), "Vardagar klockan 7 till 22, har inte lämnat uppgift om helger",
     "Weekdays 7 am to 10 pm, has not answered about weekends"),
    (Hours(NONE, ALWAYS), "Stängt på vardagar, helger dygnet runt", "Closed on weekdays, weekends day and night"),
    (Hours(ALWAYS, DAY), "Vardagar dygnet runt, helger klockan 7 till 22", "Weekdays day and night, weekends 7 am to 10 pm"),
    (Hours(NOT_ANSWERED, DAY), "Har inte lämnat uppgift om vardagar, helger klockan 7 till 22",
     "Has not answered about weekdays, weekends 7 am to 10 pm"),
    (Hours(NONE, NONE), "Stängt", "Closed"),
    (Hours(NOT_ANSWERED, NOT_ANSWERED), "Har inte lämnat uppgift", "Has not answered"),
]


@pytest.mark.parametrize(("value", "swedish", "english"), WORDS + [(Value(Kind.HOURS, hours), sv, en) for hours, sv, en in HOURS])
def test_a_value_in_words(formatter, value, swedish, english):
    assert value_text(value, formatter("sv")) == swedish
    assert value_text(value, formatter("en")) == english


def test_every_kind_of_value_and_of_survey_result_is_among_them():
    assert {value.kind for value, _, _ in WORDS} | {Kind.HOURS} == set(Kind)
    assert {value.data.shown for value, _, _ in WORDS if value.kind is Kind.SURVEY} == set(Shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_states_are_said_with_the_same_words(formatter, language):
    states = [Value(Kind.YES), Value(Kind.NO), Value(Kind.NONE), Value(Kind.NOT_ANSWERED), Value(Kind.NOT_APPLICABLE), Value(Kind.NOT_ASKED),
              *(Value(Kind.HOURS, hours) for hours, _, _ in HOURS[:-1]), *(Value(Kind.SURVEY, Result(shown)) for shown in Shown if shown not in WITH_NUMBERS)]
    words = [value_text(state, formatter(language)) for state in states]
    assert len(set(words)) == len(words)


def test_a_text_in_another_language_is_a_piece_of_its_own(formatter):
    value = Value(Kind.NAMES, (Item(both("bad", "bath")), Item(Text.plain("bastu", "sv")), Item(both("gård", "garden"))))
    assert [(p.text, p.language) for p in value_pieces(value, formatter("en"))] == [("bath, ", "en"), ("bastu", "sv"), (", garden", "en")]
    assert [(p.text, p.language) for p in value_pieces(value, formatter("sv"))] == [("bad, bastu, gård", "sv")]


@pytest.mark.parametrize(("phone", "country", "address"), [
    ("08-465 004 00", "SE", "tel:+46846500400"), ("+358 9 816 21", "SE", "tel:+358981621"), ("09 816 21", "FI", "tel:+358981621"),
    ("1177", "SE", "tel:1177"), ("112", "SE", "tel:112"), ("116 117", "FI", "tel:116117")])
def test_numbers_are_dialled_as_from_anywhere_and_short_numbers_as_they_are(formatter, phone, country, address):
    assert type(formatter("sv"))("sv", "sv", country, date(2026, 1, 1), formatter("sv").catalogue).tel(phone) == address


def test_short_dates_leave_out_the_year_of_the_guide_only(formatter):
    assert formatter("sv").short_date(date(2026, 10, 1)) == "1 oktober"
    assert formatter("sv").short_date(date(2025, 10, 1)) == "1 oktober 2025"
    assert formatter("fi").date(date(2026, 10, 1)) == "1. lokakuuta 2026"


def test_lists_in_sentences(formatter):
    assert formatter("sv").sentence(["a", "b", "c"]) == "a, b och c"
    assert formatter("fi").sentence(["a", "b"]) == "a ja b"


def test_the_title_of_an_editorial_page_knows_its_language(formatter):
    page = EditorialPage("glossary", "sv", "Ordlista", "")
    assert formatter("en").text(page) == Localised("Ordlista", "sv")
