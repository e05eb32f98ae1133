"""A rendered page -> the same page for a file system: links that end in index.html, one classic script, nothing that needs a host.

Rewriting what was rendered, rather than rendering again, keeps the two alike. The pages are of our own making: attributes stand
in double quotes, and a form holds no other form.
"""
from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass

from choice_guide.derive.addresses import relative

#: Templates put what needs a host (and is missing from a USB stick) between these.
_HOSTED = re.compile(r"<!--host-->.*?<!--/host-->\n?", re.S)
#: The forms that Pagefind answers.
_SEARCH = re.compile(r"""<form\b[^>]*\brole="search"[^>]*>.*?</form>\n?""", re.S)
_LINK = re.compile(r"""(<[^>]*?\s(?:href|action)=")([^"?#]*)([^"]*")""")
#: The same inside a JSON text: the quotes are escaped.
_LINK_IN_JSON = re.compile(r"""(\s(?:href|action)=\\")([^"\\?#]*)""")
_SCRIPT = re.compile(r"""<script\b([^>]*)></script>\n?""")
_SOURCE = re.compile(r"""\bsrc="([^"]+)\"""")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.I)


@dataclass(frozen=True, slots=True)
class PageScript:
    """A script that a page asks for, by its path below the guide's root."""

    path: str
    module: bool


def hosted_removed(html: str) -> str:
    """The page without what only works on a host: what templates mark so, and the search forms."""
    return _SEARCH.sub("", _HOSTED.sub("", html))


def scripts_of(html: str, page: str) -> tuple[PageScript, ...]:
    """The scripts of the page at path `page` ("a/index.html"), in their order."""
    found = ((match[1], _SOURCE.search(match[1])) for match in _SCRIPT.finditer(html))
    return tuple(PageScript(_below_root(page, source[1]), 'type="module"' in attributes) for attributes, source in found if source)


def local_page(html: str, page: str, script: str, names: Callable[[str], str]) -> str:
    """The page at path `page` as it lies on a USB stick, with `script` (a path below the root) in the place of its own.

    `names`: a script's path below the root -> what `script` calls it.
    """
    html = hosted_removed(html)
    wanted = " ".join(names(found.path) for found in scripts_of(html, page))
    tag = f'<script defer src="{relative(page, script)}" data-run="{wanted}"></script>\n'
    return _LINK.sub(lambda match: f"{match[1]}{to_file(match[2])}{match[3]}", _SCRIPT.sub("", html).replace("</head>", f"{tag}</head>", 1))


def local_json(text: str) -> str:
    """JSON whose texts hold HTML, with links that end in index.html there."""
    return _LINK_IN_JSON.sub(lambda match: f"{match[1]}{to_file(match[2])}", text)


def to_file(path: str) -> str:
    """The path of a link, as a file system needs it: a folder of the guide becomes the index.html in it.

    >>> to_file("../norr/"), to_file(".."), to_file("a.pdf"), to_file(""), to_file("https://example.org/")
    ('../norr/index.html', '../index.html', 'a.pdf', '', 'https://example.org/')
    """
    if not path or _ELSEWHERE.match(path) or path.rsplit("/", 1)[-1] not in ("", ".", ".."):
        return path
    return f"{path.removesuffix('/')}/index.html"


def _below_root(page: str, source: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), source))
