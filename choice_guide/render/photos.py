"""Photos for the pages: upright, cropped to 4:3, in a few widths, without anything that the file hid."""
from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

SUFFIX = ".jpg"  # JPEG, because old tablets cannot show newer formats
WIDTHS = (480, 960, 1200)
QUALITY = 82


def prepare_photo(path: Path) -> dict[int, bytes]:
    """JPEG files of the photo at `path` by width in pixels: 480, 960 and 1200, but none wider than the photo itself.

    The middle of the photo at 4:3, turned as its camera meant, in sRGB, transparent parts white, without metadata.
    The same file gives the same bytes. Expects a file in which `choice_guide.check.photos` found no problem;
    raises OSError for one that cannot be read.
    """
    with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as image:
        picture = _cropped(_in_srgb(ImageOps.exif_transpose(image)))
    widths = [width for width in WIDTHS if width <= picture.width] or [picture.width]
    return {width: _encoded(picture, width) for width in widths}


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            return ImageCms.profileToProfile(image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB") or image
        except (ImageCms.PyCMSError, OSError):
            return image.convert("RGB")  # a profile that cannot be read: the colours as they are
    return _on_white(image)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    ground = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(ground, layer).convert("RGB")


def _cropped(image: Image.Image) -> Image.Image:
    width = max(4, min(image.width, image.height * 4 // 3))
    return ImageOps.fit(image, (width, width * 3 // 4), Image.Resampling.LANCZOS, centering=(0.5, 0.5))


def _encoded(picture: Image.Image, width: int) -> bytes:
    size = (width, width * 3 // 4)
    resized = picture.resize(size, Image.Resampling.LANCZOS) if size != picture.size else picture
    # A picture made anew carries over pixels only: no EXIF, no profile, no comment.
    bare = Image.frombytes("RGB", resized.size, resized.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
