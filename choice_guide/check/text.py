"""Texts: what a plain text and a short Markdown text may hold, and how long they are to a reader."""
from __future__ import annotations

import unicodedata

import regex

from choice_guide.check import characters, markup
from choice_guide.check.characters import character_faults
from choice_guide.check.markup import html_faults, markdown_faults
from choice_guide.rule import Fault, Rule

TOO_SHORT = Rule("text-too-short", "short: {sv: Vi hjälper dig.}",
                 "short: {sv: Vi hjälper dig hemma med det du behöver stöd med.}", source="R05")
TOO_LONG = Rule("text-too-long", "name: Lindens Omsorg och Hemtjänst i Norr, Söder, Öster, Väster och Centrum sedan 1998",
                "name: Lindens Omsorg", source="R05")
RULES: tuple[Rule, ...] = (TOO_SHORT, TOO_LONG, *characters.RULES, *markup.RULES)

_GRAPHEME = regex.compile(r"\X")
_LIST_MARKER = regex.compile(r"^ *(?:[-*+]|[0-9]{1,9}[.)]) +", regex.M)
_EMPHASIS = regex.compile(r"(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|(?<!\\)\*{1,3}")


def grapheme_length(text: str) -> int:
    """How many characters a reader sees: extended grapheme clusters (Unicode UAX 29), never more than `len(text)`."""
    return sum(1 for _ in _GRAPHEME.finditer(text))


def plain_text(text: str, low: int, high: int) -> str | list[Fault]:
    """A text without markup: trimmed, in Unicode normal form C, tabs as spaces, `low` to `high` characters long.

    "<3" and "5 < 6" are allowed; whatever shows the text escapes it. All faults are told at once. Never raises.
    """
    clean = _normalised(text, tab=" ")
    faults = [*_length_faults(grapheme_length(clean.strip()), low, high), *character_faults(clean), *html_faults(clean)]
    return faults or clean.strip()


def markdown_text(text: str, low: int, cap: int) -> str | list[Fault]:
    """A Markdown text of paragraphs, lists and emphasis: trimmed, in normal form C, `low` to `cap` characters long.

    The length is what a reader sees: list markers, emphasis marks and line breaks between paragraphs do not count.
    All faults are told at once. Never raises.
    """
    clean = _normalised(text, tab="    ")
    faults = [*_length_faults(visible_length(clean), low, cap), *character_faults(clean), *markdown_faults(clean)]
    return faults or clean.strip()


def visible_length(markdown: str) -> int:
    """How many characters of a Markdown text a reader sees, each run of spaces and line breaks counted as one."""
    bare = _EMPHASIS.sub("", _LIST_MARKER.sub("", markdown))
    return grapheme_length(" ".join(bare.split()))


def _normalised(text: str, tab: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", tab)
    return unicodedata.normalize("NFC", lines)


def _length_faults(count: int, low: int, high: int) -> list[Fault]:
    if count < low:
        return [Fault(TOO_SHORT, {"count": count, "low": low, "high": high, "missing": low - count})]
    if count > high:
        return [Fault(TOO_LONG, {"count": count, "low": low, "high": high, "over": count - high})]
    return []
