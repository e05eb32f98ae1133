"""Rules about what the audit of protected survey results came to (choice_guide.audit): hidden results that can be reckoned all the same."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from choice_guide.document import Document, Node
from choice_guide.findings import Finding
from choice_guide.rule import Rule, Weight, finding

NARROW = Rule("survey-hidden-can-be-reckoned", bad="# results.csv\nlindens-omsorg,,bemotande,,,,,yes\n# totals.csv: all together, and every other provider is shown",
              good="# results.csv\nlindens-omsorg,,bemotande,,,,,yes\nekens-omsorg,,bemotande,,,,,yes", source="domain.md B2.6")
BY_OTHERS = Rule("survey-given-away-by-others", bad="{name: {sv: Kolada}, members: [lindens-omsorg], question: bemotande, answered: 7, positive: 6}",
                 good="{name: {sv: Kolada}, members: all, question: bemotande, answered: 300, positive: 270}", weight=Weight.WARNING, source="domain.md B2.6")
UNKNOWN_TOTAL = Rule("survey-elsewhere-without-number", bad="{name: {sv: Kolada}, members: all, question: bemotande}",
                     good="{name: {sv: Kolada}, members: all, question: bemotande, answered: 300, positive: 270}", weight=Weight.WARNING,
                     source="domain.md B2.6")
CONTRADICTION = Rule("survey-sums-contradict", bad="# totals.csv\nbemotande,270,300,\n# round.yaml\n{name: {sv: Kolada}, members: all, question: bemotande, answered: 290, positive: 280}",
                     good="{name: {sv: Kolada}, members: all, question: bemotande, answered: 300, positive: 270}", source="domain.md B2.6")
RULES = (NARROW, BY_OTHERS, UNKNOWN_TOTAL, CONTRADICTION)


def audit_findings(documents: tuple[Document, ...], cells: Iterable[tuple[str, str, str]], totals: Iterable[tuple[str, str]],
                   contradicting: Iterable[tuple[str, str]], others: Iterable[tuple[str, str, str]]) -> tuple[Finding, ...]:
    """What the audit found, said where it can be mended. No number that is hidden is said.

    `cells`: hidden cells that what is published gives away, as (round, offer id, question id); `totals`: totals published
    elsewhere whose numbers the audit needs, and `contradicting`: sums that cannot be, as (round, question id); `others`: as
    `cells`, but given away by what others publish alone.
    """
    return (*_reckonable(documents, cells, NARROW), *_reckonable(documents, others, BY_OTHERS), *_unknown_totals(documents, totals), *_contradictions(documents, contradicting))


def _reckonable(documents: Iterable[Document], cells: Iterable[tuple[str, str, str]], rule: Rule) -> Iterator[Finding]:
    files = {document.name: document for document in documents if document.kind == "survey-results"}
    for round_id, offer, question in cells:
        document = files[round_id]
        yield finding(rule, document, _row(document, offer, question), field="hidden", value=offer, question=question)


def _unknown_totals(documents: Iterable[Document], totals: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    files = {document.name: document for document in documents if document.kind == "survey-round"}
    for round_id, question in totals:
        written = files[round_id].root.get("published_elsewhere")
        node = next((one for one in written.elements() if _text(one, "question") == question), written)
        yield finding(UNKNOWN_TOTAL, files[round_id], node, field="published_elsewhere", value=question)


def _contradictions(documents: Iterable[Document], sums: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    files = {document.name: document for document in documents if document.kind == "survey-round"}
    for round_id, question in sums:
        yield finding(CONTRADICTION, files[round_id], files[round_id].root.get("questions"), field="published_elsewhere", value=question)


def _row(document: Document, offer: str, question: str) -> Node:
    """The cell's row; `offer` is provider/service or provider/service/unit."""
    provider, _, unit = (*offer.split("/"), "")[:3]
    return next(row for row in document.root.elements()
                if (_text(row, "provider"), _text(row, "unit"), _text(row, "question")) == (provider, unit, question))


def _text(row: Node, name: str) -> str:
    node = row.get(name)
    return str(node.value or "").strip() if node else ""
