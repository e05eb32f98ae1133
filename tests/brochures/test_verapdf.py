"""The reference checker accepts one file of each kind as PDF/UA-1 and PDF/A-2a, and finds a fault where there is one.

Starts a Java machine: run in CI only (CI=1).
"""
from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from paper import ROOT, demo, words

from choice_guide.derive.brochure import brochures
from choice_guide.derive.paper import NORMAL, POSTER
from choice_guide.render.brochures.maker import Maker
from choice_guide.render.brochures.setting import set_one

pytestmark = pytest.mark.skipif(not os.environ.get("CI"), reason="takes a Java machine and half a minute: CI=1")


def checked(files: dict[str, bytes], folder: Path) -> dict[str, dict[str, list[str]]]:
    """The broken rules of each file, by its name and standard."""
    for name, pdf in files.items():
        (folder / name).write_bytes(pdf)
    done = subprocess.run([sys.executable, str(Path(__file__).with_name("verapdf.py")), *(str(folder / name) for name in files)],
                          check=True, capture_output=True, text=True)
    return {Path(name).name: found for name, found in json.loads(done.stdout.splitlines()[-1]).items()}


def test_the_reference_checker_accepts_every_kind(tmp_path):
    lookup = demo()
    maker = Maker(lookup, {language: words(lookup, language) for language in ("sv", "en")}, ROOT / "content", "tests")
    some = [found for found in brochures(lookup) if found.name in ("avlosning-bruket", "dagverksamhet")]
    jobs = [*maker.brochures(some), *maker.folders(), *(job for job in maker.booklets(some[:1])), next(maker.posters()), *(job for _, job in zip(range(2), maker.sheets()))]
    files = {f"{place}.pdf": set_one(job, ROOT / "templates") for place, job in enumerate(jobs)}
    assert len(files) >= 14 and {json.loads(job.data)["size"] for job in jobs} >= {NORMAL, POSTER, "booklet", "large-print"}
    found = checked(files, tmp_path)
    assert found == {name: {"PDFUA_1": [], "PDFA_2_A": []} for name in files}


def test_the_reference_checker_finds_a_fault(tmp_path):
    lookup = demo()
    maker = Maker(lookup, {"sv": words(lookup, "sv")}, ROOT / "content", "tests")
    with pikepdf.open(io.BytesIO(set_one(next(maker.posters()), ROOT / "templates"))) as document:
        del document.Root.Lang, document.Root.ViewerPreferences
        broken = io.BytesIO()
        document.save(broken)
    found = checked({"a.pdf": broken.getvalue()}, tmp_path)["a.pdf"]
    assert any("DisplayDocTitle" in rule or "ViewerPreferences" in rule for rule in found["PDFUA_1"])
