"""Survey rounds with what may be published of their results."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from choice_guide.model.values import Text


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to choose from, as the survey put it; `picture` describes the picture that stood for it or beside it."""

    id: str
    name: Text
    picture: Text | None = None


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    text: Text
    positive: tuple[str, ...]   # ids of answers that count as positive
    excluded: tuple[str, ...]   # ids outside the denominator ("vet ej")
    answers: tuple[str, ...]    # all ids in order
    headline: bool = False
    short: Text | None = None       # for table heads
    statement: Text | None = None   # what a positive answer says: "27 av 30 svarade att ..."
    scale: tuple[Answer, ...] = ()  # the answers as the survey put them, where the round tells all of them

    def positive_scale(self) -> tuple[Answer, ...]:
        """The answers that count as positive, as the survey put them."""
        return tuple(answer for answer in self.scale if answer.id in self.positive)

    def excluded_scale(self) -> tuple[Answer, ...]:
        """The answers outside the denominator, as the survey put them."""
        return tuple(answer for answer in self.scale if answer.id in self.excluded)

    def same_as(self, other: Question) -> bool:
        """Whether it asks the same: wording, answers, and what counts as positive. Texts in a language that one lacks differ in nothing."""
        marks, others = ((set(q.answers), set(q.positive), set(q.excluded)) for q in (self, other))
        names, known = ({answer.id: answer.name for answer in q.scale} for q in (self, other))
        return marks == others and self.text.agrees(other.text) and all(names[id_].agrees(known[id_]) for id_ in names.keys() & known.keys())


@dataclass(frozen=True, slots=True)
class SurveyCell:
    """One offer's answers to one question. `counts`: (answer id, persons); empty where hidden or only percent is known."""

    counts: tuple[tuple[str, int], ...] = ()
    hidden: bool = False
    percent: Decimal | None = None
    base: int | None = None


@dataclass(frozen=True, slots=True)
class SurveySum:
    """Answers of several cells put together: all providers, two rounds, or what another source publishes."""

    answered: int
    positive: int


@dataclass(frozen=True, slots=True)
class PublishedElsewhere:
    """A total that another source publishes. `members`: offer ids; `sum` None where its numbers are not known here."""

    name: Text
    question: str
    members: tuple[str, ...]
    sum: SurveySum | None = None


@dataclass(frozen=True, slots=True)
class SurveyRound:
    id: str
    service: str
    start: date
    end: date
    asked_by: Text
    method: Text
    proxy: str                                 # allowed | not-allowed | unknown
    questions: tuple[Question, ...]
    invited: Mapping[str, int]                 # offer id -> persons invited
    cells: Mapping[tuple[str, str], SurveyCell]  # (offer id, question id) -> cell
    series_break: bool = False
    totals: Mapping[str, SurveySum | None] = field(default_factory=dict)  # question id -> all together; None = withheld
    pool: str | None = None                    # an earlier round with which small units are shown together
    pooled: Mapping[tuple[str, str], SurveySum] = field(default_factory=dict)  # (offer id, question id) -> both rounds together
    elsewhere: tuple[PublishedElsewhere, ...] = ()

    def question(self, id_: str) -> Question | None:
        """The question with this id."""
        return next((question for question in self.questions if question.id == id_), None)


@dataclass(frozen=True, slots=True)
class SurveyAudit:
    """What the audit of the protected results came to: how many hidden cells were tried, and how few persons wide the narrowest
    span of answers or of positive answers is."""

    hidden: int
    narrowest: int | None = None  # None where nothing is hidden, or nothing bounds it
    incomplete: bool = False      # others publish totals whose numbers are not known here, or give a result away themselves
