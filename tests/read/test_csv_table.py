"""CSV: every cell knows its place, and rows that cannot be read say so."""
from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from choice_guide.document import Mark
from choice_guide.read import read_text
from choice_guide.read.csv_table import cell_rows

HEADER = "provider,name,ownership,unit,unit_name,service,areas,from,to\n"


def read_csv(text: str):
    document, findings = read_text("contracts.csv", text.encode("utf-8"))
    return document.root, [(finding.rule, finding.mark.line, finding.mark.column) for finding in findings]


def test_cells_know_line_and_column_and_empty_cells_are_absent():
    root, findings = read_csv(HEADER + 'linden, "Lindens, ""lilla""\nOmsorg",private,,,hemtjanst,norr,2024-01-01,\n\neken,Eken,private,,,hemtjanst,norr,2024-01-01,\n')
    assert root.get(0, "name").value == 'Lindens, "lilla"\nOmsorg'
    assert root.get(0, "service").mark == Mark("contracts.csv", 3, 19)
    assert root.get(0, "unit") is None
    assert root.get(1, "name").mark == Mark("contracts.csv", 5, 6)
    assert findings == []


def test_a_row_of_another_length_is_lost_alone():
    root, findings = read_csv(HEADER + "linden,Linden,private\neken,Eken,private,,,hemtjanst,norr,2024-01-01,\n")
    assert [row.value is None for row in root.elements()] == [True, False]
    assert findings == [("csv-ragged-row", 2, 1)]


def test_a_quotation_without_end_is_one_finding():
    root, findings = read_csv(HEADER + 'linden,"Linden,private\neken,Eken,private,,,hemtjanst,norr,2024-01-01,\n')
    assert findings == [("csv-quote", 2, 8)]


def test_other_separators_are_explained_and_read():
    for separator in ";|":
        root, findings = read_csv((HEADER + "linden,Linden,private,,,hemtjanst,norr,2024-01-01,\n").replace(",", separator))
        assert (root.get(0, "service").value, findings) == ("hemtjanst", [("csv-separator", 1, 9)])


def test_a_missing_column_gives_cells_without_a_value():
    root, findings = read_csv("provider,name,service,areas,from\nlinden,Linden,hemtjanst,norr,2024-01-01\n")
    assert root.get(0, "ownership").value is None
    assert findings == [("missing-column", 1, 1)]


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0")), min_size=2, max_size=4), min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_what_python_writes_is_read_alike(rows: list[list[str]]):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    expected = [row for row in rows if any(row)]
    assert [[cell.text for cell in row] for row in cell_rows(text.getvalue(), ",")] == expected
