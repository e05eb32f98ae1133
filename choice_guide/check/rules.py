"""All rules, in the order of docs/rules.md."""
from __future__ import annotations

from choice_guide.check import (addresses, areas, contracts, facts, fields, ids, leaves, pages, photo_use, photos, printing, profiles, references, scalars,
                                services, statement, survey_audit, survey_questions, survey_sums, surveys, synonyms, text, theme)
from choice_guide.check.contract import guide
from choice_guide.rule import Rule
from choice_guide.read import rules as reading

SECTIONS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("files", reading.RULES),
    ("fields", (*fields.RULES, *leaves.RULES, *references.RULES)),
    ("values", (*scalars.RULES, *guide.RULES)),
    ("texts", (*text.RULES, *printing.RULES)),
    ("photos", (*photos.RULES, *photo_use.RULES)),
    ("ids", (*ids.RULES, *addresses.RULES)),
    ("guide", (*areas.RULES, *services.RULES, *facts.RULES, *synonyms.RULES, *pages.RULES, *theme.RULES, *statement.RULES)),
    ("contracts", (*contracts.RULES, *profiles.RULES)),
    ("surveys", (*surveys.RULES, *survey_sums.RULES, *survey_questions.RULES, *survey_audit.RULES)),
)
RULES: tuple[Rule, ...] = tuple(rule for _, rules in SECTIONS for rule in rules)
