"""What a reader can work out about hidden cells, and that nothing is left to work out after protection (domain.md B2.6)."""
import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from choice_guide.audit.ranges import Model, Range, Row
from choice_guide.audit.survey import Audited, Equation, Hidden, Known, audit, narrowed, remainder
from choice_guide.derive.survey_protection import Cell, Publication, Total, protect

VECTORS = json.loads((Path(__file__).parent.parent / "derive" / "survey_vectors.json").read_text(encoding="utf-8"))


def publication(cells: list[Cell], totals: list[Total], threshold: int = 10) -> Publication:
    """What is published after protection by the real audit."""
    found = protect(cells, totals, threshold, narrowed)
    return Publication({cell.id: cell for cell in cells}, frozenset(found.primary + found.secondary) - {*found.no_answers},
                       tuple(total for total in totals if total.id not in found.hidden_totals), threshold)


def published(one: Publication) -> Audited:
    """What a reader knows of all that is hidden."""
    shown = {cell.id: (cell.answered, cell.positive) for cell in one.cells.values() if cell.id not in one.hidden}
    equations = [remainder(total.id, total.members, *(sum(getattr(one.cells[member], name) for member in total.members) for name in ("answered", "positive")),
                           shown) for total in one.totals]
    return audit([Hidden(name, one.cells[name].most, one.cells[name].places) for name in sorted(one.hidden)], equations, one.threshold)


def own(one: Publication) -> Publication:
    return Publication(one.cells, one.hidden, tuple(total for total in one.totals if not total.external), one.threshold)


@st.composite
def tables(draw, rounds: int = 1) -> tuple[list[Cell], list[Total]]:
    """Small and large offers in overlapping groups, ours and others'; with several rounds, offers over two rounds as well."""
    cells, totals = [], []
    for number in range(rounds):
        names = [f"{number}:o{i}" for i in range(draw(st.integers(1, 7 if rounds == 1 else 4)))]
        for name in names:
            n = draw(st.one_of(st.integers(0, 14), st.integers(10, 90)))
            k = draw(st.one_of(st.integers(0, n), st.integers(max(0, n - 3), n)))
            asked = draw(st.one_of(st.none(), st.integers(n, n + 20)))
            most = draw(st.one_of(st.none(), st.integers(asked or n, (asked or n) + 12)))
            places = draw(st.one_of(st.none(), st.integers(n, n + 12), st.integers(0, 20)))     # they may have changed hands
            cells.append(Cell(name, n, k, asked, most, places=places))
        groups = draw(st.lists(st.lists(st.sampled_from(names), min_size=1, unique=True).map(tuple), max_size=4))
        totals += [Total(f"{number}:t{i}", group, draw(st.booleans())) for i, group in enumerate([tuple(names), *groups])]
        pairs = [(f"{number - 1}:{name[2:]}", name) for name in names if f"{number - 1}:{name[2:]}" in {cell.id for cell in cells}]
        totals += [Total(f"pair {pair[1]}", pair) for pair in pairs if draw(st.booleans())]
    return cells, totals


@st.composite
def puzzles(draw) -> tuple[list[Hidden], list[Equation]]:
    """A few hidden cells with true numbers, and sums over some of them."""
    cells, truth = [], {}
    for i in range(draw(st.integers(1, 3))):
        n = draw(st.integers(0, 4))
        cells.append(Hidden(f"c{i}", draw(st.integers(n, 5))))
        truth[f"c{i}"] = (n, draw(st.integers(0, n)))
    groups = draw(st.lists(st.lists(st.sampled_from(sorted(truth)), min_size=1, unique=True), max_size=3))
    return cells, [Equation(f"e{i}", tuple(group), sum(truth[c][0] for c in group), sum(truth[c][1] for c in group))
                   for i, group in enumerate(groups)]


def by_trying(cells: list[Hidden], equations: list[Equation]) -> dict[str, Known]:
    """The ranges, by trying all numbers of persons."""
    possible = []
    for numbers in product(*([(n, k) for n in range(cell.most + 1) for k in range(n + 1)] for cell in cells)):
        found = dict(zip([cell.id for cell in cells], numbers, strict=True))
        if all(sum(found[c][i] for c in e.members) == total for e in equations for i, total in enumerate((e.answered, e.positive))):
            possible.append(found)
    return {cell.id: Known(*(Range(min(p[cell.id][i] for p in possible), max(p[cell.id][i] for p in possible)) for i in (0, 1)))
            for cell in cells}


