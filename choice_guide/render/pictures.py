"""Photos of offers as files of the site, in several widths, and what an <img> needs to name them."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from choice_guide.model import Blank, Guide
from choice_guide.render.assets import hashed
from choice_guide.render.markdown_html import slug
from choice_guide.render.photos import SUFFIX, prepare_photo

PREFERRED = 960  # the file that browsers without srcset take: at most this wide


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo's files: (width in pixels, path below the site), narrowest first. All are 4:3."""

    files: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Image:
    """Attributes of an <img>."""

    src: str
    srcset: str
    width: int
    height: int


def site_pictures(guide: Guide, content: Path, write: Callable[[str, bytes], None]) -> Mapping[str, Picture]:
    """Every photo of the guide by its `file`; `write` is given each file's path below the site and content.

    Raises OSError for a photo that cannot be read.
    """
    return {file: _picture(content / file, write) for file in _photo_files(guide)}


def image(picture: Picture, href: Callable[[str], str]) -> Image:
    """The <img> of a picture; `href` links to a path of the site."""
    width, path = max((f for f in picture.files if f[0] <= PREFERRED), default=picture.files[0])
    srcset = ", ".join(f"{href(file)} {size}w" for size, file in picture.files)
    return Image(href(path), srcset, width, width * 3 // 4)


def _photo_files(guide: Guide) -> Iterable[str]:
    return dict.fromkeys(photo.file for offer in guide.offers if not isinstance(offer.photos, Blank) for photo in offer.photos)


def _picture(source: Path, write: Callable[[str, bytes], None]) -> Picture:
    files = []
    for width, data in sorted(prepare_photo(source).items()):
        path = hashed(str(PurePosixPath("photos") / f"{slug(source.stem)}-{width}{SUFFIX}"), data)
        write(path, data)
        files.append((width, path))
    return Picture(tuple(files))
