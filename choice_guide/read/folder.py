"""Reads a content folder: every file once, each on its own, so that no file can hide what stands in the others."""
from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from choice_guide.rule import finding
from choice_guide.document import Document, Mark, Node
from choice_guide.findings import Finding
from choice_guide.read import rules
from choice_guide.read.csv_table import table
from choice_guide.read.layout import COLUMNS, PHOTOS, REQUIRED_FILES, expected_paths, is_asset, place
from choice_guide.read.source import decoded, empty_file
from choice_guide.read.yaml_tree import tree

# Files that systems and editors leave behind.
LITTER = frozenset({"Thumbs.db", "desktop.ini"})


class Reading(NamedTuple):
    """What a content folder holds."""

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]


def read(content: Path) -> Reading:
    """All documents below `content`, in the order of their paths, and what is wrong with their form.

    A file that cannot be read is a document whose `root` is None. Raises NotADirectoryError where `content` is no folder.
    """
    if not content.is_dir():
        raise NotADirectoryError(content)
    documents: list[Document] = []
    findings: list[Finding] = []
    paths = sorted(file_paths(content))
    for path in paths:
        data = _bytes(content / path, look_into=not is_asset(path))
        document, found = (_placeholder(path), [_not_regular(path)]) if data is None else _one_file(path, data)
        documents += [document] if document else []
        findings += found
    findings += _missing(paths)
    return Reading(tuple(documents), tuple(findings))


def read_text(path: str, data: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """One file's document, from its path below the content folder and its bytes (for editors and tests)."""
    document, findings = _one_file(path, data)
    return document, tuple(findings)


def _one_file(path: str, data: bytes | OSError) -> tuple[Document | None, list[Finding]]:
    known = place(path)
    if known is None:
        return None, [] if is_asset(path) else [_unknown(path)]
    empty = Document(*known, path, None)
    if isinstance(data, OSError):
        return empty, [finding(rules.UNREADABLE, empty, None, reason=data.strerror or type(data).__name__)]
    text, findings = decoded(empty, data)
    if findings:
        return empty, findings
    root, findings = _root(empty, text)
    return Document(*known, path, root), findings


def _root(document: Document, text: str) -> tuple[Node | None, list[Finding]]:
    if document.kind == "page":
        return (Node(text, Mark(document.file), ()), []) if text.strip() else (None, [empty_file(document)])
    if document.kind in COLUMNS:
        return table(document, text, COLUMNS[document.kind])
    return tree(document, text)


def file_paths(content: Path, below: str = "") -> Iterator[str]:
    """Paths of all files below `content` (or its folder `below`), relative to it, with forward slashes; hidden files and
    litter do not count."""
    for folder, folders, files in os.walk(content / below):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not (name.startswith(".") or name.endswith("~") or name in LITTER):
                yield (Path(folder) / name).relative_to(content).as_posix()


def _bytes(path: Path, look_into: bool) -> bytes | OSError | None:
    """What stands in a file (nothing where nobody is to look into it), or why it cannot be read; None for a pipe or a device,
    which may never end."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        return path.read_bytes() if look_into else b""
    except OSError as error:
        return error


def _placeholder(path: str) -> Document | None:
    known = place(path)
    return Document(*known, path, None) if known else None


def _not_regular(path: str) -> Finding:
    """Nothing is published: every later step that opens the file would wait for it."""
    stray = stray_file(path)
    return finding(rules.NOT_REGULAR, stray, None, value=stray.file)


def stray_file(path: str) -> Document:
    """What stands for a file that is no document; a name that is no text is shown as well as it can be."""
    return Document("stray", path, os.fsencode(path).decode("utf-8", "replace"), None)


def _unknown(path: str) -> Finding:
    near = get_close_matches(path.casefold(), expected_paths(path), 1, 0.6)
    stray = stray_file(path)
    return finding(rules.UNKNOWN_FILE, stray, None, value=stray.file, suggestion=near[0] if near else "", photos=PHOTOS,
                   details={"hint": "hint.suggestion" if near else "hint.file"})


def _missing(paths: list[str]) -> Iterator[Finding]:
    for file in REQUIRED_FILES:
        if file not in paths:
            yield _missing_file(file)
    if not any(path.startswith("services/") for path in paths):
        yield _missing_file("services/<id>.yaml")
    rounds, results = ({path.rpartition("/")[0] for path in paths if path.startswith("surveys/") and path.endswith(end)}
                       for end in ("/round.yaml", "/results.csv"))
    for folder in sorted(rounds ^ results):
        yield _missing_file(f"{folder}/{'results.csv' if folder in rounds else 'round.yaml'}")


def _missing_file(file: str) -> Finding:
    return finding(rules.MISSING_FILE, Document("missing", file, file, None), None, file=file)
