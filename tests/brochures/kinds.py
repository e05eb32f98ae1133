"""One file of every kind that is printed, in every language and in the extremes: what was to be set, and the PDF."""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from paper import ROOT, Line, crowd, document, lines, looked_up, photo_folder, words
from pypdfium2 import PdfDocument
from tagged import Tag, tags
from test_layout import SERVICE, at_caps, unanswered

from choice_guide.derive.brochure import brochures
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.paper import BOOKLET, LARGE, NORMAL, POSTER
from choice_guide.render.brochures.maker import Maker
from choice_guide.render.brochures.setting import Job, set_one
from tests.render.sample_guide import sample_guide

NAME = f"{SERVICE}-dalen"
ARABIC = {"heading": "اختر مقدم الخدمة", "words": "يحق لك أن تختار من يقدم لك خدمة الرعاية المنزلية. اتصل بالرقم", "label": "الهاتف"}
#: What is made of a guide: brochures, the folder and offers' own sheets in both sizes, the booklet, the poster.
KINDS = (NORMAL, LARGE, BOOKLET, "folder", f"folder, {LARGE}", "sheet", f"sheet, {LARGE}", POSTER)
GUIDES = {"sample": lambda: replace(sample_guide(), languages=("sv", "en", "fi")), "many": lambda: crowd(sample_guide(), SERVICE, "dalen", 110),
          "one": lambda: crowd(sample_guide(), SERVICE, "dalen", 1), "unanswered": unanswered, "at-caps": at_caps}
#: What the number of offers has no part in, or what the same in another size has shown.
ALIKE = {(name, kind) for name in ("many", "one") for kind in ("folder", f"folder, {LARGE}", POSTER)} | {
    ("many", kind) for kind in (LARGE, BOOKLET, "sheet", f"sheet, {LARGE}")}
FILES = [*(("sample", kind, language) for language in ("sv", "en", "fi") for kind in KINDS),
         *((name, kind, "sv") for name in ("many", "one", "unanswered", "at-caps") for kind in KINDS if (name, kind) not in ALIKE),
         *(("arabic", kind, "ar") for kind in (NORMAL, LARGE, BOOKLET))]


@dataclass(frozen=True)
class File:
    """What was to be set, and the PDF."""

    data: dict
    pdf: bytes
    open: PdfDocument
    root: Tag

    @property
    def foot(self) -> float:
        """Where the foot of a page ends, points from its lower edge."""
        return {BOOKLET: 40.0, POSTER: 70.0}.get(self.data["size"], 43.0)

    def lines(self, number: int) -> list[Line]:
        """The lines of a page above its foot."""
        return [line for line in lines(self.open[number]) if line.bottom > self.foot]


@cache
def looked(name: str) -> Lookup:
    return looked_up(GUIDES[name]())


@cache
def maker(name: str, language: str) -> Maker:
    return Maker(looked(name), {language: words(looked(name), language)}, photo_folder(), "tests")


def job(name: str, kind: str, language: str) -> Job:
    """The first document of a kind; of offers' own sheets the one that says most."""
    if name == "arabic":
        return arabic(kind)
    made = maker(name, language)
    some = [found for found in brochures(looked(name)) if found.name == NAME and found.language == language]
    size = LARGE if LARGE in kind else kind if kind in (BOOKLET, POSTER) else NORMAL
    found = {"folder": made.folders, "sheet": made.sheets, POSTER: made.posters, BOOKLET: lambda: made.booklets(some)}.get(
        kind.partition(",")[0], lambda: made.brochures(some))()
    right = [one for one in found if json.loads(one.data)["size"] == size]
    return max(right, key=lambda one: len(one.data)) if kind.startswith("sheet") else right[0]


def arabic(kind: str) -> Job:
    """A chapter in Arabic with headings, a phone number, labels and values, and a text in Swedish."""
    phone = {"t": "08-465 004 10", "u": "tel:+46846500410", "c": "phone"}
    swedish = {"k": "p", "x": [{"t": "Rosenlunds Omsorg", "l": "sv", "d": "ltr"}], "c": [], "n": 17}
    rows = [{"l": [{"t": ARABIC["label"]}], "v": [{"k": "p", "x": [phone], "c": [], "n": 13}], "c": []}] * 3
    blocks = [{"k": "h", "n": 1, "x": [{"t": ARABIC["heading"]}], "c": []}, *({"k": "p", "x": [{"t": ARABIC["words"]}], "c": [], "n": 60} for _ in range(30)),
              {"k": "h", "n": 2, "x": [{"t": ARABIC["label"]}], "c": []}, swedish, {"k": "facts", "c": ["facts"], "n": 60, "r": rows}]
    data = {"title": ARABIC["heading"], "author": "Provby", "language": "ar", "direction": "rtl", "running": ARABIC["heading"], "page": "{page} / {pages}",
            "blocks": [{"k": "box", "c": ["chapter"], "b": blocks, "n": 2000}], "qr": "", "size": kind}
    return Job.of("brochure", data, {}, looked("one").guide.date, "a.pdf", "tests")


@cache
def file(name: str, kind: str, language: str) -> File:
    found = job(name, kind, language)
    pdf = set_one(found, ROOT / "templates")
    return File(json.loads(found.data), pdf, document(pdf), tags(pdf))


def blocks_of(found: object, kind: str) -> Iterator[dict]:
    """Every block or piece of a kind, in order: "img", "table", …; "" = pieces of text."""
    if isinstance(found, dict):
        if found.get("k") == kind or (not kind and "t" in found):
            yield found
        for part in found.values():
            yield from blocks_of(part, kind)
    elif isinstance(found, list):
        for part in found:
            yield from blocks_of(part, kind)
