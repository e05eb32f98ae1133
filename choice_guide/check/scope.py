"""What the check of a single value needs to know about the rest of the guide, and how it says what is wrong."""
from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from choice_guide.rule import Fault, Rule, finding
from choice_guide.document import Document, Mark, Node, Path
from choice_guide.findings import Finding

# A check says what is wrong, piece by piece, and answers with the typed value: None where there is none to use.
Checking = Generator[Finding, None, "Node | None"]


@dataclass(frozen=True, slots=True)
class ServiceWords:
    """What the offers of one service may name; None where the service's file does not tell.

    `facts`: a fact's id -> the kind (see `fields.Kind`) of its values, None where its definition does not tell.
    """

    parts: tuple[str, ...] | None
    levels: tuple[str, ...] | None
    photo_slots: tuple[str, ...] | None
    facts: Mapping[str, Any] | None
    not_applicable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """The guide as far as single values depend on it.

    `languages` is empty where guide.yaml does not tell. `known`: kind of thing -> the ids that exist, or None where the
    file that lists them cannot be read: then nothing can be said to be unknown.
    """

    today: date
    country: str = "SE"
    languages: tuple[str, ...] = ()
    known: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)
    services: Mapping[str, ServiceWords] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """The document in which something is checked, and the guide around it."""

    document: Document
    scope: Scope

    def problem(self, rule: Rule, node: Node, path: Path | None = None, mark: Mark | None = None,
                details: Mapping[str, str] | None = None, **params: Any) -> Finding:
        """The finding that `rule` is broken at `node`; `path` is what has to be left out (the node itself where None)."""
        params.setdefault("field", field_name(node.path))
        return finding(rule, self.document, mark or node.mark, node.path if path is None else path, details=details, **params)

    def fault(self, fault: Fault, node: Node) -> Finding:
        """The finding for what a value parser answered. Says no more of the value than the parser does: it may be a secret."""
        return self.problem(fault.rule, node, details=fault.details, **fault.params)


def field_name(path: Path) -> str:
    """The name of the field at `path`, as it stands in the file: "hours.weekdays", "languages"."""
    names = [part for part in path if isinstance(part, str)]
    return ".".join(names[-2:])


def did_you_mean(given: str, candidates: Iterable[str]) -> str:
    """The candidate that most resembles `given`, or "" where none does."""
    by_folded = {candidate.casefold(): candidate for candidate in candidates}
    near = get_close_matches(given.casefold().strip(), by_folded, 1, 0.6)
    return by_folded[near[0]] if near else ""


def suggestion(given: str, candidates: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Params and details of a finding about a word that does not exist: what was meant, or what there is."""
    known = tuple(candidates)
    meant = did_you_mean(given, known)
    allowed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    hint = "hint.suggestion" if meant else "hint.allowed" if allowed else "hint.none"
    return {"value": given, "suggestion": meant, "allowed": allowed}, {"hint": hint}
