"""A software folder with tiny templates, the sample guide, and jobs that render it."""
from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PIL import Image

from choice_guide.catalogue import Catalogue
from choice_guide.derive.addresses import WORDS, Addresses
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.site import CHOOSING
from choice_guide.edition import Edition
from choice_guide.model import Guide
from choice_guide.render import Settings
from choice_guide.render.formatter import Formatter
from tests.render.sample_guide import DAY, sample_guide

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LANGUAGES = ("sv", "en", "fi")
KINDS = ("start", "services", "places", "index", *CHOOSING, "how-to-choose", "if-you-do-not-choose", "brochures", "vacancies", "figures", "method", "order", "search", "accessibility",
         "glossary", "not-found", "area", "service", "service-az", "area-list", "area-list-az", "provider", "sheet", "text")


@pytest.fixture(scope="session")
def software(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """templates/ with one tiny template for every kind of page, translations/ with the project's format.po."""
    folder = tmp_path_factory.mktemp("software")
    shutil.copytree(HERE / "templates", folder / "templates")
    for kind in KINDS:
        (folder / "templates" / "pages").mkdir(exist_ok=True)
        shutil.copy(HERE / "templates" / "page.html", folder / "templates" / "pages" / f"{kind}.html")
    for language in LANGUAGES:
        target = folder / "translations" / language
        target.mkdir(parents=True)
        shutil.copy(ROOT / "translations" / language / "format.po", target)
        _put_together(HERE / "interface.po", ROOT / "translations" / language / "interface.po", target / "interface.po")
    return folder


def _put_together(own: Path, project: Path, target: Path) -> None:
    """The tiny templates' own words, and the project's (but plural forms) for what is made without templates."""
    with own.open("rb") as first, project.open("rb") as second:
        words, more = read_po(first), read_po(second)
    added = [f"msgid {json.dumps(m.id)}\nmsgstr {json.dumps(m.string, ensure_ascii=False)}\n" for m in more
             if m.id and not m.pluralizable and m.id not in words]
    target.write_text("\n".join((own.read_text(encoding="utf-8"), *added)), encoding="utf-8")


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder with the sample guide's photo."""
    folder = tmp_path_factory.mktemp("content")
    (folder / "photos").mkdir()
    Image.linear_gradient("L").resize((1280, 960)).save(folder / "photos" / "rosengarden.jpg", "JPEG")
    return folder


@pytest.fixture(scope="session")
def lookup() -> Lookup:
    return lookup_of(sample_guide())


@pytest.fixture(scope="session")
def settings(software: Path) -> Settings:
    return Settings(Edition(DAY, "7f3a90bc"), "directory", software)


@pytest.fixture(scope="session")
def formatter() -> Callable[[str], Formatter]:
    """language -> a formatter for a Swedish guide."""
    return lambda language: Formatter(language, "sv", "SE", DAY, Catalogue.load(ROOT / "translations", language, "format"))


def lookup_of(guide: Guide) -> Lookup:
    """Look-up tables with addresses that are their own ids."""
    words = {id_: id_ for id_ in WORDS} | {"provider": "utforare", "alphabet": "åäö"}
    return Lookup.of(guide, Addresses(guide.languages[0], words))
