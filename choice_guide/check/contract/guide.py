"""guide.yaml, areas.yaml and vocabulary/."""
from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from choice_guide.check import scalars
from choice_guide.check.characters import excerpt
from choice_guide.check.contract.values import (COLOUR, CONTACT, COUNT, LANGUAGE_CODE, LINE, LONG_TEXT, NAME, NAME_TEXT,
                                                PAST_DATE, PHONE, POSTCODES, SENTENCE, SLUG, URL, YES_NO, choice)
from choice_guide.check.fields import Field, Listed, Raw, Record
from choice_guide.check.leaves import Leaf, Reference, Words
from choice_guide.check.references import UNKNOWN_LANGUAGE, UNKNOWN_MUNICIPALITY
from choice_guide.rule import Fault, Rule
from choice_guide.check.scope import Scope

COUNTRY = Rule("country-not-code", bad="country: Sverige", good="country: SE", source="ISO 3166-1 alpha-2")
FAMILY = Rule("font-not-family", bad='font: {family: "url(https://fonts.example/x.woff2)"}', good="font: {family: Kommun Sans}", source="DESIGN rule 5")
WEIGHT = Rule("font-weight", bad="weight: bold", good="weight: 700", source="CSS Fonts 4, section 2.2")
BASE_URL = Rule("base-url-with-more", bad="base_url: https://exempelby.example/valguide/?sida=1", good="base_url: https://exempelby.example/valguide/",
                source="RFC 3986, section 3")
RULES = (COUNTRY, FAMILY, WEIGHT, BASE_URL)


def _country(text: str, scope: Scope) -> str | Fault:
    code = text.strip()
    return code if re.fullmatch("[A-Z]{2}", code) else Fault(COUNTRY, {"value": text})


def _family(text: str, scope: Scope) -> str | Fault:
    """The name of a font: 1 to 60 letters, digits, spaces and hyphens."""
    family = text.strip()
    return family if re.fullmatch(r"[^\W_](?:[^\W_]|[ -]){0,59}", family) else Fault(FAMILY, {"value": excerpt(text)})


def _weight(text: str, scope: Scope) -> str | Fault:
    """100 to 900, or a range of two such numbers for a variable font."""
    weight = " ".join(text.split())
    numbers = [int(part) for part in weight.split(" ")] if re.fullmatch("[1-9][0-9]{2}(?: [1-9][0-9]{2})?", weight) else []
    usable = bool(numbers) and numbers[-1] <= 900 and (len(numbers) == 1 or numbers[0] < numbers[1])
    return weight if usable else Fault(WEIGHT, {"value": excerpt(text)})


def _base_url(text: str, scope: Scope) -> str | Fault:
    """A web address that addresses of pages can follow: it ends in a slash, and has neither a query nor a fragment."""
    address = scalars.url(text)
    if isinstance(address, Fault):
        return address
    parts = urlsplit(address)
    bare = urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/") + "/", "", ""))
    return bare if address.rstrip("/") == bare.rstrip("/") else Fault(BASE_URL, {"value": excerpt(address), "suggestion": bare})


MUNICIPALITY = Record((Field("id", SLUG, required=True, essential=True), Field("name", NAME, required=True)), "{id: granby, name: Granby}")
LANGUAGE = Reference("language", UNKNOWN_LANGUAGE, "fi")
FONT_FILE = Record((Field("file", Words(1, 200, "fonts/kommun.woff2"), required=True, essential=True),
                    Field("weight", Leaf(_weight, "400"), required=True, essential=True)), "{file: fonts/kommun.woff2, weight: 400}")
FONT = Record((Field("family", Leaf(_family, "Kommun Sans"), required=True, essential=True), Field("files", Listed(FONT_FILE))), "{family: Kommun Sans}")
GUIDE = Record((
    Field("id", SLUG, required=True),
    Field("name", NAME, required=True),
    Field("country", Leaf(_country, "SE"), required=True),
    Field("demo", YES_NO),
    Field("notice", SENTENCE),
    Field("languages", Listed(LANGUAGE_CODE, none=False, unique=True), required=True),
    Field("base_url", Leaf(_base_url, "https://exempelby.example/valguide/")),
    Field("contact", CONTACT, required=True),
    Field("choice", Record((Field("phone", PHONE), Field("form_url", URL), Field("post", LINE)), "{phone: 08-465 004 00}"), required=True),
    Field("complaints", Record((Field("text", LONG_TEXT, required=True),), '{text: {sv: "Säg först till utföraren."}}')),
    Field("accessibility", Record((Field("form_url", URL), Field("standard", NAME), Field("assessed", PAST_DATE)),
                                  "{form_url: https://exempelby.example/fel}")),
    Field("minority_languages", Listed(LANGUAGE, unique=True)),
    Field("municipalities", Listed(MUNICIPALITY)),
    Field("theme", Record((Field("accent", COLOUR), Field("accent_dark", COLOUR), Field("font", FONT)),
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
