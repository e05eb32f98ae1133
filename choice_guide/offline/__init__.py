"""Staged folder -> what works without a network: a list of files to store, the worker that serves them, and a copy for a USB stick.

Written at the guide's root, the same bytes for the same folder:
- <usb_file>          the guide as files that open without a server (usb.py);
- offline.json        which files a reader's device may store, with sizes and hashes (files.py);
- service-worker.js   serves the stored edition and knows which that is (templates/offline/service-worker.js).

Nobody is given the worker who has not asked for it (templates/scripts/offline.js).
"""
from __future__ import annotations

import re
from pathlib import Path

from choice_guide.edition import Edition
from choice_guide.offline.classic import CannotJoin
from choice_guide.offline.files import LIST, WORKER, list_text, stored_groups
from choice_guide.offline.usb import write_usb
from choice_guide.offline.worker import worker_text

__all__ = ["CannotJoin", "offline"]

MEGABYTE = 1_000_000
_LANGUAGE = re.compile(r'<html\b[^>]*\slang="([^"]+)"')
#: Where pages tell the size of the USB file, which nobody knows before they are written.
_SIZE = re.compile(r"(<span data-usb-size>)[^<]*(</span>)")


def offline(folder: Path, edition: Edition, software: Path, usb_file: str) -> None:
    """Add to the staged `folder` what works without a network. `software`: the repository's root.

    `usb_file`: the name of the file for a USB stick, such as "guide.zip". Raises CannotJoin (a script that cannot be made to
    run from files), ValueError (a list of brochures that cannot be understood, a first page without a language), OSError.
    """
    _tell_size(folder, write_usb(folder, usb_file, edition.date))
    listed = list_text(edition, stored_groups(folder, usb_file)).encode()
    (folder / LIST).write_bytes(listed)
    (folder / WORKER).write_bytes(worker_text(edition, listed, software, _first_language(folder)).encode())


def _first_language(folder: Path) -> str:
    """The language of the guide's first page."""
    found = _LANGUAGE.search((folder / "index.html").read_text(encoding="utf-8"))
    if not found:
        raise ValueError("index.html does not say its language")
    return found[1]


def _tell_size(folder: Path, size: int) -> None:
    """Fill in the size of the USB file, in whole megabytes, on the pages that offer it."""
    megabytes = str(max(1, round(size / MEGABYTE)))
    for page in sorted(folder.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if "data-usb-size" in text:
            page.write_bytes(_SIZE.sub(rf"\g<1>{megabytes}\g<2>", text).encode())
