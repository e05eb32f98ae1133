"""Readings -> one result per offer and question: counts where they are known, else a percent and what it is of."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from choice_guide.importing.records import Place, Problem
from choice_guide.importing.survey_cells import Harvest, Reading
from choice_guide.importing.survey_numbers import Percent
from choice_guide.importing.survey_plan import Meaning, Offer, Question, SurveyPlan
from choice_guide.importing.survey_reconstruct import counts_of_shares, fitting_counts, is_rounding


class Lost(StrEnum):
    """Why a result has no numbers."""

    SOURCE = "source"      # the source hides it
    UNUSABLE = "unusable"  # a cell could not be used; the report says which


@dataclass(frozen=True, slots=True)
class Result:
    """What one offer's clients answered to one question.

    `counts`: answer -> persons, the whole scale; or `percent` positive of `base` persons; or `lost`. `reckoned`: the counts
    come from percents. `places`: the cells it was read from.
    """

    offer: Offer
    question: Question
    counts: Mapping[str, int] | None = None
    percent: Percent | None = None
    base: int = 0
    lost: Lost | None = None
    reckoned: bool = False
    places: tuple[Place, ...] = ()

    @property
    def answered(self) -> int:
        """How many gave a valid answer; for a percent, the number it is of."""
        return self.base if self.counts is None else sum(self.counts[answer] for answer in self.question.valid)

    @property
    def positive(self) -> int:
        """How many were positive; for a percent, the nearest whole number: none or all only where the percent may mean that."""
        if self.percent is not None:
            nearest = int((self.percent.value * self.base / 100).quantize(Decimal(1), ROUND_HALF_UP))
            half = self.percent.unit / 2
            return min(max(nearest, int(self.percent.value > half)), self.base - int(self.percent.value + half < 100))
        return sum(self.counts[answer] for answer in self.question.positive) if self.counts else 0

    @property
    def given(self) -> int:
        """How many answered anything, "vet ej" too."""
        return self.base if self.counts is None else sum(self.counts.values())


class Unusable(Exception):
    """A result's cells contradict each other; `problem` says how, without its place."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def results_of(found: Harvest, plan: SurveyPlan) -> tuple[tuple[Result, ...], tuple[Problem, ...]]:
    """The results in the order of offers and of the round's questions, and what contradicts itself.

    A result with a cell that cannot be used is there, without numbers: nobody may take it for one without answers.
    """
    groups: dict[tuple[Offer, str], list[Reading]] = {key: [] for key in found.lost}
    for reading in found.readings:
        groups.setdefault((reading.offer, reading.question), []).append(reading)
    order = {question.id: number for number, question in enumerate(plan.round.questions)}
    results: list[Result] = []
    problems: list[Problem] = []
    for key in sorted(groups, key=lambda key: (key[0], order[key[1]])):
        question = plan.round.question(key[1])
        told = found.orphans.isdisjoint((question.id, None))
        result, wrong = _result(key[0], question, groups[key], key in found.lost, _Rules(plan.base_answers, told))
        results += [result] if result else []
        problems += wrong
    return tuple(results), tuple(problems)


@dataclass(frozen=True, slots=True)
class _Rules:
    """`base_answers`: see SurveyPlan. `whole`: every row about the question is known, so that an answer without one is nobody's."""

    base_answers: bool
    whole: bool


def _result(offer: Offer, question: Question, group: list[Reading], lost: bool, rules: _Rules) -> tuple[Result | None, list[Problem]]:
    places = tuple(reading.place for reading in group)
    unusable = Result(offer, question, lost=Lost.UNUSABLE, places=places)
    try:
        _once_each(group)
        if lost or any(reading.number is None for reading in group):
            return unusable, []
        return _usable(Result(offer, question, places=places), group, rules), []
    except Unusable as wrong:
        return unusable, [Problem(wrong.code, None, None, None, wrong.params, place) for place in places]


def _once_each(group: Iterable[Reading]) -> None:
    answers = [reading.answer for reading in group]
    if len(set(answers)) < len(answers):
        raise Unusable("survey-twice")


