"""What the guide becomes: the register outranks the profile, contracts hold on a day, offers may repeat what the provider says."""
from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from choice_guide.model import NONE, NOT_ANSWERED, NOT_APPLICABLE, Contact, Hours, Ownership, Status, Text, TimeRange
from guides import MINIMAL, changed, guide_of, report_on

PROFILE = "providers/lindens-omsorg.yaml"
EKEN = "ekens-omsorg,Ekens Omsorg,nonprofit,eken,Ekens hus,boende,norr,2024-01-01,2030-12-31"


def linden(guide):
    return next(offer for offer in guide.offers if offer.provider == "lindens-omsorg")


def eken(guide):
    return next((offer for offer in guide.offers if offer.provider == "ekens-omsorg"), None)


def test_the_minimal_guide():
    guide = guide_of(MINIMAL)
    assert (guide.id, guide.languages, guide.demo, guide.theme.accent, guide.limits.survey_threshold) == ("exempelby", ("sv", "en"), True, "#0b4f4a", 10)
    assert [(area.id, area.name, area.postcodes) for area in guide.areas] == [("norr", Text.plain("Norr", "sv"), (("80010", "80029"),)), ("soder", Text.plain("Söder", "sv"), (("80040", "80040"),))]
    assert [service.id for service in guide.services] == ["boende", "hemtjanst"]
    assert [offer.id for offer in guide.offers] == ["ekens-omsorg/boende/eken", "lindens-omsorg/hemtjanst"]
    assert [provider.id for provider in guide.providers] == ["ekens-omsorg", "lindens-omsorg"]
    assert [(page.id, page.language, page.title, page.body) for page in guide.pages] == [
        ("valja", "en", "How to choose", "You call the municipality."), ("valja", "sv", "Så väljer du", "Du ringer till kommunen.")]


def test_a_rich_offer():
    offer = linden(guide_of(MINIMAL))
    assert offer.hours == Hours(TimeRange(420, 1320), NONE)
    assert (offer.parts, offer.levels, offer.specialisms, offer.communication) == (("service",), (1,), ("demens",), ("tsp",))
    assert [language.code for language in offer.languages] == ["fi"]
    assert (offer.capacity[0].ceiling, offer.capacity[0].availability, offer.capacity[0].areas) == (40, "open", None)
    assert offer.photos[0].file == "providers/lindens-omsorg/entre.jpg"
    assert offer.additional_services == (Text((("sv", "Fönsterputs"),)),)
    assert offer.stated == date(2026, 10, 1)


def test_there_is_one_fact_for_each_definition():
    facts = {fact.definition.id: fact for fact in linden(guide_of(MINIMAL)).facts}
    assert {name: fact.value for name, fact in facts.items()} == {"staff": 11, "food": "home", "key": True, "calls": TimeRange(480, 960)}
    assert facts["staff"].stated == date(2026, 9, 15)
    assert facts["staff"].definition.plausible == (Decimal(1), Decimal(60))


def test_a_thin_offer_is_not_answered_everywhere(tmp_path: Path):
    offer = linden(guide_of(changed(tmp_path, PROFILE)))
    assert {getattr(offer, name) for name in ("parts", "hours", "languages", "communication", "specialisms", "levels", "capacity", "permit",
                                              "follow_up", "photos", "visits", "additional_services", "short", "about")} == {NOT_ANSWERED}
    assert (offer.name, offer.areas, len(offer.facts)) == ("Lindens Omsorg", ("norr", "soder"), 4)


@pytest.mark.parametrize(("start", "end", "status"), [
    ("2026-11-21", "", Status.IN_FORCE), ("2020-01-01", "2026-11-21", Status.IN_FORCE), ("2026-11-22", "", Status.COMING),
    ("2020-01-01", "2026-11-20", Status.ENDED), ("2020-01-01", "2024-11-21", Status.ENDED), ("2020-01-01", "2024-11-20", None)])
def test_the_status_of_a_contract(tmp_path: Path, start: str, end: str, status: Status | None):
    offer = eken(guide_of(changed(tmp_path, "contracts.csv", EKEN, EKEN.replace("2024-01-01,2030-12-31", f"{start},{end}"))))
    assert (offer.status if offer else None) == status


def test_of_several_contracts_those_in_force_decide_the_areas(tmp_path: Path):
    rows = "\n".join((EKEN.replace("2024-01-01,2030-12-31", "2020-01-01,2025-12-31"), EKEN.replace("boende,norr,2024-01-01", "boende,soder,2026-01-01")))
    offer = eken(guide_of(changed(tmp_path, "contracts.csv", EKEN, rows)))
    assert (offer.status, offer.areas, len(offer.contracts)) == (Status.IN_FORCE, ("soder",), 2)


def test_a_leap_day_two_years_back(tmp_path: Path):
    content = changed(tmp_path, "contracts.csv", EKEN, EKEN.replace("2030-12-31", "2026-02-28"))
    assert eken(guide_of(content, date(2028, 2, 29))).status is Status.ENDED
    assert eken(guide_of(content, date(2028, 3, 1))) is None


def test_the_register_outranks_the_profile(tmp_path: Path):
    guide = guide_of(changed(tmp_path, PROFILE, "name: Lindens Omsorg\norganisation_number: 556000-0001\nownership: private",
                             "name: Linden\norganisation_number: 556000-0001\nownership: nonprofit"))
    assert (linden(guide).name, linden(guide).ownership, guide.providers[1].name, guide.providers[1].ownership) == (
        "Lindens Omsorg", Ownership.PRIVATE, "Lindens Omsorg", Ownership.PRIVATE)


