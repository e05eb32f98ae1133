"""providers/<id>.yaml."""
from __future__ import annotations

from choice_guide.check.contract.service import AREA
from choice_guide.check.contract.values import (ADDRESS, CONTACT, COUNT, DATE, HOURS, NAME, ORGANISATION_NUMBER, PARAGRAPH, PAST_DATE,
                                                SENTENCE, SLUG, URL, YES_NO, choice)
from choice_guide.check.facts import Facts, applicable
from choice_guide.check.fields import ByService, Field, Kind, Listed, OneOrMany, OrWord, Record, Short
from choice_guide.check.leaves import Choice, Localised, LocalisedList, Reference, Words
from choice_guide.check.references import (UNKNOWN_COMMUNICATION, UNKNOWN_LANGUAGE, UNKNOWN_LEVEL, UNKNOWN_PART, UNKNOWN_PHOTO_SLOT,
                                           UNKNOWN_SERVICE, UNKNOWN_SPECIALISM)
from choice_guide.rule import Rule
from choice_guide.check.scope import ServiceWords
from choice_guide.model import NONE

OWNERSHIPS = ("municipal", "private", "nonprofit", "contracted-out")
PERMITS = ("ivo",)  # each has words: fact.permit.<kind> in interface.po


def _words_of(words: tuple[str, ...] | None, rule: Rule) -> Kind | None:
    return None if words is None else Listed(Choice(words, rule), unique=True)


def _levels(words: ServiceWords) -> Kind | None:
    return None if words.levels is None else applicable(Listed(Choice(words.levels, UNKNOWN_LEVEL, int), unique=True), words, "levels")


def _may_not_apply(name: str, kind: Kind) -> ByService:
    """The kind, or `not-applicable` where the service says why."""
    return ByService(lambda words: applicable(kind, words, name))


def _photos(words: ServiceWords) -> Kind | None:
    if words.photo_slots is None:
        return None
    return Listed(Record((
        Field("slot", Choice(words.photo_slots, UNKNOWN_PHOTO_SLOT), required=True, essential=True),
        Field("file", Words(1, 200, "linden-norr.jpg"), required=True, essential=True),
        Field("alt", Localised(1, 250, "{sv: En entré utan trappsteg}"), required=True, essential=True),
        Field("credit", NAME),
    ), "{slot: entrance, file: linden-norr.jpg, alt: {sv: En entré utan trappsteg}}"))


# The same room for everybody, the municipality's own operation included (DESIGN rule 3).
# An offer may say each anew: a faulty answer there must not show the provider's.
DESCRIPTION = (
    Field("contact", CONTACT, overrides=True),
    Field("languages", Listed(Short(Record((
        Field("code", Reference("language", UNKNOWN_LANGUAGE, "fi"), required=True, essential=True), Field("note", SENTENCE)),
        '{code: ar, note: {sv: "Två medarbetare, vardagar"}}')), unique=True), overrides=True),
    Field("communication", Listed(Reference("communication", UNKNOWN_COMMUNICATION, "tsp"), unique=True), overrides=True),
    Field("short", Localised(40, 300, "{sv: Vi hjälper dig hemma med det du behöver i vardagen.}"), overrides=True),
    Field("about", Localised(1, 900, "{sv: Vi är en liten grupp som känner varandra.}", markdown=True), overrides=True),
)
CAPACITY = Record((
    Field("ceiling", OrWord({"none": NONE}, COUNT)),
    Field("unit", choice("clients", "hours", "places")),
    Field("availability", choice("open", "few", "queue", "full")),
    Field("stated", PAST_DATE),
    Field("note", SENTENCE),
    Field("areas", Listed(AREA, none=False, unique=True)),
), "{ceiling: 40, availability: open, stated: 2026-10-01}")
UNIT = Record((Field("id", SLUG, required=True, essential=True), Field("name", NAME), Field("address", ADDRESS)),
              "{id: norr, name: Linden Norr}")
PERMIT = Record((Field("kind", Choice(PERMITS), required=True, essential=True), Field("valid", YES_NO), Field("checked", PAST_DATE)),
                "{kind: ivo, valid: yes, checked: 2026-01-10}")
FOLLOW_UP = Record((Field("date", DATE), Field("text", PARAGRAPH), Field("url", URL)), "{date: 2026-03-01, text: {sv: …}}")
OFFER = Record((
    Field("service", Reference("service", UNKNOWN_SERVICE, "hemtjanst"), required=True, essential=True),
    Field("unit", UNIT),
    Field("parts", ByService(lambda words: _words_of(words.parts, UNKNOWN_PART))),
    Field("areas", OrWord({"all": "all"}, Listed(AREA, none=False, unique=True))),
    Field("hours", _may_not_apply("hours", HOURS)),
    Field("specialisms", _may_not_apply("specialisms", Listed(Reference("specialism", UNKNOWN_SPECIALISM, "demens"), unique=True))),
    Field("levels", ByService(_levels)),
    Field("capacity", OneOrMany(CAPACITY)),
    Field("facts", ByService(lambda words: None if words.facts is None else Facts(words))),
    Field("permit", _may_not_apply("permit", PERMIT)),
    Field("follow_up", OrWord({"none": NONE}, FOLLOW_UP)),
    Field("photos", ByService(_photos)),
    Field("visits", Localised(1, 500, '{sv: "Ring så visar vi runt."}')),
    Field("additional_services", LocalisedList(Localised(1, 100, "Fönsterputs"))),
    *DESCRIPTION,
), "{service: hemtjanst, areas: [norr]}")
PROVIDER = Record((
    Field("id", SLUG, required=True),
    Field("name", NAME, required=True),
    Field("organisation_number", ORGANISATION_NUMBER),
    Field("ownership", Choice(OWNERSHIPS), required=True),
    Field("stated", PAST_DATE),
    *DESCRIPTION,
    Field("offers", Listed(OFFER)),
))
