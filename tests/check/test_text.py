"""Texts: ordinary writing in every script passes, what harms a reader is named, and the length is the reader's."""
from __future__ import annotations

import json
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choice_guide.check import text as texts
from choice_guide.check.characters import excerpt
from choice_guide.check.text import grapheme_length, markdown_text, plain_text, visible_length
from tests.check.words import real_data

FAMILY = "\U0001F469\u200D\U0001F469\u200D\U0001F467"
SCOTLAND = "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"
HARMFUL = {"Cc", "Cs", "Co"}
TURNING = set("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069")

ORDINARY = [
    "Vi hjälper dig hemma.", "5 < 6 och 7 > 6", "Vi <3 Norr", "<- vänster, höger ->", "Kaffe & prat; R&D;", "Pris: 50 %", "a_b*c`d",
    "Ring 08-465 004 00, https://linden.example/", "första\nandra", "Sjövik\u00a0Norra", "C++ & C#", "JavaScript: ett språk",
    "مرحبا، نحن نساعدك في البيت", "שלום \u200Fולברכה\u200E 12", "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ", "می\u200Cخواهم", "ที่นี่มีน้ำ", "tiếng Việt ệ ậ",
    "हिन्दी क्\u200Dष", "中文 한국어 日本語", "ᚠᚢᚦ", FAMILY, SCOTLAND, "❤\uFE0F 1\uFE0F\u20E3 🏳\uFE0F\u200D🌈 👩🏽\u200D🚀", "Soomaali", "𝒜", "A\u0308",
]
BROKEN = [
    ("Hej\u0007", "text-control-character"), ("Hej\u0000", "text-control-character"), ("a\u2028b", "text-control-character"),
    ("a\u0085b", "text-control-character"), ("\x1b[31mröd", "text-control-character"), ("\x1fHej", "text-control-character"),
    ("Hej\u202Edig", "text-bidi-override"), ("\u2066Hej\u2069", "text-bidi-override"), ("م\u202Bم", "text-bidi-override"),
    ("de\u200Bmens", "text-invisible-character"), ("\ufeffHej", "text-invisible-character"), ("de\u00ADmens", "text-invisible-character"),
    ("\u3164", "text-invisible-character"), ("a\u200Db", "text-invisible-character"), ("a\u200Eb", "text-invisible-character"),
    ("😀\uFE0F\uFE0F", "text-invisible-character"), ("a\U000E0041", "text-invisible-character"), ("می\u200C\u200Cخ", "text-invisible-character"),
    ("a \u200Cb", "text-invisible-character"), ("a\n\u200Cb", "text-invisible-character"),
    ("a\ud800b", "text-unreadable-character"), ("a\ue000", "text-unreadable-character"), ("\ufdd0\uffff", "text-unreadable-character"),
    ("BjÃ¶rken", "text-damaged"), ("BjÃ–rken", "text-damaged"), ("Bj\ufffdrken", "text-damaged"),
    ("Z" + "\u0335" * 9, "text-stacked-marks"), ("ด้้้้้", "text-stacked-marks"),
    ("<b>fet</b>", "text-html"), ("<!-- dold -->", "text-html"), ("<img src=x onerror=alert(1)", "text-html"), ("</p >", "text-html"),
    ("<script>alert(1)</script>", "text-script"), ("javascript:alert(1)", "text-script"), ("< SCRIPT >", "text-script"),
    ("Kaffe &amp; prat", "text-html-entity"), ("&#106;", "text-html-entity"), ("&nbsp;", "text-html-entity"),
]
MARKDOWN_ORDINARY = [
    "Ett stycke.\n\nEtt till med *betoning* och **mer**.", "- ett\n- två\n    - tre\n", "1. ett\n2. två\n\n    mer om två", "3 - 1 = 2", "Nr 1 i Norr #nöjd",
    "Se not [1].", "5 > 4 och 3 < 4", "Lars` och Evas", "rad\n- punkt", "ja | nej", "\\# inte rubrik", "mycket --- mer",
]
MARKDOWN_BROKEN = [
    ("# Om oss", ["markdown-heading"]), ("#Om oss", ["markdown-heading"]), ("Om oss\n======", ["markdown-heading"]), ("Om oss\n---", ["markdown-heading"]),
    ("[oss](https://linden.example/)", ["markdown-link"]), ("[oss][1]\n\n[1]: https://linden.example/", ["markdown-link"]),
    ("Se https://linden.example/", ["markdown-link"]), ("Se www.linden.example", ["markdown-link"]), ("<https://linden.example/>", ["markdown-link"]),
    ("<info@linden.example>", ["markdown-link"]), ("![Buss](buss.jpg)", ["markdown-image"]), ("[![Buss](buss.jpg)](https://linden.example/)", ["markdown-image", "markdown-link"]),
    ("| a | b |\n|---|---|\n| 1 | 2 |", ["markdown-table"]), ("a | b\n--|--\n1 | 2", ["markdown-table"]),
    ("```\nkod\n```", ["markdown-code"]), ("en `kod` här", ["markdown-code"]), ("Hej\n\n    kod", ["markdown-code"]), ("Hej\n\n\tkod", ["markdown-code"]),
    ("> Bra hjälp", ["markdown-quote"]), ("a\n\n***\n\nb", ["markdown-ruler"]), ("a\n\n- - -\n\nb", ["markdown-ruler"]),
    ("<b>x</b>", ["text-html"]), ("<script>x</script>", ["text-script"]), ("# a\n\n> b\n\n<i>c</i>", ["markdown-heading", "markdown-quote", "text-html"]),
]


