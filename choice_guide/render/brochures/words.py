"""A brochure as the typesetter's data: its title, its blocks in the words of one language, and the pictures that they name."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from choice_guide.derive.brochure import Brochure
from choice_guide.derive.editorial import editorial
from choice_guide.derive.listing import ServiceCount, service_counts
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.paper import NORMAL
from choice_guide.derive.sheet import Sheet
from choice_guide.derive.site import HowToChoosePage
from choice_guide.model import Photo
from choice_guide.render.brochures.blocks import INSIDE, Block, blocks
from choice_guide.render.formatter import direction
from choice_guide.render.links import resolver
from choice_guide.render.pictures import Image

TEMPLATE, MORE = "print/brochure.html", "print/more.html"
PHOTO = "photo:"
QR = "qr"


@dataclass(frozen=True, slots=True)
class Paper:
    """What templates of paper may ask for. `address`: of the list on the web as one writes it, `url` in full; "" = the guide has none."""

    address: str
    url: str

    def page(self, place: str) -> Markup:
        """The page number of a place: an offer's id, or "form"."""
        return Markup('<span data-page="{}"></span>').format(place)


@dataclass(frozen=True, slots=True)
class Set:
    """What is to be typeset: `data` for the typesetter (JSON values), `photos` by the names that the data give them: the guide's paths."""

    data: Mapping[str, Any]
    photos: Mapping[str, str]


class Words:
    """Brochures of one language in words. What stands in many brochures is put into words once."""

    def __init__(self, templates: Environment, lookup: Lookup, language: str) -> None:
        self._say, self._lookup, self._language = templates.globals["t"], lookup, language
        given = {"page": _Page(language), "href": _href, "photo": _photo, "resolve": resolver(lookup, language, _href)}
        self._macros, self._more = (templates.get_template(name).make_module(given) for name in (TEMPLATE, MORE))
        self._made: dict[str, list[Block]] = {}

    def brochure(self, found: Brochure) -> Set:
        """A brochure in words. Raises MissingMessage, BrokenLink."""
        paper, macros = self._paper(found.listing.address), self._macros
        sheets = [self._heading("brochure.one-by-one"), *(block for sheet in found.sheets for block in self._sheet(sheet, paper))]
        made = [*self._blocks(macros.cover(found, paper)), _box("contents", [self._heading("brochure.contents")]),
                *self._blocks(macros.may_choose(found, paper)), *self._blocks(macros.compare(found, paper)), _box("sheets", sheets),
                *self._once("glossary", lambda: macros.glossary(found)), *self._blocks(macros.fee(found)), *self._blocks(macros.form(found)),
                *self._blocks(macros.back(found, paper))]
        return self._set(_plain(macros.title(found)), _plain(macros.running(found)), made, paper)

    def loose_sheet(self, found: Sheet) -> Set:
        """An offer's own sheet."""
        paper = self._paper(found.offer.address)
        title = f"{found.offer.name}: {found.service.name.get(self._language).text}"
        return self._set(title, _plain(self._more.running(title)), self._blocks(self._more.loose_sheet(found, paper)), paper)

    def folder(self, address: str) -> Set:
        """The folder about how to choose; `address` of its page."""
        paper, title = self._paper(address), _plain(self._say("title.how-to-choose"))
        view = HowToChoosePage(service_counts(self._lookup, self._language))
        made = self._more.folder(view, editorial(self._lookup.guide, "how-to-choose", self._language), paper)
        return self._set(title, _plain(self._more.running(title)), self._blocks(made), paper)

    def poster(self, count: ServiceCount) -> Set:
        """A sheet for the wall about a service."""
        paper, title = self._paper(count.address), count.service.name.get(self._language).text
        return self._set(title, _plain(self._more.running(title)), self._blocks(self._more.poster(count, paper)), paper)

    def name(self, found: Brochure, size: str) -> str:
        """What a brochure is called among others: "Hemtjänst i Norr", with the size where that is large."""
        title = _plain(self._macros.title(found))
        return title if size == NORMAL else f"{title}, {_plain(self._say(f'brochures.{size}')).lower()}"

    def _set(self, title: str, running: str, made: list[Block], paper: Paper) -> Set:
        photos = {name: name.removeprefix(PHOTO) for name in dict.fromkeys(_pictures(made)) if name.startswith(PHOTO)}
        data = {"title": title, "author": self._lookup.guide.name, "language": self._language, "direction": direction(self._language),
                "running": running, "page": _plain(self._say("brochure.page", page="{page}", pages="{pages}")), "blocks": made, QR: paper.url}
        return Set(data, photos)

    def _sheet(self, sheet: Sheet, paper: Paper) -> list[Block]:
        return self._once(sheet.offer.id, lambda: self._macros.sheet_page(sheet, paper))

    def _once(self, name: str, html: Callable[[], Markup]) -> list[Block]:
        if name not in self._made:
            self._made[name] = self._blocks(html())
        return self._made[name]

    def _heading(self, key: str) -> Block:
        return {"k": "h", "n": 1, "x": [{"t": _plain(self._say(key))}], "c": []}

    def _blocks(self, html: Markup) -> list[Block]:
        return blocks(html, self._lookup.guide.base_url)

    def _paper(self, address: str) -> Paper:
        base = self._lookup.guide.base_url
        return Paper(f"{base}{address}".partition("://")[2].rstrip("/"), f"{base}{address}") if base else Paper("", "")


@dataclass(frozen=True, slots=True)
class _Page:
    language: str
    kind: str = "brochure"


def _plain(html: Markup) -> str:
    return Markup(html).unescape().strip()


def _box(name: str, found: list[Block]) -> Block:
    return {"k": "box", "c": [name], "b": found, "n": 0}


def _href(target: str) -> str:
    return f"{INSIDE}{target}"


def _photo(photo: Photo) -> Image:
    return Image(f"{PHOTO}{photo.file}", "", 4, 3)


def _pictures(found: list[Block]) -> list[str]:
    names: list[str] = []
    for block in found:
        names += [block["f"]] if block["k"] == "img" else _pictures([*block.get("b", ()), *(one for item in block.get("i", ()) for one in item)])
    return names
