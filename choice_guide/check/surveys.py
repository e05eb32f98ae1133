"""Surveys: only answers on the scale, only cells that may be published, only offers that exist."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from choice_guide.check.checked import CheckedContent, elements, rows, value
from choice_guide.check.contracts import register_rows
from choice_guide.check.fields import MISSING_VALUE
from choice_guide.rule import Rule
from choice_guide.check.scope import Place, suggestion
from choice_guide.document import Document, Node
from choice_guide.findings import Finding
from choice_guide.model import LEAST_SURVEY_THRESHOLD, MOST_SURVEY_COLUMNS, SURVEY_THRESHOLD, everybody_alike

THRESHOLD = Rule("threshold-too-low", bad="limits: {survey_threshold: 3}", good="limits: {survey_threshold: 10}", source="domain.md B2.5")
UNDER_THRESHOLD = Rule("survey-under-threshold", bad="lindens-omsorg,,bemotande,nojd,4,,,", good="lindens-omsorg,,bemotande,,,,,yes", source="domain.md B2.5")
QUESTION = Rule("unknown-question", bad="lindens-omsorg,,bemotnde,nojd,21,,,", good="lindens-omsorg,,bemotande,nojd,21,,,")
ANSWER = Rule("unknown-answer", bad="lindens-omsorg,,bemotande,jattenojd,21,,,", good="lindens-omsorg,,bemotande,nojd,21,,,")
MORE_THAN_INVITED = Rule("survey-more-than-invited", bad="invited: [{provider: lindens-omsorg, invited: 20}]\n# results.csv\nlindens-omsorg,,bemotande,nojd,21,,,",
                         good="invited: [{provider: lindens-omsorg, invited: 40}]")
HIDDEN_NUMBER = Rule("survey-hidden-with-number", bad="lindens-omsorg,,bemotande,nojd,4,,,yes", good="lindens-omsorg,,bemotande,,,,,yes", source="domain.md B2.6")
NO_NUMBER = Rule("survey-without-number", bad="lindens-omsorg,,bemotande,nojd,,,,", good="lindens-omsorg,,bemotande,nojd,21,,,")
TWO_NUMBERS = Rule("survey-count-and-percent", bad="lindens-omsorg,,bemotande,nojd,21,84,25,", good="lindens-omsorg,,bemotande,nojd,21,,,")
WITHOUT_BASE = Rule("survey-percent-without-base", bad="lindens-omsorg,,bemotande,,,84,,", good="lindens-omsorg,,bemotande,,,84,25,")
NO_OFFER = Rule("survey-without-offer", bad="lindens-omsorg,sodra,bemotande,nojd,21,,,", good="lindens-omsorg,norr,bemotande,nojd,21,,,")
SAME_CELL = Rule("survey-row-twice", bad="lindens-omsorg,,bemotande,nojd,21,,,\nlindens-omsorg,,bemotande,nojd,19,,,", good="lindens-omsorg,,bemotande,nojd,21,,,")
ALL_ALIKE = Rule("survey-all-alike", bad="invited: [{provider: lindens-omsorg, invited: 25}]\n# results.csv\nlindens-omsorg,,bemotande,,,100,25,",
                 good="lindens-omsorg,,bemotande,,,,,yes", source="domain.md B2.5")
ANSWERS_MISSING = Rule("survey-answers-missing", bad="lindens-omsorg,,bemotande,nojd,21,,,", good="lindens-omsorg,,bemotande,nojd,21,,,\nlindens-omsorg,,bemotande,missnojd,0,,,",
                       source="domain.md B2")
PERCENT_ANSWER = Rule("survey-percent-of-answer", bad="lindens-omsorg,,bemotande,missnojd,,15,40,", good="lindens-omsorg,,bemotande,,,85,40,", source="DESIGN §3")
BOTH_WAYS = Rule("answer-positive-and-excluded", bad="{id: vet_ej, positive: yes, excluded: yes}", good="{id: vet_ej, excluded: yes}", source="domain.md B2")
HEADLINES = Rule("too-many-headlines", bad="four questions with headline: yes", good="three questions with headline: yes", source="DESIGN §3")
WITHOUT_POSITIVE = Rule("question-without-positive", bad="answers: [{id: nojd}, {id: missnojd}]", good="answers: [{id: nojd, positive: yes}, {id: missnojd}]",
                        source="domain.md B2")
PERIOD = Rule("period-reversed", bad="period: {from: 2026-04-30, to: 2026-03-01}", good="period: {from: 2026-03-01, to: 2026-04-30}")
RULES = (THRESHOLD, UNDER_THRESHOLD, QUESTION, ANSWER, MORE_THAN_INVITED, HIDDEN_NUMBER, NO_NUMBER, TWO_NUMBERS, WITHOUT_BASE, NO_OFFER,
         SAME_CELL, ALL_ALIKE, ANSWERS_MISSING, PERCENT_ANSWER, BOTH_WAYS, HEADLINES, WITHOUT_POSITIVE, PERIOD)

Cell = tuple[str, str, str]  # provider, unit, question
Offers = frozenset[tuple[str, str, str]]  # service, provider, unit


@dataclass(frozen=True, slots=True)
class Scale:
    """The answers to a question: all of them, those outside the denominator, and those that count as positive."""

    answers: tuple[str, ...]
    excluded: frozenset[str]
    positive: frozenset[str]


def findings(content: CheckedContent) -> Iterator[Finding]:
    """What is wrong with the rounds and their results."""
    limit = content.guide.root.get("limits", "survey_threshold") if content.guide and content.guide.root else None
    if limit is not None and limit.value < LEAST_SURVEY_THRESHOLD:
        yield content.place(content.guide).problem(THRESHOLD, limit, value=limit.value, low=LEAST_SURVEY_THRESHOLD)
    threshold = threshold_of(content)
    offers = register_offers(content)
    for name, document in content.rounds.items():
        yield from _round(document, content.place(document), offers)
        yield from _elsewhere(document, content.place(document)) if document.file not in content.incomplete else ()
        results = content.results.get(name)
        if results is not None and results.root is not None and document.root is not None:
            scales = None if document.file in content.incomplete else _scales(document.root)
            whole = results.file not in content.incomplete
            yield from _results(document.root, scales, results, content.place(results), offers, threshold, whole)


def register_offers(content: CheckedContent) -> Offers:
    """Every offer that the register has ever had; none where not all of it can be read, so that nothing is said to be unknown."""
    return frozenset((row.key[1], row.key[0], row.key[2]) for row in register_rows(content)) if content.register_is_whole else frozenset()


def threshold_of(content: CheckedContent) -> int:
    """The fewest answers that the guide shows."""
    limit = value(content.guide.root, "limits", "survey_threshold") if content.guide else None
    return max(SURVEY_THRESHOLD if limit is None else limit, LEAST_SURVEY_THRESHOLD)


def cell_of(row: Node) -> Cell:
    """The cell that a row is about."""
    return value(row, "provider"), value(row, "unit") or "", value(row, "question")


def _round(document: Document, place: Place, offers: Offers) -> Iterator[Finding]:
    root = document.root
    start, end = value(root, "period", "from"), value(root, "period", "to")
    if start and end and end < start:
        yield place.problem(PERIOD, root.get("period", "to"), value=end.isoformat(), start=start.isoformat())
    headlines = [question.get("headline") for question in elements(root, "questions") if value(question, "headline")]
    if len(headlines) > MOST_SURVEY_COLUMNS:
        yield place.problem(HEADLINES, headlines[MOST_SURVEY_COLUMNS], found=len(headlines), most=MOST_SURVEY_COLUMNS)
    for question in elements(root, "questions"):
        if question.get("answers") and not any(value(answer, "positive") for answer in elements(question, "answers")):
            yield place.problem(WITHOUT_POSITIVE, question, value=value(question, "id"))
        for answer in elements(question, "answers"):
            if value(answer, "positive") and value(answer, "excluded"):
                yield place.problem(BOTH_WAYS, answer, value=value(answer, "id"))
    seen: dict[tuple[object, object], Node] = {}
    for element in elements(root, "invited"):
        offer = value(element, "provider"), value(element, "unit") or ""
        if offer in seen:
            yield same_cell(place, element, seen[offer], "row.offer", " ".join(filter(None, offer)))
        seen.setdefault(offer, element)
        yield from unknown_offer(element, value(root, "service"), offers, place)


def _elsewhere(document: Document, place: Place) -> Iterator[Finding]:
    """Totals of questions that the round does not have."""
    asked = [value(question, "id") for question in elements(document.root, "questions")]
    for total in elements(document.root, "published_elsewhere"):
        if value(total, "question") not in asked:
            params, details = suggestion(value(total, "question"), asked)
            yield place.problem(QUESTION, total.get("question"), details=details, **params)


def _results(survey: Node, scales: dict[str, Scale | None] | None, document: Document, place: Place, offers: Offers,
             threshold: int, whole: bool) -> Iterator[Finding]:
    """What is wrong with results; `scales` None where the questions cannot be told; `whole`: every row could be read."""
    cells: dict[Cell, list[Node]] = defaultdict(list)
    for row in rows(document):
        wrong = [*unknown_offer(row, value(survey, "service"), offers, place), *_row(row, scales, place)]
        yield from wrong
        whole = whole and not wrong
        if not wrong:
            cells[cell_of(row)].append(row)
    invited = {(value(e, "provider"), value(e, "unit") or ""): value(e, "invited") for e in elements(survey, "invited")}
    for cell, nodes in cells.items():
        scale, twice = (scales or {}).get(cell[2]), list(_twice(nodes, place))
        yield from twice
        missing = list(_answers_missing(nodes, scale, place)) if scale and whole and not twice else []
        yield from missing or _numbers(nodes, scale, invited.get(cell[:2]), threshold, place)


def same_cell(place: Place, row: Node, first: Node, what: str, named: object) -> Finding:
    """The finding for what is given twice. `what`: the key of the words for it; `named`: its own."""
    return place.problem(SAME_CELL, row, details={"what": what}, value=named, first=first.mark.line)


def unknown_offer(node: Node, service: object, offers: Offers, place: Place) -> Iterator[Finding]:
    """A finding where nobody has a contract for this provider, unit and service."""
    provider, unit = value(node, "provider"), value(node, "unit") or ""
    if service and offers and (service, provider, unit) not in offers:
        units = sorted(u or "–" for s, p, u in offers if (s, p) == (service, provider))
        yield place.problem(NO_OFFER, node.get("unit") or node.get("provider"), node.path, value=f"{provider} {unit}".strip(),
                            service=service, register=", ".join(units), details={"hint": "hint.units" if units else "hint.none"})


def _row(row: Node, scales: dict[str, Scale | None] | None, place: Place) -> Iterator[Finding]:
    question, answer = row.get("question"), row.get("answer")
    numbers = [row.get(name) for name in ("count", "percent", "base") if row.get(name)]
    if scales is not None and question.value not in scales:
        params, details = suggestion(question.value, scales)
        yield place.problem(QUESTION, question, row.path, details=details, **params)
    elif scales is not None and answer and scales[question.value] and answer.value not in scales[question.value].answers:
        params, details = suggestion(answer.value, scales[question.value].answers)
        yield place.problem(ANSWER, answer, row.path, details=details, **params)
    elif value(row, "hidden"):
        if numbers:
            yield place.problem(HIDDEN_NUMBER, numbers[0], row.path)
    else:
        yield from _open_row(row, place)


def _open_row(row: Node, place: Place) -> Iterator[Finding]:
    """What is wrong with the numbers of a row that is not hidden."""
    count, percent = row.get("count"), row.get("percent")
    if count and percent:
        yield place.problem(TWO_NUMBERS, percent, row.path, value=str(percent.value))
    elif percent and row.get("answer"):
        yield place.problem(PERCENT_ANSWER, row.get("answer"), row.path, value=value(row, "answer"))
    elif percent and not row.get("base"):
        yield place.problem(WITHOUT_BASE, percent, row.path, value=str(percent.value))
    elif count and not row.get("answer"):
        yield place.problem(MISSING_VALUE, row, field="answer", example="mycket_nojd")
    elif not count and not percent:
        yield place.problem(NO_NUMBER, row, value=value(row, "answer") or value(row, "question"))


def _twice(nodes: list[Node], place: Place) -> Iterator[Finding]:
    first: dict[object, Node] = {}
    for row in nodes:
        answer = value(row, "answer")
        if answer in first:
            yield same_cell(place, row, first[answer], "row.answer" if answer else "row.question", answer or value(row, "question"))
        first.setdefault(answer, row)


def _numbers(nodes: list[Node], scale: Scale | None, invited: int | None, threshold: int, place: Place) -> Iterator[Finding]:
    """What is wrong with a cell as a whole: too few answers to be published, or more than there were people."""
    if any(value(row, "hidden") for row in nodes):
        open_row = next((row for row in nodes if not value(row, "hidden")), None)
        if open_row is not None:
            yield place.problem(HIDDEN_NUMBER, open_row.get("count") or open_row.get("percent") or open_row, open_row.path)
        return
    if scale is None:
        return
    counts = _counts(nodes)
    valid = sum(count for answer, count in counts.items() if answer not in scale.excluded)
    answered = max([valid, *(value(row, "base") for row in nodes if row.get("base"))])
    if 0 < answered < threshold:
        yield place.problem(UNDER_THRESHOLD, nodes[0], threshold=threshold)
    given = max(sum(counts.values()), answered)
    persons = None if invited is None else invited - (sum(counts.values()) - valid)
    if invited is not None and given > invited:
        yield place.problem(MORE_THAN_INVITED, nodes[0], value=given, invited=invited)
    elif answered >= threshold and everybody_alike(_positive(nodes, counts, scale, answered), answered, persons):
        yield place.problem(ALL_ALIKE, nodes[0], value=answered if invited is None else invited,
                            details={"what": "alike.unknown" if invited is None else "alike.invited"})


def _counts(nodes: list[Node]) -> dict[object, int]:
    return {value(row, "answer"): value(row, "count") for row in nodes if row.get("count")}


def _answers_missing(nodes: list[Node], scale: Scale, place: Place) -> Iterator[Finding]:
    """A finding where none of the positive answers has a row, or none of the others: the cell would read as none, or as all."""
    if any(value(row, "hidden") for row in nodes):
        return
    counts, valid = _counts(nodes), [answer for answer in scale.answers if answer not in scale.excluded]
    sides = ([answer for answer in valid if (answer in scale.positive) is positive] for positive in (True, False))
    if counts and any(side and not any(answer in counts for answer in side) for side in sides):
        missing = ", ".join(answer for answer in valid if answer not in counts)
        yield place.problem(ANSWERS_MISSING, nodes[0], value=value(nodes[0], "question"), missing=missing)


def _positive(nodes: list[Node], counts: dict[object, int], scale: Scale, answered: int) -> int | Decimal:
    """How many were positive; not whole where a percent says it."""
    percent = next((value(row, "percent") for row in nodes if row.get("percent")), None)
    return sum(count for answer, count in counts.items() if answer in scale.positive) if percent is None else percent * answered / 100


def _scales(survey: Node) -> dict[str, Scale | None] | None:
    """Question id -> its answers; None where the questions cannot be used."""
    if survey.get("questions") is None:
        return None
    return {value(question, "id"): _scale(question) for question in elements(survey, "questions")}


def _scale(question: Node) -> Scale | None:
    if question.get("answers") is None:
        return None
    answers = list(elements(question, "answers"))
    excluded, positive = (frozenset(value(answer, "id") for answer in answers if value(answer, kind)) for kind in ("excluded", "positive"))
    return Scale(tuple(value(answer, "id") for answer in answers), excluded, positive)
