"""What pages may say about survey results: of each offer and question, of all together, and over the rounds.

The last guard before publication stands here too: nothing under the threshold is shown, nothing in which all asked answered
alike. Statistics: survey_interval.py and survey_verdict.py; protection before publication: survey_protection.py.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from choice_guide.derive.survey_interval import Interval, exact_interval, percent_half_up, wilson_percent
from choice_guide.derive.survey_verdict import Comparison, Counted, Verdict, compare
from choice_guide.model import LEAST_SURVEY_THRESHOLD, Guide, Offer, Question, Status, SurveyCell, SurveyRound, Text

#: Fewest answers for which a percent is said; under it counts are (display_rules.md R10).
FEW = 30
#: Under this share of answers, in percent, readers are told to take care (domain.md B2.8).
LOW_RESPONSE = 40


class Shown(StrEnum):
    COUNTS = "counts"              # positive, answered and invited may be said
    PERCENT = "percent"            # only a published percent is known
    POOLED = "pooled"              # two rounds together, because it is hidden in each
    FEW = "few"                    # only a percent is known, of so few that it would mislead
    HIDDEN = "hidden"              # the neutral sentence
    NO_ANSWERS = "no-answers"      # asked, nobody answered
    NOT_ASKED = "not-asked"        # there is a round, the offer was not in it
    NEW = "new"                    # the offer's first contract began after the round
    NO_SURVEY = "no-survey"        # the service has not been surveyed
    UNKNOWN = "unknown"            # all together, where some results are known as percents only


@dataclass(frozen=True, slots=True)
class Point:
    """A result in the course of the rounds, the `place`th from 0; `breaks`: questions or method changed since the round before.

    `joined`: the share of the point before it, where a line may lead from there to here.
    """

    place: int
    end: date
    shown: Shown
    positive: int | None = None
    answered: int | None = None
    share: int | None = None   # whole percent, to draw; None where nothing may be said
    percent: int | None = None  # whole percent, to say: from FEW answers
    breaks: bool = False
    joined: int | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """A question's results in the rounds, the oldest first.

    `by_year`: the year is enough to tell the rounds apart; `width`: of a drawing, 100 for each round, 0 where nothing is worth drawing.
    """

    points: tuple[Point, ...]
    by_year: bool
    width: int


@dataclass(frozen=True, slots=True)
class Result:
    """One result for one question. Numbers are set where they may be said: COUNTS and POOLED (percent and answered for PERCENT).

    `persons`: invited less those without an opinion. `share`: whole percent, from FEW answers. `interval`: of `persons`, if
    those who did not answer are like those who did; `range`: percent, for POOLED. `earlier`: the other round of a POOLED result.
    """

    shown: Shown
    question: Question | None = None
    positive: int | None = None
    answered: int | None = None
    invited: int | None = None
    persons: int | None = None
    percent: Decimal | None = None
    start: date | None = None
    end: date | None = None
    asked_by: Text | None = None
    proxy: str = "unknown"
    share: int | None = None
    interval: Interval | None = None
    range: tuple[int, int] | None = None
    response: int | None = None        # answered of invited, whole percent
    low_response: bool = False
    comparison: Comparison | None = None
    earlier: SurveyRound | None = None
    trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class ServiceSurvey:
    """A service's latest round with its results, and all its rounds, the newest first.

    `results`: (offer id, question id) -> result; `together`: question id -> all providers together.
    """

    rounds: tuple[SurveyRound, ...] = ()
    results: Mapping[tuple[str, str], Result] = field(default_factory=dict)
    together: Mapping[str, Result] = field(default_factory=dict)

    @property
    def current(self) -> SurveyRound | None:
        """The latest round."""
        return self.rounds[0] if self.rounds else None

    def of_offer(self, offer: str) -> tuple[Result, ...]:
        """The offer's results, one per question of the latest round; a single NO_SURVEY where there is none."""
        if self.current is None:
            return (Result(Shown.NO_SURVEY),)
        return tuple(self.of_question(offer, question.id) for question in self.current.questions)

    def of_question(self, offer: str, question: str) -> Result:
        """The offer's result for one question of the latest round; NO_SURVEY where the round does not ask it."""
        return self.results.get((offer, question)) or Result(Shown.NO_SURVEY)


