"""The guide's own Swedish is plain: every longer text has a LIX under 35."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from choice_guide.derive.lix import readability

CONTENT = Path(__file__).parents[1] / "content"
LIMIT = 35
ENOUGH_WORDS = 50  # LIX says little about shorter texts
SWEDISH = ("sv", "sv-simple")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")

VECTORS = [  # text, words, sentences, long words, LIX
    ("Du kan välja vem som ska hjälpa dig hemma.", 9, 1, 0, 9.0),
    ("Valfrihetssystemet omfattar biståndsbedömda serviceinsatser och omvårdnadsinsatser i ordinärt boende.", 9, 1, 6, 75.67),
    ("Personalen har utbildning i demens. Samma tre personer kommer hem till dig. Du bestämmer vad de ska göra.", 18, 3, 4, 28.22),
]
COUNTS = [  # text, words, sentences, long words
    ("", 0, 0, 0), ("11 - 14.", 0, 0, 0), ("LSS-handläggare kan's", 2, 1, 1), ("aaa-aaa aaa-aaaa", 2, 1, 1), ("Tid: 7 till 22. Ring!", 3, 3, 0),
    ("kl.8 och 3.5 dagar", 3, 1, 0), ("Rubrik\n\nText utan punkt\n- punkt", 5, 3, 0), ("Va?! Nej … jo", 3, 2, 0), ("åäöåäö åäöåäöå", 2, 1, 1),
]


@pytest.mark.parametrize(("text", "words", "sentences", "long_words", "lix"), VECTORS)
def test_lix_is_that_of_the_specification(text: str, words: int, sentences: int, long_words: int, lix: float) -> None:
    found = readability(text)
    assert (words, sentences, long_words) == (found.words, found.sentences, found.long_words)
    assert lix == round(found.lix, 2)


@pytest.mark.parametrize(("text", "words", "sentences", "long_words"), COUNTS)
def test_words_and_sentences_are_counted(text: str, words: int, sentences: int, long_words: int) -> None:
    found = readability(text)
    assert (words, sentences, long_words) == (found.words, found.sentences, found.long_words)


def test_a_text_without_words_has_no_lix() -> None:
    assert readability("1234 …").lix == 0


def test_prose_joins_wrapped_lines_and_drops_markup() -> None:
    assert "Rubrik\nEn rad som fortsätter.\npunkt ett\nNy länk." == prose("# Rubrik\n\nEn rad som\nfortsätter.\n- punkt\n  *ett*\n\nNy [länk](/a/).")


def test_swedish_texts_of_the_guide_are_easy_to_read() -> None:
    texts = [(place, prose(text)) for place, text in swedish_texts()]
    measured = {place: readability(text) for place, text in texts}
    longer = {place: found for place, found in measured.items() if found.words >= ENOUGH_WORDS}
    assert longer, "no Swedish text of 50 words was found: has the content folder moved?"
    assert [] == [f"{place}: LIX {found.lix:.0f}" for place, found in sorted(longer.items()) if found.lix >= LIMIT]


def swedish_texts() -> Iterator[tuple[str, str]]:
    """Place and text of every Swedish text of the guide, its services, providers and pages."""
    files = [CONTENT / "guide.yaml", *sorted((CONTENT / "services").glob("*.yaml")), *sorted((CONTENT / "providers").glob("*.yaml"))]
    for file in filter(Path.is_file, files):
        data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        yield from ((f"{file.relative_to(CONTENT)} {path}", text) for path, text in leaves(data, ""))
    for language in SWEDISH:
        for file in sorted((CONTENT / "pages" / language).glob("*.md")):
            yield str(file.relative_to(CONTENT)), file.read_text(encoding="utf-8")


def leaves(data: Any, path: str) -> Iterator[tuple[str, str]]:
    """The Swedish leaves: all of them, except those that stand under another language's code."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for place, item in enumerate(data):
            yield from leaves(item, f"{path}[{place}]")
    elif isinstance(data, dict):
        languages = bool(data) and "sv" in data and all(LANGUAGE.fullmatch(key) for key in data)
        for key, item in data.items():
            if not languages or key in SWEDISH:
                yield from leaves(item, f"{path}.{key}".lstrip("."))


def prose(markdown: str) -> str:
    """One line per heading, paragraph and list item, as a reader meets them; links keep their words."""
    bare = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1", markdown)
    bare = re.sub(r"[*_`|]+|<[^<>]*>", "", re.sub(r"^ *(?:[-*+>]|[0-9]+\.) +|^ *#+ *", "\n", bare, flags=re.M))
    return "\n".join(" ".join(block.split()) for block in re.split(r"\n\s*\n|(?<=\n)\n", bare) if block.strip())
