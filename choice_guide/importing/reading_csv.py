"""CSV -> rows of cells: the encoding and the delimiter are found out unless the mapping says them."""
from __future__ import annotations

import csv
import io

from choice_guide.importing.mapping import TableOptions
from choice_guide.importing.normalising import tidy
from choice_guide.importing.records import Cell, ImportStopped, Problem

MAX_CELLS = 1_000_000
_DELIMITERS = ";,\t|"


def read_csv(raw: bytes, options: TableOptions, expected: tuple[str, ...]) -> tuple[list[list[Cell]], list[Problem]]:
    """Rows of cells (RFC 4180, any delimiter), and a note where the encoding was guessed.

    Raises ImportStopped where the bytes are no text, a quotation mark is left open, or there are over a million cells.
    """
    text, problems = _decode(raw, options.encoding)
    delimiter = options.delimiter or _delimiter(text, options.header_row, expected)
    rows: list[list[Cell]] = []
    cells = 0
    for record in _records(text, delimiter):
        cells += len(record)
        if cells > MAX_CELLS:
            raise ImportStopped([Problem("too-many-cells", params={"limit": str(MAX_CELLS)})])
        rows.append([Cell(value) for value in record])
    return rows, problems


def _decode(raw: bytes, encoding: str | None) -> tuple[str, list[Problem]]:
    if encoding is None and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    for name in [encoding] if encoding else ["utf-8", "windows-1252"]:
        try:
            text = raw.decode("utf-8-sig" if name == "utf-8" else name)
        except UnicodeDecodeError:
            continue
        guessed = encoding is None and name == "windows-1252"
        return text, [Problem("encoding-guessed", params={"encoding": "Windows-1252"})] if guessed else []
    raise ImportStopped([Problem("encoding-wrong", params={"encoding": encoding or "UTF-8, Windows-1252"})])


def _delimiter(text: str, header_row: int, expected: tuple[str, ...]) -> str:
    # The mapping knows the headings: the delimiter that finds most of them is right; then the one that gives most columns.
    return max(_DELIMITERS, key=lambda delimiter: _fit(text, delimiter, header_row, expected))


def _fit(text: str, delimiter: str, header_row: int, expected: tuple[str, ...]) -> tuple[int, int]:
    header: list[str] = []
    try:
        for header, _ in zip(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), range(header_row)):
            pass
    except csv.Error:
        return (0, 0)
    return len({str(tidy(name).value) for name in header} & set(expected)), len(header)


def _records(text: str, delimiter: str) -> csv.reader:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise ImportStopped([Problem("csv-broken", params={"line": str(reader.line_num), "reason": str(error)})]) from None
