"""Better, about as or worse than the others (domain.md B2.4): worked values, scipy and statsmodels, and fairness as laws."""
import json
from fractions import Fraction
from math import comb
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom
from statsmodels.stats.multitest import multipletests

from choice_guide.derive.survey_verdict import NOT_COMPARED, Counted, Verdict, attainable, compare, fisher_midp, holm

VECTORS = json.loads((Path(__file__).parent / "survey_vectors.json").read_text(encoding="utf-8"))
OPPOSITE = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
RESULT = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
FAMILY = st.lists(RESULT, min_size=1, max_size=9).map(lambda results: [Counted(f"o{i}", k, n) for i, (k, n) in enumerate(results)])
CLEAR = st.sampled_from([(90, 100), (60, 100), (150, 200), (19, 20), (27, 30), (400, 500), (12, 25), (52, 90), (76, 90)])
CLEAR_FAMILY = st.lists(CLEAR, min_size=1, max_size=6).map(lambda results: [Counted(f"o{i}", k, n) for i, (k, n) in enumerate(results)])
ANY_FAMILY = st.one_of(FAMILY, CLEAR_FAMILY)


def exact_midp(k: int, n: int, k_others: int, n_others: int) -> Fraction:
    """The formula of domain.md B2.4 in whole numbers."""
    marked, population = k + k_others, n + n_others
    ways = [comb(marked, x) * comb(population - marked, n - x) for x in range(n + 1)]
    here = Fraction(ways[k], 2)
    return min(Fraction(1), 2 * min(sum(ways[:k]) + here, sum(ways[k + 1:]) + here) / comb(population, n))


def mirrored(family: list[Counted]) -> list[Counted]:
    return [Counted(offer.id, offer.answered - offer.positive, offer.answered) for offer in family]


@pytest.mark.parametrize("case", VECTORS["fisher_midp"], ids=str)
def test_midp(case):
    assert fisher_midp(case["k1"], case["n1"], case["k2"], case["n2"]) == pytest.approx(case["p"], abs=1e-6)


@pytest.mark.parametrize("case", VECTORS["attainability"], ids=str)
def test_smallest_number_that_could_be_better_and_worse(case):
    able = [n for n in range(1, 300) if attainable(n, case["rest_k"], case["rest_n"], case["m"])]
    assert min(able, default=None) == case["smallest_n"]
    assert not able or able == list(range(case["smallest_n"], 300))


@pytest.mark.parametrize("case", VECTORS["multiple"], ids=str)
def test_holm(case):
    """The vectors' `bh` (Benjamini-Hochberg) is not used by the method and has no function."""
    assert holm(case["p"]) == pytest.approx(case["holm"], abs=1e-9)


@pytest.mark.parametrize("case", VECTORS["verdict_scenarios"], ids=lambda case: case["name"])
def test_scenario(case):
    shown = [Counted(unit["id"], unit["k"], unit["n"]) for unit in case["units"] if unit["n"] >= case["threshold"]]
    sign = 1 if case["higher_is_better"] else -1
    found = compare(shown if sign > 0 else mirrored(shown))    # what counts as positive is decided before (domain.md B2)
    assert {name for name, expected in case["expect"].items() if expected["verdict"] != "hidden"} == set(found)
    for name, comparison in found.items():
        expected = case["expect"][name]
        if expected["verdict"] == "not_compared":
            assert comparison.verdict in NOT_COMPARED and (comparison.p, comparison.p_holm, comparison.difference) == (None,) * 3
        else:
            assert comparison.verdict == expected["verdict"]
            assert (comparison.p, comparison.p_holm, sign * comparison.difference) == pytest.approx(
                (expected["p"], expected["p_holm"], expected["diff"]), abs=1e-6)


@settings(deadline=None)
@given(RESULT, RESULT)
def test_midp_is_what_scipy_and_whole_numbers_say(one, other):
    (k, n), (k_others, n_others) = one, other
    chance = hypergeom(n + n_others, k + k_others, n)
    half = chance.pmf(k) / 2
    found = fisher_midp(k, n, k_others, n_others)
    assert found == pytest.approx(min(1, 2 * min(chance.cdf(k - 1) + half, chance.sf(k) + half)), abs=1e-9)
    assert found == pytest.approx(float(exact_midp(k, n, k_others, n_others)), abs=1e-10)


@given(RESULT, RESULT)
def test_midp_is_the_same_to_the_last_digit_from_every_side(one, other):
    (k, n), (k_others, n_others) = one, other
    assert len({fisher_midp(k, n, k_others, n_others), fisher_midp(k_others, n_others, k, n),
                fisher_midp(n - k, n, n_others - k_others, n_others)}) == 1


@settings(deadline=None, max_examples=25)     # statsmodels collects garbage at every call
@given(st.lists(st.integers(0, 10**6).map(lambda parts: parts / 10**6), max_size=30))
def test_holm_is_what_statsmodels_says(p):
    assert holm(p) == pytest.approx(multipletests(p, method="holm")[1] if p else (), abs=1e-8)


