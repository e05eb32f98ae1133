"""What the typesetter cannot say of a document's structure: row headers, and that labels with values are a list and no table.

In a table with column heads the first cell of a body row is its header where its text is strong. A table without column heads is a
list of labels and values (the typesetter's own such lists cannot be aligned in two columns).
"""
from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name


def with_tags(pdf: bytes) -> bytes:
    """The PDF with better tags; the same bytes for the same bytes."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for element in list(_all_below(document.Root.StructTreeRoot)):
            if element.S == Name.Table:
                _table(element) if _part(element, Name.THead) else _as_list(element)
        out = io.BytesIO()
        document.save(out, deterministic_id=True, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _table(table: Dictionary) -> None:
    for row in _children(_part(table, Name.TBody)):
        for place, cell in enumerate(_children(row)):
            for attributes in _attributes(cell):
                if "/Headers" in attributes:
                    del attributes["/Headers"]
            if place == 0 and _begins_strong(cell):
                cell.S = Name.TH
                for attributes in _attributes(cell):
                    attributes.Scope = Name.Row


def _as_list(table: Dictionary) -> None:
    """Table > TBody > TR > TD becomes L > LI > Lbl, LBody; a row of one cell has no label."""
    body = _part(table, Name.TBody)
    rows = _children(body) if body is not None else _children(table)
    for row in rows:
        row.S, row.P = Name.LI, table
        cells = _children(row)
        for cell in cells:
            cell.S = Name.LBody if cell == cells[-1] else Name.Lbl
            if "/A" in cell:
                del cell["/A"]
    table.S, table.K = Name.L, Array(rows)
    if "/A" in table:
        del table["/A"]


def _part(table: Dictionary, kind: Name) -> Dictionary | None:
    return next((child for child in _children(table) if child.S == kind), None)


def _begins_strong(cell: Dictionary) -> bool:
    first = next(iter(_children(cell)), None)
    return first is not None and (first.S == Name.Strong or _begins_strong(first))


def _attributes(cell: Dictionary) -> list[Dictionary]:
    found = cell.get("/A", [])
    return [a for a in (found if isinstance(found, Array) else [found]) if a.get("/O") == Name.Table]


def _children(element: Dictionary) -> list[Dictionary]:
    kids = element.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid]


def _all_below(element: Dictionary) -> Iterator[Dictionary]:
    for child in _children(element):
        yield child
        yield from _all_below(child)
