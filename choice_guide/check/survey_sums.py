"""Answers put together in a survey: all providers, two rounds, and what other sources publish. None may give a hidden result away."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from choice_guide.check.checked import CheckedContent, elements, rows, value
from choice_guide.check.contracts import register_rows
from choice_guide.check.fields import MISSING_VALUE
from choice_guide.check.scope import Place, suggestion
from choice_guide.check.surveys import (HIDDEN_NUMBER, QUESTION, UNDER_THRESHOLD, Cell, Offers, cell_of, register_offers, same_cell, threshold_of,
                                        unknown_offer)
from choice_guide.document import Document, Node
from choice_guide.findings import Finding
from choice_guide.rule import Rule, Weight

MORE_POSITIVE = Rule("survey-more-positive-than-answered", bad="# totals.csv\nbemotande,310,300,", good="# totals.csv\nbemotande,270,300,")
SUM_TOO_SMALL = Rule("survey-total-under-its-parts", bad="# totals.csv\nbemotande,20,24,\n# results.csv: two providers with 21 and 25 answers",
                     good="# totals.csv\nbemotande,38,46,", source="domain.md B2.6")
POOL = Rule("survey-pool-unknown", bad="pool: hemtjanst-2205", good="pool: hemtjanst-2025", source="domain.md B2.7")
NOT_ASKED_FOR = Rule("survey-pooled-without-pool", bad="pooled.csv, and no pool in round.yaml", good="pool: hemtjanst-2025", source="domain.md B2.7")
POOLED_SHOWN = Rule("survey-pooled-beside-shown", bad="# pooled.csv\nlindens-omsorg,,bemotande,14,17\n# results.csv of one of the rounds\nlindens-omsorg,,bemotande,nojd,11,,,",
                    good="# results.csv of both rounds\nlindens-omsorg,,bemotande,,,,,yes", source="domain.md B2.6")
WITHOUT_CONTRACT = Rule("survey-without-contract", bad="period: {from: 2022-03-01, to: 2022-04-30}\n# contracts.csv\nlindens-omsorg,…,2024-01-01,",
                        good="# contracts.csv\nlindens-omsorg,…,2020-01-01,", weight=Weight.NOTICE)
RULES = (MORE_POSITIVE, SUM_TOO_SMALL, POOL, NOT_ASKED_FOR, POOLED_SHOWN, WITHOUT_CONTRACT)


def findings(content: CheckedContent) -> Iterator[Finding]:
    """What is wrong with the sums of every round, and offers that had no contract when their clients were asked."""
    threshold, offers = threshold_of(content), register_offers(content)
    for name, document in content.rounds.items():
        if document.root is not None and document.file not in content.incomplete:
            yield from _totals(content, name)
            yield from _elsewhere(document, content.place(document))
            yield from _pool(content, name, threshold, offers)
            yield from _contracts(content, document)


def _totals(content: CheckedContent, name: str) -> Iterator[Finding]:
    document = content.totals.get(name)
    if document is None:
        return
    place, shown, seen = content.place(document), _shown(content, name), {}
    for row in rows(document):
        question = value(row, "question")
        yield from _question(row, _questions(content.rounds[name]), place)
        if question in seen:
            yield same_cell(place, row, seen[question], "row.total", question)
        seen.setdefault(question, row)
        yield from _numbers(row, shown.get(question, (0, 0)), place)


def _numbers(row: Node, shown: tuple[int, int], place: Place) -> Iterator[Finding]:
    numbers = [row.get(field) for field in ("positive", "answered") if row.get(field)]
    if value(row, "hidden"):
        if numbers:
            yield place.problem(HIDDEN_NUMBER, numbers[0], row.path)
        return
    for field in ("positive", "answered"):
        if row.get(field) is None:
            yield place.problem(MISSING_VALUE, row, field=field, example="270")
            return
    impossible = list(_possible(row, place))
    yield from impossible
    if impossible:
        return
    positive, answered = (node.value - least for node, least in zip(numbers, shown, strict=True))
    if min(positive, answered) < 0 or answered < positive:
        yield place.problem(SUM_TOO_SMALL, row, value=f"{numbers[0].value} / {numbers[1].value}", shown=f"{shown[0]} / {shown[1]}")


def _possible(node: Node, place: Place) -> Iterator[Finding]:
    positive, answered = value(node, "positive"), value(node, "answered")
    if positive is not None and answered is not None and positive > answered:
        yield place.problem(MORE_POSITIVE, node.get("positive"), value=positive, answered=answered)


def _elsewhere(document: Document, place: Place) -> Iterator[Finding]:
    for total in elements(document.root, "published_elsewhere"):
        yield from _possible(total, place)
        given = [field for field in ("answered", "positive") if total.get(field)]
        if len(given) == 1:
            missing = "positive" if given == ["answered"] else "answered"
            yield place.problem(MISSING_VALUE, total, field=missing, example="270")


def _pool(content: CheckedContent, name: str, threshold: int, offers: Offers) -> Iterator[Finding]:
    document, pooled = content.rounds[name], content.pooled.get(name)
    pool = document.root.get("pool")
    if pool is not None:
        earlier = {id_ for id_, other in content.rounds.items() if id_ != name and _is_earlier(other, document)}
        if pool.value not in earlier:
            params, details = suggestion(pool.value, sorted(earlier))
            yield content.place(document).problem(POOL, pool, details=details, **params)
            return
    if pooled is None:
        return
    place = content.place(pooled)
    if pool is None:
        if pooled.root is not None:
            yield place.problem(NOT_ASKED_FOR, pooled.root)
        return
    shown = {cell for id_ in (name, pool.value) for cell in _shown_cells(content, id_)}
    known = _questions(document) & _questions(content.rounds[pool.value])
    seen: dict[Cell, Node] = {}
    for row in rows(pooled):
        cell = cell_of(row)
        if cell in seen:
            yield same_cell(place, row, seen[cell], "row.result", " ".join(filter(None, cell)))
        seen.setdefault(cell, row)
        yield from unknown_offer(row, value(document.root, "service"), offers, place)
        yield from _pooled_row(row, known, shown, threshold, place)


def _pooled_row(row: Node, questions: set[object], shown: set[Cell], threshold: int, place: Place) -> Iterator[Finding]:
    yield from _question(row, questions, place)
    yield from _possible(row, place)
    cell = cell_of(row)
    if row.get("answered") and value(row, "answered") < threshold:
        yield place.problem(UNDER_THRESHOLD, row, threshold=threshold)
    if cell in shown:
        yield place.problem(POOLED_SHOWN, row, value=" ".join(filter(None, cell[:2])), question=cell[2])


def _is_earlier(other: Document, document: Document) -> bool:
    start: date | None = value(document.root, "period", "from")
    end: date | None = value(other.root, "period", "to")
    return bool(start and end and end < start) and value(other.root, "service") == value(document.root, "service")


def _contracts(content: CheckedContent, document: Document) -> Iterator[Finding]:
    """Offers in the round that had no contract on any day of it; offers without any contract are another rule's."""
    start, end, service = value(document.root, "period", "from"), value(document.root, "period", "to"), value(document.root, "service")
    if not (content.register_is_whole and start and end and service):
        return
    periods: dict[tuple[str, str], list[bool]] = {}
    for row in register_rows(content):
        if row.key[1] == service and row.start:
            during = row.start <= end and (row.end is None or row.end >= start)
            periods.setdefault((row.key[0], row.key[2]), []).append(during)
    said: set[tuple[str, str]] = set()
    for source, node in _of_offers(content, document):
        offer = value(node, "provider"), value(node, "unit") or ""
        if offer not in said and offer in periods and not any(periods[offer]):
            said.add(offer)
            yield content.place(source).problem(WITHOUT_CONTRACT, node, value=" ".join(filter(None, offer)),
                                                start=start.isoformat(), end=end.isoformat())


