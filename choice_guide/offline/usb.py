"""The guide as one file for a USB stick: pages that open from a file system, with the index A-Ö and the area finder but without Pagefind."""
from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from choice_guide.offline.classic import classic_script, script_name
from choice_guide.offline.files import BROCHURES, EDITION, PRINT_ONLY, short_hash
from choice_guide.offline.local_pages import hosted_removed, local_json, local_page, scripts_of

#: Scripts that nothing can make work from files; pages with such a script are what they are without scripts.
HOSTED = ("search.js",)
#: What a file system has no use for; JSON that scripts ask for is written as scripts.
LEFT_OUT = ("_headers", "robots.txt", "sitemap*.xml", "404.html", "*/404.html", EDITION, BROCHURES, PRINT_ONLY, "pagefind/*", "assets/*.js")
DATA = ("pagefind/*/places.json", "assets/*.json")
#: Compressed already.
PACKED = (".jpg", ".jpeg", ".png", ".webp", ".woff2", ".pdf", ".zip")
LEVEL = 6


def write_usb(folder: Path, usb_file: str, day: date) -> int:
    """Write the staged `folder`, changed for a file system, into the file `usb_file` there; its size in bytes.

    All lies in one folder, named as the file. Names are sorted and every time is the start of `day`, so that the same folder
    gives the same bytes. Raises CannotJoin, OSError.
    """
    target, top = folder / usb_file, PurePosixPath(usb_file).stem
    files = sorted(local_files(folder))
    with zipfile.ZipFile(target, "w") as packed:
        for path, data in files:
            packed.writestr(_entry(f"{top}/{path}", day), data, _method(path), LEVEL)
    return target.stat().st_size


def local_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every file of the copy."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    pages = {path: file.read_text(encoding="utf-8") for path, file in files.items() if path.endswith(".html") and not _is(path, LEFT_OUT)}
    bundle = _bundle(files, pages).encode()
    script = f"assets/guide.{short_hash(bundle)[:10]}.js"
    yield script, bundle
    for path, html in pages.items():
        yield path, local_page(html, path, script, script_name).encode()
    for path, file in files.items():
        if _is(path, DATA):
            yield f"{path}.js", _data_script(path, file.read_text(encoding="utf-8")).encode()
        elif path not in pages and not _is(path, LEFT_OUT):
            yield path, file.read_bytes()


def _bundle(files: Mapping[str, Path], pages: Mapping[str, str]) -> str:
    """The classic script of all that the pages ask for."""
    asked = {found.path for path, html in pages.items() for found in scripts_of(hosted_removed(html), path)}
    sources = {path: file.read_text(encoding="utf-8") for path, file in files.items() if path.endswith(".js") and path.startswith("assets/")}
    return classic_script(sources, {path for path in asked if script_name(path) not in HOSTED})


def _data_script(path: str, text: str) -> str:
    """JSON as a script that puts it where `load` of templates/scripts/answering.js looks for it. JSON is JavaScript since ES2019."""
    return f'(globalThis.choiceGuideData ??= {{}})["{path}"] = {local_json(text).strip()};\n'


def _entry(path: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system = 3  # Unix on every system, so that the bytes are the same everywhere
    entry.external_attr = 0o100644 << 16
    return entry


def _method(path: str) -> int:
    return zipfile.ZIP_STORED if PurePosixPath(path).suffix.lower() in PACKED else zipfile.ZIP_DEFLATED


def _is(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a path fits one of the patterns; `*` also stands for slashes."""
    return any(fnmatchcase(path, pattern) for pattern in patterns)