@pytest.mark.parametrize("case", VECTORS["suppression"], ids=lambda case: case["name"])
def test_worked_ranges(case):
    cells = {unit["id"]: Cell(unit["id"], unit["n"], unit["k"]) for unit in case["units"]}
    totals = [Total(total["id"], tuple(total["members"]), total.get("external", False)) for total in case["published_totals"]]
    found = protect(cells.values(), totals, case["threshold"], narrowed)
    assert (list(found.primary), list(found.secondary)) == (case["expect"]["primary"], case["expect"]["secondary"])
    assert [list(step) for step in found.steps] == case["expect"]["steps"]
    left = tuple(total for total in totals if total.id not in found.hidden_totals)
    known = published(Publication(cells, frozenset(found.primary + found.secondary), left, case["threshold"])).known
    assert {name: [both.answered.low, both.answered.high] for name, both in known.items()} == case["audit_range_n"]
    assert {name: [both.positive.low, both.positive.high] for name, both in known.items()} == case["audit_range_k"]


@settings(deadline=None)
@given(puzzles())
def test_it_finds_what_trying_everything_finds(puzzle):
    """Sums over at most three cells leave whole corners, so the solver's ends are those of whole persons, or safely wider."""
    cells, equations = puzzle
    found, tried = audit(cells, equations, 5), by_trying(cells, equations)
    assert not found.contradictions
    for name, known in found.known.items():
        for ends, true in ((known.answered, tried[name].answered), (known.positive, tried[name].positive)):
            assert ends.low <= true.low and true.high <= ends.high
            if len(equations) <= 2:
                assert ends == true


@settings(deadline=None)
@given(tables())
def test_it_finds_what_another_solver_finds(table):
    """scipy's interior-point method, each end asked for by itself; without places, which are only bounds where they fit."""
    cells, totals = [replace(cell, places=None) for cell in table[0]], table[1]
    hidden = frozenset(cell.id for cell in cells if cell.answered < 30)
    found = published(Publication({cell.id: cell for cell in cells}, hidden, tuple(totals), 10))
    order = sorted(hidden)
    rows, numbers = [], []
    for total in totals:
        for shift, name in ((0, "answered"), (1, "positive")):
            rows.append([float(c in total.members) * (part == shift) for part in (0, 1) for c in order])
            numbers.append(sum(getattr(cell, name) for cell in cells if cell.id in hidden.intersection(total.members)))
    most = [next(cell.most for cell in cells if cell.id == name) for name in order]
    for i, name in enumerate(order):
        if not any(name in total.members for total in totals):
            continue
        for place, ends in ((i, found.known[name].answered), (len(order) + i, found.known[name].positive)):
            cost = np.zeros(2 * len(order))
            for sign, end in ((1.0, ends.low), (-1.0, ends.high)):
                cost[place] = sign
                solved = linprog(cost, A_ub=np.hstack([-np.eye(len(order)), np.eye(len(order))]), b_ub=np.zeros(len(order)), A_eq=rows,
                                 b_eq=numbers, bounds=[(0, top) for top in most * 2], method="highs-ipm")
                assert solved.status == 0 and abs(sign * solved.fun - end) < 1       # whole persons lie inward of the solver's end


@settings(deadline=None)
@given(tables(), st.integers(5, 12))
def test_after_protection_no_cell_can_be_narrowed(table, threshold):
    cells, totals = table
    found, left = protect(cells, totals, threshold, narrowed), publication(cells, totals, threshold)
    assert narrowed(own(left)) == ()
    assert set(narrowed(left)) <= set(found.exposed)
    assert bool(found.exposed) == bool(found.unresolvable)
    if not any(total.external for total in totals):
        assert narrowed(left) == found.unresolvable == ()
    assert all(left.cells[name].answered >= threshold for name in found.shown)


