"""HTML of the guide's own macros -> blocks that a typesetter understands, so that paper says what the pages say.

Blocks are plain dictionaries with short keys, for they become JSON (`k` is the kind):
- p: a paragraph (x: pieces, c: class names)               - h: a heading (n: level, x, c)
- facts: labels and values (r: rows of l: pieces, v: blocks)  - list (o: numbered, i: items of blocks)
- table (cap: pieces, head: cells, rows: of cells; a cell has b: blocks, s: columns it spans)
- box: blocks that belong together (b, c)                  - img (f: its name, alt, l: language)
Paragraphs, facts, lists and boxes know their length in letters (n).
A piece is a text (t) with its language (l) and direction (d) where they are not the page's, b bold, i italic, u where it
links to, c a class, page: the name of a place whose page number it is.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Block = dict[str, Any]
Piece = dict[str, Any]

#: What an address inside the guide begins with, in links that pages would make relative.
INSIDE = "guide:"
_BLOCKS = frozenset({"p", "div", "section", "article", "h1", "h2", "h3", "h4", "dl", "ul", "ol", "table", "figure", "figcaption", "header", "img"})
_VOID = frozenset({"img", "br", "hr", "input", "meta", "link"})
#: Spans that stand on a line of their own.
_LINES = frozenset({"value__more", "survey-result__sentence", "survey-result__verdict", "ownership", "line"})
#: What only screens have.
_SCREEN = frozenset({"visually-hidden", "js-only", "comparison__label"})
_SCREEN_TAGS = frozenset({"svg", "button", "form", "script", "template"})


@dataclass(slots=True)
class Element:
    """An element of a page; `children` are elements and texts."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its class names."""
        return self.attributes.get("class", "").split()

    @property
    def shown(self) -> bool:
        """Whether it has a place on paper."""
        return self.tag not in _SCREEN_TAGS and not _SCREEN & set(self.classes)


@dataclass(frozen=True, slots=True)
class Marks:
    """What holds for the texts inside an element."""

    language: str = ""
    direction: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    style: str = ""


def blocks(html: str, base: str | None) -> list[Block]:
    """The blocks of a fragment that our own templates made. `base`: the guide's absolute address, None = unknown.

    Links inside the guide (INSIDE) become absolute, or plain words; a paragraph that is nothing but such a link is left out.
    """
    return list(_Maker(base).blocks(_tree(html), Marks(), 0))


