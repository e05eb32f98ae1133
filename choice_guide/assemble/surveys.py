"""Survey rounds with what may be published of their results."""
from __future__ import annotations

from collections import defaultdict

from choice_guide.assemble.providers import offer_id
from choice_guide.check.checked import elements, listed, rows, value
from choice_guide.document import Document, Node
from choice_guide.model import Answer, PublishedElsewhere, Question, SurveyCell, SurveyRound, SurveySum


def survey_round(document: Document, results: Document | None, totals: Document | None, pooled: Document | None) -> SurveyRound:
    """A round from its documents."""
    root = document.root
    service = value(root, "service")
    invited = {_offer(node, service): value(node, "invited") for node in elements(root, "invited")}
    return SurveyRound(
        id=document.name, service=service, start=value(root, "period", "from"), end=value(root, "period", "to"),
        asked_by=value(root, "asked_by"), method=value(root, "method"), proxy=value(root, "proxy"),
        questions=tuple(_question(node) for node in elements(root, "questions")), invited=invited,
        cells=_cells(results, service), series_break=bool(value(root, "series_break")),
        totals={value(row, "question"): None if value(row, "hidden") else _sum(row) for row in rows(totals)}, pool=value(root, "pool"),
        pooled={(_offer(row, service), value(row, "question")): _sum(row) for row in rows(pooled)},
        elsewhere=tuple(_elsewhere(node, _offers(root, results, service)) for node in elements(root, "published_elsewhere")))


def _question(node: Node) -> Question:
    answers = list(elements(node, "answers"))
    excluded = tuple(value(a, "id") for a in answers if value(a, "excluded"))
    positive = tuple(value(a, "id") for a in answers if value(a, "positive") and value(a, "id") not in excluded)
    return Question(value(node, "id"), value(node, "text"), positive, excluded, tuple(value(a, "id") for a in answers),
                    bool(value(node, "headline")), value(node, "short"), value(node, "statement"),
                    _scale(answers))


def _scale(answers: list[Node]) -> tuple[Answer, ...]:
    """The answers in words; none where one of them has no words."""
    if not all(value(answer, "name") for answer in answers):
        return ()
    return tuple(Answer(value(answer, "id"), value(answer, "name"), value(answer, "picture")) for answer in answers)


def _cells(results: Document | None, service: str) -> dict[tuple[str, str], SurveyCell]:
    found: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for row in rows(results):
        found[_offer(row, service), value(row, "question")].append(row)
    return {key: _cell(found[key]) for key in sorted(found)}


def _cell(answered: list[Node]) -> SurveyCell:
    if any(value(row, "hidden") for row in answered):
        return SurveyCell(hidden=True)
    counts = tuple((value(row, "answer"), value(row, "count")) for row in answered if row.get("count"))
    percent = next((row for row in answered if row.get("percent")), None)
    return SurveyCell(tuple(sorted(counts)), False, value(percent, "percent"), value(percent, "base"))


def _offers(root: Node, results: Document | None, service: str) -> tuple[str, ...]:
    """Every offer of the round."""
    return tuple(sorted({_offer(node, service) for node in (*elements(root, "invited"), *rows(results))}))


def _elsewhere(node: Node, offers: tuple[str, ...]) -> PublishedElsewhere:
    members = value(node, "members")
    if members != "all":
        chosen = set(listed(node, "members"))
        offers = tuple(offer for offer in offers if offer.partition("/")[0] in chosen)
    return PublishedElsewhere(value(node, "name"), value(node, "question"), offers, _sum(node) if node.get("answered") else None)


def _sum(node: Node) -> SurveySum:
    return SurveySum(value(node, "answered"), value(node, "positive"))


def _offer(node: Node, service: str) -> str:
    return offer_id((value(node, "provider"), service, value(node, "unit") or ""))
