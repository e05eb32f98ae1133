"""The rows of a table -> one reading per number: whose it is, what it is of, and where it stands."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from choice_guide.importing.normalising import tidy
from choice_guide.importing.records import Cell, Fault, Place, Problem, Row, Table
from choice_guide.importing.survey_names import Register, find_answer, find_offer, find_question, named
from choice_guide.importing.survey_numbers import Percent, footnotes, read_count, read_percent
from choice_guide.importing.survey_plan import Meaning, Name, Numbers, Offer, SurveyPlan
from choice_guide.importing.survey_telling import told

Number = int | Percent | Meaning


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of the table. `answer` None: it is that of the positive answers. `number` None: the cell could not be used."""

    offer: Offer
    question: str
    answer: str | None
    number: Number | None
    base: int | None
    place: Place


@dataclass(frozen=True, slots=True)
class People:
    """What a row says about those who were asked: how many, of how many clients, and the percent who answered of `forms`."""

    offer: Offer
    invited: int | None
    clients: int | None
    rate: Percent | None
    forms: int | None
    place: Place


@dataclass(slots=True)
class Harvest:
    """What the rows gave; filled row by row.

    `cautions`: code of a footnote -> cells that were used all the same; `lost`: results of which a row could not be used;
    `orphans`: questions with a row in a long table of which nobody knows the offer (None: nor the question).
    """

    readings: list[Reading] = field(default_factory=list)
    people: list[People] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    cautions: Counter[str] = field(default_factory=Counter)
    lost: set[tuple[Offer, str]] = field(default_factory=set)
    orphans: set[str | None] = field(default_factory=set)


def harvest(tables: Iterable[Table], plan: SurveyPlan, register: Register) -> Harvest:
    """Every number that the mapping names; cells that cannot be used are problems of the harvest, by place."""
    found = Harvest()
    for number, table in enumerate(tables, 1):
        position = {name: index for index, name in enumerate(table.header)}
        for row in table.rows:
            _read_row(_RowReader(plan, register, row, position, number, table.sheet, found))
    return found


@dataclass(frozen=True, slots=True)
class _RowReader:
    plan: SurveyPlan
    register: Register
    row: Row
    position: dict[str, int]
    sheet_number: int
    sheet: str
    into: Harvest

    def cell(self, column: str) -> Cell:
        return self.row.cells[self.position[column]]

    def place(self, column: str | None) -> Place:
        return Place(self.sheet_number, self.sheet, self.row.number, self.position.get(column, 0) + 1)

    def text(self, name: Name | None) -> str:
        if name is None:
            return ""
        if name.column is None:
            return str(tidy(name.constant or self.sheet).value)
        return str(tidy(self.cell(name.column).text).value)

    def wrong(self, column: str | None, fault: Fault, shown: str = "") -> None:
        self.into.problems.append(Problem(fault.code, None, column, shown, fault.params, self.place(column)))


def _read_row(row: _RowReader) -> None:
    plan = row.plan
    provider = row.text(plan.provider)
    if any(row.text(name) in name.skip for name in plan.names):
        return
    offer = find_offer(plan, row.register, provider, row.text(plan.unit)) if provider else Fault("survey-no-provider")
    if isinstance(offer, Fault):
        at = plan.unit.column if offer.code == "survey-unit" and plan.unit else plan.provider.column
        row.wrong(at, offer, ", ".join(map(told, filter(None, (provider and named(plan.provider, provider), row.text(plan.unit))))))
        _orphan(row)
        return
    row.into.people += _people(row, offer)
    for question, numbers in plan.numbers.items():
        row.into.readings += _long(row, offer, numbers) if question is None else _wide(row, offer, question, numbers)


def _orphan(row: _RowReader) -> None:
    if row.plan.question:
        question = find_question(row.plan, row.text(row.plan.question))
        row.into.orphans.add(None if isinstance(question, Fault) else question.id)


