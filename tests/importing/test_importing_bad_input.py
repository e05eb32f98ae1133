"""Every kind of bad table and bad mapping has its own message, and nothing is written."""
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from babel.messages.pofile import read_po

from choice_guide.importing import reading, reading_csv
from choice_guide.importing.records import WEIGHTS, Weight
from choice_guide.importing.reporting import TRANSLATIONS, message_keys
from choice_guide.importing.table import format_report, import_table

TODAY = date(2026, 11, 21)
MAPPING = """
fields:
  provider.name: {column: Name}
  provider.ownership: {constant: private}
  service: {constant: hemtjanst}
  offer.areas: {column: Area}
  contract.from: {constant: "2026-01-01"}
"""
TABLE = b"Name,Area\nLinden,norr\n"


def run(tmp_path: Path, table: bytes = TABLE, mapping: str | bytes = MAPPING, name: str = "table.csv"):
    source, plan = tmp_path / name, tmp_path / "mapping.yaml"
    source.write_bytes(table)
    plan.write_bytes(mapping if isinstance(mapping, bytes) else mapping.encode())
    return import_table(source, plan, tmp_path / "out", TODAY)


def test_the_base_case_is_good(tmp_path):
    report = run(tmp_path)
    assert (report.exit_code, report.profiles, report.problems) == (0, 1, ())