def _of_offers(content: CheckedContent, document: Document) -> Iterator[tuple[Document, Node]]:
    """Everything that a round says of an offer, with the document that says it."""
    yield from ((document, element) for element in elements(document.root, "invited"))
    for table in (content.results.get(document.name), content.pooled.get(document.name)):
        yield from ((table, row) for row in rows(table))


def _question(row: Node, known: set[object], place: Place) -> Iterator[Finding]:
    if value(row, "question") not in known:
        params, details = suggestion(value(row, "question"), sorted(known))
        yield place.problem(QUESTION, row.get("question"), row.path, details=details, **params)


def _questions(document: Document) -> set[object]:
    return {value(question, "id") for question in elements(document.root, "questions")}


def _shown_cells(content: CheckedContent, name: str) -> set[Cell]:
    found = [row for row in rows(content.results.get(name)) if not value(row, "hidden")]
    return {cell_of(row) for row in found}


def _shown(content: CheckedContent, name: str) -> dict[object, tuple[int, int]]:
    """Question -> positive and valid answers that results.csv shows as counts."""
    scales = {value(q, "id"): {value(a, "id"): a for a in elements(q, "answers")} for q in elements(content.rounds[name].root, "questions")}
    sums: dict[object, tuple[int, int]] = {}
    for row in rows(content.results.get(name)):
        answer = scales.get(value(row, "question"), {}).get(value(row, "answer"))
        if answer is not None and row.get("count") and not value(row, "hidden") and not value(answer, "excluded"):
            positive, answered = sums.get(value(row, "question"), (0, 0))
            count = value(row, "count")
            sums[value(row, "question")] = (positive + (count if value(answer, "positive") else 0), answered + count)
    return sums
