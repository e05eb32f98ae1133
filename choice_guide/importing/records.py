"""What the importer's steps hand to each other: cells, problems, the report. Values only."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from choice_guide.findings import Finding


class Weight(StrEnum):
    """What a problem means for the import."""

    CALL = "call"      # called wrongly: a file that is not there, a folder that cannot be written
    STOP = "stop"      # the table or the mapping is wrong: nothing is written
    UNUSED = "unused"  # written, but this cell, row or column could not be used
    NOTE = "note"      # used; somebody should know


_CODES = MappingProxyType({
    Weight.CALL: ("source-missing", "mapping-missing", "out-not-writable"),
    Weight.STOP: (
        "too-big", "too-many-cells", "empty-file", "not-a-table", "xlsx-broken", "xls-old", "sheet-missing",
        "sheet-missing-guess", "encoding-wrong", "csv-broken", "header-missing", "no-rows", "nothing-usable",
        "column-missing", "column-missing-guess", "column-twice", "file-not-ours", "contracts-not-ours",
        "yaml-broken", "yaml-too-big", "yaml-twice", "yaml-alias", "yaml-not-map", "mapping-key", "mapping-key-guess",
        "mapping-missing-key", "mapping-missing-field", "mapping-target", "mapping-target-guess", "mapping-source",
        "mapping-fact-type", "mapping-wrong-value", "mapping-wrong-shape", "mapping-id", "mapping-id-twice"),
    Weight.UNUSED: (
        "column-unused", "cell-outside", "row-short", "row-without-provider", "row-without-service",
        "row-without-areas", "row-without-start", "row-without-ownership", "row-without-unit", "contradiction", "placeholder",
        "value-unknown", "value-unknown-guess", "formula-without-value", "formula-error", "not-a-link", "not-a-phone",
        "not-an-email", "not-a-date", "date-in-future", "not-hours", "not-a-number", "not-yes-no", "not-an-option",
        "not-a-language", "not-an-id", "personal-number", "text-too-long"),
    Weight.NOTE: ("encoding-guessed", "row-joined", "ids-alike"),
})
_SURVEY_CODES = MappingProxyType({
    Weight.CALL: ("survey-out",),
    Weight.STOP: (
        "survey-mapping", "survey-source", "survey-template", "survey-numbers", "survey-two-answers", "survey-base", "survey-rate",
        "survey-invited-twice", "survey-source-in-content", "survey-raw-in-content", "survey-only-answers", "survey-nothing",
        "survey-fractions", "persons-heading", "persons-number", "persons-address", "persons-time", "persons-text", "persons-words",
        "persons-rows"),
    Weight.UNUSED: (
        "survey-column-unused", "survey-row-missing", "survey-no-provider", "survey-no-contract", "survey-no-contract-guess",
        "survey-unit", "survey-question",
        "survey-question-guess", "survey-answer", "survey-answer-guess", "survey-answer-outside", "survey-blank", "survey-sign",
        "survey-number", "survey-count", "survey-ambiguous", "survey-percent", "survey-without-base", "survey-base-differs",
        "survey-shares", "survey-shares-impossible", "survey-percent-impossible", "survey-dont-know", "survey-mixed", "survey-twice",
        "survey-invited", "survey-invited-differs", "survey-footnote", "survey-footnote-number", "survey-elsewhere",
        "survey-pool-missing", "survey-pool-answers"),
    Weight.NOTE: (
        "survey-remark", "survey-outside-period", "survey-register", "survey-absent", "survey-kept-percent", "survey-reconstructed",
        "survey-caution", "survey-rate-unclear", "survey-total-left-out", "survey-pool-series"),
})
WEIGHTS: Mapping[str, Weight] = MappingProxyType({
    code: weight for kinds in (_CODES, _SURVEY_CODES) for weight, codes in kinds.items() for code in codes})

CHANGES = ("spaces", "special-spaces", "line-breaks", "invisible", "unicode", "merged", "scheme", "phone", "email", "address",
           "organisation-number", "date", "hours", "number", "yes-no", "language", "alias", "value-map", "blank-rows")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A cell as a spreadsheet names it: the sheet's number among those read, its name ("" for CSV), row and column from 1."""

    sheet_number: int
    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        sheet = self.sheet if re.fullmatch(r"\w*", self.sheet) else "'" + self.sheet.replace("'", "''") + "'"
        return f"{sheet}!{letters}{self.row}" if sheet else f"{letters}{self.row}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell, row, column or file that could not be used as it is.

    `code` is a key of WEIGHTS and of translations/importing.<language>.po. `row` is the row's number as a spreadsheet
    shows it (the first is 1), or `place` the cell; `column` the heading; `value` what stands there. `params` fill the
    sentence; with a `finding` of `check`, its message and help do too.
    """

    code: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    place: Place | None = None
    finding: Finding | None = None

    @property
    def weight(self) -> Weight:
        """What the problem means for the import."""
        return WEIGHTS[self.code]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was read, written, put right and left unused. Numbers count rows, files, offers, contracts and cells.

    `lines`: (key of the catalogue, its params), said instead of what a table's import has read and written.
    """

    rows_read: int = 0
    profiles: int = 0
    offers: int = 0
    contracts: int = 0
    changes: tuple[tuple[str, int], ...] = ()  # (one of CHANGES, how many cells), in the order of CHANGES
    problems: tuple[Problem, ...] = ()
    lines: tuple[tuple[str, Mapping[str, str]], ...] = ()

    @property
    def exit_code(self) -> int:
        """0 everything used; 1 written, but something could not be used; 2 nothing written; 3 called wrongly."""
        weights = {problem.weight for problem in self.problems}
        if Weight.CALL in weights:
            return 3
        if Weight.STOP in weights:
            return 2
        return 1 if Weight.UNUSED in weights else 0


class ImportStopped(Exception):
    """Nothing can be written; `problems` says why. Raised by the steps, caught by the faces `import_table` and `import_survey` only."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text cannot be the value that is asked for: a code of WEIGHTS and what its sentence needs."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text; what the file itself says is wrong with it; what reading it took; whether the file holds a number."""

    text: str
    fault: Fault | None = None
    changes: tuple[str, ...] = ()
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header, as many cells as the header has or the row itself has, whichever is more."""

    number: int
    cells: tuple[Cell, ...]
    given: int  # how many cells the file has in this row


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: the tidied header, the rows that hold something, and what is worth knowing about the file."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    blank_rows: int = 0
    problems: tuple[Problem, ...] = ()
    sheet: str = ""  # the sheet's name; "" for CSV
