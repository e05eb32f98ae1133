"""Checks of the site as a whole, on disk. Each takes a Site and returns pairs of (page address, Problem)."""

import re
from collections import defaultdict
from urllib.parse import urlsplit

from accessibility_tests.built_site import Site
from accessibility_tests.report import Problem

REFERENCES = (("a", "href"), ("area", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "src"), ("form", "action"))
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
NOT_FOUND = "not-found"


def titles(site: Site) -> list[tuple[str, Problem]]:
    """No two pages of one language have the same title. WCAG 2.4.2."""
    pages = defaultdict(list)
    for page in site.pages:
        pages[page.language, page.title].append(page.address)
    return [
        (same[0], Problem("<title>", f'"{title}" is also the title of {", ".join(same[1:4])}'))
        for (_, title), same in pages.items()
        if len(same) > 1
    ]


def references(site: Site) -> list[tuple[str, Problem]]:
    """Every link, picture, script and form inside the site leads to a file that is there, and every #fragment to an id, unless it holds
    what a script reads (name=value).

    Links are relative, so that the site works under any path and from the file system. Only the page for what is not found
    uses the base path, because it answers at every address.
    """
    return [(page.address, p) for page in site.pages for e in page.elements for p in _references_of(site, page, e)]


def _references_of(site, page, element):
    for name, attribute in REFERENCES:
        address = element.get(attribute)
        if element.name != name or address is None:
            continue
        if problem := _problem_with(site, page, address):
            yield Problem(element.where, problem)
    for candidate in element.get("srcset", "").split(","):
        if candidate.strip() and (problem := _problem_with(site, page, candidate.split()[0])):
            yield Problem(element.where, problem)


def _problem_with(site, page, address):
    target = site.target(page, address)
    if target is None:
        return _problem_outside(address)
    path, fragment = target
    relative = not urlsplit(address).scheme
    if relative and address.startswith("/") and page.kind != NOT_FOUND:
        return f"{address} does not work from the file system: it starts at the root"
    if relative and not address.startswith(("/", "#")) and page.kind == NOT_FOUND:
        return f"{address} is relative, but this page answers at every address"
    if path not in site.files:
        return f"{address} leads to nothing"
    part = fragment.split("&")[0]
    if part and "=" not in part and path in site.page_at and part not in site.page_at[path].ids:
        return f"{address}: the page has no id {part!r}"
    return None


def _problem_outside(address):
    scheme = urlsplit(address).scheme
    return None if scheme in ("http", "https", "mailto", "tel", "data") else f"{address}: what is {scheme or 'this'}?"


def style_references(site: Site) -> list[tuple[str, Problem]]:
    """Every file that a style sheet asks for is there, and lies in the site."""
    found = []
    for sheet in sorted(f for f in site.files if f.endswith(".css")):
        for match in CSS_ADDRESS.finditer((site.folder / sheet).read_text("utf-8")):
            address = match.group(1) or match.group(2)
            folder = (site.folder / sheet).parent
            if not address.startswith(("data:", "#")) and not (folder / address.split("#")[0].split("?")[0]).is_file():
                found.append((sheet, Problem("url()", f"{address} leads to nothing")))
    return found


def languages_of_links(site: Site) -> list[tuple[str, Problem]]:
    """A link that promises a language with hreflang leads to a page in it."""
    found = []
    for page in site.pages:
        for element in (e for e in page.elements if e.get("hreflang") not in (None, "x-default")):
            target = site.target(page, element.get("href", ""))
            there = site.page_at.get(target[0]) if target else None
            if there and there.language != element.get("hreflang"):
                found.append((page.address, Problem(element.where, f"promises {element.get('hreflang')}, leads to {there.language}")))
    return found


def canonical(site: Site) -> list[tuple[str, Problem]]:
    """A page that names its own absolute address names the right one."""
    found = []
    for page in site.pages:
        for element in (e for e in page.elements if e.name == "link" and e.get("rel") == "canonical"):
            if element.get("href") not in (site.home + page.url_path, site.home + page.address):
                found.append((page.address, Problem(element.where, f"is not {site.home}{page.url_path}")))
    return found


def policy_header(site: Site) -> list[tuple[str, Problem]]:
    """_headers sends a Content-Security-Policy that lets in nothing from outside and nothing inline."""
    file = site.folder / "_headers"
    text = file.read_text("utf-8") if file.exists() else ""
    match = re.search(r"^\s+Content-Security-Policy:(.*)$", text, re.MULTILINE | re.IGNORECASE)
    if not match:
        return [("_headers", Problem("Content-Security-Policy", "is missing"))]
    policy = match.group(1)
    loose = [w for w in ("'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*") if w in policy.replace(";", " ").split()]
    missing = [d for d in ("default-src", "base-uri", "form-action") if d not in policy]
    return [("_headers", Problem("Content-Security-Policy", f"has {w}")) for w in loose] + [
        ("_headers", Problem("Content-Security-Policy", f"lacks {d}")) for d in missing
    ]


SITE_CHECKS = (titles, references, style_references, languages_of_links, canonical, policy_header)
