"""The whole site as a list of pages: what each shows and where it lies."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from choice_guide.derive import brochure, figures, listing, order, places, sheet, vacancies
from choice_guide.derive.addresses import EDITORIAL, KNOWN_PAGES
from choice_guide.derive.editorial import editorial
from choice_guide.derive.lookup import Lookup
from choice_guide.model import Area, AreaMeans, EditorialPage, Localised, NonChoice, Service


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to a page: a localised name, or the key of an interface message; `language` when it is another's."""

    address: str
    name: Localised | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language. `kind` names the template (templates/pages/<kind>.html); `view` is what it shows."""

    kind: str
    language: str
    address: str
    view: Any
    crumbs: tuple[Crumb, ...] = ()
    editorial: EditorialPage | None = None
    alternates: tuple[tuple[str, str], ...] = field(default=())  # (language, address) of the same page, this one included


@dataclass(frozen=True, slots=True)
class StartPage:
    services: tuple[listing.ServiceCount, ...]


@dataclass(frozen=True, slots=True)
class NonChoicePage:
    """What happens without a choice, service by service."""

    services: tuple[tuple[listing.ServiceCount, tuple[NonChoice, ...]], ...]


@dataclass(frozen=True, slots=True)
class HowToChoosePage:
    services: tuple[listing.ServiceCount, ...]


@dataclass(frozen=True, slots=True)
class ChoosingPage:
    """The services and areas that a page of the choosing kind may be asked about."""

    services: tuple[listing.ServiceCount, ...]
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class OrderPage:
    """The recipe with a worked example: the longest list of this week. `lots`: (place, offer name, offer id, lot)."""

    week: int
    example: listing.Listing | None
    lots: tuple[tuple[int, str, str, str], ...]


#: Pages on which scripts help a reader to choose; without scripts they say where the same is found.
CHOOSING = ("help-me-choose", "compare", "shortlist", "coordinator")


def pages(lookup: Lookup) -> Iterator[Page]:
    """Every page of the guide in every language, in an order that depends on the content alone."""
    codes = brochure.list_codes(lookup)
    for language in lookup.guide.languages:
        for page in _pages(lookup, language, codes):
            yield _with_alternates(page, lookup)


def _pages(lookup: Lookup, language: str, codes: Mapping[brochure.ListId, str]) -> Iterator[Page]:
    yield from _fixed_pages(lookup, language)
    yield Page("brochures", language, lookup.addresses.fixed(language, "brochures"), brochure.brochures_page(lookup, language, codes))
    for area in lookup.guide.areas:
        address = lookup.addresses.area(language, area.id)
        crumbs = (_fixed_crumb(lookup, language, "places"),)
        yield Page("area", language, address, listing.area_page(lookup, area, language), crumbs)
    for service in lookup.guide.services:
        yield from _service_pages(lookup, service, language, codes)
    for provider in lookup.guide.providers:
        yield from _provider_pages(lookup, provider.id, language)
    yield from own_pages(lookup, language)


def _fixed_pages(lookup: Lookup, language: str) -> Iterator[Page]:
    guide, fixed = lookup.guide, lambda page: lookup.addresses.fixed(language, page)
    counts = listing.service_counts(lookup, language)
    yield Page("start", language, lookup.addresses.start(language), StartPage(counts), editorial=editorial(guide, "start", language))
    yield Page("services", language, fixed("services"), StartPage(counts))
    yield Page("places", language, fixed("places"), places.places_page(lookup, language))
    yield Page("index", language, fixed("index"), places.index_page(lookup, language))
    for kind in CHOOSING:
        yield Page(kind, language, fixed(kind), ChoosingPage(counts, guide.areas), editorial=editorial(guide, EDITORIAL.get(kind, kind), language))
    yield Page("how-to-choose", language, fixed("how-to-choose"), HowToChoosePage(counts), editorial=editorial(guide, "how-to-choose", language))
    non_choice = NonChoicePage(tuple((count, count.service.non_choice) for count in counts))
    yield Page("if-you-do-not-choose", language, fixed("if-you-do-not-choose"), non_choice,
               editorial=editorial(guide, "if-you-do-not-choose", language))
    yield Page("vacancies", language, fixed("vacancies"), vacancies.vacancies_page(lookup, language))
    yield Page("figures", language, fixed("figures"), figures.figures_page(lookup, language),
               editorial=editorial(guide, "about-the-figures", language))
    yield Page("method", language, fixed("method"), figures.method_page(lookup, language), (_fixed_crumb(lookup, language, "figures"),))
    yield Page("order", language, fixed("order"), order_page(lookup, language), editorial=editorial(guide, "order", language))
    yield Page("search", language, fixed("search"), None)
    yield Page("accessibility", language, fixed("accessibility"), None, editorial=editorial(guide, "accessibility", language))
    if editorial(guide, "glossary", language):
        yield Page("glossary", language, fixed("glossary"), None, editorial=editorial(guide, "glossary", language))
    yield Page("not-found", language, f"{lookup.addresses.start(language)}404.html", StartPage(counts))


def _service_pages(lookup: Lookup, service: Service, language: str, codes: Mapping[brochure.ListId, str]) -> Iterator[Page]:
    up = (_fixed_crumb(lookup, language, "services"),)
    for alphabetical in (False, True):
        view = replace(listing.service_listing(lookup, service, language, alphabetical), code=codes.get((service.id, None), ""))
        yield Page("service-az" if alphabetical else "service", language, view.address, view, up)
        crumbs = (*up, Crumb(view.service_address, service.name.get(language)))
        for area in lookup.guide.areas:
            here = replace(listing.area_listing(lookup, service, area, language, alphabetical), code=codes.get((service.id, area.id), ""))
            yield Page("area-list-az" if alphabetical else "area-list", language, here.address, here, crumbs)


def _provider_pages(lookup: Lookup, provider_id: str, language: str) -> Iterator[Page]:
    provider = lookup.providers[provider_id]
    address, up = lookup.addresses.provider(language, provider_id), (_fixed_crumb(lookup, language, "index"),)
    view = listing.provider_page(lookup, provider, language)
    yield Page("provider", language, address, view, up)
    own = Crumb(address, Localised(provider.name, lookup.guide.languages[0]))
    for offer in lookup.offers_of_provider.get(provider_id, ()):
        service = lookup.services[offer.service]
        crumbs = (_fixed_crumb(lookup, language, "services"), Crumb(lookup.addresses.service(language, service.id), service.name.get(language)), own)
        yield Page("sheet", language, lookup.addresses.sheet(language, offer), sheet.sheet(lookup, offer, language), crumbs)


def own_pages(lookup: Lookup, language: str) -> Iterator[Page]:
    """The municipality's own pages, by id."""
    ids = sorted({page.id for page in lookup.guide.pages} - set(KNOWN_PAGES))
    for id_ in ids:
        yield Page("text", language, lookup.addresses.text(language, id_), None, editorial=editorial(lookup.guide, id_, language))


