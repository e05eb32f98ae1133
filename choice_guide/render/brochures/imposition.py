"""A5 pages two by two on A4, so that the sheets can be folded together and stapled in the fold. For print shops: it has no tags."""
from __future__ import annotations

import io

import pikepdf

A4_WIDE = (841.89, 595.28)  # points
PER_SHEET = 4


def imposed(pdf: bytes) -> bytes:
    """A PDF of A5 pages as A4 pages to be printed on both sides, turned at the short edge. The same bytes for the same bytes.

    Pages without text fill up to whole sheets, before the last page, which is the back of the booklet.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as target:
        for pair in pairs(len(source.pages)):
            page = target.add_blank_page(page_size=A4_WIDE)
            shown = {f"/P{side}": target.copy_foreign(source.pages[number].as_form_xobject()) for side, number in enumerate(pair) if number is not None}
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(shown))
            drawn = "".join(f"q 1 0 0 1 {int(name[2:]) * A4_WIDE[0] / 2:.3f} 0 cm {name} Do Q\n" for name in shown)
            page.Contents = target.make_stream(drawn.encode())
        out = io.BytesIO()
        target.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def pairs(number: int) -> list[tuple[int | None, int | None]]:
    """Which pages (from 0; None = empty) stand side by side on each side of each sheet, for a booklet of `number` pages.

    >>> pairs(4)
    [(3, 0), (1, 2)]
    """
    empty = -number % PER_SHEET
    pages: list[int | None] = [*range(number - 1), *(None for _ in range(empty)), number - 1]
    sides = []
    for first in range(0, len(pages) // 2, 2):
        last = len(pages) - 1 - first
        sides += [(pages[last], pages[first]), (pages[first + 1], pages[last - 1])]
    return sides
