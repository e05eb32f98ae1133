"""A template puts words around what a cell says: names where a list has only numbers."""
from datetime import date

import yaml

from choice_guide.importing.table import format_report, import_table

TODAY = date(2026, 11, 21)
MAPPING = """
fields:
  provider.name: {column: Number, template: "Agency {}"}
  provider.ownership: {constant: private}
  service: {constant: hemtjanst}
  offer.areas: {constant: all}
  offer.about.en: {column: Rooms, template: "{} rooms"}
  contract.from: {constant: "2026-01-01"}
"""


def run(tmp_path, mapping: str):
    (tmp_path / "table.csv").write_text("Number,Rooms\n017092,12\n017135,\n", encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text(mapping, encoding="utf-8")
    return import_table(tmp_path / "table.csv", tmp_path / "mapping.yaml", tmp_path / "out", TODAY)


def test_words_stand_around_what_the_cell_says_and_around_nothing_else(tmp_path):
    assert run(tmp_path, MAPPING).exit_code == 0
    profiles = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (tmp_path / "out" / "providers").iterdir()}
    assert {key: profile["name"] for key, profile in profiles.items()} == {"agency-017092": "Agency 017092", "agency-017135": "Agency 017135"}
    assert profiles["agency-017092"]["offers"][0]["about"] == {"en": "12 rooms"}
    assert "about" not in profiles["agency-017135"]["offers"][0]


def test_a_template_has_one_place_for_the_text(tmp_path):
    for wrong in ("Agency", "{} and {}"):
        report = run(tmp_path, MAPPING.replace('"Agency {}"', f'"{wrong}"'))
        assert [problem.code for problem in report.problems] == ["mapping-wrong-value"] and report.exit_code == 2
        assert f"“{wrong}” does not fit template" in format_report(report, "en") and f"”{wrong}” passar inte för template" in format_report(report, "sv")
