"""What the tests of the value rules share: real data, and the words of a Fault in each language."""
from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).parents[2] / "translations"
LANGUAGES = ("sv", "en")
PARTS = ("message", "help", "why")
REAL_DATA = "GUIDE_REAL_DATA"


def real_data(name: str) -> Path:
    """The file `name` in the folder of real data; skips without it, fails without it where CI is set."""
    folder = os.environ.get(REAL_DATA)
    if folder:
        return Path(folder) / name
    reason = f"{REAL_DATA} is not set: it names the folder that holds {name}"
    return pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


@cache
def catalogue(language: str) -> Catalog:
    """The words of the value rules in `language`."""
    with (TRANSLATIONS / language / "values.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)