@settings(deadline=None, max_examples=50)
@given(tables(rounds=3), st.integers(5, 12))
def test_after_protection_of_three_rounds_together_no_cell_can_be_narrowed(table, threshold):
    cells, totals = table
    found, left = protect(cells, totals, threshold, narrowed), publication(cells, totals, threshold)
    assert narrowed(own(left)) == ()
    assert set(narrowed(left)) <= set(found.exposed)


@settings(deadline=None)
@given(tables(), st.integers(5, 12))
def test_what_is_exposed_is_given_away_by_others_alone(table, threshold):
    """Even if we published nothing at all, the external totals would say too much about it."""
    cells, totals = table
    found = protect(cells, totals, threshold, narrowed)
    external = tuple(total for total in totals if total.external)
    nothing = Publication({cell.id: cell for cell in cells}, frozenset(cell.id for cell in cells if cell.answered), external, threshold)
    unanimous = {name for total in external if total.id in found.unresolvable for name in total.members}
    assert set(found.exposed) <= {*narrowed(nothing)} | unanimous


@settings(deadline=None)
@given(tables(), st.integers(5, 12), st.randoms())
def test_the_order_does_not_matter(table, threshold, random):
    cells, totals = table
    again = protect(random.sample(cells, len(cells)), random.sample(totals, len(totals)), threshold, narrowed)
    assert again == protect(cells, totals, threshold, narrowed)


@settings(deadline=None)
@given(tables(), st.integers(5, 12))
def test_no_step_is_needless(table, threshold):
    """Showing any one secondary cell again lets the audit name more, or leaves a total over one cell or over too few answers."""
    cells, totals = table
    found, left = protect(cells, totals, threshold, narrowed), publication(cells, totals, threshold)
    by_id = left.cells
    for name in found.secondary:
        trial = Publication(by_id, left.hidden - {name}, left.totals, threshold)
        inside = [[by_id[member] for member in total.members if member in trial.hidden] for total in trial.totals]
        too_little = any(cells and (len(cells) == 1 or sum(c.answered for c in cells) < threshold or sum(c.positive for c in cells) in
                                    (0, sum(c.answered for c in cells))) for cells in inside)
        assert too_little or set(narrowed(trial)) - set(found.exposed) or narrowed(own(trial))


def test_the_difference_of_two_totals_gives_a_cell_away():
    """All less the private ones is the municipality's own: the rules for one total are content, the audit is not."""
    cells = [Cell("kommun", 8, 6), Cell("a", 9, 7), Cell("b", 7, 5), Cell("c", 60, 48)]
    totals = [Total("alla", ("kommun", "a", "b", "c")), Total("privata", ("a", "b"), True)]
    naive = Publication({cell.id: cell for cell in cells}, frozenset({"kommun", "a", "b"}), tuple(totals), 10)
    assert published(naive).known["kommun"] == Known(Range(8, 8), Range(6, 6))
    assert published(naive).narrowed == ("kommun",)
    found = protect(cells, totals, 10, narrowed)
    assert (found.hidden_totals, found.shown, found.exposed) == (("alla",), ("c",), ())


def test_what_others_give_away_is_not_ours_to_give_away():
    """Others publish the only private offer; our total over all would tell the same, so it goes, and no large offer is hidden."""
    cells = [Cell("kommun", 90, 77), Cell("annan", 40, 30), Cell("privat", 7, 6)]
    totals = [Total("alla", ("kommun", "annan", "privat")), Total("enskild", ("privat",), True)]
    found = protect(cells, totals, 10, narrowed)
    assert (found.unresolvable, found.exposed) == (("enskild",), ("privat",))
    assert narrowed(own(publication(cells, totals))) == ()
    assert (found.hidden_totals, found.shown) == (("alla",), ("annan", "kommun"))


def test_a_group_that_others_publish_by_itself_is_no_partner():
    """Hiding the municipality's own would help nobody: its number is published. The next smallest is hidden instead."""
    cells = [Cell("kommun", 30, 22), Cell("stor", 90, 70), Cell("storst", 120, 95), Cell("privat", 7, 6)]
    totals = [Total("alla", ("kommun", "stor", "storst", "privat")), Total("kommunal", ("kommun",), True)]
    found = protect(cells, totals, 10, narrowed)
    assert (found.secondary, found.unresolvable) == (("stor",), ())


