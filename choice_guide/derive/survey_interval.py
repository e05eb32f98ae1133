"""What a survey result says about all who were asked: percent, the exact interval, the bounds of non-response.

Notation throughout: `persons` N were asked and had an opinion (invited minus "vet ej" on the question), `answered` n of them
gave a valid answer, `positive` k of those were positive. The unknown is T, how many of all N would have been positive.
"""
from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction
from math import comb, exp, inf, lgamma

Z = 1.959963984540054
TAIL = Fraction(1, 40)
# Logarithms of factorials give tails to about 1e-11; nearer than this to the limit whole numbers decide.
NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole persons: between `low` and `high` of `persons`."""

    low: int
    high: int
    persons: int

    @property
    def percent(self) -> tuple[int, int]:
        """The ends in percent (0-100), rounded outward. Raises ValueError when there are no persons."""
        return percent_outward(self.low, self.high, self.persons)


def exact_interval(positive: int, answered: int, persons: int) -> Interval:
    """The exact 95 percent interval for T, if those who did not answer are like those who did (domain.md B2.2).

    It holds every whole T in [k, k+N-n] with P(X >= k) > 0.025 and P(X <= k) > 0.025, X hypergeometric: n drawn from N of
    whom T are positive. The upper tail grows with T and the lower falls, so both ends are found by halving. The interval
    covers the true T in at least 95 percent of samples, whatever T is (tests: all N <= 60).
    Raises ValueError for numbers that cannot be (k > n, n > N, negative).
    """
    _possible(positive, answered, persons)
    candidates = range(positive, positive + persons - answered + 1)
    low = bisect_left(candidates, True, key=lambda total: _likely(positive, answered, total, persons))
    high = bisect_left(candidates, True, key=lambda total: not _likely(answered - positive, answered, persons - total, persons))
    return Interval(candidates[low], candidates[high - 1], persons)


def nonresponse_bounds(positive: int, answered: int, persons: int) -> Interval:
    """T if all who did not answer were negative, and if all were positive: k to k+N-n of N (domain.md B2.3).

    Raises ValueError for numbers that cannot be.
    """
    _possible(positive, answered, persons)
    return Interval(positive, positive + persons - answered, persons)


def wilson_percent(positive: int, answered: int) -> tuple[int, int]:
    """Wilson's 95 percent interval for a share in whole percent (0-100), rounded outward, without correction for a finite population.

    (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n); Wilson 1927. For rounds taken together, where the same person may have
    answered twice (domain.md B2.7). A percentage j lies outside or on the end of the interval when
    n (k/n - j/100)² >= z² (j/100) (1 - j/100); asked in whole numbers, so that no rounding error moves an end. Raises
    ValueError without answers or for numbers that cannot be.
    """
    _some(positive, answered)
    outside = [j for j in range(101) if (100 * positive - j * answered) ** 2 >= Fraction(Z) ** 2 * answered * j * (100 - j)]
    below = [j for j in outside if j * answered < 100 * positive]
    above = [j for j in outside if j * answered > 100 * positive]
    return max(below, default=0), min(above, default=100)


def percent_half_up(part: int, whole: int) -> int:
    """`part` of `whole` in whole percent, halves upward (1 of 8 is 13), in whole numbers (domain.md B2.1).

    Also the share that answered: answered of invited. Raises ValueError when `whole` is 0, or `part` is not in 0..`whole`.
    """
    _some(part, whole)
    return (200 * part + whole) // (2 * whole)


def percent_outward(low: int, high: int, whole: int) -> tuple[int, int]:
    """`low` of `whole` in percent rounded down, `high` of `whole` rounded up. Raises ValueError as `percent_half_up`."""
    _some(low, whole)
    _some(high, whole)
    return 100 * low // whole, -(-100 * high // whole)


def at_least(found: int, drawn: int, marked: int, population: int) -> float:
    """P(X >= found) when `drawn` of `population` are drawn, `marked` of whom count (hypergeometric), to about 1e-11."""
    mode = (drawn + 1) * (marked + 1) // (population + 2)
    if found > mode:
        return _upward(found, drawn, marked, population)
    return 1.0 - _upward(drawn - found + 1, drawn, population - marked, population)


def exactly(found: int, drawn: int, marked: int, population: int) -> float:
    """P(X = found), as `at_least`."""
    if not max(0, drawn + marked - population) <= found <= min(drawn, marked):
        return 0.0
    return exp(_log_choose(marked, found) + _log_choose(population - marked, drawn - found) - _log_choose(population, drawn))


def _upward(found: int, drawn: int, marked: int, population: int) -> float:
    """The sum of P(X = x) for x >= `found`, where the terms fall from `found` on."""
    total, term = 0.0, exactly(found, drawn, marked, population)
    while term > total * 1e-17:
        total += term
        term *= (marked - found) * (drawn - found) / ((found + 1) * (population - marked - drawn + found + 1))
        found += 1
    return total


def _likely(found: int, drawn: int, marked: int, population: int) -> bool:
    """P(X >= found) > 0.025, decided in whole numbers where floats could not tell."""
    tail = at_least(found, drawn, marked, population)
    if abs(tail - TAIL) > NEAR:
        return tail > TAIL
    ways = sum(comb(marked, x) * comb(population - marked, drawn - x) for x in range(found, min(drawn, marked) + 1))
    return ways > TAIL * comb(population, drawn)


def _log_choose(whole: int, part: int) -> float:
    return lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)


def _possible(positive: int, answered: int, persons: float = inf) -> None:
    if not 0 <= positive <= answered <= persons:
        raise ValueError(f"impossible numbers: {positive} positive of {answered} answered of {persons}")


def _some(part: int, whole: int) -> None:
    _possible(part, whole)
    if whole == 0:
        raise ValueError("a share of nobody")
