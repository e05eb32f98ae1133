"""The audit of a whole guide: every hidden survey result of every round, given everything the guide and others publish."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from choice_guide.audit.survey import Audited, Equation, Hidden, audit, remainder
from choice_guide.derive.survey import Shown, result
from choice_guide.model import Blank, Guide, Question, SurveyAudit, SurveyCell, SurveyRound

Cell = tuple[str, str, str]  # round, offer, question


@dataclass(frozen=True, slots=True)
class GuideAudit:
    """What the audit came to.

    `summary`: for the page about the method; `reckonable`: hidden cells of which readers can know too much; `unknown`: totals
    published elsewhere whose numbers the audit needs, as (round, place in published_elsewhere); `contradicting`: sums that no
    numbers of persons fulfil, as (round, question).
    """

    summary: SurveyAudit
    reckonable: tuple[Cell, ...]
    unknown: tuple[tuple[str, int], ...]
    contradicting: tuple[tuple[str, str], ...]


def audit_guide(guide: Guide) -> GuideAudit:
    """Audits each question of each service over all its rounds, because rounds may be published together."""
    reckonable: list[Cell] = []
    unknown: list[tuple[str, int]] = []
    contradicting: list[tuple[str, str]] = []
    widths: list[int] = []
    hidden = 0
    for question, rounds in _families(guide):
        found = _audited(guide, question, rounds)
        hidden += sum(len(_hidden(guide, one, question)) for one in rounds)
        widths += [width for known in found.known.values() if (width := _width(known.answered.low, known.answered.high)) is not None]
        reckonable += [(*id_.split("|"), question) for id_ in found.narrowed]
        unknown += [(round_id, int(place)) for kind, round_id, place in (id_.split("|") for id_ in found.unknown) if kind == "elsewhere"]
        contradicting += sorted({(id_.split("|")[1], question) for id_ in found.contradictions})
    return GuideAudit(SurveyAudit(hidden, min(widths, default=None)), tuple(sorted(reckonable)), tuple(sorted(set(unknown))),
                      tuple(sorted(contradicting)))


def _families(guide: Guide) -> Iterator[tuple[str, tuple[SurveyRound, ...]]]:
    """A question's id with the rounds of one service that ask it."""
    for service in guide.services:
        rounds = tuple(one for one in guide.rounds if one.service == service.id)
        for question in dict.fromkeys(question.id for one in rounds for question in one.questions):
            yield question, tuple(one for one in rounds if _asked(one, question))


def _asked(one: SurveyRound, question: str) -> Question | None:
    return next((asked for asked in one.questions if asked.id == question), None)


def _audited(guide: Guide, question: str, rounds: tuple[SurveyRound, ...]) -> Audited:
    places = _places(guide)
    hidden = [Hidden(f"{one.id}|{offer}", one.invited.get(offer, places.get(offer))) for one in rounds for offer in _hidden(guide, one, question)]
    equations = [equation for one in rounds for equation in _equations(guide, one, question, {cell.id for cell in hidden})]
    return audit(hidden, [equation for equation in equations if equation.members], guide.limits.survey_threshold)


def _places(guide: Guide) -> dict[str, int]:
    """Offer id -> places that it publishes, for rounds that do not say how many were invited."""
    return {offer.id: offer.capacity[0].ceiling for offer in guide.offers
            if not isinstance(offer.capacity, Blank) and len(offer.capacity) == 1 and offer.capacity[0].unit == "places"
            and isinstance(offer.capacity[0].ceiling, int)}


def _hidden(guide: Guide, one: SurveyRound, question: str) -> tuple[str, ...]:
    """Offers whose result the round has and no page shows."""
    asked = _asked(one, question)
    return tuple(offer for offer, id_ in one.cells
                 if id_ == question and result(one, asked, offer, guide.limits.survey_threshold).shown is Shown.HIDDEN)


def _equations(guide: Guide, one: SurveyRound, question: str, hidden: set[str]) -> Iterator[Equation]:
    asked = _asked(one, question)
    cells = {f"{one.id}|{offer}": _numbers(cell, asked) for (offer, id_), cell in one.cells.items() if id_ == question}
    shown = {id_: numbers for id_, numbers in cells.items() if id_ not in hidden}
    total = one.totals.get(question)
    if total is not None:
        yield remainder(f"total|{one.id}|", cells, total.answered, total.positive, shown)
    for place, other in enumerate(one.elsewhere):
        if other.question == question:
            members = [id_ for offer in other.members if (id_ := f"{one.id}|{offer}") in cells]
            yield remainder(f"elsewhere|{one.id}|{place}", members, *((other.sum.answered, other.sum.positive) if other.sum else (None, None)), shown)
    for (offer, id_), both in one.pooled.items():
        if id_ == question:
            members = [member for member in (f"{one.id}|{offer}", f"{one.pool}|{offer}") if member in hidden]
            yield Equation(f"pooled|{one.id}|{offer}", tuple(members), both.answered, both.positive)


def _numbers(cell: SurveyCell, question: Question) -> tuple[int | None, int | None]:
    """Answered and positive as published; a percent tells the positive less exactly than a count."""
    if cell.percent is not None:
        return cell.base, None
    counts = dict(cell.counts)
    return (sum(counts.get(answer, 0) for answer in question.answers if answer not in question.excluded),
            sum(counts.get(answer, 0) for answer in question.positive))


def _width(low: int, high: int | None) -> int | None:
    return None if high is None else high - low
