"""Ids and names: an id is the file's name and stands once; two services must not share a name."""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from choice_guide.check.checked import CheckedContent, elements, value
from choice_guide.check import scalars
from choice_guide.rule import Fault, Rule, Weight
from choice_guide.document import Document, Node
from choice_guide.findings import Finding
from choice_guide.model import Text

NOT_FILE_NAME = Rule("id-not-file-name", bad="# providers/lindens-omsorg.yaml\nid: linden", good="# providers/lindens-omsorg.yaml\nid: lindens-omsorg")
DUPLICATE_ID = Rule("duplicate-id", bad="areas:\n  - {id: norr, name: Norr}\n  - {id: norr, name: Söder}",
                    good="areas:\n  - {id: norr, name: Norr}\n  - {id: soder, name: Söder}")
SAME_SERVICE_NAME = Rule("same-service-name", bad="# services/hemhjalp.yaml and services/hemtjanst.yaml\nname: {sv: Hemtjänst}",
                         good="# services/hemhjalp.yaml\nname: {sv: Hemhjälp}")
SAME_PROVIDER_NAME = Rule("same-provider-name", bad="# two providers\nname: Lindens Omsorg", good="name: Lindens Omsorg i Sjövik",
                          weight=Weight.WARNING)
RULES = (NOT_FILE_NAME, DUPLICATE_ID, SAME_SERVICE_NAME, SAME_PROVIDER_NAME)

# kind of document (or name of vocabulary) -> lists whose elements must differ: path to the list, the field that identifies.
UNIQUE = {
    "guide": ((("municipalities",), "id"),),
    "areas": ((("areas",), "id"),),
    "languages": ((("languages",), "code"), (("communication",), "id")),
    "specialisms": ((("specialisms",), "id"),),
    "service": ((("parts",), "id"), (("levels",), "id"), (("facts",), "id")),
    "survey-round": ((("questions",), "id"),),
}
# The same for lists within the elements of a list.
UNIQUE_WITHIN = {"service": ("facts", "options"), "survey-round": ("questions", "answers")}


def findings(content: CheckedContent) -> Iterator[Finding]:
    """What is wrong with ids and names."""
    for documents in (content.services, content.providers, content.rounds):
        for document in documents.values():
            yield from _file_name(content, document)
    singles = [document for document in (content.guide, content.areas) if document]
    for document in [*singles, *content.vocabulary.values(), *content.services.values(), *content.rounds.values()]:
        yield from _duplicates(content, document)
    yield from _same_names(content, content.services, SAME_SERVICE_NAME)
    yield from _same_names(content, content.providers, SAME_PROVIDER_NAME)


def _file_name(content: CheckedContent, document: Document) -> Iterator[Finding]:
    node = document.root.get("id") if document.root else None
    if node and node.value != document.name:
        valid = not isinstance(scalars.slug(document.name), Fault)
        yield content.place(document).problem(NOT_FILE_NAME, node, value=node.value, name=document.name, renamed=_renamed(document, node.value),
                                              details={"hint": "hint.id-or-rename" if valid else "hint.rename"})


def _renamed(document: Document, id_: str) -> str:
    """The path that the document would have with this id."""
    folder, _, rest = document.file.partition("/")
    return f"{folder}/{id_}{rest.removeprefix(document.name)}"


def _duplicates(content: CheckedContent, document: Document) -> Iterator[Finding]:
    key = document.name if document.kind == "vocabulary" else document.kind
    for path, field in UNIQUE.get(key, ()):
        yield from _twice(content, document, elements(document.root, *path), field)
    outer, inner = UNIQUE_WITHIN.get(key, ("", ""))
    for element in elements(document.root, outer):
        yield from _twice(content, document, elements(element, inner), "id")


def _twice(content: CheckedContent, document: Document, listed: Iterator[Node], field: str) -> Iterator[Finding]:
    first: dict[object, Node] = {}
    for element in listed:
        node = element.value[field]
        if node.value in first:
            yield content.place(document).problem(DUPLICATE_ID, node, element.path, value=node.value, first=first[node.value].mark.line)
        first.setdefault(node.value, node)


def _same_names(content: CheckedContent, documents: Mapping[str, Document], rule: Rule) -> Iterator[Finding]:
    first: dict[str, Document] = {}
    for _, document in sorted(documents.items()):
        name = _spoken(value(document.root, "name"))
        other = first.get(name.casefold())
        if other is not None:
            yield content.place(document).problem(rule, document.root.get("name"), value=name, other=other.file)
        elif name:
            first[name.casefold()] = document


def _spoken(name: object) -> str:
    """A name as one hears it, in the guide's first language."""
    text = name.entries[0][1] if isinstance(name, Text) else str(name or "")
    return " ".join(text.split())
