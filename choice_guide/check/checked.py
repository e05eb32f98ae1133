"""What `check` hands on: the documents with typed trees, sorted by what they are."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from choice_guide.check.scope import Place, Scope
from choice_guide.document import Document, Node


@dataclass(frozen=True, slots=True)
class CheckedContent:
    """Documents whose trees hold typed values only; what was blank or wrong is not there.

    A file that is not there is None; a file that cannot be read is a document whose `root` is None. Mappings go from the
    document's name (the id that the file's place gives it). `incomplete`: the files of which some value
    could not be read or used, so that nothing can be said to be missing in them.
    """

    scope: Scope
    content: Path
    guide: Document | None = None
    areas: Document | None = None
    contracts: Document | None = None
    vocabulary: Mapping[str, Document] = field(default_factory=dict)
    services: Mapping[str, Document] = field(default_factory=dict)
    providers: Mapping[str, Document] = field(default_factory=dict)
    rounds: Mapping[str, Document] = field(default_factory=dict)
    results: Mapping[str, Document] = field(default_factory=dict)
    totals: Mapping[str, Document] = field(default_factory=dict)
    pooled: Mapping[str, Document] = field(default_factory=dict)
    pages: Mapping[str, Document] = field(default_factory=dict)
    incomplete: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        """The date on which the guide is checked."""
        return self.scope.today

    @property
    def register_is_whole(self) -> bool:
        """Whether there are rows in the register of contracts, and every one can be used."""
        root = self.contracts.root if self.contracts else None
        return root is not None and bool(root.value) and self.contracts.file not in self.incomplete

    def place(self, document: Document) -> Place:
        """Where findings about a document are made."""
        return Place(document, self.scope)


def rows(document: Document | None) -> Iterator[Node]:
    """The usable rows of a table."""
    return document.root.elements() if document and document.root else iter(())


def elements(node: Node | None, *path: str) -> Iterator[Node]:
    """The elements of the list at `path` below `node`; nothing where there is none."""
    found = node.get(*path) if node else None
    return found.elements() if found else iter(())


def value(node: Node | None, *path: str | int) -> object:
    """The typed value at `path` below `node`, or None."""
    found = node.get(*path) if node else None
    return found.value if found else None


def listed(node: Node | None, *path: str) -> tuple[object, ...]:
    """The typed values of the list of leaves at `path`."""
    return tuple(element.value for element in elements(node, *path))
