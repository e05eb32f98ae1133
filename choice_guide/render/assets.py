"""Style sheets, scripts, fonts and icons: under names that carry a hash of what they hold, so that hosts may cache them for ever.

The style sheets become one, in the order of templates/styles/index.txt. Scripts stay ES modules; where one names
another ("./other.js", "../other.js") it is given the other's hashed name.
"""
from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from os.path import commonprefix
from pathlib import Path, PurePosixPath

from rjsmin import jsmin

from choice_guide.render.script_texts import nested_texts, said

FOLDER = "assets"
_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")
_MODULE = re.compile(r"""(["'`])(\.{1,2}/[\w./-]+\.js)\1""")


class AssetError(Exception):
    """A template, style sheet or script names a file that is not there."""


@dataclass(frozen=True, slots=True)
class AssetNames:
    """`names`: name as templates know it ("style.css", "fonts/a.woff2") -> path below the site."""

    names: Mapping[str, str]

    def path(self, name: str) -> str:
        """Where an asset lies below the site. Raises AssetError."""
        if name not in self.names:
            raise AssetError(f"no asset is called {name!r}; there are: {', '.join(sorted(self.names))}")
        return self.names[name]


def site_assets(templates: Path, theme: str) -> tuple[AssetNames, Mapping[str, bytes]]:
    """All assets of the site: templates/static, style.css (the bundle), theme.css (the text `theme`), templates/scripts.

    Their names, and the content of each path below the site. Raises AssetError.
    """
    static = _static(templates / "static")
    found = {name: (hashed(name, data), data) for name, data in static.items()}
    names = {name: path for name, (path, _) in found.items()}
    for name, text in (("style.css", _bundle(templates, names)), ("theme.css", theme)):
        found[name] = (hashed(name, text.encode()), text.encode())
    found |= _scripts(templates / "scripts")
    return AssetNames({name: path for name, (path, _) in found.items()}), dict(found.values())


def hashed(name: str, data: bytes) -> str:
    """The path of an asset: assets/<name>.<hash>.<suffix>."""
    path = PurePosixPath(name)
    return str(PurePosixPath(FOLDER) / path.with_name(f"{path.stem}.{hashlib.sha256(data).hexdigest()[:10]}{path.suffix}"))


def _static(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file() and not f.name.startswith(".")}


def _bundle(templates: Path, static: Mapping[str, str]) -> str:
    """The style sheets named in styles/index.txt (paths below templates/ or templates/styles/), one after the other."""
    lines = (templates / "styles" / "index.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return "\n".join(_with_hashed_urls(path.read_text(encoding="utf-8"), path, templates, static) for path in (_sheet(templates, name) for name in wanted))


def _sheet(templates: Path, name: str) -> Path:
    for folder in (templates / "styles", templates):
        if (folder / name).is_file():
            return folder / name
    raise AssetError(f"styles/index.txt names {name!r}, and there is no such style sheet")


def _with_hashed_urls(css: str, sheet: Path, templates: Path, static: Mapping[str, str]) -> str:
    root = (templates / "static").resolve()

    def replaced(match: re.Match[str]) -> str:
        target = (sheet.parent / match[2]).resolve()
        name = target.relative_to(root).as_posix() if target.is_relative_to(root) else None
        if name not in static:
            raise AssetError(f"{sheet.name} names {match[2]!r}, and there is no such file in static/")
        return f'url("{PurePosixPath(static[name]).relative_to(FOLDER)}")'

    return _URL.sub(replaced, css)


def _scripts(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Every script under its hashed name, those that others import first, for their names are part of the others' content."""
    sources = {name: _lean_file(folder, name) for name in sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*.js"))}
    imports = {name: [_target(name, match[2]) for match in _MODULE.finditer(text)] for name, text in sources.items()}
    for name, targets in imports.items():
        for target in targets:
            if target not in sources:
                raise AssetError(f"scripts/{name} imports {target!r}, and there is no such script")
    return _named(sources, _ordered(imports))


def _lean_file(folder: Path, name: str) -> str:
    try:
        return lean((folder / name).read_text(encoding="utf-8"))
    except AssetError as error:
        raise AssetError(f"scripts/{name}: {error}") from error


def lean(script: str) -> str:
    """A script without its comments and the blanks and ends of lines that say nothing: three tenths less to send.

    Raises AssetError where the minifier takes a text or a regular expression for code.
    """
    nested = nested_texts(script)
    if nested:
        raise AssetError(f"within ${{…}} there must be no text in backticks and no braces within braces: {nested[0]}")
    sent = f"{jsmin(script)}\n"
    wanted, got = said(script), said(sent)
    if wanted != got:
        at = len(commonprefix([wanted, got]))
        raise AssetError(f"a script would be sent as another than it is; put brackets around the regular expression at …{wanted[max(0, at - 40):at + 20]}…")
    return sent


def _named(sources: Mapping[str, str], order: tuple[str, ...]) -> dict[str, tuple[str, bytes]]:
    found: dict[str, tuple[str, bytes]] = {}
    for name in order:
        text = _MODULE.sub(lambda match: f"{match[1]}{_relative(name, found[_target(name, match[2])][0])}{match[1]}", sources[name])
        found[name] = (hashed(name, text.encode()), text.encode())
    return found


def _ordered(imports: Mapping[str, list[str]]) -> tuple[str, ...]:
    try:
        return tuple(TopologicalSorter(imports).static_order())
    except CycleError as error:
        raise AssetError(f"scripts import each other in a circle: {' -> '.join(error.args[1])}") from error


def _target(source: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))


def _relative(source: str, path: str) -> str:
    link = posixpath.relpath(path, posixpath.join(FOLDER, posixpath.dirname(source)))
    return link if link.startswith("../") else f"./{link}"
