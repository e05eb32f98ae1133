"""Numbers as tables write them, and counts that are worked out from percents only where one set of counts fits."""
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.importing.records import Cell, Fault
from choice_guide.importing.survey_numbers import Percent, read_count, read_percent
from choice_guide.importing.survey_plan import Meaning, Style
from choice_guide.importing.survey_reconstruct import counts_of_shares, fitting_counts, invited_from_rate, is_rounding

STYLE = Style(no_value={"..": Meaning.HIDDEN, "–": Meaning.NO_ANSWERS, "not available": Meaning.NOT_ASKED, "*": Meaning.HIDDEN})
ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN)


@pytest.mark.parametrize(("text", "count"), [
    ("27", 27), ("0", 0), ("12,0", 12), ("12.00", 12), ("1 234", 1234), ("1\xa0234", 1234), ("1’234", 1234), ("12 345", 12345),
    ("1.000.000", 1_000_000), (" 7 ", 7), ("007", 7)])
def test_counts(text, count):
    found = read_count(Cell(text), STYLE)
    assert found == count


@pytest.mark.parametrize(("text", "code"), [
    ("12,5", "survey-count"), ("-3", "survey-number"), ("1000001", "survey-count"), ("1,234", "survey-ambiguous"),
    ("1.234", "survey-ambiguous"),
    ("", "survey-blank"), ("n/a", "survey-sign"), ("<5", "survey-number"), ("12 34", "survey-number"), ("1e3", "survey-number"),
    ("3 st", "survey-number"), ("٣", "survey-number"), ("9" * 400, "survey-number")])
def test_what_is_no_count(text, code):
    assert read_count(Cell(text), STYLE).code == code


def test_the_decimal_mark_decides_what_a_mark_before_three_digits_is():
    swedish, english = Style(decimal=","), Style(decimal=".")
    assert read_count(Cell("1.234"), swedish) == read_count(Cell("1,234"), english) == 1234
    assert read_count(Cell("1,234"), swedish).code == read_count(Cell("1.234"), english).code == "survey-count"
    # What the spreadsheet holds as a number has a decimal point, whatever people there write.
    assert read_count(Cell("1.234", numeric=True), swedish).code == "survey-count"


@pytest.mark.parametrize(("text", "meaning"), [("..", Meaning.HIDDEN), ("–", Meaning.NO_ANSWERS), ("NOT Available", Meaning.NOT_ASKED),
                                               (" * ", Meaning.HIDDEN)])
def test_signs_mean_what_the_mapping_says(text, meaning):
    assert read_count(Cell(text), STYLE) is read_percent(Cell(text), STYLE) is meaning


def test_an_empty_cell_means_what_the_mapping_says():
    assert read_count(Cell(" "), Style(no_value={"": Meaning.NOT_ASKED})) is Meaning.NOT_ASKED


@pytest.mark.parametrize(("text", "value", "decimals"), [
    ("85", "85", 0), ("84,5", "84.5", 1), ("84.50", "84.50", 2), ("84,5 %", "84.5", 1), ("100%", "100", 0), ("0", "0", 0),
    ("1.234", "1.234", 3)])
def test_percents(text, value, decimals):
    assert read_percent(Cell(text), STYLE) == Percent(Decimal(value), decimals)


@pytest.mark.parametrize(("text", "numeric", "value", "decimals"), [
    ("0,85", False, "85", 0), ("0.846", False, "84.6", 1), ("0,8", False, "80", -1), ("0.8", True, "80", 0), ("1", True, "100", 0),
    ("62.5 %", True, "62.5", 1), ("0.84615384615384615", True, "84.615385", 6)])
def test_fractions(text, numeric, value, decimals):
    found = read_percent(Cell(text, numeric=numeric), Style(fraction=True))
    assert (found.value, found.decimals) == (Decimal(value), decimals)


@pytest.mark.parametrize(("text", "code"), [("101", "survey-percent"), ("-1", "survey-number"), ("", "survey-blank"),
                                            ("hög", "survey-sign"), ("5-10", "survey-number")])
