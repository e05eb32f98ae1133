"""Percent, intervals and bounds (domain.md B2.1-B2.3): worked values, scipy and statsmodels, and the laws for every N up to 60."""
import json
from functools import cache
from math import ceil, comb, floor, sqrt
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom
from statsmodels.stats.proportion import proportion_confint

from choice_guide.derive.survey_interval import (
    Z, Interval, at_least, exact_interval, exactly, nonresponse_bounds, percent_half_up, wilson_percent,
)

VECTORS = json.loads((Path(__file__).parent / "survey_vectors.json").read_text(encoding="utf-8"))
ALL_PERSONS = range(1, 61)


@cache
def intervals(persons: int) -> dict[tuple[int, int], Interval]:
    """The interval of every (answered, positive) among `persons`."""
    return {(n, k): exact_interval(k, n, persons) for n in range(persons + 1) for k in range(n + 1)}


def wilson_finite(k: int, n: int, persons: int) -> tuple[float, float]:
    """The cross-check of domain.md B2.2: Wilson with the finite population correction, clipped to what is possible."""
    if n == persons:
        return k / n, k / n
    effective, share = n * (persons - 1) / (persons - n), k / n
    centre = (share + Z**2 / 2 / effective) / (1 + Z**2 / effective)
    half = Z / (1 + Z**2 / effective) * sqrt(share * (1 - share) / effective + Z**2 / 4 / effective**2)
    return max(centre - half, k / persons), min(centre + half, (k + persons - n) / persons)


def draws(largest: int):
    """(positive, answered, persons), persons at most `largest`."""
    return st.integers(1, largest).flatmap(lambda persons: st.integers(1, persons).flatmap(
        lambda n: st.tuples(st.integers(0, n), st.just(n), st.just(persons))))


@pytest.mark.parametrize("case", VECTORS["percent_half_up"], ids=str)
def test_percent_half_up(case):
    assert percent_half_up(case["k"], case["n"]) == case["expect"]


@pytest.mark.parametrize("case", VECTORS["response_rate"], ids=str)
def test_response_rate(case):
    assert percent_half_up(case["answered"], case["asked"]) == case["expect_percent"]


@pytest.mark.parametrize("case", VECTORS["wilson"], ids=str)
def test_wilson(case):
    assert wilson_percent(case["k"], case["n"]) == (floor(100 * case["lo"]), ceil(100 * case["hi"]))


@pytest.mark.parametrize("case", VECTORS["interval_fpc"], ids=lambda case: f"{case['k']}/{case['n']} of {case['N']}")
def test_interval(case):
    found = exact_interval(case["k"], case["n"], case["N"])
    assert [found.low, found.high] == case["hyper_exact_T"]
    assert [found.low / case["N"], found.high / case["N"]] == pytest.approx(case["hyper_exact_share"], abs=1e-6)
    assert list(found.percent) == case["hyper_display_percent"]
    bounds = nonresponse_bounds(case["k"], case["n"], case["N"])
    assert [bounds.low / case["N"], bounds.high / case["N"]] == pytest.approx(case["logical_bounds"], abs=1e-6)
    assert wilson_finite(case["k"], case["n"], case["N"]) == pytest.approx(case["clipped"], abs=1e-6)


@pytest.mark.parametrize("case", VECTORS["coverage_check"], ids=lambda case: f"{case['n']} of {case['N']}")
def test_coverage_and_width_beside_wilson(case):
    persons, n = case["N"], case["n"]
    exact = [(found.low, found.high) for found in (exact_interval(k, n, persons) for k in range(n + 1))]
    approximate = [tuple(end * persons for end in wilson_finite(k, n, persons)) for k in range(n + 1)]
    for ends, expected in ((exact, case["hyper_exact_min_mean_width"]), (approximate, case["wilson_fpc_clipped_min_mean_width"])):
        chances = [[hypergeom.pmf(k, persons, total, n) for k in range(n + 1)] for total in range(persons + 1)]
        covered = [sum(chance[k] for k, (low, high) in enumerate(ends) if low - 1e-9 <= total <= high + 1e-9)
                   for total, chance in enumerate(chances)]
        width = sum(chance[k] * (high - low) for chance in chances for k, (low, high) in enumerate(ends)) / persons / (persons + 1)
        assert [min(covered), sum(covered) / len(covered), width] == pytest.approx(expected, abs=6e-4)


