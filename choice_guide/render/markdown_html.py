"""Markdown to HTML that is safe to print: a small Markdown, with raw HTML as plain text, and behind it a sanitiser's allowlist.

Providers' texts know paragraphs, lists and emphasis; what else Markdown could do stays text. The municipality's pages know
headings and links too.
"""
from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

TEXT_TAGS = frozenset({"p", "ul", "ol", "li", "strong", "em"})
PAGE_TAGS = TEXT_TAGS | {"h2", "h3", "a"}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
#: Parts of Python-Markdown that are left out: (registry, name). Their signs stay as the author wrote them.
_NEVER = (("preprocessors", "html_block"), ("inlinePatterns", "html"), ("inlinePatterns", "entity"), ("inlinePatterns", "backtick"),
          ("inlinePatterns", "image_link"), ("inlinePatterns", "image_reference"), ("inlinePatterns", "short_image_ref"),
          ("inlinePatterns", "reference"), ("inlinePatterns", "short_reference"), ("inlinePatterns", "autolink"),
          ("inlinePatterns", "automail"), ("inlinePatterns", "linebreak"), ("parser.blockprocessors", "code"),
          ("parser.blockprocessors", "quote"), ("parser.blockprocessors", "hr"), ("parser.blockprocessors", "reference"))
_ONLY_PAGES = (("inlinePatterns", "link"), ("parser.blockprocessors", "hashheader"), ("parser.blockprocessors", "setextheader"))


@lru_cache(maxsize=8192)
def text_html(text: str) -> str:
    """A provider's text as HTML of TEXT_TAGS without attributes."""
    return nh3.clean(_text_reader().reset().convert(_readable(text)), tags=set(TEXT_TAGS), attributes={}, link_rel=None)


def page_html(text: str, resolve: Callable[[str], str]) -> str:
    """A page's text as HTML of PAGE_TAGS: headings with ids of their own, links whose targets `resolve` gives.

    `resolve` is given each target as the author wrote it that is no http(s), mailto or tel address, and gives the link,
    or raises ValueError, which is passed on.
    """
    broken: list[ValueError] = []  # the sanitiser swallows what its filter raises

    def attribute(tag: str, name: str, value: str) -> str | None:
        if name != "href" or value.partition(":")[0].lower() in SCHEMES:
            return value if name in ("href", "id") else None
        try:
            return resolve(value)
        except ValueError as error:
            broken.append(error)
            return None

    found = nh3.clean(_page_reader().reset().convert(_readable(text)), tags=set(PAGE_TAGS), attribute_filter=attribute, link_rel=None,
                      attributes={"a": {"href"}, "h2": {"id"}, "h3": {"id"}}, url_schemes=SCHEMES | set(OWN_SCHEMES))
    if broken:
        raise broken[0]
    return found


#: Links to the guide's own pages: page:order, service:<id>, area:<id>, provider:<id>.
OWN_SCHEMES = ("page", "service", "area", "provider")


def plain_words(text: str) -> str:
    """A provider's text without its Markdown, on one line."""
    spaced = re.sub(r"</(p|li)>", " ", text_html(text))
    return " ".join(html.unescape(nh3.clean(spaced, tags=set())).split())


def slug(heading: str) -> str:
    """The id of a heading: lower-case ASCII letters, digits and hyphens."""
    ascii_only = unicodedata.normalize("NFKD", heading.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "x"


class _Headings(Treeprocessor):
    """Headings are h2 or h3 (the page has its own h1), each with an id that no other has."""

    def run(self, root: Element) -> None:
        taken: set[str] = set()
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag):
                element.tag = "h2" if element.tag in ("h1", "h2") else "h3"
                element.set("id", _free(f"text-{slug(''.join(element.itertext()))}", taken))


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name


@lru_cache(maxsize=1)
def _text_reader() -> Markdown:
    return _without(Markdown(extensions=["sane_lists"]), (*_NEVER, *_ONLY_PAGES))


@lru_cache(maxsize=1)
def _page_reader() -> Markdown:
    reader = _without(Markdown(extensions=["sane_lists"]), _NEVER)
    reader.treeprocessors.register(_Headings(reader), "headings", 1)
    return reader


def _without(reader: Markdown, parts: tuple[tuple[str, str], ...]) -> Markdown:
    for path, name in parts:
        registry = reader
        for step in path.split("."):
            registry = getattr(registry, step)
        registry.deregister(name)
    return reader


def _readable(text: str) -> str:
    """The text for Python-Markdown: entities are plain text, "1)" counts like "1.", a list may follow its sentence directly,
    and the two control characters that the library uses as marks of its own are gone."""
    plain = text.replace("\u0002", "").replace("\u0003", "").replace("\r\n", "\n").replace("&", "&amp;")
    return _LIST_AFTER_SENTENCE.sub(r"\1\n\n", _BRACKETED_NUMBER.sub(r"\1. ", plain))


_BRACKETED_NUMBER = re.compile(r"^([ ]*\d{1,2})\)[ ]", re.MULTILINE)
_LIST_AFTER_SENTENCE = re.compile(r"^(?!\s|(?:[-*+]|\d{1,2}\.)\s)(.+)\n(?=(?:[-*+]|\d{1,2}\.) )", re.MULTILINE)
