"""A file -> Table: finds out what the file is, reads it, and takes the header off."""
from __future__ import annotations

from itertools import accumulate, zip_longest
from pathlib import Path

from choice_guide.importing.mapping import TableOptions
from choice_guide.importing.normalising import tidy
from choice_guide.importing.reading_csv import read_csv
from choice_guide.importing.reading_xlsx import read_xlsx
from choice_guide.importing.records import Cell, ImportStopped, Problem, Row, Table

MAX_BYTES = 20 * 1024 * 1024
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"{\\rtf", b"%pdf")


def read_table(path: Path, options: TableOptions, expected: tuple[str, ...]) -> Table:
    """The table in a CSV or XLSX file, told apart by what is in the file.

    `expected` are the headings that the mapping uses; they decide between possible delimiters. Raises ImportStopped for
    a file that is missing, empty, over 20 MiB, or not a table.
    """
    return read_sheets(path, options, expected)[0]


def read_sheets(path: Path, options: TableOptions, expected: tuple[str, ...], sheets: tuple[str, ...] | None = (),
                fill_header: bool = False) -> list[Table]:
    """The tables in the sheets named (see `read_xlsx`; a CSV file is one sheet), as `read_table` reads one.

    `fill_header`: in a header of several rows, an empty cell above the last row has the text to its left, as in a CSV file
    saved from merged cells.
    """
    raw = _bytes(path)
    if raw.startswith(b"PK\x03\x04"):
        return [_table(rows, options, (), fill_header, name) for name, rows in read_xlsx(raw, options, sheets)]
    _refuse(raw, path)
    rows, problems = read_csv(raw, options, expected)
    return [_table(rows, options, tuple(problems), fill_header, "")]


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ImportStopped([Problem("too-big", params={"limit": str(MAX_BYTES // 1024 ** 2)})])
        raw = path.read_bytes()
    except OSError:
        raise ImportStopped([Problem("source-missing", value=path.name)]) from None
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise ImportStopped([Problem("empty-file")])
    return raw


def _refuse(raw: bytes, path: Path) -> None:
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise ImportStopped([Problem("xls-old")])
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        raise ImportStopped([Problem("xlsx-broken")])
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP) or (b"\x00" in raw and not utf16):
        raise ImportStopped([Problem("not-a-table")])


def _table(rows: list[list[Cell]], options: TableOptions, problems: tuple[Problem, ...], fill_header: bool, sheet: str) -> Table:
    first = options.header_row - 1
    below = first + options.header_rows
    header = _header(_filled(rows[first:below]) if fill_header else rows[first:below])
    if not any(header):
        raise ImportStopped([*problems, Problem("header-missing", params={"row": str(options.header_row)})])
    body = [_row(number, cells, len(header)) for number, cells in enumerate(rows[below:], below + 1)]
    filled = tuple(row for row in body if any(cell.fault or tidy(cell.text).value for cell in row.cells))
    if not filled:
        raise ImportStopped([*problems, Problem("no-rows")])
    return Table(header, filled, len(body) - len(filled), problems, sheet)


def _filled(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The header's rows with the gaps of all but the last filled from the left."""
    return [*(list(accumulate(row, lambda left, cell: cell if tidy(cell.text).value else left)) for row in rows[:-1]), *rows[-1:]]


def _header(rows: list[list[Cell]]) -> tuple[str, ...]:
    columns = zip_longest(*([str(tidy(cell.text).value) for cell in row] for row in rows), fillvalue="")
    names = [" / ".join(dict.fromkeys(filter(None, parts))) for parts in columns]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _row(number: int, cells: list[Cell], width: int) -> Row:
    padding = [Cell("")] * (width - len(cells))
    return Row(number, (*cells, *padding), len(cells))
