"""Rules that need the words of the interface: addresses that two pages would share, languages that the interface does not speak."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from choice_guide.document import Document, Node
from choice_guide.findings import Finding
from choice_guide.rule import Rule, finding

TAKEN = Rule("address-taken", bad="id: sok", good="id: sokhjalp", source="DESIGN §4")
NO_WORDS = Rule("language-without-words", bad="languages: [sv, xx]", good="languages: [sv, en]", source="DESIGN §5")
RULES = (TAKEN, NO_WORDS)


def address_collisions(documents: Iterable[Document], clashes: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
    """A finding for each id that would take the address of another page. `clashes`: (kind: service | area | page, id)."""
    documents = tuple(documents)
    return tuple(_collision(documents, kind, id_) for kind, id_ in clashes)


def languages_without_words(documents: Iterable[Document], spoken: frozenset[str]) -> Iterator[Finding]:
    """A finding for each language of the guide that the interface has no catalogue for. `spoken`: languages that have one."""
    guide = next((document for document in documents if document.kind == "guide" and document.root), None)
    written = guide.root.get("languages") if guide else None
    for node in written.elements() if written else ():
        if isinstance(node.value, str) and node.value.strip() not in spoken:
            yield finding(NO_WORDS, guide, node, field="languages", value=node.value, allowed=", ".join(sorted(spoken)))


def _collision(documents: tuple[Document, ...], kind: str, id_: str) -> Finding:
    document = next(d for d in documents if _matches(d, kind, id_))
    return finding(TAKEN, document, _id_node(document, id_), field="id", value=id_)


def _matches(document: Document, kind: str, id_: str) -> bool:
    if kind == "page":
        return document.kind == "page" and document.name.endswith(f"/{id_}")
    return document.kind == {"service": "service", "area": "areas"}[kind] and (kind == "area" or document.name == id_)


def _id_node(document: Document, id_: str) -> Node | None:
    areas = document.root.get("areas") if document.kind == "areas" else None
    for area in areas.elements() if areas else ():
        if (node := area.get("id")) and node.value == id_:
            return node
    return document.root.get("id")