def pieces(html: str, base: str | None) -> list[Piece]:
    """The pieces of a fragment without blocks."""
    return _Maker(base).pieces(_tree(html).children, Marks())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _tree(html: str) -> Element:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Maker:
    def __init__(self, base: str | None) -> None:
        self._base = base

    def blocks(self, element: Element, marks: Marks, deeper: int) -> Iterator[Block]:
        """The blocks of what an element holds; texts between blocks are paragraphs. `deeper`: levels that headings are moved down."""
        run: list[Element | str] = []
        for child in element.children:
            if isinstance(child, Element) and not child.shown:
                continue
            if isinstance(child, Element) and _is_block(child):
                yield from self._paragraph(run, marks, [])
                run = []
                yield from self._block(child, marks, deeper)
            else:
                run.append(child)
        yield from self._paragraph(run, marks, [])

    def pieces(self, nodes: Iterable[Element | str], marks: Marks) -> list[Piece]:
        """The texts of nodes without blocks, white space as browsers have it."""
        return _tidy(list(self._raw(nodes, marks)))

    def _block(self, element: Element, marks: Marks, deeper: int) -> Iterator[Block]:
        inside = _inherited(element, marks)
        make = {"p": self._p, "figcaption": self._p, "dl": self._facts, "ul": self._list, "ol": self._list, "table": self._table,
                "img": self._image}.get(element.tag)
        if make:
            yield from make(element, inside, deeper)
        elif re.fullmatch("h[1-4]", element.tag):
            yield {"k": "h", "n": int(element.tag[1]) + deeper, "x": self.pieces(element.children, inside), "c": element.classes,
                   **({"id": element.attributes["data-place"]} if "data-place" in element.attributes else {})}
        else:
            found = list(self.blocks(element, inside, deeper + int(element.attributes.get("data-deeper", "0"))))
            if found:
                yield from [{"k": "box", "c": element.classes, "b": found, "n": _length(found)}] if element.classes else found

    def _p(self, element: Element, marks: Marks, deeper: int) -> Iterator[Block]:
        yield from self._paragraph(element.children, marks, element.classes)

    def _paragraph(self, nodes: list[Element | str], marks: Marks, classes: list[str]) -> Iterator[Block]:
        """A paragraph, and one more for each span inside that stands on a line of its own."""
        if _only_leads_inside(nodes):
            return
        for line, names in _lines(nodes):
            shown = self.pieces(line, marks)
            if shown:
                yield {"k": "p", "x": shown, "c": [*classes, *names], "n": _length(shown)}

    def _facts(self, element: Element, marks: Marks, deeper: int) -> Iterator[Block]:
        rows = []
        for row in _elements(element):
            inside = _inherited(row, marks)
            parts = {part.tag: part for part in _elements(row)}
            label = self.pieces(parts["dt"].children, _inherited(parts["dt"], inside)) if "dt" in parts else []
            value = list(self.blocks(parts["dd"], _inherited(parts["dd"], inside), deeper)) if "dd" in parts else []
            rows.append({"l": label, "v": value, "c": row.classes})
        if rows:
            yield {"k": "facts", "r": rows, "c": element.classes, "n": _length(rows)}

    def _list(self, element: Element, marks: Marks, deeper: int) -> Iterator[Block]:
        items = [list(self.blocks(item, _inherited(item, marks), deeper)) for item in _elements(element)]
        if items:
            yield {"k": "list", "o": element.tag == "ol", "i": items, "c": element.classes, "n": _length(items)}

    def _table(self, element: Element, marks: Marks, deeper: int) -> Iterator[Block]:
        found = {tag: [part for part in _elements(element) if part.tag == tag] for tag in ("caption", "thead", "tbody")}
        caption = self.pieces(found["caption"][0].children, marks) if found["caption"] else []
        head = [self._cell(cell, marks, deeper) for part in found["thead"] for row in _elements(part) for cell in _elements(row)]
        rows = [[self._cell(cell, marks, deeper) for cell in _elements(row)] for part in found["tbody"] for row in _elements(part)]
        if head:
            yield {"k": "table", "cap": caption, "head": head, "rows": rows, "c": element.classes}
        else:
            yield from self._table_of_pairs(caption, rows, element.classes)

    def _table_of_pairs(self, caption: list[Piece], rows: list[list[Block]], classes: list[str]) -> Iterator[Block]:
        """A table without column heads is labels and values."""
        if caption:
            yield {"k": "p", "x": caption, "c": ["caption"]}
        yield {"k": "facts", "c": classes, "n": _length(rows), "r": [
            {"l": [piece for block in row[0]["b"] for piece in block["x"]] if len(row) > 1 else [], "v": row[-1]["b"], "c": []} for row in rows]}

    def _cell(self, cell: Element, marks: Marks, deeper: int) -> Block:
        return {"b": list(self.blocks(cell, _inherited(cell, marks), deeper)), "s": int(cell.attributes.get("colspan", "1"))}

    def _image(self, element: Element, marks: Marks, deeper: int) -> Iterator[Block]:
        yield {"k": "img", "f": element.attributes["src"], "alt": element.attributes["alt"], "c": element.classes,
               "l": element.attributes.get("lang", marks.language)}

    def _raw(self, nodes: Iterable[Element | str], marks: Marks) -> Iterator[Piece]:
        for node in nodes:
            if isinstance(node, str):
                yield {"t": node, **_kept(marks)}
            elif node.tag == "br":
                yield {"t": " ", **_kept(marks)}
            elif "data-page" in node.attributes:
                yield {"t": "", "page": node.attributes["data-page"]}
            elif node.shown:
                inside = _inherited(node, marks, self._base)
                yield from self._raw(node.children, inside)
                yield from _address_after(node, inside)


