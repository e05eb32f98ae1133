"""Nothing of a hidden result is in the published guide: whatever the hidden numbers are, the whole site is the same, byte for byte."""
from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from choice_guide import pipeline
from survey_help import ANSWERS, LONG, bring_in, csv_bytes, long_rows, published

ROOT = Path(__file__).parents[2]
HIDDEN = ("Askens Hemtjänst", ""), ("Björken", "Björken Söder")
#: Other answers of the hidden offers, whose sums are the same, so that what is shown of all together does not change.
OTHERS = (
    {HIDDEN[0]: ((16, 8, 2, 0), (20, 6), 40), HIDDEN[1]: ((3, 2, 0, 0), (4, 1), 8)},
    {HIDDEN[0]: ((18, 9, 1, 0), (22, 6), 40), HIDDEN[1]: ((2, 0, 1, 0), (2, 1), 8)},
)


def site_of(folder: Path, answers: dict) -> dict[str, str]:
    """The hash of every file of the site that comes of the answers."""
    folder.mkdir()
    bring_in(folder, csv_bytes(long_rows(answers)), LONG)
    build = pipeline.run(pipeline.Order(folder / "content", folder / "site", date(2026, 11, 22), ROOT))
    assert build.published, build.report
    files = sorted(path for path in (folder / "site").rglob("*") if path.is_file())
    return {path.relative_to(folder / "site").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("others", OTHERS)
def test_other_hidden_numbers_make_the_same_site(tmp_path, others):
    first = site_of(tmp_path / "first", ANSWERS)
    second = site_of(tmp_path / "second", ANSWERS | others)
    assert "yes" in published(tmp_path / "first")  # something is hidden
    assert first == second


def test_other_shown_numbers_do_not(tmp_path):
    """The comparison above would see a difference."""
    shown = ("Lindens Omsorg", "")
    first = site_of(tmp_path / "first", ANSWERS)
    second = site_of(tmp_path / "second", ANSWERS | {shown: ((31, 21, 4, 2), (40, 17), 70)})
    assert first != second
