"""What an import writes: the same bytes for the same table, all files or none, and never over anybody else's."""
from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from choice_guide import cli, pipeline
from choice_guide.findings import Severity
from choice_guide.importing import survey_writing
from tests.importing.survey_help import HEAD, ID, LONG, TODAY, book, bring_in, codes, csv_bytes, guide, long_rows, published, raw, said

ROOT = Path(__file__).parents[2]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def written(folder: Path) -> dict[str, bytes]:
    return tree(folder / "content" / "surveys") | tree(folder / "raw")


def test_the_files_of_a_round(tmp_path):
    bring_in(tmp_path, csv_bytes(long_rows()), LONG)
    assert sorted(written(tmp_path)) == [
        f"{ID}/results.csv", f"{ID}/round.yaml", f"{ID}/totals.csv",
        *(f"surveys/{ID}/{name}" for name in (".gitignore", "counts.csv", "invited.csv"))]
    assert all(b"\r" not in text and text.endswith(b"\n") for text in written(tmp_path).values())
    for path in (tmp_path / "content" / "surveys" / ID / "round.yaml", tmp_path / "raw" / "surveys" / ID / ".gitignore"):
        assert path.read_text(encoding="utf-8").startswith(survey_writing.MARK)


def test_the_round_is_what_the_mapping_says_and_how_many_were_asked(tmp_path):
    bring_in(tmp_path, csv_bytes(long_rows()), LONG)
    text = (tmp_path / "content" / "surveys" / ID / "round.yaml").read_text(encoding="utf-8")
    given, found = (yaml.load(source, yaml.BaseLoader) for source in (LONG, text))
    invited = found.pop("invited")
    yes = {"yes": "true", "no": "false"}
    for question in given["round"]["questions"]:
        question |= {"headline": yes[question["headline"]]} if "headline" in question else {}
        question["answers"] = [{key: yes.get(value, value) for key, value in answer.items()} for answer in question["answers"]]
    assert found == given["round"]
    assert invited == [{"provider": "asken", "invited": "40"}, {"provider": "bjorken", "unit": "norr", "invited": "33"},
                       {"provider": "bjorken", "unit": "soder", "invited": "8"}, {"provider": "lindens-omsorg", "invited": "70"}]


def test_what_is_written_passes_the_guide_s_own_check(tmp_path):
    bring_in(tmp_path, csv_bytes(long_rows()), LONG)
    report = pipeline.run(pipeline.Order(tmp_path / "content", None, TODAY, ROOT)).report
    assert [finding for finding in report.findings if finding.severity is not Severity.NOTICE
            and finding.mark.file.startswith("surveys/")] == []
    assert report.exit_code() == 0


def test_the_order_of_rows_changes_nothing(tmp_path):
    bring_in(tmp_path, csv_bytes(long_rows()), LONG)
    expected = written(tmp_path)
    for seed in range(5):
        rows = long_rows()[1:]
        random.Random(seed).shuffle(rows)
        report = bring_in(tmp_path, csv_bytes([HEAD, *rows]), LONG)
        assert report.exit_code == 0 and written(tmp_path) == expected


def test_a_second_import_replaces_its_own_files(tmp_path):
    bring_in(tmp_path, csv_bytes(long_rows()), LONG)
    assert "tider" in published(tmp_path, "totals.csv")
    rows = long_rows()
    rows[1][4], rows[5][4] = "?", "?"
    assert bring_in(tmp_path, csv_bytes(rows), LONG).exit_code == 1
    assert not (tmp_path / "content" / "surveys" / ID / "totals.csv").exists()
    assert "lindens-omsorg,," not in raw(tmp_path)


@pytest.mark.parametrize("name", ["round.yaml", "results.csv", "totals.csv", "pooled.csv"])
def test_files_of_others_stay(tmp_path, name):
    content = guide(tmp_path)
    mine = content / "surveys" / ID / name
    mine.parent.mkdir(parents=True)
    mine.write_text("mine\n", encoding="utf-8")
    before = tree(tmp_path / "content")
    report = bring_in(tmp_path, csv_bytes(long_rows()), LONG)
    assert codes(report) == ["file-not-ours"] and report.exit_code == 2
    assert f"{ID}/{name}" in said(report)[0] and f"{ID}/{name}" in said(report)[1]
    assert tree(tmp_path / "content") == before and not (tmp_path / "raw").exists()


def test_a_round_without_the_mark_is_yours_and_so_are_the_tables_beside_it(tmp_path):
    bring_in(tmp_path, csv_bytes(long_rows()), LONG)
    survey = tmp_path / "content" / "surveys" / ID / "round.yaml"
    survey.write_text(published(tmp_path, "round.yaml"), encoding="utf-8")
    before = written(tmp_path)
    report = bring_in(tmp_path, csv_bytes(long_rows()), LONG)
    assert codes(report) == ["file-not-ours"] * 3 and written(tmp_path) == before


