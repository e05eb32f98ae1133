"""Findings as people and machines read them: for the terminal, as JSON, as annotations of GitHub Actions."""
from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from choice_guide.catalogue import Catalogue
from choice_guide.findings import Finding, Report, Severity

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
DOMAINS = ("values", "findings")
LONGEST_VALUE = 100
GITHUB_LEVELS = {Severity.STOP: "error", Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
# What could command a terminal, or turn the writing direction around.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def format_terminal(report: Report, language: str) -> str:
    """The findings as lines of text, by file, line and column; "" where there are none.

    `language`: sv or en. Raises MissingMessage where a rule has no words in it.
    """
    words = finding_words(language)
    blocks: list[str] = []
    file = None
    for finding in sorted(report.findings, key=lambda f: f.mark.file):
        if finding.mark.file != file:
            file = finding.mark.file
            blocks.append(f"\n{safe(file)}")
        blocks.append(_terminal(finding, words))
    return "\n".join(blocks).lstrip("\n")


def format_json(report: Report, language: str, summary: Mapping[str, Any] | None = None) -> str:
    """The findings as a JSON object with `findings` and the entries of `summary`."""
    words = finding_words(language)
    return json.dumps({"findings": [_json(finding, words) for finding in report.findings], **(summary or {})}, ensure_ascii=False, indent=2)


def format_github(report: Report, language: str, content: Path | str = "content") -> str:
    """The findings as workflow commands that GitHub shows beside the lines of the files. `content`: where the files lie."""
    words = finding_words(language)
    return "\n".join(_github(finding, words, Path(content)) for finding in report.findings)


def finding_words(language: str) -> Catalogue:
    """The words of all rules in a language."""
    return Catalogue.load(TRANSLATIONS, language, *DOMAINS)


def message(finding: Finding, words: Catalogue) -> str:
    """What is wrong, on one line."""
    return words.text(f"{finding.rule}.message", **_params(finding, words))


def help_text(finding: Finding, words: Catalogue) -> str:
    """How to put it right, on one line."""
    return words.text(f"{finding.rule}.help", **_params(finding, words))


def safe(value: Any) -> str:
    """An author's text for a report: one line, not too long, and without characters that act instead of being shown."""
    text = UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", str(value).replace("\n", " ").strip())
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE - 1] + "…"


def _params(finding: Finding, words: Catalogue) -> dict[str, Any]:
    params: dict[str, Any] = {name: safe(value) if name not in ("allowed", "header") else UNSAFE.sub("", str(value))
                              for name, value in finding.params.items()}
    return params | {name: words.text(key, **params) for name, key in finding.details.items()}


def _terminal(finding: Finding, words: Catalogue) -> str:
    place = f"{safe(finding.mark.file)}:{finding.mark.line}:{finding.mark.column}"
    head = f"  {place}  {words.text(f'severity.{finding.severity}')}  {message(finding, words)}"
    return f"{head}\n      {help_text(finding, words)}  [{finding.rule}]"


def _json(finding: Finding, words: Catalogue) -> dict[str, Any]:
    return {"rule": finding.rule, "severity": str(finding.severity), "file": safe(finding.mark.file), "line": finding.mark.line,
            "column": finding.mark.column, "path": list(finding.path), "message": message(finding, words), "help": help_text(finding, words),
            "params": dict(_plain(finding.params))}


def _plain(params: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in params.items():
        yield name, value if isinstance(value, (bool, int, float, type(None))) else str(value)


def _github(finding: Finding, words: Catalogue, content: Path) -> str:
    place = (content / safe(finding.mark.file)).as_posix()
    head = f"file={_property(place)},line={finding.mark.line},col={finding.mark.column},title={_property(finding.rule)}"
    return f"::{GITHUB_LEVELS[finding.severity]} {head}::{_data(f'{message(finding, words)} {help_text(finding, words)}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
