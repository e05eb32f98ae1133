"""Checks of a page as it lies on disk. Each takes a Page and returns its problems."""

import re

from accessibility_tests.built_site import Page
from accessibility_tests.report import Problem

# RFC 5646 without its rarer parts: language, script, region, variants, private use.
LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*(-x(-[a-z0-9]{1,8})+)?"
)
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd syr ug ur yi".split())
GENERIC_TITLES = frozenset("start hem home page sida untitled document dokument index titel title".split())
DATA_SCRIPTS = frozenset(("application/json", "application/ld+json"))


def language(page: Page) -> list[Problem]:
    """lang on html and on parts is a language tag; right-to-left languages say dir=rtl. WCAG 3.1.1, 3.1.2."""
    html = page.first("html")
    found = [] if html and html.get("lang") else [Problem("<html>", "has no lang")]
    for element in (e for e in page.elements if "lang" in e.attributes):
        tag = element.get("lang")
        if not LANGUAGE_TAG.fullmatch(tag):
            found.append(Problem(element.where, f'lang="{tag}" is no language tag'))
        elif tag.split("-")[0] in RIGHT_TO_LEFT and element.get("dir") != "rtl":
            found.append(Problem(element.where, f'lang="{tag}" without dir="rtl"'))
    return found


def title(page: Page) -> list[Problem]:
    """The title is not generic: it shares its words with the main heading. WCAG 2.4.2."""
    heading = page.first("h1")
    if not page.title:
        return [Problem("<title>", "is missing or empty")]
    if page.title.lower() in GENERIC_TITLES:
        return [Problem("<title>", f'"{page.title}" does not say what the page is about')]
    words = _words(heading.text) if heading else set()
    if words and len(words & _words(page.title)) * 2 < len(words):
        return [Problem("<title>", f'"{page.title}" has too little of the heading "{heading.text}"')]
    return []


def _words(text):
    return set(re.findall(r"\w{2,}", text.lower()))


def inline_code(page: Page) -> list[Problem]:
    """No style or script inside the HTML: a strict Content-Security-Policy would switch it off."""
    found = []
    for element in page.elements:
        names = [n for n in element.attributes if n == "style" or n.startswith("on")]
        found += [Problem(element.where, f"has the attribute {name}") for name in names]
        data = element.get("type") in DATA_SCRIPTS
        if element.name == "style" or (element.name == "script" and "src" not in element.attributes and not data):
            found.append(Problem(element.where, "code inside the page"))
        if element.get("href", "").lower().startswith("javascript:"):
            found.append(Problem(element.where, "a javascript: address"))
    return found


def kind(page: Page) -> list[Problem]:
    """The body says in data-page what kind of page this is."""
    return [] if page.kind else [Problem("<body>", "has no data-page")]


DOCUMENT_CHECKS = (language, title, inline_code, kind)
