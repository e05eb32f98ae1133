"""Every rule is documented: it has words in each language, examples, and its place in docs/rules.md."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from choice_guide.check.rules import RULES
from choice_guide.report import finding_words
from choice_guide.rules_document import rules_markdown

ROOT = Path(__file__).parents[2]
PARTS = ("message", "help", "why")


def test_ids_of_rules_are_unique_slugs():
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", id_) for id_ in ids)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_rule_has_its_words(language: str):
    words = finding_words(language)
    missing = [f"{rule.id}.{part}" for rule in RULES for part in PARTS if not words.has(f"{rule.id}.{part}")]
    assert missing == [], f"add these to translations/{language}/findings.po"


def test_both_languages_name_the_same_parameters():
    swedish, english = finding_words("sv"), finding_words("en")
    fields = re.compile(r"(?<!\{)\{(\w+)\}")
    differing = [f"{rule.id}.{part}" for rule in RULES for part in PARTS
                 if set(fields.findall(swedish.message(f"{rule.id}.{part}"))) != set(fields.findall(english.message(f"{rule.id}.{part}")))]
    assert differing == []


def test_no_words_are_left_over():
    ids = {rule.id for rule in RULES}
    for language in ("sv", "en"):
        words = finding_words(language)
        assert [key for key in words.messages if key.rpartition(".")[2] in PARTS and key.rpartition(".")[0] not in ids] == []


def test_every_rule_has_a_bad_and_a_good_example():
    assert [rule.id for rule in RULES if not rule.bad.strip() or not rule.good.strip() or rule.bad == rule.good] == []


def test_the_document_of_rules_is_current():
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_markdown(), "run python build.py rules"
