"""XLSX -> rows of cells, as a person sees them in the spreadsheet program."""
from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from choice_guide.importing.mapping import TableOptions, guess_problem
from choice_guide.importing.records import Cell, Fault, ImportStopped, Problem

MAX_CELLS = 1_000_000
MAX_UNPACKED = 200 * 1024 * 1024


def read_xlsx(raw: bytes, options: TableOptions, sheets: tuple[str, ...] | None = ()) -> list[tuple[str, list[list[Cell]]]]:
    """(name, rows of cells) of the sheets named in `sheets` (None: all that are not hidden), or `options.sheet`, or the first not hidden.

    Formulas give the value that was saved with them. A merged cell's value stands in every row that it covers; in the
    header in every column too. Raises ImportStopped for a damaged file, a sheet that is not there, over a million
    cells, or over 200 MiB unpacked.
    """
    _check_size(raw)
    values, formulas = _open(raw, data_only=True), _open(raw, data_only=False)
    found = _sheets(values, options, sheets)
    if sum(sheet.max_row * sheet.max_column for sheet in found) > MAX_CELLS:
        raise ImportStopped([Problem("too-many-cells", params={"limit": str(MAX_CELLS)})])
    return [(sheet.title, _rows(sheet, formulas[sheet.title], options.header_row + options.header_rows - 1)) for sheet in found]


def _rows(values: Worksheet, formulas: Worksheet, header_end: int) -> list[list[Cell]]:
    rows = [[_cell(value, formula) for value, formula in zip(*pair)] for pair in zip(values.iter_rows(), formulas.iter_rows())]
    _fill_merged(rows, values, header_end)
    return rows


def _check_size(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile:
        raise ImportStopped([Problem("xlsx-broken")]) from None
    if unpacked > MAX_UNPACKED:
        raise ImportStopped([Problem("too-big", params={"limit": str(MAX_UNPACKED // 1024 ** 2)})])


def _open(raw: bytes, data_only: bool) -> openpyxl.Workbook:
    try:
        return openpyxl.load_workbook(io.BytesIO(raw), data_only=data_only)
    except Exception:  # openpyxl lets its parsers' own errors through, and a damaged file can raise any of them
        raise ImportStopped([Problem("xlsx-broken")]) from None


def _sheets(book: openpyxl.Workbook, options: TableOptions, names: tuple[str, ...] | None) -> list[Worksheet]:
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    if names is None:
        return visible
    if names or options.sheet is not None:
        return [_sheet(book, name) for name in names or (options.sheet,)]
    return visible[:1]


def _sheet(book: openpyxl.Workbook, name: str) -> Worksheet:
    for sheet in book.worksheets:
        if sheet.title.strip() == name.strip():
            return sheet
    titles = tuple(sheet.title for sheet in book.worksheets)
    make = lambda code, **params: Problem(code, value=name, params=params)
    raise ImportStopped([guess_problem("sheet-missing", name, titles, make, sheets=", ".join(titles))])


def _cell(cell: SheetCell, formula: SheetCell) -> Cell:
    if cell.data_type == "e":
        return Cell(str(cell.value), Fault("formula-error"))
    if cell.value is None and formula.data_type == "f":
        return Cell("", Fault("formula-without-value"))
    numeric = isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
    return Cell(_text(cell.value, cell.number_format), numeric=numeric)


def _text(value: object, number_format: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time)):
        return value.isoformat() if isinstance(value, date) else value.isoformat("minutes")
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    return str(value)


def _number(value: int | float, number_format: str) -> str:
    if _is_percent(number_format):
        return f"{_plain(Decimal(str(value)) * 100)} %"
    if number_format and not number_format.strip("0"):  # "00000": a postcode that is shown with its leading zeros
        return str(round(value)).zfill(len(number_format))
    return _plain(Decimal(str(value)))


def _is_percent(number_format: str) -> bool:
    # Sections for positive, negative, zero; quoted and escaped characters are shown and mean nothing.
    return "%" in re.sub(r'"[^"]*"|\\.|\[[^]]*\]', "", number_format.partition(";")[0])


def _plain(number: Decimal) -> str:
    return str(int(number)) if number == number.to_integral() else f"{number.normalize():f}"


def _fill_merged(rows: list[list[Cell]], sheet: Worksheet, header_end: int) -> None:
    for area in sheet.merged_cells.ranges:
        in_header = area.min_row <= header_end
        last_column = area.max_col if in_header else area.min_col
        source = rows[area.min_row - 1][area.min_col - 1]
        for row in rows[area.min_row - 1:area.max_row]:
            for column in range(area.min_col - 1, min(last_column, len(row))):
                if row[column] is not source:
                    row[column] = Cell(source.text, source.fault, ("merged",), source.numeric)
