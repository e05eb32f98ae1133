"""ImportReport -> text for the terminal, in the languages that have translations/<language>/importing.po."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel.messages.pofile import read_po

from choice_guide.catalogue import Catalogue
from choice_guide.importing.records import CHANGES, WEIGHTS, ImportReport, Problem, Weight
from choice_guide.report import finding_words, help_text, message

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"
MAX_SHOWN = 80
SUMMARY = ("rows-read", "blank-rows", "written", "nothing-written", "changes-head", "unused-head", "notes-head", "stop-head",
           "row-line", "row-line-empty", "all-used")
SURVEY_LINES = ("survey.read", "survey.written", "survey.hidden", "survey.hidden-at-source", "survey.unusable", "survey.not-asked",
                "survey.withheld", "survey.pooled", "survey.raw")
MAX_LINE = 100
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def format_report(report: ImportReport, language: str) -> str:
    """The report as lines ending in LF: what was read and written, what was put right, what could not be used and what to do.

    `language` is sv or en. Raises KeyError for a sentence that the catalogue lacks, FileNotFoundError for another language.
    """
    say = _catalogue(language)
    words = finding_words(language) if any(problem.finding for problem in report.problems) else None
    stopped = report.exit_code >= 2
    lines = _head(report, say, stopped)
    for weights, head in (((Weight.CALL, Weight.STOP), "stop-head"), ((Weight.UNUSED,), "unused-head"), ((Weight.NOTE,), "notes-head")):
        lines += _section(say[head], [problem for problem in report.problems if problem.weight in weights], say, words)
    if report.exit_code == 0:
        lines += ["", say["all-used"]]
    return "\n".join(lines) + "\n"


def message_keys() -> tuple[str, ...]:
    """Every sentence that a catalogue must have."""
    return (*SUMMARY, *SURVEY_LINES, *(f"change.{kind}" for kind in CHANGES if kind != "blank-rows"), *WEIGHTS)


def _catalogue(language: str) -> Mapping[str, str]:
    with (TRANSLATIONS / language / "importing.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id and message.string}


def _head(report: ImportReport, say: Mapping[str, str], stopped: bool) -> list[str]:
    if stopped:
        return [say["nothing-written"]]
    if report.lines:
        return [say[key].format_map(params) for key, params in report.lines]
    lines = [say["rows-read"].format(rows=report.rows_read),
             say["written"].format(profiles=report.profiles, offers=report.offers, contracts=report.contracts)]
    counts = dict(report.changes)
    if "blank-rows" in counts:
        lines.append(say["blank-rows"].format(rows=counts.pop("blank-rows")))
    if counts:
        lines += ["", say["changes-head"], *(f"  {say[f'change.{kind}'].format(cells=count)}" for kind, count in counts.items())]
    return lines


def _section(head: str, problems: list[Problem], say: Mapping[str, str], words: Catalogue | None) -> list[str]:
    if not problems:
        return []
    lines = ["", head]
    for sentence, its_problems in _by_sentence(problems, say, words).items():
        lines.append(f"- {sentence}")
        lines += [_row_line(problem, say) for problem in its_problems if problem.row is not None]
        cells = [problem for problem in its_problems if problem.place]
        lines += [f"    {_safe(str(problem.place))}: {_shown(problem.value)}" for problem in cells if problem.value]
        lines += _places([_safe(str(problem.place)) for problem in cells if not problem.value])
    return lines


def _by_sentence(problems: Iterable[Problem], say: Mapping[str, str], words: Catalogue | None) -> dict[str, list[Problem]]:
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        params = {"column": problem.column or "", "value": problem.value or "", **problem.params}
        if problem.finding and words:
            params |= {"message": message(problem.finding, words), "help": help_text(problem.finding, words)}
            sentence = say[problem.code].format_map(params)
        else:
            sentence = say[problem.code].format_map({key: _shown(word) for key, word in params.items()})
        groups.setdefault(sentence, []).append(problem)
    return groups


def _places(places: Iterable[str]) -> list[str]:
    """Cells, as many on a line as there is room for."""
    lines: list[str] = []
    for place in places:
        if lines and len(lines[-1]) + len(place) + 2 <= MAX_LINE:
            lines[-1] += f", {place}"
        else:
            lines.append(f"    {place}")
    return lines


def _row_line(problem: Problem, say: Mapping[str, str]) -> str:
    key = "row-line" if problem.value else "row-line-empty"
    return "    " + say[key].format(row=problem.row, value=_shown(problem.value or ""))


def _shown(text: str) -> str:
    # What stands in a file must not be able to steer the terminal, nor fill it.
    safe = _safe(text)
    return safe if len(safe) <= MAX_SHOWN else f"{safe[:MAX_SHOWN]}…"


def _safe(text: str) -> str:
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