def test_raw_counts_of_others_stay(tmp_path):
    guide(tmp_path)
    mine = tmp_path / "raw" / "surveys" / ID / "counts.csv"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine\n", encoding="utf-8")
    report = bring_in(tmp_path, csv_bytes(long_rows()), LONG)
    assert codes(report) == ["file-not-ours"] and written(tmp_path) == {f"surveys/{ID}/counts.csv": b"mine\n"}


@pytest.mark.parametrize("failing", range(1, 8))
def test_all_files_or_none(tmp_path, monkeypatch, failing):
    """Whichever file cannot be put in its place, everything is as it was."""
    bring_in(tmp_path, csv_bytes(long_rows()), LONG)
    before = written(tmp_path)
    calls, replace = [], os.replace

    def refuse(source, target):
        calls.append(target)
        if len(calls) == failing:
            raise OSError(28, "no space left", str(target))
        replace(source, target)

    monkeypatch.setattr(survey_writing.os, "replace", refuse)
    rows = [row if row[4] != 30 else [*row[:4], 31, row[5]] for row in long_rows()]
    report = bring_in(tmp_path, csv_bytes(rows), LONG)
    monkeypatch.undo()
    if failing <= len(calls):
        assert codes(report) == ["out-not-writable"] and report.exit_code == 3 and "no space left" in said(report)[0]
        assert written(tmp_path) == before
    else:
        assert failing == 7 and report.exit_code == 0  # six files are written


def test_a_first_import_that_fails_leaves_no_folder(tmp_path, monkeypatch):
    guide(tmp_path)
    monkeypatch.setattr(survey_writing.os, "replace", lambda *_: (_ for _ in ()).throw(OSError(13, "denied", "x")))
    assert codes(bring_in(tmp_path, csv_bytes(long_rows()), LONG)) == ["out-not-writable"]
    assert written(tmp_path) == {} and not (tmp_path / "content" / "surveys").exists() and not (tmp_path / "raw").exists()


def test_the_mapping_in_the_documentation_works(tmp_path):
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "importing.md").read_text(encoding="utf-8"), re.S)
    mapping = next(block for block in blocks if "shape: long" in block).replace("  pool: hemtjanst-2025", "  series_break: no")
    columns = ["Utförare", "Enhet", "Fråga", "Svar", "Antal", "Tillfrågade", "Kunder", "Not", "Kommentar om urvalet"]
    rows = [[*row[:2], "Bemötande", *row[3:], 90, "", ""] for row in long_rows()[1:] if row[2] == "Bemötandet"]
    sheets = {"Norr": [["Enkät"], [], columns, [], *rows[:8], ["Totalt"]], "Söder": [["Enkät"], [], columns, [], *rows[8:]]}
    report = bring_in(tmp_path, book(sheets), mapping, name="table.xlsx")
    assert codes(report) == [] and report.exit_code == 0
    assert "lindens-omsorg,,bemotande,mycket_nojd,30,,," in published(tmp_path) and "clients: 90" in published(tmp_path, "round.yaml")


def test_the_command(tmp_path, capsys):
    content = guide(tmp_path)
    (tmp_path / "table.csv").write_bytes(csv_bytes(long_rows()))
    (tmp_path / "mapping.yaml").write_text(LONG, encoding="utf-8")
    arguments = ["import", "survey", str(tmp_path / "table.csv"), "--mapping", str(tmp_path / "mapping.yaml"), "--date", "2026-11-21"]
    out = ["--out", str(content / "surveys" / ID)]
    assert cli.main([*arguments, *out], ROOT) == 0
    assert capsys.readouterr().out.startswith("Rader lästa: 24.")
    assert cli.main([*arguments, *out, "--raw", str(tmp_path / "elsewhere"), "--language", "en"], ROOT) == 0
    assert capsys.readouterr().out.startswith("Rows read: 24.") and (tmp_path / "elsewhere" / "counts.csv").exists()
    (tmp_path / "table.csv").write_bytes(b"")
    assert cli.main([*arguments, *out], ROOT) == 2
    assert cli.main([*arguments, "--out", str(tmp_path)], ROOT) == 3
    with pytest.raises(SystemExit) as wrong:
        cli.main(arguments, ROOT)
    assert wrong.value.code == 3


def test_the_command_in_a_process_of_its_own(tmp_path):
    content = guide(tmp_path)
    (tmp_path / "table.csv").write_bytes(csv_bytes(long_rows()))
    (tmp_path / "mapping.yaml").write_text(LONG, encoding="utf-8")
    code = "import sys; from pathlib import Path; from choice_guide import cli; sys.exit(cli.main(sys.argv[1:], Path.cwd()))"
    done = subprocess.run([sys.executable, "-c", code, "import", "survey", str(tmp_path / "table.csv"), "--mapping",
                           str(tmp_path / "mapping.yaml"), "--out",
                           str(content / "surveys" / ID)], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "") and "Allt i tabellen kom med." in done.stdout
