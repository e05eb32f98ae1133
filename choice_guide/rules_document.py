"""docs/rules.md: every rule with its words and a bad and a good example, from the rules themselves."""
from __future__ import annotations

import re
from pathlib import Path

from choice_guide.catalogue import Catalogue
from choice_guide.rule import Rule
from choice_guide.check.rules import SECTIONS

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
PLACEHOLDER = re.compile(r"(?<!\{)\{\w+\}(?!\})")


def rules_markdown(language: str = "en") -> str:
    """The document in a language (sv or en). Raises MissingMessage where a rule has no words in it."""
    words = Catalogue.load(TRANSLATIONS, language, "values", "findings")
    parts = [f"# {words.text('rules.title')}", words.text("rules.intro"), words.text("rules.levels")]
    for section, rules in SECTIONS:
        parts += [f"## {words.text(f'rules.section.{section}')}", *(_rule(rule, words) for rule in rules)]
    return "\n\n".join(parts) + "\n"


def _rule(rule: Rule, words: Catalogue) -> str:
    lines = [f"### {rule.id}", f"**{words.text(f'rules.weight.{rule.weight}')}.** {_said(words, f'{rule.id}.message')}",
             words.text("rules.bad"), _code(rule.bad), words.text("rules.good"), _code(rule.good),
             f"**{words.text('rules.mend')}:** {_said(words, f'{rule.id}.help')}",
             f"**{words.text('rules.reason')}:** {_said(words, f'{rule.id}.why')}"]
    return "\n\n".join(lines + ([f"{words.text('rules.source')}: {rule.source}"] if rule.source else []))


def _said(words: Catalogue, key: str) -> str:
    """A message with "…" for what it says of the case at hand, safe in Markdown."""
    said = PLACEHOLDER.sub("…", words.message(key)).replace("{{", "{").replace("}}", "}")
    return re.sub(r"([*_<>`\[\]#])", r"\\\1", said)


def _code(example: str) -> str:
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", example)), 3)
    return f"{fence}\n{example}\n{fence}"