def _usable(bare: Result, group: list[Reading], rules: _Rules) -> Result | None:
    """The result of readings that each could be used; None where the question was not put. Raises Unusable."""
    meanings = {reading.number for reading in group if isinstance(reading.number, Meaning)}
    numbers = {reading.answer: reading.number for reading in group if not isinstance(reading.number, Meaning)}
    if Meaning.HIDDEN in meanings:
        return replace(bare, lost=Lost.SOURCE)
    if meanings == {Meaning.NOT_ASKED} and not numbers:
        return None
    if Meaning.NOT_ASKED in meanings:
        raise Unusable("survey-mixed")
    base = _base(group)
    if not numbers or base == 0:
        return _nobody(bare, numbers)
    if all(isinstance(number, int) for number in numbers.values()):
        nobody = {reading.answer: 0 for reading in group if reading.number is Meaning.NO_ANSWERS}
        return _of_counts(bare, {**nobody, **numbers}, base, rules)
    if base is None:
        raise Unusable("survey-without-base")
    if None in numbers:
        return _of_percent(bare, numbers[None], base, rules.base_answers)
    return _of_shares(bare, numbers, base, rules.base_answers)


def _base(group: Iterable[Reading]) -> int | None:
    bases = {reading.base for reading in group if reading.base is not None}
    if len(bases) > 1:
        raise Unusable("survey-base-differs")
    return next(iter(bases), None)


def _nobody(bare: Result, numbers: Mapping[str | None, int | Percent]) -> Result:
    if any(number if isinstance(number, int) else number.value for number in numbers.values()):
        raise Unusable("survey-base-differs")
    return replace(bare, counts=dict.fromkeys(bare.question.answers, 0))


def _of_counts(bare: Result, numbers: Mapping[str | None, int], base: int | None, rules: _Rules) -> Result:
    if None in numbers:
        positive, other = bare.question.two_sided
        if base is None or numbers[None] > base:
            raise Unusable("survey-base-differs" if base is not None else "survey-without-base")
        return replace(bare, counts={**dict.fromkeys(bare.question.answers, 0), positive: numbers[None], other: base - numbers[None]})
    if not rules.whole and len(numbers) < len(bare.question.answers):
        raise Unusable("survey-row-missing")
    found = replace(bare, counts={answer: numbers.get(answer, 0) for answer in bare.question.answers})
    if base is not None and (base not in (found.answered, found.given) if rules.base_answers else base < found.answered):
        raise Unusable("survey-base-differs")
    return found


def _of_percent(bare: Result, percent: Percent, base: int, base_answers: bool) -> Result:
    candidates = fitting_counts(percent, base) if base_answers else ()
    if base_answers and not candidates:
        raise Unusable("survey-percent-impossible")
    if len(candidates) == 1 and bare.question.two_sided:
        positive, other = bare.question.two_sided
        counts = {**dict.fromkeys(bare.question.answers, 0), positive: candidates[0], other: base - candidates[0]}
        return replace(bare, counts=counts, reckoned=True)
    return replace(bare, percent=percent, base=base)


def _of_shares(bare: Result, numbers: Mapping[str | None, Percent], base: int, base_answers: bool) -> Result:
    answers = [answer for answer in bare.question.answers if answer in numbers]
    shares = [numbers[answer] for answer in answers]
    if not is_rounding(shares):
        raise Unusable("survey-shares")
    if base_answers:
        try:
            counts = counts_of_shares(shares, base)
        except ValueError:
            raise Unusable("survey-shares-impossible") from None
        if counts is not None:
            return replace(bare, counts={**dict.fromkeys(bare.question.answers, 0), **dict(zip(answers, counts))}, reckoned=True)
    if any(numbers[answer].value for answer in answers if answer in bare.question.excluded):
        raise Unusable("survey-dont-know")
    positive = sum((numbers[answer].value for answer in answers if answer in bare.question.positive), Decimal(0))
    return replace(bare, percent=Percent(min(positive, Decimal(100)), min(share.decimals for share in shares)), base=base)
