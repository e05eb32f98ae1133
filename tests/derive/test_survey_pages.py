"""What pages say of a service's surveys: beside the others, all together, over the years; and what no page may say."""
from dataclasses import replace
from datetime import date

import pytest

from choice_guide.derive.lookup import Lookup
from choice_guide.derive.survey import ServiceSurvey, Shown, Verdict, result, surveys, together
from choice_guide.model import Contract, Status, SurveyCell, SurveyRound, SurveySum, Text
from tests.render.preview import addresses
from tests.render.sample_guide import sample_guide
from tests.component_samples import ROOT

SERVICE = "hemhjalp"
HOME, ROSE, ALAND = (f"{provider}/{SERVICE}" for provider in ("kommunens-hemhjalp", "rosenlunds-omsorg", "aland-stod"))
TREATMENT, TIMES = "bemotande", "tider"


def counts(mycket: int, inte: int, vet_ej: int = 0) -> SurveyCell:
    return SurveyCell((("mycket", mycket), ("ganska", 0), ("inte", inte), ("vet_ej", vet_ej)))


def survey_of(cells: dict[str, SurveyCell], invited: dict[str, int] | None = None, *earlier: SurveyRound, **changes: object) -> ServiceSurvey:
    """The sample guide's survey with these results for the question about treatment."""
    guide = sample_guide()
    latest = next(one for one in guide.rounds if one.service == SERVICE and one.end == max(r.end for r in guide.rounds if r.service == SERVICE))
    latest = replace(latest, cells={(offer, TREATMENT): cell for offer, cell in cells.items()}, invited=invited or {}, **{"pooled": {}, "pool": None, "totals": {}, **changes})
    return surveys(replace(guide, rounds=(*earlier, latest)))[SERVICE]


def earlier(cells: dict[str, SurveyCell], year: int = 2025, **changes: object) -> SurveyRound:
    """An earlier round with the same questions."""
    latest = max((one for one in sample_guide().rounds if one.service == SERVICE), key=lambda one: one.end)
    return replace(latest, id=f"{SERVICE}-{year}", start=date(year, 3, 1), end=date(year, 4, 30), cells={(offer, TREATMENT): c for offer, c in cells.items()},
                   invited={}, pooled={}, pool=None, totals={}, **changes)


def test_thirty_answers_give_a_percent_and_fewer_do_not():
    found = survey_of({HOME: counts(27, 3), ROSE: counts(26, 3)})
    assert [found.of_question(offer, TREATMENT).share for offer in (HOME, ROSE)] == [90, None]


def test_the_interval_is_of_those_who_could_have_an_opinion():
    one = survey_of({HOME: counts(17, 3, vet_ej=2)}, {HOME: 37}).of_question(HOME, TREATMENT)
    assert (one.persons, one.interval.low, one.interval.high, one.low_response) == (35, 25, 32, False)


def test_few_answers_of_many_asked_are_said_to_be_few():
    assert survey_of({HOME: counts(17, 3)}, {HOME: 51}).of_question(HOME, TREATMENT).low_response
    assert not survey_of({HOME: counts(17, 3)}, {HOME: 50}).of_question(HOME, TREATMENT).low_response


def test_offers_are_compared_with_the_others_that_are_shown():
    found = survey_of({HOME: counts(120, 80), ROSE: counts(180, 20), ALAND: SurveyCell(hidden=True)})
    verdicts = {offer: found.of_question(offer, TREATMENT).comparison for offer in (HOME, ROSE, ALAND)}
    assert (verdicts[HOME].verdict, verdicts[ROSE].verdict, verdicts[ALAND]) == (Verdict.WORSE, Verdict.BETTER, None)
    assert (verdicts[HOME].others_positive, verdicts[HOME].others_answered) == (180, 200)