def rule_ids(found: str | list) -> list[str]:
    assert isinstance(found, list), f"no fault in {found!r}"
    return [fault.rule.id for fault in found]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_writing_is_left_as_it_is(text: str) -> None:
    assert unicodedata.normalize("NFC", text) == plain_text(text, 1, 200)


@pytest.mark.parametrize(("text", "rule"), BROKEN)
def test_each_harm_has_its_own_rule(text: str, rule: str) -> None:
    assert [rule] == rule_ids(plain_text(text, 0, 200))


@pytest.mark.parametrize("text", MARKDOWN_ORDINARY)
def test_paragraphs_lists_and_emphasis_are_allowed(text: str) -> None:
    assert text.strip() == markdown_text(text, 1, 200)


@pytest.mark.parametrize(("text", "rules"), MARKDOWN_BROKEN)
def test_other_markdown_is_named(text: str, rules: list[str]) -> None:
    assert rules == rule_ids(markdown_text(text, 0, 200))


def test_every_rule_has_a_case() -> None:
    cases = {rule for _, rule in BROKEN} | {rule for _, rules in MARKDOWN_BROKEN for rule in rules}
    assert {rule.id for rule in texts.RULES} == cases | {"text-too-short", "text-too-long"}


def test_length_is_told_as_a_reader_counts() -> None:
    assert FAMILY * 3 == plain_text(FAMILY * 3, 3, 3)
    short, = plain_text("  åäö  ", 5, 9)
    assert ("text-too-short", 3, 5, 2) == (short.rule.id, short.params["count"], short.params["low"], short.params["missing"])
    long, = plain_text("a\u0308" * 12, 5, 9)
    assert ("text-too-long", 12, 9, 3) == (long.rule.id, long.params["count"], long.params["high"], long.params["over"])


def test_markdown_counts_what_is_seen() -> None:
    assert len("Vi hjälper dig en två") == visible_length("Vi **hjälper** _dig_\n\n- en\n- två\n")
    assert len("snake_case 2*3") - 1 == visible_length("snake_case 2*3")
    assert ["text-too-long"] == rule_ids(markdown_text("- ordet\n- ordet", 0, 10))


def test_all_faults_are_told_at_once() -> None:
    assert ["text-too-long", "text-bidi-override", "text-html"] == rule_ids(plain_text("<b>Hej\u202E</b>", 0, 3))


def test_a_fault_says_where() -> None:
    fault, = plain_text("Vi hjälper dig\u200B hemma", 0, 99)
    assert {"near": "Vi hjälper dig\ufffd hemma", "code": "U+200B", "position": 15} == dict(fault.params)


@settings(deadline=None)
@given(text=st.text())
def test_a_reader_never_counts_more_characters_than_there_are(text: str) -> None:
    assert 0 <= grapheme_length(text) <= len(text)


@settings(deadline=None)
@given(text=st.text() | st.text("ab å\u0308\t\r\n<>&;*_#-`|[]()!\u200d\u202e", max_size=40))
def test_no_text_raises_and_what_passes_passes_again(text: str) -> None:
    for check in (plain_text, markdown_text):
        found = check(text, 0, 10_000)
        if isinstance(found, str):
            assert found == check(found, 0, 10_000)
            assert_harmless(found)


@settings(deadline=None)
@given(text=st.text(st.characters(codec=None), max_size=300))
def test_an_excerpt_is_one_short_harmless_line(text: str) -> None:
    line = excerpt(text)
    assert len(line) <= 60 and "\n" not in line
    assert_harmless(line)


def test_naughty_strings_give_faults_or_harmless_texts() -> None:
    strings = json.loads(real_data("naughty_strings.json").read_text(encoding="utf-8"))
    assert len(strings) == 515
    passed = [found for found in (plain_text(text, 0, 100_000) for text in strings) if isinstance(found, str)]
    assert 0 < len(passed) < 515
    for found in passed:
        assert_harmless(found)


@pytest.mark.parametrize("piece", ["[", "![", "](", "<a", "`", "*", "_", "|-", " ", "&", "#", "\u200d", "\u0301", "- ", "a\n\n    "])
def test_long_texts_take_no_long_time(piece: str) -> None:
    """A pattern that goes back over the text for each character would take minutes."""
    begun = time.process_time()
    assert "text-too-long" in rule_ids(markdown_text(piece * 100_000 + "slut på texten", 0, 10))
    assert "text-too-long" in rule_ids(plain_text(piece * 100_000 + "slut på texten", 0, 10))
    assert time.process_time() - begun < 20


def assert_harmless(text: str) -> None:
    assert not [c for c in text if c != "\n" and (unicodedata.category(c) in HARMFUL or c in TURNING)]
