"""What pages may say about survey results: of each offer and question, of all together, and over the rounds.

A question is shown as the latest round that asks it has it: rounds of a service may ask different questions. Single cells:
survey_cell.py; statistics: survey_interval.py and survey_verdict.py; protection before publication: survey_protection.py.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from choice_guide.derive.survey_cell import about, result, share, together
from choice_guide.derive.survey_interval import Interval, wilson_percent
from choice_guide.derive.survey_result import FEW, Point, Result, Shown, Trend
from choice_guide.derive.survey_trend import trend
from choice_guide.derive.survey_verdict import Counted, Verdict, compare
from choice_guide.model import LEAST_SURVEY_THRESHOLD, Guide, Offer, Question, Status, SurveyRound


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the latest round that asks it has it, and that round."""

    question: Question
    round: SurveyRound


@dataclass(frozen=True, slots=True)
class ServiceSurvey:
    """A service's rounds, the newest first; its questions, each once, those of the latest round first; and their results.

    `results`: (offer id, question id) -> result; `together`: question id -> all providers together.
    """

    rounds: tuple[SurveyRound, ...] = ()
    asked: tuple[Asked, ...] = ()
    results: Mapping[tuple[str, str], Result] = field(default_factory=dict)
    together: Mapping[str, Result] = field(default_factory=dict)

    @property
    def headlines(self) -> tuple[str, ...]:
        """The ids of the questions that lists show."""
        return tuple(asked.question.id for asked in self.asked if asked.question.headline)

    def question(self, id_: str) -> Asked | None:
        """The question with this id; None where no round asks it."""
        return next((asked for asked in self.asked if asked.question.id == id_), None)

    def of_offer(self, offer: str) -> tuple[Result, ...]:
        """The offer's results, one per question; a single NO_SURVEY where nobody has been asked anything."""
        return tuple(self.of_question(offer, asked.question.id) for asked in self.asked) or (Result(Shown.NO_SURVEY),)

    def of_question(self, offer: str, question: str) -> Result:
        """The offer's result for one question in the latest round that asks it; NO_SURVEY where none does."""
        return self.results.get((offer, question)) or Result(Shown.NO_SURVEY)


def surveys(guide: Guide) -> Mapping[str, ServiceSurvey]:
    """Service id -> what its surveys may say."""
    return {service.id: _service_survey(guide, service.id) for service in guide.services}


def _service_survey(guide: Guide, service: str) -> ServiceSurvey:
    held = (r for r in guide.rounds if r.service == service and r.cells and r.start <= guide.date)
    rounds = tuple(sorted(held, key=lambda r: (r.end, r.id), reverse=True))
    offers = [offer for offer in guide.offers if offer.service == service]
    chosen = {offer.id for offer in offers if offer.status is Status.IN_FORCE}
    questions = tuple(_asked(rounds))
    results: dict[tuple[str, str], Result] = {}
    sums: dict[str, Result] = {}
    for asked in questions:
        found = {offer.id: _latest(guide, rounds, asked, offer) for offer in offers}
        results |= {(id_, asked.question.id): one for id_, one in _compared(found, chosen).items()}
        all_together = together(asked.round, asked.question, guide.limits.survey_threshold)
        sums[asked.question.id] = replace(all_together, of_latest=asked.round is rounds[0])
    return ServiceSurvey(rounds, questions, results, sums)


def _asked(rounds: tuple[SurveyRound, ...]) -> Iterable[Asked]:
    """Each question with its latest round that has results for it; where none has, the latest that names it."""
    answered = {one.id: {question for _, question in one.cells} for one in rounds}
    found: dict[str, Asked] = {}
    for one in rounds:
        for question in one.questions:
            known = found.get(question.id)
            if known is None or question.id not in answered[known.round.id] and question.id in answered[one.id]:
                found[question.id] = Asked(question, one)
    return found.values()


def _latest(guide: Guide, rounds: tuple[SurveyRound, ...], asked: Asked, offer: Offer) -> Result:
    """The round's result, pooled where it is hidden and may be, with the rounds before it."""
    current, question, threshold = asked.round, asked.question, guide.limits.survey_threshold
    found = result(current, question, offer.id, threshold)
    if found.shown is Shown.NOT_ASKED and min(c.start for c in offer.contracts) > current.start:
        found = replace(found, shown=Shown.NEW)
    if found.shown is Shown.HIDDEN and (offer.id, question.id) in current.pooled:
        found = _pooled(rounds, asked, offer.id, threshold)
    return replace(found, trend=trend(rounds, question.id, offer.id, threshold), of_latest=current is rounds[0])


def _compared(found: Mapping[str, Result], chosen: Collection[str]) -> dict[str, Result]:
    """The results of a question with their place beside the others; percents alone cannot be compared.

    `chosen`: the offers that can be chosen now; those whose contract has ended are no longer among the others.
    """
    counted = [Counted(id_, one.positive, one.answered) for id_, one in found.items() if one.shown is Shown.COUNTS and id_ in chosen]
    comparisons = compare(counted)
    return {id_: replace(one, comparison=comparisons.get(id_)) for id_, one in found.items()}


def _pooled(rounds: tuple[SurveyRound, ...], asked: Asked, offer_id: str, threshold: int) -> Result:
    """Two rounds together, where both asked the same; else the result stays hidden."""
    current, question = asked.round, asked.question
    both = current.pooled[offer_id, question.id]
    earlier = next((r for r in rounds if r.id == current.pool), None)
    before = earlier.question(question.id) if earlier else None
    if before is None or not question.same_as(before) or both.answered < max(LEAST_SURVEY_THRESHOLD, threshold):
        return about(current, question)
    spread = wilson_percent(both.positive, both.answered) if both.answered >= FEW else None
    return replace(about(current, question), shown=Shown.POOLED, positive=both.positive, answered=both.answered,
                   share=share(both.positive, both.answered), range=spread, earlier=earlier)


__all__ = ["FEW", "Asked", "Interval", "Point", "Result", "ServiceSurvey", "Shown", "Trend", "Verdict", "result", "surveys", "together"]
