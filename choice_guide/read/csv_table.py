"""CSV with a place for every cell: comma-separated, quotation marks as in RFC 4180, quoted cells may run over lines."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from choice_guide.rule import finding
from choice_guide.document import Document, Mark, Node
from choice_guide.findings import Finding
from choice_guide.read import rules
from choice_guide.read.layout import Columns
from choice_guide.read.source import empty_file

SEPARATOR = ","
OTHER_SEPARATORS = {";": "separator.semicolon", "\t": "separator.tab", "|": "separator.bar"}
# After the opening quotation mark: everything up to one that is not doubled.
QUOTED = re.compile(r'((?:[^"]|"")*)"')


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell and where it begins; `broken` when its quotation marks do not match."""

    text: str
    line: int
    column: int
    broken: bool = False


def table(document: Document, text: str, columns: Columns) -> tuple[Node | None, list[Finding]]:
    """The rows of a CSV text as a list of dicts, and what is wrong with it. Empty cells are absent.

    A row that cannot be read, and the cell of a column that is missing, are nodes whose `value` is None.
    """
    first_line = text.partition("\n")[0]
    separator, findings = _separator(document, first_line)
    rows = cell_rows(text, separator)
    header = next(rows, None)
    if header is None:
        return None, [empty_file(document)]
    names, wrong = _header(document, header, columns)
    missing = tuple(name for name in columns.required if name not in names)
    findings += wrong
    nodes: list[Node] = []
    for cells in rows:
        node, wrong = _row(document, cells, names, missing, len(nodes))
        nodes.append(node)
        findings += wrong
    return Node(nodes, Mark(document.file), ()), findings


def cell_rows(text: str, separator: str) -> Iterator[list[Cell]]:
    """The cells of each row that is not blank; spaces around unquoted cells do not count."""
    position, line = 0, 1
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if '"' in text[position:end]:
            cells, end = _quoted_row(text, position, line, separator)
        else:
            cells = list(_plain_row(text[position:end], line, separator))
        if any(cell.text or cell.broken for cell in cells):
            yield cells
        line += text.count("\n", position, end) + 1
        position = end + 1


def _plain_row(row: str, line: int, separator: str) -> Iterator[Cell]:
    column = 1
    for part in row.split(separator):
        yield Cell(part.strip(), line, column + len(part) - len(part.lstrip()))
        column += len(part) + 1


def _quoted_row(text: str, position: int, line: int, separator: str) -> tuple[list[Cell], int]:
    """The cells of the row that begins at `position`, and where it ends."""
    cells: list[Cell] = []
    while True:
        cell, position = _one_cell(text, position, line, separator)
        cells.append(cell)
        line += cell.text.count("\n")
        if position >= len(text) or text[position] == "\n":
            return cells, position
        position += 1


def _one_cell(text: str, position: int, line: int, separator: str) -> tuple[Cell, int]:
    """The cell that begins at `position`, and where the separator or line break after it stands."""
    column = position - text.rfind("\n", 0, position)
    end = _end_of_cell(text, position, separator)
    start = position + len(text[position:end]) - len(text[position:end].lstrip(" "))
    if not text.startswith('"', start):
        return Cell(text[position:end].strip(), line, column, broken='"' in text[position:end]), end
    quoted = QUOTED.match(text, start + 1)
    if not quoted:
        rest = text.find("\n", position)
        return Cell(text[start:end], line, column, broken=True), len(text) if rest < 0 else rest
    end = _end_of_cell(text, quoted.end(), separator)
    junk = text[quoted.end():end].strip()
    return Cell(quoted[1].replace('""', '"'), line, column, broken=bool(junk)), end


def _end_of_cell(text: str, position: int, separator: str) -> int:
    ends = [end for end in (text.find(separator, position), text.find("\n", position)) if end >= 0]
    return min(ends, default=len(text))


def _separator(document: Document, first_line: str) -> tuple[str, list[Finding]]:
    """The separator in use. Another one than the comma is a finding, and the file is read with it all the same."""
    for sign, name in OTHER_SEPARATORS.items():
        if first_line.count(sign) > first_line.count(SEPARATOR):
            mark = Mark(document.file, 1, first_line.index(sign) + 1)
            return sign, [finding(rules.SEPARATOR, document, mark, details={"separator": name})]
    return SEPARATOR, []


def _header(document: Document, header: list[Cell], columns: Columns) -> tuple[list[str], list[Finding]]:
    """The names of the columns ("" for one that is not used) and what is wrong with them."""
    names: list[str] = []
    findings: list[Finding] = []
    meant: set[str] = set()
    for cell in header:
        mark = Mark(document.file, cell.line, cell.column)
        if cell.text in names and cell.text:
            findings.append(finding(rules.DUPLICATE_COLUMN, document, mark, value=cell.text))
        elif cell.text and cell.text not in columns.all:
            near = get_close_matches(cell.text.casefold(), columns.all, 1, 0.5)
            meant.update(near)
            findings.append(finding(rules.UNKNOWN_COLUMN, document, mark, value=cell.text, allowed=", ".join(columns.all),
                                    suggestion=near[0] if near else "", details={"hint": "hint.suggestion" if near else "hint.allowed"}))
        names.append(cell.text if cell.text in columns.all and cell.text not in names else "")
    findings += [finding(rules.MISSING_COLUMN, document, Mark(document.file), value=name, header=",".join(columns.all))
                 for name in columns.required if name not in names and name not in meant]
    return names, findings


def _row(document: Document, cells: list[Cell], names: list[str], missing: tuple[str, ...], number: int) -> tuple[Node, list[Finding]]:
    mark = Mark(document.file, cells[0].line, 1)
    for cell in cells:
        if cell.broken:
            where = Mark(document.file, cell.line, cell.column)
            return Node(None, mark, (number,)), [finding(rules.QUOTE, document, where, (number,), value=cell.text[:40])]
    if len(cells) != len(names):
        return Node(None, mark, (number,)), [finding(rules.RAGGED_ROW, document, mark, (number,), found=len(cells), expected=len(names))]
    values = dict(_values(document.file, cells, names, number))
    for name in missing:
        values[name] = Node(None, mark, (number, name))
    return Node(values, mark, (number,), key_marks=_key_marks(values)), []


def _values(file: str, cells: list[Cell], names: list[str], number: int) -> Iterator[tuple[str, Node]]:
    for name, cell in zip(names, cells):
        if name and cell.text:
            yield name, Node(cell.text, Mark(file, cell.line, cell.column), (number, name), True)


def _key_marks(values: Mapping[str, Node]) -> dict[str, Mark]:
    return {name: node.mark for name, node in values.items()}
