"""Writes expected.txt of every case anew: python tests/check/make_golden.py"""
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from guides import golden, report_on  # noqa: E402
from test_cases import FOLDERS, content_of  # noqa: E402

if __name__ == "__main__":
    for case in FOLDERS:
        with tempfile.TemporaryDirectory() as folder:
            (case / "expected.txt").write_text(golden(report_on(content_of(case, Path(folder)))), encoding="utf-8", newline="\n")
