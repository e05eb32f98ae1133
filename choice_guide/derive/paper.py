"""The files that are printed: their sizes, their names, their places below the site."""
from __future__ import annotations

from dataclasses import dataclass

from choice_guide.derive.lookup import Lookup
from choice_guide.model import Offer, Status

#: Editions for different eyes: as books are set, and for those who see less.
NORMAL, LARGE = "normal", "large-print"
SIZES = (NORMAL, LARGE)
#: A tagged A5 edition, the same imposed on A4 for a print shop, and a sheet for the wall.
BOOKLET, BOOKLET_PRINT, POSTER = "booklet", "booklet-print", "poster"


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file to print: its path below the site, and what it is. `size` is one of SIZES, or what is made for print shops and walls."""

    language: str
    size: str
    path: str


def paper_file(lookup: Lookup, name: str, language: str, size: str) -> PaperFile:
    """The file of a brochure, a folder or a sheet: "utskrift/hemtjanst-norr.sv.pdf", in large print "utskrift/hemtjanst-norr.storstil.sv.pdf"."""
    words = lookup.addresses.words
    parts = (name, *(() if size == NORMAL else (words[size],)), language, "pdf")
    return PaperFile(language, size, f"{words['brochures']}/{'.'.join(parts)}")


def folder_files(lookup: Lookup, language: str) -> tuple[PaperFile, ...]:
    """The files of the folder about how to choose: "utskrift/sa-valjer-du.sv.pdf"."""
    return tuple(paper_file(lookup, lookup.addresses.words["how-to-choose"], language, size) for size in SIZES)


def sheet_files(lookup: Lookup, offer: Offer, language: str) -> tuple[PaperFile, ...]:
    """The files of an offer's own sheet: "utskrift/blad/lindens-omsorg-hemtjanst.sv.pdf"; none where it cannot be chosen now."""
    name = f"{lookup.addresses.words['loose-sheets']}/{offer.id.replace('/', '-')}"
    return tuple(paper_file(lookup, name, language, size) for size in SIZES) if offer.status is Status.IN_FORCE else ()