def _long(row: _RowReader, offer: Offer, numbers: Numbers) -> Iterator[Reading]:
    question = find_question(row.plan, text := row.text(row.plan.question))
    if isinstance(question, Fault):
        row.wrong(row.plan.question.column, question, told(text))
        row.into.orphans.add(None)
        return
    answer: str | Fault | None = None
    if row.plan.answer:
        answer = find_answer(row.plan, question, text := row.text(row.plan.answer))
    if isinstance(answer, Fault):
        row.wrong(row.plan.answer.column, answer, told(text))
        row.into.lost.add((offer, question.id))
        return
    column = numbers.columns[None]
    yield Reading(offer, question.id, answer, _number(row, column, numbers), _base(row, numbers), row.place(column))


def _wide(row: _RowReader, offer: Offer, question: str, numbers: Numbers) -> Iterator[Reading]:
    base = _base(row, numbers)
    for answer, column in numbers.columns.items():
        yield Reading(offer, question, answer, _number(row, column, numbers), base, row.place(column))


def _number(row: _RowReader, column: str, numbers: Numbers) -> Number | None:
    """The number in a column, or what a footnote or sign says instead of it; None, and a problem, where it cannot be told."""
    cell, style = row.cell(column), row.plan.style
    found = read_percent(cell, style) if numbers.percent else read_count(cell, style)
    codes = _footnotes(row, numbers)
    instead = next((meaning for _, meaning in codes if meaning not in (None, Meaning.REPORTED)), None)
    if instead is Meaning.HIDDEN or instead and not isinstance(found, int | Percent):
        return instead
    if isinstance(found, int | Percent) and instead:
        found = Fault("survey-footnote-number")
    if isinstance(found, Fault):
        row.wrong(column, found, found.params.get("sign", ""))
        return None
    if not isinstance(found, Meaning):
        row.into.cautions.update(code for code, meaning in codes if meaning is Meaning.REPORTED)
    return found


def _footnotes(row: _RowReader, numbers: Numbers) -> tuple[tuple[str, Meaning | None], ...]:
    """The footnotes of a number; one that the mapping does not explain is a problem."""
    codes = footnotes(row.cell(numbers.footnote), row.plan.style) if numbers.footnote else ()
    for code, meaning in codes:
        if meaning is None:
            row.wrong(numbers.footnote, Fault("survey-footnote", {"code": told(code)}))
    return codes


def _base(row: _RowReader, numbers: Numbers) -> int | None:
    """The number that percents are of; where a footnote says why there are none, the cell may hold anything."""
    if numbers.base is None:
        return None
    found = read_count(row.cell(numbers.base), row.plan.style)
    codes = footnotes(row.cell(numbers.footnote), row.plan.style) if numbers.footnote else ()
    excused = any(meaning not in (None, Meaning.REPORTED) for _, meaning in codes)
    if isinstance(found, Fault) and found.code != "survey-blank" and not excused:
        row.wrong(numbers.base, found, found.params.get("sign", ""))
    return found if isinstance(found, int) else None


def _people(row: _RowReader, offer: Offer) -> Iterator[People]:
    plan = row.plan
    if not (plan.invited or plan.clients or plan.response_rate):
        return
    invited, clients = _person_count(row, plan.invited), _person_count(row, plan.clients)
    rate = read_percent(row.cell(plan.response_rate), plan.style) if plan.response_rate else None
    if isinstance(rate, Fault) and rate.code != "survey-blank":
        row.wrong(plan.response_rate, rate, rate.params.get("sign", ""))
    forms = read_count(row.cell(plan.forms), plan.style) if plan.response_rate and plan.forms else None
    yield People(offer, invited, clients, rate if isinstance(rate, Percent) else None,
                 forms if isinstance(forms, int) else None, row.place(plan.invited or plan.response_rate or plan.clients))


def _person_count(row: _RowReader, column: str | None) -> int | None:
    if column is None:
        return None
    found = read_count(row.cell(column), row.plan.style)
    if isinstance(found, Fault) and found.code != "survey-blank":
        row.wrong(column, found, found.params.get("sign", ""))
    return found if isinstance(found, int) else None
