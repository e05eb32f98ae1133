"""Staged folder -> search index. Only this module knows Pagefind.

Pagefind is given pages of our own making, one small HTML file per document of derive.search, because a page of the site would
be found the more often the more a provider has written. One index per language and no Pagefind filters: with several languages
or filters, Pagefind 1.5.2 writes other bytes on each run.

Written for each language, under pagefind/<language>/: Pagefind's own files; search.json (messages, words and documents for
templates/scripts/search.js); places.json (for templates/scripts/places.js). They lie outside assets/, where files never change.
Pagefind's fragments are not kept: nothing asks for them, for what is shown stands in search.json.
"""
from __future__ import annotations

import gzip
import html
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from choice_guide.catalogue import Catalogue
from choice_guide.derive.area_finder import AreaFinder, area_finder, service_lists
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.search import Finder, finder
from choice_guide.derive.search_document import Document
from choice_guide.model import Blank, Localised

FOLDER = "pagefind"
DOMAINS = ("interface", "format", "search")
#: What stands before the JSON of a fragment.
FRAGMENT_MARK = b"pagefind_dcd"
#: Pagefind's files that a reader's browser asks for; `*` is a language or a hash.
KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "pagefind.*.pf_meta", "index/*.pf_index")
_BATCH = 1000


class CannotIndex(Exception):
    """Pagefind failed; the message is its own."""


def index(lookup: Lookup, folder: Path, software: Path) -> None:
    """Write the search of every language of the guide into the staged `folder`. `software`: the repository's root.

    The same guide gives the same bytes. Raises CannotIndex, MissingMessage (catalogue), OSError.
    """
    for language in lookup.guide.languages:
        catalogue = Catalogue.load(software / "translations", language, *DOMAINS)
        messages = {key: text for key, text in catalogue.messages.items() if isinstance(text, str)}
        found = finder(lookup, language, messages)
        target = folder / FOLDER / language
        ids = _pagefind(found, target)
        areas = area_finder(lookup, language)
        _write(target / "search.json", _search_data(lookup, found, areas, ids, messages))
        _write(target / "places.json", _places_data(lookup, language, areas, messages))


# ---------------------------------------------------------------- Pagefind


def _pagefind(found: Finder, target: Path) -> tuple[str, ...]:
    """Run Pagefind over the documents, keep what is needed below `target`; the id it gives to each document."""
    with tempfile.TemporaryDirectory(prefix="choice-guide-") as temporary:
        pages, bundle = Path(temporary) / "pages", Path(temporary) / "bundle"
        _write_pages(found, pages)
        command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(bundle), "--silent"]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
        if run.returncode:
            raise CannotIndex(f"pagefind: {run.stdout}{run.stderr}".strip())
        _keep(bundle, target)
        return _ids(bundle, len(found.documents))


def _write_pages(found: Finder, folder: Path) -> None:
    """Each document as <number>.html; the number tells afterwards which document a fragment is about."""
    for number, document in enumerate(found.documents):
        path = folder / str(number // _BATCH) / f"{number}.html"
        if number % _BATCH == 0:
            path.parent.mkdir(parents=True)
        path.write_text(_page(document, found.language), encoding="utf-8")


def _page(document: Document, language: str) -> str:
    """The copy of a page that only Pagefind reads: what may be said as text, all else as a hidden field `ord`."""
    text = " ".join(f"<p>{html.escape(part)}</p>" for part in (document.about, *document.text))
    words = html.escape(" ".join(document.ord))
    return (f'<!doctype html><html lang="{html.escape(language.split("-")[0])}"><head><title>-</title></head><body>'
            f'<h1>{html.escape(document.title.text)}</h1>{text}<span hidden data-pagefind-meta="ord:{words}"></span></body></html>')


def _keep(bundle: Path, target: Path) -> None:
    entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
    engines = {f"wasm.{about['wasm'] or 'unknown'}.pagefind" for about in entry["languages"].values()}
    for pattern in (*KEPT, *sorted(engines)):
        for file in sorted(bundle.glob(pattern)):
            kept = target / file.relative_to(bundle)
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, kept)
    _write(target / "pagefind-entry.json", entry)


def _ids(bundle: Path, count: int) -> tuple[str, ...]:
    """The id of each document's fragment, which is what a search answers with."""
    ids = [""] * count
    for file in (bundle / "fragment").iterdir():
        fragment = json.loads(gzip.decompress(file.read_bytes()).removeprefix(FRAGMENT_MARK))
        ids[int(Path(fragment["url"]).stem)] = file.stem
    if "" in ids:
        raise CannotIndex(f"pagefind: {ids.count('')} of {count} documents were not indexed")
    return tuple(ids)


# ---------------------------------------------------------------- data for the scripts


def _search_data(lookup: Lookup, found: Finder, areas: AreaFinder, ids: tuple[str, ...], messages: Mapping[str, str]) -> dict[str, Any]:
    said = {key.removeprefix("search."): text for key, text in messages.items() if key.startswith(("search.say.", "search.kind."))}
    return {"messages": said | _ways_on(lookup, found.language, messages), "stop": messages["search.stop-words"].split(),
            "names": " ".join(found.vocabulary.names), "texts": " ".join(found.vocabulary.texts), "quiet": " ".join(found.vocabulary.quiet),
            "areas": [name for name, _ in areas.areas], "postcodes": areas.postcodes,
            "documents": [_document(document, id_, found.language) for document, id_ in zip(found.documents, ids, strict=True)]}


def _document(document: Document, id_: str, language: str) -> list[Any]:
    """[id, kind, address, title, about, drawn place or null, names, title's language where it is not the page's, the id of an offer that may be chosen]."""
    other = [] if document.title.language == language else [document.title.language]
    if document.offer:
        other = [other[0] if other else "", document.offer]
    return [id_, document.kind, document.address, document.title.text, document.about, document.place, document.names, *other]


def _places_data(lookup: Lookup, language: str, areas: AreaFinder, messages: Mapping[str, str]) -> dict[str, Any]:
    said = {key.removeprefix("place."): text for key, text in messages.items() if key.startswith("place.say.")}
    lists = {id_: [_list(title, address, language) for title, address in found]
             for id_, found in service_lists(lookup, language, messages).items()}
    return {"messages": said | _ways_on(lookup, language, messages), "areas": areas.areas, "places": areas.places,
            "postcodes": areas.postcodes, "ignored": areas.ignored, "lists": lists}


def _list(title: Localised, address: str, language: str) -> list[str]:
    return [address, title.text] + ([] if title.language == language else [title.language])


def _ways_on(lookup: Lookup, language: str, messages: Mapping[str, str]) -> dict[str, str]:
    """Where a reader goes who has found nothing: the index A-Ö, and the phone where the guide has one ("" where not)."""
    phone = lookup.guide.contact.phone
    return {"index": messages["title.index"], "index.address": lookup.addresses.fixed(language, "index"),
            "call": "" if isinstance(phone, Blank) else messages["search.say.call"].format(phone=phone)}


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8")
