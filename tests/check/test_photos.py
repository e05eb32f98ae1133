"""Photos: what is wrong with a file is named before it is shown, and what is published hides nothing."""
from __future__ import annotations

import io
import string
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from choice_guide.check import photos
from choice_guide.check.photos import photo
from choice_guide.rule import Fault, Weight
from choice_guide.render.photos import prepare_photo
from tests.check.words import LANGUAGES, PARTS, catalogue


def house(width: int = 1600, height: int = 1200, mode: str = "RGB") -> Image.Image:
    """A picture that is red to the left and blue to the right, so that turning and cropping show."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill=(30, 30, 200))
    return image.convert(mode)


def saved(path: Path, image: Image.Image, **options: object) -> Path:
    image.save(path, **options)
    return path


def with_exif(path: Path, **tags: object) -> Path:
    exif = Image.Exif()
    for name, value in tags.items():
        exif[Base[name]] = value
    return saved(path, house(), exif=exif)


def with_place(path: Path) -> Path:
    exif = Image.Exif()
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (59.0, 20.0, 0.0)})
    return saved(path, house(), exif=exif)


def with_text(path: Path) -> Path:
    info = PngInfo()
    info.add_text("Author", "En Påhittad Fotograf")
    return saved(path, house(), pnginfo=info)


def huge_png(path: Path, width: int, height: int) -> Path:
    """A PNG of a few bytes that says it is `width` x `height`."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b""))
    return path


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def truncated(path: Path) -> Path:
    whole = io.BytesIO()
    house().save(whole, "JPEG")
    return written(path, whole.getvalue()[:4000])


def animated(path: Path) -> Path:
    return saved(path, house(), save_all=True, append_images=[house(mode="L").convert("RGB")], duration=200)


CASES: list[tuple[str, Callable[[Path], Path], list[str]]] = [
    ("right.jpg", lambda p: saved(p, house()), []),
    ("right.png", lambda p: saved(p, house(800, 600)), []),
    ("right.webp", lambda p: saved(p, house()), []),
    ("turned.jpg", lambda p: with_exif(p, Orientation=6), []),
    ("missing.jpg", lambda p: p, ["photo-missing"]),
    ("text.jpg", lambda p: written(p, b"Jag ar ingen bild"), ["photo-not-image"]),
    ("empty.jpg", lambda p: written(p, b""), ["photo-not-image"]),
    ("page.jpg", lambda p: written(p, b"<html><script>alert(1)</script></html>"), ["photo-not-image"]),
    ("moves.gif", lambda p: saved(p, house()), ["photo-format"]),
    ("drawing.svg", lambda p: written(p, b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), ["photo-format"]),
    ("phone.heic", lambda p: written(p, b"\0\0\0\x18ftypheic" + b"\0" * 40), ["photo-format"]),
    ("scan.tiff", lambda p: saved(p, house()), ["photo-format"]),
    ("half.jpg", truncated, ["photo-damaged"]),
    ("heavy.jpg", lambda p: written(p, b"\xff\xd8" + b"\0" * 15_000_000), ["photo-too-heavy"]),
    ("poster.png", lambda p: huge_png(p, 8000, 8000), ["photo-too-many-pixels"]),
    ("warned.png", lambda p: huge_png(p, 12_000, 10_000), ["photo-too-many-pixels"]),
    ("bomb.png", lambda p: huge_png(p, 60_000, 60_000), ["photo-too-many-pixels"]),
    ("stamp.jpg", lambda p: saved(p, house(640, 480)), ["photo-too-small"]),
    ("banner.jpg", lambda p: saved(p, house(2000, 300)), ["photo-too-small"]),
    ("sideways.jpg", lambda p: saved(p, house(1000, 700), exif=_turned()), ["photo-too-small"]),
    ("moves.webp", animated, ["photo-animated"]),
    ("moves.png", animated, ["photo-animated"]),
    ("place.jpg", with_place, ["photo-location"]),
    ("camera.jpg", lambda p: with_exif(p, Make="Kamera", Artist="En Påhittad Fotograf"), ["photo-hidden-data"]),
    ("camera.webp", lambda p: with_exif(p, DateTime="2026:01:01 12:00:00"), ["photo-hidden-data"]),
    ("text.png", with_text, ["photo-hidden-data"]),
    ("comment.jpg", lambda p: saved(p, house(), comment=b"tagen av en granne"), ["photo-hidden-data"]),
]


