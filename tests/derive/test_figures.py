"""The pages about the figures and the method, and what a list's figures tell."""
from dataclasses import replace
from datetime import date

import pytest

from choice_guide.derive.comparison import _tells, cell, comparison, list_column_ids
from choice_guide.derive.figures import figures_page, method_page
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.survey import Result, Shown
from choice_guide.derive.survey_verdict import Comparison, Verdict
from choice_guide.model import SurveyCell
from tests.component_samples import ROOT
from tests.render.preview import addresses
from tests.render.sample_guide import sample_guide

SERVICE = "hemhjalp"
HOME, ROSE = (f"{provider}/{SERVICE}" for provider in ("kommunens-hemhjalp", "rosenlunds-omsorg"))


def counts(mycket: int, inte: int) -> SurveyCell:
    return SurveyCell((("mycket", mycket), ("ganska", 0), ("inte", inte), ("vet_ej", 0)))


def lookup(**changes: object) -> Lookup:
    """The sample guide with another latest round."""
    guide = sample_guide()
    return Lookup.of(replace(guide, rounds=(replace(guide.rounds[-1], **{"pool": None, "pooled": {}, "totals": {}, **changes}),)), addresses(ROOT, "sv"))


def asked(**changes: object):
    page = figures_page(lookup(**changes), "sv")
    return next(item for item in page.services if item.service.id == SERVICE).rounds[0].questions[0]


def test_how_many_were_asked_is_said_only_where_the_round_says_it_of_every_offer():
    cells = {(HOME, "bemotande"): counts(90, 30), (ROSE, "bemotande"): counts(20, 5)}
    assert asked(cells=cells, invited={HOME: 200, ROSE: 40}).invited == 240
    assert asked(cells=cells, invited={HOME: 200}).invited is None


def test_the_example_is_reckoned():
    page = figures_page(lookup(), "sv")
    assert (page.positive, page.example[0], page.example[1].low, page.example[1].high, page.example[1].persons) == (17, 20, 25, 32, 35)


def test_the_method_has_every_offer_that_was_asked_with_its_comparison_and_p_rounded_up():
    cells = {(HOME, "bemotande"): counts(120, 80), (ROSE, "bemotande"): counts(180, 20)}
    table = method_page(lookup(cells=cells, invited={HOME: 300}), "sv").tables[0]
    rows = {row.offer.id: row for row in table.rows}
    assert set(rows) == {HOME, ROSE}
    assert (rows[HOME].worst.low, rows[HOME].worst.high, rows[ROSE].worst) == (120, 220, None)
    assert rows[ROSE].result.comparison.verdict is Verdict.BETTER
    assert 0 <= rows[ROSE].p - type(rows[ROSE].p)(rows[ROSE].result.comparison.p_holm) < type(rows[ROSE].p)("0.0001")


def told(*results: Result) -> str | None:
    return _tells(results)


def verdict(kind: Verdict) -> Result:
    return Result(Shown.COUNTS, positive=1, answered=2, comparison=Comparison(kind, 1, 2))


@pytest.mark.parametrize(("results", "key"), [
    ((verdict(Verdict.ABOUT), verdict(Verdict.BETTER)), "apart"), ((verdict(Verdict.WORSE), Result(Shown.HIDDEN)), "apart"),
    ((verdict(Verdict.ABOUT), verdict(Verdict.TOO_FEW)), "alike"), ((verdict(Verdict.NO_ROOM), verdict(Verdict.NO_ROOM)), "not-compared"),
    ((Result(Shown.POOLED), Result(Shown.HIDDEN)), "not-compared"), ((Result(Shown.PERCENT), Result(Shown.HIDDEN)), "percent"),
    ((Result(Shown.HIDDEN), Result(Shown.NEW)), "hidden"), ((Result(Shown.NOT_ASKED), Result(Shown.NO_ANSWERS)), None)])
def test_what_a_column_tells(results, key):
    assert told(*results) == key


def test_the_row_of_all_together_spans_what_has_no_figures():
    found = lookup(cells={(HOME, "bemotande"): counts(90, 30), (ROSE, "bemotande"): counts(20, 5)}, invited={})
    service = found.services[SERVICE]
    made = comparison(found, service, found.in_force(SERVICE), "sv", columns=("availability", "hours", "survey:bemotande", "languages"))
    assert [(part.span, part.value is not None) for part in made.together] == [(2, False), (1, True), (1, False)]
    assert sum(part.span for part in made.together) == len(made.columns)
    assert comparison(found, service, found.in_force(SERVICE), "sv", columns=("availability",)).together == ()
    assert comparison(found, service, found.in_force(SERVICE)[:1], "sv", columns=("survey:bemotande",)).told == ()


def test_a_column_of_an_earlier_round_says_when_the_question_was_asked():
    guide = sample_guide()
    now = replace(guide.rounds[-1], questions=guide.rounds[-1].questions[1:], pool=None, pooled={}, totals={},
                  cells={(HOME, "tider"): SurveyCell((("ja", 30), ("nej", 10)))})
    found = Lookup.of(replace(guide, rounds=(guide.rounds[0], now)), addresses(ROOT, "sv"))
    service = found.services[SERVICE]
    made = comparison(found, service, found.in_force(SERVICE), "sv", columns=("survey:bemotande", "survey:tider"))
    shown = {row.offer.id: row.cells for row in made.rows}[HOME]
    assert [(value.data.positive, value.stated) for value in shown] == [(210, date(2025, 4, 30)), (30, None)]
    assert [(told.start.year, told.end.year) for told in made.told] == [(2025, 2025), (2026, 2026)]
    assert [table.round.id for table in method_page(found, "sv").tables] == [now.id, guide.rounds[0].id]
    assert cell(found, service, found.in_force(SERVICE)[0], "survey:nothing").data.shown is Shown.NO_SURVEY


@pytest.mark.parametrize(("named", "expected"), [
    (("availability", "hours"), ("availability", "hours", "survey:bemotande", "survey:tider")),
    (("survey:tider", "hours"), ("survey:tider", "hours", "survey:bemotande")),
    (("a", "b", "c", "d", "e"), ("a", "b", "c", "d", "e", "survey:bemotande")),
    (("survey:x", "survey:y", "hours"), ("survey:x", "survey:y", "hours", "survey:bemotande")),
    (("a", "b", "c", "d", "e", "f"), ("a", "b", "c", "d", "e", "f"))])
def test_headline_questions_come_after_the_named_columns_where_there_is_room(named, expected):
    asked_of = sample_guide().rounds[-1].questions
    found = lookup(questions=tuple(replace(question, headline=True) for question in asked_of),
                   cells={(HOME, "bemotande"): counts(90, 30), (HOME, "tider"): SurveyCell((("ja", 30), ("nej", 10)))})
    assert list_column_ids(found, replace(found.services[SERVICE], comparison=named)) == expected


def test_a_question_that_is_no_headline_is_on_no_list_unless_named():
    found = lookup(questions=tuple(replace(question, headline=False) for question in sample_guide().rounds[-1].questions))
    assert list_column_ids(found, replace(found.services[SERVICE], comparison=("hours",))) == ("hours",)
