"""The audit of a whole guide: every hidden survey result of every round, given everything the guide and others publish."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP

from choice_guide.audit.ranges import Range
from choice_guide.audit.survey import Equation, Hidden, audit, remainder
from choice_guide.derive.survey_cell import result
from choice_guide.derive.survey_places import bounding, places
from choice_guide.derive.survey_result import Shown
from choice_guide.model import Guide, Question, SurveyAudit, SurveyCell, SurveyRound

Cell = tuple[str, str, str]  # round, offer, question


@dataclass(frozen=True, slots=True)
class GuideAudit:
    """What the audit came to.

    `summary`: for the page about the method; `reckonable`: hidden cells of which readers can know too much; `by_others`: those
    that totals published elsewhere give away by themselves, so that nothing helps here; `unknown`: totals published elsewhere
    whose numbers the audit needs, and `contradicting`: sums that no numbers of persons fulfil, as (round, question).
    """

    summary: SurveyAudit
    reckonable: tuple[Cell, ...]
    by_others: tuple[Cell, ...]
    unknown: tuple[tuple[str, str], ...]
    contradicting: tuple[tuple[str, str], ...]


def audit_guide(guide: Guide) -> GuideAudit:
    """Audits each question of each service over all its rounds, because rounds may be published together."""
    reckonable: set[Cell] = set()
    by_others: set[Cell] = set()
    unknown: set[tuple[str, str]] = set()
    contradicting: set[tuple[str, str]] = set()
    widths: list[int] = []
    hidden = 0
    held = _places(guide)
    for question, rounds in _families(guide):
        cells, equations = _published(guide, question, rounds, held)
        found = audit(cells, equations, guide.limits.survey_threshold)
        others = _given_away(cells, equations, guide) if found.narrowed else frozenset()
        hidden += len(cells)
        widths += [width for known in found.known.values() for width in (_width(known.answered), _width(known.positive)) if width is not None]
        reckonable |= {(*id_.split("|"), question) for id_ in found.narrowed if id_ not in others}
        by_others |= {(*id_.split("|"), question) for id_ in found.narrowed if id_ in others}
        unknown |= {(id_.split("|")[1], question) for id_ in found.unknown}
        contradicting |= {(id_.split("|")[1], question) for id_ in found.contradictions}
    summary = SurveyAudit(hidden, min(widths, default=None), bool(unknown or by_others))
    return GuideAudit(summary, *(tuple(sorted(found)) for found in (reckonable, by_others, unknown, contradicting)))


def _families(guide: Guide) -> Iterator[tuple[str, tuple[SurveyRound, ...]]]:
    """A question's id with the rounds of one service that ask it."""
    for service in guide.services:
        rounds = tuple(one for one in guide.rounds if one.service == service.id)
        for question in dict.fromkeys(question.id for one in rounds for question in one.questions):
            yield question, tuple(one for one in rounds if one.question(question))


def _places(guide: Guide) -> Mapping[str, Mapping[str, int]]:
    """Round -> offer -> places, where no published result of the round says that more answered than there are places."""
    held = {offer.id: number for offer in guide.offers if (number := places(offer)) is not None}
    return {one.id: bounding(held, ((offer, _persons(cell)) for (offer, _), cell in one.cells.items())) for one in guide.rounds}


def _persons(cell: SurveyCell) -> int:
    """How many gave any answer, as published; 0 where nothing is."""
    return 0 if cell.hidden else cell.base or sum(count for _, count in cell.counts)


def _published(guide: Guide, question: str, rounds: tuple[SurveyRound, ...], held: Mapping[str, Mapping[str, int]]) -> tuple[list[Hidden], list[Equation]]:
    """The hidden cells of a question, and what is published about them. A total of ours must add up even where nothing is hidden."""
    hidden = [Hidden(f"{one.id}|{offer}", one.invited.get(offer), held[one.id].get(offer)) for one in rounds for offer in _hidden(guide, one, question)]
    equations = [equation for one in rounds for equation in _equations(guide, one, question, {cell.id for cell in hidden})]
    return hidden, [equation for equation in equations if equation.members or equation.id.startswith("total|")]


def _given_away(cells: list[Hidden], equations: list[Equation], guide: Guide) -> frozenset[str]:
    """Cells that what others publish gives away by itself."""
    others = [equation for equation in equations if equation.id.startswith("elsewhere|")]
    return frozenset(audit(cells, others, guide.limits.survey_threshold).narrowed)


def _hidden(guide: Guide, one: SurveyRound, question: str) -> tuple[str, ...]:
    """Offers whose result the round has and no page shows."""
    asked = one.question(question)
    return tuple(offer for offer, id_ in one.cells
                 if id_ == question and result(one, asked, offer, guide.limits.survey_threshold).shown is Shown.HIDDEN)


def _equations(guide: Guide, one: SurveyRound, question: str, hidden: set[str]) -> Iterator[Equation]:
    asked = one.question(question)
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
    """Answered and positive as published; of a percent the nearest number, so that readers are taken to know more, never less."""
    if cell.percent is not None:
        return cell.base, None if cell.base is None else int((cell.percent * cell.base / 100).to_integral_value(ROUND_HALF_UP))
    counts = dict(cell.counts)
    return (sum(counts.get(answer, 0) for answer in question.answers if answer not in question.excluded),
            sum(counts.get(answer, 0) for answer in question.positive))


def _width(range: Range) -> int | None:
    return None if range.high is None else range.high - range.low
