"""Organisation numbers. A number that belongs to a person is never repeated in a message."""
from __future__ import annotations

import re

from stdnum.exceptions import ValidationError
from stdnum.fi import ytunnus
from stdnum.se import orgnr

from choice_guide.check.characters import character_faults, excerpt
from choice_guide.rule import Fault, Rule

FORM = Rule("organisation-number-form", "organisation_number: 55600-001", "organisation_number: 556000-0001",
            source="Swedish Tax Agency, SKV 709")
SPELLING = Rule("organisation-number-spelling", "organisation_number: SE556000000101", "organisation_number: 556000-0001",
                source="Swedish Tax Agency, SKV 709")
CHECK_DIGIT = Rule("organisation-number-check-digit", "organisation_number: 556000-0002", "organisation_number: 556000-0001",
                   source="Swedish Tax Agency, SKV 709")
PERSONAL = Rule("organisation-number-personal", "organisation_number: 850101-0000", "name: Lindens Omsorg",
                source="GDPR article 5.1 c")
RULES: tuple[Rule, ...] = (FORM, SPELLING, CHECK_DIGIT, PERSONAL)

# A date of birth, the day + 60 in a coordination number (samordningsnummer), then a serial number that may begin with a letter.
_SE_PERSON = re.compile(r"(?:18|19|20)?[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01]|[67][0-9]|8[0-9]|9[01])[-+ ]?[0-9A-Z][0-9]{3}")
_SE_NUMBER = re.compile(r"[0-9]{6}-?[0-9]{4}")
_SE_NEARLY = re.compile(r"(?:SE ?)?(?:16)?([0-9]{6})[- ]?([0-9]{4})(?: ?01)?")
_FI_PERSON = re.compile(r"[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Y]")
_FI_NUMBER = re.compile(r"[0-9]{6,7}-[0-9]")
_FI_NEARLY = re.compile(r"(?:FI ?)?([0-9]{7})[- ]?([0-9])")
EXAMPLES = {"SE": "556000-0001", "FI": "1234567-1"}


def organisation_number(text: str, country: str) -> str | Fault:
    """The number of an organisation in `country` (ISO 3166).

    SE: ten digits as NNNNNN-NNNN, check digit after Luhn, third digit at least 2. FI: Y-tunnus NNNNNNN-N with its
    check digit. Other countries: 1 to 30 printable characters as written.
    """
    written = text.strip().upper()
    if country == "SE":
        return _swedish(written)
    if country == "FI":
        return _finnish(written)
    printable = 0 < len(written) <= 30 and written.isprintable() and not character_faults(written)
    return text.strip() if printable else _form(country)


def _swedish(written: str) -> str | Fault:
    if _SE_PERSON.fullmatch(written):
        return Fault(PERSONAL)
    if not _SE_NUMBER.fullmatch(written):
        return _nearly(_SE_NEARLY.fullmatch(written), written, "SE")
    number = orgnr.format(written)
    if int(number[2]) < 2:
        return _form("SE")
    return number if orgnr.is_valid(number) else Fault(CHECK_DIGIT, {"value": number})


def _finnish(written: str) -> str | Fault:
    if _FI_PERSON.fullmatch(written):
        return Fault(PERSONAL)
    if not _FI_NUMBER.fullmatch(written):
        return _nearly(_FI_NEARLY.fullmatch(written), written, "FI")
    try:
        return ytunnus.format(ytunnus.validate(written.rjust(9, "0")))
    except ValidationError:
        return Fault(CHECK_DIGIT, {"value": written})


def _nearly(match: re.Match[str] | None, written: str, country: str) -> Fault:
    if match is None:
        return _form(country)
    if country == "SE" and _SE_PERSON.fullmatch(match[1] + match[2]):
        return Fault(PERSONAL)  # a sole trader's VAT number is the personal number between SE and 01
    return Fault(SPELLING, {"value": excerpt(written), "suggestion": f"{match[1]}-{match[2]}"})


def _form(country: str) -> Fault:
    # Without the value: it may be a personal number with a slip in it.
    return Fault(FORM, {"example": EXAMPLES.get(country, EXAMPLES["SE"])})
