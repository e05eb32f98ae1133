"""What the components' examples show: the sample guide's views, every kind of value, lists of 0, 1, 23 and 110 offers.

`python tests/component_samples.py FOLDER` writes the preview: one page per component, to look at and to test.
"""
from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.render.assets import asset_names  # noqa: E402
from tests.render.preview import addresses, preview  # noqa: E402
from tests.render.sample_guide import DAY, both, sample_guide  # noqa: E402

from choice_guide.derive import brochure, figures, listing, places, sheet, vacancies  # noqa: E402
from choice_guide.derive.compare import Piece  # noqa: E402
from choice_guide.derive.comparison import Told, area_names, column  # noqa: E402
from choice_guide.derive.lookup import Lookup  # noqa: E402
from choice_guide.derive.site import Page, pages  # noqa: E402
from choice_guide.derive.survey import Result, Shown  # noqa: E402
from choice_guide.derive.values import Item, Kind, Value  # noqa: E402
from choice_guide.edition import Edition  # noqa: E402
from choice_guide.model import Contract, Guide, Hours, Offer, Ownership, Provider, TimeRange  # noqa: E402
from choice_guide.render.pages import Job, environments, rendered  # noqa: E402
from choice_guide.render.pictures import Picture  # noqa: E402
from choice_guide.render.settings import PrintedFile, Settings  # noqa: E402

LANGUAGE = "sv"
SERVICE, AREA = "hemhjalp", "dalen"
SIZES = (0, 1, 23, 110)
LONG = "Norra Provbygdens Ekonomiska Förening för Omsorg, Ledsagning och Hushållsnära tjänster"


def previews(language: str = LANGUAGE) -> Iterator[tuple[str, str]]:
    """(component, HTML of its preview page) for every component, in `language`."""
    job = _job()
    environment = environments(job)[language]
    page = next(p for p in pages(job.lookup) if p.kind == "area-list" and p.language == language)
    environment.globals["samples"] = samples(job.lookup, language)
    for component in components():
        environment.globals["component"] = component
        yield component, _shown(environment, page, component, job)


def components() -> tuple[str, ...]:
    """The names of all components."""
    return tuple(sorted(path.name for path in (ROOT / "templates" / "components").iterdir() if path.is_dir()))


def samples(lookup: Lookup, language: str) -> SimpleNamespace:
    """The views that examples name."""
    service, area = lookup.services[SERVICE], lookup.areas[AREA]
    sheets = tuple(sheet.sheet(lookup, offer, language) for offer in lookup.guide.offers)
    listings = tuple(_list_of(number, language) for number in SIZES)
    return SimpleNamespace(
        pieces=tuple(Piece(value) for value in every_value()) + (Piece(Value(Kind.WORD, "availability.open"), area_names(lookup.guide, (AREA,))),),
        values=tuple(every_value()), survey_values=tuple(Value(Kind.SURVEY, result) for result in _results(lookup)),
        listing=listing.area_listing(lookup, service, area, language), listings=listings,
        listing_az=listing.area_listing(lookup, service, area, language, alphabetical=True),
        on_paper=brochure.brochures_page(lookup, language, brochure.list_codes(lookup)).services[0],
        coming=listing.area_listing(lookup, service, lookup.areas["kusten"], language).coming,
        counts=listing.service_counts(lookup, language), area=listing.area_page(lookup, area, language),
        provider=listing.provider_page(lookup, lookup.providers["rosenlunds-omsorg"], language),
        index=places.index_page(lookup, language), sheet=sheets[1], sheets=sheets, figures=figures.figures_page(lookup, language), method=figures.method_page(lookup, language),
        vacancies=vacancies.vacancies_page(_lookup(_lately()), language),
        told=tuple(Told(column(lookup, service, "survey:bemotande"), key, date(2026, 3, 1), date(2026, 4, 30)) for key in ("apart", "alike", "not-compared", "percent", "hidden")))


def every_value() -> Iterator[Value]:
    """A value of every kind but survey."""
    dates = {"stated": date(2026, 9, 15), "checked": date(2025, 10, 2)}
    text = both("Varje dag, med någon om du vill.", "Every day, with somebody if you like.")
    for kind in (Kind.NOT_ANSWERED, Kind.NOT_ASKED, Kind.NONE, Kind.YES, Kind.NO):
        yield Value(kind, **dates)
    yield Value(Kind.NOT_APPLICABLE)
    yield Value(Kind.NOT_APPLICABLE, text)
    yield Value(Kind.NUMBER, 11, unit=both("personer", "people"), note=text, **dates)
    yield Value(Kind.PERCENT, Decimal("82.5"))
    yield Value(Kind.MONEY, Decimal(320))
    yield Value(Kind.WORD, "availability.queue", **dates)
    yield Value(Kind.TEXT, text)
    yield Value(Kind.MARKDOWN, both("Vi går **ut**.\n\n- Varje dag", "We go **out**.\n\n- Every day"))
    yield Value(Kind.NAMES, (Item(both("finska", "Finnish")), Item(both("arabiska", "Arabic"), text)))
    yield Value(Kind.HOURS, Hours(TimeRange(420, 1350), TimeRange(480, 1020)))
    yield Value(Kind.DATE, date(2026, 3, 1))
    yield Value(Kind.PHONE, "08-465 004 21")
    yield Value(Kind.EMAIL, "hej@rosenlund.example")
    yield Value(Kind.LINK, "https://rosenlund.example/en/mycket/lang/adress/som/inte/ryms")
    yield Value(Kind.PLAIN, LONG)
    yield Value(Kind.ADDRESS, "Storgatan 1, 800 10 Exempelby")
    yield Value(Kind.CEILING, (40, "ceiling.clients"))


