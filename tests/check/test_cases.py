"""One change to the minimal valid guide, and the findings it gives: tests/check/cases/<topic>/<field>_<reason>/.

A case is a folder with `expected.txt` (the findings in Swedish) and either `change.txt` (a file's path, then the lines taken
out as "- …" and put in as "+ …"; "! delete" takes the file away) or `files/` (files that replace those of the guide).
`python tests/check/make_golden.py` writes `expected.txt` anew; read the difference before you keep it.
"""
from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from choice_guide.check.rules import RULES
from choice_guide.check import addresses, photos, scalars, survey_audit, text, theme
from choice_guide.read import rules as reading
from guides import MINIMAL, changed, copy, golden, report_on

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path for path in CASES.glob("*/*") if path.is_dir())
# Rules for single values, texts and photos have their bad examples in test_values_words.py, test_scalars.py, test_text.py and
# test_photos.py, those that need the interface in test_address_rules.py, those of the audit in tests/audit; files that are too big or that may not be read are made in tests/read/test_folder.py,
# pipes and heavy fonts in test_files_that_lead_out.py.
ELSEWHERE = {rule.id for rule in (*scalars.RULES, *text.RULES, *photos.RULES, reading.TOO_BIG, reading.UNREADABLE, reading.NOT_REGULAR,
                                  theme.FONT_HEAVY, *addresses.RULES, *survey_audit.RULES)}


def content_of(case: Path, folder: Path) -> Path:
    """The guide of a case, in `folder`."""
    if (case / "files").is_dir():
        content = copy(folder)
        shutil.copytree(case / "files", content, dirs_exist_ok=True)
        return content
    file, *lines = (case / "change.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    old, new = ([line[2:] for line in lines if line.startswith(sign)] for sign in "-+")
    return changed(folder, file, "\n".join(old) if old else None, "\n".join(new) if new else None)


def test_the_minimal_guide_has_no_findings():
    assert golden(report_on(MINIMAL)) == ""


@pytest.mark.parametrize("case", FOLDERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_findings_of_a_case(case: Path, tmp_path: Path):
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    assert golden(report_on(content_of(case, tmp_path))) == expected


def test_every_folder_is_a_whole_case():
    incomplete = [path.name for path in FOLDERS
                  if not (path / "expected.txt").is_file() or (path / "change.txt").is_file() == (path / "files").is_dir()]
    assert incomplete == []


def test_every_rule_has_a_case():
    told = {line.split(" ")[1] for path in FOLDERS for line in (path / "expected.txt").read_text(encoding="utf-8").splitlines()}
    assert sorted({rule.id for rule in RULES} - told - ELSEWHERE) == []


def test_one_cause_gives_one_finding():
    several = [path.name for path in FOLDERS if len((path / "expected.txt").read_text(encoding="utf-8").splitlines()) > 1]
    assert several == []
