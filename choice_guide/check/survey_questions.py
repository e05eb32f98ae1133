"""The questions of a service over its rounds: which round asks each last, whether lists have room for them, and whether they stay the same."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from choice_guide.check.checked import CheckedContent, elements, listed, rows, value
from choice_guide.document import Document, Node
from choice_guide.findings import Finding
from choice_guide.model import MOST_COLUMNS, MOST_SURVEY_COLUMNS, SURVEY_COLUMN, Answer, Question, list_columns
from choice_guide.rule import Rule, Weight

NO_ROOM = Rule("headline-without-room", bad="headline: yes\n# services/hemtjanst.yaml\ncomparison: [availability, hours, languages, specialisms, parts, levels]",
               good="headline: yes\n# services/hemtjanst.yaml\ncomparison: [availability, hours, languages, specialisms, parts, survey:bemotande]",
               weight=Weight.WARNING, source="display_rules.md R1")
CHANGED = Rule("survey-question-changed", bad="# surveys/hemtjanst-2026/round.yaml\nseries_break: no\nquestions: [{id: bemotande, text: {sv: …}}]   # another text than in 2025",
               good="series_break: yes", weight=Weight.WARNING, source="domain.md B2.7")
RULES = (NO_ROOM, CHANGED)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as a round puts it."""

    document: Document
    node: Node
    question: Question


def findings(content: CheckedContent) -> Iterator[Finding]:
    """Headline questions without room on the lists of their service, and questions that changed without a word about it."""
    for service in content.services:
        rounds = [document for document in content.rounds.values() if _usable(content, document) and value(document.root, "service") == service]
        rounds.sort(key=lambda document: (value(document.root, "period", "to"), document.name))
        yield from _without_room(content, service, rounds)
        yield from _changed(content, rounds)


def question_of(node: Node) -> Question:
    """A question from its checked tree."""
    answers = list(elements(node, "answers"))
    excluded = tuple(value(a, "id") for a in answers if value(a, "excluded"))
    positive = tuple(value(a, "id") for a in answers if value(a, "positive") and value(a, "id") not in excluded)
    return Question(value(node, "id"), value(node, "text"), positive, excluded, tuple(value(a, "id") for a in answers),
                    bool(value(node, "headline")), value(node, "short"), value(node, "statement"), _scale(answers))


def _scale(answers: list[Node]) -> tuple[Answer, ...]:
    """The answers in words; none where one of them has no words."""
    if not all(value(answer, "name") for answer in answers):
        return ()
    return tuple(Answer(value(answer, "id"), value(answer, "name"), value(answer, "picture")) for answer in answers)


def _usable(content: CheckedContent, document: Document) -> bool:
    """Whether everything of the round could be read, so that nothing is said that a mistake in it explains."""
    return document.root is not None and document.file not in content.incomplete


def _asked(document: Document) -> Iterator[_Asked]:
    return (_Asked(document, node, question_of(node)) for node in elements(document.root, "questions"))


def _without_room(content: CheckedContent, service: str, rounds: list[Document]) -> Iterator[Finding]:
    named = tuple(map(str, listed(content.services[service].root, "comparison")))
    if len(named) > MOST_COLUMNS or sum(id_.startswith(SURVEY_COLUMN) for id_ in named) > MOST_SURVEY_COLUMNS:
        return
    latest = _latest(content, rounds)
    headlines = [id_ for id_, asked in latest.items() if asked.question.headline]
    for id_ in list_columns(named, headlines)[1]:
        asked = latest[id_]
        yield content.place(asked.document).problem(NO_ROOM, asked.node.get("headline"), value=id_, service=service, most=MOST_COLUMNS,
                                                    questions=MOST_SURVEY_COLUMNS)


def _latest(content: CheckedContent, rounds: list[Document]) -> dict[str, _Asked]:
    """Question id -> the question in the latest round that has results for it, as the pages show it (derive.survey)."""
    found: dict[str, _Asked] = {}
    for document in reversed(rounds):
        answered = {value(row, "question") for row in rows(content.results.get(document.name))}
        if value(document.root, "period", "from") <= content.today:
            found |= {asked.question.id: asked for asked in _asked(document) if asked.question.id in answered and asked.question.id not in found}
    return found


def _changed(content: CheckedContent, rounds: list[Document]) -> Iterator[Finding]:
    """`rounds`: the oldest first. A break anywhere between two rounds that ask the question is a word about it."""
    before: dict[str, _Asked] = {}
    for document in rounds:
        if value(document.root, "series_break"):
            before = {}
        for asked in _asked(document):
            earlier = before.get(asked.question.id)
            if earlier and not asked.question.same_as(earlier.question):
                yield content.place(document).problem(CHANGED, asked.node, value=asked.question.id, earlier=earlier.document.name)
        before |= {asked.question.id: asked for asked in _asked(document)}
