"""What the pages are rendered with, and what came of it."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from choice_guide.edition import Edition


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A file to print: its size in bytes and how many pages it has."""

    size: int
    pages: int

    @property
    def kilobytes(self) -> int:
        """Its size as pages tell it, at least 1."""
        return max(1, round(self.size / 1000))


@dataclass(frozen=True, slots=True)
class Settings:
    """`link_style`: "directory" (links end in a slash) or "file" (they end in index.html, for a file system).

    `software`: the folder that holds templates/ and translations/. `workers`: how many processes may render; None = as
    many as there are cores when there are many pages.
    `printed`: the brochures by their paths below the site.
    `usb_file`: the path of the guide's file for a USB stick; None = there is none, and no page offers to store the guide.
    """

    edition: Edition
    link_style: str
    software: Path
    workers: int | None = None
    usb_file: str | None = None
    printed: Mapping[str, PrintedFile] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RenderResult:
    """How many pages were written."""

    pages: int
