"""Every page of the guide, rendered and written: alone, or in shares by several processes that write the same bytes."""
from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from jinja2 import Environment

from choice_guide.catalogue import Catalogue
from choice_guide.derive import order
from choice_guide.derive.addresses import FIXED
from choice_guide.derive.editorial import editorial
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.site import Page, own_pages, pages
from choice_guide.model import Photo
from choice_guide.render.assets import AssetNames
from choice_guide.render.environment import Site, environment, language_names
from choice_guide.render.formatter import Formatter
from choice_guide.render.headers import PAGE_POLICY
from choice_guide.render.links import linker, page_href, resolver
from choice_guide.render.pictures import Image, Picture, image
from choice_guide.render.settings import Settings
from choice_guide.render.sitemap import Entry

MANY = 2000  # pages from which starting more processes pays


@dataclass(frozen=True, slots=True)
class Job:
    """All that rendering needs; it travels to other processes."""

    lookup: Lookup
    out: Path
    settings: Settings
    assets: AssetNames
    pictures: Mapping[str, Picture]


def write_pages(job: Job) -> list[Entry]:
    """Render and write every page; what was written, in the order of `derive.site.pages`, pages that search engines may list."""
    workers = job.settings.workers or _workers(job.lookup)
    if workers == 1:
        written = [write_share(job, 0, 1)]
    else:
        with ProcessPoolExecutor(workers) as pool:
            written = list(pool.map(write_share, [job] * workers, range(workers), [workers] * workers))
    return [entry for _, entry in sorted(chain.from_iterable(written), key=lambda item: item[0])]


def write_share(job: Job, share: int, shares: int) -> list[tuple[int, Entry]]:
    """Render and write each page whose place in the list of all, divided by `shares`, leaves `share`."""
    made = environments(job)
    written = []
    for place, page in enumerate(pages(job.lookup)):
        if place % shares == share:
            _write(job.out / _file(page.address), rendered(made[page.language], page, job))
            written.append((place, Entry(page.address, page.alternates, page.kind != "not-found")))
    return written


def environments(job: Job) -> dict[str, Environment]:
    """The Jinja environment for the pages of each language. Raises FileNotFoundError for a language without a catalogue."""
    guide, catalogues = job.lookup.guide, catalogues_of(job)
    names = language_names(guide, catalogues)
    return {code: environment(job.settings.software / "templates", guide, _site(job, code),
                              Formatter(code, guide.languages[0], guide.country, guide.date, catalogue), lambda other: names.get(other, other))
            for code, catalogue in catalogues.items()}


def catalogues_of(job: Job) -> dict[str, Catalogue]:
    """The words of each language of the guide. Raises FileNotFoundError for a language without a catalogue."""
    translations = job.settings.software / "translations"
    return {code: Catalogue.load(translations, code, "interface", "format") for code in job.lookup.guide.languages}


def rendered(templates: Environment, page: Page, job: Job) -> str:
    """The HTML of a page; `templates` is the environment of its language. Errors carry a note that names page and template."""
    href = page_href(linker(job.lookup.guide.base_url, job.settings.link_style), page)

    def asset(name: str) -> str:
        return href(job.assets.path(name))

    def photo(photo: Photo) -> Image:
        return image(job.pictures[photo.file], href)

    try:
        return templates.get_template(f"pages/{page.kind}.html").render(
            page=page, view=page.view, href=href, asset=asset, photo=photo, resolve=resolver(job.lookup, page.language, href))
    except Exception as error:
        error.add_note(f"while rendering {page.address or 'the start page'!r} with pages/{page.kind}.html")
        raise


def _workers(lookup: Lookup) -> int:
    guide = lookup.guide
    lists = 2 * len(guide.services) * (len(guide.areas) + 1)
    expected = len(guide.languages) * (len(guide.providers) + len(guide.offers) + len(guide.areas) + lists)
    return min(os.cpu_count() or 1, 8) if expected > MANY else 1


def _site(job: Job, language: str) -> Site:
    guide, addresses = job.lookup.guide, job.lookup.addresses
    year, week, _ = guide.date.isocalendar()
    there = (page for page in FIXED if page != "glossary" or editorial(guide, "glossary", language))
    return Site(job.settings.edition, guide.date, year, week, order.week_of(guide.date),
                tuple((page, addresses.fixed(language, page)) for page in there), PAGE_POLICY,
                tuple((page.editorial, page.address) for page in own_pages(job.lookup, language) if page.editorial),
                job.settings.usb_file, job.settings.printed)


def _file(address: str) -> str:
    return address if address.endswith(".html") else f"{address}index.html"


def _write(path: Path, text: str) -> None:
    os.makedirs(path.parent, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
