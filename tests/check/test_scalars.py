"""Each value parser reads what is right, and answers a Fault with the right rule and spelling for what is not."""
from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn

from choice_guide.check import scalars
from choice_guide.rule import Fault
from choice_guide.model import TimeRange
from tests.check.words import real_data

TODAY = date(2026, 11, 21)
PARSERS = {
    "slug": scalars.slug,
    "date": scalars.date_,
    "past_date": lambda text: scalars.past_date(text, TODAY),
    "yes_no": scalars.yes_no,
    "integer": lambda text: scalars.integer(text, 0, 100),
    "decimal": lambda text: scalars.decimal(text, 0, 100),
    "hours": scalars.hours_range,
    "phone": lambda text: scalars.phone(text, "SE"),
    "phone_fi": lambda text: scalars.phone(text, "FI"),
    "email": scalars.email,
    "url": scalars.url,
    "number_se": lambda text: scalars.organisation_number(text, "SE"),
    "number_fi": lambda text: scalars.organisation_number(text, "FI"),
    "number_no": lambda text: scalars.organisation_number(text, "NO"),
    "address": lambda text: scalars.address(text, "SE"),
    "address_fi": lambda text: scalars.address(text, "FI"),
    "postcodes": lambda text: scalars.postcode_range(text, "SE"),
    "colour": scalars.colour,
    "language": scalars.language_code,
}

RIGHT: list[tuple[str, str, Any]] = [
    ("slug", "bla-porten", "bla-porten"), ("slug", "different_staff_14_days", "different_staff_14_days"), ("slug", " norr ", "norr"),
    ("date", "2026-10-01", date(2026, 10, 1)), ("date", "2028-02-29", date(2028, 2, 29)),
    ("past_date", "2026-11-21", TODAY), ("past_date", "2024-01-01", date(2024, 1, 1)),
    ("yes_no", "yes", True), ("yes_no", "Ja", True), ("yes_no", "TRUE", True),
    ("yes_no", "no", False), ("yes_no", "nej", False), ("yes_no", "False", False),
    ("integer", "0", 0), ("integer", "100", 100), ("integer", " 11 ", 11),
    ("decimal", "11", Decimal("11")), ("decimal", "0.5", Decimal("0.5")), ("decimal", "99.999999", Decimal("99.999999")),
    ("hours", "07:00-22:00", TimeRange(420, 1320)), ("hours", "21:00-07:00", TimeRange(1260, 1860)),
    ("hours", "00:00-24:00", TimeRange(0, 1440)), ("hours", "15:30-00:00", TimeRange(930, 1440)),
    # The ranges that PTS reserves for fiction
    ("phone", "08-465 004 00", "08-465 004 00"), ("phone", "0846500400", "08-465 004 00"), ("phone", "031-390 06 50", "031-390 06 50"),
    ("phone", "040-628 04 10", "040-628 04 10"), ("phone", "0980-319 250", "0980-319 250"), ("phone", "070-174 06 05", "070-174 06 05"),
    ("phone", "0771-123 456", "0771-123 456"), ("phone", "020-12 34 56", "020-12 34 56"), ("phone", "1177", "1177"),
    ("phone", "+46 8 465 004 00", "08-465 004 00"), ("phone", "0046846500400", "08-465 004 00"),
    ("phone", "08–465 004 00", "08-465 004 00"), ("phone", "+358 9 816 21", "+358 9 816 21"),
    ("phone_fi", "09 816 21", "09 816 21"), ("phone_fi", "040 1234567", "040 1234567"), ("phone_fi", "+46846500400", "+46 8 465 004 00"),
    ("email", "info@linden.example", "info@linden.example"), ("email", "Vaxeln@Linden.EXAMPLE", "Vaxeln@linden.example"),
    ("email", "info@åskan.example", "info@åskan.example"),
    ("url", "https://linden.example/", "https://linden.example/"), ("url", "http://linden.example:8080/a?b=c#d", "http://linden.example:8080/a?b=c#d"),
    ("url", "https://åskan.example/ö", "https://åskan.example/ö"), ("url", "https://xn--skan-qoa.example/", "https://xn--skan-qoa.example/"),
    ("number_se", "556000-0001", "556000-0001"), ("number_se", "5560000001", "556000-0001"),
    ("number_fi", "2077474-0", "2077474-0"), ("number_no", "974 760 673", "974 760 673"),
    ("address", "Storgatan 1, 800 10 Exempelby", "Storgatan 1, 800 10 Exempelby"), ("address", "Box 12, SE-800 10 Exempelby", "Box 12, SE-800 10 Exempelby"),
    ("address", "Lilla Gården,  80010 Exempelby", "Lilla Gården, 80010 Exempelby"), ("address", "Storgatan 1 B, 2 tr", "Storgatan 1 B, 2 tr"),
    ("address_fi", "Merikansantie 4 C, 02320 Espoo", "Merikansantie 4 C, 02320 Espoo"), ("address_fi", "Kuusiniemi 13–15, Espoo", "Kuusiniemi 13–15, Espoo"),
    ("postcodes", "800 10-800 29", ("80010", "80029")), ("postcodes", "800 41", ("80041", "80041")), ("postcodes", "80041-80041", ("80041", "80041")),
    ("colour", "#0B4F4A", "#0b4f4a"),
    ("language", "sv", "sv"), ("language", "sv-simple", "sv-simple"), ("language", "zh-Hant", "zh-Hant"), ("language", "swl", "swl"),
]

