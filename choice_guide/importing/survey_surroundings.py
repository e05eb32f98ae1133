"""What lies around the folder that an import writes: the guide with its threshold and register, and the place of raw counts."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from choice_guide.assemble.surveys import offers_of
from choice_guide.check import check
from choice_guide.check.checked import CheckedContent, value
from choice_guide.check.contracts import register_rows
from choice_guide.check.surveys import threshold_of
from choice_guide.derive.survey_places import places
from choice_guide.document import Document, Node
from choice_guide.findings import Finding, Severity
from choice_guide.importing.records import ImportStopped, Problem
from choice_guide.model import SURVEY_THRESHOLD
from choice_guide.read import read

GUIDE = "guide.yaml"
SURVEYS = "surveys"
# What a round refers to, and what is published of earlier rounds; profiles say how many places there are.
PROFILE = "provider"
KINDS = frozenset(("guide", "areas", "vocabulary", "service", "contracts", "survey-round", "survey-results", "survey-totals", "survey-pooled",
                   PROFILE))
# Where a mistake leaves nobody knowing which offers there are.
SHARED = frozenset((GUIDE, "areas.yaml", "contracts.csv"))


@dataclass(frozen=True, slots=True)
class Contract:
    """A row of the register; `start` None where it does not tell."""

    provider: str
    name: str
    unit: str
    unit_name: str
    service: str
    start: date | None
    end: date | None

    def during(self, start: date, end: date) -> bool:
        """Whether the contract is in force on any day of the period."""
        return self.start is not None and self.start <= end and (self.end is None or self.end >= start)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`out`: the folder of the round; `content`: the content folder that it lies in; `raw`: where raw counts go.

    `threshold`: the fewest answers that are shown. `contracts`: None where there is no register, or not all of it can be read.
    `published`: the content as it is now; None where no guide is there. `offers_known`: no mistake in it leaves the offers unknown.
    """

    out: Path
    content: Path
    raw: Path
    documents: tuple[Document, ...] = ()
    threshold: int = SURVEY_THRESHOLD
    contracts: tuple[Contract, ...] | None = None
    published: CheckedContent | None = None
    offers_known: bool = False


def look_around(source: Path, out: Path, raw: Path | None, today: date) -> Surroundings:
    """What lies around `out`, which is surveys/<id> in a content folder.

    Raises ImportStopped where it is not, and where a file of raw counts lies, or would lie, in a content folder.
    """
    out = out.resolve()
    if out.parent.name != SURVEYS:
        raise ImportStopped([Problem("survey-out", value=out.as_posix())])
    content = out.parent.parent
    raw = raw.resolve() if raw else content.parent / "raw" / SURVEYS / out.name
    _refuse(source.resolve(), content, raw)
    if not (content / GUIDE).is_file():
        return Surroundings(out, content, raw)
    documents = tuple(document for document in read(content).documents if document.kind in KINDS)
    checked, findings = check(documents, today, content)
    known = checked.register_is_whole and not any(found.severity is Severity.STOP and found.mark.file in SHARED for found in findings)
    others = tuple(document for document in documents if document.kind != PROFILE)
    return Surroundings(out, content, raw, others, threshold_of(checked), _contracts(checked), checked, known)


def places_of(beside: Surroundings, service: str, today: date) -> Mapping[tuple[str, str], int]:
    """(provider, unit) -> how many places or clients the offer's page says there are; nothing where the offers are not known.

    The audit of the build stops what was protected without them, where they matter.
    """
    offers = offers_of(beside.published, service, today) if beside.offers_known else {}
    return {key: number for key, offer in offers.items() if (number := places(offer)) is not None}


def checked_round(node: Node | None, beside: Surroundings, today: date) -> tuple[Node | None, list[Finding]]:
    """The round's typed tree, and what `check` says of it in its place among the content."""
    if node is None or not isinstance(node.value, dict):
        return None, []
    file = f"{SURVEYS}/{beside.out.name}/round.yaml"
    mine = Document("survey-round", beside.out.name, file, node)
    others = tuple(document for document in beside.documents if document.file != file)
    checked, findings = check((*others, mine), today, beside.content)
    return checked.rounds[beside.out.name].root, [finding for finding in findings if finding.mark.file in (file, node.mark.file)]


def _refuse(source: Path, content: Path, raw: Path) -> None:
    problems = []
    if content == source or content in source.parents or _holds_guide(source):
        problems.append(Problem("survey-source-in-content", value=source.name, params={"raw": _advice(content)}))
    if content == raw or content in raw.parents or _holds_guide(raw):
        problems.append(Problem("survey-raw-in-content", params={"raw": _advice(content)}))
    if problems:
        raise ImportStopped(problems)


def _advice(content: Path) -> str:
    return f"{content.parent.name or '.'}/raw/"


def _holds_guide(path: Path) -> bool:
    return any((parent / GUIDE).is_file() for parent in (path, *path.parents))


def _contracts(checked: CheckedContent) -> tuple[Contract, ...] | None:
    if not checked.register_is_whole:
        return None
    rows = register_rows(checked)
    return tuple(Contract(row.key[0], _text(row.node, "name"), row.key[2], _text(row.node, "unit_name"), row.key[1], row.start, row.end)
                 for row in rows)


def _text(node: Node, name: str) -> str:
    return str(value(node, name) or "")
