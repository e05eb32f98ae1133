"""The tables as wholes: the columns that the mapping names are there, no row is a person's, and nothing is left behind unseen."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from choice_guide.importing.mapping import guess_problem
from choice_guide.importing.records import ImportStopped, Place, Problem, Table
from choice_guide.importing.survey_cells import Harvest
from choice_guide.importing.survey_numbers import Percent
from choice_guide.importing.survey_persons import refuse_persons
from choice_guide.importing.survey_plan import SurveyPlan
from choice_guide.importing.survey_telling import told_heading


def check_tables(tables: list[Table], plan: SurveyPlan) -> None:
    """Raises ImportStopped where a column is missing or stands twice; and for a table with a row per person, with every reason."""
    problems = [problem for table in tables for problem in _header(table, plan, len(tables) > 1)]
    problems = problems or [problem for table in tables for problem in refuse_persons(table, plan)]
    if problems:
        raise ImportStopped(problems)


def refuse_fractions(found: Harvest, plan: SurveyPlan) -> None:
    """Raises ImportStopped where the percents are likely fractions (0.85 for 85 percent), and the mapping does not say so."""
    percents = [reading.number.value for reading in found.readings if isinstance(reading.number, Percent)]
    if percents and max(percents) <= 1 and any(0 < percent < 1 for percent in percents) and not plan.style.fraction:
        raise ImportStopped([Problem("survey-fractions", column=", ".join(plan.number_columns[:3]))])


def left_behind(tables: Iterable[Table], plan: SurveyPlan) -> list[Problem]:
    """Columns that the mapping neither uses nor ignores, rows that are too short, and cells outside the columns."""
    return [problem for number, table in enumerate(tables, 1)
            for problem in (*table.problems, *_unused(table, plan), *_ragged(number, table))]


def _header(table: Table, plan: SurveyPlan, several: bool) -> Iterator[Problem]:
    seen = tuple(dict.fromkeys(told_heading(name) for name in table.header if name))
    for column in plan.columns:
        shown = f"{table.sheet}!{column}" if several else column
        if column not in table.header:
            make = lambda code, **params: Problem(code, column=shown, params=params)
            yield guess_problem("column-missing", column, seen, make, columns=", ".join(seen))
        elif table.header.count(column) > 1:
            yield Problem("column-twice", column=shown)


def _unused(table: Table, plan: SurveyPlan) -> Iterator[Problem]:
    known = {*plan.columns, *plan.ignored, ""}
    for index, name in enumerate(table.header):
        if name not in known:
            filled = sum(bool(row.cells[index].text.strip()) for row in table.rows)
            yield Problem("survey-column-unused", column=told_heading(name), params={"cells": str(filled)})


def _ragged(number: int, table: Table) -> Iterator[Problem]:
    width = len(table.header)
    nameless = [index for index, name in enumerate(table.header) if not name]
    for row in table.rows:
        if row.given < width:
            yield Problem("row-short", row.number, params={"cells": str(row.given), "columns": str(width)})
        for index in [*nameless, *range(width, len(row.cells))]:
            if row.cells[index].text.strip():
                yield Problem("cell-outside", place=Place(number, table.sheet, row.number, index + 1))
