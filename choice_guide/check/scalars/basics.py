"""Ids, yes or no, colours and language codes."""
from __future__ import annotations

import re
import unicodedata

from choice_guide.check.characters import excerpt
from choice_guide.rule import Fault, Rule

SLUG_SPELLING = Rule("slug-spelling", "id: Blå Porten", "id: bla-porten", source="DESIGN §3: ids become addresses")
SLUG_FORM = Rule("slug-form", 'id: "?"', "id: bla-porten", source="DESIGN §3: ids become addresses")
SLUG_LONG = Rule("slug-too-long", "id: lindens-omsorg-och-hemtjanst-i-norr-soder-oster-vaster-och-centrum", "id: lindens-omsorg",
                 source="DESIGN §4: addresses that can be said on the phone")
SLUG_RESERVED = Rule("slug-reserved", "id: con", "id: con-omsorg", source="Windows: names that no file may have")
YES_NO = Rule("yes-no", "same_for_all: kanske", "same_for_all: yes", source="DESIGN §3")
COLOUR_SPELLING = Rule("colour-spelling", 'accent: "0b4f4a"', 'accent: "#0b4f4a"', source="CSS Color 4, section 5.2")
COLOUR_FORM = Rule("colour-form", "accent: grön", 'accent: "#0b4f4a"', source="CSS Color 4, section 5.2")
LANGUAGE_SPELLING = Rule("language-code-spelling", "languages: sv_se", "languages: sv-SE", source="RFC 5646 (BCP 47)")
LANGUAGE_FORM = Rule("language-code-form", "languages: svenska", "languages: sv", source="RFC 5646 (BCP 47)")
RULES: tuple[Rule, ...] = (SLUG_SPELLING, SLUG_FORM, SLUG_LONG, SLUG_RESERVED, YES_NO, COLOUR_SPELLING, COLOUR_FORM,
                           LANGUAGE_SPELLING, LANGUAGE_FORM)

LONGEST_SLUG = 60
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
_YES_NO = {"yes": True, "ja": True, "true": True, "no": False, "nej": False, "false": False}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_COLOUR_DIGITS = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
# Language, extended language, script, region, variants, extensions, private use (RFC 5646, section 2.1).
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
                       r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?")


def slug(text: str) -> str | Fault:
    """An id: words of a-z and 0-9 parted by single hyphens (or underscores), at most 60 characters."""
    written = text.strip()
    if _SLUG.fullmatch(written):
        return _short_and_free(written)
    suggestion = _folded(written)
    if suggestion:
        return Fault(SLUG_SPELLING, {"value": excerpt(written), "suggestion": suggestion})
    return Fault(SLUG_FORM, {"value": excerpt(written)})


def yes_no(text: str) -> bool | Fault:
    """yes, no, ja, nej, true or false in any case."""
    answer = _YES_NO.get(text.strip().lower())
    return Fault(YES_NO, {"value": excerpt(text)}) if answer is None else answer


def colour(text: str) -> str | Fault:
    """A colour as #rrggbb in lower case (sRGB, two hexadecimal digits each for red, green, blue)."""
    written = text.strip()
    if _COLOUR.fullmatch(written):
        return written.lower()
    digits = _COLOUR_DIGITS.fullmatch(written)
    if digits is None:
        return Fault(COLOUR_FORM, {"value": excerpt(written)})
    return Fault(COLOUR_SPELLING, {"value": written, "suggestion": f"#{_six_digits(digits[1].lower())}"})


def language_code(text: str) -> str | Fault:
    """A language code with the syntax and the letter case of BCP 47: sv, sv-FI, zh-Hant, sv-simple."""
    written = text.strip()
    if len(written) <= 35 and _LANGUAGE.fullmatch(written):
        return written
    suggestion = _usual_case(written.replace("_", "-")) if len(written) <= 35 else ""
    if _LANGUAGE.fullmatch(suggestion) and len(suggestion.split("-")[0]) <= 3:
        return Fault(LANGUAGE_SPELLING, {"value": excerpt(written), "suggestion": suggestion})
    return Fault(LANGUAGE_FORM, {"value": excerpt(written)})


def _short_and_free(written: str) -> str | Fault:
    if len(written) > LONGEST_SLUG:
        return Fault(SLUG_LONG, {"value": excerpt(written), "count": len(written), "high": LONGEST_SLUG})
    return Fault(SLUG_RESERVED, {"value": written}) if written in _RESERVED else written


def _folded(written: str) -> str:
    letters = unicodedata.normalize("NFKD", written[:200].casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare)[:LONGEST_SLUG].strip("-")


def _six_digits(digits: str) -> str:
    return digits if len(digits) == 6 else "".join(d + d for d in digits)


def _usual_case(written: str) -> str:
    language, *rest = written.lower().split("-")
    return "-".join((language, *(_subtag(part) for part in rest)))


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part
