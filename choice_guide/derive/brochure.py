"""Brochures: what stands on paper for a service in an area, made of the same values as the pages.

A brochure is the list of a service in an area with the sheet of each offer; where offers lie in areas (and anybody may choose
any of them) it is the list of the whole service. Where nobody can be chosen there is no brochure.
"""
from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from choice_guide.derive import order
from choice_guide.derive.editorial import editorial
from choice_guide.derive.listing import Listing, area_listing, service_listing
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.sheet import Sheet, sheet
from choice_guide.model import Area, AreaMeans, EditorialPage, Offer, Service

#: Editions for different eyes: as books are set, and for those who see less.
NORMAL, LARGE = "normal", "large-print"
SIZES = (NORMAL, LARGE)
#: A tagged A5 edition, the same imposed on A4 for a print shop, and a sheet for the wall.
BOOKLET, BOOKLET_PRINT, POSTER = "booklet", "booklet-print", "poster"

ListId = tuple[str, str | None]  # ids of a service and of an area; None = the whole service


@dataclass(frozen=True, slots=True)
class Brochure:
    """A list on paper in one language. `sheets`: one per offer, in the list's drawn order; `drawn`: the Monday of the draw's week;
    `name`: the beginning of its file names; `code`: of its data, the same in every language."""

    language: str
    listing: Listing
    sheets: tuple[Sheet, ...]
    glossary: EditorialPage | None
    code: str
    drawn: date
    name: str


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file to print: its path below the site, and what it is. `size` is one of SIZES, or what is made for print shops and walls."""

    language: str
    size: str
    path: str


@dataclass(frozen=True, slots=True)
class ListOnPaper:
    """A list with its brochures: `address` of the list on the web, `name` as of its files; `files` in the page's language, `others` in the other
    languages, each in every size."""

    area: Area | None
    address: str
    name: str
    code: str
    files: tuple[PaperFile, ...]
    others: tuple[PaperFile, ...]


@dataclass(frozen=True, slots=True)
class BrochuresPage:
    """All brochures, service by service, and the folder about how to choose."""

    services: tuple[tuple[Service, tuple[ListOnPaper, ...]], ...]
    folder: tuple[PaperFile, ...]


def brochures_page(lookup: Lookup, language: str, codes: Mapping[ListId, str]) -> BrochuresPage:
    """The page that lists the brochures; `codes` as `list_codes` has them."""
    groups: dict[str, list[ListOnPaper]] = {}
    for service, area in lists_on_paper(lookup):
        address = lookup.addresses.listing(language, service.id, area.id) if area else lookup.addresses.service(language, service.id)
        files = tuple(paper_file(lookup, file_name(service, area), code, size) for code in lookup.guide.languages for size in SIZES)
        own, others = (tuple(f for f in files if (f.language == language) is mine) for mine in (True, False))
        groups.setdefault(service.id, []).append(
            ListOnPaper(area, address, file_name(service, area), codes[service.id, area.id if area else None], own, others))
    return BrochuresPage(tuple((lookup.services[id_], tuple(lists)) for id_, lists in groups.items()),
                         tuple(file for code in lookup.guide.languages for file in folder_files(lookup, code)))


def lists_on_paper(lookup: Lookup) -> tuple[tuple[Service, Area | None], ...]:
    """The lists that have brochures, in the guide's order of services and areas."""
    found: list[tuple[Service, Area | None]] = []
    for service in lookup.guide.services:
        places = (None,) if service.area_means is AreaMeans.LOCATED else lookup.guide.areas
        found += [(service, area) for area in places if lookup.in_force(service.id, area.id if area else None)]
    return tuple(found)


def brochures(lookup: Lookup) -> Iterator[Brochure]:
    """Every brochure of the guide, language by language."""
    codes = list_codes(lookup)
    for language in lookup.guide.languages:
        for service, area in lists_on_paper(lookup):
            yield brochure(lookup, service, area, language, codes[service.id, area.id if area else None])


def brochure(lookup: Lookup, service: Service, area: Area | None, language: str, code: str) -> Brochure:
    """The brochure of a list in a language; `code` as `list_codes` has it."""
    listing = area_listing(lookup, service, area, language) if area else service_listing(lookup, service, language)
    offers = {offer.id: offer for offer in lookup.in_force(service.id, area.id if area else None)}
    return Brochure(language, listing, tuple(sheet(lookup, offers[row.offer.id], language) for row in listing.comparison.rows),
                    editorial(lookup.guide, "glossary", language), code, order.first_day(order.week_of(lookup.guide.date)),
                    file_name(service, area))


def file_name(service: Service, area: Area | None) -> str:
    """The beginning of the names of a list's files: "hemtjanst-norr"."""
    return f"{service.id}-{area.id}" if area else service.id


def paper_file(lookup: Lookup, name: str, language: str, size: str) -> PaperFile:
    """The file of a brochure, a folder or a sheet: "utskrift/hemtjanst-norr.sv.pdf", in large print "utskrift/hemtjanst-norr.storstil.sv.pdf"."""
    words = lookup.addresses.words
    parts = (name, *(() if size == NORMAL else (words[size],)), language, "pdf")
    return PaperFile(language, size, f"{words['brochures']}/{'.'.join(parts)}")


def folder_files(lookup: Lookup, language: str) -> tuple[PaperFile, ...]:
    """The files of the folder about how to choose: "utskrift/sa-valjer-du.sv.pdf"."""
    return tuple(paper_file(lookup, lookup.addresses.words["how-to-choose"], language, size) for size in SIZES)


def sheet_name(lookup: Lookup, offer_id: str) -> str:
    """The beginning of the names of an offer's own sheet: "blad/lindens-omsorg-hemtjanst"."""
    return f"{lookup.addresses.words['loose-sheets']}/{offer_id.replace('/', '-')}"


def list_codes(lookup: Lookup) -> Mapping[ListId, str]:
    """The code of each list on paper: 8 hexadecimal digits over all that its brochure says of the guide, the service and the offers,
    in all languages, and the week of its draw. The day has no part in it unless it changes what is said."""
    offers: dict[str, str] = {}
    found = {}
    for service, area in lists_on_paper(lookup):
        area_id = area.id if area else None
        here = lookup.in_force(service.id, area_id)
        for offer in here:
            if offer.id not in offers:
                offers[offer.id] = _digest(_said_of(lookup, offer))
        found[service.id, area_id] = _digest((_shared(lookup, service, area), [offers[offer.id] for offer in here]))[:8]
    return found


def _shared(lookup: Lookup, service: Service, area: Area | None) -> tuple[object, ...]:
    guide, survey = lookup.guide, lookup.surveys[service.id]
    coming = [(offer.name, starts) for offer, starts in lookup.coming(service.id, area.id if area else None)]
    return (order.week_of(guide.date), guide.id, guide.name, guide.country, guide.languages, guide.demo, guide.notice, guide.base_url, guide.contact,
            guide.choice, guide.complaints, [page for page in guide.pages if page.id == "glossary"], service,
            [lookup.services[id_].name for id_ in service.requires], area, coming, survey.together, survey.asked)


def _said_of(lookup: Lookup, offer: Offer) -> tuple[object, ...]:
    found = sheet(lookup, offer, lookup.guide.languages[0])
    return (found.offer, found.sections, found.photos, found.stated, found.stale, found.has_profile)


def _digest(value: object) -> str:
    """Of plain values, whose `repr` is the same wherever and whenever they are made."""
    return hashlib.sha256(repr(value).encode()).hexdigest()
