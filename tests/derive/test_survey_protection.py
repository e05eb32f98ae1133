"""Which results stay hidden (domain.md B2.5-B2.6): worked values, and the rules as laws. With the solver: tests/audit."""
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.derive.survey_protection import TOTAL, UNRESOLVABLE, Cell, Protection, Publication, Total, protect

VECTORS = json.loads((Path(__file__).parent / "survey_vectors.json").read_text(encoding="utf-8"))


def content(publication: Publication) -> tuple[str, ...]:
    """An audit that finds nothing, so that the rules stand alone."""
    return ()


def guarded(cells: list[Cell], totals: list[Total], threshold: int = 10, audit=content) -> Protection:
    return protect(cells, totals, threshold, audit)


def everybody(cells: list[Cell], external: bool = False) -> Total:
    return Total("alla", tuple(cell.id for cell in cells), external)


@st.composite
def tables(draw) -> tuple[list[Cell], list[Total]]:
    """Small and large offers, some without answers, some unanimous, in groups that overlap, ours and others'."""
    cells = []
    for i in range(draw(st.integers(1, 7))):
        n = draw(st.one_of(st.integers(0, 14), st.integers(10, 90)))
        k = draw(st.one_of(st.integers(0, n), st.just(n), st.just(0)))
        asked = draw(st.one_of(st.none(), st.integers(n, n + 20), st.just(n)))
        most = draw(st.one_of(st.none(), st.integers(n if asked is None else asked, n + 30)))
        cells.append(Cell(f"o{i}", n, k, asked, most))
    names = [cell.id for cell in cells]
    members = draw(st.lists(st.lists(st.sampled_from(names), min_size=1, unique=True).map(tuple), max_size=4))
    return cells, [Total(f"t{i}", group, draw(st.booleans())) for i, group in enumerate(members)]


def says_too_much(inside: list[Cell], threshold: int) -> bool:
    answered, positive = sum(cell.answered for cell in inside), sum(cell.positive for cell in inside)
    alike = positive in (0, answered) and answered >= sum(cell.asked or 0 for cell in inside)
    return bool(inside) and (len(inside) < 2 or answered < threshold or alike)


@pytest.mark.parametrize("case", VECTORS["suppression"], ids=lambda case: case["name"])
def test_worked_table(case):
    cells = [Cell(unit["id"], unit["n"], unit["k"]) for unit in case["units"]]
    totals = [Total(total["id"], tuple(total["members"]), total.get("external", False)) for total in case["published_totals"]]
    found, expected = protect(cells, totals, case["threshold"], content), case["expect"]
    assert list(found.primary) == expected["primary"]
    assert list(found.secondary) == expected["secondary"]
    assert list(found.hidden_totals + found.unresolvable) == expected["totals_hidden"]
    assert [list(step) for step in found.steps] == expected["steps"]
    assert list(found.shown) == expected["shown"]


@pytest.mark.parametrize("case", VECTORS["unanimity_rule"], ids=lambda case: case["why"])
def test_unanimous(case):
    for positive in (case["k"], case["n"] - case["k"]):
        found = guarded([Cell("a", case["n"], positive, asked=case["N"])], [])
        assert (found.shown == ("a",)) is case["show"]


@pytest.mark.parametrize(("cell", "shown"), [
    (Cell("a", 10, 7), True), (Cell("a", 9, 7), False),
    (Cell("a", 12, 12), False),                            # nobody says how many were asked: take care
    (Cell("a", 12, 11), True), (Cell("a", 12, 0, 13), True), (Cell("a", 12, 0, 12), False),
])
def test_a_cell_by_itself(cell, shown):
    assert (guarded([cell], []).shown == ("a",)) is shown


def test_a_linked_result_is_hidden_whatever_its_own_numbers_say():
    found = guarded([Cell("a", 40, 30, 50, linked=True), Cell("b", 40, 31, 50)], [])
    assert (found.primary, found.shown) == (("a",), ("b",))


