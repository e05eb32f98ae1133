"""Brochures: what stands on paper for a service in an area, made of the same values as the pages.

A brochure is the list of a service in an area with the sheet of each offer; where offers lie in areas (and anybody may choose
any of them) it is the list of the whole service. Where nobody can be chosen there is no brochure.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from choice_guide.derive import order
from choice_guide.derive.comparison import OfferLink, offer_link
from choice_guide.derive.digest import digest
from choice_guide.derive.editorial import editorial
from choice_guide.derive.listing import Listing, area_listing, service_listing
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.paper import BOOKLET, BOOKLET_PRINT, POSTER, SIZES, PaperFile, folder_files, paper_file, sheet_files
from choice_guide.derive.sheet import Sheet, sheet
from choice_guide.model import Area, AreaMeans, EditorialPage, Offer, Service

#: What there is of each list.
OF_LISTS = (*SIZES, BOOKLET, BOOKLET_PRINT)

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
class ServiceOnPaper:
    """What there is to print about a service: its lists, its poster, and each offer's own sheet in the drawn order of the service's list."""

    service: Service
    lists: tuple[ListOnPaper, ...]
    posters: tuple[PaperFile, ...]
    sheets: tuple[tuple[OfferLink, tuple[PaperFile, ...]], ...]


@dataclass(frozen=True, slots=True)
class BrochuresPage:
    """All that there is to print, service by service, and the folder about how to choose. Pages list what was made of it."""

    services: tuple[ServiceOnPaper, ...]
    folder: tuple[PaperFile, ...]


def brochures_page(lookup: Lookup, language: str, codes: Mapping[ListId, str]) -> BrochuresPage:
    """The page that lists the brochures; `codes` as `list_codes` has them."""
    languages = lookup.guide.languages
    lists: dict[str, list[ListOnPaper]] = {}
    for service, area in lists_on_paper(lookup):
        lists.setdefault(service.id, []).append(_list_on_paper(lookup, service, area, language, codes[service.id, area.id if area else None]))
    services = tuple(
        ServiceOnPaper(lookup.services[id_], tuple(found), tuple(paper_file(lookup, id_, code, POSTER) for code in languages),
                       tuple((offer_link(lookup, offer, language), sheet_files(lookup, offer, language)) for offer in lookup.drawn(id_, lookup.in_force(id_))))
        for id_, found in lists.items())
    return BrochuresPage(services, tuple(file for code in languages for file in folder_files(lookup, code)))


def _list_on_paper(lookup: Lookup, service: Service, area: Area | None, language: str, code: str) -> ListOnPaper:
    address = lookup.addresses.listing(language, service.id, area.id) if area else lookup.addresses.service(language, service.id)
    name = file_name(service, area)
    files = tuple(paper_file(lookup, name, other, size) for other in lookup.guide.languages for size in OF_LISTS)
    own, others = (tuple(file for file in files if (file.language == language) is mine) for mine in (True, False))
    return ListOnPaper(area, address, name, code, own, others)


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
                offers[offer.id] = digest(_said_of(lookup, offer))
        found[service.id, area_id] = digest((_shared(lookup, service, area), [offers[offer.id] for offer in here]))[:8]
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
