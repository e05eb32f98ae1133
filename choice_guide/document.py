"""What `read` makes of a file: a tree in which every value knows its file, line and column."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file: path relative to the content folder with forward slashes; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a document.

    `value` is a dict of nodes, a list of nodes, or a leaf. Straight from `read` a leaf is the text the author wrote
    (str; "" when nothing was written) and `quoted` says whether it stood in quotation marks. After `check` a leaf
    is a typed value (str, int, bool, Decimal, date, Text, ...). `key_marks` gives the place of each key of a dict.
    """

    value: Any
    mark: Mark
    path: Path = ()
    quoted: bool = False
    key_marks: dict[str, Mark] = field(default_factory=dict)

    def get(self, *keys: str | int) -> Node | None:
        """The node at the end of `keys`, or None where something on the way is missing."""
        node: Node | None = self
        for key in keys:
            node = _child(node, key)
            if node is None:
                return None
        return node

    def items(self) -> Iterator[tuple[str, Node]]:
        """Keys and nodes of a dict; nothing for other values."""
        return iter(self.value.items()) if isinstance(self.value, dict) else iter(())

    def elements(self) -> Iterator[Node]:
        """The nodes of a list; nothing for other values."""
        return iter(self.value) if isinstance(self.value, list) else iter(())

    def plain(self) -> Any:
        """The same tree without places: dicts, lists and leaves."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the content folder.

    `kind` is one of guide, areas, service, vocabulary, contracts, provider, survey-round, survey-results, page.
    `name` is the id that the file's place gives it (`services/hemtjanst.yaml` -> "hemtjanst"; pages: "sv/start").
    `root` is None when the file could not be read as data; the findings say why. A CSV file is a list of dicts
    (one per row, keys from the header); a page is one leaf with the whole Markdown text.
    """

    kind: str
    name: str
    file: str
    root: Node | None


def _child(node: Node | None, key: str | int) -> Node | None:
    if node is None:
        return None
    if isinstance(node.value, dict):
        return node.value.get(key)
    if isinstance(node.value, list) and isinstance(key, int) and 0 <= key < len(node.value):
        return node.value[key]
    return None
