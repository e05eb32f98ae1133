"""Further editions of a built site: other words on the pages, and brochures, with a list and a worker that fit them."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path


def edition_of(site: Path) -> dict:
    """{date, edition, …} of a site."""
    return json.loads((site / "edition.json").read_text("utf-8"))


def next_edition(site: Path, target: Path, code: str, brochures: Mapping[str, dict] | None = None) -> Path:
    """A copy of `site` in `target` that has another code: in every page's foot and in the data of the search.

    `brochures`: id -> {"title", "heading", "language", "text"}, each a group with one invented file, in the place of the site's own.
    """
    shutil.copytree(site, target, copy_function=os.link)
    old = edition_of(site)["edition"]
    for file in (*target.rglob("*.html"), *target.glob("pagefind/*/search.json"), target / "edition.json"):
        text = file.read_text("utf-8").replace(old, code)
        _write(file, text.replace('"documents":[[', f'"edition":"{code}","documents":[[') if file.name == "search.json" else text)
    listed = json.loads((target / "offline.json").read_text("utf-8"))
    listed["edition"]["code"] = code
    groups = [_group(target, id_, **about) for id_, about in (brochures or {}).items()]
    _relist(target, {**listed, "groups": [_measured(target, group) for group in (*listed["groups"][:1], *groups)]})
    return target


def _group(target, id_, text, **words):
    path = f"utskrift/{id_}.pdf"
    (target / path).parent.mkdir(exist_ok=True)
    _write(target / path, text)
    return {"id": id_, "files": [[path, 0, ""]], **words}


def _measured(target, group):
    files = [[path, (target / path).stat().st_size, _hash((target / path).read_bytes())] for path, _, _ in group["files"]]
    return {**group, "files": files, "size": sum(size for _, size, _ in files)}


def _relist(target, listed):
    text = json.dumps(listed)
    _write(target / "offline.json", text)
    known = json.dumps({**listed["edition"], "list": _hash(text.encode())})
    worker = (target / "service-worker.js").read_text("utf-8")
    _write(target / "service-worker.js", re.sub(r"^const EDITION = .*;$", f"const EDITION = {known};", worker, count=1, flags=re.M))


def _hash(data):
    return hashlib.sha256(data).hexdigest()[:32]


def _write(file, text):
    """The copy has links to the other site's files: a new file takes the link's place."""
    file.unlink(missing_ok=True)
    file.write_text(text, encoding="utf-8")
