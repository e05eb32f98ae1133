"""Places that profiles publish bound what readers think possible: what the import hides with them, the audit of the build agrees with."""
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choice_guide.findings import Severity
from tests.importing.survey_help import bring_in, csv_bytes, guide, published
from tests.importing.test_survey_linked import TWO
from tests.importing.test_survey_published import MANY, OFFERS, counts, simple, table, whole_report

PROFILE = "id: {id}\nname: {name}\nownership: private\noffers:\n  - service: hemtjanst\n    capacity: {capacity}\n"


def uninvited(year: int = 2026, more: str = "") -> str:
    return simple(year, more).replace("invited: Tillfrågade", "ignore: [Tillfrågade]")


def housed(folder: Path, *ceilings: object) -> Path:
    """The guide of five providers, whose profiles say how many places there are (None: no profile)."""
    content = guide(folder, MANY)
    for (id_, name), ceiling in zip(OFFERS, ceilings):
        if ceiling is not None:
            capacity = ceiling if isinstance(ceiling, str) else f"{{ceiling: {ceiling}, unit: places}}"
            (content / "providers" / f"{id_}.yaml").write_text(PROFILE.format(id=id_, name=name, capacity=capacity), encoding="utf-8")
    return content


def hidden(folder: Path) -> set[tuple[str, str]]:
    lines = [line.split(",") for line in published(folder).splitlines()]
    return {(line[0], line[2]) for line in lines if line[-1] == "yes"}


ANSWERS = ((80, 11, 2, 0), (31, 9, 0, 0), (7, 7, 0, 0), (4, 4, 0, 0))


@pytest.mark.parametrize(("ceilings", "expected"), [
    ((None, None, None, None), {"p2", "p3"}),
    ((None, None, 15, 10), {"p1", "p3"}),                     # p2 and p3 have 22 answers of 25 places: each has nearly filled them
    ((None, None, "{ceiling: 15, unit: hours}", 10), {"p2", "p3"}),
    ((None, None, 9, 10), {"p2", "p3"}),                      # 22 do not fit into 19: the places tell nothing
])
def test_places_may_ask_for_one_result_more(tmp_path, ceilings, expected):
    housed(tmp_path, *ceilings)
    bring_in(tmp_path, table(*ANSWERS), uninvited())
    assert {provider for provider, _ in hidden(tmp_path)} == expected
    assert whole_report(tmp_path) == []


def test_places_tell_nothing_beside_the_number_invited(tmp_path):
    housed(tmp_path, None, None, 15, 10)
    bring_in(tmp_path, table((80, 11, 2, 100), (31, 9, 0, 60), (7, 7, 0, 40), (4, 4, 0, 40)), simple())
    assert {provider for provider, _ in hidden(tmp_path)} == {"p2", "p3"}
    assert whole_report(tmp_path) == []


def rows(*offers: tuple[str, str, int, int]) -> bytes:
    lines: list[list[object]] = [["Utförare", "Fråga", "Svar", "Antal"]]
    for name, question, yes, no in offers:
        lines += [[name, question, answer, count] for answer, count in (("ja", yes), ("nej", no), ("vet_ej", 0))]
    return csv_bytes(lines)


def test_places_are_no_bound_where_a_shown_result_has_more_answers(tmp_path):
    """On meals 20 of Utförare 2's 15 places have answered and are shown; so its places say nothing of times either."""
    housed(tmp_path, None, None, 15, 10)
    big = [(name, question, 40, 12) for name in ("Utförare 0", "Utförare 1") for question in ("tider", "mat")]
    bring_in(tmp_path, rows(*big, ("Utförare 2", "mat", 12, 8), ("Utförare 2", "tider", 7, 7), ("Utförare 3", "tider", 4, 4)), TWO.replace("invited: Tillfrågade\n", ""))
    assert hidden(tmp_path) == {("p2", "tider"), ("p3", "tider")} and whole_report(tmp_path) == []


ceilings = st.lists(st.one_of(st.none(), st.integers(0, 45)), min_size=5, max_size=5)
answers = st.tuples(st.integers(0, 25), st.integers(0, 12))


@settings(max_examples=25, deadline=None)
@given(places=ceilings, offers=st.lists(st.tuples(answers, answers), min_size=3, max_size=5).filter(lambda found: any(map(any, sum(found, ())))))
def test_whatever_the_places_the_build_agrees_with_the_import(tmp_path_factory, places, offers):
    housed(folder := tmp_path_factory.mktemp("places"), *places)
    lines = [(name, question, *given) for (_, name), both in zip(OFFERS, offers) for question, given in zip(("tider", "mat"), both)]
    assert bring_in(folder, rows(*lines), TWO.replace("invited: Tillfrågade\n", "")).exit_code < 2
    assert [rule for rule, severity in whole_report(folder) if severity is Severity.STOP] == []


@settings(max_examples=15, deadline=None)
@given(places=ceilings, before=st.lists(counts, min_size=5, max_size=5), now=st.lists(counts, min_size=5, max_size=5))
def test_whatever_the_places_nothing_can_be_reckoned_of_two_rounds(tmp_path_factory, places, before, now):
    housed(folder := tmp_path_factory.mktemp("rounds"), *places)
    if bring_in(folder, table(*before), uninvited(2025), "hemtjanst-2025").exit_code or bring_in(
            folder, table(*now), uninvited(2026, "pool: hemtjanst-2025")).exit_code:
        return
    assert [rule for rule, severity in whole_report(folder) if severity is Severity.STOP] == []
