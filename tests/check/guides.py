"""The minimal valid guide, guides that differ from it in one thing, and the findings and the guide that come of them."""
from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from choice_guide.assemble import assemble
from choice_guide.check import check
from choice_guide.findings import Report
from choice_guide.model import Guide
from choice_guide.read import read
from choice_guide.report import finding_words, message

MINIMAL = Path(__file__).parents[1] / "minimal_guide"
TODAY = date(2026, 11, 21)


def report_on(content: Path, today: date = TODAY) -> Report:
    """All findings of a content folder."""
    documents, unread = read(content)
    return Report.of((*unread, *check(documents, today, content)[1]))


def guide_of(content: Path, today: date = TODAY) -> Guide:
    """The guide that a content folder makes. Fails where its findings stop the publication."""
    documents, unread = read(content)
    checked, found = check(documents, today, content)
    assert Report.of((*unread, *found)).exit_code() < 2, golden(Report.of((*unread, *found)))
    return assemble(checked, today)


def golden(report: Report, language: str = "sv") -> str:
    """The findings as one line each: file:line:column rule severity message."""
    words = finding_words(language)
    return "".join(f"{f.mark.file}:{f.mark.line}:{f.mark.column} {f.rule} {f.severity} {message(f, words)}\n" for f in report.findings)


def changed(folder: Path, file: str, old: str | None = None, new: str | None = None) -> Path:
    """A copy of the minimal guide in `folder` where `old` is `new` in `file`; with `new` alone a new file, with neither none."""
    content = copy(folder)
    path = content / file
    path.parent.mkdir(parents=True, exist_ok=True)
    if new is None:
        path.unlink()
    elif old is None:
        path.write_text(new, encoding="utf-8", newline="\n")
    else:
        before = path.read_text(encoding="utf-8")
        assert before.count(old) == 1, f"{old!r} stands {before.count(old)} times in {file}"
        path.write_text(before.replace(old, new), encoding="utf-8", newline="\n")
    return content


def copy(folder: Path) -> Path:
    """A copy of the minimal guide in `folder`."""
    return Path(shutil.copytree(MINIMAL, folder / "content"))
