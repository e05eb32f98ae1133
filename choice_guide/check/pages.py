"""Editorial pages: in a language of the guide, with a heading, in the first language before any other."""
from __future__ import annotations

import re
from collections.abc import Iterator

from choice_guide.check import scalars
from choice_guide.check.characters import character_faults
from choice_guide.check.checked import CheckedContent
from choice_guide.check.leaves import text_languages
from choice_guide.check.markup import html_faults
from choice_guide.rule import Fault, Rule, Weight
from choice_guide.check.scope import Place, suggestion
from choice_guide.document import Document, Mark, Node
from choice_guide.findings import Finding
from choice_guide.model import GUIDE_PAGES

LANGUAGE = Rule("page-language", bad="pages/se/om-siffrorna.md", good="pages/sv/om-siffrorna.md", weight=Weight.WARNING)
FIRST_LANGUAGE = Rule("page-missing-first-language", bad="pages/en/om-siffrorna.md without pages/sv/om-siffrorna.md",
                      good="pages/sv/om-siffrorna.md and pages/en/om-siffrorna.md", weight=Weight.WARNING)
TITLE = Rule("page-without-title", bad="Här står hur du väljer.", good="# Så väljer du\n\nHär står hur du väljer.")
LINK = Rule("page-link-unknown", bad="[så väljer du](page:how-to-chose)", good="[så väljer du](page:how-to-choose)")
RULES = (LANGUAGE, FIRST_LANGUAGE, TITLE, LINK)

HEADING = re.compile(r"\s*# +(?P<title>\S.*)")
GUIDE_LINK = re.compile(r"\]\(\s*<?(?P<kind>page|service|area|provider):(?P<id>[^\s)>#]*)")
TARGET = re.compile(r"<(https?://[^\s<>]+|mailto:[^\s<>]+)>", re.IGNORECASE)


def findings(content: CheckedContent) -> Iterator[Finding]:
    """What is wrong with the pages."""
    for document in content.pages.values():
        if document.root is not None:
            yield from _page(content, document)


def title_of(markdown: str) -> str | None:
    """The text of the heading that a page begins with, or None."""
    found = HEADING.match(markdown)
    return found["title"].strip() if found else None


def page_ids(content: CheckedContent) -> tuple[str, ...]:
    """Ids of every page that a text or a synonym may name."""
    own = {name.partition("/")[2] for name in content.pages}
    return (*GUIDE_PAGES, *sorted(own - set(GUIDE_PAGES)))


def _page(content: CheckedContent, document: Document) -> Iterator[Finding]:
    place, root = content.place(document), document.root
    language, _, name = document.name.partition("/")
    languages = text_languages(content.scope)
    if languages and language not in languages:
        params, details = suggestion(language, languages)
        yield place.problem(LANGUAGE, root, details=details, **params)
    elif languages and f"{languages[0]}/{name}" not in content.pages:
        yield place.problem(FIRST_LANGUAGE, root, language=languages[0], value=f"pages/{languages[0]}/{name}.md")
    if isinstance(slug := scalars.slug(name), Fault):
        yield place.fault(slug, root)
    if title_of(root.value) is None:
        yield place.problem(TITLE, root, value=root.value.strip().partition("\n")[0])
    yield from _text(root, place)
    yield from _links(content, root, place)


def _links(content: CheckedContent, root: Node, place: Place) -> Iterator[Finding]:
    """Links to pages, services, areas and providers that the guide does not have."""
    for number, line in enumerate(root.value.split("\n"), 1):
        for link in GUIDE_LINK.finditer(line):
            known = _known(content, link["kind"])
            if known is not None and link["id"] not in known:
                params, details = suggestion(f"{link['kind']}:{link['id']}", [f"{link['kind']}:{id_}" for id_ in known])
                yield place.problem(LINK, root, mark=Mark(root.mark.file, number, link.start() + 1), details=details, **params)


def _known(content: CheckedContent, kind: str) -> tuple[str, ...] | None:
    if kind == "page":
        return page_ids(content)
    return registered(content) if kind == "provider" else content.scope.known.get(kind)


def registered(content: CheckedContent) -> tuple[str, ...] | None:
    """Ids of the providers in the register of contracts, which alone decides who has a page; None where it cannot be read."""
    if content.contracts is None or content.contracts.root is None:
        return None
    return tuple(sorted({row.get("provider").value for row in content.contracts.root.elements() if row.get("provider")}))


def _text(root: Node, place: Place) -> Iterator[Finding]:
    """Findings for each line, so that they can say where; addresses in angle brackets are Markdown, not HTML."""
    for number, line in enumerate(root.value.split("\n"), 1):
        for fault in (*character_faults(line), *html_faults(TARGET.sub("", line))):
            yield place.problem(fault.rule, root, mark=Mark(root.mark.file, number), details=fault.details, **fault.params)
