"""What the report of a survey's import says: how much was read, written and hidden, and what somebody should know.

It may be pasted anywhere: it says how many results are hidden, never which of them for their own sake, and no number of answers.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from choice_guide.importing.records import ImportReport, Problem, Table
from choice_guide.importing.survey_cells import Harvest
from choice_guide.importing.survey_names import Register
from choice_guide.importing.survey_people import Counted
from choice_guide.importing.survey_plan import Offer, SurveyPlan
from choice_guide.importing.survey_pooling import Pooled
from choice_guide.importing.survey_protecting import Protected, by_question
from choice_guide.importing.survey_results import Lost, Result
from choice_guide.importing.survey_surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that an import has come to."""

    plan: SurveyPlan
    beside: Surroundings
    register: Register
    tables: list[Table]
    found: Harvest
    counted: Counted
    done: Protected
    pooled: tuple[Pooled, ...]


def report_of(outcome: Outcome, problems: tuple[Problem, ...]) -> ImportReport:
    """The report, with the `problems` found on the way."""
    notes = [*_unresolved(outcome), *_reckoned(outcome), *_left_out(outcome), *_contracts(outcome)]
    rows = sum(len(table.rows) for table in outcome.tables)
    offers = len({result.offer for result in outcome.counted.results})
    return ImportReport(rows, offers=offers, problems=(*problems, *notes), lines=tuple(_lines(outcome, rows, offers)))


def _lines(outcome: Outcome, rows: int, offers: int) -> Iterator[tuple[str, Mapping[str, str]]]:
    results, done = outcome.counted.results, outcome.done
    yield "survey.read", {"rows": str(rows), "cells": str(len(outcome.found.readings))}
    questions = {result.question.id for result in results}
    yield "survey.written", {"results": str(len(results)), "offers": str(offers), "questions": str(len(questions))}
    yield "survey.hidden", {"hidden": str(len(done.hidden)), "threshold": str(outcome.beside.threshold)}
    for key, lost in (("survey.hidden-at-source", Lost.SOURCE), ("survey.unusable", Lost.UNUSABLE)):
        if count := sum(result.lost is lost for result in results):
            yield key, {"results": str(count)}
    if not_asked := len(_asked_about(outcome)) - len(results):
        yield "survey.not-asked", {"results": str(not_asked)}
    if withheld := sum(one.numbers is None for one in done.sums):
        yield "survey.withheld", {"questions": str(withheld)}
    if outcome.plan.round.pool:
        yield "survey.pooled", {"results": str(len(outcome.pooled)), "earlier": outcome.plan.round.pool}
    yield "survey.raw", {"folder": "/".join(outcome.beside.raw.parts[-3:])}


def _unresolved(outcome: Outcome) -> list[Problem]:
    return [Problem("survey-elsewhere", params={"name": other.name, "question": other.question}) for other in outcome.done.unresolved]


def _reckoned(outcome: Outcome) -> Iterator[Problem]:
    results = outcome.counted.results
    for code, count in (("survey-reconstructed", sum(result.reckoned for result in results)),
                        ("survey-kept-percent", sum(result.percent is not None for result in results))):
        if count:
            yield Problem(code, params={"results": str(count)})
    for code, count in sorted(outcome.found.cautions.items()):
        yield Problem("survey-caution", params={"code": code, "cells": str(count)})


def _left_out(outcome: Outcome) -> Iterator[Problem]:
    """Questions of which there can be no sum over all, because a result of them is not known as counts."""
    given = {one.question for one in outcome.done.sums}
    groups = by_question(outcome.counted.results, outcome.plan.round)
    if missing := [id_ for id_, group in groups.items() if id_ not in given and _could_be_summed(group)]:
        yield Problem("survey-total-left-out", params={"questions": ", ".join(missing)})


def _could_be_summed(group: list[Result]) -> bool:
    return any(result.counts is None for result in group) and sum(result.lost is None and result.answered > 0 for result in group) > 1


def _asked_about(outcome: Outcome) -> set[tuple[Offer, str]]:
    """The results that the table has a cell for."""
    return {(reading.offer, reading.question) for reading in outcome.found.readings} | outcome.found.lost


def _contracts(outcome: Outcome) -> Iterator[Problem]:
    """Offers that had no contract while the round went on, and offers with one that the table does not have."""
    contracts, survey = outcome.register.contracts, outcome.plan.round
    if contracts is None:
        yield Problem("survey-register")
        return
    during = {(contract.provider, contract.unit): contract for contract in contracts if contract.during(survey.start, survey.end)}
    there = {offer for offer, _ in _asked_about(outcome)}
    for offer in sorted({result.offer for result in outcome.counted.results} - during.keys()):
        yield Problem("survey-outside-period", value=" ".join(filter(None, offer)))
    if absent := [contract.unit_name or contract.name for offer, contract in sorted(during.items()) if offer not in there]:
        yield Problem("survey-absent", value=", ".join(absent), params={"offers": str(len(absent))})
