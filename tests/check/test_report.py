"""Reports: for people with place, words and help; for machines; and nothing an author writes can command a terminal."""
from __future__ import annotations

import json
from pathlib import Path

from choice_guide.document import Mark
from choice_guide.findings import Finding, Report, Severity
from choice_guide.report import format_github, format_json, format_terminal
from guides import changed, report_on


def test_the_terminal_shows_place_words_help_and_rule(tmp_path: Path):
    report = report_on(changed(tmp_path, "providers/lindens-omsorg.yaml", "ownership: private", "ownrship: private"))
    assert format_terminal(report, "sv") == (
        "providers/lindens-omsorg.yaml\n"
        "  providers/lindens-omsorg.yaml:4:1  FEL  Fältet ”ownrship” finns inte.\n"
        "      Menade du ”ownership”?  [unknown-field]")
    assert "Did you mean “ownership”?" in format_terminal(report, "en")


def test_a_report_without_findings_is_empty():
    assert format_terminal(Report(), "sv") == ""
    assert json.loads(format_json(Report(), "sv", {"published": True})) == {"findings": [], "published": True}


def test_json_has_everything(tmp_path: Path):
    report = report_on(changed(tmp_path, "providers/lindens-omsorg.yaml", "ceiling: 40", "ceiling: många"))
    assert json.loads(format_json(report, "en"))["findings"] == [{
        "rule": "number-form", "severity": "error", "file": "providers/lindens-omsorg.yaml", "line": 18, "column": 25,
        "path": ["offers", 0, "capacity", "ceiling"], "message": "“många” is not a number.",
        "help": json.loads(format_json(report, "en"))["findings"][0]["help"], "params": {"value": "många", "field": "capacity.ceiling"}}]


def test_a_password_in_a_link_is_not_repeated(tmp_path: Path):
    report = report_on(changed(tmp_path, "providers/lindens-omsorg.yaml", "https://linden.example/", "https://anna:hemligt@linden.example/"))
    assert [finding.rule for finding in report.findings] == ["url-credentials"]
    assert "hemligt" not in format_json(report, "sv") + format_terminal(report, "sv") + format_github(report, "sv")


def test_what_an_author_writes_cannot_command_a_terminal_or_a_workflow():
    finding = Finding("unknown-service", Severity.ERROR, Mark("a\nb.yaml", 1, 1), (), {
        "value": "x\x1b[2J\n::error::y\u202e", "suggestion": "", "allowed": "", "field": "service"}, {"hint": "hint.none"})
    report = Report((finding,))
    assert "\x1b" not in format_terminal(report, "sv") and "\u202e" not in format_terminal(report, "sv")
    assert format_github(report, "sv").count("\n") == 0
    assert format_github(report, "sv", "innehåll").startswith("::error file=innehåll/a b.yaml,line=1,col=1,title=unknown-service::")
