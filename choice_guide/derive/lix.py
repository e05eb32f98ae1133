"""LIX, the Swedish readability index (läsbarhetsindex; Björnsson 1968): LIX = words / sentences + 100 * long words / words."""
from __future__ import annotations

import re
from dataclasses import dataclass

LONG = 6  # a long word has more letters than this
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'\u2019][^\W\d_]+)*")
_NOT_A_LETTER = re.compile(r"[-\u2010\u2011'\u2019]")
_SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts of words, sentences and long words in a text."""

    words: int
    sentences: int
    long_words: int

    @property
    def lix(self) -> float:
        """The index; 0.0 for a text without words. Under 30 is very easy, 30-40 easy, over 50 hard to read."""
        return self.words / self.sentences + 100 * self.long_words / self.words if self.words else 0.0


def readability(text: str) -> Readability:
    """Count a plain text.

    A word is a run of letters; hyphens and apostrophes inside it keep it one word and are not counted as letters;
    digits are no words. A sentence ends at . ! ? : before a space or the end, and at a line break; what holds no
    word is no sentence.
    """
    words = _WORD.findall(text)
    sentences = sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part))
    return Readability(len(words), sentences, sum(len(_NOT_A_LETTER.sub("", word)) > LONG for word in words))
