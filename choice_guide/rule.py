"""What a rule is, and what a value parser answers when a text cannot be the value that is asked for."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from choice_guide.document import Document, Mark, Node, Path
from choice_guide.findings import Finding, Severity


class Weight(StrEnum):
    """How much a broken rule weighs: a PROBLEM stops what all share and blanks a value in one profile."""

    PROBLEM = "problem"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its words are in the catalogue: `<id>.message`, `<id>.help` (how to mend it), `<id>.why`.

    `bad` and `good` are short YAML, CSV or text examples for docs/rules.md; `source` names the requirement or law.
    """

    id: str
    bad: str
    good: str
    weight: Weight = Weight.PROBLEM
    source: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A text that cannot be the value asked for: which rule says so, and what its message needs."""

    rule: Rule
    params: Mapping[str, Any] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)


def finding(rule: Rule, document: Document, node: Node | Mark | None, path: Path | None = None, *,
            details: Mapping[str, str] | None = None, **params: Any) -> Finding:
    """The finding that `rule` is broken in `document` at `node`.

    A problem in a provider's profile is an ERROR (the value is blanked), elsewhere a STOP (DESIGN rule 7).
    """
    mark = node.mark if isinstance(node, Node) else node or Mark(document.file)
    where = path if path is not None else node.path if isinstance(node, Node) else ()
    return Finding(rule.id, severity(rule, document.kind), mark, where, params, details or {})


def severity(rule: Rule, kind: str) -> Severity:
    """The severity of a broken rule in a document of this kind."""
    if rule.weight is Weight.WARNING:
        return Severity.WARNING
    if rule.weight is Weight.NOTICE:
        return Severity.NOTICE
    return Severity.ERROR if kind == "provider" else Severity.STOP