def surveys(guide: Guide) -> Mapping[str, ServiceSurvey]:
    """Service id -> what its surveys may say."""
    return {service.id: _service_survey(guide, service.id) for service in guide.services}


def result(current: SurveyRound, question: Question, offer_id: str, threshold: int) -> Result:
    """What may be said of one cell by itself. `threshold`: the fewest answers that are shown (domain.md B2.5, at least 5)."""
    cell = current.cells.get((offer_id, question.id))
    invited = current.invited.get(offer_id)
    about = _about(current, question)
    if cell is None:
        others = any((offer_id, other.id) in current.cells for other in current.questions)
        return replace(about, shown=Shown.NO_ANSWERS if invited and not others else Shown.NOT_ASKED)
    if cell.hidden:
        return about
    if cell.percent is not None:
        return _percent(cell, invited, max(LEAST_SURVEY_THRESHOLD, threshold), about)
    return _counts(cell, question, invited, max(LEAST_SURVEY_THRESHOLD, threshold), about)


def _service_survey(guide: Guide, service: str) -> ServiceSurvey:
    held = (r for r in guide.rounds if r.service == service and r.cells and r.start <= guide.date)
    rounds = tuple(sorted(held, key=lambda r: (r.end, r.id), reverse=True))
    if not rounds:
        return ServiceSurvey()
    offers = [offer for offer in guide.offers if offer.service == service]
    chosen = {offer.id for offer in offers if offer.status is Status.IN_FORCE}
    results: dict[tuple[str, str], Result] = {}
    sums: dict[str, Result] = {}
    for question in rounds[0].questions:
        found = {offer.id: _latest(guide, rounds, question, offer) for offer in offers}
        compared = _compared(found, chosen)
        results |= {(id_, question.id): one for id_, one in compared.items()}
        sums[question.id] = together(rounds[0], question, guide.limits.survey_threshold)
    return ServiceSurvey(rounds, results, sums)


def _latest(guide: Guide, rounds: tuple[SurveyRound, ...], question: Question, offer: Offer) -> Result:
    """The latest round's result, pooled where it is hidden and may be, with the rounds before it."""
    current, threshold = rounds[0], guide.limits.survey_threshold
    found = result(current, question, offer.id, threshold)
    if found.shown is Shown.NOT_ASKED and min(c.start for c in offer.contracts) > current.start:
        found = replace(found, shown=Shown.NEW)
    if found.shown is Shown.HIDDEN and (offer.id, question.id) in current.pooled:
        found = _pooled(rounds, question, offer.id, threshold)
    return replace(found, trend=_trend(rounds, question, offer.id, threshold))


def _compared(found: Mapping[str, Result], chosen: Collection[str]) -> dict[str, Result]:
    """The results of a question with their place beside the others; percents alone cannot be compared.

    `chosen`: the offers that can be chosen now; those whose contract has ended are no longer among the others.
    """
    counted = [Counted(id_, one.positive, one.answered) for id_, one in found.items() if one.shown is Shown.COUNTS and id_ in chosen]
    comparisons = compare(counted)
    return {id_: replace(one, comparison=comparisons.get(id_)) for id_, one in found.items()}


def _about(current: SurveyRound, question: Question) -> Result:
    return Result(Shown.HIDDEN, question, start=current.start, end=current.end, asked_by=current.asked_by, proxy=current.proxy)


def _percent(cell: SurveyCell, invited: int | None, threshold: int, about: Result) -> Result:
    if cell.base is None or cell.base < threshold:
        return about
    if cell.percent in (0, 100) and (invited is None or cell.base >= invited):
        return about
    if cell.base < FEW:
        return replace(about, shown=Shown.FEW)
    return replace(about, shown=Shown.PERCENT, percent=cell.percent, answered=cell.base, invited=invited, **_response(cell.base, invited))


