"""A shared or printed address of an offer that has ended: it answers for two years, says since when, and how to switch."""
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from choice_guide.assemble.providers import YEARS_KEPT
from choice_guide.derive import listing, places
from choice_guide.derive.search import WORDS, finder
from choice_guide.derive.search_document import Document
from choice_guide.derive.site import pages
from choice_guide.model import Guide, Status
from choice_guide.catalogue import Catalogue
from guides import TODAY, changed, guide_of
from tests.render.one_page import ROOT, links, lookup_of, main_of, page_at, words

LINDEN = "lindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr soder,2024-01-01,"
EKEN = "ekens-omsorg,Ekens Omsorg,nonprofit,eken,Ekens hus,boende,norr,2024-01-01,2030-12-31"
SHEETS = {"lindens-omsorg": "utforare/lindens-omsorg/hemtjanst/", "ekens-omsorg": "utforare/ekens-omsorg/boende/eken/"}
SERVICES = {"lindens-omsorg": "hemtjanst", "ekens-omsorg": "boende"}
ENDED = date(2026, 10, 31)
LANGUAGES = {"": "sv", "en/": "en"}


def register(folder: Path, provider: str, *rows: str, profile: bool = True) -> Path:
    """The minimal guide where these rows stand for the provider's own; perhaps without the provider's profile."""
    old = LINDEN if provider == "lindens-omsorg" else EKEN
    content = changed(folder, "contracts.csv", f"{old}\n", "".join(f"{row}\n" for row in rows))
    if not profile:
        (content / "providers" / f"{provider}.yaml").unlink()
    return content


def ended_row(provider: str, end: date = ENDED) -> str:
    return (LINDEN if provider == "lindens-omsorg" else EKEN.removesuffix("2030-12-31")) + end.isoformat()


@pytest.fixture(params=[(provider, profile) for provider in SHEETS for profile in (True, False)], ids=str)
def ended(request, tmp_path: Path) -> tuple[str, Path]:
    """A provider, without units and with one, whose only contract has ended; its profile is there, or has been removed."""
    provider, profile = request.param
    return provider, register(tmp_path, provider, ended_row(provider), profile=profile)


@pytest.mark.parametrize("front", LANGUAGES)
def test_the_address_answers_with_when_how_and_whom_to_call(ended, front):
    provider, content = ended
    main = main_of(guide_of(content), front + SHEETS[provider])
    said, found = words(main), links(main)
    assert ("31 oktober 2026" if front == "" else "31 October 2026") in said.replace("\N{NO-BREAK SPACE}", " ")
    assert ("Avtalet med kommunen tog slut" if front == "" else "The contract with the municipality ended on") in said
    assert "tel:+46846500400" in found
    assert [link for link in found if link.endswith("sa-valjer-du/#switch")]
    assert [link for link in found if link.endswith(f"/{SERVICES[provider]}/")]
    assert not [link for link in main.iter("div") if link.attrib.get("class") == "sheet-choose"]


def test_every_language_has_the_sheet_and_the_providers_page(ended):
    provider, content = ended
    addresses = {page.address for page in pages(lookup_of(guide_of(content)))}
    assert {front + address for front in LANGUAGES for address in (SHEETS[provider], f"utforare/{provider}/")} <= addresses


def test_nobody_is_told_that_there_is_a_contract_or_that_it_has_not_answered_yet(ended):
    provider, content = ended
    for address in (SHEETS[provider], f"utforare/{provider}/"):
        said = words(main_of(guide_of(content), address))
        assert "Utföraren har avtal med kommunen" not in said
    assert ("finns inte kvar i guiden" in said) is not (content / "providers" / f"{provider}.yaml").exists()


def test_it_stands_in_no_list(ended):
    provider, content = ended
    guide = guide_of(content)
    lookup = lookup_of(guide)
    [gone] = [offer for offer in guide.offers if offer.provider == provider]
    assert gone.status is Status.ENDED
    for service in guide.services:
        views = [listing.service_listing(lookup, service, "sv", az) for az in (False, True)]
        views += [listing.area_listing(lookup, service, area, "sv", az) for area in guide.areas for az in (False, True)]
        assert gone.id not in {row.offer.id for view in views for row in view.comparison.rows} | {c.offer.id for view in views for c in view.coming}
    assert SHEETS[provider] not in links(main_of(guide, "lediga-platser/")).values()


def test_the_index_and_the_search_say_that_it_has_ended(ended):
    provider, content = ended
    guide = guide_of(content)
    for _, group in places.index_page(lookup_of(guide), "sv").letters:
        assert all(entry.status is Status.ENDED for entry in group if entry.address.startswith(f"utforare/{provider}/"))
    found = search(guide)
    sheet = found[SHEETS[provider]]
    assert sheet.about.endswith("Har inte längre avtal.") and found[f"utforare/{provider}/"].about.endswith("Har inte längre avtal.")
    others = [document.place for address, document in found.items() if document.kind == "offer" and address != SHEETS[provider]]
    assert all(sheet.place > place for place in others) and others


