"""guide.yaml, areas.yaml and vocabulary/."""
from __future__ import annotations

import re

from choice_guide.check.contract.values import (COLOUR, CONTACT, COUNT, LANGUAGE_CODE, LINE, LONG_TEXT, NAME, NAME_TEXT,
                                                PAST_DATE, PHONE, POSTCODES, SENTENCE, SLUG, URL, YES_NO, choice)
from choice_guide.check.fields import Field, Listed, Raw, Record
from choice_guide.check.leaves import Leaf, Reference, Words
from choice_guide.check.references import UNKNOWN_LANGUAGE, UNKNOWN_MUNICIPALITY
from choice_guide.rule import Fault, Rule
from choice_guide.check.scope import Scope

COUNTRY = Rule("country-not-code", bad="country: Sverige", good="country: SE", source="ISO 3166-1 alpha-2")
FONT = Rule("font-not-family", bad='font: "url(https://fonts.example/x.woff2)"', good="font: Atkinson Hyperlegible Next", source="DESIGN rule 5")
RULES = (COUNTRY, FONT)


def _country(text: str, scope: Scope) -> str | Fault:
    code = text.strip()
    return code if re.fullmatch("[A-Z]{2}", code) else Fault(COUNTRY, {"value": text})


def _font(text: str, scope: Scope) -> str | Fault:
    family = text.strip()
    return family if re.fullmatch(r"[\w][\w \-]{0,60}", family) else Fault(FONT, {"value": text})


MUNICIPALITY = Record((Field("id", SLUG, required=True, essential=True), Field("name", NAME, required=True)), "{id: granby, name: Granby}")
LANGUAGE = Reference("language", UNKNOWN_LANGUAGE, "fi")
GUIDE = Record((
    Field("id", SLUG, required=True),
    Field("name", NAME, required=True),
    Field("country", Leaf(_country, "SE"), required=True),
    Field("demo", YES_NO),
    Field("notice", SENTENCE),
    Field("languages", Listed(LANGUAGE_CODE, none=False, unique=True), required=True),
    Field("base_url", URL),
    Field("contact", CONTACT, required=True),
    Field("choice", Record((Field("phone", PHONE), Field("form_url", URL), Field("post", LINE)), "{phone: 08-465 004 00}"), required=True),
    Field("complaints", Record((Field("text", LONG_TEXT, required=True),), '{text: {sv: "Säg först till utföraren."}}')),
    Field("accessibility", Record((Field("form_url", URL), Field("standard", NAME), Field("assessed", PAST_DATE)),
                                  "{form_url: https://exempelby.example/fel}")),
    Field("minority_languages", Listed(LANGUAGE, unique=True)),
    Field("municipalities", Listed(MUNICIPALITY)),
    Field("theme", Record((Field("accent", COLOUR), Field("accent_dark", COLOUR), Field("font", Leaf(_font, "Noto Sans"))),
                          '{accent: "#0b4f4a"}')),
    Field("limits", Record((Field("survey_threshold", COUNT), Field("stale_after_days", COUNT)), "{survey_threshold: 10}")),
))

AREA = Record((
    Field("id", SLUG, required=True, essential=True),
    Field("name", NAME_TEXT, required=True),
    Field("places", Listed(NAME, unique=True)),
    Field("postcodes", Listed(POSTCODES, unique=True)),
    Field("municipality", Reference("municipality", UNKNOWN_MUNICIPALITY, "granby")),
), "{id: norr, name: Norr}")
AREAS = Record((Field("areas", Listed(AREA, none=False), required=True),))

WORD = Words(1, 80, "hemhjälp")
SEARCH_WORDS = (Field("search", Listed(WORD, unique=True)), Field("never_show", Listed(WORD, unique=True)))
SPOKEN = Record((
    Field("code", LANGUAGE_CODE, required=True, essential=True),
    Field("name", NAME_TEXT, required=True),
    Field("autonym", NAME),
    Field("dir", choice("ltr", "rtl")),
    Field("minority", YES_NO),
    *SEARCH_WORDS,
), "{code: fi, name: {sv: finska}}")
TERM = Record((
    Field("id", SLUG, required=True, essential=True),
    Field("name", NAME_TEXT, required=True),
    Field("summary", SENTENCE),
    *SEARCH_WORDS,
), "{id: demens, name: {sv: Demenssjukdom}}")
SYNONYM = Record((
    Field("words", Listed(WORD, none=False, unique=True), required=True, essential=True),
    Field("target", Words(3, 200, "service:hemtjanst"), required=True, essential=True),
    Field("kind", choice("synonym", "old", "colloquial", "typo", "related", "abbreviation")),
    Field("show", YES_NO),
), "{words: [hemhjälp], target: service:hemtjanst}")
VOCABULARIES = {
    "languages": Record((Field("languages", Listed(SPOKEN)), Field("communication", Listed(TERM)))),
    "specialisms": Record((Field("specialisms", Listed(TERM)),)),
    "synonyms": Record((Field("synonyms", Listed(SYNONYM)),)),
    "neutrality": Raw(),
}
