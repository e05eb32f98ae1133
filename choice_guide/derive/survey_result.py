"""What pages may say about one survey result: a value, with numbers only where they may be said."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from choice_guide.derive.survey_interval import Interval
from choice_guide.derive.survey_verdict import Comparison
from choice_guide.model import Question, SurveyRound, Text

#: Fewest answers for which a percent is said; under it counts are (display_rules.md R10).
FEW = 30


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
    low_response: bool = False
    comparison: Comparison | None = None
    earlier: SurveyRound | None = None
    trend: Trend | None = None
    of_latest: bool = True  # its question was asked in the service's latest round; else it says itself when it was
