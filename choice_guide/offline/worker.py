"""The service worker: its source, and before it the edition that it serves and what it says of a brochure that is not stored."""
from __future__ import annotations

import json
from html import escape
from pathlib import Path

from choice_guide.catalogue import Catalogue
from choice_guide.edition import Edition
from choice_guide.offline.files import short_hash

SOURCE = Path("templates", "offline", "service-worker.js")


def worker_text(edition: Edition, listed: bytes, software: Path, language: str) -> str:
    """The worker of an edition whose list of files (offline.json) is `listed`. `language`: the guide's first, in which the worker speaks.

    It names the list by its hash, so that a worker and a list of two editions are never taken for a pair.
    """
    known = {"code": edition.code, "date": edition.date.isoformat(), "list": short_hash(listed)}
    words = Catalogue.load(software / "translations", language, "interface")
    said = json.dumps(_not_stored(words))
    return f"const EDITION = {json.dumps(known)};\nconst NOT_STORED = {said};\n{(software / SOURCE).read_text(encoding='utf-8')}"


def _not_stored(words: Catalogue) -> str:
    """A page without style or script of its own: what the reader asked for is not of the guide that the others are of."""
    title, text, start = (escape(words.text(key)) for key in ("offline.not-stored", "offline.not-stored.text", "offline.not-stored.start"))
    return (f'<!doctype html><html lang="{words.language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f'<title>{title}</title><main><h1>{title}</h1><p>{text}</p><p><a href="{{root}}">{start}</a></p></main></html>')
