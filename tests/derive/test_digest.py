"""The hash of what a list says: the same while it says the same."""
from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field, make_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.derive.digest import digest

ROOT = Path(__file__).parents[2]
VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.decimals(allow_nan=False), lambda inner: st.lists(inner).map(tuple), max_leaves=8)


class Kind(StrEnum):
    ONE = "one"


@dataclass(frozen=True)
class Said:
    name: str
    day: date | None = None
    kinds: tuple[Kind, ...] = ()
    reasons: dict[str, str] = field(default_factory=dict)


@given(VALUES, VALUES)
def test_what_differs_has_another_hash(one, other):
    assert (digest(one) == digest(other)) == (repr(one) == repr(other))


def test_a_field_that_is_new_to_the_software_changes_nothing_for_those_who_leave_it_out():
    older = make_dataclass("Said", [("name", str)], frozen=True)
    assert digest(older("A")) == digest(Said("A")) != digest(Said("A", date(2026, 11, 22)))
    assert digest(Said("A", reasons={})) == digest(Said("A")) != digest(Said("A", reasons={"a": "b"}))


def test_what_looks_alike_and_is_not_has_another_hash():
    alike = (Kind.ONE, "one", ("one",), date(2026, 1, 1), "2026-01-01", Decimal(1), 1, True, "1", None, "", (), {"a": "b"}, (("a", "b"),), Said("one"))
    assert len({digest(value) for value in alike}) == len(alike)


def test_machines_that_differ_in_the_last_digits_agree():
    assert digest(0.1 + 0.2) == digest(0.3) != digest(0.3001)


def test_the_order_of_a_list_counts_and_that_of_a_mapping_does_not():
    assert digest(("a", "b")) != digest(("b", "a"))
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


@pytest.mark.parametrize("value", [{1, 2}, object(), Said, b"x"])
def test_what_could_differ_from_run_to_run_is_refused(value):
    with pytest.raises(TypeError, match="no hash that stays"):
        digest((value,))


def test_it_is_the_same_in_another_run():
    code = "from datetime import date; from choice_guide.derive.digest import digest; print(digest(('a', date(2026, 1, 1), {'x': 1, 'y': None})))"
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, env={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")}
    assert len(runs) == 1
