"""Catalogues: what is missing is named, plurals follow the language, and every language has the same words."""
from pathlib import Path
from string import Formatter

import pytest

from choice_guide.catalogue import Catalogue, MissingMessage
from tests.render.conftest import LANGUAGES, ROOT

ARABIC = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"

msgid "greeting"
msgstr "hej {name}"

msgid "not.yet"
msgstr ""

#, fuzzy
msgid "perhaps"
msgstr "kanske"

msgid "days"
msgid_plural "days"
msgstr[0] "zero"
msgstr[1] "one"
msgstr[2] "two"
msgstr[3] "few {n}"
msgstr[4] "many {n}"
msgstr[5] "other {n}"
"""


@pytest.fixture
def arabic(tmp_path: Path) -> Catalogue:
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "words.po").write_text(ARABIC, encoding="utf-8")
    return Catalogue.load(tmp_path, "ar", "words")


def test_plural_forms_are_those_of_the_language(arabic):
    assert [arabic.plural("days", n) for n in (0, 1, 2, 7, 11, 100)] == ["zero", "one", "two", "few 7", "many 11", "other 100"]


@pytest.mark.parametrize("key", ["nowhere", "not.yet", "perhaps", "days"])
def test_a_message_that_is_missing_is_named_with_its_language_and_file(arabic, key):
    with pytest.raises(MissingMessage, match=rf"'{key}'.*'ar'.*ar/words\.po"):
        arabic.text(key)


def test_a_parameter_that_is_missing_is_an_error_and_not_a_gap(arabic):
    assert arabic.text("greeting", name="du") == "hej du"
    with pytest.raises(MissingMessage, match="name"):
        arabic.text("greeting")


def test_a_language_without_a_catalogue_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        Catalogue.load(tmp_path, "xx", "words")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize("domain", ["format", "interface"])
def test_messages_have_the_same_keys_and_parameters_in_every_language(domain, language):
    first, other = (Catalogue.load(ROOT / "translations", code, domain).messages for code in (LANGUAGES[0], language))
    assert set(first) ^ set(other) <= {"alphabet"}  # a language whose alphabet ends with z leaves it empty
    for key in set(first) & set(other):
        assert isinstance(first[key], str) == isinstance(other[key], str), key
        assert placeholders("".join(first[key])) == placeholders("".join(other[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_stands_in_two_files_so_that_none_wins_unseen(language):
    interface, words = (set(Catalogue.load(ROOT / "translations", language, domain).messages) for domain in ("interface", "format"))
    assert interface & words == set()