def test_the_difference_of_our_own_totals_is_not_published_because_others_publish_the_cell():
    cells = [Cell("liten", 7, 6), Cell("a", 9, 8), Cell("b", 8, 7), Cell("c", 60, 48)]
    totals = [Total("alla", ("liten", "a", "b", "c")), Total("norr", ("a", "b", "c")), Total("annans", ("liten",), True)]
    found = protect(cells, totals, 10, narrowed)
    assert (found.exposed, found.unresolvable) == (("liten",), ("annans",))
    assert narrowed(own(publication(cells, totals))) == ()
    assert (found.hidden_totals, found.secondary) == (("alla",), ())


def test_a_cell_that_others_give_away_is_hidden_when_nothing_else_protects():
    """A home with 8 places beside one large offer, in somebody else's total: without the large one it would be 97 - 90."""
    cells = [Cell("hem", 7, 6, 8, 8), Cell("stor", 90, 70, 120, 200)]
    found = protect(cells, [Total("annans", ("hem", "stor"), True)], 10, narrowed)
    assert (found.secondary, found.exposed) == (("stor",), ("stor",))


def test_a_cell_that_others_give_away_is_not_hidden_for_one_that_they_give_away_too():
    cells = [Cell("stor", 5, 1), Cell("ensam", 1, 0), Cell("platser", 4, 4, most=4)]
    found = protect(cells, [Total("alla", ("stor", "ensam", "platser"), True), Total("kommunal", ("stor",), True)], 5, narrowed)
    assert (found.shown, found.secondary, found.exposed, found.unresolvable) == (("stor",), (), ("ensam",), ("alla",))


def test_few_positive_answers_are_narrowed_as_well():
    """Forty answers say little about a or b, but three positive ones say that neither has more than three."""
    found = audit([Hidden("a"), Hidden("b")], [Equation("alla", ("a", "b"), 40, 3)], 10)
    assert (found.known["a"], found.narrowed) == (Known(Range(0, 40), Range(0, 3)), ("a", "b"))


@pytest.mark.parametrize(("weight", "value", "whole"), [(0.1, 0.3, 3), (0.1, 2.3, 23), (0.7, 2.1, 3), (0.7, 4.9, 7)])
def test_what_is_whole_but_for_the_solver_s_rounding_is_whole(weight, value, whole):
    """0.3 / 0.1 is 2.9999999999999996 in floats, 2.1 / 0.7 is 3.0000000000000004."""
    model = Model([100.0], [Row([0], [weight], value, value)])
    assert model.feasible() and model.ends(0) == Range(whole, whole)


def test_invited_as_published_bounds_what_is_possible():
    """Of 12 and 14 invited 22 answered: each has at least 8 answers, so the pair is no protection; e, with many silent, is."""
    tight = [Cell("c", 13, 6, 14, 14), Cell("d", 9, 5, 12, 12), Cell("e", 30, 22, 44, 44), Cell("f", 80, 66, 90, 90)]
    totals = [Total("alla", ("c", "d", "e", "f"))]
    both = Publication({cell.id: cell for cell in tight}, frozenset({"c", "d"}), tuple(totals), 10)
    assert published(both).known["d"].answered == Range(8, 12)
    assert published(both).narrowed == ("c", "d")
    assert protect(tight, totals, 10, narrowed).secondary == ("e",)


def test_a_range_need_not_be_wider_than_the_places_there_are():
    everybody = Equation("alla", ("a", "b", "c"), 100, 80)
    found = audit([Hidden("a", 6), Hidden("b", 200), Hidden("c", 200)], [everybody], 10)
    assert (found.known["a"], found.narrowed) == (Known(Range(0, 6), Range(0, 6)), ())
    assert audit([Hidden("a", 6), Hidden("b", 200)], [Equation("alla", ("a", "b"), 100, 80)], 10).narrowed == ("b",)


