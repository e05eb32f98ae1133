"""Findings are values: what is wrong or worth knowing in the content, and what follows from it."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from choice_guide.document import Mark, Path


class Severity(StrEnum):
    """What a finding means for the publication (DESIGN rule 7)."""

    STOP = "stop"        # in what all share: nothing is published
    ERROR = "error"      # in one profile: published, the value shown as not answered
    WARNING = "warning"  # published as it is; somebody should look
    NOTICE = "notice"    # worth knowing; nothing is wrong


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, one finding.

    `rule` is the id of a rule in `choice_guide.check.rules`; `params` fill the rule's message (plain values, the
    same for every language); `path` is the value's place in its document, so that a faulty value can be taken out.
    `details` are params that themselves need translation: name of the param -> message key.
    """

    rule: str
    severity: Severity
    mark: Mark
    path: Path = ()
    params: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one run, in the order of file, line, column, rule."""

    findings: tuple[Finding, ...] = ()

    @staticmethod
    def of(findings: Iterable[Finding]) -> Report:
        """A report with the findings sorted and each one only once."""
        key = lambda f: (f.mark.file, f.mark.line, f.mark.column, f.rule, str(sorted(f.params.items(), key=str)))
        unique = {key(f): f for f in findings}
        return Report(tuple(unique[k] for k in sorted(unique)))

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(f.severity is severity for f in self.findings)

    def exit_code(self, strict: bool = False) -> int:
        """0 without errors; 1 values of profiles not shown; 2 not to be published (`strict`: on any error or warning)."""
        if self.count(Severity.STOP):
            return 2
        if strict and (self.count(Severity.ERROR) or self.count(Severity.WARNING)):
            return 2
        return 1 if self.count(Severity.ERROR) else 0