def order_page(lookup: Lookup, language: str) -> OrderPage:
    """This week's longest list of a service in an area, with every offer's lot, for the recipe."""
    example = _longest_list(lookup, language)
    if example is None or example.draw is None or not example.count:
        return OrderPage(order.week_of(lookup.guide.date), None, ())
    lots = tuple((place, row.offer.name, row.offer.id, order.lot(example.draw, row.offer.id))
                 for place, row in enumerate(example.comparison.rows, 1))
    return OrderPage(example.draw.week, example, lots)


def _longest_list(lookup: Lookup, language: str) -> listing.Listing | None:
    sizes = [(len(lookup.in_force(s.id, a.id)), s, a) for s in lookup.guide.services for a in lookup.guide.areas
             if s.area_means is AreaMeans.SERVED]
    if sizes:
        _, service, area = max(sizes, key=lambda size: size[0])
        return listing.area_listing(lookup, service, area, language)
    lists = (listing.service_listing(lookup, s, language) for s in lookup.guide.services)
    return max(lists, key=lambda view: view.count, default=None)


def _fixed_crumb(lookup: Lookup, language: str, page: str) -> Crumb:
    return Crumb(lookup.addresses.fixed(language, page), key=f"title.{page}")


def _with_alternates(page: Page, lookup: Lookup) -> Page:
    start = lookup.addresses.start(page.language)
    rest = page.address.removeprefix(start)
    alternates = tuple((code, lookup.addresses.start(code) + rest) for code in lookup.guide.languages)
    return Page(page.kind, page.language, page.address, page.view, page.crumbs, page.editorial, alternates)