def test_a_percent_alone_is_not_compared_and_has_no_interval():
    found = survey_of({HOME: SurveyCell(percent=80, base=200), ROSE: counts(150, 50)}, {HOME: 300, ROSE: 300})
    one = found.of_question(HOME, TREATMENT)
    assert (one.shown, one.comparison, one.interval, one.share) == (Shown.PERCENT, None, None, None)
    assert found.of_question(ROSE, TREATMENT).comparison.verdict is Verdict.ALONE


def test_a_new_offer_is_new_and_not_left_out():
    guide = sample_guide()
    offers = tuple(replace(o, contracts=(Contract(("dalen",), date(2026, 6, 1)),)) if o.id == ROSE else o for o in guide.offers)
    latest = max((r for r in guide.rounds if r.service == SERVICE), key=lambda r: r.end)
    latest = replace(latest, cells={(ALAND, TREATMENT): counts(20, 10)}, invited={})
    found = surveys(replace(guide, offers=offers, rounds=(latest,)))[SERVICE]
    assert found.of_question(ROSE, TREATMENT).shown is Shown.NEW
    assert found.of_question(HOME, TREATMENT).shown is Shown.NOT_ASKED


def test_two_rounds_together_where_both_are_hidden():
    hidden = SurveyCell(hidden=True)
    found = survey_of({ROSE: hidden, HOME: counts(90, 10)}, None, earlier({ROSE: hidden}), pool=f"{SERVICE}-2025", pooled={(ROSE, TREATMENT): SurveySum(34, 30)})
    one = found.of_question(ROSE, TREATMENT)
    assert (one.shown, one.positive, one.answered, one.share, one.range, one.earlier.id) == (Shown.POOLED, 30, 34, 88, (73, 96), f"{SERVICE}-2025")
    assert one.comparison is None and one.interval is None


@pytest.mark.parametrize("both", [SurveySum(9, 8)])
def test_two_rounds_together_under_the_threshold_stay_hidden(both):
    hidden = SurveyCell(hidden=True)
    found = survey_of({ROSE: hidden}, None, earlier({ROSE: hidden}), pool=f"{SERVICE}-2025", pooled={(ROSE, TREATMENT): both})
    assert found.of_question(ROSE, TREATMENT).shown is Shown.HIDDEN


def test_all_together_are_the_published_total_or_the_sum_of_what_is_shown():
    shown = {HOME: counts(90, 10), ROSE: counts(20, 5)}
    assert (survey_of(shown).together[TREATMENT].positive, survey_of(shown).together[TREATMENT].answered) == (110, 125)
    hidden = {**shown, ALAND: SurveyCell(hidden=True)}
    assert survey_of(hidden).together[TREATMENT].shown is Shown.HIDDEN
    published = survey_of(hidden, totals={TREATMENT: SurveySum(135, 118)}).together[TREATMENT]
    assert (published.shown, published.positive, published.answered, published.share) == (Shown.COUNTS, 118, 135, 87)
    assert survey_of(shown, totals={TREATMENT: None}).together[TREATMENT].shown is Shown.HIDDEN


def test_all_together_are_not_known_where_some_are_percents():
    found = survey_of({HOME: SurveyCell(percent=80, base=200), ROSE: counts(150, 50)}).together[TREATMENT]
    assert (found.shown, found.positive, found.answered) == (Shown.UNKNOWN, None, None)


def test_all_together_hide_with_a_hidden_part_even_where_its_row_has_numbers():
    found = survey_of({HOME: counts(90, 10), ROSE: counts(4, 2)})
    assert found.together[TREATMENT].shown is Shown.HIDDEN


def test_the_course_of_the_years():
    first, second = earlier({ROSE: counts(20, 5)}, 2024), earlier({ROSE: SurveyCell(hidden=True)}, 2025)
    trend = survey_of({ROSE: counts(24, 6)}, None, second, first).of_question(ROSE, TREATMENT).trend
    assert [(p.place, p.end.year, p.shown, p.share, p.joined) for p in trend.points] == [
        (0, 2024, Shown.COUNTS, 80, None), (1, 2025, Shown.HIDDEN, None, None), (2, 2026, Shown.COUNTS, 80, None)]
    assert (trend.by_year, trend.width) == (True, 300)


