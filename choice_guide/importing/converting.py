"""One row of the table -> the contract's values, with what was put right and what could not be used."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from choice_guide.importing import normalising as put_right
from choice_guide.importing.languages import is_code
from choice_guide.importing.mapping import FieldRule, Plan, guess
from choice_guide.importing.normalising import Converted, Value
from choice_guide.importing.records import Cell, Fault, ImportStopped, Problem, Row
from choice_guide.importing.slugs import SLUG
from choice_guide.importing.targets import REQUIRED, Target

MAX_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a cell needs to know: country (ISO 3166 alpha-2 or None), the date, names of languages in lower case -> code."""

    country: str | None
    today: date
    languages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowValues:
    """What one row says: name of the target -> value; cells that are not answered are not there."""

    number: int
    values: Mapping[str, Value]
    changes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def check_constants(plan: Plan, context: Context) -> None:
    """Raises ImportStopped where a constant, or a word in a map of values, cannot be what its target takes."""
    problems = [problem for rule in plan.rules for text in _fixed_words(rule) if (problem := _fixed_problem(rule, text, context))]
    if problems:
        raise ImportStopped(problems)


def convert_row(row: Row, header: tuple[str, ...], plan: Plan, context: Context) -> RowValues:
    """The row's values, by the plan. What a cell took to tidy is counted once, however many fields use the cell."""
    position = {name: index for index, name in enumerate(header)}
    values: dict[str, Value] = {}
    changes = [change for column in plan.columns() for change in _tidying(row.cells[position[column]], plan.keeps_lines(column))]
    problems: list[Problem] = []
    for rule in plan.rules:
        cells = [row.cells[position[column]] for column in rule.columns]
        found = convert_field(cells, rule, context)
        changes += found.changes
        if found.fault:
            problems.append(_problem(row, cells, rule, found.fault))
        if found.value is not None:
            values[rule.target.name] = found.value
    return RowValues(row.number, values, tuple(changes), tuple(problems))


def convert_field(cells: Iterable[Cell], rule: FieldRule, context: Context) -> Converted:
    """One field's value. Order: tidy, join, placeholder, template, split, values or aliases, then the target's own kind."""
    if rule.constant is not None:
        return _value(_pieces(rule.constant, rule), rule, context)
    texts: list[str] = []
    for cell in cells:
        if cell.fault:
            return Converted(None, (), cell.fault)
        texts.append(str(put_right.tidy(cell.text, rule.target.kind == "localised").value))
    text = rule.join.join(filter(None, texts))
    if len(text) > MAX_TEXT:
        return Converted(None, (), Fault("text-too-long", {"limit": str(MAX_TEXT)}))
    if text in rule.placeholders:
        return Converted(None, (), Fault("placeholder"))
    if not text and "" not in (rule.values or {}):
        return Converted(None)
    return _value(_pieces(rule.template.replace("{}", text) if text else text, rule), rule, context)


def _tidying(cell: Cell, keep_lines: bool) -> tuple[str, ...]:
    tidied = put_right.tidy(cell.text, keep_lines)
    return (*cell.changes, *tidied.changes) if tidied.value else ()


def _problem(row: Row, cells: list[Cell], rule: FieldRule, fault: Fault) -> Problem:
    # A personal number must not come to stand in a log either.
    shown = "" if fault.code == "personal-number" else rule.join.join(cell.text for cell in cells if cell.text)
    return Problem(fault.code, row.number, rule.label, shown, fault.params)


def _pieces(text: str, rule: FieldRule) -> list[str]:
    if rule.split is None:
        return [text]
    return [piece.strip() for piece in text.split(rule.split) if piece.strip()]


def _value(pieces: list[str], rule: FieldRule, context: Context) -> Converted:
    found: list[Value] = []
    changes: list[str] = []
    fault: Fault | None = None
    for piece in pieces:
        for result in _piece(piece, rule, context):
            changes += result.changes
            fault = fault or result.fault
            if result.value is not None and result.value not in found:
                found.append(result.value)
    if rule.target.many:
        return Converted(tuple(found) or None, tuple(changes), fault)
    return Converted(found[0] if len(found) == 1 and not fault else None, tuple(changes), fault)


def _piece(piece: str, rule: FieldRule, context: Context) -> list[Converted]:
    if rule.values is None or rule.constant is not None:
        text = rule.aliases.get(piece, piece)
        found = (_of_kind if rule.constant is None else _decided)(text, rule.target, context)
        return [Converted(found.value, ("alias", *found.changes) if text != piece else found.changes, found.fault)]
    if piece not in rule.values:
        near = guess(piece, tuple(filter(None, rule.values)))
        return [Converted(None, (), Fault("value-unknown-guess", {"guess": near}) if near else Fault("value-unknown"))]
    results = [_decided(text, rule.target, context) for text in rule.values[piece]]
    kind = () if rule.values[piece] == (piece,) else ("value-map",)
    return [Converted(result.value, kind if index == 0 else (), result.fault) for index, result in enumerate(results)]


def _decided(text: str, target: Target, context: Context) -> Converted:
    # What the mapping's author decides may also be the contract's words for "the answer is none" and "does not apply".
    if text in ("none", "not-applicable") and target.owner in ("provider", "offer") and target.name not in REQUIRED:
        return Converted(text)
    return _of_kind(text, target, context)


def _of_kind(text: str, target: Target, context: Context) -> Converted:
    match target.kind:
        case "text" | "localised": return put_right.as_text(text)
        case "link": return put_right.as_link(text)
        case "phone": return put_right.as_phone(text, context.country)
        case "email": return put_right.as_email(text)
        case "address": return put_right.as_address(text, context.country)
        case "organisation-number": return put_right.as_organisation_number(text, context.country)
        case "date": return put_right.as_date(text)
        case "past-date": return put_right.as_past_date(text, context.today)
        case "hours": return put_right.as_hours(text)
        case "integer": return put_right.as_integer(text)
        case "decimal": return put_right.as_decimal(text)
        case "yes-no": return put_right.as_yes_no(text)
        case "language": return _language(text, context)
        case "option": return _one_of(text, target)
        case _: return Converted(text) if SLUG.fullmatch(text) else Converted(None, (), Fault("not-an-id"))


def _language(text: str, context: Context) -> Converted:
    if is_code(text):
        return Converted(text)
    code = context.languages.get(text.casefold())
    return Converted(code, ("language",)) if code else Converted(None, (), Fault("not-a-language"))


def _one_of(text: str, target: Target) -> Converted:
    if text in target.options:
        return Converted(text)
    return Converted(None, (), Fault("not-an-option", {"options": ", ".join(target.options)}))


def _fixed_words(rule: FieldRule) -> list[str]:
    words = [word for words in (rule.values or {}).values() for word in words]
    return [*_pieces(rule.constant, rule), *words] if rule.constant is not None else words


def _fixed_problem(rule: FieldRule, text: str, context: Context) -> Problem | None:
    found = _decided(text, rule.target, context)
    if found.fault is None:
        return None
    return Problem("mapping-wrong-value", params={
        "line": str(rule.line), "key": rule.target.name, "value": text, "example": found.fault.params.get("options", rule.target.kind)})
