"""mapping.yaml -> Plan: which column goes where in the content contract, and how (docs/importing.md)."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from choice_guide.importing.mapping_file import Place, Plain, read_mapping_file
from choice_guide.importing.normalising import tidy
from choice_guide.importing.records import ImportStopped, Problem
from choice_guide.importing.slugs import SLUG
from choice_guide.importing.targets import FACT_KINDS, FACT_PREFIX, REQUIRED, Target, find_target, names

_TOP = ("table", "country", "fields", "ignore")
_TABLE = ("delimiter", "encoding", "sheet", "header_row", "header_rows")
_FIELD = ("column", "columns", "join", "constant", "type", "values", "aliases", "placeholder", "split", "ids", "template")


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How the table is read. Rows count from 1; `None` = found out from the file."""

    delimiter: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    header_row: int = 1
    header_rows: int = 1


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How one target gets its value: from columns (joined) or from a constant, through placeholders, a template, values and aliases."""

    target: Target
    columns: tuple[str, ...] = ()
    join: str = ", "
    constant: str | None = None
    values: Mapping[str, tuple[str, ...]] | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)
    placeholders: frozenset[str] = frozenset()
    split: str | None = None
    ids: Mapping[str, str] = field(default_factory=dict)
    template: str = "{}"
    line: int = 1

    @property
    def label(self) -> str:
        """The columns as the report names them."""
        return " + ".join(self.columns)


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole mapping, its rules in the order of a written file.

    `country` (ISO 3166 alpha-2) decides how phone numbers, postcodes and organisation numbers are read.
    """

    rules: tuple[FieldRule, ...]
    table: TableOptions = TableOptions()
    country: str | None = None
    ignored: tuple[str, ...] = ()

    def columns(self) -> tuple[str, ...]:
        """Headings that the mapping uses, each once, in its order."""
        return tuple(dict.fromkeys(column for rule in self.rules for column in rule.columns))

    def keeps_lines(self, column: str) -> bool:
        """Whether the column goes to a text that may have several lines."""
        return any(rule.target.kind == "localised" and column in rule.columns for rule in self.rules)

    def rule(self, name: str) -> FieldRule | None:
        """The rule for a target's name."""
        return next((rule for rule in self.rules if rule.target.name == name), None)


@dataclass(frozen=True, slots=True)
class _Source:
    """What the author wrote, with the mistakes found in it so far."""

    data: dict[str, Plain]
    lines: Mapping[Place, int]
    problems: list[Problem]

    def wrong(self, code: str, *place: str | int, **params: str) -> None:
        line = next((self.lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in self.lines), 1)
        self.problems.append(Problem(code, params={"line": str(line), **params}))


def read_mapping(path: Path) -> Plan:
    """The plan in a mapping file. Raises ImportStopped with all mistakes at once."""
    data, lines = read_mapping_file(path)
    source = _Source(data, lines, [])
    _check_keys(source, data, _TOP, ())
    plan = Plan(_rules(source), _table(source), _text(source, data, "country", ()), _texts(source, data, "ignore", ()))
    if plan.country is not None and not (len(plan.country) == 2 and plan.country.isascii() and plan.country.isupper()):
        source.wrong("mapping-wrong-value", "country", key="country", value=plan.country, example="SE")
    if source.problems:
        raise ImportStopped(source.problems)
    return plan


def guess(word: str, words: tuple[str, ...]) -> str | None:
    """The word among `words` that the author probably meant, whatever its case; None where none is near."""
    folded = {candidate.casefold(): candidate for candidate in reversed(words)}
    near = get_close_matches(word.casefold(), list(folded), 1, 0.7)
    return folded[near[0]] if near else None


def guess_problem(code: str, word: str, words: tuple[str, ...], make: Callable[..., Problem], **params: str) -> Problem:
    """The problem `code`, or `code`-guess with the param `guess` where one of `words` is near."""
    near = guess(word, words)
    return make(f"{code}-guess", guess=near, **params) if near else make(code, **params)


def _rules(source: _Source) -> tuple[FieldRule, ...]:
    fields = source.data.get("fields")
    if not isinstance(fields, dict):
        source.wrong("mapping-missing-key", key="fields")
        return ()
    rules = tuple(rule for name, body in fields.items() if (rule := _rule(source, name, body)))
    for name in (*REQUIRED, *(["unit.name"] if "unit.address" in fields else [])):
        if name not in fields:
            source.wrong("mapping-missing-field", "fields", field=name)
    return tuple(sorted(rules, key=lambda rule: rule.target.rank))


def _rule(source: _Source, name: str, body: Plain) -> FieldRule | None:
    place = ("fields", name)
    if not isinstance(body, dict):
        source.wrong("mapping-wrong-shape", *place, key=name, example="{column: Namn}")
        return None
    _check_keys(source, body, _FIELD, place)
    target = _target(source, name, body)
    if target is None:
        return None
    _check_source(source, body, place)
    column = _text(source, body, "column", place)
    columns = _texts(source, body, "columns", place) or ((column,) if column is not None else ())
    return FieldRule(
        target, tuple(str(tidy(text).value) for text in columns), _text(source, body, "join", place) or ", ",
        _text(source, body, "constant", place), _values(source, body, place), _map(source, body, "aliases", place),
        frozenset(_texts(source, body, "placeholder", place)), _text(source, body, "split", place),
        _ids(source, body, place), _template(source, body, place), source.lines[place])