def test_a_break_in_the_series_joins_no_points():
    joined = survey_of({ROSE: counts(24, 6)}, None, earlier({ROSE: counts(20, 5)})).of_question(ROSE, TREATMENT).trend
    broken = survey_of({ROSE: counts(24, 6)}, None, earlier({ROSE: counts(20, 5)}), series_break=True).of_question(ROSE, TREATMENT).trend
    assert [p.joined for p in joined.points] == [None, 80]
    assert [(p.joined, p.breaks) for p in broken.points] == [(None, False), (None, True)]


def test_one_round_has_no_course():
    assert survey_of({ROSE: counts(24, 6)}).of_question(ROSE, TREATMENT).trend is None


def test_an_offer_without_a_survey_says_so():
    lookup = Lookup.of(replace(sample_guide(), rounds=()), addresses(ROOT, "sv"))
    assert [one.shown for one in lookup.surveys[SERVICE].of_offer(ROSE)] == [Shown.NO_SURVEY]


def test_together_takes_a_question_of_its_own_round_only():
    one = earlier({HOME: counts(30, 10)})
    assert together(one, one.questions[0], 10).share == 75
    assert together(replace(one, cells={}), one.questions[0], 10).shown is Shown.NOT_ASKED


def test_a_question_that_an_offer_was_not_asked_is_not_said_to_be_without_answers():
    one = earlier({HOME: counts(30, 10)})
    times = one.questions[1]
    assert result(replace(one, invited={HOME: 60}), times, HOME, 10).shown is Shown.NOT_ASKED
    assert result(replace(one, invited={ROSE: 60}), times, ROSE, 10).shown is Shown.NO_ANSWERS


def test_a_round_to_come_and_a_round_without_results_do_not_hide_the_last_one():
    guide, last = sample_guide(), earlier({HOME: counts(30, 10)})
    coming, empty = replace(last, id="coming", start=date(2027, 3, 1), end=date(2027, 4, 1)), replace(last, id="empty", start=date(2026, 3, 1), end=date(2026, 4, 1), cells={})
    assert surveys(replace(guide, rounds=(last, coming, empty)))[SERVICE].rounds == (last,)


def test_a_break_in_a_round_that_did_not_ask_the_offer_is_still_a_break():
    silent = earlier({HOME: counts(30, 10)}, 2025, series_break=True)
    trend = survey_of({ROSE: counts(24, 6)}, None, silent, earlier({ROSE: counts(20, 5)}, 2024)).of_question(ROSE, TREATMENT).trend
    assert [(p.end.year, p.joined, p.breaks) for p in trend.points] == [(2024, None, False), (2026, None, True)]


def test_an_ended_offer_is_not_among_the_others():
    guide = sample_guide()
    offers = tuple(replace(o, status=Status.ENDED) if o.id == ROSE else o for o in guide.offers)
    last = earlier({HOME: counts(120, 80), ROSE: counts(180, 20)})
    found = surveys(replace(guide, offers=offers, rounds=(last,)))[SERVICE]
    assert found.of_question(HOME, TREATMENT).comparison.verdict is Verdict.ALONE
    assert found.of_question(ROSE, TREATMENT).comparison is None and found.of_question(ROSE, TREATMENT).positive == 180


# ------------------------------------------------------------ questions that not every round asks


def of_times(one: SurveyRound, *offers: str) -> SurveyRound:
    """The round with the question about times alone, answered by the offers' clients."""
    cells = {(offer, TIMES): SurveyCell((("ja", 30), ("nej", 10))) for offer in offers}
    return replace(one, questions=tuple(q for q in one.questions if q.id == TIMES), cells=cells)


