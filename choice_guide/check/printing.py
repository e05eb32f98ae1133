"""Paper: every character that people are to read must be in one of the fonts that brochures are set in."""
from __future__ import annotations

from collections.abc import Iterator

from choice_guide.check.checked import CheckedContent, value
from choice_guide.document import Document, Node
from choice_guide.findings import Finding
from choice_guide.model import Text
from choice_guide.printable import unprintable
from choice_guide.rule import Rule, Weight

MISSING = Rule("character-not-printable", "name: Lindens Omsorg \U0001F33F", "name: Lindens Omsorg", weight=Weight.WARNING, source="R08")
RULES = (MISSING,)


def findings(content: CheckedContent) -> Iterator[Finding]:
    """Texts with a character that no font has: for each text the first such character."""
    single = (document for document in (content.guide, content.areas, content.contracts) if document)
    several = (*content.services.values(), *content.providers.values(), *content.rounds.values())
    for document in (*single, *several):
        for node in _leaves(document.root):
            char = next((char for text in _texts(node) if (char := unprintable(text))), None)
            if char:
                yield content.place(document).problem(MISSING, node, character=char, code=f"U+{ord(char):04X}", whose=_whose(document))


def _leaves(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    children = node.value.values() if isinstance(node.value, dict) else node.value if isinstance(node.value, list) else None
    if children is None:
        yield node
        return
    for child in children:
        yield from _leaves(child)


def _texts(node: Node) -> tuple[str, ...]:
    if isinstance(node.value, Text):
        return tuple(text for _, text in node.value.entries)
    return (node.value,) if isinstance(node.value, str) else ()


def _whose(document: Document) -> str:
    """The name of whose text it is: a provider's, a service's; else the file's."""
    name = value(document.root, "name")
    return name.entries[0][1] if isinstance(name, Text) else name if isinstance(name, str) else document.name