def test_what_is_no_percent(text, code):
    assert read_percent(Cell(text), STYLE).code == code


@given(st.text())
def test_no_text_breaks_the_reading(text):
    for numeric in (True, False):
        cell = Cell(text, numeric=numeric)
        assert isinstance(read_count(cell, STYLE), int | Meaning | Fault) and isinstance(read_percent(cell, STYLE),
            Percent | Meaning | Fault)


@given(st.integers(0, 1_000_000), st.sampled_from(["", " ", "\xa0", "\u202f", "'"]))
def test_a_written_count_is_read_back(count, separator):
    assert read_count(Cell(f"{count:,}".replace(",", separator)), STYLE) == count


def rounded(k: int, n: int, decimals: int, rounding: str) -> Percent:
    return Percent((Decimal(100 * k) / Decimal(n)).quantize(Decimal(1).scaleb(-decimals), rounding), decimals)


@given(st.integers(1, 400), st.data(), st.integers(0, 2), st.sampled_from(ROUNDINGS))
def test_the_true_count_always_fits(n, data, decimals, rounding):
    k = data.draw(st.integers(0, n))
    assert k in fitting_counts(rounded(k, n, decimals, rounding), n)


@given(st.integers(1, 60), st.integers(0, 100))
def test_fitting_counts_are_all_that_can_be_rounded_to_the_percent(n, percent):
    possible = [k for k in range(n + 1) if any(rounded(k, n, 0, rounding).value == percent for rounding in ROUNDINGS)]
    assert list(fitting_counts(Percent(Decimal(percent), 0), n)) == possible


def test_known_counts():
    assert list(fitting_counts(Percent(Decimal(85), 0), 20)) == [17]
    assert list(fitting_counts(Percent(Decimal(13), 0), 8)) == [1]
    assert list(fitting_counts(Percent(Decimal("84.6"), 1), 13)) == [11]
    assert list(fitting_counts(Percent(Decimal(85), 0), 250)) == [212, 213]
    assert not fitting_counts(Percent(Decimal(37), 0), 10)


@given(st.lists(st.integers(0, 12), min_size=2, max_size=4).filter(any), st.integers(0, 1))
def test_counts_of_shares_are_found_only_where_no_others_fit(counts, decimals):
    n = sum(counts)
    shares = [rounded(k, n, decimals, ROUND_HALF_UP) for k in counts]
    fitting = [candidate for candidate in product(*(fitting_counts(share, n) for share in shares)) if sum(candidate) == n]
    assert tuple(counts) in fitting
    assert counts_of_shares(shares, n) == (tuple(counts) if len(fitting) == 1 else None)


def test_shares_that_no_counts_give():
    for values in ((50, 49), (37, 63)):
        with pytest.raises(ValueError):
            counts_of_shares([Percent(Decimal(value), 0) for value in values], 10)


@pytest.mark.parametrize(("values", "decimals", "fine"), [
    ((33, 33, 33), 0, True), ((34, 34, 33), 0, True), ((50, 50), 0, True), ((33, 33, 32), 0, False), ((50, 52), 0, False),
    (("33.3", "33.3", "33.3"), 1, True), (("33.3", "33.3", "32.4"), 1, False)])
def test_sums_of_99_and_101_are_rounding(values, decimals, fine):
    assert is_rounding([Percent(Decimal(value), decimals) for value in values]) is fine


@given(st.integers(1, 300), st.data())
def test_invited_follows_from_a_rate_only_where_one_number_fits(answered, data):
    invited = data.draw(st.integers(answered, 4 * answered))
    rate = rounded(answered, invited, 0, ROUND_HALF_UP)
    fitting = [n for n in range(answered, 5 * answered + 1) if answered in fitting_counts(rate,
        n)]  # at 25 percent, 4.1 times as many at most
    assert invited_from_rate(answered, rate) == (invited if fitting == [invited] else None)