def test_a_question_that_the_latest_round_no_longer_asks_is_shown_from_the_one_that_did():
    guide = sample_guide()
    before, now = earlier({HOME: counts(90, 10), ROSE: counts(20, 5)}), of_times(earlier({}, 2026), HOME)
    found = surveys(replace(guide, rounds=(before, now)))[SERVICE]
    one = found.of_question(ROSE, TREATMENT)
    assert (one.shown, one.positive, one.end.year, one.of_latest) == (Shown.COUNTS, 20, 2025, False)
    assert (found.of_question(HOME, TIMES).end.year, found.of_question(HOME, TIMES).of_latest) == (2026, True)
    assert [one.question.id for one in found.of_offer(ROSE)] == [TIMES, TREATMENT]
    assert (found.together[TREATMENT].answered, found.together[TREATMENT].of_latest, found.together[TIMES].answered) == (125, False, 40)


def test_two_rounds_in_the_same_spring_with_different_questions_are_both_shown():
    treatment, times = replace(earlier({HOME: counts(90, 10)}, 2026), id="a"), of_times(replace(earlier({}, 2026), id="b"), HOME)
    treatment = replace(treatment, questions=treatment.questions[:1])
    for rounds in ((treatment, times), (times, treatment)):
        found = surveys(replace(sample_guide(), rounds=rounds))[SERVICE]
        assert {one.question.id: one.shown for one in found.of_offer(HOME)} == {TREATMENT: Shown.COUNTS, TIMES: Shown.COUNTS}


def test_a_question_that_the_latest_round_names_and_has_no_results_for_is_shown_from_the_one_before():
    before, now = earlier({HOME: counts(90, 10)}), replace(of_times(earlier({}, 2026), HOME), questions=earlier({}).questions)
    found = surveys(replace(sample_guide(), rounds=(before, now)))[SERVICE]
    assert (found.question(TREATMENT).round, found.of_question(HOME, TREATMENT).positive) == (before, 90)


def other_wording(one: SurveyRound) -> SurveyRound:
    return replace(one, questions=(replace(one.questions[0], text=Text.plain("Är du mycket nöjd?", "sv")), *one.questions[1:]))


def other_marks(one: SurveyRound) -> SurveyRound:
    return replace(one, questions=(replace(one.questions[0], positive=("mycket",)), *one.questions[1:]))


def other_answers(one: SurveyRound) -> SurveyRound:
    return replace(one, questions=(replace(one.questions[0], answers=("mycket", "ganska", "inte")), *one.questions[1:]))


def other_names(one: SurveyRound) -> SurveyRound:
    scale = tuple(replace(answer, name=Text.plain("aldrig", "sv")) for answer in one.questions[0].scale)
    return replace(one, questions=(replace(one.questions[0], scale=scale), *one.questions[1:]))


def translated(one: SurveyRound) -> SurveyRound:
    """The wording in one language less."""
    text = Text(tuple(entry for entry in one.questions[0].text.entries if entry[0] == "sv"))
    return replace(one, questions=(replace(one.questions[0], text=text), *one.questions[1:]))


@pytest.mark.parametrize(("change", "breaks"), [(other_wording, True), (other_marks, True), (other_answers, True), (other_names, True), (translated, False)])
def test_no_line_leads_over_another_question_with_the_same_id(change, breaks):
    trend = survey_of({ROSE: counts(24, 6)}, None, change(earlier({ROSE: counts(20, 5)}))).of_question(ROSE, TREATMENT).trend
    assert [(p.joined, p.breaks) for p in trend.points] == [(None, False), (None if breaks else 80, breaks)]


def test_two_rounds_are_not_shown_together_where_the_question_was_another():
    hidden = SurveyCell(hidden=True)
    found = survey_of({ROSE: hidden}, None, other_wording(earlier({ROSE: hidden})), pool=f"{SERVICE}-2025", pooled={(ROSE, TREATMENT): SurveySum(34, 30)})
    assert found.of_question(ROSE, TREATMENT).shown is Shown.HIDDEN