WRONG: list[tuple[str, str, str, str | None]] = [  # parser, text, rule, right spelling where it is known
    ("slug", "Blå Porten", "slug-spelling", "bla-porten"), ("slug", "norr--soder", "slug-spelling", "norr-soder"),
    ("slug", "", "slug-form", None), ("slug", "北", "slug-form", None), ("slug", "a" * 61, "slug-too-long", None), ("slug", "nul", "slug-reserved", None),
    ("date", "2026-1-9", "date-spelling", "2026-01-09"), ("date", "1/10 2026", "date-spelling", "2026-10-01"),
    ("date", "1 oktober 2026", "date-spelling", "2026-10-01"), ("date", "20261001", "date-spelling", "2026-10-01"),
    ("date", "2026-10-01T12:00", "date-spelling", "2026-10-01"), ("date", "1.10.2026", "date-spelling", "2026-10-01"),
    ("date", "i höstas", "date-form", None), ("date", "31/31 2026", "date-form", None), ("date", "２０２６-10-01", "date-form", None),
    ("date", "2026-02-30", "date-impossible", None), ("date", "0000-00-00", "date-impossible", None), ("date", "0206-10-01", "date-year", None),
    ("past_date", "2026-11-22", "date-in-future", None), ("past_date", "imorgon", "date-form", None),
    ("yes_no", "kanske", "yes-no", None), ("yes_no", "", "yes-no", None), ("yes_no", "1", "yes-no", None),
    ("integer", "elva", "number-form", None), ("integer", "ca 11", "number-form", None), ("integer", "1e2", "number-form", None),
    ("integer", "٣", "number-form", None), ("integer", "9" * 5000, "number-form", None), ("integer", "NaN", "number-form", None),
    ("integer", "010", "number-spelling", "10"), ("integer", "+7", "number-spelling", "7"), ("integer", "0 100", "number-spelling", "100"),
    ("integer", "85 %", "number-spelling", "85"), ("integer", "11.0", "number-spelling", "11"), ("integer", "11,0", "number-spelling", "11"),
    ("integer", "11,5", "number-whole", None), ("integer", "11.5", "number-whole", None),
    ("integer", "-3", "number-too-low", None), ("integer", "101", "number-too-high", None),
    ("decimal", "1,5", "number-spelling", "1.5"), ("decimal", "−0", "number-spelling", "-0"), ("decimal", "Infinity", "number-form", None),
    ("decimal", "100.01", "number-too-high", None), ("decimal", "-0.01", "number-too-low", None),
    ("hours", "7-22", "hours-spelling", "07:00-22:00"), ("hours", "07.00–22.00", "hours-spelling", "07:00-22:00"),
    ("hours", "kl. 7 till 22", "hours-spelling", "07:00-22:00"), ("hours", "dygnet runt", "hours-spelling", "00:00-24:00"),
    ("hours", "21-7", "hours-spelling", "21:00-07:00"), ("hours", "dagtid", "hours-form", None), ("hours", "12:30", "hours-form", None),
    ("hours", "07:00-25:00", "hours-impossible", None), ("hours", "7-25", "hours-impossible", None), ("hours", "24:00-07:00", "hours-impossible", None),
    ("hours", "07:60-22:00", "hours-impossible", None), ("hours", "07:00-07:00", "hours-empty", None),
    ("phone", "ring växeln", "phone-form", None), ("phone", "08-465 004 00, 070-174 06 05", "phone-form", None), ("phone", "08-CALLMENU", "phone-form", None),
    ("phone", "465 004 00", "phone-area-code", None), ("phone", "08-465", "phone-unknown", None), ("phone", "08-465 004 00 00 00", "phone-unknown", None),
    ("phone", "112", "phone-emergency", None), ("phone_fi", "112", "phone-emergency", None), ("phone", "0900-123 45 67", "phone-premium", None),
    ("phone", "08-465 004 00 ankn 12", "phone-extension", None),
    ("email", "info(at)linden.example", "email-form", None), ("email", "info@linden", "email-form", None),
    ("email", "Linden <info@linden.example>", "email-form", None), ("email", "öppet@linden.example", "email-form", None),
    ("url", "www.linden.example", "url-spelling", "https://www.linden.example"), ("url", "javascript:alert(1)", "url-scheme", None),
    ("url", "mailto:info@linden.example", "url-scheme", None), ("url", "http://intranet/linden", "url-host", None), ("url", "http://10.0.0.1/", "url-host", None),
    ("url", "https://anna:hemligt@linden.example/", "url-credentials", None), ("url", "https://linden.example/om oss", "url-form", None),
    ("url", "https://linden.example/\u202e", "url-form", None), ("url", "https://linden.example:99999/", "url-form", None),
    ("url", "linden.example:80/", "url-form", None), ("url", "https://linden..example/", "url-host", None), ("url", "https://l.example/" + "a" * 2000, "url-form", None),
    ("number_se", "55600-001", "organisation-number-form", None), ("number_se", "551300-0000", "organisation-number-form", None),
    ("number_se", "556000-0002", "organisation-number-check-digit", None), ("number_se", "SE556000000101", "organisation-number-spelling", "556000-0001"),
    ("number_se", "165560000001", "organisation-number-spelling", "556000-0001"), ("number_se", "850101-0000", "organisation-number-personal", None),
    ("number_se", "198501010000", "organisation-number-personal", None), ("number_se", "850161+0000", "organisation-number-personal", None),
    ("number_fi", "2077474-1", "organisation-number-check-digit", None), ("number_fi", "FI20774740", "organisation-number-spelling", "2077474-0"),
    ("number_fi", "010185-000X", "organisation-number-personal", None), ("number_no", "\u202e12", "organisation-number-form", None),
    ("address", "info@linden.example", "address-not-postal", None), ("address", "www.linden.example", "address-not-postal", None),
    ("address", "08-465 004 00", "address-not-postal", None), ("address", "800 10 Exempelby", "address-without-street", None),
    ("address", "Exempelby", "address-without-street", None), ("address", "Storgatan 1, 8001 Exempelby", "address-postcode", None),
    ("address", "Storgatan 1, 012 34 Exempelby", "address-postcode", None), ("address", "Storgatan\u200b 1", "address-form", None), ("address", "", "address-form", None),
    ("postcodes", "800 10–800 29", "postcode-spelling", "800 10-800 29"), ("postcodes", "800 29-800 10", "postcode-order", "800 10-800 29"),
    ("postcodes", "8001", "postcode-form", None), ("postcodes", "800 10-800 20-800 30", "postcode-form", None),
    ("colour", "0b4f4a", "colour-spelling", "#0b4f4a"), ("colour", "#abc", "colour-spelling", "#aabbcc"), ("colour", "grön", "colour-form", None),
    ("language", "sv_SE", "language-code-spelling", "sv-SE"), ("language", "SV", "language-code-spelling", "sv"),
    ("language", "svenska", "language-code-form", None), ("language", "", "language-code-form", None),
]


