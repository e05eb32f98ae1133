"""Photos: files that can be shown, large and small enough, and nothing in them that the photographer did not mean to share.

Only identification and one decoding happen here; `choice_guide.render.photos` makes what is published.
"""
from __future__ import annotations

import warnings
from pathlib import Path

from PIL import ExifTags, Image, UnidentifiedImageError

from choice_guide.rule import Fault, Rule, Weight

MISSING = Rule("photo-missing", "file: lindn-norr.jpg", "file: linden-norr.jpg", source="R05")
NOT_IMAGE = Rule("photo-not-image", "file: linden-norr.docx", "file: linden-norr.jpg", source="R05")
FORMAT = Rule("photo-format", "file: linden-norr.heic", "file: linden-norr.jpg", source="R05")
DAMAGED = Rule("photo-damaged", "file: halva-bilden.jpg", "file: linden-norr.jpg", source="R05")
BYTES = Rule("photo-too-heavy", "file: kamerans-original.png", "file: linden-norr.jpg", source="R05")
PIXELS = Rule("photo-too-many-pixels", "file: affisch-for-tryck.png", "file: linden-norr.jpg", source="CWE-409")
SMALL = Rule("photo-too-small", "file: frimarke.jpg", "file: linden-norr.jpg", source="R05")
ANIMATED = Rule("photo-animated", "file: blinkar.webp", "file: linden-norr.jpg", source="WCAG 2.2, 2.2.2")
LOCATION = Rule("photo-location", "file: fran-telefonen.jpg", "file: linden-norr.jpg", Weight.WARNING, source="GDPR article 5.1 c")
HIDDEN_DATA = Rule("photo-hidden-data", "file: fran-kameran.jpg", "file: linden-norr.jpg", Weight.WARNING,
                   source="GDPR article 5.1 c")
RULES: tuple[Rule, ...] = (MISSING, NOT_IMAGE, FORMAT, DAMAGED, BYTES, PIXELS, SMALL, ANIMATED, LOCATION, HIDDEN_DATA)

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 15_000_000
MOST_PIXELS = 50_000_000  # as many as the largest camera of a telephone; 150 MB when decoded
SMALLEST = (800, 600)     # what a 4:3 crop must still hold
_OTHER_FORMATS = ((b"GIF8", 0, "GIF"), (b"BM", 0, "BMP"), (b"II*\0", 0, "TIFF"), (b"MM\0*", 0, "TIFF"), (b"%PDF", 0, "PDF"),
                  (b"ftyphei", 4, "HEIC"), (b"ftypmif1", 4, "HEIC"), (b"ftypavif", 4, "AVIF"))
_SIDEWAYS = (5, 6, 7, 8)  # EXIF orientations that swap width and height
_LAYOUT_TAGS = frozenset((ExifTags.Base.Orientation, ExifTags.Base.XResolution, ExifTags.Base.YResolution,
                          ExifTags.Base.ResolutionUnit, ExifTags.Base.YCbCrPositioning, ExifTags.Base.ExifOffset,
                          ExifTags.Base.Software))
_LAYOUT_SUBTAGS = frozenset((ExifTags.Base.ColorSpace, ExifTags.Base.ExifImageWidth, ExifTags.Base.ExifImageHeight,
                             ExifTags.Base.ExifVersion, ExifTags.Base.ComponentsConfiguration, ExifTags.Base.FlashPixVersion))
_HIDDEN_INFO = frozenset(("xmp", "XML:com.adobe.xmp", "comment", "photoshop", "Raw profile type iptc", "Raw profile type exif"))


def photo(path: Path) -> list[Fault]:
    """What is wrong with the photo at `path`; an empty list where nothing is.

    Sizes are looked at before anything is decoded, so that a small file cannot become a huge picture in memory.
    Never raises for any content of the file.
    """
    try:
        size = path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):
        size = None
    if size is None:
        return [Fault(MISSING, {"file": path.name})]
    if size > MOST_BYTES:
        return [Fault(BYTES, {"file": path.name, "megabytes": _megabytes(size), "high": _megabytes(MOST_BYTES)})]
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return _opened(path)


def usable_size(width: int, height: int) -> tuple[int, int]:
    """Width and height in pixels of the largest 4:3 picture inside one of `width` x `height`."""
    crop = min(width, height * 4 // 3)
    return crop, crop * 3 // 4


def _opened(path: Path) -> list[Fault]:
    try:
        with Image.open(path, formats=FORMATS) as image:
            return _faults(image, path)
    except UnidentifiedImageError:
        return [_not_shown(path)]
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return [Fault(PIXELS, {"file": path.name, "high": MOST_PIXELS // 1_000_000})]
    except Exception:  # noqa: BLE001 -- Pillow's readers raise many kinds of errors for damaged files
        return [Fault(DAMAGED, {"file": path.name})]


def _faults(image: Image.Image, path: Path) -> list[Fault]:
    if image.width * image.height > MOST_PIXELS:
        return [Fault(PIXELS, {"file": path.name, "high": MOST_PIXELS // 1_000_000})]
    if getattr(image, "is_animated", False) and image.format != "MPO":
        return [Fault(ANIMATED, {"file": path.name})]
    image.load()
    return [*_size_faults(image, path), *_hidden_data_faults(image, path)]


def _not_shown(path: Path) -> Fault:
    with path.open("rb") as file:
        head = file.read(500)
    svg = "SVG" if b"<svg" in head else None
    name = next((name for magic, place, name in _OTHER_FORMATS if head[place:].startswith(magic)), svg)
    return Fault(NOT_IMAGE, {"file": path.name}) if name is None else Fault(FORMAT, {"file": path.name, "format": name})


def _size_faults(image: Image.Image, path: Path) -> list[Fault]:
    width, height = image.size
    if image.getexif().get(ExifTags.Base.Orientation) in _SIDEWAYS:
        width, height = height, width
    if usable_size(width, height)[0] >= SMALLEST[0]:
        return []
    return [Fault(SMALL, {"file": path.name, "width": width, "height": height, "low_width": SMALLEST[0], "low_height": SMALLEST[1]})]


def _hidden_data_faults(image: Image.Image, path: Path) -> list[Fault]:
    exif = image.getexif()
    if exif.get_ifd(ExifTags.IFD.GPSInfo):
        return [Fault(LOCATION, {"file": path.name})]
    told = set(exif) - _LAYOUT_TAGS or set(exif.get_ifd(ExifTags.IFD.Exif)) - _LAYOUT_SUBTAGS
    texts = _HIDDEN_INFO & set(image.info) or getattr(image, "text", None)
    return [Fault(HIDDEN_DATA, {"file": path.name})] if told or texts or image.format == "MPO" else []


def _megabytes(size: int) -> str:
    return str(-(-size // 1_000_000))
