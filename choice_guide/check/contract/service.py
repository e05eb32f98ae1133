"""services/<id>.yaml."""
from __future__ import annotations

from choice_guide.check.contract.values import INTEGER, LABEL, NAME_TEXT, NAMED, NUMBER, PARAGRAPH, SENTENCE, SLUG, URL, YES_NO, choice
from choice_guide.check.fields import Field, Listed, MapOf, OneOrMany, Record
from choice_guide.check.leaves import Choice, Leaf, Reference, Words
from choice_guide.check import scalars
from choice_guide.check.references import UNKNOWN_AREA, UNKNOWN_SERVICE
from choice_guide.model import HEADINGS

KEY = Leaf(lambda text, scope: scalars.slug(text), "different_staff_14_days")
SLOTS = ("outside", "entrance", "room", "common-room", "dining", "outdoors")
FACT_TYPES = ("yes-no", "integer", "percent", "money", "choice", "choices", "hours", "text")
# Columns that every offer has; the others are ids of facts and survey:<question>.
COLUMNS = ("availability", "hours", "languages", "communication", "specialisms", "levels", "parts", "areas")
NON_CHOICE_KINDS = ("own-operation", "procured", "rotation", "proximity", "alphabetical", "previous-provider")
AREA = Reference("area", UNKNOWN_AREA, "norr")

OPTION = Record((Field("id", KEY, required=True, essential=True), Field("name", NAME_TEXT, required=True)),
                "{id: on-site, name: {sv: På plats}}")
LEVEL = Record((Field("id", INTEGER, required=True, essential=True), Field("name", NAME_TEXT, required=True), Field("summary", SENTENCE)),
               "{id: 1, name: {sv: Nivå 1}}")
FACT = Record((
    Field("id", KEY, required=True, essential=True),
    Field("label", LABEL, required=True, essential=True),
    Field("short", NAME_TEXT),
    Field("heading", Choice(HEADINGS), required=True, essential=True),
    Field("type", Choice(FACT_TYPES), required=True, essential=True),
    Field("unit", NAME_TEXT),
    Field("unit_one", NAME_TEXT),  # the unit's word for the number 1
    Field("plausible", Listed(NUMBER, none=False)),
    Field("at_most", Listed(NUMBER, none=False, unique=True)),  # what a reader may wish for
    Field("at_least", Listed(NUMBER, none=False, unique=True)),
    Field("options", Listed(OPTION, none=False)),
    Field("source", choice("municipality", "provider", "survey", "register"), required=True),
), "{id: own_bathroom, label: {sv: Eget badrum}, heading: help, type: yes-no, source: provider}")
NON_CHOICE = Record((
    Field("kind", Choice(NON_CHOICE_KINDS), required=True),
    Field("text", PARAGRAPH, required=True),
    Field("areas", Listed(AREA, none=False, unique=True)),
), '{kind: own-operation, text: {sv: "Kommunen hjälper dig."}}')
NOTICE = Record((Field("kind", choice("days", "cutoff-day"), required=True), Field("value", INTEGER, required=True)),
                "{kind: days, value: 14}")
SWITCHING = Record((Field("text", PARAGRAPH, required=True), Field("notice", NOTICE)), '{text: {sv: "Du kan byta när du vill."}}')
FEE = Record((Field("text", PARAGRAPH, required=True), Field("url", URL), Field("same_for_all", YES_NO)),
             '{text: {sv: "Avgiften är lika stor vem du än väljer."}}')

SERVICE = Record((
    Field("id", SLUG, required=True),
    Field("name", NAME_TEXT, required=True),
    Field("law", Words(1, 200, "SoL 2025:400, 8 kap. 1 §")),
    Field("summary", PARAGRAPH, required=True),
    Field("area_means", choice("served", "located"), required=True),
    Field("parts", Listed(NAMED)),
    Field("levels", Listed(LEVEL)),
    Field("decision", choice("required", "optional", "none"), required=True),
    Field("requires", Listed(Reference("service", UNKNOWN_SERVICE, "hemtjanst"), unique=True)),
    Field("outside_choice", PARAGRAPH),
    Field("fee", FEE),
    Field("non_choice", OneOrMany(NON_CHOICE), required=True),
    Field("switching", SWITCHING, required=True),
    Field("photo_slots", Listed(Choice(SLOTS), unique=True)),
    Field("comparison", Listed(Words(1, 80, "availability"), unique=True)),
    Field("facts", Listed(FACT)),
    Field("not_applicable", MapOf(SENTENCE, "{permit: {sv: Kommunen behöver inget tillstånd.}}")),
))
