"""Better, about as or worse than the other shown offers, where the numbers can tell (domain.md B2.4).

A family is what is compared together: one service, question and period. The reference of an offer is all other offers whose
result is shown, so that anyone can recompute a verdict from what is published.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from choice_guide.derive.survey_interval import at_least, exactly

LEVEL = 0.05
# The least difference that matters, five percentage points, as a part of one.
PARTS = 20
# Floats of different machines differ in the last digits; a p that is 0.05 on paper shall be 0.05 on all of them.
DIGITS = 9


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    ABOUT = "about"
    TOO_FEW = "too-few"      # not compared: with more answers both better and worse would be possible
    NO_ROOM = "no-room"      # not compared: results within five points of 0 or 100 percent leave no room for both verdicts
    ALONE = "alone"          # not compared: no other offer has a result that is shown
    MATE = "mate"            # not compared: it could be, but the only other one cannot
    ALIKE = "alike"          # as TOO_FEW, where one with no more answers is compared: it is the others' answers that are too alike


NOT_COMPARED = frozenset(Verdict) - {Verdict.BETTER, Verdict.WORSE, Verdict.ABOUT}


@dataclass(frozen=True, slots=True)
class Counted:
    """A shown result: `positive` of `answered` persons."""

    id: str
    positive: int
    answered: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """An offer beside the others: `others_positive` of `others_answered` persons in all other shown offers.

    `difference` is the offer's share minus the others' (-1 to 1); `p` is Fisher's mid-p and `p_holm` Holm's adjustment of it (0-1). All three are None where nothing was compared.
    """

    verdict: Verdict
    others_positive: int
    others_answered: int
    difference: float | None = None
    p: float | None = None
    p_holm: float | None = None


def compare(counted: Sequence[Counted]) -> Mapping[str, Comparison]:
    """Each offer of a family beside the others, by id; only offers whose result is shown come in.

    An offer is compared only where both verdicts were possible for its number of answers (`attainable`); of two offers both
    are or neither is, each for its own reason. A verdict needs p_holm < 0.05, Holm among the compared, and a difference of at
    least five percentage points. Raises ValueError for an offer without answers, for impossible numbers and for an id twice.
    """
    _check(counted)
    others = _others(counted)
    reasons = _both_or_neither({offer.id: _reason(offer, others[offer.id], len(counted)) for offer in counted})
    compared = [offer for offer in counted if reasons[offer.id] is None]
    enough = min((offer.answered for offer in compared), default=inf)
    reasons |= {offer.id: Verdict.ALIKE for offer in counted if reasons[offer.id] is Verdict.TOO_FEW and offer.answered >= enough}
    p = [fisher_midp(offer.positive, offer.answered, others[offer.id].positive, others[offer.id].answered) for offer in compared]
    verdicts = {offer.id: _verdict(offer, others[offer.id], *values) for offer, *values in zip(compared, p, holm(p), strict=True)}
    return {offer.id: verdicts.get(offer.id) or _not_compared(reasons[offer.id], others[offer.id]) for offer in counted}


def fisher_midp(positive: int, answered: int, others_positive: int, others_answered: int) -> float:
    """Fisher's two-sided mid-p (0-1) for two shares: min(1, 2 min(P(X<k) + P(X=k)/2, P(X>k) + P(X=k)/2)).

    X is hypergeometric: how many of all positive answers fall to the first group (domain.md B2.4; Lancaster 1961). The same
    number, to the last digit, when the groups change places or positive and negative do.
    """
    table = (positive, answered, others_positive, others_answered)
    mirrored = (answered - positive, answered, others_answered - others_positive, others_answered)
    k, n, k_others, n_others = min(table, table[2:] + table[:2], mirrored, mirrored[2:] + mirrored[:2])
    half = _half_tail(k, n, k + k_others, n + n_others)
    return min(1.0, 2 * min(half, 1 - half))


def holm(p: Sequence[float]) -> tuple[float, ...]:
    """The values adjusted for as many comparisons (Holm 1979), in the order given, to nine decimals.

    The i-th smallest of m (from 0) is multiplied by m - i, is never less than the one before it, and at most 1.
    """
    adjusted, least = [0.0] * len(p), 0.0
    for place, index in enumerate(sorted(range(len(p)), key=p.__getitem__)):
        least = adjusted[index] = max(least, _scaled(p[index], len(p) - place))
    return tuple(adjusted)


def attainable(answered: int, others_positive: int, others_answered: int, offers: int) -> bool:
    """Whether `answered` persons can make an offer both better and worse than the others, when `offers` are shown.

    Both all positive and all negative must give a mid-p under 0.05 / offers, Holm's strictest step, and the others must lie
    at least five points from 0 and from 100 percent. Without this rule a small offer could only ever be called worse
    (domain.md B2.4).
    """
    return _room(others_positive, others_answered) and all(
        _scaled(fisher_midp(extreme, answered, others_positive, others_answered), offers) < LEVEL for extreme in (0, answered))


def _half_tail(found: int, drawn: int, marked: int, population: int) -> float:
    """The tail that `found` lies in, with half of P(X = found)."""
    if found * population < drawn * marked:
        found, marked = drawn - found, population - marked
    return at_least(found, drawn, marked, population) - exactly(found, drawn, marked, population) / 2


def _reason(offer: Counted, others: Counted, offers: int) -> Verdict | None:
    """Why the offer cannot be compared; None if it can.

    Where the others leave room they have positive and negative answers, so both extremes become unlikely as answers grow:
    then only the number of answers is missing.
    """
    if offers == 1:
        return Verdict.ALONE
    if not _room(others.positive, others.answered):
        return Verdict.NO_ROOM
    return None if attainable(offer.answered, others.positive, others.answered, offers) else Verdict.TOO_FEW


def _both_or_neither(reasons: dict[str, Verdict | None]) -> dict[str, Verdict | None]:
    if len(reasons) == 2 and sum(reason is None for reason in reasons.values()) == 1:
        return {id_: reason or Verdict.MATE for id_, reason in reasons.items()}
    return reasons


def _verdict(offer: Counted, others: Counted, p: float, p_holm: float) -> Comparison:
    apart = offer.positive * others.answered - others.positive * offer.answered
    verdict = Verdict.ABOUT
    if p_holm < LEVEL and PARTS * abs(apart) >= offer.answered * others.answered:
        verdict = Verdict.BETTER if apart > 0 else Verdict.WORSE
    return Comparison(verdict, others.positive, others.answered, apart / (offer.answered * others.answered), p, p_holm)


def _not_compared(reason: Verdict, others: Counted) -> Comparison:
    return Comparison(reason, others.positive, others.answered)


def _others(counted: Iterable[Counted]) -> dict[str, Counted]:
    positive, answered = sum(offer.positive for offer in counted), sum(offer.answered for offer in counted)
    return {offer.id: Counted(offer.id, positive - offer.positive, answered - offer.answered) for offer in counted}


def _room(positive: int, answered: int) -> bool:
    return PARTS * positive >= answered and PARTS * (answered - positive) >= answered


def _scaled(p: float, factor: int) -> float:
    return min(1.0, round(p * factor, DIGITS))


def _check(counted: Sequence[Counted]) -> None:
    if len({offer.id for offer in counted}) != len(counted):
        raise ValueError("an offer comes twice in a family")
    for offer in counted:
        if not 0 <= offer.positive <= offer.answered or offer.answered == 0:
            raise ValueError(f"{offer.id}: {offer.positive} positive of {offer.answered} answered cannot be compared")
