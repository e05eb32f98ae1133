"""`python build.py import survey FILE --mapping mapping.yaml --out content/surveys/ID`: numbers of answers -> a protected round."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from choice_guide.importing.reading import read_sheets
from choice_guide.importing.records import ImportReport, ImportStopped, Problem
from choice_guide.importing.reporting import format_report
from choice_guide.importing.survey_cells import harvest
from choice_guide.importing.survey_mapping import read_survey_mapping
from choice_guide.importing.survey_names import register_of
from choice_guide.importing.survey_outcome import Outcome, report_of
from choice_guide.importing.survey_people import Counted, count_people
from choice_guide.importing.survey_plan import Offer, SurveyPlan
from choice_guide.importing.survey_pooling import Pooled, pool_rounds
from choice_guide.importing.survey_protecting import Protected, protect_round
from choice_guide.importing.survey_published import earlier_round
from choice_guide.importing.survey_raw import raw_texts, read_raw
from choice_guide.importing.survey_results import results_of
from choice_guide.importing.survey_surroundings import Surroundings, look_around, places_of
from choice_guide.importing.survey_tables import check_tables, left_behind, refuse_fractions
from choice_guide.importing.survey_writing import published_texts, write_round

__all__ = ["ImportReport", "Problem", "format_report", "import_survey"]


def import_survey(source: Path, mapping: Path, out: Path, raw: Path | None, today: date) -> ImportReport:
    """Reads a CSV or XLSX file of survey results by a mapping (docs/importing.md), protects them and writes the round.

    `out`: surveys/<id> in a content folder; gets round.yaml, results.csv, totals.csv and pooled.csv. `raw`: gets the numbers
    before protection (None: raw/surveys/<id> beside the content folder). `today`: the day of the check. Same table, mapping
    and surroundings: same bytes, whatever the order of the rows. Raises nothing: what is wrong is in the report, whose
    `exit_code` says what became of it, and which names no number of answers.
    """
    try:
        beside = look_around(source, out, raw, today)
        plan, remarks = read_survey_mapping(mapping, beside, today)
        tables = read_sheets(source, plan.table, plan.columns, plan.sheets, plan.fill_header)
        check_tables(tables, plan)
        register = register_of(plan, beside.contracts)
        found = harvest(tables, plan, register)
        refuse_fractions(found, plan)
        results, contradictions = results_of(found, plan)
        counted = count_people(found.people, results, plan.round)
        problems = [*remarks, *left_behind(tables, plan), *found.problems, *contradictions, *counted.problems]
        if all(result.lost for result in counted.results):
            raise ImportStopped([Problem("survey-nothing"), *_in_order(problems)])
        places = places_of(beside, plan.round.service, today)
        done = protect_round(counted.results, counted.asked, places, plan.round, beside.threshold)
        pooled, hindrances = _pool(plan, beside, counted, places, done)
        write_round(beside.out, published_texts(plan.round, counted.results, counted.asked, done, pooled),
                    beside.raw, raw_texts(counted.results, counted.asked))
        outcome = Outcome(plan, beside, register, tables, found, counted, done, pooled)
        return report_of(outcome, _in_order([*problems, *hindrances]))
    except ImportStopped as stopped:
        return ImportReport(problems=stopped.problems)


def _pool(plan: SurveyPlan, beside: Surroundings, counted: Counted, places: Mapping[Offer, int], done: Protected) -> tuple[tuple[Pooled, ...], list[Problem]]:
    """What may be shown of this round and the earlier one together, and why not where it may not."""
    earlier = plan.round.pool
    if earlier is None:
        return (), []
    if plan.round.series_break:
        return (), [Problem("survey-pool-series", value=earlier)]
    if beside.published is None or earlier not in beside.published.rounds or beside.published.rounds[earlier].root is None:
        return (), [Problem("survey-pool-missing", value=earlier)]
    try:
        results, asked, changed = read_raw(beside.raw.parent / earlier, plan.round.questions)
        before = earlier_round(beside.published, earlier, results, asked)
        pooled = pool_rounds(counted.results, counted.asked, places, plan.round, done, before, beside.threshold)
    except (OSError, ValueError):
        return (), [Problem("survey-pool-missing", value=earlier)]
    return pooled, [Problem("survey-pool-answers", value=question, params={"earlier": earlier}) for question in sorted(changed)]


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once: those of no single cell first, then by cell."""
    once = {(one.code, one.place, one.row, one.column, one.value, str(one.finding), *one.params.items()): one for one in problems}
    return tuple(sorted(once.values(), key=_where))


def _where(problem: Problem) -> tuple[bool, int, int, int, str]:
    place = problem.place
    where = (place.sheet_number, place.row, place.column) if place else (0, problem.row or 0, 0)
    return (place is not None, *where, problem.code)
