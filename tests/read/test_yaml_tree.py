"""Every leaf is the text its author wrote, knows its place, and no bytes end the reading."""
from __future__ import annotations

import json

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from choice_guide.document import Mark
from choice_guide.read import read_text

FILE = "providers/lindens-omsorg.yaml"


def read_yaml(text: str | bytes):
    return read_text(FILE, text.encode("utf-8") if isinstance(text, str) else text)


def rules_of(findings) -> list[str]:
    return [finding.rule for finding in findings]


def test_scalars_stay_what_the_author_wrote():
    document, findings = read_yaml("a: no\nb: on\nc: 010\nd: 12:30\ne: 2026-10-01\nf: ~\ng:\nh: 1_000\ni: .5\nj: 0x1F\nk: 'it''s'\n")
    assert document.root.plain() == {"a": "no", "b": "on", "c": "010", "d": "12:30", "e": "2026-10-01", "f": "~", "g": "", "h": "1_000",
                                     "i": ".5", "j": "0x1F", "k": "it's"}
    assert findings == ()


def test_every_value_and_key_knows_its_place():
    document, _ = read_yaml("åäö: {b: [1, 'två']}\nc:\n  - d: e\n")
    root = document.root
    assert root.get("åäö", "b", 1).mark == Mark(FILE, 1, 14)
    assert root.get("åäö", "b", 1).path == ("åäö", "b", 1)
    assert root.get("åäö", "b", 1).quoted and not root.get("åäö", "b", 0).quoted
    assert root.get("c", 0, "d").mark == Mark(FILE, 3, 8)
    assert root.get("c", 0).key_marks == {"d": Mark(FILE, 3, 5)}


def test_a_duplicate_key_has_no_value():
    document, findings = read_yaml("a: 1\nb: 2\na: 3\n")
    assert document.root.plain() == {"a": None, "b": "2"}
    assert [(f.rule, f.mark.line, f.path, f.params["first"]) for f in findings] == [("duplicate-key", 3, ("a",), 1)]


def test_an_alias_bomb_is_one_finding_per_alias():
    document, findings = read_yaml("a: &a [x]\nb: [*a, *a]\nc: 1\n")
    assert document.root.plain() == {"a": None, "b": [None, None], "c": "1"}
    assert rules_of(findings) == ["alias"] * 3


def test_nesting_never_ends_the_process():
    for text in ("[" * 100_000, "{a: " * 100_000, "- " * 100_000, "a: " + "[" * 1_000_000, "? " * 50_000,
                 "\n".join(" " * i + "a:" for i in range(1_000)), "[" * 100_000 + "]" * 100_000):
        document, findings = read_yaml(text)
        assert document.root is None
        assert rules_of(findings) in (["too-deep"], ["yaml-syntax"]), text[:20]


def test_line_breaks_of_all_systems_are_one():
    for newline in ("\n", "\r\n", "\r"):
        document, findings = read_yaml(newline.join(("a: 1", "b: |", "  x", "  y", "")))
        assert (document.root.plain(), findings) == ({"a": "1", "b": "x\ny\n"}, ())


def test_a_tab_in_an_indentation_is_no_width():
    document, findings = read_yaml("a:\n\tb: 1\n")
    assert document.root is None
    assert [(f.rule, f.mark.line, f.mark.column) for f in findings] == [("tab", 2, 1)]


@given(st.text(st.characters(codec="utf-8")))
@settings(max_examples=300, deadline=None)
def test_any_text_written_as_a_quoted_scalar_comes_back(text: str):
    document, findings = read_yaml(f"name: {json.dumps(text, ensure_ascii=True)}\n")
    if any(0xD800 <= ord(c) <= 0xFFFF and ord(c) < 0xE000 for c in text) or any(ord(c) > 0xFFFF for c in text):
        return  # JSON writes these as pairs of surrogates, which YAML does not know
    assert document.root.plain() == {"name": text}
    assert findings == ()


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp", "Cs"), exclude_characters="\ufeff\ufffe\uffff")))
@settings(max_examples=300, deadline=None)
def test_any_printable_text_that_yaml_writes_comes_back(text: str):
    document, findings = read_yaml(yaml.safe_dump({"a": [text]}, allow_unicode=True, default_style="'"))
    assert (document.root.plain(), findings) == ({"a": [text]}, ())


@given(st.binary(max_size=400) | st.text(alphabet="a:- \n\t[]{}#&*!|>'\"%@`,?é", max_size=200).map(str.encode))
@settings(max_examples=500, deadline=None)
def test_no_bytes_raise(data: bytes):
    for path in (FILE, "contracts.csv", "pages/sv/valja.md"):
        document, findings = read_text(path, data)
        assert document.root is not None or findings
