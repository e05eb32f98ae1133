"""The ways in which the same table arrives: encodings, delimiters, spreadsheets."""
import io
import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import yaml

from choice_guide.importing.table import import_table

TODAY = date(2026, 11, 21)
MAPPING = """
country: FI
fields:
  provider.name: {column: Företag}
  provider.ownership: {constant: private}
  service: {constant: hemtjanst}
  offer.areas: {column: Område, values: {Åsen: asen}}
  contract.from: {constant: "2026-01-01"}
"""
TABLE = 'Företag;Område;\n"Smörgås; Ärlig\nAB";Åsen;\n'


def run(tmp_path: Path, table: bytes, mapping: str, name: str = "table"):
    (tmp_path / name).write_bytes(table)
    (tmp_path / "mapping.yaml").write_text(mapping, encoding="utf-8")
    report = import_table(tmp_path / name, tmp_path / "mapping.yaml", tmp_path / "out", TODAY)
    files = sorted((tmp_path / "out").glob("providers/*.yaml"))
    return report, [yaml.safe_load(path.read_text(encoding="utf-8")) for path in files]


@pytest.mark.parametrize(("encoding", "notes"), [
    ("utf-8", []), ("utf-8-sig", []), ("utf-16", []), ("windows-1252", ["encoding-guessed"])])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encodings_and_delimiters_are_found_out(tmp_path, encoding, notes, delimiter):
    table = re.sub(";(?! )", lambda _: delimiter, TABLE)
    report, (profile,) = run(tmp_path, table.encode(encoding), MAPPING)
    assert profile["name"] == "Smörgås; Ärlig AB" and profile["offers"][0]["areas"] == ["asen"]
    assert [problem.code for problem in report.problems] == notes and report.exit_code == 0


def test_a_declared_encoding_is_obeyed(tmp_path):
    report, _ = run(tmp_path, TABLE.encode("windows-1252"), MAPPING + "table: {encoding: utf-8}\n")
    assert [problem.code for problem in report.problems] == ["encoding-wrong"]
    report, (profile,) = run(tmp_path, TABLE.encode("windows-1252"), MAPPING + "table: {encoding: windows-1252}\n")
    assert profile["name"].startswith("Smörgås") and report.problems == ()


SHEET = """
country: FI
table: {header_row: 2, header_rows: 2}
fields:
  provider.name: {column: Operator}
  provider.ownership: {constant: private}
  provider.stated: {column: Stated}
  service: {constant: hoivakoti}
  unit.name: {column: Home / Name}
  unit.address:
    columns: [Home / Street, Home / Postcode, Home / Town]
    join: " "
  offer.areas: {column: Area}
  offer.facts.size: {column: Size, type: integer}
  offer.facts.share: {column: Share, type: percent}
  offer.facts.ara: {column: ARA, type: yes-no}
  offer.facts.total: {column: Total, type: integer}
  offer.hours.weekdays:
    columns: [Opens, Closes]
    join: "-"
  contract.from: {column: From}
"""


def book() -> bytes:
    wb = openpyxl.Workbook()
    wb.active.title = "Notes"
    wb.active.sheet_state = "hidden"
    sheet = wb.create_sheet("Homes")
    sheet.append(["A list of homes"])
    sheet.append(["Operator", "Home", None, None, None, "Area", "Size", "Share", "ARA", "Total", "From", "Stated", "Opens", "Closes"])
    sheet.append([None, "Name", "Street", "Postcode", "Town"])
    for name, postcode, total in (("Tuomi", 2140, "=G4*2"), ("Koivu", 990, "=1/0")):
        sheet.append(["Lehto Oy", name, "Katu 1", postcode, "Esimerkkilä", "pohjoinen", 12.0, 0.625, True, total,
                      datetime(2026, 1, 2), date(2026, 10, 1), time(7), time(22, 30)])
    sheet.merge_cells("A1:H1")
    sheet.merge_cells("B2:E2")
    for column in "AFGHIJKLMN":
        sheet.merge_cells(f"{column}2:{column}3")
    sheet["A5"] = None
    sheet.merge_cells("A4:A5")
    for row in (4, 5):
        sheet[f"D{row}"].number_format = "00000"
        sheet[f"H{row}"].number_format = "0.0%"
    file = io.BytesIO()
    wb.save(file)
    return file.getvalue()


def with_saved_values(raw: bytes, saved: dict[str, str]) -> bytes:
    """What a spreadsheet program does when it saves: the value of each formula beside it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            data = old.read(item).decode() if item.filename.endswith(".xml") else old.read(item)
            for formula, value in saved.items():
                if isinstance(data, str) and item.filename.startswith("xl/worksheets/"):
                    error = ' t="e"' if value.startswith("#") else ""
                    data = re.sub(rf"<c r=\"(\w+)\"([^>]*)><f>{re.escape(formula)}</f><v ?/?>(</v>)?", rf'<c r="\1"\2{error}><f>{formula}</f><v>{value}</v>', data)
            new.writestr(item, data)
    return out.getvalue()


def test_a_spreadsheet_is_read_as_a_person_sees_it(tmp_path):
    raw = with_saved_values(book(), {"G4*2": "24", "1/0": "#DIV/0!"})
    report, (profile,) = run(tmp_path, raw, SHEET)
    koivu, tuomi = profile["offers"]
    assert profile["name"] == "Lehto Oy" and profile["stated"] == "2026-10-01"
    assert tuomi["unit"] == {"id": "tuomi", "name": "Tuomi", "address": "Katu 1 02140 Esimerkkilä"}
    assert koivu["unit"]["address"] == "Katu 1 00990 Esimerkkilä"
    assert tuomi["facts"] == {"size": 12, "share": 62.5, "ara": "yes", "total": 24}
    assert "total" not in koivu["facts"] and tuomi["hours"] == {"weekdays": "07:00-22:30"}
    assert [(problem.code, problem.row, problem.value) for problem in report.problems] == [("formula-error", 5, "#DIV/0!")]
    assert "lehto-oy,Lehto Oy,private,tuomi,Tuomi,hoivakoti,pohjoinen,2026-01-02," in (tmp_path / "out" / "contracts.csv").read_text()
    assert dict(report.changes)["merged"] == 1


def test_a_formula_that_was_never_saved_is_reported(tmp_path):
    report, _ = run(tmp_path, book(), SHEET)
    assert [(problem.code, problem.row) for problem in report.problems] == [("formula-without-value", 4), ("formula-without-value", 5)]


def test_two_imports_of_a_spreadsheet_are_the_same_bytes(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert run(tmp_path / "a", book(), SHEET)[1] == run(tmp_path / "b", book(), SHEET)[1]
    paths = [sorted((tmp_path / side / "out").rglob("*.*")) for side in "ab"]
    assert [path.read_bytes() for path in paths[0]] == [path.read_bytes() for path in paths[1]]
