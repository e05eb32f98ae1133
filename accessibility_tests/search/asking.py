"""Asks the search page in a real browser, and judges its answers by queries.yaml."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urljoin

import yaml
from playwright.sync_api import expect

LOOKED_AT = 3
PATIENCE = 15_000  # milliseconds


@dataclass(frozen=True)
class Answer:
    """What a search came to: the status line, the addresses found (below the guide's root, in order), all text shown."""

    status: str
    found: tuple[str, ...]
    text: str


def questions():
    """The file of queries: {"queries": [...], "never_shown": [...]}."""
    return yaml.safe_load((Path(__file__).parent / "queries.yaml").read_text("utf-8"))


class SearchPage:
    """The search page of one language, at `address` below the site's `home`."""

    def __init__(self, view, home, address):
        self.view, self.home, self.address = view, home, urljoin(home, address)

    def follow(self, words, **parameters) -> Answer:
        """Open the page with a query in its address, as a link or a form of another page does."""
        self.view.open(f"{self.address}?{urlencode({'q': words, **parameters})}")
        return self.answer()

    def ask(self, words) -> Answer:
        """Type a query into the form of the page and press Enter."""
        page = self.view.page
        if not page.url.startswith(self.address):
            self.view.open(self.address)
        page.eval_on_selector("#search-status", "status => { status.textContent = ''; }")
        page.fill("main form[role=search] input[name=q]", words)
        page.press("main form[role=search] input[name=q]", "Enter")
        return self.answer()

    def answer(self) -> Answer:
        """Wait for what the page says, and read it."""
        page = self.view.page
        expect(page.locator("#search-status")).not_to_be_empty(timeout=PATIENCE)
        links = page.eval_on_selector_all("#search-results h2 a", "links => links.map(link => link.href)")
        shown = page.inner_text("#search-results")
        return Answer(page.inner_text("#search-status"), tuple(link.removeprefix(self.home) for link in links), shown)


@dataclass(frozen=True)
class Expectation:
    """Which pages answer a query, and whether the first results hold one of them."""

    query: dict
    site: object

    @property
    def language(self):
        return self.query.get("language", self.site.page_at["index.html"].language)

    def met_by(self, answer: Answer) -> bool:
        return any(self._fits(address) for address in answer.found[:LOOKED_AT])

    def _fits(self, address):
        page = self.site.page_at.get(f"{address}index.html")
        return page is not None and (self._named(address, page) or self._sheet_says(page))

    def _named(self, address, page):
        wanted = self.query.get("find", ())
        return address in wanted or (f"@{page.kind}" in wanted and page.language == self.language)

    def _sheet_says(self, page):
        word = self.query.get("sheet_with")
        if not word or page.kind != "sheet" or f"/{self.query.get('service', '')}" not in page.url_path:
            return False
        main = next(e for e in page.elements if e.name == "main")
        return word.lower() in main.text.lower()

    def told(self, answer):
        """One line of the report."""
        mark = "found " if self.met_by(answer) else "MISSED"
        wanted = ", ".join([*self.query.get("find", ()), *(f"sheet: {self.query[k]}" for k in ("sheet_with",) if k in self.query)])
        return f"{mark} {self.query['q']!r} ({self.language}) wanted {wanted}; got {', '.join(answer.found[:LOOKED_AT]) or 'nothing'}; {answer.status}"
