"""Typst: data and a template -> a PDF that claims PDF/UA-1 and PDF/A-2a. Nothing but this module knows the typesetter."""
from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import segno
import typst

from choice_guide.render.brochures.tagging import with_tags

FOLDER = "print"
STANDARDS = ["ua-1", "a-2a"]
#: Typst keeps what it has worked out until ten documents later, some 70 megabytes for a large brochure: after this many letters of data it
#: sets empty documents, which costs no time, for there is less to look through.
FORGET_AFTER, DOCUMENTS_KEPT, EMPTY = 400_000, 10, b" "


class CannotSet(Exception):
    """The typesetter refused, or warned: a font or a character is missing, or a template is wrong."""


class Typesetter:
    """Sets one document after the other. `templates`: the folder templates/."""

    def __init__(self, templates: Path) -> None:
        self._folder = templates / FOLDER
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self._folder / "fonts")])
        self._compiler = typst.Compiler(root=str(self._folder), font_paths=fonts)
        self._letters = 0

    def pdf(self, template: str, data: Mapping[str, Any], photos: Mapping[str, bytes], day: date) -> bytes:
        """The PDF of `data`, set by templates/print/<template>.typ, dated `day`. `photos`: JPEG by the names that the data give them.

        `data["qr"]`: the address that the QR code leads to, "" = none. The same arguments, fonts and versions give the same bytes. Raises CannotSet.
        """
        images = {name: _wrapped(photo) for name, photo in photos.items()} | ({"qr": qr_code(data["qr"])} if data["qr"] else {})
        inputs = {"data": json.dumps({**data, "images": images}, ensure_ascii=False)}
        source = (self._folder / f"{template}.typ").read_bytes()
        try:
            made, warnings = self._compiler.compile_with_warnings(
                input=source, format="pdf", pdf_standards=STANDARDS, sys_inputs=inputs,
                timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC))
        except typst.TypstError as error:
            raise CannotSet(f"{data['title']}: {error}") from error
        if warnings:
            raise CannotSet(f"{data['title']}: {'; '.join(warning.message for warning in warnings)}")
        self._forget(len(inputs["data"]))
        return with_tags(made)

    def _forget(self, letters: int) -> None:
        """Free the typesetter's memory where much was set; `letters`: how many more were."""
        self._letters += letters
        if self._letters > FORGET_AFTER:
            self._letters = 0
            for _ in range(DOCUMENTS_KEPT):
                self._compiler.compile(input=EMPTY, format="svg")


def fingerprint(templates: Path) -> str:
    """What has a part in every PDF besides its data: the templates, the fonts, and the versions of typesetter and tagging."""
    digest = hashlib.sha256(f"typst {typst.__version__}\n".encode())
    files = [file for file in (templates / FOLDER).rglob("*") if file.suffix in (".typ", ".ttf")]
    for file in (*sorted(files), Path(__file__), Path(__file__).with_name("tagging.py")):
        digest.update(f"{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def qr_code(url: str) -> str:
    """A QR code as an SVG: black on white, with the quiet zone that readers need; a quarter of it may be dirty or torn."""
    out = io.BytesIO()
    segno.make(url, error="q", boost_error=False).save(out, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False, svgns=True)
    return out.getvalue().decode()


def _wrapped(jpeg: bytes) -> str:
    """A JPEG inside an SVG, for data reach the typesetter as text."""
    code = base64.b64encode(jpeg).decode()
    return ('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 480 360" width="480" height="360">'
            f'<image width="480" height="360" xlink:href="data:image/jpeg;base64,{code}"/></svg>')
