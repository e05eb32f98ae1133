"""Every rule for values, texts and photos has its words in each language, and examples that do what they say."""
from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import yaml

from choice_guide.check import photos, scalars, text
from choice_guide.rule import Fault, Rule
from choice_guide.check.text import markdown_text, plain_text
from tests.check.words import LANGUAGES, PARTS, catalogue

RULES = (*scalars.RULES, *text.RULES, *photos.RULES)
PARSERS: dict[str, Callable[[str], Any]] = {
    "slug": scalars.slug, "yes-no": scalars.yes_no, "colour": scalars.colour, "language": scalars.language_code,
    "number": lambda value: scalars.decimal(value, 0, 100), "number-whole": lambda value: scalars.integer(value, 0, 100),
    "date": scalars.date_, "date-in-future": lambda value: scalars.past_date(value, date(2026, 11, 21)), "hours": scalars.hours_range,
    "phone": lambda value: scalars.phone(value, "SE"), "email": scalars.email, "url": scalars.url,
    "organisation": lambda value: scalars.organisation_number(value, "SE"), "address": lambda value: scalars.address(value, "SE"),
    "postcode": lambda value: scalars.postcode_range(value, "SE"), "text": lambda value: plain_text(value, 1, 70),
    "text-html": lambda value: markdown_text(value, 1, 70), "text-too-short": lambda value: plain_text(value, 40, 300),
    "markdown": lambda value: markdown_text(value, 1, 900),
}


def parser(rule: Rule) -> Callable[[str], Any]:
    return PARSERS.get(rule.id) or PARSERS[rule.id.split("-")[0] if rule.id != "yes-no" else rule.id]


def value(example: str) -> str:
    """The last leaf of a YAML example, as text."""
    node = yaml.load(example, yaml.BaseLoader)
    while isinstance(node, dict):
        node = list(node.values())[-1]
    return node


def faults(found: Any) -> list[Fault]:
    return found if isinstance(found, list) else [found] if isinstance(found, Fault) else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_the_words_of_every_rule_and_no_others(language: str) -> None:
    words = {message.id: message.string for message in catalogue(language) if message.id}
    assert {f"{rule.id}.{part}" for rule in RULES for part in PARTS} == set(words)
    assert [] == [key for key, word in words.items() if not word.strip()]


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in photos.RULES], ids=lambda rule: rule.id)
def test_the_bad_example_breaks_the_rule_and_the_good_one_none(rule: Rule) -> None:
    found = [fault for fault in faults(parser(rule)(value(rule.bad))) if fault.rule is rule]
    assert found, f"{rule.bad} does not break {rule.id}"
    if rule is not scalars.organisations.PERSONAL:  # mended by leaving the number out
        assert [] == faults(parser(rule)(value(rule.good)))
    for language in LANGUAGES:
        for part in PARTS:
            assert_filled(catalogue(language).get(f"{rule.id}.{part}").string, found[0])


def assert_filled(words: str, fault: Fault) -> None:
    """Every place in the words has its parameter, and nothing stays in braces."""
    names = {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}
    assert names <= set(fault.params), f"{fault.rule.id}: {names - set(fault.params)}"
    assert "{" not in words.format(**fault.params).replace(str(fault.params.get("found", "")), "")
