"""`python build.py import table FILE --mapping mapping.yaml --out DIR`: somebody's table -> providers/ and contracts.csv."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from choice_guide.importing.converting import Context, RowValues, check_constants, convert_row
from choice_guide.importing.grouping import Grouped, group_rows
from choice_guide.importing.languages import language_names
from choice_guide.importing.mapping import Plan, guess_problem, read_mapping
from choice_guide.importing.reading import read_table
from choice_guide.importing.records import CHANGES, ImportReport, ImportStopped, Problem, Row, Table
from choice_guide.importing.reporting import format_report
from choice_guide.importing.writing import write_files

__all__ = ["ImportReport", "Problem", "format_report", "import_table"]


def import_table(source: Path, mapping: Path, out: Path, today: date) -> ImportReport:
    """Reads a CSV or XLSX file by a mapping (docs/importing.md) and writes out/providers/*.yaml and out/contracts.csv.

    `today` is the date that `stated` and `checked` may not be after. Same table, mapping and date: same bytes, whatever
    the order of the rows. Raises nothing: what is wrong is in the report, whose `exit_code` says what became of it.
    """
    try:
        plan = read_mapping(mapping)
        needs_languages = any(rule.target.kind == "language" for rule in plan.rules)
        context = Context(plan.country, today, language_names() if needs_languages else {})
        check_constants(plan, context)
        table = read_table(source, plan.table, plan.columns())
        _check_header(table, plan)
        rows = [convert_row(row, table.header, plan, context) for row in table.rows]
        grouped = group_rows(rows, plan)
        if not grouped.profiles:
            raise ImportStopped([Problem("nothing-usable"), *grouped.problems])
        write_files(out, grouped)
        return _report(table, plan, rows, grouped)
    except ImportStopped as stopped:
        return ImportReport(problems=stopped.problems)


def _check_header(table: Table, plan: Plan) -> None:
    problems = []
    for column in plan.columns():
        if column not in table.header:
            make = lambda code, **params: Problem(code, column=column, params=params)
            seen = tuple(dict.fromkeys(filter(None, table.header)))
            problems.append(guess_problem("column-missing", column, seen, make, columns=", ".join(seen)))
        elif table.header.count(column) > 1:
            problems.append(Problem("column-twice", column=column))
    if problems:
        raise ImportStopped([*table.problems, *problems])


def _report(table: Table, plan: Plan, rows: list[RowValues], grouped: Grouped) -> ImportReport:
    counts = Counter(change for row in rows for change in row.changes)
    counts["blank-rows"] = table.blank_rows
    of_cells = [problem for row in rows for problem in row.problems]
    problems = [*table.problems, *_unused_columns(table, plan), *_ragged(table), *of_cells, *grouped.problems]
    return ImportReport(len(table.rows), len(grouped.profiles), grouped.offers, len(grouped.contracts),
                        tuple((kind, counts[kind]) for kind in CHANGES if counts[kind]), tuple(sorted(problems, key=_place)))


def _unused_columns(table: Table, plan: Plan) -> list[Problem]:
    known = {*plan.columns(), *plan.ignored, ""}
    unused = [(index, name) for index, name in enumerate(table.header) if name not in known]
    return [Problem("column-unused", column=name, params={"cells": str(_filled(table.rows, index))}) for index, name in unused]


def _filled(rows: Iterable[Row], index: int) -> int:
    return sum(bool(row.cells[index].text.strip()) for row in rows)


def _ragged(table: Table) -> list[Problem]:
    width = len(table.header)
    nameless = [index for index, name in enumerate(table.header) if not name]
    problems = []
    for row in table.rows:
        if row.given < width:
            problems.append(Problem("row-short", row.number, params={"cells": str(row.given), "columns": str(width)}))
        outside = [row.cells[index].text.strip() for index in [*nameless, *range(width, len(row.cells))]]
        problems += [Problem("cell-outside", row.number, value=text) for text in outside if text]
    return problems


def _place(problem: Problem) -> tuple[int, int, str, str]:
    return (problem.row is not None, problem.row or 0, problem.column or "", problem.code)
