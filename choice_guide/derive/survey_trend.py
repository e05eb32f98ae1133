"""A question's results over the rounds: what may stand beside each other, and where a line may lead."""
from __future__ import annotations

from collections.abc import Sequence

from choice_guide.derive.survey_cell import result
from choice_guide.derive.survey_interval import percent_half_up
from choice_guide.derive.survey_result import Point, Shown, Trend
from choice_guide.model import SurveyRound


def trend(rounds: Sequence[SurveyRound], question_id: str, offer_id: str, threshold: int) -> Trend | None:
    """The question in the rounds that asked the offer's clients; None where that is one round only, or none shows a number.

    `rounds`: of the service, the newest first. The series breaks where a round says so, and where the question is no longer
    the same (`Question.same_as`), also in a round that did not ask the offer's clients.
    """
    points: list[Point] = []
    breaks, before = False, None
    for current in reversed(rounds):
        question = current.question(question_id)
        breaks = breaks or current.series_break or bool(question and before and not question.same_as(before))
        before = question or before
        one = result(current, question, offer_id, threshold) if question else None
        if one is None or one.shown is Shown.NOT_ASKED:
            continue
        share = percent_half_up(one.positive, one.answered) if one.shown is Shown.COUNTS else None
        joined = points[-1].share if points and share is not None and not breaks else None
        points.append(Point(len(points), current.end, one.shown, one.positive, one.answered, share, one.share, breaks, joined))
        breaks = False
    return _drawn(tuple(points))


def _drawn(points: tuple[Point, ...]) -> Trend | None:
    shares = [point for point in points if point.share is not None]
    if len(points) < 2 or not shares:
        return None
    by_year = len({point.end.year for point in points}) == len(points)
    return Trend(points, by_year, 100 * len(points) if len(shares) > 1 else 0)