def _results(lookup: Lookup) -> Iterator[Result]:
    """Results of every sort that may be shown."""
    for offer in lookup.guide.offers:
        yield from lookup.surveys[offer.service].of_offer(offer.id)
    question = lookup.guide.rounds[0].questions[0]
    for shown in (Shown.HIDDEN, Shown.NO_ANSWERS, Shown.NOT_ASKED):
        yield Result(shown, question=question, start=date(2026, 3, 1), end=date(2026, 4, 30), asked_by=both("Provby", "Provby"), of_latest=shown is not Shown.HIDDEN)


def _list_of(number: int, language: str) -> listing.Listing:
    """A list of `number` offers in one area, one of them with a very long name."""
    guide = sample_guide()
    pattern = next(offer for offer in guide.offers if offer.id == f"rosenlunds-omsorg/{SERVICE}")
    crowd = tuple(_copy(pattern, place) for place in range(number))
    providers = tuple(Provider(offer.provider, offer.name, Ownership.PRIVATE, True) for offer, _ in crowd)
    lookup = _lookup(replace(guide, offers=tuple(offer for offer, _ in crowd), providers=providers))
    return listing.area_listing(lookup, lookup.services[SERVICE], lookup.areas[AREA], language)


def _lately() -> Guide:
    """The sample guide after a week in which much was stated and contracts began and ended."""
    guide, day = sample_guide(), timedelta(days=1)
    first, second, third, *rest = guide.offers
    began = replace(first, stated=DAY, contracts=(*first.contracts, Contract(("kusten",), DAY + day)))
    moved = replace(second, contracts=(Contract(("berget",), DAY - 2 * day), Contract(("dalen",), date(2020, 1, 1), DAY - 3 * day)),
                    capacity=tuple(replace(held, stated=DAY) for held in second.capacity), facts=tuple(replace(fact, stated=DAY - day) for fact in second.facts))
    ends = replace(third, contracts=(Contract(third.areas, date(2020, 1, 1), DAY),))
    return replace(guide, offers=(began, moved, ends, *rest))


def _copy(pattern: Offer, place: int) -> tuple[Offer, int]:
    name = LONG if place == 0 else f"Omsorg nummer {place}"
    return replace(pattern, id=f"nummer-{place}/{SERVICE}", provider=f"nummer-{place}", name=name), place


def _lookup(guide: Guide) -> Lookup:
    return Lookup.of(guide, addresses(ROOT, guide.languages[0]))


def _job() -> Job:
    guide = sample_guide()
    pictures = {photo.file: Picture(((480, "assets/photo.jpg"),)) for offer in guide.offers if isinstance(offer.photos, tuple) for photo in offer.photos}
    return Job(_lookup(guide), Path(), Settings(Edition(DAY, "7f3a90bc"), "directory", ROOT, usb_file="guide.zip", printed=_printed(guide)), asset_names(guide), pictures)


def _printed(guide: Guide) -> dict[str, PrintedFile]:
    """A file of its own size for every brochure, sheet and poster, so that lists have something to name."""
    services = brochure.brochures_page(_lookup(guide), LANGUAGE, brochure.list_codes(_lookup(guide))).services
    files = [file for service in services for files in (*((*item.files, *item.others) for item in service.lists), service.posters,
                                                        *(files for _, files in service.sheets)) for file in files]
    return {file.path: PrintedFile(80_000 + 1_000 * place, 1 + place) for place, file in enumerate(files)}


def _shown(environment, page: Page, component: str, job: Job) -> str:
    template = environment.from_string(
        "{% extends 'layouts/base.html' %}{% block title %}{{ component }}{% endblock %}"
        "{% block content %}<h2>{{ component }}</h2>{% include 'components/' ~ component ~ '/examples.html' %}{% endblock %}")
    return rendered(SimpleNamespace(get_template=lambda name: template), page, job)


def write(out: Path) -> None:
    """The preview pages with everything they need, to be opened in a browser."""
    preview(out)
    for component, html in previews():
        folder = out / SERVICE / AREA / component  # beside the page whose links they have
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.with_suffix(".html").write_text(html, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
