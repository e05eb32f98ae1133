"""The edition: one published state, named by its date and a hash over content, software and week of the draw (DESIGN §2)."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SOFTWARE = ("choice_guide", "templates", "translations", "requirements/runtime.txt")


@dataclass(frozen=True, slots=True)
class Edition:
    """`code` is 8 hexadecimal digits."""

    date: date
    code: str

    def __str__(self) -> str:
        return f"{self.date.isoformat()} {self.code}"


def edition(content: Path, software: Path, day: date, week: int) -> Edition:
    """The edition of `content`, built by the software in `software` on `day`, in a week counted from Monday 1970-01-05."""
    digest = hashlib.sha256(f"week {week}\n".encode())
    for root, paths in ((content, [content]), (software, [software / name for name in SOFTWARE])):
        for file in _files(root, paths):
            _add(digest, file.relative_to(root).as_posix(), file.read_bytes())
    return Edition(day, digest.hexdigest()[:8])


def _files(root: Path, paths: Iterable[Path]) -> list[Path]:
    """Files below `paths`, without hidden ones and what hidden folders hold: an editor's or git's own things are no content."""
    found = {file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))}
    return sorted((f for f in found if f.is_file() and not _is_litter(f.relative_to(root))), key=lambda f: f.as_posix())


def _is_litter(path: Path) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in path.parts)


def _add(digest: hashlib._Hash, name: str, data: bytes) -> None:
    digest.update(f"{name}\0{len(data)}\0".encode())
    digest.update(data)
