"""YAML for people: a tree of nodes from the parser's events, in which every leaf is the text its author wrote.

Built from events and not with PyYAML's own composer: the events come one at a time, so nesting can be bounded before any
recursion (the composer over libyaml ends the process on 100,000 brackets), and nothing is resolved to numbers, dates or
booleans.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from choice_guide.rule import Rule, finding
from choice_guide.document import Document, Mark, Node, Path
from choice_guide.findings import Finding
from choice_guide.read import rules
from choice_guide.read.source import empty_file, mark_at

DEEPEST = 20
PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# The parser's own words for what went wrong -> key of an explanation in the catalogue.
EXPLANATIONS = (
    ("mapping values are not allowed", "yaml.colon"),
    ("while scanning a quoted scalar", "yaml.quote"),
    ("while scanning a simple key", "yaml.key"),
    ("cannot start any token", "yaml.character"),
    ("while parsing a flow", "yaml.bracket"),
    ("while parsing a block", "yaml.indentation"),
    ("escape", "yaml.escape"),
)


class _Stopped(Exception):
    """Reading this file cannot go on; the finding says why."""

    def __init__(self, problem: Finding) -> None:
        super().__init__(problem.rule)
        self.problem = problem


def tree(document: Document, text: str) -> tuple[Node | None, list[Finding]]:
    """The tree of a YAML text and what is wrong with it; None where it cannot be read as data.

    A value that cannot be used (a duplicate key's, an alias, a tagged value) is a node whose `value` is None.
    """
    clean, findings = _without_tabs(document, text)
    if clean is None:
        return None, findings
    builder = _Builder(document)
    try:
        root = builder.read(yaml.parse(clean, Loader=PARSER))
    except _Stopped as stopped:
        return None, [*findings, *builder.findings, stopped.problem]
    except yaml.YAMLError as error:
        return None, [*findings, *builder.findings, _syntax(document, clean, error)]
    findings = findings + builder.findings
    if root is None or root.value == "":
        return None, findings or [empty_file(document)]
    return root, findings


class _Builder:
    """Builds one document's tree; `findings` collects what is wrong on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []

    def read(self, events: Iterator[Any]) -> Node | None:
        """The first document's tree. Raises _Stopped where the rest makes no sense, yaml.YAMLError for broken syntax."""
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Stopped(finding(rules.SEVERAL_DOCUMENTS, self.document, self.mark(event)))
            elif isinstance(event, (yaml.NodeEvent)):
                root = self.node(event, events, ())
        return root

    def node(self, event: Any, events: Iterator[Any], path: Path) -> Node:
        """The node that begins with `event`; takes its events from `events`."""
        mark = self.mark(event)
        if len(path) > DEEPEST:
            raise _Stopped(finding(rules.TOO_DEEP, self.document, mark, most=DEEPEST))
        if isinstance(event, yaml.AliasEvent):
            return self.unusable(rules.ALIAS, Node(None, mark, path), value=f"*{event.anchor}")
        if isinstance(event, yaml.ScalarEvent):
            node = Node(event.value, mark, path, quoted=event.style in ("'", '"'))
        elif isinstance(event, yaml.SequenceStartEvent):
            node = Node(self.elements(events, path), mark, path)
        else:
            node = self.mapping(events, mark, path)
        if event.anchor is None and event.tag is None:
            return node
        if event.anchor is not None:
            return self.unusable(rules.ALIAS, node, value=f"&{event.anchor}")
        return self.unusable(rules.TAG, node, value=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def elements(self, events: Iterator[Any], path: Path) -> list[Node]:
        """The elements of a list, up to and with its end event."""
        found: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self.node(event, events, (*path, len(found))))
        return found

    def mapping(self, events: Iterator[Any], mark: Mark, path: Path) -> Node:
        """The keys and values of a dict, up to and with its end event."""
        values: dict[str, Node] = {}
        key_marks: dict[str, Mark] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, events, path)
            value = self.node(next(events), events, path if key is None else (*path, key))
            if key is None:
                continue
            if key in values:
                values[key] = self.duplicate(value, self.mark(event), key_marks[key])
            else:
                values[key] = value
                key_marks[key] = self.mark(event)
        return Node(values, mark, path, key_marks=key_marks)

    def key(self, event: Any, events: Iterator[Any], path: Path) -> str | None:
        """A key's text; None (and a finding) where it is no plain text."""
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self.findings.append(finding(rules.KEY_NOT_TEXT, self.document, self.mark(event), path))
                return None
            return event.value
        if not isinstance(event, yaml.AliasEvent):
            before = len(self.findings)
            self.node(event, events, (*path, "?"))
            del self.findings[before:]
        self.findings.append(finding(rules.KEY_NOT_TEXT, self.document, self.mark(event), path))
        return None

    def duplicate(self, value: Node, mark: Mark, first: Mark) -> Node:
        """What stands for a key that was written twice: nobody knows which of the two holds."""
        return self.unusable(rules.DUPLICATE_KEY, replace(value, mark=mark), field=str(value.path[-1]), first=first.line)

    def unusable(self, rule: Rule, node: Node, **params: Any) -> Node:
        """A finding, and a node without a value."""
        params.setdefault("field", next((str(p) for p in reversed(node.path) if isinstance(p, str)), ""))
        self.findings.append(finding(rule, self.document, node, **params))
        return Node(None, node.mark, node.path)

    def mark(self, event: Any) -> Mark:
        """Where an event begins."""
        return Mark(self.document.file, event.start_mark.line + 1, event.start_mark.column + 1)


def _without_tabs(document: Document, text: str) -> tuple[str | None, list[Finding]]:
    """The text with each tab as a space; None where a tab stands in an indentation and so has no width."""
    first = text.find("\t")
    if first < 0:
        return text, []
    for number, line in enumerate(text.split("\n"), 1):
        indentation = line[:len(line) - len(line.lstrip(" \t"))]
        if "\t" in indentation and line.strip():
            return None, [finding(rules.TAB, document, Mark(document.file, number, indentation.index("\t") + 1))]
    return text.replace("\t", " "), [finding(rules.TAB_IN_TEXT, document, mark_at(document.file, text, first))]


def _syntax(document: Document, text: str, error: yaml.YAMLError) -> Finding:
    problem = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    mark = Mark(document.file, problem.line + 1, problem.column + 1) if problem else Mark(document.file)
    words = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    explanation = next((key for sign, key in EXPLANATIONS if sign in words), "yaml.other")
    lines = text.split("\n")
    given = lines[mark.line - 1].strip() if mark.line <= len(lines) else ""
    return finding(rules.SYNTAX, document, mark, value=given[:80], details={"explanation": explanation})
