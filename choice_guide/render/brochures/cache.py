"""PDFs that were set before, by what they were set from. Lies outside the site; may be deleted at any time."""
from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

#: Days after which a file that no build has asked for is deleted: several guides may share a cache.
KEPT = 14
_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder with one file for each key."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """What is kept under a key, which so stays young."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> bytes:
        """Keep something, and give it back. A build that is interrupted leaves no half file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = self.folder / f".{key}.{os.getpid()}"
        unfinished.write_bytes(data)
        unfinished.replace(self._path(key))
        return data

    def sweep(self) -> None:
        """Delete what nobody has asked for in KEPT days."""
        oldest = time.time() - KEPT * _DAY
        for path in self.folder.glob("*"):
            if path.is_file() and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"
