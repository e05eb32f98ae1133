"""Whatever stands in a name or a text is text on the page: with the project's own templates, nothing of it becomes markup."""
from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from choice_guide.check.text import markdown_text, plain_text
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.site import Page, pages
from choice_guide.edition import Edition
from choice_guide.model import Contact, Guide, Offer, Text, Unit
from choice_guide.render import Settings
from choice_guide.render.markdown_html import TEXT_TAGS
from choice_guide.render.pages import Job, environments, rendered
from choice_guide.render.pictures import Picture
from tests.render.assets import asset_names
from tests.render.conftest import ROOT
from tests.render.preview import addresses
from tests.render.sample_guide import DAY, sample_guide

PROVIDER = "rosenlunds-omsorg"
PHOTOS = {"photos/rosengarden.jpg": Picture(((480, "assets/photos/x.jpg"),))}
#: Everything but what no text can hold: surrogates, and the control characters that are no white space.
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1) | st.lists(st.sampled_from(
    ["<script>", "</p>", "</title>", "<img src=x onerror=alert(1)>", '"', "'", ">", "&lt;", "&amp;", "{{ 7*7 }}", "{% raw %}", "-->", "<!--",
     "]]>", "javascript:alert(1)", "\u2028", "å", "<", " ", "`", "\\", "%3C", "</textarea>", "<svg/onload=x>"]), min_size=1).map("".join)


@pytest.fixture(scope="module")
def job() -> Job:
    guide = sample_guide()
    return Job(Lookup.of(guide, addresses(ROOT, guide.languages[0])), Path("unused"), Settings(Edition(DAY, "7f3a90bc"), "directory", ROOT), asset_names(guide), PHOTOS)


@pytest.fixture(scope="module")
def show(job):
    """(name, text, link) -> the pages that show them, by kind."""
    templates = environments(job)["sv"]

    def shown(name: str, text: str, kinds: tuple[str, ...] = ("sheet", "provider", "area-list", "index")) -> dict[str, str]:
        lookup = Lookup.of(_with(job.lookup.guide, name, text), job.lookup.addresses)
        found = takewhile(lambda page: page.language == "sv", pages(lookup))
        return {page.kind: rendered(templates, page, replace(job, lookup=lookup)) for page in found if page.kind in kinds and _shows(page)}

    return shown


def _shows(page: Page) -> bool:
    return page.address.endswith((f"/{PROVIDER}/", f"/{PROVIDER}/hemhjalp/", "hemhjalp/berget/")) or page.kind == "index"


def _with(guide: Guide, name: str, text: str) -> Guide:
    words = Text.plain(text, "sv")
    contact = Contact(phone=name, email=name, website="https://rosenlund.example/", address=text, role=words)
    answers = dict(short=words, about=words, contact=contact)

    def changed(offer: Offer) -> Offer:
        return replace(offer, name=name, visits=words, additional_services=(words,), **answers) if offer.id == f"{PROVIDER}/hemhjalp" else offer

    return replace(guide, providers=tuple(replace(p, name=name, **answers) if p.id == PROVIDER else p for p in guide.providers),
                   offers=tuple(changed(offer) for offer in guide.offers))


@dataclass(frozen=True)
class Seen:
    """What a browser makes of a page: its elements with the names of their attributes (without those that a provider's
    Markdown may make), all text and attribute values with white space made even, the schemes of links."""

    elements: Counter[tuple[str, tuple[str, ...]]]
    words: str
    schemes: set[str]

    @staticmethod
    def of(html: str) -> Seen:
        """Raises ParseError for HTML that is not valid."""
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
        found = [e for e in tree.iter() if isinstance(e.tag, str)]
        values = (*tree.itertext(), *(value for e in found for value in e.attrib.values()))
        links = [e.attrib[name] for e in found for name in ("href", "src", "action") if name in e.attrib]
        return Seen(Counter((e.tag, tuple(sorted(map(str, e.attrib)))) for e in found if e.tag not in TEXT_TAGS), even(" ".join(values)),
                    {link.partition(":")[0].lower() for link in links if ":" in link.partition("/")[0]})


def even(text: str) -> str:
    """Without differences of white space, which HTML and Markdown do not keep."""
    return " ".join(text.split())


def harmless(seen: Seen, ordinary: Seen, kind: str) -> bool:
    """The index gives a name's first letter a heading of its own; every other page has the same elements whatever the name."""
    same = set(seen.elements) == set(ordinary.elements) if kind == "index" else seen.elements == ordinary.elements
    return same and seen.schemes <= {"http", "https", "mailto", "tel"}


@pytest.fixture(scope="module")
def ordinary(show) -> dict[str, Seen]:
    return {kind: Seen.of(html) for kind, html in show("namn", "text").items()}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=ANY_TEXT, text=ANY_TEXT)
def test_any_name_and_text_is_text_and_makes_no_elements(show, ordinary, name, text):
    for kind, html in show(name, text).items():
        seen = Seen.of(html)
        assert harmless(seen, ordinary[kind], kind), kind
        assert even(name) in seen.words, kind


@settings(max_examples=100, deadline=None)
@given(text=ANY_TEXT)
def test_any_short_text_is_there_as_it_was_written(show, text):
    [html] = show("namn", text, ("provider",)).values()
    assert even(text) in Seen.of(html).words


NAUGHTY = os.environ.get("GUIDE_REAL_DATA")


def naughty_strings() -> list[str]:
    if not NAUGHTY:
        reason = "GUIDE_REAL_DATA is not set: it names the folder that holds naughty_strings.json"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return json.loads(Path(NAUGHTY, "naughty_strings.json").read_text(encoding="utf-8"))


def test_every_naughty_string_is_a_finding_or_harmless_in_valid_html(show, ordinary):
    published = 0
    for naughty in naughty_strings():
        name, text = plain_text(naughty, 1, 10_000), markdown_text(naughty, 1, 10_000)
        if isinstance(name, str) or isinstance(text, str):
            [html] = show(name if isinstance(name, str) else "namn", text if isinstance(text, str) else "text", ("sheet",)).values()
            seen = Seen.of(html)
            assert harmless(seen, ordinary["sheet"], "sheet"), naughty
            assert not isinstance(name, str) or even(name) in seen.words, naughty
            published += 1
    assert published > 200


def test_naughty_strings_as_names_of_one_list_stay_in_their_places(job):
    names = ["".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cs")) or "namn" for text in naughty_strings()]
    first = job.lookup.guide.offers[0]
    offers = tuple(replace(first, id=f"{first.provider}/{first.service}/n{place}", unit=Unit(f"n{place}", name), name=name) for place, name in enumerate(names))
    lookup = Lookup.of(replace(job.lookup.guide, offers=offers), job.lookup.addresses)
    [page] = [p for p in takewhile(lambda p: p.language == "sv", pages(lookup)) if p.address == "hemhjalp/"]
    html = rendered(environments(job)["sv"], page, replace(job, lookup=lookup))
    tree = html5lib.parse(html, namespaceHTMLElements=False)  # some hold noncharacters, which are text but not valid HTML
    links = {e.attrib["href"]: e.text or "" for e in tree.iter("a")}
    for row in page.view.comparison.rows:
        assert even(links[f"../{row.offer.address}"]) == even(row.offer.name)
    assert len(page.view.comparison.rows) == len(names) > 500


@pytest.mark.parametrize("markup", ["<b>x</b>", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<a href='javascript:alert(1)'>x</a>"])
def test_markup_that_no_check_stops_is_harmless_too(show, ordinary, markup):
    for kind, html in show(markup, markup).items():
        assert harmless(Seen.of(html), ordinary[kind], kind)