BAD_TABLES = [
    (b"", "table.csv", "empty-file", "The file is empty."),
    (b"\xef\xbb\xbf \r\n", "table.csv", "empty-file", "The file is empty."),
    (b"<!DOCTYPE html><html>", "table.csv", "not-a-table", "no table"),
    (b"%PDF-1.7 ...", "table.csv", "not-a-table", "no table"),
    (b"Name,Area\nLin\x00den,norr\n", "table.csv", "not-a-table", "no table"),
    (b"Name,Area\nLinden,norr\n", "table.xlsx", "xlsx-broken", "not a whole XLSX file"),
    (b"PK\x03\x04 but nothing more", "table.xlsx", "xlsx-broken", "not a whole XLSX file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "table.xls", "xls-old", "old Excel format"),
    (b"Name,Area\nL\x81nden,norr\n", "table.csv", "encoding-wrong", "cannot be read as UTF-8, Windows-1252"),
    (b'Name,Area\n"Linden,norr\n', "table.csv", "csv-broken", "quotation mark"),
    (b"\nName,Area\nLinden,norr\n", "table.csv", "header-missing", "Row 1 has no headings"),
    (b"Name,Area\n , \n", "table.csv", "no-rows", "no rows"),
    (b"Name,Area\n,norr\n", "table.csv", "nothing-usable", "No row could become an offer"),
    (b"Names,Area\nLinden,norr\n", "table.csv", "column-missing-guess", "Did you mean “Names”?"),
    (b"Qwerty,Area\nLinden,norr\n", "table.csv", "column-missing", "The table's columns: Qwerty, Area."),
    (b"Name,Name,Area\nLinden,Linden,norr\n", "table.csv", "column-twice", "“Name” stands over several columns"),
]


@pytest.mark.parametrize(("table", "name", "code", "words"), BAD_TABLES, ids=[f"{bad[2]}-{n}" for n, bad in enumerate(BAD_TABLES)])
def test_bad_tables(tmp_path, table, name, code, words):
    report = run(tmp_path, table, name=name)
    assert report.problems[0].code == code and report.exit_code == 2
    assert words in format_report(report, "en")
    assert not (tmp_path / "out").exists()


def swap(old: str, new: str) -> str:
    assert old in MAPPING
    return MAPPING.replace(old, new)


BAD_MAPPINGS = [
    ("fields: [", "yaml-broken", "line 1"),
    ("fields:\n\tprovider.name: x", "yaml-broken", "line 2"),
    (b"fields: \xff", "yaml-broken", "not UTF-8"),
    ("[" * 5000, "yaml-broken", "too deep"),
    ("- a\n- b\n", "yaml-not-map", "must have keys"),
    (MAPPING + "fields: {}\n", "yaml-twice", "line 8: “fields” stands twice"),
    (swap("{column: Area}", "&a {column: Area}\n  service2: *a"), "yaml-alias", "*a"),
    ("# " + "x" * 600_000, "yaml-too-big", "512 kB"),
    ("country: SE\n", "mapping-missing-key", "“fields”"),
    (MAPPING + "tabel: {}\n", "mapping-key-guess", "line 8: “tabel” is not a known key here. Did you mean “table”?"),
    (MAPPING + "xyzzy: {}\n", "mapping-key", "“xyzzy”"),
    (swap("  offer.areas: {column: Area}\n", ""), "mapping-missing-field", "“offer.areas”"),
    (swap("offer.areas", "offer.area"), "mapping-target-guess", "Did you mean “offer.areas”?"),
    (swap("service:", "xyzzy:"), "mapping-target", "“xyzzy” is not a field"),
    (swap("{column: Name}", "{column: Name, constant: Linden}"), "mapping-source", "exactly one"),
    (swap("{column: Name}", "{}"), "mapping-source", "exactly one"),
    (swap("{column: Name}", "Name"), "mapping-wrong-shape", "“provider.name” is written like this"),
    (swap("{column: Name}", "{column: [Name]}"), "mapping-wrong-shape", "“column”"),
    (swap("{column: Area}", "{column: Area, values: norr}"), "mapping-wrong-shape", "“values”"),
    (swap("{column: Area}", "{column: Area, values: {Norr: Norra delen}}"), "mapping-wrong-value", "“Norra delen” does not fit offer.areas"),
    (swap("constant: private", "constant: Privat"), "mapping-wrong-value", "municipal, private, nonprofit, contracted-out"),
    (swap('"2026-01-01"', '"2026-02-30"'), "mapping-wrong-value", "line 7: “2026-02-30”"),
    (MAPPING + "country: Sweden\n", "mapping-wrong-value", "“Sweden”"),
    (MAPPING + "table: {delimiter: ';;'}\n", "mapping-wrong-value", "“;;”"),
    (MAPPING + "table: {encoding: latin-9}\n", "mapping-wrong-value", "“latin-9”"),
    (MAPPING + "table: {header_row: first}\n", "mapping-wrong-value", "“first”"),
    (MAPPING + "  offer.facts.size: {column: Size}\n", "mapping-fact-type", "yes-no, integer"),
    (MAPPING + "  unit.address: {column: Street}\n", "mapping-missing-field", "“unit.name”"),
    (swap("{column: Name}", "{column: Name, ids: {Linden: Linden}}"), "mapping-id", "“Linden” cannot be an id"),
    (swap("{column: Name}", "{column: Name, ids: {Linden: x, Eken: x}}"), "mapping-id-twice", "“x”"),
]


@pytest.mark.parametrize(("mapping", "code", "words"), BAD_MAPPINGS, ids=[f"{bad[1]}-{n}" for n, bad in enumerate(BAD_MAPPINGS)])
def test_bad_mappings(tmp_path, mapping, code, words):
    report = run(tmp_path, mapping=mapping)
    assert code in [problem.code for problem in report.problems] and report.exit_code == 2
    assert words in format_report(report, "en")
    assert not (tmp_path / "out").exists()


def test_all_mistakes_of_a_mapping_come_at_once(tmp_path):
    report = run(tmp_path, mapping=swap("offer.areas", "offer.area") + "tabel: {}\n")
    assert sorted(problem.code for problem in report.problems) == ["mapping-key-guess", "mapping-missing-field", "mapping-target-guess"]


def test_called_wrongly(tmp_path):
    missing = import_table(tmp_path / "none.csv", tmp_path / "none.yaml", tmp_path, TODAY)
    assert ([problem.code for problem in missing.problems], missing.exit_code) == (["mapping-missing"], 3)
    run(tmp_path)
    missing = import_table(tmp_path / "none.csv", tmp_path / "mapping.yaml", tmp_path, TODAY)
    assert ([problem.code for problem in missing.problems], missing.exit_code) == (["source-missing"], 3)
    blocked = import_table(tmp_path / "table.csv", tmp_path / "mapping.yaml", tmp_path / "table.csv", TODAY)
    assert ([problem.code for problem in blocked.problems], blocked.exit_code) == (["out-not-writable"], 3)


def test_sheets(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Name", "Area"])
    book.active.title = "Utförare"
    book.save(tmp_path / "book.xlsx")
    raw = (tmp_path / "book.xlsx").read_bytes()
    near = run(tmp_path, raw, MAPPING + "table: {sheet: Utforare}\n")
    assert near.problems[0].code == "sheet-missing-guess" and "Did you mean “Utförare”?" in format_report(near, "en")
    assert run(tmp_path, raw, MAPPING + "table: {sheet: Xyz}\n").problems[0].code == "sheet-missing"


def test_caps(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    assert run(tmp_path).problems[0].code == "too-big"
    monkeypatch.undo()
    monkeypatch.setattr(reading_csv, "MAX_CELLS", 3)
    assert run(tmp_path).problems[0].code == "too-many-cells"


def test_a_packed_bomb_is_not_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(11):
            archive.writestr(f"{number}.xml", b"0" * (20 * 1024 * 1024))
    raw = (tmp_path / "bomb.xlsx").read_bytes()
    assert len(raw) < 1_000_000
    assert run(tmp_path, raw, name="bomb.xlsx").problems[0].code == "too-big"


def test_the_terminal_is_safe_from_what_the_file_says(tmp_path):
    report = run(tmp_path, "Name,Area\n\x1b[2JLinden,\x1b[31m\u202enorr!\n".encode())
    assert "\x1b" not in format_report(report, "sv") and "\u202e" not in format_report(report, "sv")


def test_personal_numbers_are_not_repeated(tmp_path):
    mapping = MAPPING + "  provider.organisation_number: {column: Nr}\ncountry: SE\n"
    for number in ("850101-1236", "198501011236", "8501011236"):
        report = run(tmp_path, f"Name,Area,Nr\nLinden,norr,{number}\n".encode(), mapping)
        assert [problem.code for problem in report.problems] == ["personal-number"]
        assert number not in repr(report) and number not in (tmp_path / "out" / "providers" / "linden.yaml").read_text()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_message_has_its_sentence_and_no_sentence_is_left_over(language):
    with (TRANSLATIONS / language / "importing.po").open("rb") as file:
        sentences = {message.id: message.string for message in read_po(file) if message.id}
    assert set(sentences) == set(message_keys()) and all(sentences.values())


def test_every_weight_of_stop_is_provoked_here():
    provoked = {bad[2] for bad in BAD_TABLES} | {bad[1] for bad in BAD_MAPPINGS}
    elsewhere = {"too-big", "too-many-cells", "sheet-missing", "sheet-missing-guess", "file-not-ours", "contracts-not-ours"}
    stops = {code for code, weight in WEIGHTS.items() if weight is Weight.STOP and not code.startswith(("survey-", "persons-"))}
    assert stops == provoked | elsewhere