@pytest.mark.parametrize("threshold", [-1, 0, 4, 5])
def test_the_threshold_is_at_least_five(threshold):
    found = guarded([Cell("four", 4, 2), Cell("five", 5, 2)], [], threshold)
    assert (found.primary, found.shown) == (("four",), ("five",))


def test_no_answers_are_primary_and_named_apart():
    found = guarded([Cell("a", 0, 0, 12), Cell("b", 3, 1), Cell("c", 30, 20)], [])
    assert (found.primary, found.no_answers) == (("a", "b"), ("a",))


def test_the_smallest_shown_member_is_hidden_and_ties_go_by_id():
    cells = [Cell("z", 20, 12), Cell("y", 20, 11), Cell("x", 50, 40), Cell("small", 3, 2)]
    assert guarded(cells, [everybody(cells)]).steps == (("alla", "y"),)


def test_an_external_total_takes_the_last_shown_member():
    cells = [Cell("kommun", 90, 77), Cell("privat", 7, 6)]
    found = guarded(cells, [everybody(cells, external=True)])
    assert (found.secondary, found.shown, found.unresolvable) == (("kommun",), (), ())


def test_our_total_stays_when_somebody_else_publishes_the_same():
    """What the other source makes us hide protects our own total too."""
    cells = [Cell("kommun", 90, 77), Cell("privat", 7, 6)]
    found = guarded(cells, [everybody(cells), Total("annan", ("kommun", "privat"), True)])
    assert (found.secondary, found.hidden_totals) == (("kommun",), ())


def test_hidden_members_who_all_answered_alike_need_company():
    """Each is unanimous and all answered, so their sum would tell what everybody answered."""
    cells = [Cell("a", 12, 12, 12), Cell("b", 14, 14, 14), Cell("c", 40, 31), Cell("d", 60, 50)]
    assert guarded(cells, [everybody(cells)]).secondary == ("c",)
    doubtful = [Cell("a", 12, 12, 12), Cell("b", 14, 0, 14), *cells[2:]]
    assert guarded(doubtful, [everybody(doubtful)]).secondary == ()


def names_a(publication: Publication) -> set[str]:
    """An audit that is content only when no total over a is published."""
    return {"a"} if any("a" in total.members for total in publication.totals) else set()


def test_what_was_hidden_for_a_total_that_is_withheld_after_all_is_shown_again():
    """The three shown are hidden one by one until the total would have no shown member: then it is the total that goes."""
    cells = [Cell("a", 2, 1), Cell("b", 20, 11), Cell("c", 30, 12), Cell("d", 40, 13)]
    found = guarded(cells, [everybody(cells)], audit=names_a)
    assert (found.shown, found.hidden_totals, found.steps) == (("b", "c", "d"), ("alla",), (("alla", TOTAL),))


def test_what_was_hidden_for_the_sake_of_those_is_shown_again_too():
    """b is hidden for norr, so d must be for vast; when norr goes, neither need be, though each alone would give away the other."""
    cells = [Cell("a", 2, 1), Cell("b", 20, 11), Cell("c", 50, 12), Cell("d", 30, 13), Cell("e", 60, 14)]
    found = guarded(cells, [Total("norr", ("a", "b", "c")), Total("vast", ("b", "d", "e"))], audit=names_a)
    assert (found.shown, found.hidden_totals) == (("b", "c", "d", "e"), ("norr",))


def test_more_is_hidden_until_the_audit_is_content():
    cells = [Cell("a", 2, 1), Cell("b", 20, 11), Cell("c", 30, 12), Cell("d", 40, 13), Cell("e", 50, 14)]

    def wants_three(publication: Publication) -> set[str]:
        return {"a"} if len(publication.hidden) < 3 else set()

    assert guarded(cells, [everybody(cells)], audit=wants_three).secondary == ("b", "c")


def test_two_rounds_together_are_withheld_when_one_of_them_is_shown():
    cells = [Cell("2025:a", 12, 9), Cell("2026:a", 7, 5), Cell("2025:b", 8, 5), Cell("2026:b", 9, 8)]
    pairs = [Total(f"{offer}: två år", (f"2025:{offer}", f"2026:{offer}")) for offer in "ab"]
    found = guarded(cells, pairs)
    assert (found.hidden_totals, found.shown) == (("a: två år",), ("2025:a",))


