"""Reading the guide's pages as somebody reads them whose browser runs no scripts: texts, tables, where links lead to."""
from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement
from paper import DAY, ROOT, squeezed

from choice_guide import cli, pipeline
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.site import Page, pages
from choice_guide.edition import Edition
from choice_guide.render import Settings
from choice_guide.render.pages import Job, environments, rendered
from choice_guide.render.pictures import Picture
from tests.render.assets import asset_names

#: The same offers once more in another order, and pages about providers, which brochures do not have.
ELSEWHERE = frozenset({"area-list-az", "service-az", "provider"})


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page: its texts squeezed (`text` as one sees it, `heard` with what only screen readers say and the texts of its pictures), the
    addresses that it leads to, and its table of offers as rows of cells."""

    page: Page
    text: str
    heard: str
    links: frozenset[str]
    table: tuple[tuple[str, ...], ...]

    def says(self, text: str) -> bool:
        """Whether a text stands on the page, whatever its white space."""
        return squeezed(text) in self.text or squeezed(text) in self.heard


@cache
def espoo() -> Lookup:
    """The guide of a real city in Finnish and Swedish, put together as examples/espoo/README.md says; skips the test where its list is not there."""
    data = os.environ.get("GUIDE_REAL_DATA")
    if not data:
        pytest.skip("GUIDE_REAL_DATA does not name the folder of espoo_hoivakodit_2019.csv (examples/espoo/README.md)")
    with tempfile.TemporaryDirectory() as folder:
        example, content = ROOT / "examples" / "espoo", Path(folder) / "content"
        shutil.copytree(example / "content", content)
        cli.main(["import", "table", str(Path(data) / "espoo_hoivakodit_2019.csv"), "--mapping", str(example / "mapping.yaml"), "--out", str(content),
                  "--date", DAY.isoformat()], ROOT)
        found = pipeline.understand(pipeline.Order(content, None, DAY, ROOT), pipeline.Build(), lambda step, **counts: None)
    assert found is not None
    return found


def job_of(lookup: Lookup) -> Job:
    """What rendering a guide's pages needs; photos have names only."""
    pictures = {photo.file: Picture(((480, "a.jpg"),)) for offer in lookup.guide.offers if isinstance(offer.photos, tuple) for photo in offer.photos}
    return Job(lookup, ROOT, Settings(Edition(lookup.guide.date, "00000000"), "directory", ROOT), asset_names(lookup.guide), pictures)


def web_pages(lookup: Lookup) -> dict[tuple[str, str], WebPage]:
    """(language, address) -> page, for all pages of a guide but those of ELSEWHERE."""
    job = job_of(lookup)
    templates = environments(job)
    return {(page.language, page.address): read(page, rendered(templates[page.language], page, job)) for page in pages(lookup)
            if page.kind not in ELSEWHERE}


def read(page: Page, html: str) -> WebPage:
    """A page's HTML, read."""
    body = lxml.html.document_fromstring(html).body
    _drop(body, _GONE)
    heard = "|".join(squeezed(text) for text in (body.text_content(), *body.xpath(".//img/@alt")))
    _drop(body, _HIDDEN)
    rows = tuple(tuple(squeezed(cell.text_content()) for cell in row.iter("th", "td")) for row in body.xpath(".//table[@class='comparison']//tr"))
    return WebPage(page, squeezed(body.text_content()), heard, frozenset(body.xpath(".//a/@href")), rows)


def _drop(body: HtmlElement, path: str) -> None:
    for element in body.xpath(path):
        element.drop_tree()


def _having(name: str) -> str:
    """The XPath of elements with a class name."""
    return f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"


#: What nobody sees without scripts, and what a reader presses; the label that stands beside a cell where there is no column head.
_GONE = "|".join((*(f".//{tag}" for tag in ("script", "style", "template", "svg", "button", "select")), ".//*[@hidden]", _having("js-only"),
                  _having("comparison__label")))
_HIDDEN = _having("visually-hidden")
