"""Which files a reader's device may store, in groups: the guide itself, and one for each brochure that may be ticked.

offline.json: {"edition": {"code", "date"}, "groups": [{"id", "title", "heading", "language", "size", "files": [[path, bytes, hash], …]}, …]}.
The first group is "guide", without title, heading and language. A hash is the first 32 hexadecimal digits of a file's SHA-256.
"""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from choice_guide.edition import Edition

LIST, WORKER, EDITION = "offline.json", "service-worker.js", "edition.json"
#: Where another step may have written its list: [{"id", "title", "heading", "language", "files": [path, …], …}, …].
BROCHURES = "*/brochures.json"
#: Where it may have written what is fetched when a reader asks for it, and never stored: [path, …].
PRINT_ONLY = "*/print-only.json"
GUIDE = "guide"
#: Files for hosts and search engines; `edition.json` tells from the network which edition is the newest.
FOR_HOSTS = ("_headers", "robots.txt", "sitemap*.xml", EDITION, LIST, WORKER, BROCHURES, PRINT_ONLY)
_HASH = 32


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file below the guide's root: its size in bytes and the beginning of its SHA-256."""

    path: str
    size: int
    hash: str


@dataclass(frozen=True, slots=True)
class Group:
    """Files that are stored together or not at all. `heading` is what its title stands under in a list of choices."""

    id: str
    files: tuple[StoredFile, ...]
    title: str = ""
    heading: str = ""
    language: str = ""

    @property
    def size(self) -> int:
        """All its files together, in bytes."""
        return sum(file.size for file in self.files)


def stored_groups(folder: Path, usb_file: str) -> tuple[Group, ...]:
    """The groups of the staged `folder`: the guide without what is only printed, then the brochures in the order of their list, without
    those that have no file.

    Raises ValueError when the list of brochures lacks something, or names a file that is not there or that another one has.
    """
    brochures = _brochures(folder)
    apart = {file.path for group in brochures for file in group.files} | _print_only(folder) | {usb_file}
    hosts = {path for pattern in FOR_HOSTS for path in folder.glob(pattern)}
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path not in hosts)
    return (Group(GUIDE, tuple(_stored(folder, path) for path in paths if path not in apart)), *brochures)


def list_text(edition: Edition, groups: Iterable[Group]) -> str:
    """The text of offline.json."""
    data = {"edition": {"code": edition.code, "date": edition.date.isoformat()}, "groups": [_group_data(group) for group in groups]}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def short_hash(data: bytes) -> str:
    """What a stored file is known by."""
    return hashlib.sha256(data).hexdigest()[:_HASH]


def _group_data(group: Group) -> dict[str, Any]:
    words = {"title": group.title, "heading": group.heading, "language": group.language}
    return {"id": group.id, "size": group.size, "files": [[file.path, file.size, file.hash] for file in group.files],
            **{name: text for name, text in words.items() if text}}


def _stored(folder: Path, path: str) -> StoredFile:
    data = (folder / path).read_bytes()
    return StoredFile(path, len(data), short_hash(data))


def _print_only(folder: Path) -> set[str]:
    return {path for listed in folder.glob(PRINT_ONLY) for path in json.loads(listed.read_text(encoding="utf-8"))}


def _brochures(folder: Path) -> tuple[Group, ...]:
    entries = [entry for listed in sorted(folder.glob(BROCHURES)) for entry in json.loads(listed.read_text(encoding="utf-8"))]
    groups = tuple(group for entry in entries if (group := _brochure(folder, entry)).files)
    names = [name for group in groups for name in (group.id, *(file.path for file in group.files))]
    twice = sorted({name for name in names if names.count(name) > 1} | {GUIDE} & set(names))
    if twice:
        raise ValueError(f"brochures.json: more than once: {', '.join(twice)}")
    return groups


def _brochure(folder: Path, entry: Mapping[str, Any]) -> Group:
    lacking = [name for name in ("id", "title", "heading", "language", "files") if name not in entry]
    if lacking:
        raise ValueError(f"brochures.json: {entry.get('id', 'a brochure')} lacks {', '.join(lacking)}")
    missing = [path for path in entry["files"] if not (folder / path).is_file()]
    if missing:
        raise ValueError(f"brochures.json: {entry['id']} names {', '.join(missing)}, and there is no such file")
    return Group(entry["id"], tuple(_stored(folder, path) for path in entry["files"]), entry["title"], entry["heading"], entry["language"])
