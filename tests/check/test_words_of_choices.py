"""Words from a list that pages print by a message key have that message in every language of the interface."""
from __future__ import annotations

from pathlib import Path

import pytest

from choice_guide.catalogue import Catalogue
from choice_guide.check.contract.provider import OWNERSHIPS, PERMITS
from choice_guide.check.contract.service import NON_CHOICE_KINDS
from choice_guide.model import HEADINGS

TRANSLATIONS = Path(__file__).parents[2] / "translations"
LANGUAGES = sorted(file.parent.name for file in TRANSLATIONS.glob("*/interface.po"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [*(f"fact.permit.{kind}" for kind in PERMITS), *(f"run-by.{kind}" for kind in OWNERSHIPS),
                                 *(f"non-choice.{kind}" for kind in NON_CHOICE_KINDS), *(f"heading.{heading}" for heading in HEADINGS)])
def test_every_word_has_its_message(language: str, key: str):
    assert Catalogue.load(TRANSLATIONS, language, "interface").has(key)
