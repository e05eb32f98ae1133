"""One page of a guide as the project's own templates make it, in memory."""
from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from choice_guide.derive.lookup import Lookup
from choice_guide.derive.site import Page, pages
from choice_guide.edition import Edition
from choice_guide.model import Guide
from choice_guide.render.pages import Job, environments, rendered
from choice_guide.render.pictures import Picture
from choice_guide.render.settings import Settings
from tests.render.assets import asset_names
from tests.render.preview import ROOT, addresses


def lookup_of(guide: Guide) -> Lookup:
    """Look-up tables with the addresses that readers meet."""
    return Lookup.of(guide, addresses(ROOT, guide.languages[0]))


def page_at(guide: Guide, address: str) -> Page | None:
    """The page at an address, or None."""
    return next((page for page in pages(lookup_of(guide)) if page.address == address), None)


def main_of(guide: Guide, address: str) -> Element:
    """The main part of the page at an address. The HTML must be valid."""
    page, lookup = page_at(guide, address), lookup_of(guide)
    pictures = {photo.file: Picture(((480, "assets/photo.jpg"),)) for offer in guide.offers if isinstance(offer.photos, tuple) for photo in offer.photos}
    job = Job(lookup, Path(), Settings(Edition(guide.date, "7f3a90bc"), "directory", ROOT), asset_names(guide), pictures)
    html = rendered(environments(job)[page.language], page, job)
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html).find(".//main")


def words(element: Element) -> str:
    """What stands in an element, part by part, with single spaces."""
    return " ".join(" ".join(element.itertext()).split())


def links(element: Element) -> dict[str, str]:
    """Where the links in an element lead: address -> words."""
    return {link.attrib["href"]: words(link) for link in element.iter("a")}
