"""The service worker: its source, and before it the edition that it serves."""
from __future__ import annotations

import json
from pathlib import Path

from choice_guide.edition import Edition
from choice_guide.offline.files import short_hash

SOURCE = Path("templates", "offline", "service-worker.js")


def worker_text(edition: Edition, listed: bytes, software: Path) -> str:
    """The worker of an edition whose list of files (offline.json) is `listed`.

    It names the list by its hash, so that a worker and a list of two editions are never taken for a pair.
    """
    known = {"code": edition.code, "date": edition.date.isoformat(), "list": short_hash(listed)}
    return f"const EDITION = {json.dumps(known)};\n{(software / SOURCE).read_text(encoding='utf-8')}"
