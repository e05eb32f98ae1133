"""Checks of the content: one topic per file, an explicit tuple of rules (see `rules.py`)."""
from choice_guide.check.addresses import address_collisions, languages_without_words
from choice_guide.check.content import check, typed_document
from choice_guide.check.survey_audit import audit_findings

__all__ = ["address_collisions", "audit_findings", "check", "languages_without_words", "typed_document"]
