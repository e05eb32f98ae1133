"""Reading what a PDF's tags say: its structure in order, with the text of each element, as assistive technology has it."""
from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf
import pypdfium2
from pypdfium2 import raw

TEXT, PATH = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH
Place = tuple[int, int]  # page from 0, number of the marked content


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the structure. `kind`: "H1", "LI", …; `title` and `alt` as the element has them; `attributes`: those of tables; `said`: the texts
    of the element and all below it, each with its language; `children`: the elements in it."""

    kind: str
    title: str
    alt: str
    attributes: Mapping[str, str]
    said: tuple[tuple[str, str], ...]
    children: tuple[Tag, ...]

    @property
    def text(self) -> str:
        """All that it says."""
        return "".join(text for _, text in self.said)

    def all(self) -> Iterator[Tag]:
        """The element and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.all()


def tags(pdf: bytes) -> Tag:
    """The whole structure of a document."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        return _Reader(pages, _texts(pdf), _languages(document)).tag(document.Root.StructTreeRoot, str(document.Root.Lang), None)


@dataclass(frozen=True, slots=True)
class _Reader:
    pages: Mapping[tuple[int, int], int]
    texts: Mapping[Place, str]
    languages: Mapping[Place, str]

    def tag(self, element: pikepdf.Object, language: str, page: pikepdf.Object | None) -> Tag:
        """An element; `language` and `page` are those of the element that it is in."""
        language, page = str(element.get("/Lang", language)), element.get("/Pg", page)
        kids, said, children = element.get("/K", []), [], []
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                children.append(self.tag(kid, language, page))
                said += children[-1].said
            elif not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid:
                at, number = (kid.get("/Pg", page), kid["/MCID"]) if isinstance(kid, pikepdf.Dictionary) else (page, kid)
                place = (self.pages[at.objgen], int(number))
                said.append((self.languages.get(place, language), self.texts.get(place, "")))
        return Tag(str(element.get("/S", "/Root"))[1:], str(element.get("/T", "")), str(element.get("/Alt", "")), _attributes(element), tuple(said),
                   tuple(children))


def _languages(document: pikepdf.Pdf) -> dict[Place, str]:
    """The languages that stand at parts of a line."""
    found = {}
    for number, page in enumerate(document.pages):
        for marked in re.findall(rb"<<([^<>]*)>>\s*BDC", page.obj.Contents.read_bytes()):
            place, language = re.search(rb"/MCID (\d+)", marked), re.search(rb"/Lang\s*\(([\w-]+)\)", marked)
            if place and language:
                found[number, int(place[1])] = language[1].decode()
    return found


def _attributes(element: pikepdf.Object) -> dict[str, str]:
    found = element.get("/A", pikepdf.Array())
    parts = [part for part in (found if isinstance(found, pikepdf.Array) else [found]) if isinstance(part, pikepdf.Dictionary)]
    return {name[1:]: str(value).lstrip("/") for part in parts if part.get("/O") == "/Table" for name, value in part.items()}


def _texts(pdf: bytes) -> dict[Place, str]:
    found: dict[Place, str] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        for shape in page.get_objects(filter=[TEXT]):
            place = (number, raw.FPDFPageObj_GetMarkedContentID(shape.raw))
            found[place] = found.get(place, "") + _letters(shape, text)
    return found


def _letters(shape: pypdfium2.PdfObject, text: pypdfium2.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(shape.raw, text.raw, None, 0)
    letters = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(shape.raw, text.raw, ctypes.cast(letters, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return letters.raw[:size - 2].decode("utf-16-le", "replace")


def colour(shape: pypdfium2.PdfObject) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, that a text or a shape is filled with."""
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(shape.raw, *parts)
    return parts[0].value, parts[1].value, parts[2].value
