"""Editorial pages: in a language of the guide, with a heading, in the first language before any other."""
from __future__ import annotations

import re
from collections.abc import Iterator

from choice_guide.check import scalars
from choice_guide.check.characters import character_faults
from choice_guide.check.checked import CheckedContent
from choice_guide.check.contracts import published_providers
from choice_guide.check.markup import html_faults
from choice_guide.rule import Fault, Rule, Weight
from choice_guide.check.scope import Place, did_you_mean, suggestion
from choice_guide.document import Document, Mark, Node
from choice_guide.findings import Finding
from choice_guide.model import GUIDE_PAGES

LANGUAGE = Rule("page-language", bad="pages/se/om-siffrorna.md", good="pages/sv/om-siffrorna.md", weight=Weight.WARNING)
FIRST_LANGUAGE = Rule("page-missing-first-language", bad="pages/en/om-siffrorna.md without pages/sv/om-siffrorna.md",
                      good="pages/sv/om-siffrorna.md and pages/en/om-siffrorna.md", weight=Weight.WARNING)
TITLE = Rule("page-without-title", bad="Här står hur du väljer.", good="# Så väljer du\n\nHär står hur du väljer.")
LINK = Rule("page-link-unknown", bad="[så väljer du](page:how-to-chose)", good="[så väljer du](page:how-to-choose)")
ADDRESS = Rule("page-link-address", bad="[så väljer du](how-to-choose.html)", good="[så väljer du](page:how-to-choose)")
RULES = (LANGUAGE, FIRST_LANGUAGE, TITLE, LINK, ADDRESS)

ONLY_IF_WRITTEN = ("glossary",)
HEADING = re.compile(r"\s*# +(?P<title>\S.*)")
# What stands between the parentheses of a link, which may themselves hold a pair; perhaps with a title after it.
INLINE_LINK = re.compile(r"(?<!\\)\]\((?P<inside>(?:[^()\n]|\([^()\n]*\))*)\)")
LINK_TITLE = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*')\s*$")
KINDS = ("page", "service", "area", "provider")
SCHEMES = ("http", "https", "mailto", "tel")
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
    """Ids of every page that a text or a synonym may name: a glossary only where the municipality has written one."""
    languages = content.scope.languages
    own = {page for language, _, page in (name.partition("/") for name in content.pages) if not languages or language in languages}
    fixed = tuple(page for page in GUIDE_PAGES if page not in ONLY_IF_WRITTEN or page in own)
    return (*fixed, *sorted(own - set(GUIDE_PAGES)))


def _page(content: CheckedContent, document: Document) -> Iterator[Finding]:
    place, root = content.place(document), document.root
    language, _, name = document.name.partition("/")
    languages = content.scope.languages
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
    """Links that lead neither to something that the guide has nor to a web address, a mailbox or a telephone."""
    for number, line in enumerate(root.value.split("\n"), 1):
        for link in INLINE_LINK.finditer(line):
            target = LINK_TITLE.sub("", link["inside"]).strip().removeprefix("<").removesuffix(">")
            if problem := _target_problem(content, target):
                rule, params, details = problem
                yield place.problem(rule, root, mark=Mark(root.mark.file, number, link.start() + 1), details=details, **params)


def _target_problem(content: CheckedContent, target: str) -> tuple[Rule, dict[str, str], dict[str, str]] | None:
    """The rule that a link's target breaks, with what its message needs; None where it breaks none."""
    kind, colon, id_ = target.partition("#")[0].partition(":")
    if target.startswith("#") and len(target) > 1 or kind.lower() in SCHEMES and id_.strip("/"):
        return None
    if kind in KINDS and colon:
        known = _known(content, kind)
        return None if known is None or id_ in known else (LINK, *suggestion(f"{kind}:{id_}", [f"{kind}:{known_id}" for known_id in known]))
    if not colon and kind.endswith("/") and _is_address(content, kind):
        return None
    return ADDRESS, {"value": target, "suggestion": _right_way(content, target, kind)}, {}


def _right_way(content: CheckedContent, target: str, path: str) -> str:
    """How the link that was meant is written; some link of the guide where that cannot be told."""
    if target.startswith("//"):
        return f"https:{target}"
    candidates = _targets(content)
    return candidates.get(did_you_mean(path.strip("/").rpartition("/")[2].partition(".")[0], candidates), "page:how-to-choose")


def _targets(content: CheckedContent) -> dict[str, str]:
    """Id -> how a link to it is written."""
    return {id_: f"{kind}:{id_}" for kind in reversed(KINDS) for id_ in _known(content, kind) or ()}


def _is_address(content: CheckedContent, path: str) -> bool:
    """Whether a path below the guide's root is that of a service, a service in an area, or a page of the municipality's own."""
    parts = path.removeprefix("/").removesuffix("/").split("/")
    if parts[0] in content.scope.languages[1:]:
        parts = parts[1:]
    services, areas = content.scope.known.get("service"), content.scope.known.get("area")
    if services is None or areas is None:
        return True
    own = set(page_ids(content)) - set(GUIDE_PAGES)
    if not parts or parts[0] in own:
        return len(parts) < 2
    return parts[0] in services and (len(parts) == 1 or len(parts) == 2 and parts[1] in areas)


def _known(content: CheckedContent, kind: str) -> tuple[str, ...] | None:
    if kind == "page":
        return page_ids(content)
    return published_providers(content) if kind == "provider" else content.scope.known.get(kind)


def _text(root: Node, place: Place) -> Iterator[Finding]:
    """Findings for each line, so that they can say where; addresses in angle brackets are Markdown, not HTML."""
    for number, line in enumerate(root.value.split("\n"), 1):
        for fault in (*character_faults(line), *html_faults(TARGET.sub("", line))):
            yield place.problem(fault.rule, root, mark=Mark(root.mark.file, number), details=fault.details, **fault.params)
