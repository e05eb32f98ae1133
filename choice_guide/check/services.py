"""Services: comparison columns, definitions of facts, and what happens to those who do not choose."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from choice_guide.check.checked import CheckedContent, elements, listed, value
from choice_guide.check.contract.service import COLUMNS
from choice_guide.check.fields import MISSING_VALUE
from choice_guide.check.references import UNKNOWN_COLUMN
from choice_guide.rule import Rule, Weight
from choice_guide.check.scope import Place, suggestion
from choice_guide.document import Document, Node
from choice_guide.findings import Finding
from choice_guide.model import MOST_COLUMNS, MOST_SURVEY_COLUMNS, SURVEY_COLUMN

TOO_MANY_COLUMNS = Rule("comparison-too-long", bad="comparison: [availability, hours, languages, specialisms, parts, levels, areas]",
                        good="comparison: [availability, hours, languages, specialisms, parts, levels]", source="display_rules")
TOO_MANY_QUESTIONS = Rule("comparison-too-many-questions", bad="comparison: [survey:bemotande, survey:tider, survey:mat, survey:trygghet]",
                          good="comparison: [availability, survey:bemotande, survey:tider, survey:mat]", source="display_rules.md R1")
NO_NON_CHOICE = Rule("non-choice-missing", bad="non_choice:\n  - {kind: own-operation, areas: [norr], text: {sv: …}}\n# the guide has norr and soder",
                     good="non_choice:\n  - {kind: own-operation, areas: [norr, soder], text: {sv: …}}", source="LOV 9 kap. 2 §; R21")
TWO_NON_CHOICES = Rule("non-choice-twice", bad="non_choice:\n  - {kind: own-operation, areas: [norr], text: {sv: …}}\n  - {kind: procured, areas: [norr], text: {sv: …}}",
                       good="non_choice:\n  - {kind: own-operation, areas: [norr], text: {sv: …}}\n  - {kind: procured, areas: [soder], text: {sv: …}}",
                       source="R24")
CONTESTED = Rule("non-choice-contested", bad="non_choice: {kind: rotation, text: {sv: …}}", good="non_choice: {kind: procured, text: {sv: …}}",
                 weight=Weight.NOTICE, source="Konkurrensverket 2019:2")
PLAUSIBLE_RANGE = Rule("plausible-not-range", bad="plausible: [60, 1]", good="plausible: [1, 60]")
PLAUSIBLE_WITHOUT_NUMBER = Rule("plausible-without-number", bad="{id: own_bathroom, type: yes-no, plausible: [0, 1]}",
                                good="{id: own_bathroom, type: yes-no}")
WISH_WITHOUT_NUMBER = Rule("wish-without-number", bad="{id: own_bathroom, type: yes-no, at_most: [5]}", good="{id: own_bathroom, type: yes-no}")
OPTIONS_WITHOUT_CHOICE = Rule("options-without-choice", bad="{id: own_bathroom, type: yes-no, options: [{id: yes, name: {sv: Ja}}]}",
                              good="{id: own_bathroom, type: yes-no}")
UNKNOWN_REASON = Rule("not-applicable-unknown", bad="not_applicable: {permitt: {sv: Kommunen behöver inget tillstånd.}}",
                      good="not_applicable: {permit: {sv: Kommunen behöver inget tillstånd.}}")
NOTICE_RANGE = Rule("notice-out-of-range", bad="notice: {kind: cutoff-day, value: 31}", good="notice: {kind: cutoff-day, value: 15}")
UNIT_ONE = Rule("unit-one-without-unit", bad="{id: beds, type: integer, unit_one: {sv: plats}}", good="{id: beds, type: integer, unit: {sv: platser}, unit_one: {sv: plats}}")
RULES = (TOO_MANY_COLUMNS, TOO_MANY_QUESTIONS, NO_NON_CHOICE, TWO_NON_CHOICES, CONTESTED, PLAUSIBLE_RANGE, PLAUSIBLE_WITHOUT_NUMBER,
         WISH_WITHOUT_NUMBER, OPTIONS_WITHOUT_CHOICE, UNKNOWN_REASON, NOTICE_RANGE, UNIT_ONE)

NUMBERS = ("integer", "percent", "money")
CHOICES = ("choice", "choices")
FIELDS_THAT_MAY_NOT_APPLY = ("permit", "hours", "specialisms", "levels")
MOST_NOTICE = {"days": 365, "cutoff-day": 28}  # a day that every month has
DECIDED_BY_AUTHORITY = ("rotation", "proximity", "alphabetical")


def findings(content: CheckedContent) -> Iterator[Finding]:
    """What is wrong with the services, each for itself."""
    for document in content.services.values():
        if document.root is not None:
            place = content.place(document)
            yield from _comparison(content, document, place)
            yield from _facts(document.root, place)
            yield from _coverage(content, document.root, place)
            yield from _contested(document.root, place)
            yield from _reasons(document.root, place)
            yield from _notice(document.root, place)


def _comparison(content: CheckedContent, document: Document, place: Place) -> Iterator[Finding]:
    columns = list(elements(document.root, "comparison"))
    if len(columns) > MOST_COLUMNS:
        yield place.problem(TOO_MANY_COLUMNS, document.root.get("comparison"), found=len(columns), most=MOST_COLUMNS)
    asked = [node for node in columns if str(node.value).startswith(SURVEY_COLUMN)]
    if len(asked) > MOST_SURVEY_COLUMNS:
        yield place.problem(TOO_MANY_QUESTIONS, asked[MOST_SURVEY_COLUMNS], found=len(asked), most=MOST_SURVEY_COLUMNS)
    words = content.scope.services.get(document.name)
    if words is None or words.facts is None:
        return
    known = (*COLUMNS, *words.facts, *_question_columns(content, document.name))
    told = all(document.file not in content.incomplete for document in content.rounds.values())
    for node in columns:
        if node.value not in known and (told or not node.value.startswith(SURVEY_COLUMN)):
            params, details = suggestion(node.value, known)
            yield place.problem(UNKNOWN_COLUMN, node, details=details, **params)


def _question_columns(content: CheckedContent, service: str) -> Iterator[str]:
    for document in content.rounds.values():
        if value(document.root, "service") == service:
            yield from (f"{SURVEY_COLUMN}{value(question, 'id')}" for question in elements(document.root, "questions"))


def _facts(service: Node, place: Place) -> Iterator[Finding]:
    for fact in elements(service, "facts"):
        kind, plausible, options = value(fact, "type"), fact.get("plausible"), fact.get("options")
        if plausible is not None:
            limits = [node.value for node in plausible.elements()]
            if kind not in NUMBERS:
                yield place.problem(PLAUSIBLE_WITHOUT_NUMBER, plausible, type=kind)
            elif len(limits) != 2 or limits[0] > limits[1]:
                yield place.problem(PLAUSIBLE_RANGE, plausible, value=", ".join(map(str, limits)))
        for field in ("at_most", "at_least"):
            if fact.get(field) is not None and kind not in NUMBERS:
                yield place.problem(WISH_WITHOUT_NUMBER, fact.get(field), field=field, type=kind)
        if fact.get("unit_one") is not None and fact.get("unit") is None:
            yield place.problem(UNIT_ONE, fact.get("unit_one"), id=value(fact, "id"))
        if options is not None and kind not in CHOICES:
            yield place.problem(OPTIONS_WITHOUT_CHOICE, options, type=kind)
        if options is None and kind in CHOICES:
            yield place.problem(MISSING_VALUE, fact, (*fact.path, "options"), field="options", example="[{id: on-site, name: {sv: På plats}}]")


def _coverage(content: CheckedContent, service: Node, place: Place) -> Iterator[Finding]:
    rules, areas = service.get("non_choice"), tuple(dict.fromkeys(content.scope.known.get("area") or ()))
    if rules is None or not areas:
        return
    times = Counter(area for rule in rules.elements() for area in (listed(rule, "areas") if rule.get("areas") else areas))
    without = [area for area in areas if not times[area]]
    twice = [area for area in areas if times[area] > 1]
    if without:
        yield place.problem(NO_NON_CHOICE, rules, areas=", ".join(without))
    if twice:
        yield place.problem(TWO_NON_CHOICES, rules, areas=", ".join(twice))


def _contested(service: Node, place: Place) -> Iterator[Finding]:
    for rule in elements(service, "non_choice"):
        kind = rule.get("kind")
        if place.scope.country == "SE" and kind and kind.value in DECIDED_BY_AUTHORITY:
            yield place.problem(CONTESTED, kind, value=kind.value)


def _notice(service: Node, place: Place) -> Iterator[Finding]:
    node, kind = service.get("switching", "notice", "value"), value(service, "switching", "notice", "kind")
    if node is not None and kind in MOST_NOTICE and not 1 <= node.value <= MOST_NOTICE[kind]:
        yield place.problem(NOTICE_RANGE, node, value=node.value, kind=kind, high=MOST_NOTICE[kind])


def _reasons(service: Node, place: Place) -> Iterator[Finding]:
    reasons, words = service.get("not_applicable"), place.scope.services.get(place.document.name)
    if reasons is None or words is None or words.facts is None:
        return
    known = (*FIELDS_THAT_MAY_NOT_APPLY, *words.facts)
    for name, node in reasons.items():
        if name not in known:
            params, details = suggestion(name, known)
            yield place.problem(UNKNOWN_REASON, node, mark=reasons.key_marks.get(name), details=details, **params)
