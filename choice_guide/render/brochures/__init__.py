"""Brochures: every list and every offer's sheet on paper in every language, in normal and large print, set anew only where something changed.

Files below the site: <utskrift>/<service>-<area>.<language>.pdf (large print: .<storstil>.<language>.pdf), <utskrift>/<blad>/<offer>….pdf, and
- <utskrift>/brochures.json, which lists the brochures: [{"id", "title", "heading", "language", "files", "service", "area", "large", "bytes",
  "pages", "code"}, …];
- <utskrift>/print-only.json, which lists what is never stored on a device: [path, …], all but brochures and the folder.
"""
from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from choice_guide.derive.brochure import Brochure, brochures
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.paper import LARGE, SIZES, folder_files, paper_file
from choice_guide.render.assets import AssetNames
from choice_guide.render.brochures.cache import Cache
from choice_guide.render.brochures.maker import Maker
from choice_guide.render.brochures.setting import set_all
from choice_guide.render.brochures.typesetter import CannotSet, fingerprint
from choice_guide.render.brochures.words import Words
from choice_guide.render.pages import Job as PageJob
from choice_guide.render.pages import environments
from choice_guide.render.settings import PrintedFile, Settings

__all__ = ["CannotSet", "make_brochures"]

LIST, PRINT_ONLY = "brochures.json", "print-only.json"
#: Is told how many files are there, and of how many.
Counter = Callable[[int, int], None]


def make_brochures(lookup: Lookup, content: Path, out: Path, settings: Settings, cache: Path, counted: Counter = lambda done, all_: None,
                   everything: bool = False) -> Mapping[str, PrintedFile]:
    """Write every brochure, every offer's sheet and the folder below `out`; by path what was written. `cache`: a folder that keeps what
    was set before.

    `everything`: also posters, and booklets with their files for a print shop. The same guide and software give the same bytes.
    Raises CannotSet, MissingMessage, BrokenLink, OSError.
    """
    kept = Cache(cache)
    made = PageJob(lookup, out, settings, AssetNames({}), {})
    words = {language: Words(templates, lookup, language) for language, templates in environments(made).items()}
    found = tuple(brochures(lookup))
    maker = Maker(lookup, words, content, fingerprint(settings.software / "templates"))
    asked = [maker.brochures(found), maker.folders(), maker.sheets(), *((maker.booklets(found), maker.posters()) if everything else ())]
    number = maker.number(found, everything)
    printed = dict(set_all(chain.from_iterable(asked), number, kept, settings.software / "templates", out, counted, settings.workers))
    _write_lists(lookup, found, words, printed, out)
    kept.sweep()
    return printed


def _write_lists(lookup: Lookup, found: Iterable[Brochure], words: Mapping[str, Words], printed: Mapping[str, PrintedFile], out: Path) -> None:
    entries = [_entry(lookup, brochure, words[brochure.language], size, printed) for brochure in found for size in SIZES]
    folders = {file.path for language in words for file in folder_files(lookup, language)}
    others = sorted(printed.keys() - folders - {path for entry in entries for path in entry["files"]})
    for name, listed in ((LIST, entries), (PRINT_ONLY, others)):
        if listed:
            text = json.dumps(listed, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
            (out / lookup.addresses.words["brochures"] / name).write_text(text, encoding="utf-8", newline="\n")


def _entry(lookup: Lookup, brochure: Brochure, words: Words, size: str, printed: Mapping[str, PrintedFile]) -> dict[str, Any]:
    service, area = brochure.listing.service, brochure.listing.area
    file = paper_file(lookup, brochure.name, brochure.language, size)
    return {"id": Path(file.path).stem, "title": words.name(brochure, size), "heading": service.name.get(brochure.language).text,
            "language": brochure.language, "files": [file.path], "service": service.id, "area": area.id if area else None,
            "large": size == LARGE, "bytes": printed[file.path].size, "pages": printed[file.path].pages, "code": brochure.code}
