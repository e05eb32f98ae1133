"""What the pages are rendered with, and what came of it."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from choice_guide.edition import Edition


@dataclass(frozen=True, slots=True)
class Settings:
    """`link_style`: "directory" (links end in a slash) or "file" (they end in index.html, for a file system).

    `software`: the folder that holds templates/ and translations/. `workers`: how many processes may render; None = as
    many as there are cores when there are many pages.
    """

    edition: Edition
    link_style: str
    software: Path
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class RenderResult:
    """How many pages were written."""

    pages: int