def _counts(cell: SurveyCell, question: Question, invited: int | None, threshold: int, about: Result) -> Result:
    counts = dict(cell.counts)
    excluded = sum(counts.get(answer, 0) for answer in question.excluded)
    answered = sum(counts.values()) - excluded
    positive = sum(counts.get(answer, 0) for answer in question.positive)
    if answered == 0:
        return replace(about, shown=Shown.NO_ANSWERS)
    persons = None if invited is None else max(answered, invited - excluded)
    if answered < threshold or _everybody_alike(positive, answered, persons):
        return about
    return replace(about, shown=Shown.COUNTS, positive=positive, answered=answered, invited=invited, persons=persons,
                   share=_share(positive, answered), **_response(answered + excluded, invited),
                   interval=exact_interval(positive, answered, persons) if persons else None)


def _everybody_alike(positive: int, answered: int, persons: int | None) -> bool:
    """All who were asked answered, and alike: each person's answer would be known (domain.md B2.5)."""
    return (persons is None or answered >= persons) and positive in (0, answered)


def _response(answered: int, invited: int | None) -> dict[str, int | bool]:
    if not invited or answered > invited:
        return {}
    return {"response": percent_half_up(answered, invited), "low_response": 100 * answered < LOW_RESPONSE * invited}


def _share(positive: int, answered: int) -> int | None:
    return percent_half_up(positive, answered) if answered >= FEW else None


def _pooled(rounds: tuple[SurveyRound, ...], question: Question, offer_id: str, threshold: int) -> Result:
    current = rounds[0]
    both = current.pooled[offer_id, question.id]
    earlier = next((r for r in rounds if r.id == current.pool), None)
    if earlier is None or both.answered < max(LEAST_SURVEY_THRESHOLD, threshold):
        return _about(current, question)
    spread = wilson_percent(both.positive, both.answered) if both.answered >= FEW else None
    return replace(_about(current, question), shown=Shown.POOLED, positive=both.positive, answered=both.answered,
                   share=_share(both.positive, both.answered), range=spread, earlier=earlier)


def together(current: SurveyRound, question: Question, threshold: int) -> Result:
    """All providers together: the published total, else the sum of what is shown where nothing is hidden."""
    about = _about(current, question)
    if question.id in current.totals:
        total = current.totals[question.id]
        positive, answered = (total.positive, total.answered) if total else (0, 0)
    else:
        parts = [result(current, question, offer, threshold) for offer, id_ in current.cells if id_ == question.id]
        if not parts:
            return replace(about, shown=Shown.NOT_ASKED)
        if any(part.shown in (Shown.PERCENT, Shown.FEW) for part in parts):
            return replace(about, shown=Shown.UNKNOWN)
        whole = all(part.shown in (Shown.COUNTS, Shown.NO_ANSWERS) for part in parts)
        positive, answered = (sum(getattr(part, name) or 0 for part in parts) if whole else 0 for name in ("positive", "answered"))
    if answered < max(LEAST_SURVEY_THRESHOLD, threshold):
        return about
    return replace(about, shown=Shown.COUNTS, positive=positive, answered=answered, share=_share(positive, answered))


def _trend(rounds: tuple[SurveyRound, ...], question: Question, offer_id: str, threshold: int) -> Trend | None:
    """The question in the rounds that asked the offer's clients; None where that is one round only, or none shows a number."""
    points: list[Point] = []
    breaks = False
    for current in reversed(rounds):
        breaks = breaks or current.series_break  # also where this round did not ask the offer's clients
        for one in _of_round(current, question.id, offer_id, threshold):
            share = percent_half_up(one.positive, one.answered) if one.shown is Shown.COUNTS else None
            joined = points[-1].share if points and share is not None and not breaks else None
            points.append(Point(len(points), current.end, one.shown, one.positive, one.answered, share, one.share, breaks, joined))
            breaks = False
    if len(points) < 2:
        return None
    shares = [point for point in points if point.share is not None]
    width = 100 * len(points) if len(shares) > 1 else 0
    return Trend(tuple(points), len({point.end.year for point in points}) == len(points), width) if shares else None


def _of_round(current: SurveyRound, question_id: str, offer_id: str, threshold: int) -> Iterable[Result]:
    for question in current.questions:
        if question.id == question_id:
            one = result(current, question, offer_id, threshold)
            if one.shown is not Shown.NOT_ASKED:
                yield one


__all__ = ["FEW", "Interval", "Point", "Result", "ServiceSurvey", "Shown", "Trend", "Verdict", "result", "surveys", "together"]