@settings(deadline=None)
@given(ANY_FAMILY)
def test_a_verdict_is_what_the_rule_says_in_whole_numbers(family):
    """The whole rule again, in fractions; nine decimals are enough to tell p from its limit."""
    found, limit = compare(family), Fraction(1, 20)
    others = {o.id: (sum(x.positive for x in family if x is not o), sum(x.answered for x in family if x is not o)) for o in family}

    def could(offer: Counted) -> bool:
        k, n = others[offer.id]
        return n > 0 and limit <= Fraction(k, n) <= 1 - limit and all(
            round(exact_midp(extreme, offer.answered, k, n) * len(family), 9) < limit for extreme in (0, offer.answered))

    compared = [offer for offer in family if could(offer)]
    if len(family) == 2 and len(compared) == 1:
        compared = []
    assert [offer.id for offer in family if found[offer.id].verdict not in NOT_COMPARED] == [offer.id for offer in compared]
    ordered = sorted(compared, key=lambda offer: exact_midp(offer.positive, offer.answered, *others[offer.id]))
    told_apart = True
    for place, offer in enumerate(ordered):
        p = exact_midp(offer.positive, offer.answered, *others[offer.id]) * (len(ordered) - place)
        told_apart = told_apart and round(p, 9) < limit
        difference = Fraction(offer.positive, offer.answered) - Fraction(*others[offer.id])
        expected = (Verdict.BETTER if difference > 0 else Verdict.WORSE) if told_apart and abs(difference) >= limit else Verdict.ABOUT
        assert found[offer.id].verdict is expected
        assert found[offer.id].difference == pytest.approx(float(difference), abs=1e-12)
        assert (found[offer.id].others_positive, found[offer.id].others_answered) == others[offer.id]


@given(ANY_FAMILY, st.randoms())
def test_the_order_of_the_offers_does_not_matter(family, random):
    assert compare(random.sample(family, len(family))) == compare(family)


@given(ANY_FAMILY)
def test_mirrored_answers_mirror_the_verdicts(family):
    found = compare(mirrored(family))
    assert {name: (OPPOSITE.get(c.verdict, c.verdict), c.p, c.p_holm) for name, c in compare(family).items()} == {
        name: (c.verdict, c.p, c.p_holm) for name, c in found.items()}


@given(st.one_of(st.tuples(RESULT, RESULT), st.tuples(CLEAR, CLEAR)))
def test_two_offers_mirror_each_other(results):
    one, other = (compare([Counted(name, *result) for name, result in zip("ab", results, strict=True)])[name] for name in "ab")
    assert (one.verdict in NOT_COMPARED) == (other.verdict in NOT_COMPARED)
    if one.verdict not in NOT_COMPARED:
        assert OPPOSITE.get(one.verdict, one.verdict) is other.verdict
        assert (one.p, one.p_holm, one.difference) == (other.p, other.p_holm, -other.difference)


@given(CLEAR_FAMILY)
def test_whoever_is_compared_could_have_been_both_better_and_worse(family):
    """With the same number of answers and the same others: the rule that keeps small offers from only ever being worse."""
    for offer in family:
        if compare(family)[offer.id].verdict not in NOT_COMPARED and len(family) > 2:
            for positive, verdict in ((offer.answered, Verdict.BETTER), (0, Verdict.WORSE)):
                changed = [Counted(offer.id, positive, offer.answered) if other is offer else other for other in family]
                assert compare(changed)[offer.id].verdict is verdict


@pytest.mark.parametrize(("others", "verdict"), [(9000, Verdict.BETTER), (9001, Verdict.ABOUT)])
def test_five_points_are_five_points(others, verdict):
    """95 and 90 percent are 0.04999… apart in floats; the room up to 100 percent is exactly five points as well."""
    assert compare([Counted("a", 9500, 10000), Counted("b", others, 10000)])["a"].verdict is verdict


@pytest.mark.parametrize(("n", "others", "offers"), [
    (780, (19, 20), 2), (234, (5, 6), 2), (236, (3, 4), 3), (238, (1, 2), 6), (1314, (5, 6), 11),
])
def test_a_p_of_exactly_the_limit_is_not_under_it(n, others, offers):
    """All n satisfied beside a single dissatisfied among the others: p is exactly 0.05/offers, which floats put a hair below."""
    assert exact_midp(n, n, *others) == Fraction(1, 20 * offers)
    assert [attainable(number, *others, offers) for number in (n, n + 1)] == [False, True]


@pytest.mark.parametrize(("family", "reasons"), [
    ([(40, 50)], ["alone"]),
    ([(90, 100), (6, 12)], ["mate", "too-few"]),                         # b is too few, so a has nobody to be compared with
    ([(98, 100), (60, 120)], ["mate", "no-room"]),                       # beside a, b could hardly be better: neither is said
    ([(20, 60), (380, 400), (38, 40)], ["alike", "better", "about"]),     # 40 answers are enough for c, whose others differ more
    ([(100, 100), (100, 100), (99, 100)], ["no-room"] * 3),
    ([(0, 100), (0, 100), (2, 100)], ["no-room"] * 3),
    ([(80, 100), (85, 100), (10, 12)], ["about", "about", "too-few"]),
])
def test_why_an_offer_is_not_compared(family, reasons):
    found = compare([Counted(f"o{i}", k, n) for i, (k, n) in enumerate(family)])
    assert [comparison.verdict for comparison in found.values()] == reasons


@given(ANY_FAMILY)
def test_too_few_is_said_of_none_that_has_as_many_answers_as_one_that_is_compared(family):
    found = compare(family)
    enough = [offer.answered for offer in family if found[offer.id].verdict not in NOT_COMPARED]
    assert all(offer.answered < min(enough) for offer in family if enough and found[offer.id].verdict is Verdict.TOO_FEW)


def test_nobody_to_compare():
    assert compare([]) == {}


@pytest.mark.parametrize("family", [
    [Counted("a", 0, 0), Counted("b", 5, 10)], [Counted("a", 11, 10)], [Counted("a", -1, 10)], [Counted("a", 5, 10), Counted("a", 6, 10)],
])
def test_what_cannot_be_compared_is_refused(family):
    with pytest.raises(ValueError):
        compare(family)