def _target(source: _Source, name: str, body: dict[str, Plain]) -> Target | None:
    kind = body.get("type")
    target = find_target(name, kind if isinstance(kind, str) else None)
    if target is None and name.startswith(FACT_PREFIX):
        source.wrong("mapping-fact-type", "fields", name, field=name, kinds=", ".join(FACT_KINDS))
    elif target is None:
        source.problems.append(guess_problem("mapping-target", name, names(), _maker(source, "fields", name), field=name))
    return target


def _check_source(source: _Source, body: dict[str, Plain], place: tuple[str, str]) -> None:
    if sum(key in body for key in ("column", "columns", "constant")) != 1:
        source.wrong("mapping-source", *place, field=place[1])


def _values(source: _Source, body: dict[str, Plain], place: tuple[str, str]) -> Mapping[str, tuple[str, ...]] | None:
    values = body.get("values")
    if values is None:
        return None
    if not isinstance(values, dict):
        source.wrong("mapping-wrong-shape", *place, "values", key="values", example="{Ja: yes}")
        return None
    return {key: _one_or_many(source, value, (*place, "values", key)) for key, value in values.items()}


def _one_or_many(source: _Source, value: Plain, place: Place) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(str(item) for item in value)
    source.wrong("mapping-wrong-shape", *place, key=str(place[-1]), example="[norr, centrum]")
    return ()


def _ids(source: _Source, body: dict[str, Plain], place: tuple[str, str]) -> Mapping[str, str]:
    ids = _map(source, body, "ids", place)
    for name, value in ids.items():
        if not SLUG.fullmatch(value):
            source.wrong("mapping-id", *place, "ids", name, value=value)
        elif list(ids.values()).count(value) > 1:
            source.wrong("mapping-id-twice", *place, "ids", name, value=value)
    return ids


def _template(source: _Source, body: dict[str, Plain], place: tuple[str, str]) -> str:
    template = _text(source, body, "template", place) or "{}"
    if template.count("{}") == 1:
        return template
    source.wrong("mapping-wrong-value", *place, "template", key="template", value=template, example="Enhet {}")
    return "{}"


def _map(source: _Source, body: dict[str, Plain], key: str, place: Place) -> Mapping[str, str]:
    found = body.get(key, {})
    if isinstance(found, dict) and all(isinstance(value, str) for value in found.values()):
        return {name: str(value) for name, value in found.items()}
    source.wrong("mapping-wrong-shape", *place, key, key=key, example="{Lindens Oms.: Lindens Omsorg}")
    return {}


def _table(source: _Source) -> TableOptions:
    body = source.data.get("table", {})
    if not isinstance(body, dict):
        source.wrong("mapping-wrong-shape", "table", key="table", example='{delimiter: ";"}')
        return TableOptions()
    _check_keys(source, body, _TABLE, ("table",))
    delimiter = _text(source, body, "delimiter", ("table",))
    if delimiter is not None and len(delimiter) != 1:
        source.wrong("mapping-wrong-value", "table", "delimiter", key="delimiter", value=delimiter, example='";"')
        delimiter = None
    return TableOptions(delimiter, _encoding(source, body), _text(source, body, "sheet", ("table",)),
                        _count(source, body, "header_row"), _count(source, body, "header_rows"))


def _encoding(source: _Source, body: dict[str, Plain]) -> str | None:
    name = _text(source, body, "encoding", ("table",))
    if name is not None and name not in ("utf-8", "windows-1252", "utf-16"):
        source.wrong("mapping-wrong-value", "table", "encoding", key="encoding", value=name, example="utf-8, windows-1252, utf-16")
    return name


def _count(source: _Source, body: dict[str, Plain], key: str) -> int:
    text = _text(source, body, key, ("table",)) or "1"
    if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= 100:
        return int(text)
    source.wrong("mapping-wrong-value", "table", key, key=key, value=text, example="1")
    return 1


def _text(source: _Source, body: dict[str, Plain], key: str, place: Place) -> str | None:
    value = body.get(key)
    if value is None or isinstance(value, str) and value:
        return value
    source.wrong("mapping-wrong-shape", *place, key, key=key, example="text")
    return None


def _texts(source: _Source, body: dict[str, Plain], key: str, place: Place) -> tuple[str, ...]:
    value = body.get(key, [])
    return _one_or_many(source, value, (*place, key))


def _check_keys(source: _Source, body: dict[str, Plain], known: tuple[str, ...], place: Place) -> None:
    for key in body:
        if key not in known:
            source.problems.append(guess_problem("mapping-key", key, known, _maker(source, *place, key), key=key))


def _maker(source: _Source, *place: str | int) -> Callable[..., Problem]:
    line = source.lines.get(place, 1)
    return lambda code, **params: Problem(code, params={"line": str(line), **params})