def _turned() -> Image.Exif:
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    return exif


@pytest.mark.parametrize(("name", "make", "rules"), CASES, ids=[case[0] for case in CASES])
def test_each_photo_has_the_faults_it_should(tmp_path: Path, name: str, make: Callable[[Path], Path], rules: list[str]) -> None:
    found = photo(make(tmp_path / name))
    assert rules == [fault.rule.id for fault in found]
    for fault in found:
        assert_words(fault)


def test_every_rule_has_a_case() -> None:
    assert {rule.id for rule in photos.RULES} == {rule for _, _, rules in CASES for rule in rules}


def test_hidden_data_does_not_stop_a_photo() -> None:
    assert {"photo-location", "photo-hidden-data"} == {rule.id for rule in photos.RULES if rule.weight is Weight.WARNING}


@pytest.mark.parametrize("cut", range(0, 3000, 150))
def test_a_damaged_file_never_raises(tmp_path: Path, cut: int) -> None:
    whole = io.BytesIO()
    house(900, 700).save(whole, "PNG", exif=_turned())
    content = bytearray(whole.getvalue())
    content[cut % len(content)] ^= 0xFF
    photo(written(tmp_path / "flipped.png", bytes(content)))
    photo(written(tmp_path / "cut.png", bytes(content[:cut])))


@pytest.mark.parametrize(("size", "widths"), [((3000, 2000), [480, 960, 1200]), ((1100, 900), [480, 960]), ((400, 300), [400])])
def test_published_sizes_are_4_to_3_and_never_larger_than_the_photo(tmp_path: Path, size: tuple[int, int], widths: list[int]) -> None:
    files = prepare_photo(saved(tmp_path / "a.png", house(*size)))
    assert widths == list(files)
    for width, content in files.items():
        assert (width, width * 3 // 4) == Image.open(io.BytesIO(content)).size


def test_the_middle_is_kept(tmp_path: Path) -> None:
    image = house(4000, 1000)
    ImageDraw.Draw(image).rectangle((0, 0, 1000, 1000), fill="white")
    small = Image.open(io.BytesIO(prepare_photo(saved(tmp_path / "wide.png", image))[480]))
    left, right = small.getpixel((20, 180)), small.getpixel((460, 180))
    assert left[0] > 150 > left[2] and right[2] > 150 > right[0]


def test_the_photo_is_turned_before_its_data_are_removed(tmp_path: Path) -> None:
    content = prepare_photo(with_exif(tmp_path / "turned.jpg", Orientation=6, Artist="En Påhittad Fotograf"))[480]
    small = Image.open(io.BytesIO(content))
    assert small.getpixel((240, 20))[0] > 150 and small.getpixel((240, 340))[2] > 150  # left has become top
    assert not small.getexif() and "P\u00e5hittad".encode() not in content


@pytest.mark.parametrize("make", [with_place, with_text], ids=["place", "text"])
def test_nothing_hidden_is_published(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path / ("a.png" if make is with_text else "a.jpg"))
    assert photo(path)
    for width, content in prepare_photo(path).items():
        if width >= 800:
            assert [] == photo(written(tmp_path / f"{width}.jpg", content))
        assert set(Image.open(io.BytesIO(content)).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "CMYK", "1", "I;16"])
def test_every_kind_of_colour_becomes_rgb(tmp_path: Path, mode: str) -> None:
    image = house(900, 700, "L").convert("I;16").point(lambda value: value * 256) if mode == "I;16" else house(900, 700, mode)
    path = saved(tmp_path / ("a.jpg" if mode == "CMYK" else "a.png"), image)
    assert [] == photo(path)
    small = Image.open(io.BytesIO(prepare_photo(path)[480]))
    assert small.mode == "RGB"
    assert small.getpixel((20, 180)) != small.getpixel((460, 180))


def test_transparent_parts_become_white(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", Image.new("RGBA", (900, 700), (0, 0, 0, 0)))
    assert (255, 255, 255) == Image.open(io.BytesIO(prepare_photo(path)[480])).getpixel((5, 5))


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    path = with_place(tmp_path / "a.jpg")
    assert prepare_photo(path) == prepare_photo(path)


def assert_words(fault: Fault) -> None:
    for language in LANGUAGES:
        for part in PARTS:
            words = catalogue(language).get(f"{fault.rule.id}.{part}").string
            assert {name for _, name, _, _ in string.Formatter().parse(words) if name} <= set(fault.params)