def test_places_bound_what_is_possible_where_nobody_says_how_many_were_invited():
    """Of 14 and 12 places 22 answers came: each has at least 8 answers, so the pair is no protection."""
    everybody = [Equation("alla", ("c", "d"), 22, 11)]
    found = audit([Hidden("c", places=14), Hidden("d", places=12)], everybody, 10)
    assert (found.known["d"].answered, found.narrowed) == (Range(8, 12), ("c", "d"))
    assert audit([Hidden("c", 60, places=14), Hidden("d", 70, places=12)], everybody, 10).narrowed == ()


def test_a_range_need_not_be_wider_than_the_places():
    found = audit([Hidden("a", places=6), Hidden("b"), Hidden("c")], [Equation("alla", ("a", "b", "c"), 100, 80)], 10)
    assert (found.known["a"], found.narrowed) == (Known(Range(0, 6), Range(0, 6)), ())
    assert audit([Hidden("a", places=6), Hidden("b")], [Equation("alla", ("a", "b"), 100, 80)], 10).narrowed == ("b",)


def test_places_that_do_not_fit_the_answers_tell_nothing():
    """Twenty answered of six and seven places: some of them have changed hands, and nobody knows which. Apart from these, they hold."""
    equations = [Equation("alla", ("a", "b"), 20, 12), Equation("andra", ("c", "d"), 22, 11)]
    found = audit([Hidden("a", places=6), Hidden("b", places=7), Hidden("c", places=14), Hidden("d", places=12)], equations, 10)
    assert (found.known["a"].answered, found.known["c"].answered, found.contradictions) == (Range(0, 20), Range(10, 14), ())
    assert found.narrowed == ("c", "d")


@settings(deadline=None)
@given(tables(), st.integers(5, 12))
def test_every_hidden_range_is_as_wide_as_demanded(table, threshold):
    """The smallest of the threshold, the number invited and the places, where these are not contradicted."""
    cells, totals = [replace(cell, places=cell.places if cell.places is None else max(cell.places, cell.answered)) for cell in table[0]], table[1]
    own_totals = [total for total in totals if not total.external]
    left = publication(cells, own_totals, threshold)
    for name, known in published(left).known.items():
        cell = left.cells[name]
        demanded = min(top for top in (threshold, cell.most, cell.places if cell.most is None else None) if top is not None)
        for range_ in (known.answered, known.positive):
            assert range_.high is None or range_.high - range_.low >= demanded


def test_where_all_who_were_invited_answered_alike_their_answers_are_known():
    """Nothing is narrow: 22 answers may be anyhow shared. But all of them were positive, and nobody is known not to have answered."""
    alike = [Equation("alla", ("a", "b"), 22, 22)]
    assert audit([Hidden("a"), Hidden("b")], alike, 10).narrowed == ("a", "b")
    assert audit([Hidden("a"), Hidden("b")], [Equation("alla", ("a", "b"), 22, 0)], 10).narrowed == ("a", "b")
    assert audit([Hidden("a", 20), Hidden("b", 20)], alike, 10).narrowed == ()
    assert audit([Hidden("a", 20), Hidden("b")], alike, 10).narrowed == ("a", "b")
    assert audit([Hidden("a", 30), Hidden("b")], alike, 10).narrowed == ()
    assert audit([Hidden("a"), Hidden("b")], [Equation("alla", ("a", "b"), 22, 21)], 10).narrowed == ()


@pytest.mark.parametrize(("equations", "contradictions"), [
    ([Equation("e", ("a", "b"), 300, 20)], ("e",)),                                              # more than were invited
    ([Equation("e", ("a", "b"), 10, 11)], ("e",)),                                               # more positive than answered
    ([Equation("e", ("a", "b"), -1, 0)], ("e",)),
    ([Equation("e", (), 3, 0)], ("e",)),                                                         # the shown ones do not add up to it
    ([Equation("e", ("a", "b"), 10, 5), Equation("f", ("a",), 12, 5)], ("e", "f")),              # each is possible, both are not
    ([Equation("e", ("a", "b"), 10, 5), Equation("f", ("a",), 101, 5)], ("f",)),
])
def test_sums_that_contradict_each_other_are_named(equations, contradictions):
    found = audit([Hidden("a", 100), Hidden("b", 100), Hidden("apart", 50)], equations, 10)
    assert found.contradictions == contradictions
    assert found.known["apart"] == Known(Range(0, 50), Range(0, 50))
    assert ("a" in found.known) == (equations[0].members == ())


