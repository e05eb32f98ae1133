"""Ids that would take another page's address, and languages without words: the findings and their words.

They need the words of the interface, so they come of the whole pipeline and not of `check` alone.
"""
from datetime import date
from pathlib import Path

import pytest

from choice_guide import pipeline
from guides import changed, golden

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(("file", "old", "new", "expected"), [
    ("pages/sv/sok.md", None, "# Sök hjälp\n\nRing.", "pages/sv/sok.md:1:1 address-taken stop ”sok” är redan adressen till en annan sida i guiden.\n"),
    ("guide.yaml", "languages: [sv, en]", "languages: [sv, en, xx]",
     "guide.yaml:5:21 language-without-words stop Guiden har inga ord på språket ”xx”.\n"),
])
def test_the_words(tmp_path, file, old, new, expected):
    built = pipeline.run(pipeline.Order(changed(tmp_path, file, old, new), None, date(2026, 11, 21), ROOT))
    assert golden(built.report) == expected