@pytest.mark.parametrize(("parser", "text", "value"), RIGHT)
def test_reads_what_is_right(parser: str, text: str, value: Any) -> None:
    found = PARSERS[parser](text)
    assert value == found
    assert type(value) is type(found)


@pytest.mark.parametrize(("parser", "text", "rule", "suggestion"), WRONG)
def test_says_what_is_wrong_and_how_it_is_spelt(parser: str, text: str, rule: str, suggestion: str | None) -> None:
    fault = PARSERS[parser](text)
    assert isinstance(fault, Fault)
    assert rule == fault.rule.id
    if suggestion is not None:
        assert suggestion == fault.params["suggestion"]
        assert not isinstance(PARSERS[parser](suggestion), Fault)


def test_every_rule_has_a_case() -> None:
    assert {rule.id for rule in scalars.RULES} == {rule for _, _, rule, _ in WRONG}


@pytest.mark.parametrize("text", ["850101-0000", "198501010000", "19850101-00001", "850101 00 00", "SE850101000001", "16850101-0000"])
def test_a_personal_number_is_never_repeated(text: str) -> None:
    fault = scalars.organisation_number(text, "SE")
    assert isinstance(fault, Fault)
    assert "8501" not in str(dict(fault.params))


def test_a_password_is_never_repeated() -> None:
    fault = scalars.url("https://anna:hemligt@linden.example/")
    assert isinstance(fault, Fault)
    assert "hemligt" not in str(dict(fault.params))


