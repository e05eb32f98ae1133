"""Writes the expected files of cases/ anew: `python -m tests.importing.make_golden` in the repository's folder. Read the difference before keeping it."""
from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from choice_guide.importing.table import format_report, import_table

CASES = Path(__file__).resolve().parent / "cases"


def main() -> None:
    """Runs the importer on every case."""
    for case in sorted(CASES.iterdir()):
        shutil.rmtree(case / "expected", ignore_errors=True)
        report = import_table(case / "table.csv", case / "mapping.yaml", case / "expected", date(2026, 11, 21))
        for language in ("sv", "en"):
            (case / f"report.{language}.txt").write_text(format_report(report, language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
