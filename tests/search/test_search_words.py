"""Texts fall into words, words into those that may be suggested and those that may not, compounds into parts."""
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.derive.search_words import parts, vocabulary, words

SAMPLES = Path(__file__).parent.parent.parent / "accessibility_tests" / "search" / "words.json"


@pytest.mark.parametrize(("text", "expected"), json.loads(SAMPLES.read_text(encoding="utf-8")))
def test_words_fall_apart_as_in_the_browser(text, expected):
    """accessibility_tests/search puts the same file before templates/scripts/words.js."""
    assert words(text) == expected


@given(st.text())
def test_words_of_words_are_the_same(text):
    assert words(" ".join(words(text))) == words(text)


def test_each_word_is_in_one_group():
    found = vocabulary(["Hemtjänst i Norr"], ["hjälp i norr"], ["hemtjenst hjälp"], ["fuling", "ful fisk"])
    assert found.names == ("hemtjänst", "i", "norr")
    assert found.texts == ("hjälp",)
    assert found.quiet == ("fisk", "ful", "fuling", "hemtjenst")


def test_a_word_that_must_not_be_said_is_not_suggested_whoever_says_it():
    found = vocabulary(["Fuling"], ["en fuling"], [], ["fuling"])
    assert (found.names, found.texts, found.quiet) == ((), ("en",), ("fuling",))


@pytest.mark.parametrize(("word", "expected"), [
    ("demensboende", ("boende",)), ("Hemomsorg", ("omsorg",)), ("boende", ()), ("omboende", ()), ("avlösarservice", ("service",)),
])
def test_the_parts_of_compounds(word, expected):
    assert parts([word], frozenset({"boende", "omsorg", "service", "ende"}) - {"ende"}) == expected