def search(guide: Guide) -> dict[str, Document]:
    catalogue = Catalogue.load(ROOT / "translations", "sv", "interface", "format", "search")
    texts = {key: text for key, text in catalogue.messages.items() if isinstance(text, str)}
    assert set(WORDS) <= set(texts)
    return {document.address: document for document in finder(lookup_of(guide), "sv", texts).documents}


@pytest.mark.parametrize("provider", SHEETS)
@pytest.mark.parametrize("profile", [True, False])
def test_after_two_years_the_address_is_gone_and_the_page_that_answers_says_whom_to_call(tmp_path: Path, provider, profile):
    content = register(tmp_path, provider, ended_row(provider), profile=profile)
    assert YEARS_KEPT == 2
    last, gone = guide_of(content, date(2028, 10, 31)), guide_of(content, date(2028, 11, 1))
    for front in LANGUAGES:
        assert page_at(last, front + SHEETS[provider]) is not None
        assert page_at(gone, front + SHEETS[provider]) is None and page_at(gone, f"{front}utforare/{provider}/") is None
        instead = main_of(gone, f"{front}404.html")
        assert "tel:+46846500400" in links(instead)
        assert [link for link in links(instead) if link.endswith(f"{front}{SERVICES[provider]}/")] and list(instead.iter("form"))


def test_the_other_unit_that_goes_on_is_named_where_the_first_has_ended(tmp_path: Path):
    rows = (ended_row("ekens-omsorg"), EKEN.replace("eken,Ekens hus,boende,norr", "bjorken,Björken,boende,soder"))
    guide = guide_of(register(tmp_path, "ekens-omsorg", *rows))
    main = main_of(guide, SHEETS["ekens-omsorg"])
    assert "Ekens Omsorg har fortfarande avtal om:" in words(main)
    assert "Björken" in {text for link, text in links(main).items() if link.endswith("boende/bjorken/") or link.endswith("../bjorken/")}
    other = words(main_of(guide, "utforare/ekens-omsorg/boende/bjorken/"))
    assert "tog slut" not in other and "har fortfarande avtal" not in other


def test_a_unit_under_a_new_id_is_another_offer_and_the_old_address_still_answers(tmp_path: Path):
    rows = (ended_row("ekens-omsorg"), f"{EKEN.replace('eken,Ekens hus,boende,norr', 'eken-2,Ekens hus,boende,soder').replace('2024-01-01', '2026-11-01')}")
    guide = guide_of(register(tmp_path, "ekens-omsorg", *rows))
    assert {offer.id: offer.status for offer in guide.offers if offer.provider == "ekens-omsorg"} == {
        "ekens-omsorg/boende/eken": Status.ENDED, "ekens-omsorg/boende/eken-2": Status.IN_FORCE}
    assert page_at(guide, SHEETS["ekens-omsorg"]) and page_at(guide, "utforare/ekens-omsorg/boende/eken-2/")


def test_a_unit_that_moves_to_another_area_keeps_its_address_and_may_be_chosen(tmp_path: Path):
    rows = (ended_row("ekens-omsorg"), EKEN.replace("boende,norr,2024-01-01", "boende,soder,2026-11-01"))
    guide = guide_of(register(tmp_path, "ekens-omsorg", *rows))
    [eken] = [offer for offer in guide.offers if offer.provider == "ekens-omsorg"]
    assert (eken.status, eken.areas) == (Status.IN_FORCE, ("soder",))
    assert "tog slut" not in words(main_of(guide, SHEETS["ekens-omsorg"]))


def test_another_service_of_the_provider_goes_on_while_one_has_ended(tmp_path: Path):
    rows = (ended_row("lindens-omsorg"), "lindens-omsorg,Lindens Omsorg,private,lind,Lindhuset,boende,norr,2024-01-01,")
    guide = guide_of(register(tmp_path, "lindens-omsorg", *rows))
    main = main_of(guide, SHEETS["lindens-omsorg"])
    assert "Det går inte att välja längre." in words(main) and "har fortfarande avtal" not in words(main)
    assert "Kan inte väljas längre." in words(main_of(guide, "utforare/lindens-omsorg/"))


def test_of_several_contracts_that_have_ended_the_last_day_of_the_last_is_told(tmp_path: Path):
    rows = (ended_row("ekens-omsorg"), EKEN.replace("boende,norr,2024-01-01,2030-12-31", "boende,soder,2020-01-01,2023-12-31"))
    said = words(main_of(guide_of(register(tmp_path, "ekens-omsorg", *rows)), SHEETS["ekens-omsorg"]))
    assert "31\N{NO-BREAK SPACE}oktober\N{NO-BREAK SPACE}2026" in said or "31 oktober 2026" in said
    assert "2023" not in said


def test_one_that_has_ended_and_comes_back_says_from_when(tmp_path: Path):
    rows = (ended_row("ekens-omsorg"), EKEN.replace("2024-01-01", "2027-03-01"))
    guide = guide_of(register(tmp_path, "ekens-omsorg", *rows))
    said = words(main_of(guide, SHEETS["ekens-omsorg"])).replace("\N{NO-BREAK SPACE}", " ")
    assert "Ekens hus har avtal från 1 mars 2027." in said and TODAY < date(2027, 3, 1)
