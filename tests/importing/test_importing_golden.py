"""Whole tables beside what they must become: files and report, byte by byte."""
import random
from datetime import date
from pathlib import Path

import pytest

from choice_guide.importing.table import format_report, import_table

CASES = sorted((Path(__file__).parent / "cases").iterdir())
TODAY = date(2026, 11, 21)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_table_becomes_the_expected_files_and_report(case, tmp_path):
    report = import_table(case / "table.csv", case / "mapping.yaml", tmp_path, TODAY)
    assert files(tmp_path) == files(case / "expected")
    assert report.exit_code == 1
    for language in ("sv", "en"):
        assert format_report(report, language) == (case / f"report.{language}.txt").read_text(encoding="utf-8")


def test_the_order_of_rows_changes_nothing(tmp_path):
    case = CASES[-1]
    lines = (case / "table.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    for seed in range(5):
        body = lines[3:]
        random.Random(seed).shuffle(body)
        table, out = tmp_path / f"{seed}.csv", tmp_path / f"out{seed}"
        table.write_text("".join(lines[:3] + body), encoding="utf-8")
        import_table(table, case / "mapping.yaml", out, TODAY)
        assert files(out) == files(case / "expected"), seed


def test_a_second_import_replaces_its_own_files_and_no_others(tmp_path):
    case = CASES[-1]
    import_table(case / "table.csv", case / "mapping.yaml", tmp_path, TODAY)
    shorter = tmp_path / "shorter.csv"
    shorter.write_text("".join((case / "table.csv").read_text(encoding="utf-8").splitlines(keepends=True)[:4]), encoding="utf-8")
    assert import_table(shorter, case / "mapping.yaml", tmp_path, TODAY).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "providers").iterdir()) == ["asa-ry.yaml"]

    mine = tmp_path / "providers" / "asa-ry.yaml"
    mine.write_text("id: asa-ry\nname: My own words\n", encoding="utf-8")
    before = files(tmp_path)
    report = import_table(shorter, case / "mapping.yaml", tmp_path, TODAY)
    assert [problem.code for problem in report.problems] == ["file-not-ours", "contracts-not-ours"]
    assert report.exit_code == 2 and files(tmp_path) == before


def test_a_register_that_the_importer_did_not_write_stays(tmp_path):
    case = CASES[0]
    (tmp_path / "contracts.csv").write_text("mine", encoding="utf-8")
    report = import_table(case / "table.csv", case / "mapping.yaml", tmp_path, TODAY)
    assert [problem.code for problem in report.problems] == ["contracts-not-ours"]
    assert files(tmp_path) == {"contracts.csv": b"mine"}
