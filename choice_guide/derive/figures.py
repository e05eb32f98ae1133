"""About the figures, and how they are reckoned: every survey round with its questions, and the method behind what pages say."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from choice_guide.derive import order, survey
from choice_guide.derive.comparison import OfferLink, offer_link
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.survey import Result, Shown
from choice_guide.derive.survey_interval import Interval, exact_interval, nonresponse_bounds
from choice_guide.derive.values import Kind, Value
from choice_guide.model import LEAST_SURVEY_THRESHOLD, Question, Service, SurveyAudit, SurveyRound

#: The worked example of the page: of `persons` who were asked `answered` answered, and `positive` of them were satisfied.
EXAMPLE = (17, 20, 35)


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A question of a round with the answers of all providers together.

    `invited`: persons in all offers that have a result for the question; None where the round does not say it of each.
    """

    question: Question
    together: Result
    invited: int | None


@dataclass(frozen=True, slots=True)
class RoundHeld:
    """A round: who was asked what. `invited`: persons in all, None where the round does not say."""

    round: SurveyRound
    invited: int | None
    questions: tuple[QuestionAsked, ...]


@dataclass(frozen=True, slots=True)
class ServiceRounds:
    """A service's rounds, the newest first; none where nobody has been asked."""

    service: Service
    address: str
    rounds: tuple[RoundHeld, ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Where facts come from and how to read survey results. `threshold`: the fewest answers that are shown; `few`: for a percent."""

    threshold: int
    few: int
    example: tuple[int, Interval]  # answered, and the interval in persons
    positive: int
    services: tuple[ServiceRounds, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An offer's result with its bounds; `worst` if nobody, to everybody, who did not answer were positive; `p`: adjusted, rounded up."""

    offer: OfferLink
    value: Value  # of kind SURVEY
    result: Result
    worst: Interval | None
    p: Decimal | None


@dataclass(frozen=True, slots=True)
class QuestionTable:
    """A question with the latest round that asks it and every offer whose clients were asked, in the drawn order.

    `hidden`: the offers of which nothing may be said; they have no row.
    """

    service: Service
    round: SurveyRound
    question: Question
    rows: tuple[Row, ...]
    hidden: tuple[OfferLink, ...]


@dataclass(frozen=True, slots=True)
class MethodPage:
    """How results are reckoned and protected; `audit` None where the guide has not been audited."""

    threshold: int
    few: int
    audit: SurveyAudit | None
    tables: tuple[QuestionTable, ...]


def figures_page(lookup: Lookup, language: str) -> FiguresPage:
    """The page about the figures."""
    positive, answered, persons = EXAMPLE
    services = tuple(ServiceRounds(service, lookup.addresses.service(language, service.id),
                                   tuple(_held(lookup, one) for one in lookup.surveys[service.id].rounds))
                     for service in lookup.guide.services)
    return FiguresPage(_threshold(lookup), survey.FEW, (answered, exact_interval(positive, answered, persons)), positive, services)


def method_page(lookup: Lookup, language: str) -> MethodPage:
    """The page about the method."""
    tables = tuple(table for service in lookup.guide.services for table in _tables(lookup, service, language))
    return MethodPage(_threshold(lookup), survey.FEW, lookup.guide.survey_audit, tables)


def _threshold(lookup: Lookup) -> int:
    return max(LEAST_SURVEY_THRESHOLD, lookup.guide.limits.survey_threshold)


def _held(lookup: Lookup, one: SurveyRound) -> RoundHeld:
    questions = tuple(QuestionAsked(q, survey.together(one, q, lookup.guide.limits.survey_threshold), _invited(one, q)) for q in one.questions)
    return RoundHeld(one, sum(one.invited.values()) or None, questions)


def _invited(one: SurveyRound, question: Question) -> int | None:
    invited = [one.invited.get(offer) for offer, id_ in one.cells if id_ == question.id]
    return sum(invited) if invited and None not in invited else None


def _tables(lookup: Lookup, service: Service, language: str) -> tuple[QuestionTable, ...]:
    found = lookup.surveys[service.id]
    if not found.asked:
        return ()
    offers = lookup.offers_of_service.get(service.id, ())
    drawn = [(offer_link(lookup, offer, language), offer.id) for offer in lookup.drawn(service.id, offers)]
    return tuple(_table(service, asked, [(link, found.of_question(id_, asked.question.id)) for link, id_ in drawn]) for asked in found.asked)


def _table(service: Service, asked: survey.Asked, results: list[tuple[OfferLink, Result]]) -> QuestionTable:
    rows = tuple(Row(link, Value(Kind.SURVEY, one), one, _worst(one), _p(one)) for link, one in results
                 if one.shown not in (Shown.NEW, Shown.NOT_ASKED, Shown.HIDDEN))
    return QuestionTable(service, asked.round, asked.question, rows, tuple(link for link, one in results if one.shown is Shown.HIDDEN))


def _worst(one: Result) -> Interval | None:
    return nonresponse_bounds(one.positive, one.answered, one.persons) if one.shown is Shown.COUNTS and one.persons else None


def _p(one: Result) -> Decimal | None:
    """Holm's adjusted p to four decimals, rounded up."""
    if one.comparison is None or one.comparison.p_holm is None:
        return None
    return Decimal(one.comparison.p_holm).quantize(Decimal("0.0001"), ROUND_CEILING)
