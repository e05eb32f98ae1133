"""What a sheet and a comparison may say about an offer's survey results: counts of answers, or why there are none.

The statistics (intervals, comparison with others, complementary protection) are a topic of their own; what is here is the
last guard before publication: nothing under the threshold, nothing in which all asked answered alike.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from choice_guide.model import Guide, Question, SurveyCell, SurveyRound, Text


class Shown(StrEnum):
    COUNTS = "counts"              # positive, answered and invited may be said
    PERCENT = "percent"            # only a published percent is known
    HIDDEN = "hidden"              # the neutral sentence
    NO_ANSWERS = "no-answers"      # asked, nobody answered
    NOT_ASKED = "not-asked"        # there is a round, the offer was not in it
    NO_SURVEY = "no-survey"        # the service has not been surveyed


@dataclass(frozen=True, slots=True)
class Result:
    """One offer's result for one question; numbers are set only for COUNTS (percent, answered for PERCENT)."""

    shown: Shown
    question: Question | None = None
    positive: int | None = None
    answered: int | None = None
    invited: int | None = None
    percent: Decimal | None = None
    start: date | None = None
    end: date | None = None
    asked_by: Text | None = None
    proxy: str = "unknown"


def latest_round(guide: Guide, service_id: str) -> SurveyRound | None:
    """The round of the service that ended last (ties: the greater id)."""
    rounds = [r for r in guide.rounds if r.service == service_id]
    return max(rounds, key=lambda r: (r.end, r.id), default=None)


def results(guide: Guide, service_id: str, offer_id: str) -> tuple[Result, ...]:
    """The offer's results of the latest round, one per question; a single NO_SURVEY where the service has none."""
    current = latest_round(guide, service_id)
    if current is None:
        return (Result(Shown.NO_SURVEY),)
    return tuple(result(current, question, offer_id, guide.limits.survey_threshold) for question in current.questions)


def question_result(guide: Guide, service_id: str, offer_id: str, question_id: str) -> Result:
    """The offer's result for one question of the latest round."""
    found = [r for r in results(guide, service_id, offer_id) if r.question and r.question.id == question_id]
    return found[0] if found else Result(Shown.NO_SURVEY)


def result(current: SurveyRound, question: Question, offer_id: str, threshold: int) -> Result:
    """What may be shown of one cell. `threshold`: the fewest answers that are shown (domain.md B2.5, at least 5)."""
    cell = current.cells.get((offer_id, question.id))
    invited = current.invited.get(offer_id)
    about = dict(question=question, start=current.start, end=current.end, asked_by=current.asked_by, proxy=current.proxy)
    if cell is None:
        return Result(Shown.NO_ANSWERS if invited else Shown.NOT_ASKED, **about)
    if cell.hidden:
        return Result(Shown.HIDDEN, **about)
    if cell.percent is not None:
        return _percent(cell, invited, max(5, threshold), about)
    return _counts(cell, question, invited, max(5, threshold), about)


def _percent(cell: SurveyCell, invited: int | None, threshold: int, about: dict) -> Result:
    if cell.base is None or cell.base < threshold:
        return Result(Shown.HIDDEN, **about)
    if cell.percent in (0, 100) and (invited is None or cell.base >= invited):
        return Result(Shown.HIDDEN, **about)
    return Result(Shown.PERCENT, percent=cell.percent, answered=cell.base, **about)


def _counts(cell: SurveyCell, question: Question, invited: int | None, threshold: int, about: dict) -> Result:
    counts = dict(cell.counts)
    excluded = sum(counts.get(answer, 0) for answer in question.excluded)
    answered = sum(counts.values()) - excluded
    positive = sum(counts.get(answer, 0) for answer in question.positive)
    if answered == 0:
        return Result(Shown.NO_ANSWERS, **about)
    if answered < threshold or _everybody_alike(positive, answered, invited, excluded):
        return Result(Shown.HIDDEN, **about)
    return Result(Shown.COUNTS, positive=positive, answered=answered, invited=invited, **about)


def _everybody_alike(positive: int, answered: int, invited: int | None, excluded: int) -> bool:
    """All who were asked answered, and alike: each person's answer would be known (domain.md B2.5)."""
    everybody = invited is None or answered >= invited - excluded
    return everybody and positive in (0, answered)
