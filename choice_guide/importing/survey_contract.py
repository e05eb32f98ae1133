"""What a survey mapping may say (docs/importing.md), as a contract of the same kind as that of the content."""
from __future__ import annotations

from collections.abc import Mapping

from choice_guide.check import scalars
from choice_guide.check.contract.values import SLUG, YES_NO, choice
from choice_guide.check.fields import Field, Kind, Listed, MapOf, OrWord, Raw, Record, Short
from choice_guide.check.leaves import Leaf
from choice_guide.importing.normalising import tidy
from choice_guide.importing.survey_plan import Meaning
from choice_guide.rule import Fault

MOST_HEADER_ROWS = 100
ALL_SHEETS = "all"
SHAPES = ("long", "wide-questions", "wide-answers")


def _tidied(example: str) -> Leaf:
    return Leaf(lambda text, scope: str(tidy(text).value), example)


def _row_number(text: str, scope: object) -> int | Fault:
    return scalars.integer(text, 1, MOST_HEADER_ROWS)


HEADING = _tidied("Antal svar")
WORDS = _tidied("Lindens Oms.")
ROW = Leaf(_row_number, "1")
TABLE = Record((
    Field("delimiter", choice(";", ",", "|", "tab")),
    Field("encoding", choice("utf-8", "windows-1252", "utf-16")),
    Field("sheet", WORDS),
    Field("sheets", OrWord({ALL_SHEETS: ALL_SHEETS}, Listed(WORDS, none=False))),
    Field("header_row", ROW), Field("header_rows", ROW), Field("fill_header", YES_NO),
    Field("decimal", choice(",", ".")),
), '{header_row: 3, decimal: ","}')


def _name(ids: Kind) -> Short:
    return Short(Record((
        Field("column", HEADING), Field("sheet", YES_NO), Field("constant", WORDS), Field("template", _tidied("Enhet {}")),
        Field("aliases", MapOf(WORDS, "{Lindens Oms.: Lindens Omsorg}")), Field("ids", MapOf(ids, "{Lindens Omsorg: lindens-omsorg}")),
        Field("skip", Listed(WORDS, none=False)),
    ), "{column: Utförare}"))


NAME = _name(SLUG)
_MEANINGS = tuple(str(meaning) for meaning in Meaning)
_COMMON = (
    Field("round", Raw("{id: hemtjanst-2026, …}"), required=True, essential=True),
    Field("shape", choice(*SHAPES), required=True, essential=True),
    Field("table", TABLE),
    Field("provider", NAME, required=True, essential=True), Field("unit", NAME),
    Field("base", HEADING), Field("base_is", choice("answers", "surveys")), Field("percent_as", choice("percent", "fraction")),
    Field("invited", HEADING), Field("clients", HEADING), Field("response_rate", HEADING),
    Field("no_value", MapOf(choice(*(m for m in _MEANINGS if m != Meaning.REPORTED)), '{"..": hidden}')),
    Field("footnote", HEADING), Field("footnotes", MapOf(choice(*_MEANINGS), '{"13": hidden}')),
    Field("ignore", Listed(WORDS)),
)
_LONG = (
    Field("question", NAME, required=True, essential=True), Field("answer", NAME), Field("count", HEADING), Field("percent", HEADING))
_BY_QUESTION = Record((Field("count", HEADING), Field("percent", HEADING), Field("base", HEADING), Field("footnote", HEADING)),
                      "{percent: Andel nöjda, base: Antal svar}")
_BY_ANSWER = Record((
    Field("counts", MapOf(HEADING, "{nojd: Antal nöjda}")), Field("percents", MapOf(HEADING, "{nojd: Andel nöjda}")),
    Field("base", HEADING), Field("footnote", HEADING)), "{counts: {nojd: Antal nöjda, missnojd: Antal missnöjda}}")


def _wide(question: Record, example: str) -> Record:
    return Record((*_COMMON, Field("questions", MapOf(question, example), required=True, essential=True)))


CONTRACTS: Mapping[str, Record] = {
    "long": Record((*_COMMON, *_LONG)),
    "wide-questions": _wide(_BY_QUESTION, "{bemotande: {percent: Andel nöjda, base: Antal svar}}"),
    "wide-answers": _wide(_BY_ANSWER, "{bemotande: {counts: {nojd: Antal nöjda, missnojd: Antal missnöjda}}}"),
}