@pytest.mark.parametrize("parser", PARSERS)
@settings(deadline=None)
@given(text=st.text(max_size=40) | st.text("0123456789-+:.,/ @#aåTZ\u202e", max_size=25))
def test_no_text_makes_a_parser_raise(parser: str, text: str) -> None:
    PARSERS[parser](text)


@settings(deadline=None)
@given(start=st.integers(0, 1439), length=st.integers(1, 1439))
def test_hours_survive_writing_and_reading(start: int, length: int) -> None:
    hours = TimeRange(start, start + length)
    assert hours == scalars.hours_range(scalars.hours_text(hours))


@settings(deadline=None)
@given(days=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_dates_survive_writing_and_reading(days: date) -> None:
    assert days == scalars.date_(days.isoformat())


@settings(deadline=None)
@given(digits=st.from_regex(r"[5-9][0-9][2-9][0-9]{6}", fullmatch=True), wrong=st.integers(1, 9))
def test_one_check_digit_of_ten_is_right(digits: str, wrong: int) -> None:
    right = luhn.calc_check_digit(digits)
    other = str((int(right) + wrong) % 10)
    assert f"{digits[:6]}-{digits[6:]}{right}" == scalars.organisation_number(digits + right, "SE")
    assert scalars.organisation_number(digits + other, "SE").rule.id == "organisation-number-check-digit"


@settings(deadline=None)
@given(text=st.text(max_size=80))
def test_a_slug_is_an_address_and_a_suggested_slug_is_a_slug(text: str) -> None:
    found = scalars.slug(text)
    if isinstance(found, str):
        assert found == text.strip() and found.isascii() and found == found.lower() and len(found) <= 60
    elif found.rule.id == "slug-spelling":
        again = scalars.slug(found.params["suggestion"])
        assert isinstance(again, str) or again.rule.id == "slug-reserved"


def test_reads_every_address_and_link_of_a_real_list() -> None:
    with real_data("espoo_hoivakodit_2019.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    addresses = [row["Katuosoite"] for row in rows if row["Katuosoite"].strip()]
    links = [row["www"] for row in rows if row["www"].strip()]
    assert len(addresses) > 30 and len(links) > 20
    assert [] == [text for text in addresses if isinstance(scalars.address(text, "FI"), Fault)]
    assert [] == [text for text in links if isinstance(scalars.url(text), Fault)]
