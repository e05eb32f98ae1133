"""Percents and the number they are of -> counts, where only one set of counts can be meant."""
from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from choice_guide.importing.survey_numbers import Percent


def fitting_counts(percent: Percent, base: int) -> range:
    """Every k of `base` n whose share can be written as `percent`: |100k/n - p| <= half a unit of p's last decimal.

    Both ends count, since sources differ in how they round a half; so what is unique here is unique however they round.
    """
    low, high = _bounds(percent)
    return range(max(0, ceil(low * base / 100)), min(base, floor(high * base / 100)) + 1)


def counts_of_shares(shares: Sequence[Percent], base: int) -> tuple[int, ...] | None:
    """The only counts that fit the shares of all answers and sum to `base`; None where several sets do.

    Raises ValueError where none do. With k_i in [a_i, b_i]: the sum n has one solution when n is the sum of all a_i or of all
    b_i, or when at most one interval holds more than one number.
    """
    ranges = [fitting_counts(share, base) for share in shares]
    if not all(ranges):
        raise ValueError("a share fits no count")
    lowest, spare = [each[0] for each in ranges], base - sum(each[0] for each in ranges)
    rooms = [len(each) - 1 for each in ranges]
    if not 0 <= spare <= sum(rooms):
        raise ValueError("the shares do not sum to the base")
    if spare == 0:
        return tuple(lowest)
    if spare == sum(rooms):
        return tuple(each[-1] for each in ranges)
    if sum(room > 0 for room in rooms) > 1:
        return None
    return tuple(low + (spare if room else 0) for low, room in zip(lowest, rooms))


def is_rounding(shares: Sequence[Percent]) -> bool:
    """Whether the shares of all answers sum to 100 but for rounding.

    Whole percents may sum to 99 or 101; with d decimals the sum of m shares may be off by m/2 units of the last, at most by one.
    """
    unit = max(share.unit for share in shares)
    allowed = min(1, unit * max(1, len(shares) // 2))
    return abs(sum(share.value for share in shares) - 100) <= allowed


def invited_from_rate(answered: int, rate: Percent) -> int | None:
    """The only N of whom `answered` n are `rate` percent (N >= n); None where several are possible, or none.

    |100n/N - r| <= half a unit of r's last decimal, so N lies in [100n/(r + h), 100n/(r - h)].
    """
    low, high = _bounds(rate)
    if answered == 0 or low <= 0:
        return None
    candidates = range(max(answered, ceil(100 * answered / high)), floor(100 * answered / low) + 1)
    return candidates[0] if len(candidates) == 1 else None


def _bounds(percent: Percent) -> tuple[Fraction, Fraction]:
    half = Fraction(percent.unit) / 2
    return Fraction(percent.value) - half, Fraction(percent.value) + half
