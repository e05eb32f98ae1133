"""What is compared side by side: the sheets of a service's offers as rows, fact by fact, in the sheet's order."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from choice_guide.derive.sheet import Entry, Section, Sheet
from choice_guide.derive.values import Kind, Label, Value, plain_value

#: Headings whose facts a reader may hold to matter most; the others say who somebody is or how to reach them.
MATTERING = ("help", "where", "availability", "hours", "languages", "specialisms", "staff", "survey", "additional")
#: A sheet says nothing here, and nobody has failed to answer.
ABSENT = Value(Kind.NOT_ANSWERED, "value.absent")
_CAPACITY = ("fact.availability", "fact.ceiling")
_CAPACITY_AREA = "fact.capacity_area"
#: What an offer leaves open as a whole stands in the rows of its parts where others have such: the whole's row, how the parts' ids begin.
_WHOLES = (("availability/", "availability/fact."), ("follow_up/fact.permit", "follow_up/fact.permit."))


@dataclass(frozen=True, slots=True)
class Piece:
    """A value, and which areas it holds for where that is said."""

    value: Value
    areas: Value | None = None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of the sheets. `label` None = the heading says it all. `matters`: a reader may put it first."""

    id: str
    heading: str
    label: Label | None
    matters: bool


Cells = dict[str, tuple[Piece, ...]]  # row id -> what an offer's sheet says there


def rows_and_cells(sheets: Sequence[Sheet]) -> tuple[tuple[FactRow, ...], tuple[Cells, ...]]:
    """The rows of all `sheets`, heading by heading, and the cells of each sheet by row.

    Nothing on a sheet is left out; what a sheet does not have is not among its cells, and stands as `ABSENT`. The order of rows
    is that of the sheets; what only some have stands after what it follows there, under its heading.
    """
    rows: list[FactRow] = []
    cells = tuple(_of_only_place(sheet) | _of_sheet(sheet.sections, rows) for sheet in sheets)
    for whole, beginning in _WHOLES:
        if parts := [row.id for row in rows if row.id.startswith(beginning)]:
            rows = [row for row in rows if row.id != whole]
            cells = tuple(_in_parts(of_sheet, whole, parts) for of_sheet in cells)
    there = {row.id for row in rows}
    return tuple(rows), tuple({id_: pieces for id_, pieces in of_sheet.items() if id_ in there} for of_sheet in cells)


def _of_only_place(sheet: Sheet) -> Cells:
    """What only units have on their sheets: an offer without a unit has its provider's name, and one address."""
    return {"name/fact.provider": (Piece(plain_value(sheet.provider.name)),),
            "where/fact.address": (Piece(plain_value(sheet.contact.address, Kind.ADDRESS)),)}


def _in_parts(cells: Cells, whole: str, parts: Sequence[str]) -> Cells:
    rest = {id_: pieces for id_, pieces in cells.items() if id_ != whole}
    return rest | {part: cells[whole] for part in parts} if whole in cells else rest


def _of_sheet(sections: Sequence[Section], rows: list[FactRow]) -> Cells:
    cells: Cells = {}
    before = -1
    for section in sections:
        for row, piece in _pieces(section):
            before = _placed(row, rows, before)
            cells[row.id] = (*cells.get(row.id, ()), piece)
    return cells


def _placed(row: FactRow, rows: list[FactRow], before: int) -> int:
    """The place of a row among `rows`; where it is new it is put after the one `before` it, or first under its heading."""
    place = next((place for place, known in enumerate(rows) if known.id == row.id), None)
    if place is None:
        place = before + 1
        while before >= 0 and row.heading != rows[before].heading and place < len(rows) and rows[place].heading == rows[before].heading:
            place += 1
        rows.insert(place, row)
    return place


def _pieces(section: Section) -> list[tuple[FactRow, Piece]]:
    """A section's entries; which area a capacity holds for goes with its values instead of having a row."""
    found: list[tuple[FactRow, Piece]] = []
    areas: Value | None = None
    for entry in section.entries:
        if entry.label and entry.label.key == _CAPACITY_AREA:
            areas = entry.value
        else:
            of_area = areas if entry.label and entry.label.key in _CAPACITY else None
            found.append((_row(section.heading, entry), Piece(entry.value, of_area)))
    return found


def _row(heading: str, entry: Entry) -> FactRow:
    label = _survey_label(entry.value) if entry.value.kind is Kind.SURVEY else entry.label
    return FactRow(f"{heading}/{_name(entry)}", heading, label, heading in MATTERING and _tells_apart(heading, entry))


def _name(entry: Entry) -> str:
    if entry.value.kind is Kind.SURVEY:
        return entry.value.data.question.id if entry.value.data.question else ""
    return entry.id or (entry.label.key or "" if entry.label else "")


def _survey_label(value: Value) -> Label:
    question = value.data.question
    return Label(text=question.short or question.text) if question else Label(key="survey.label")


def _tells_apart(heading: str, entry: Entry) -> bool:
    """Of additional services only facts (a price) can be compared; a list in the provider's own words cannot."""
    return heading != "additional" or bool(entry.label and entry.label.text)