def test_it_covers_the_truth_in_95_percent_of_samples_for_every_n_up_to_60():
    """Counted in whole numbers, for every number of persons, of answers and of satisfied."""
    for persons in ALL_PERSONS:
        table = intervals(persons)
        for n in range(persons + 1):
            ends = [table[n, k] for k in range(n + 1)]
            for total in range(persons + 1):
                covering = [k for k, found in enumerate(ends) if found.low <= total <= found.high]
                ways = sum(comb(total, k) * comb(persons - total, n - k) for k in covering)
                assert 20 * ways >= 19 * comb(persons, n), (persons, n, total)


def test_it_is_the_mirror_of_itself_and_grows_with_the_positive_answers():
    for persons in ALL_PERSONS:
        for (n, k), found in intervals(persons).items():
            mirrored = intervals(persons)[n, n - k]
            assert (found.low, found.high) == (persons - mirrored.high, persons - mirrored.low)
            assert k <= found.low <= found.high <= k + persons - n
            if k:
                before = intervals(persons)[n, k - 1]
                assert before.low <= found.low and before.high <= found.high


def test_all_answers_leave_no_doubt_and_none_leave_all():
    for persons in ALL_PERSONS:
        everybody = [intervals(persons)[persons, k] for k in range(persons + 1)]
        assert [(found.low, found.high) for found in everybody] == [(k, k) for k in range(persons + 1)]
        nobody = intervals(persons)[0, 0]
        assert (nobody.low, nobody.high) == (0, persons)


@settings(deadline=None)
@given(draws(4000))
def test_it_is_what_scipy_says(draw):
    """Every T in the interval has both tails over 0.025, its neighbours have not."""
    k, n, persons = draw
    found = exact_interval(k, n, persons)

    def tails(total: int) -> float:
        return min(hypergeom.sf(k - 1, persons, total, n), hypergeom.cdf(k, persons, total, n))

    assert tails(found.low) > 0.025 - 1e-8 and tails(found.high) > 0.025 - 1e-8
    assert found.low == k or tails(found.low - 1) <= 0.025 + 1e-8
    assert found.high == k + persons - n or tails(found.high + 1) <= 0.025 + 1e-8


@settings(deadline=None)
@given(draws(3000), st.integers(0, 3000))
def test_the_tails_are_what_scipy_says(draw, marked):
    found, drawn, population = draw
    assume(marked <= population)
    assert at_least(found, drawn, marked, population) == pytest.approx(hypergeom.sf(found - 1, population, marked, drawn), abs=1e-10)
    assert exactly(found, drawn, marked, population) == pytest.approx(hypergeom.pmf(found, population, marked, drawn), abs=1e-10)


@pytest.mark.parametrize(("k", "expected"), [(1, (2, 40)), (0, (0, 38))])
def test_a_tail_of_exactly_0_025_is_outside(k, expected):
    """One answer of forty: with one satisfied person the chance to meet him or her is 1/40, not more."""
    found = exact_interval(k, 1, 40)
    assert (found.low, found.high) == expected


def test_percent_is_rounded_outward_in_whole_numbers():
    assert Interval(29, 29, 100).percent == (29, 29)        # 0.29 * 100 is 28.999… in floats
    assert Interval(1, 2, 3).percent == (33, 67)
    assert Interval(0, 7, 7).percent == (0, 100)


@settings(deadline=None)
@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_what_statsmodels_says_rounded_outward(numbers):
    k, n = numbers
    low, high = proportion_confint(k, n, method="wilson")
    down, up = wilson_percent(k, n)
    assert down in (floor(100 * low), floor(100 * low + 1e-9)) and 100 - up in (floor(100 - 100 * high), floor(100 - 100 * high + 1e-9))


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_percent_is_never_further_than_a_half(numbers):
    k, n = numbers
    assert -n <= 2 * (percent_half_up(k, n) * n - 100 * k) <= n
    assert 2 * (percent_half_up(k, n) * n - 100 * k) != -n      # never down at a half


@pytest.mark.parametrize("numbers", [(4, 3, 10), (3, 11, 10), (-1, 3, 10), (0, -1, 10)])
def test_numbers_that_cannot_be_are_refused(numbers):
    for ask in (exact_interval, nonresponse_bounds):
        with pytest.raises(ValueError):
            ask(*numbers)


@pytest.mark.parametrize("numbers", [(0, 0), (5, 4), (-1, 4)])
def test_a_share_that_cannot_be_is_refused(numbers):
    for ask in (wilson_percent, percent_half_up):
        with pytest.raises(ValueError):
            ask(*numbers)


def test_no_persons_have_no_percent():
    with pytest.raises(ValueError):
        _ = exact_interval(0, 0, 0).percent
