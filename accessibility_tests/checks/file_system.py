"""A page opened from the file system, as from a memory stick: it has its style, and its links lead to pages, not to folders."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from accessibility_tests.checks.links import NOT_FOUND
from accessibility_tests.report import Problem


def from_file_system(view, page) -> list[Problem]:
    """Links and forms that lead to no file; styles, fonts and pictures that do not load.

    Browsers load no script modules from files, and the page needs none. The not-found page belongs to a server and is left out.
    """
    if page.kind == NOT_FOUND:
        return []
    view.events.clear()
    view.page.goto((page.site / page.address).as_uri(), wait_until="load")
    lost = [Problem(link["where"], f"opened as a file, leads to {link['to']}") for link in view.ask("addresses.js") if not _works(link["to"])]
    return lost + [event for event in view.events if event.where == "request" and not event.what.endswith((".js", ".mjs"))]


def _works(address):
    parts = urlsplit(address)
    return parts.scheme != "file" or Path(unquote(parts.path)).is_file()
