"""The built site as it lies on disk: every page, its elements, and where its links lead."""

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True)
class Element:
    """A start tag: name, attributes (an attribute without value is ""), line, the tags around it, text inside it."""

    name: str
    attributes: dict
    line: int
    ancestors: tuple
    pieces: list = field(default_factory=list, compare=False)

    def get(self, attribute, default=None):
        return self.attributes.get(attribute, default)

    @property
    def text(self):
        return " ".join("".join(self.pieces).split())

    @property
    def where(self):
        """The element as a person would look for it in the file."""
        marks = "".join(f' {k}="{v[:60]}"' for k, v in self.attributes.items() if k in ("id", "class", "href", "src"))
        return f"<{self.name}{marks}>"


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.elements, self.open = [], []

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        element = Element(tag, given, self.getpos()[0], tuple(e.name for e in self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        names = [e.name for e in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data):
        for element in self.open:
            element.pieces.append(data)


def read_elements(html: str) -> list[Element]:
    """Every start tag of a document, in order. Valid HTML is expected; the Nu checker proves that elsewhere."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.elements


@dataclass(frozen=True)
class Page:
    """One HTML file of the site; `address` is its path in the site with / between folders."""

    site: Path
    address: str

    @cached_property
    def elements(self):
        return read_elements((self.site / self.address).read_text("utf-8"))

    @cached_property
    def ids(self):
        return {e.get("id") for e in self.elements if "id" in e.attributes}

    @cached_property
    def url_path(self):
        """The address as a visitor sees it: a folder's index.html is the folder."""
        return re.sub(r"(^|/)index\.html$", r"\1", self.address)

    def first(self, name):
        """The first element of that name, or None."""
        return next((e for e in self.elements if e.name == name), None)

    @property
    def kind(self):
        """What the body calls the page in data-page; "" when it does not."""
        body = self.first("body")
        return body.get("data-page", "") if body else ""

    @property
    def language(self):
        html = self.first("html")
        return html.get("lang", "") if html else ""

    @property
    def title(self):
        return next((e.text for e in self.elements if e.name == "title" and "head" in e.ancestors), "")


@dataclass(frozen=True)
class Site:
    """A folder with a built site, and the path under which it is served (such as "/valguide/")."""

    folder: Path
    base: str = "/"

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every *.html file, in the order of addresses."""
        files = sorted(self.folder.rglob("*.html"))
        return tuple(Page(self.folder, file.relative_to(self.folder).as_posix()) for file in files)

    @cached_property
    def page_at(self):
        return {page.address: page for page in self.pages}

    @cached_property
    def files(self):
        return {f.relative_to(self.folder).as_posix() for f in self.folder.rglob("*") if f.is_file()}

    @cached_property
    def home(self):
        """The site's absolute address, from the canonical link of its first page; "" when there is none."""
        start = self.page_at.get("index.html")
        links = start.elements if start else ()
        return next((e.get("href", "") for e in links if e.name == "link" and e.get("rel") == "canonical"), "")

    def target(self, page: Page, href: str):
        """Where a link of a page leads inside the site: (address, fragment); None for the world outside."""
        if self.home and href.startswith(self.home):
            return self._folder_or_file(href[len(self.home) :])
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if path.startswith(self.base):
            return self._folder_or_file(path[len(self.base) :], parts.fragment)
        return self._folder_or_file(_join(page.address, path), unquote(parts.fragment))

    def _folder_or_file(self, path, fragment=""):
        """A folder stands for the index.html in it, as hosts have it."""
        path, _, own = path.partition("#")
        folder = path == "" or path.endswith("/")
        return path + "index.html" * folder, fragment or own


def _join(address, path):
    """A relative path seen from a page's address. A path that climbs out of the site keeps its dots; one from / its slash."""
    if not path:
        return address
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(address), path))
    if joined == ".":
        return ""
    folder = path.rsplit("/", 1)[-1] in ("", ".", "..")
    return joined + "/" * folder
