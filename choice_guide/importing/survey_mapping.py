"""mapping.yaml of a survey -> SurveyPlan. Its words are checked like those of the content, all at once."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from choice_guide.check.checked import elements, listed, value
from choice_guide.check.scope import Place as Spot
from choice_guide.check.scope import Scope
from choice_guide.document import Document, Node
from choice_guide.findings import Finding, Severity
from choice_guide.importing.mapping import TableOptions
from choice_guide.importing.normalising import tidy
from choice_guide.importing.records import ImportStopped, Problem
from choice_guide.importing.survey_contract import ALL_SHEETS, CONTRACTS
from choice_guide.importing.survey_mapping_rules import contradictions
from choice_guide.importing.survey_plan import Meaning, Name, Numbers, Question, Round, Style, SurveyPlan
from choice_guide.importing.survey_published import elsewhere_of
from choice_guide.importing.survey_surroundings import Surroundings, checked_round
from choice_guide.read.source import decoded
from choice_guide.read.yaml_tree import tree


def read_survey_mapping(path: Path, beside: Surroundings, today: date) -> tuple[SurveyPlan, tuple[Problem, ...]]:
    """The plan in a survey mapping, and remarks on it. The round in it is checked with the content that lies `beside`.

    Raises ImportStopped with all mistakes at once.
    """
    document = Document("survey-round", path.stem, f"--mapping {path.name}", None)
    root, findings = _root(path, document)
    spot = Spot(document, Scope(today))
    typed, wrong = _typed(root, spot)
    survey, about_round = checked_round(root.get("round"), beside, today)
    problems = [problem_of(finding) for finding in (*findings, *wrong, *about_round)]
    if typed and survey:
        problems += contradictions(typed, survey, spot)
    if any(problem.code != "survey-remark" for problem in problems) or not typed or not survey:
        raise ImportStopped(problems)
    return _plan(typed, _round(survey, root)), tuple(problems)


def problem_of(finding: Finding) -> Problem:
    """What `check` says of the mapping, as a problem of the import."""
    code = "survey-mapping" if finding.severity in (Severity.STOP, Severity.ERROR) else "survey-remark"
    return Problem(code, params={"line": str(finding.mark.line)}, finding=finding)


def _root(path: Path, document: Document) -> tuple[Node, list[Finding]]:
    try:
        text, unreadable = decoded(document, path.read_bytes())
    except OSError:
        raise ImportStopped([Problem("mapping-missing", value=path.name)]) from None
    if not text.strip() and not unreadable:
        raise ImportStopped([Problem("mapping-missing-key", params={"line": "1", "key": "round"})])
    root, findings = tree(document, text) if text.strip() else (None, [])
    if root is None:
        raise ImportStopped([problem_of(finding) for finding in (*unreadable, *findings)])
    return root, findings


def _typed(root: Node, spot: Spot) -> tuple[Node | None, list[Finding]]:
    """The mapping by the contract of its shape; an unknown shape is said by the contract of long tables."""
    shape = root.get("shape")
    kind = CONTRACTS.get(shape.value if shape and isinstance(shape.value, str) else "", CONTRACTS["long"])
    checking, findings = kind.typed(root, spot), []
    while True:
        try:
            findings.append(next(checking))
        except StopIteration as end:
            return end.value, findings


def _round(survey: Node, root: Node) -> Round:
    written = root.get("round").plain()
    return Round(
        str(value(survey, "id")), str(value(survey, "service")), value(survey, "period", "from"), value(survey, "period", "to"),
        tuple(_question(node) for node in elements(survey, "questions")),
        elsewhere_of(survey),
        value(survey, "pool"), bool(value(survey, "series_break")), written,
        tuple(((value(node, "provider"), value(node, "unit") or ""), value(node, "invited"), value(node, "clients"))
              for node in elements(survey, "invited")))


def _question(node: Node) -> Question:
    answers = list(elements(node, "answers"))
    positive, excluded = (frozenset(value(answer, "id") for answer in answers if value(answer, kind)) for kind in ("positive", "excluded"))
    return Question(value(node, "id"), tuple(value(answer, "id") for answer in answers), positive - excluded, excluded)


def _plan(typed: Node, survey: Round) -> SurveyPlan:
    sheets = value(typed, "table", "sheets")
    return SurveyPlan(
        survey, _options(typed), _name(typed, "provider"), _numbers(typed), _optional(typed, "unit"), _optional(typed, "question"),
        _optional(typed, "answer"), value(typed, "base_is") == "answers", _style(typed), value(typed, "invited"),
        value(typed, "clients"), value(typed, "response_rate"), value(typed, "base"),
        None if sheets == ALL_SHEETS else listed(typed, "table", "sheets"), bool(value(typed, "table", "fill_header")),
        listed(typed, "ignore"))


def _options(typed: Node) -> TableOptions:
    delimiter = value(typed, "table", "delimiter")
    return TableOptions("\t" if delimiter == "tab" else delimiter, value(typed, "table", "encoding"), value(typed, "table", "sheet"),
                        value(typed, "table", "header_row") or 1, value(typed, "table", "header_rows") or 1)


def _optional(typed: Node, key: str) -> Name | None:
    return _name(typed, key) if typed.get(key) else None


def _name(typed: Node, key: str) -> Name:
    return Name(value(typed, key, "column"), value(typed, key, "constant"), value(typed, key, "template") or "{}",
                _texts(typed, key, "aliases"), _texts(typed, key, "ids"), frozenset(listed(typed, key, "skip")))


def _numbers(typed: Node) -> Mapping[str | None, Numbers]:
    if value(typed, "shape") == "long":
        kind = "percent" if typed.get("percent") else "count"
        return {None: Numbers({None: value(typed, kind)}, kind == "percent", value(typed, "base"), value(typed, "footnote"))}
    return {question: _of_question(node, typed) for question, node in typed.get("questions").items()}


def _of_question(node: Node, typed: Node) -> Numbers:
    columns: Mapping[str | None, str] = {**_texts(node, "counts"), **_texts(node, "percents")}
    single = value(node, "percent") or value(node, "count")
    return Numbers(columns or {None: single}, bool(node.get("percents") or node.get("percent")),
                   value(node, "base") or value(typed, "base"), value(node, "footnote") or value(typed, "footnote"))


def _style(typed: Node) -> Style:
    no_value = {text.casefold(): Meaning(meaning) for text, meaning in _texts(typed, "no_value").items()}
    footnotes = {code: Meaning(meaning) for code, meaning in _texts(typed, "footnotes").items()}
    return Style(value(typed, "table", "decimal"), value(typed, "percent_as") == "fraction", no_value, footnotes)


def _texts(node: Node, *keys: str) -> dict[str, str]:
    found: Iterable[tuple[str, Node]] = child.items() if (child := node.get(*keys)) else ()
    return {str(tidy(text).value): str(leaf.value) for text, leaf in found}
