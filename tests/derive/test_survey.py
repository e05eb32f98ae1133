"""What may be shown of a survey cell (domain.md B2.5-B2.6): nothing under the threshold, nothing that gives a person away."""
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.derive.survey import Shown, result
from choice_guide.model import Question, SurveyCell, SurveyRound, Text

QUESTION = Question("bemotande", Text.plain("Är du nöjd?", "sv"), positive=("ja",), excluded=("vet_ej",), answers=("ja", "nej", "vet_ej"))


def shown(cell: SurveyCell | None, invited: int | None = 40, threshold: int = 10):
    current = SurveyRound("r", "s", date(2026, 3, 1), date(2026, 4, 30), Text.plain("K", "sv"), Text.plain("M", "sv"), "allowed", (QUESTION,),
                          {"p/s": invited} if invited is not None else {}, {("p/s", "bemotande"): cell} if cell else {})
    return result(current, QUESTION, "p/s", threshold)


NUMBERS = ("positive", "answered", "invited", "persons", "percent", "share", "interval", "range", "comparison", "trend")


def counts(ja: int, nej: int, vet_ej: int = 0) -> SurveyCell:
    return SurveyCell((("ja", ja), ("nej", nej), ("vet_ej", vet_ej)))


def test_counts_are_said_without_those_who_do_not_know():
    found = shown(counts(21, 9, 4))
    assert (found.shown, found.positive, found.answered, found.invited) == (Shown.COUNTS, 21, 30, 40)


@pytest.mark.parametrize(("cell", "invited", "expected"), [
    (counts(6, 3), 40, Shown.HIDDEN),                     # nine answers, threshold ten
    (counts(6, 3, 5), 40, Shown.HIDDEN),                  # "vet ej" does not count towards the threshold
    (counts(12, 0), 12, Shown.HIDDEN),                    # everybody asked answered alike
    (counts(0, 12), 12, Shown.HIDDEN),
    (counts(12, 0, 2), 14, Shown.HIDDEN),                 # all who had an opinion answered alike
    (counts(12, 0), None, Shown.HIDDEN),                  # nobody knows how many were asked: take care
    (counts(12, 0), 20, Shown.COUNTS),                    # alike, but eight did not answer
    (counts(11, 1), 12, Shown.COUNTS),
    (SurveyCell(hidden=True), 40, Shown.HIDDEN),
    (counts(0, 0, 6), 40, Shown.NO_ANSWERS),
    (None, 40, Shown.NO_ANSWERS),
    (None, None, Shown.NOT_ASKED),
    (SurveyCell(percent=Decimal(80), base=9), 40, Shown.HIDDEN),
    (SurveyCell(percent=Decimal(80), base=None), 40, Shown.HIDDEN),
    (SurveyCell(percent=Decimal(80), base=30), 40, Shown.PERCENT),
    (SurveyCell(percent=Decimal(80), base=29), 40, Shown.FEW),
    (SurveyCell(percent=Decimal(100), base=40), 40, Shown.HIDDEN),   # all asked answered alike
    (SurveyCell(percent=Decimal(0), base=40), 40, Shown.HIDDEN),
    (SurveyCell(percent=Decimal(100), base=30), None, Shown.HIDDEN),
    (SurveyCell(percent=Decimal(100), base=30), 40, Shown.PERCENT),
])
def test_what_may_be_shown(cell, invited, expected):
    assert shown(cell, invited).shown is expected


@pytest.mark.parametrize("threshold", [0, 1, 4])
def test_a_threshold_under_five_is_not_obeyed(threshold):
    assert shown(counts(2, 2), 40, threshold).shown is Shown.HIDDEN


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 20), st.integers(0, 120), st.integers(5, 30))
def test_a_result_that_is_not_shown_carries_no_number(ja, nej, vet_ej, invited, threshold):
    found = shown(counts(ja, nej, vet_ej), invited, threshold)
    if found.shown is not Shown.COUNTS:
        assert {getattr(found, name) for name in NUMBERS} == {None}
    else:
        assert found.answered >= threshold
