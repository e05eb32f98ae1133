"""A survey mapping in the importer's own words: what the round asks, and where in the table the answers stand."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from choice_guide.importing.mapping import TableOptions

Offer = tuple[str, str]  # provider, unit ("" where there is none)


class Meaning(StrEnum):
    """What stands for a number that is not there."""

    HIDDEN = "hidden"          # the source hides it
    NO_ANSWERS = "no-answers"  # nobody answered
    NOT_ASKED = "not-asked"    # the question was not put
    REPORTED = "reported"      # a footnote that warns; the number holds


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its scale: ids of all answers in order, those that count as positive, those outside the denominator."""

    id: str
    answers: tuple[str, ...]
    positive: frozenset[str]
    excluded: frozenset[str]

    @property
    def valid(self) -> tuple[str, ...]:
        """The answers inside the denominator."""
        return tuple(answer for answer in self.answers if answer not in self.excluded)

    @property
    def two_sided(self) -> tuple[str, str] | None:
        """(positive, other) where there are just these two valid answers."""
        positive = [answer for answer in self.valid if answer in self.positive]
        others = [answer for answer in self.valid if answer not in self.positive]
        return (positive[0], others[0]) if len(positive) == len(others) == 1 else None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A total that somebody else publishes. `members`: ids of providers, None for all. `name` in the guide's first language."""

    name: str
    question: str
    members: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Round:
    """The round. `written`: its fields as the author wrote them, for round.yaml; `invited`: (offer, invited, clients) given there."""

    id: str
    service: str
    start: date
    end: date
    questions: tuple[Question, ...]
    elsewhere: tuple[Elsewhere, ...]
    pool: str | None
    series_break: bool
    written: Mapping[str, object]
    invited: tuple[tuple[Offer, int, int | None], ...]

    def question(self, id_: str) -> Question | None:
        """The question with this id."""
        return next((question for question in self.questions if question.id == id_), None)


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name stands (a column, the sheet's name, or a constant) and what its texts mean.

    `template` with {} in it is put around the text; `aliases`: text -> the text that is meant; `ids`: text -> id;
    `skip`: texts of rows to pass over, such as a row of totals.
    """

    column: str | None = None
    constant: str | None = None
    template: str = "{}"
    aliases: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    skip: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Numbers:
    """Where a question's numbers stand.

    `columns`: answer's id -> column, or None -> column where the number is that of the positive answers (in a long table: of
    the answer that the row names). `percent`: whether they are percents. `base`, `footnote`: columns.
    """

    columns: Mapping[str | None, str]
    percent: bool
    base: str | None = None
    footnote: str | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How numbers are written. `decimal`: "," or "." where the mapping says so; `fraction`: 0.85 stands for 85 percent."""

    decimal: str | None = None
    fraction: bool = False
    no_value: Mapping[str, Meaning] = field(default_factory=dict)
    footnotes: Mapping[str, Meaning] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SurveyPlan:
    """A whole survey mapping.

    `numbers`: question's id -> its columns; None -> those of every row of a long table, whose question `question` tells.
    `base_answers`: n is the number who answered the question, so that counts may be reckoned from percents; else it is the
    number of forms that came in. `sheets`: None = all.
    """

    round: Round
    table: TableOptions
    provider: Name
    numbers: Mapping[str | None, Numbers]
    unit: Name | None = None
    question: Name | None = None
    answer: Name | None = None
    base_answers: bool = False
    style: Style = Style()
    invited: str | None = None
    clients: str | None = None
    response_rate: str | None = None
    forms: str | None = None
    sheets: tuple[str, ...] | None = ()
    fill_header: bool = False
    ignored: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[Name, ...]:
        """Where the names of a row stand."""
        return tuple(filter(None, (self.provider, self.unit, self.question, self.answer)))

    @property
    def number_columns(self) -> tuple[str, ...]:
        """The columns of counts and percents, in the mapping's order."""
        return tuple(dict.fromkeys(column for numbers in self.numbers.values() for column in numbers.columns.values()))

    @property
    def columns(self) -> tuple[str, ...]:
        """Every heading that the mapping uses, each once."""
        of_names = [name.column for name in self.names]
        others = [column for numbers in self.numbers.values() for column in (numbers.base, numbers.footnote)]
        found = [*of_names, *self.number_columns, *others, self.invited, self.clients, self.response_rate]
        return tuple(dict.fromkeys(column for column in found if column))
