"""Checks a guide's documents: first each value by the contract, then what the documents say to each other."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from choice_guide.check import (areas, contracts, ids, pages, photo_use, printing, profiles, services, statement, survey_questions, survey_sums,
                                surveys, synonyms, theme)
from choice_guide.check.checked import CheckedContent
from choice_guide.check.contract.contracts import ROW
from choice_guide.check.contract.guide import AREAS, GUIDE, VOCABULARIES
from choice_guide.check.contract.provider import PROVIDER
from choice_guide.check.contract.service import SERVICE
from choice_guide.check.contract.survey import POOLED, RESULT, ROUND, TOTAL
from choice_guide.check.facts import service_words
from choice_guide.check.fields import Kind, Raw
from choice_guide.check.pruning import pruned
from choice_guide.check.references import known_things
from choice_guide.check.scope import Place, Scope
from choice_guide.document import Document, Node
from choice_guide.findings import Finding

# What the documents say to each other, one topic each.
TOPICS: tuple[Callable[[CheckedContent], Iterator[Finding]], ...] = (
    ids.findings, areas.findings, services.findings, contracts.findings, profiles.findings, photo_use.findings, synonyms.findings,
    pages.findings, surveys.findings, survey_sums.findings, survey_questions.findings, theme.findings, statement.findings, printing.findings)

CONTRACT: Mapping[str, Kind] = {"guide": GUIDE, "areas": AREAS, "service": SERVICE, "provider": PROVIDER, "survey-round": ROUND}
ROWS: Mapping[str, Kind] = {"contracts": ROW, "survey-results": RESULT, "survey-totals": TOTAL, "survey-pooled": POOLED}
MAPPINGS = {"service": "services", "provider": "providers", "vocabulary": "vocabulary", "survey-round": "rounds",
            "survey-results": "results", "survey-totals": "totals", "survey-pooled": "pooled", "page": "pages"}


def check(documents: tuple[Document, ...], today: date, content: Path) -> tuple[CheckedContent, tuple[Finding, ...]]:
    """The documents with typed trees, and everything that is wrong with what they say.

    `today` is the guide's date; `content` the folder in which photos are looked up. Values of profiles with errors are left out.
    """
    documents = tuple(sorted(documents, key=lambda document: document.file))
    scope, findings = _scope(documents, today)
    typed: list[Document] = []
    incomplete: set[str] = set()
    for document in documents:
        checked, found = typed_document(document, scope)
        typed.append(checked)
        if found or document.root is None or not _is_whole(document.root):
            incomplete.add(document.file)
        findings += found if document.kind != "guide" else []
    whole = replace(_sorted_content(typed, scope, content), incomplete=frozenset(incomplete))
    for topic in TOPICS:
        findings += topic(whole)
    providers = {name: pruned(document, findings) for name, document in whole.providers.items()}
    return replace(whole, providers=providers), tuple(findings)


def typed_document(document: Document, scope: Scope) -> tuple[Document, list[Finding]]:
    """A document with a typed tree, and what is wrong with its values."""
    if document.root is None or document.kind == "page":
        return document, []
    place = Place(document, scope)
    if document.kind in ROWS:
        root, findings = _table(document.root, ROWS[document.kind], place)
    else:
        root, findings = _run(_kind(document), document.root, place)
    return replace(document, root=root), findings


def _scope(documents: tuple[Document, ...], today: date) -> tuple[Scope, list[Finding]]:
    """The scope, and the findings of guide.yaml: its country and languages decide how the rest is read."""
    bare = Scope(today, known=known_things(documents))
    guide = next((document for document in documents if document.kind == "guide"), None)
    words = {document.name: service_words(document.root) for document in documents if document.kind == "service" and document.root}
    if guide is None or guide.root is None:
        return replace(bare, services=words), []
    first = typed_document(guide, bare)[0].root
    country, languages = (first.get("country"), first.get("languages")) if first else (None, None)
    scope = replace(bare, services=words, country=country.value if country else "SE",
                    languages=_languages(guide.root.get("languages"), languages))
    return scope, typed_document(guide, scope)[1]


def _languages(written: Node | None, typed: Node | None) -> tuple[str, ...]:
    """The guide's languages; none where one of them is faulty, so that nothing is said of texts in it."""
    if written is None or typed is None or len(list(written.elements())) != len(list(typed.elements())):
        return ()
    return tuple(node.value for node in typed.elements())


def _kind(document: Document) -> Kind:
    if document.kind == "vocabulary":
        return VOCABULARIES.get(document.name, Raw())
    return CONTRACT[document.kind]


def _is_whole(node: Node) -> bool:
    """Whether all of a tree could be read."""
    children = node.value.values() if isinstance(node.value, dict) else node.elements()
    return node.value is not None and all(_is_whole(child) for child in children)


def _table(root: Node, kind: Kind, place: Place) -> tuple[Node, list[Finding]]:
    rows: list[Node] = []
    findings: list[Finding] = []
    for row in root.elements():
        typed, found = _run(kind, row, place)
        rows += [typed] if typed else []
        findings += found
    return replace(root, value=rows), findings


def _run(kind: Kind, node: Node, place: Place) -> tuple[Node | None, list[Finding]]:
    """Drives a check to its end."""
    findings: list[Finding] = []
    checking = kind.typed(node, place)
    while True:
        try:
            findings.append(next(checking))
        except StopIteration as end:
            return end.value, findings


def _sorted_content(documents: list[Document], scope: Scope, content: Path) -> CheckedContent:
    single: dict[str, Document] = {document.kind: document for document in documents if document.kind not in MAPPINGS}
    several: dict[str, dict[str, Document]] = {field: {} for field in MAPPINGS.values()}
    for document in documents:
        if document.kind in MAPPINGS:
            several[MAPPINGS[document.kind]][document.name] = document
    return CheckedContent(scope, content, single.get("guide"), single.get("areas"), single.get("contracts"), **several)
