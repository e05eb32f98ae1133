"""Help that fits the file it is about."""
from __future__ import annotations

from pathlib import Path

import pytest

from choice_guide.report import finding_words, help_text
from guides import changed, report_on


def helps(content: Path) -> list[str]:
    return [help_text(finding, finding_words("sv")) for finding in report_on(content).findings]


@pytest.mark.parametrize(("file", "begins", "may_go"), [
    ("contracts.csv", "provider,name,ownership,service,areas,from,unit,unit_name,to", False), ("areas.yaml", "areas: [{id: norr, name: Norr}]", False),
    ("guide.yaml", "id: exempelby", False), ("providers/ny.yaml", "id: lindens-omsorg", True), ("pages/sv/ny.md", "# Så väljer du", True)])
def test_an_empty_file_is_told_how_it_begins(tmp_path: Path, file: str, begins: str, may_go: bool):
    found = helps(changed(tmp_path, file, None, ""))
    assert len(found) == 1 and found[0].endswith(begins) and ("ta bort filen" in found[0]) == may_go


@pytest.mark.parametrize(("file", "id_", "expected"), [
    ("providers/Lindens Fina.yaml", "lindens-fina", "Döp om filen till providers/lindens-fina.yaml."),
    ("providers/lindens-fina.yaml", "fina", "Skriv id: lindens-fina, eller döp om filen till providers/fina.yaml.")])
def test_an_id_that_is_not_the_files_name_is_told_a_name_that_works(tmp_path: Path, file: str, id_: str, expected: str):
    found = helps(changed(tmp_path, file, None, f"id: {id_}\nname: Fina Omsorg\nownership: private\n"))
    assert found[0].startswith(expected)
