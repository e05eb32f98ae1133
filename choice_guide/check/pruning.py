"""Takes out of a tree what findings say cannot be used."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from choice_guide.document import Document, Node, Path
from choice_guide.findings import Finding, Severity
from choice_guide.model import NOT_ANSWERED


def pruned(document: Document, findings: Iterable[Finding]) -> Document:
    """The document without the values at the paths of its errors."""
    paths = frozenset(f.path for f in findings if f.severity is Severity.ERROR and f.path and f.mark.file == document.file)
    if not paths or document.root is None:
        return document
    return replace(document, root=without(document.root, paths))


def without(node: Node, paths: frozenset[Path]) -> Node:
    """The tree without the nodes at `paths`; a list that loses all its elements goes too, as not answered.

    What stands as not answered already stays (see `fields.Field.overrides`).
    """
    if isinstance(node.value, dict):
        kept = {key: without(child, paths) for key, child in node.value.items() if child.path not in paths or child.value is NOT_ANSWERED}
        return replace(node, value={key: child for key, child in kept.items() if child.value != [] or node.value[key].value == []})
    if isinstance(node.value, list):
        return replace(node, value=[without(child, paths) for child in node.value if child.path not in paths])
    return node
