"""Pages look as they did when somebody last looked at them: small pictures in golden/, compared with a tolerance.

`python tests/brochures/test_pictures.py` makes them anew; then look at them.
"""
from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

import kinds  # noqa: E402
import pytest  # noqa: E402
from paper import ROOT, bookmarks, document, looked_up, photo_folder, words  # noqa: E402
from PIL import Image, ImageChops, ImageFilter, ImageStat  # noqa: E402

from choice_guide.derive.paper import LARGE, NORMAL  # noqa: E402
from choice_guide.render.brochures.maker import Maker  # noqa: E402
from choice_guide.render.brochures.setting import Job, set_one  # noqa: E402
from choice_guide.derive.brochure import brochures  # noqa: E402
from tests.render.sample_guide import sample_guide  # noqa: E402

GOLDEN = Path(__file__).parent / "golden"
SCALE = 0.55    # of 72 dots to the inch: words are grey lines, and it is the layout that is compared
MOST = 4.0      # mean difference of two pictures, blurred, of 255
NAME = "hemhjalp-dalen"


@cache
def jobs() -> dict[str, Job]:
    """One document of each kind, by its path."""
    lookup = looked_up(sample_guide())
    maker = Maker(lookup, {"sv": words(lookup, "sv")}, photo_folder(), "tests")
    some = [found for found in brochures(lookup) if found.name == NAME and found.language == "sv"]
    return {job.path.removeprefix("utskrift/"): job for job in (*maker.brochures(some), *maker.folders(), *maker.booklets(some), *maker.posters(), *maker.sheets())}


@cache
def pdf(name: str) -> bytes:
    return set_one(jobs()[name], ROOT / "templates")


#: Picture -> file and the title of the bookmark at whose page it is; "" = the first page.
PAGES = {**{f"{size}-{part}": (f"{NAME}.{'storstil.' if size == LARGE else ''}sv.pdf", title) for size in (NORMAL, LARGE) for part, title in (
    ("cover", ""), ("may-choose", "Du får välja"), ("compare", "Jämför alla"), ("sheet", "En i taget"), ("form", "Blankett för ditt val"),
    ("back", "Så är det just nu"))},
    "booklet-compare": (f"{NAME}.hafte.sv.pdf", "Jämför alla"), "poster": ("hemhjalp.affisch.sv.pdf", ""), "folder": ("sa-valjer-du.sv.pdf", ""),
    "loose-sheet": ("blad/rosenlunds-omsorg-hemhjalp.sv.pdf", "")}


#: The same of the extremes (kinds.py): picture -> guide, kind, language, bookmark or number of a page from 0. 110 offers, one, nothing answered, every field at its cap; and Arabic.
EXTREMES = {
    **{f"many-{part}": ("many", NORMAL, "sv", title) for part, title in (("contents", 1), ("compare", "Jämför alla"), ("sheet", "En i taget"))},
    **{f"{guide}-{part}": (guide, NORMAL, "sv", title) for guide in ("one", "unanswered", "at-caps") for part, title in (
        ("compare", "Jämför alla"), ("sheet", "En i taget"))},
    **{f"{guide}-large-sheet": (guide, LARGE, "sv", "En i taget") for guide in ("unanswered", "at-caps")},
    **{f"{guide}-loose-sheet": (guide, "sheet", "sv", "") for guide in ("unanswered", "at-caps")},
    "arabic": ("arabic", NORMAL, "ar", ""), "arabic-large": ("arabic", LARGE, "ar", "")}


def picture(name: str) -> Image.Image:
    """The page in grey."""
    if name in EXTREMES:
        *which, title = EXTREMES[name]
        found = kinds.file(*which).open
    else:
        file, title = PAGES[name]
        found = document(pdf(file))
    number = next(page for _, shown, page in bookmarks(found) if shown == title) if isinstance(title, str) and title else title or 0
    return found[number].render(scale=SCALE).to_pil().convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures, 0 to 255, blurred so that the drawing of single letters does not count."""
    blurred = [image.filter(ImageFilter.GaussianBlur(2)) for image in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*blurred)).mean[0]


@pytest.mark.parametrize("name", [*PAGES, *EXTREMES])
def test_pages_look_as_they_did(name):
    with Image.open(GOLDEN / f"{name}.png") as golden:
        now = picture(name)
        assert now.size == golden.size and difference(now, golden.convert("L")) < MOST


def test_another_page_would_be_noticed():
    found = {name: picture(name) for name in ("normal-cover", "normal-sheet", "normal-form", "large-print-cover")}
    for one, other in pairs(found):
        assert found[one].size != found[other].size or difference(found[one], found[other]) > MOST, (one, other)


def pairs(names: dict[str, Image.Image]) -> Iterator[tuple[str, str]]:
    """Every two of the names."""
    listed = list(names)
    return ((one, other) for place, one in enumerate(listed) for other in listed[place + 1:])


if __name__ == "__main__":
    for name in (*PAGES, *EXTREMES):
        picture(name).quantize(16).save(GOLDEN / f"{name}.png", optimize=True)
