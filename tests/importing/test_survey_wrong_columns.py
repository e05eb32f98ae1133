"""The report of an import in which the mapping names the wrong column repeats no cell that may be a count."""
from __future__ import annotations

import re

import pytest

from choice_guide.importing.survey_telling import told, told_heading
from tests.importing.survey_help import LONG, bring_in, csv_bytes, guide, long_rows, said

# Counts as nobody else writes them: 4011, 4012, … and "4013 st".
ROWS = [[row[0], row[1], row[2], row[3], f"{4011 + at}{' st' if at % 3 == 0 else ''}", 9007] for at, row in enumerate(long_rows()[1:])]
NAMED = {"provider": "provider: {column: Utförare}", "unit": "unit: {column: Enhet}", "question": "question: {column: Fråga,", "answer": "  column: Svar"}


def swapped(name: str) -> str:
    """The mapping in which the column of counts is named as that of the `name`, and the other way round."""
    column = {"provider": "Utförare", "unit": "Enhet", "question": "Fråga", "answer": "Svar"}[name]
    mapping = LONG.replace(NAMED[name], NAMED[name].replace(column, "Antal"))
    assert mapping != LONG
    return mapping.replace("count: Antal", f"count: {column}")


@pytest.mark.parametrize("mapping", [
    *map(swapped, NAMED), LONG.replace("count: Antal", "count: Antal\nfootnote: Antal"), LONG.replace("count: Antal", "count: Tillfrågade"),
    LONG + "table: {header_row: 2}\n", LONG + "table: {header_rows: 2}\n", LONG.replace("count: Antal", "count: Svar"),
    LONG.replace("invited: Tillfrågade", "ignore: [Antal]")])
def test_no_count_is_repeated(tmp_path, mapping):
    guide(tmp_path)
    report = bring_in(tmp_path, csv_bytes([long_rows()[0], *ROWS]), mapping)
    assert report.problems
    for text in said(report):
        assert not re.search(r"40\d\d|9007", text), text


def test_what_is_told_of_a_cell_or_heading():
    assert [told(text) for text in ("Lindens Oms.", "21", "21 st", "1 234,5 svar", "Betyg 4", "–")] == [
        "Lindens Oms.", "…", "… st", "… svar", "Betyg …", "…"]
    assert [told_heading(text) for text in ("Fråga 3", "21", "Bemötandet / 21 st")] == ["Fråga 3", "…", "Bemötandet / …"]
