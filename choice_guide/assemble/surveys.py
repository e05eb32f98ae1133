"""Survey rounds with what may be published of their results."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from choice_guide.assemble import providers
from choice_guide.assemble.providers import offer_id
from choice_guide.check.checked import CheckedContent, elements, listed, rows, value
from choice_guide.check.survey_questions import question_of
from choice_guide.document import Document, Node
from choice_guide.model import AreaMeans, Offer, PublishedElsewhere, Service, SurveyCell, SurveyRound, SurveySum, Switching, Text


def survey_round(document: Document, results: Document | None, totals: Document | None, pooled: Document | None) -> SurveyRound:
    """A round from its documents."""
    root = document.root
    service = value(root, "service")
    invited = {_offer(node, service): value(node, "invited") for node in elements(root, "invited")}
    return SurveyRound(
        id=document.name, service=service, start=value(root, "period", "from"), end=value(root, "period", "to"),
        asked_by=value(root, "asked_by"), method=value(root, "method"), proxy=value(root, "proxy"),
        questions=tuple(question_of(node) for node in elements(root, "questions")), invited=invited,
        cells=_cells(results, service), series_break=bool(value(root, "series_break")),
        totals={value(row, "question"): None if value(row, "hidden") else _sum(row) for row in rows(totals)}, pool=value(root, "pool"),
        pooled={(_offer(row, service), value(row, "question")): _sum(row) for row in rows(pooled)},
        elsewhere=tuple(_elsewhere(node, _offers(root, results, service)) for node in elements(root, "published_elsewhere")))


def offers_of(checked: CheckedContent, service: str, today: date) -> Mapping[tuple[str, str], Offer]:
    """(provider, unit) -> offer of the service, without its facts, for those who need the offers before there is a guide.

    Expects a register, areas and guide.yaml without findings that stop the publication.
    """
    nothing = Text.plain("", checked.scope.languages[0])
    bare = Service(service, nothing, nothing, AreaMeans.SERVED, (), Switching(nothing))
    root = checked.contracts.root
    of_service = replace(checked.contracts, root=replace(root, value=[row for row in root.elements() if value(row, "service") == service]))
    areas = tuple(str(value(node, "id")) for node in elements(checked.areas.root, "areas"))
    found = providers.offers(replace(checked, contracts=of_service), {service: bare}, areas, today)
    return {(offer.provider, offer.unit.id if offer.unit else ""): offer for offer in found}


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
