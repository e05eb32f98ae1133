"""Characters that have no place in a text that people read: control, direction override, invisible, unreadable, stacked.

Ordinary writing in every script is left alone: Arabic and Hebrew with direction marks, Persian with its zero-width
non-joiner, Thai and Vietnamese with their marks, emoji sequences. What is allowed where follows the Unicode Standard
(chapter 23, "Special Areas and Format Characters") and UTS 51 for emoji.
"""
from __future__ import annotations

from collections.abc import Iterator

import regex

from choice_guide.rule import Fault, Rule

CONTROL = Rule("text-control-character", r'name: "Lindens\u0007 Omsorg"', "name: Lindens Omsorg", source="R14")
BIDI = Rule("text-bidi-override", r'name: "Lindens \u202eOmsorg"', "name: Lindens Omsorg",
            source="Unicode UAX 9; CVE-2021-42574")
INVISIBLE = Rule("text-invisible-character", r'name: "Lindens\u200b Omsorg"', "name: Lindens Omsorg",
                 source="Unicode chapter 23")
UNREADABLE = Rule("text-unreadable-character", r'name: "Lindens \ue000 Omsorg"', "name: Lindens Omsorg",
                  source="Unicode chapter 23")
DAMAGED = Rule("text-damaged", 'name: "BjÃ¶rkens Omsorg"', "name: Björkens Omsorg", source="DESIGN §3: UTF-8")
STACKED = Rule("text-stacked-marks", r'name: "Li\u0335\u0336\u0337\u0338\u0334\u0316nden"', "name: Linden", source="R14")
RULES: tuple[Rule, ...] = (CONTROL, BIDI, INVISIBLE, UNREADABLE, DAMAGED, STACKED)

MOST_MARKS = 4  # Vietnamese needs 2, Thai 2, pointed Hebrew and Arabic 3; one to spare

_CONTROL = regex.compile(r"[\p{Cc}\p{Zl}\p{Zp}\uFFF9-\uFFFB--\n\t]", regex.V1)
_BIDI = regex.compile(r"[\u202A-\u202E\u2066-\u2069]")
_UNREADABLE = regex.compile(r"[\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]", regex.V1)
# Letters saved as UTF-8 and opened as Latin-1 or Windows-1252 ("Ã¥" for "å", "â€“" for "–").
_DAMAGED = regex.compile(r"\uFFFD|[ÃÂ][\u0080-\u00BF]|Ã[…„–€]|â€")
_STACKED = regex.compile(r"[\p{Mn}\p{Me}--\p{Default_Ignorable_Code_Point}]{%d,}" % (MOST_MARKS + 1), regex.V1)
_RIGHT_TO_LEFT = regex.compile(r"[\p{Hebr}\p{Arab}\p{Syrc}\p{Thaa}\p{Nkoo}]")
_DIRECTION_MARKS = "\u200E\u200F\u061C"
_HIDDEN = regex.compile(
    r"""
    (?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)\u200D(?=\p{Extended_Pictographic})  # family, professions
    | (?<=\p{Emoji})[\uFE0E\uFE0F]                                              # picture or letter form of a symbol
    | \U0001F3F4[\U000E0020-\U000E007E]{1,10}\U000E007F                         # flags of Scotland, Wales, England
    | (?<=[\p{Arab}\p{Syrc}\p{Mong}\p{Deva}\p{Beng}\p{Guru}\p{Gujr}]|[\p{Orya}\p{Taml}\p{Telu}\p{Knda}]
        |[\p{Mlym}\p{Sinh}\p{Khmr}\p{Mymr}])[\u200C\u200D]                    # joiners where the script has them
    | (?<=\p{Mong})[\u180B-\u180F] | (?<=\p{Han})[\U000E0100-\U000E01EF]        # variants of letters
    | (?P<hidden>\p{Default_Ignorable_Code_Point})
    """, regex.VERBOSE)
_UNSAFE = regex.compile(r"[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]", regex.V1)


def character_faults(text: str) -> list[Fault]:
    """Faults for characters that a text may not hold: at most one per rule, with the words around the first such place.

    Line breaks (LF) and tabs are no faults here. Expects text in Unicode normal form C, so that letters with marks
    count as few marks as they can.
    """
    places = ((CONTROL, _first(_CONTROL, text)), (BIDI, _first(_BIDI, text)), (INVISIBLE, _first_hidden(text)),
              (UNREADABLE, _first(_UNREADABLE, text)), (DAMAGED, _first(_DAMAGED, text)), (STACKED, _first(_STACKED, text)))
    return [_fault(rule, text, place) for rule, place in places if place is not None]


def excerpt(text: str, limit: int = 60) -> str:
    """The text's beginning for a message: one line, at most `limit` code points, harmful characters as U+FFFD."""
    line = _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text[:limit + 200].split()))
    return line if len(line) <= limit else line[:limit - 1].rstrip() + "…"


def _first(pattern: regex.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return match.start() if match else None


def _first_hidden(text: str) -> int | None:
    return next(_hidden_places(text), None)


def _hidden_places(text: str) -> Iterator[int]:
    right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    for match in _HIDDEN.finditer(text):
        character = match["hidden"]
        if character is None or _BIDI.match(character) or _UNREADABLE.match(character):
            continue
        if not (right_to_left and character in _DIRECTION_MARKS):
            yield match.start()


def _fault(rule: Rule, text: str, place: int) -> Fault:
    return Fault(rule, {"near": excerpt(text[max(0, place - 20):place + 20]), "code": f"U+{ord(text[place]):04X}",
                        "position": place + 1})
