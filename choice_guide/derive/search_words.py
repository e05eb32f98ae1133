"""Words as the search knows them: how a text falls into words, which of them may be suggested, and the parts of compounds.

templates/scripts/words.js takes texts apart in the same way; a test holds the two together.
"""
from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

SHORTEST_PART = 4   # letters of a compound's part that is worth finding by itself
SHORTEST_START = 3  # letters before it


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The guide's words in one language, lower case, sorted, each in one group only.

    `names`: of titles and keywords; a misspelt word is repaired to these first. `texts`: of other texts. `quiet`: words that
    find a page and that the guide never says itself.
    """

    names: tuple[str, ...]
    texts: tuple[str, ...]
    quiet: tuple[str, ...]


def words(text: str) -> list[str]:
    """The words of a text: runs of letters, digits and combining marks, NFC, lower case."""
    characters = unicodedata.normalize("NFC", text.lower())
    return "".join(char if _in_word(char) else " " for char in characters).split()


def vocabulary(names: Iterable[str], texts: Iterable[str], hidden: Iterable[str], never: Iterable[str]) -> Vocabulary:
    """Texts sorted into words that may be suggested and words that may not.

    `hidden`: misspellings and the like; a word of theirs is still suggested when the guide says it elsewhere. `never`: words
    that no page may print; a phrase of several words is hidden, a single word is never suggested whatever else says it.
    """
    forbidden = [phrase for phrase in map(words, never)]
    banned = {phrase[0] for phrase in forbidden if len(phrase) == 1}
    named, said = _all(names) - banned, _all(texts) - banned
    quiet = (_all(hidden) | banned | {word for phrase in forbidden for word in phrase}) - named - said
    return Vocabulary(tuple(sorted(named)), tuple(sorted(said - named)), tuple(sorted(quiet)))


def parts(texts: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
    """The last parts of compounds in `texts` that are words of the guide: "boende" of "demensboende".

    Only last parts, because a search finds the beginning of a word anyway. `known`: words that may be parts.
    """
    return tuple(sorted({part for word in _all(texts) for part in _endings(word) if part in known}))


def _endings(word: str) -> Iterable[str]:
    return (word[start:] for start in range(SHORTEST_START, len(word) - SHORTEST_PART + 1))


def _all(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in words(text)}


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")