def test_halves_of_persons_are_no_solution():
    """a+b = b+c = a+c = 3 has the one solution 1.5 each."""
    equations = [Equation(pair, tuple(pair), 3, 0) for pair in ("ab", "bc", "ac")]
    assert audit([Hidden(name) for name in "abc"], equations, 10).contradictions == ("ab", "ac", "bc")


def test_ends_lie_inward_to_whole_persons():
    """The same triangle with d in it: a = 1.5 + d/2, so d is odd and a at least 2; readers know that persons are whole."""
    equations = [Equation("ab", ("a", "b"), 3, 0), Equation("bc", ("b", "c"), 3, 0), Equation("acd", ("a", "c", "d"), 9, 0)]
    cells = [Hidden(name) for name in "abcd"]
    assert audit(cells, equations, 5).known["a"].answered == Range(0, 3)
    tight = [*equations, Equation("cd", ("c", "d"), 7, 0)]
    assert audit(cells, tight, 5).known["a"].answered == Range(2, 2)


def test_an_unknown_number_over_one_hidden_cell_gives_it_away():
    found = audit([Hidden("a"), Hidden("b")], [Equation("elsewhere", ("a",), None, None)], 10)
    assert found == Audited({"a": Known(Range(0, None), Range(0, None)), "b": Known(Range(0, None), Range(0, None))}, ("a",), (), ())


def test_an_unknown_number_over_several_must_be_asked_for():
    found = audit([Hidden("a"), Hidden("b")], [Equation("elsewhere", ("a", "b"), 40, None), Equation("alla", ("a", "b"), 40, 30)], 10)
    assert (found.narrowed, found.unknown) == ((), ("elsewhere",))


def test_unknown_numbers_determine_a_cell_by_their_difference():
    equations = [Equation("alla", ("a", "b", "c"), 90, 70), Equation("annan", ("b", "c"), None, None)]
    found = audit([Hidden(name) for name in "abcde"], equations, 10)
    assert (found.narrowed, found.unknown) == (("a",), ("annan",))
    three = [Equation(pair, tuple(pair), None, None) for pair in ("ab", "bc", "ac")]
    assert audit([Hidden(name) for name in "abcde"], three, 10).narrowed == ("a", "b", "c")


def test_what_is_unbounded_says_so():
    found = audit([Hidden("a"), Hidden("b", 7)], [Equation("positive only", ("a", "b"), None, 12)], 10)
    assert found.known == {"a": Known(Range(5, None), Range(5, 12)), "b": Known(Range(0, 7), Range(0, 7))}


def test_a_total_less_what_is_shown():
    shown = {"a": (30, 21), "b": (0, 0), "percent": (40, None)}
    assert remainder("alla", ("a", "b", "c", "d"), 50, 40, shown) == Equation("alla", ("c", "d"), 20, 19)
    assert remainder("alla", ("a", "percent", "c"), 90, 70, shown) == Equation("alla", ("c",), 20, None)
    assert remainder("alla", ("a", "c"), None, None, shown) == Equation("alla", ("c",), None, None)


def test_numbers_that_contradict_each_other_stop_protection():
    cells = {"a": Cell("a", 20, 5, most=12), "b": Cell("b", 20, 5, most=12)}
    with pytest.raises(ValueError, match="alla"):
        narrowed(Publication(cells, frozenset("ab"), (Total("alla", ("a", "b")),), 10))


@pytest.mark.parametrize(("hidden", "equations"), [
    ([Hidden("a"), Hidden("a")], []), ([Hidden("a")], [Equation("e", ("b",), 1, 1)]), ([Hidden("a")], [Equation("e", ("a", "a"), 1, 1)]),
    ([Hidden("a")], [Equation("e", ("a",), 1, 1)] * 2),
])
def test_what_cannot_be_is_refused(hidden, equations):
    with pytest.raises(ValueError):
        audit(hidden, equations, 10)
