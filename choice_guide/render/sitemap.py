"""robots.txt and sitemap.xml, which need the guide's absolute address."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
LIMIT = 50_000  # sitemaps.org: the most addresses in one file


@dataclass(frozen=True, slots=True)
class Entry:
    """A page and the same page in the guide's languages: (language, address). `listed`: search engines may show it."""

    address: str
    alternates: tuple[tuple[str, str], ...]
    listed: bool = True


def sitemap_files(base: str, entries: Sequence[Entry], limit: int = LIMIT) -> Iterator[tuple[str, str]]:
    """(file name, content) of robots.txt and of the sitemap, in several files where there are more than `limit` pages.

    `base`: the guide's absolute address, with a slash at its end. A robots.txt has effect only at the root of a host.
    """
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"
    parts = [entries[start:start + limit] for start in range(0, len(entries), limit)]
    if len(parts) == 1:
        yield "sitemap.xml", _urls(base, parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts):
        yield name, _urls(base, part)
    index = "".join(f"<sitemap><loc>{escape(base + name)}</loc></sitemap>\n" for name in names)
    yield "sitemap.xml", f'{_HEAD}<sitemapindex xmlns="{_SCHEMA}">\n{index}</sitemapindex>\n'


def _urls(base: str, entries: Sequence[Entry]) -> str:
    body = "".join(_url(base, entry) for entry in entries)
    return f'{_HEAD}<urlset xmlns="{_SCHEMA}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{body}</urlset>\n'


def _url(base: str, entry: Entry) -> str:
    links = "".join(f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(base + address)}/>'
                    for language, address in entry.alternates) if len(entry.alternates) > 1 else ""
    return f"<url><loc>{escape(base + entry.address)}</loc>{links}</url>\n"