def test_an_offer_may_replace_what_the_provider_says(tmp_path: Path):
    guide = guide_of(changed(tmp_path, PROFILE, "  - service: hemtjanst", "  - service: hemtjanst\n    languages: none\n    contact: {phone: 08-465 004 02}"))
    offer, provider = linden(guide), guide.providers[1]
    assert (offer.languages, offer.contact.phone, offer.contact.email) == (NONE, "08-465 004 02", NOT_ANSWERED)
    assert (provider.languages[0].code, provider.contact.phone) == ("fi", "08-465 004 01")
    assert offer.short == provider.short


@pytest.mark.parametrize(("written", "field"), [
    ("languages: [xx]", "languages"), ("languages: fi", "languages"), ("langauges: [fi]", "languages"), ("communication: [x]", "communication"),
    ("short: {sv: Kort.}", "short"), ("about: [a]", "about"), ("about: Ett.\n    about: Två.", "about")])
def test_a_faulty_answer_in_an_offer_does_not_show_the_providers(tmp_path: Path, written: str, field: str):
    guide = guide_of(changed(tmp_path, PROFILE, "  - service: hemtjanst", f"  - service: hemtjanst\n    {written}"))
    assert getattr(linden(guide), field) is NOT_ANSWERED
    assert getattr(guide.providers[1], field) is not NOT_ANSWERED


@pytest.mark.parametrize("written", ["contact: ring", "contact: {phone: ring}", "contcat: {phone: 08-465 004 02}"])
def test_a_faulty_contact_in_an_offer_does_not_show_the_providers(tmp_path: Path, written: str):
    guide = guide_of(changed(tmp_path, PROFILE, "  - service: hemtjanst", f"  - service: hemtjanst\n    {written}"))
    assert linden(guide).contact == Contact()


def test_two_capacities_for_one_area_are_none(tmp_path: Path):
    guide = guide_of(changed(tmp_path, PROFILE, "capacity: {ceiling: 40, availability: open, stated: 2026-10-01}",
                             "capacity: [{availability: open}, {availability: full}]"))
    assert linden(guide).capacity is NOT_ANSWERED


@pytest.mark.parametrize("field", ["hours", "specialisms", "levels", "permit"])
def test_a_field_may_not_apply_where_the_service_says_why(tmp_path: Path, field: str):
    content = changed(tmp_path, "services/hemtjanst.yaml", "switching:", f"not_applicable: {{{field}: {{sv: Så är det här.}}}}\nswitching:")
    profile = (MINIMAL / PROFILE).read_text(encoding="utf-8")
    (content / PROFILE).write_text(re.sub(rf"^    {field}: .*$", f"    {field}: not-applicable", profile, flags=re.M), encoding="utf-8")
    assert report_on(content).findings == ()
    assert getattr(linden(guide_of(content)), field) is NOT_APPLICABLE


@pytest.mark.parametrize(("written", "expected"), [("https://exempelby.example/valguide", "https://exempelby.example/valguide/"),
                                                   ("https://exempelby.example", "https://exempelby.example/")])
def test_the_guides_address_ends_in_a_slash(tmp_path: Path, written: str, expected: str):
    assert guide_of(changed(tmp_path, "guide.yaml", "base_url: https://exempelby.example/valguide/", f"base_url: {written}")).base_url == expected


def test_the_unit_of_the_number_one(tmp_path: Path):
    guide = guide_of(changed(tmp_path, "services/hemtjanst.yaml", "plausible: [1, 60],", "plausible: [1, 60], unit: {sv: dagar}, unit_one: {sv: dag},"))
    staff = guide.services[1].facts[0]
    assert (staff.unit, staff.unit_one) == (Text((("sv", "dagar"),)), Text((("sv", "dag"),)))


def test_what_does_not_apply_keeps_the_services_words(tmp_path: Path):
    content = changed(tmp_path, "services/hemtjanst.yaml", "switching:", "not_applicable: {key: {sv: Gäller bara nattetid.}}\nswitching:")
    (content / PROFILE).write_text((MINIMAL / PROFILE).read_text(encoding="utf-8").replace("key: yes", "key: not-applicable"), encoding="utf-8")
    fact = next(fact for fact in linden(guide_of(content)).facts if fact.definition.id == "key")
    assert (fact.value, fact.definition.not_applicable) == (NOT_APPLICABLE, Text((("sv", "Gäller bara nattetid."),)))


def test_survey_cells(tmp_path: Path):
    round_ = guide_of(MINIMAL).rounds[0]
    assert round_.cells[("lindens-omsorg/hemtjanst", "bemotande")].counts == (("missnojd", 4), ("nojd", 21))
    assert (round_.invited, round_.questions[0].positive, round_.questions[0].excluded) == ({"lindens-omsorg/hemtjanst": 40}, ("nojd",), ("vet_ej",))
    rows = "lindens-omsorg,,bemotande,nojd,21,,,\nlindens-omsorg,,bemotande,missnojd,4,,,"
    hidden = guide_of(changed(tmp_path / "a", "surveys/hemtjanst-2026/results.csv", rows, "lindens-omsorg,,bemotande,,,,,yes")).rounds[0]
    assert hidden.cells[("lindens-omsorg/hemtjanst", "bemotande")].hidden
    percent = guide_of(changed(tmp_path / "b", "surveys/hemtjanst-2026/results.csv", rows, "lindens-omsorg,,bemotande,,,84,25,")).rounds[0]
    assert (percent.cells[("lindens-omsorg/hemtjanst", "bemotande")].percent, percent.cells[("lindens-omsorg/hemtjanst", "bemotande")].base) == (84, 25)
