"""What the parts of a survey mapping say to each other: every number has what it takes to be understood."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from choice_guide.check.checked import elements, value
from choice_guide.check.fields import MISSING_VALUE
from choice_guide.check.scope import Place, suggestion
from choice_guide.check.surveys import ANSWER, QUESTION
from choice_guide.document import Node
from choice_guide.importing.records import Problem

_KINDS = ("count", "percent", "counts", "percents")


def contradictions(typed: Node, survey: Node, place: Place) -> list[Problem]:
    """What is wrong with the mapping as a whole; `survey` is its round."""
    questions = elements(survey, "questions")
    answers = {str(value(node, "id")): [str(value(answer, "id")) for answer in elements(node, "answers")] for node in questions}
    return [*_sources(typed), *_ids(typed, answers, place), *_numbers(typed, survey, place), *_base(typed, place), *_people(typed, survey)]


def _sources(typed: Node) -> Iterator[Problem]:
    for key in ("provider", "unit", "question", "answer"):
        node = typed.get(key)
        if node is not None and sum(bool(value(node, kind)) for kind in ("column", "sheet", "constant")) != 1:
            yield _problem("survey-source", node, key=key)
        template = value(node, "template") if node else None
        if template is not None and str(template).count("{}") != 1:
            yield _problem("survey-template", node.get("template"), key=key)


def _ids(typed: Node, answers: dict[str, list[str]], place: Place) -> Iterator[Problem]:
    """Ids that the round does not have."""
    every_answer = [answer for of_question in answers.values() for answer in of_question]
    for key, known, rule in (("question", list(answers), QUESTION), ("answer", every_answer, ANSWER)):
        for node in _leaves(typed, key, "ids"):
            if node.value not in known:
                params, details = suggestion(node.value, known)
                yield _found(place, rule, node, details, **params)
    if value(typed, "shape") != "long":
        yield from _keys(typed.get("questions"), list(answers), QUESTION, place)
        for question, node in typed.get("questions").items():
            for kind in ("counts", "percents"):
                yield from _keys(node.get(kind), answers.get(question), ANSWER, place)


def _keys(node: Node | None, known: list[str] | None, rule: object, place: Place) -> Iterator[Problem]:
    for key in (node.value if node and known is not None else ()):
        if key not in known:
            params, details = suggestion(key, known)
            yield _problem_of(place.problem(rule, node, (*node.path, key), node.key_marks.get(key), details, **params))


def _numbers(typed: Node, survey: Node, place: Place) -> Iterator[Problem]:
    """Every question has either counts or percents, and what they are of can be told."""
    questions = {str(value(node, "id")): node for node in elements(survey, "questions")}
    if value(typed, "shape") == "long":
        if not typed.get("count") and not typed.get("percent"):
            yield _problem("survey-only-answers", typed)
        elif not typed.get("answer"):
            yield from _of_positive(typed, typed, questions.values())
        if typed.get("count") and typed.get("percent"):
            yield _problem("survey-numbers", typed.get("percent"), key="count, percent")
        return
    for question, node in typed.get("questions").items():
        if sum(node.get(kind) is not None for kind in _KINDS) != 1:
            yield _problem("survey-numbers", node, key=question)
        elif question in questions:
            yield from _of_positive(node, typed, [questions[question]])
            yield from _all_answers(node, questions[question], place)


def _of_positive(node: Node, typed: Node, questions: Iterable[Node]) -> Iterator[Problem]:
    """A count without an answer is that of the positive ones: it needs a base, and a question with nothing else to tell."""
    if node.get("count") is None:
        return
    if not (node.get("base") or typed.get("base")):
        yield _problem("survey-base", node.get("count"), key="count")
    for question in questions:
        valid = [bool(value(answer, "positive")) for answer in elements(question, "answers") if not value(answer, "excluded")]
        if sorted(valid) != [False, True]:
            yield _problem("survey-two-answers", question, key=str(value(question, "id")))


def _all_answers(node: Node, question: Node, place: Place) -> Iterator[Problem]:
    for kind in ("counts", "percents"):
        columns = node.get(kind)
        for answer in elements(question, "answers") if columns else ():
            if not value(answer, "excluded") and value(answer, "id") not in columns.value:
                yield _found(place, MISSING_VALUE, columns, None, field=value(answer, "id"), example="Antal svar")


def _base(typed: Node, place: Place) -> Iterator[Problem]:
    """Percents need the number they are of, and the author's word for what that number is."""
    groups = [typed, *(node for _, node in typed.get("questions").items())] if typed.get("questions") else [typed]
    percents = [(group, node) for group in groups for kind in ("percent", "percents") if (node := group.get(kind))]
    for group, node in percents:
        if not (group.get("base") or typed.get("base")):
            yield _problem("survey-base", node, key=str(node.path[-1]))
    if percents and not typed.get("base_is"):
        yield _found(place, MISSING_VALUE, typed, None, field="base_is", example="answers")


def _people(typed: Node, survey: Node) -> Iterator[Problem]:
    rate = typed.get("response_rate")
    if rate and (value(typed, "base_is") != "surveys" or not typed.get("base") or typed.get("invited")):
        yield _problem("survey-rate", rate)
    given = survey.get("invited")
    if given and (typed.get("invited") or rate):
        yield _problem("survey-invited-twice", given)


def _leaves(typed: Node, *keys: str) -> Iterator[Node]:
    found = typed.get(*keys)
    return (leaf for _, leaf in found.items()) if found else iter(())


def _problem(code: str, node: Node, **params: str) -> Problem:
    return Problem(code, params={"line": str(node.mark.line), **params})


def _found(place: Place, rule: object, node: Node, details: dict[str, str] | None, **params: object) -> Problem:
    return _problem_of(place.problem(rule, node, details=details, **params))


def _problem_of(finding: object) -> Problem:
    return Problem("survey-mapping", params={"line": str(finding.mark.line)}, finding=finding)