def test_an_external_total_that_gives_a_cell_away_is_named_with_the_cell():
    cells = [Cell("kommun", 90, 77), Cell("privat", 7, 6)]
    found = guarded(cells, [Total("enskild", ("privat",), True)])
    assert (found.unresolvable, found.exposed, found.steps) == (("enskild",), ("privat",), (("enskild", UNRESOLVABLE),))


@given(tables(), st.integers(5, 12), st.randoms())
def test_the_order_of_cells_totals_and_members_does_not_matter(table, threshold, random):
    cells, totals = table
    shuffled = [Total(t.id, tuple(random.sample(t.members, len(t.members))), t.external) for t in random.sample(totals, len(totals))]
    assert guarded(random.sample(cells, len(cells)), shuffled, threshold) == guarded(cells, totals, threshold)


@given(tables(), st.integers(5, 12))
def test_every_cell_is_shown_or_hidden_once_and_what_is_shown_may_be(table, threshold):
    cells, totals = table
    found = guarded(cells, totals, threshold)
    assert sorted(found.primary + found.secondary + found.shown) == [cell.id for cell in cells]
    for cell in cells:
        small = cell.answered < threshold or cell.positive in (0, cell.answered) and cell.asked in (None, cell.answered)
        assert (cell.id in found.primary) == small
        assert cell.id not in found.shown or cell.answered >= threshold


@given(tables(), st.integers(5, 12))
def test_every_published_total_keeps_the_rule_or_is_named(table, threshold):
    cells, totals = table
    found = guarded(cells, totals, threshold)
    hidden = {*found.primary, *found.secondary} - {*found.no_answers}
    for total in totals:
        inside = [cell for cell in cells if cell.id in hidden.intersection(total.members)]
        kept = not says_too_much(inside, threshold)
        assert kept or total.id in (found.unresolvable if total.external else found.hidden_totals)
        if not kept and total.external:
            assert not set(found.shown).intersection(total.members)      # nothing was left to hide
            assert {cell.id for cell in inside} <= set(found.exposed)


@given(tables())
def test_nothing_is_hidden_where_nothing_needs_it(table):
    cells, totals = table
    fit = [Cell(cell.id, cell.answered + 10, min(cell.positive, cell.answered) + 5, None, None) for cell in cells]
    found = guarded(fit, totals)
    assert (found.primary, found.secondary, found.hidden_totals, found.steps) == ((),) * 4


@given(tables(), st.integers(5, 12))
def test_no_step_is_needless(table, threshold):
    """Showing any one secondary cell, or publishing any one withheld total, would break a rule."""
    cells, totals = table
    found = guarded(cells, totals, threshold)
    hidden, withheld = {*found.primary, *found.secondary} - {*found.no_answers}, set(found.hidden_totals)
    for trial, without in [(hidden - {name}, withheld) for name in found.secondary] + [(hidden, withheld - {t}) for t in withheld]:
        assert any(says_too_much([cell for cell in cells if cell.id in trial.intersection(total.members)], threshold)
                   for total in totals if total.id not in without)


@pytest.mark.parametrize(("cells", "totals"), [
    ([Cell("a", 3, 4)], []), ([Cell("a", 3, -1)], []), ([Cell("a", 3, 2, asked=2)], []), ([Cell("a", 3, 2, most=2)], []),
    ([Cell("a", 3, 2), Cell("a", 4, 2)], []), ([Cell("a", 3, 2)], [Total("t", ("b",))]), ([Cell("a", 3, 2)], [Total("t", ("a", "a"))]),
    ([Cell("a", 3, 2)], [Total("t", ("a",)), Total("t", ("a",))]),
])
def test_what_cannot_be_is_refused(cells, totals):
    with pytest.raises(ValueError):
        guarded(cells, totals)
