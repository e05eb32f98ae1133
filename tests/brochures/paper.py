"""Reading brochures back: pages, bookmarks, lines with their boxes, and texts without what only line breaks put into them."""
from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image

from choice_guide import pipeline
from choice_guide.derive.brochure import Brochure, brochure, file_name, list_codes, lists_on_paper
from choice_guide.derive.lookup import Lookup
from choice_guide.edition import Edition
from choice_guide.model import NOT_ANSWERED, Guide, Offer, Ownership, Provider, Text
from choice_guide.render import Settings
from choice_guide.render.assets import AssetNames
from choice_guide.render.brochures.setting import Job, set_one
from choice_guide.render.brochures.words import Set, Words
from choice_guide.render.pages import Job as PageJob
from choice_guide.render.pages import environments

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
#: Between the top and the foot of a page: the footer stands below, points from the bottom.
FOOT = 18 / 25.4 * 72 - 5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page: its box in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def looked_up(guide: Guide) -> Lookup:
    """The guide with the real words of addresses."""
    return Lookup.of(guide, pipeline.addresses_of(guide, ROOT))


@cache
def demo() -> Lookup:
    """The demo guide."""
    found = pipeline.understand(pipeline.Order(ROOT / "content", None, DAY, ROOT), pipeline.Build(), lambda step, **counts: None)
    assert found is not None
    return found


def words(lookup: Lookup, language: str) -> Words:
    """What puts the guide's brochures into words."""
    job = PageJob(lookup, ROOT, Settings(Edition(DAY, "00000000"), "directory", ROOT), AssetNames({}), {})
    return Words(environments(job)[language], lookup, language)


def brochure_of(lookup: Lookup, name: str, language: str = "sv") -> Brochure:
    """The brochure whose files begin with `name`."""
    codes = list_codes(lookup)
    service, area = next(found for found in lists_on_paper(lookup) if file_name(*found) == name)
    return brochure(lookup, service, area, language, codes[service.id, area.id if area else None])


def pdf_of(said: Set, size: str, content: Path = ROOT / "content", day: date = DAY) -> bytes:
    """The brochure, set."""
    photos = {name: content / file for name, file in said.photos.items()}
    return set_one(Job.of("brochure", {**said.data, "size": size}, photos, day, "a.pdf", "tests"), ROOT / "templates")


@cache
def photo_folder() -> Path:
    """A content folder with the sample guide's photo."""
    folder = Path(tempfile.mkdtemp())
    (folder / "photos").mkdir()
    Image.linear_gradient("L").resize((1280, 960)).save(folder / "photos" / "rosengarden.jpg", "JPEG")
    return folder


def document(pdf: bytes) -> pypdfium2.PdfDocument:
    """The PDF, opened."""
    return pypdfium2.PdfDocument(pdf)


def page_text(page: pypdfium2.PdfPage) -> str:
    """The text of a page in the order in which it was set."""
    return page.get_textpage().get_text_range()


def squeezed(text: str) -> str:
    """A text without white space and without what hyphenation adds."""
    return re.sub(r"[\s\u00ad\u0002\u2010\ufffe\ufffd-]+", "", text)


def lines(page: pypdfium2.PdfPage) -> list[Line]:
    """The lines of a page from top to bottom, without its footer."""
    found = page.get_textpage()
    boxes = [found.get_rect(place) for place in range(found.count_rects())]
    made = [Line(found.get_text_bounded(*box), *box) for box in boxes]
    return sorted((line for line in made if line.text.strip() and line.top > FOOT), key=lambda line: (-line.top, line.left))


def bookmarks(found: pypdfium2.PdfDocument) -> list[tuple[int, str, int]]:
    """(level from 0, title, page from 0)."""
    return [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in found.get_toc()]


def crowd(guide: Guide, service: str, area: str, number: int) -> Guide:
    """The guide with `number` offers of a service in an area, alike but for their names."""
    pattern = next(offer for offer in guide.offers if offer.service == service and area in offer.areas)
    offers = tuple(_copy(pattern, place) for place in range(number))
    providers = tuple(Provider(offer.provider, offer.name, Ownership.PRIVATE, True) for offer in offers)
    return replace(guide, offers=offers, providers=providers, rounds=())


def _copy(pattern: Offer, place: int) -> Offer:
    name = f"{'Norra Provbygdens Ekonomiska Förening för Omsorg, Ledsagning ' if place == 1 else ''}Omsorg {place + 1}"
    return replace(pattern, id=f"omsorg-{place}/{pattern.service}", provider=f"omsorg-{place}", name=name, unit=None, photos=NOT_ANSWERED)


def long_text(letters: int) -> Text:
    """A text of about so many letters, in paragraphs."""
    sentence = "Personalen hjälper dig hemma, följer med på ärenden och tar över en stund så att din anhörig får vila. "
    text = (sentence * (letters // len(sentence) + 1))[:letters - 1].rstrip() + "."
    return Text.plain("\n\n".join(text[start:start + 300] for start in range(0, len(text), 300)), "sv")
