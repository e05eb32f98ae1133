"""What is already published of an earlier round: which results are hidden, and every total over them."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from choice_guide.check.checked import CheckedContent, elements, listed, rows, value
from choice_guide.document import Node
from choice_guide.importing.survey_people import Asked
from choice_guide.importing.survey_plan import Elsewhere, Offer
from choice_guide.importing.survey_results import Result
from choice_guide.model import Text

Cell = tuple[Offer, str]  # offer, question


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier round: its raw results and numbers asked; what is hidden of them; the questions with a total of all; the totals
    of others; and what its own pooling publishes: cell -> (positive, answered)."""

    results: tuple[Result, ...]
    asked: Mapping[Offer, Asked]
    hidden: frozenset[Cell]
    together: frozenset[str]
    elsewhere: tuple[Elsewhere, ...]
    pooled: Mapping[Cell, tuple[int, int]]


def earlier_round(content: CheckedContent, id_: str, results: tuple[Result, ...], asked: Mapping[Offer, Asked]) -> Earlier:
    """The round as the content publishes it, beside its raw counts."""
    hidden = frozenset(_cell(row) for row in rows(content.results.get(id_)) if value(row, "hidden"))
    together = frozenset(str(value(row, "question")) for row in rows(content.totals.get(id_)) if not value(row, "hidden"))
    pooled = {_cell(row): (value(row, "positive"), value(row, "answered")) for row in rows(content.pooled.get(id_))}
    return Earlier(results, asked, hidden, together, elsewhere_of(content.rounds[id_].root), pooled)


def elsewhere_of(survey: Node) -> tuple[Elsewhere, ...]:
    """The totals that others publish of a round."""
    return tuple(_elsewhere(node) for node in elements(survey, "published_elsewhere"))


def _elsewhere(node: Node) -> Elsewhere:
    name, members = value(node, "name"), value(node, "members")
    return Elsewhere(name.entries[0][1] if isinstance(name, Text) else str(name), str(value(node, "question")),
                     None if members == "all" else frozenset(map(str, listed(node, "members"))))


def _cell(row: Node) -> Cell:
    return (str(value(row, "provider")), str(value(row, "unit") or "")), str(value(row, "question"))
