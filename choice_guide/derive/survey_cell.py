"""What may be said of a single cell of a round, and of all its cells together: the last guard before publication.

Nothing under the threshold is shown, nothing in which all who were asked answered alike.
"""
from __future__ import annotations

from dataclasses import replace

from choice_guide.derive.survey_interval import exact_interval, percent_half_up
from choice_guide.derive.survey_result import FEW, Result, Shown
from choice_guide.model import LEAST_SURVEY_THRESHOLD, Question, SurveyCell, SurveyRound, everybody_alike

#: Under this share of answers, in percent, readers are told to take care (domain.md B2.8).
LOW_RESPONSE = 40


def result(current: SurveyRound, question: Question, offer_id: str, threshold: int) -> Result:
    """What may be said of one cell by itself. `threshold`: the fewest answers that are shown (domain.md B2.5, at least 5)."""
    cell = current.cells.get((offer_id, question.id))
    invited = current.invited.get(offer_id)
    bare = about(current, question)
    if cell is None:
        others = any((offer_id, other.id) in current.cells for other in current.questions)
        return replace(bare, shown=Shown.NO_ANSWERS if invited and not others else Shown.NOT_ASKED)
    if cell.hidden:
        return bare
    if cell.percent is not None:
        return _percent(cell, invited, max(LEAST_SURVEY_THRESHOLD, threshold), bare)
    return _counts(cell, question, invited, max(LEAST_SURVEY_THRESHOLD, threshold), bare)


def together(current: SurveyRound, question: Question, threshold: int) -> Result:
    """All providers together: the published total, else the sum of what is shown where nothing is hidden."""
    bare = about(current, question)
    if question.id in current.totals:
        total = current.totals[question.id]
        positive, answered = (total.positive, total.answered) if total else (0, 0)
    else:
        parts = [result(current, question, offer, threshold) for offer, id_ in current.cells if id_ == question.id]
        if not parts:
            return replace(bare, shown=Shown.NOT_ASKED)
        if any(part.shown in (Shown.PERCENT, Shown.FEW) for part in parts):
            return replace(bare, shown=Shown.UNKNOWN)
        whole = all(part.shown in (Shown.COUNTS, Shown.NO_ANSWERS) for part in parts)
        positive, answered = (sum(getattr(part, name) or 0 for part in parts) if whole else 0 for name in ("positive", "answered"))
    if answered < max(LEAST_SURVEY_THRESHOLD, threshold):
        return bare
    return replace(bare, shown=Shown.COUNTS, positive=positive, answered=answered, share=share(positive, answered))


def about(current: SurveyRound, question: Question) -> Result:
    """A hidden result: when the question was asked, by whom, and no number."""
    return Result(Shown.HIDDEN, question, start=current.start, end=current.end, asked_by=current.asked_by, proxy=current.proxy)


def share(positive: int, answered: int) -> int | None:
    """Whole percent, where enough have answered for a percent to be said."""
    return percent_half_up(positive, answered) if answered >= FEW else None


def _percent(cell: SurveyCell, invited: int | None, threshold: int, bare: Result) -> Result:
    if cell.base is None or cell.base < threshold:
        return bare
    if cell.percent in (0, 100) and everybody_alike(0, cell.base, invited):
        return bare
    if cell.base < FEW:
        return replace(bare, shown=Shown.FEW)
    return replace(bare, shown=Shown.PERCENT, percent=cell.percent, answered=cell.base, invited=invited,
                   low_response=_low_response(cell.base, invited))


def _counts(cell: SurveyCell, question: Question, invited: int | None, threshold: int, bare: Result) -> Result:
    counts = dict(cell.counts)
    excluded = sum(counts.get(answer, 0) for answer in question.excluded)
    answered = sum(counts.values()) - excluded
    positive = sum(counts.get(answer, 0) for answer in question.positive)
    if answered == 0:
        return replace(bare, shown=Shown.NO_ANSWERS)
    persons = None if invited is None else max(answered, invited - excluded)
    if answered < threshold or everybody_alike(positive, answered, persons):
        return bare
    return replace(bare, shown=Shown.COUNTS, positive=positive, answered=answered, invited=invited, persons=persons,
                   share=share(positive, answered), low_response=_low_response(answered + excluded, invited),
                   interval=exact_interval(positive, answered, persons) if persons else None)


def _low_response(answered: int, invited: int | None) -> bool:
    return bool(invited) and answered <= invited and 100 * answered < LOW_RESPONSE * invited