def _length(found: Any) -> int:
    """How many letters blocks hold, about."""
    if isinstance(found, dict):
        return len(found["t"]) if "t" in found else sum(_length(part) for part in found.values())
    return sum(_length(part) for part in found) if isinstance(found, list) else 0


def _is_block(element: Element) -> bool:
    return element.tag in _BLOCKS


def _elements(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element) and child.shown]


def _inherited(element: Element, marks: Marks, base: str | None = None) -> Marks:
    """The marks inside an element."""
    attributes = element.attributes
    return Marks(attributes.get("lang", marks.language), attributes.get("dir", marks.direction),
                 marks.bold or element.tag == "strong", marks.italic or element.tag == "em",
                 _target(attributes["href"], base) if element.tag == "a" else marks.link, _style(element) or marks.style)


def _style(element: Element) -> str:
    if element.tag == "a" and element.attributes["href"].startswith("tel:"):
        return "phone"
    return next((name for name in element.classes if name in ("value--quiet", "language-note", "label", "survey-told__question")), "")


def _target(href: str, base: str | None) -> str:
    if not href.startswith(INSIDE):
        return href
    return base + href.removeprefix(INSIDE) if base else ""


def _address_after(element: Element, marks: Marks) -> Iterator[Piece]:
    """The address of a link to elsewhere, unless its words are the address: paper cannot be clicked."""
    href = element.attributes.get("href", "")
    bare = re.sub(r"^https?://|/$", "", href)
    words = "".join(child for child in element.children if isinstance(child, str)).strip()
    if href.startswith(("http://", "https://")) and words.rstrip("/") != bare:
        yield {"t": f" ({bare})", **_kept(marks)}


def _kept(marks: Marks) -> Piece:
    named = {"l": marks.language, "d": marks.direction, "b": marks.bold, "i": marks.italic, "u": marks.link, "c": marks.style}
    return {name: value for name, value in named.items() if value}


def _lines(nodes: list[Element | str]) -> Iterator[tuple[list[Element | str], list[str]]]:
    """The nodes in lines: each span of _LINES begins and ends one."""
    run: list[Element | str] = []
    for node in nodes:
        if isinstance(node, Element) and _LINES & set(node.classes):
            yield run, []
            yield [node], node.classes
            run = []
        else:
            run.append(node)
    yield run, []


def _only_leads_inside(nodes: list[Element | str]) -> bool:
    said = [node for node in nodes if isinstance(node, Element) or node.strip()]
    return bool(said) and all(isinstance(node, Element) and node.attributes.get("href", "").startswith((INSIDE, "#")) for node in said)


def _tidy(found: list[Piece]) -> list[Piece]:
    """White space as one space, none at the ends; neighbours alike as one piece."""
    shown: list[Piece] = []
    for piece in found:
        text = re.sub(r"[ \t\r\n\f]+", " ", piece["t"])
        if not shown or shown[-1]["t"].endswith(" "):
            text = text.lstrip(" ")
        if not text and "page" not in piece:
            continue
        if shown and "page" not in piece and _rest(shown[-1]) == _rest(piece):
            shown[-1] = {**piece, "t": shown[-1]["t"] + text}
        else:
            shown.append({**piece, "t": text})
    if shown:
        shown[-1] = {**shown[-1], "t": shown[-1]["t"].rstrip(" ")}
    return [piece for piece in shown if piece["t"] or "page" in piece]


def _rest(piece: Piece) -> Piece:
    return {name: value for name, value in piece.items() if name != "t"}
