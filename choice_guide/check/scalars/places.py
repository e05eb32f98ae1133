"""Postal addresses and ranges of postcodes."""
from __future__ import annotations

import re
import unicodedata

from choice_guide.check.characters import character_faults, excerpt
from choice_guide.rule import Fault, Rule

ADDRESS_OTHER = Rule("address-not-postal", "address: info@linden.example", "address: Storgatan 1, 800 10 Exempelby", source="R05")
ADDRESS_STREET = Rule("address-without-street", "address: 800 10 Exempelby", "address: Storgatan 1, 800 10 Exempelby", source="R05")
ADDRESS_POSTCODE = Rule("address-postcode", "address: Storgatan 1, 8001 Exempelby", "address: Storgatan 1, 800 10 Exempelby",
                        source="SS 613401")
ADDRESS_FORM = Rule("address-form", r'address: "Storgatan 1\u202e, 800 10 Exempelby"', "address: Storgatan 1, 800 10 Exempelby",
                    source="R05")
POSTCODE_SPELLING = Rule("postcode-spelling", "postcodes: 800 10–800 29", "postcodes: 800 10-800 29", source="DESIGN §3")
POSTCODE_FORM = Rule("postcode-form", "postcodes: 8001", "postcodes: 800 10", source="SS 613401")
POSTCODE_ORDER = Rule("postcode-order", "postcodes: 800 29-800 10", "postcodes: 800 10-800 29", source="DESIGN §3")
RULES: tuple[Rule, ...] = (ADDRESS_OTHER, ADDRESS_STREET, ADDRESS_POSTCODE, ADDRESS_FORM, POSTCODE_SPELLING, POSTCODE_FORM,
                           POSTCODE_ORDER)

LONGEST_ADDRESS = 200
_NORDIC = frozenset(("SE", "FI"))
_ELECTRONIC = re.compile(r"\S@\S|\bhttps?:|\bwww\.|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}$", re.I)
_PHONE_ONLY = re.compile(r"[+0-9][0-9()/ .+-]{5,}")
_TOWN = re.compile(r"(?:(?:SE|S|FI|FIN)[- ]?)?(?P<digits>[0-9][0-9 ]{2,}[0-9])(?P<town> +[^\d\s].*)?", re.I)
_POSTCODE = {"SE": re.compile(r"[1-9][0-9]{4}"), "FI": re.compile(r"[0-9]{5}")}
_ANY_POSTCODE = re.compile(r"[0-9]{3,10}")
_DASHES = re.compile(r"\s*[\u2010-\u2015\u2212]\s*|\s+-\s*|-\s+|\s+(?:till|to)\s+")
_SPACES = re.compile(r"\s+")


def address(text: str, country: str) -> str | Fault:
    """A postal address on one line: street or place, and where there is one a postcode and town, parted by commas.

    SE and FI: the part before the postcode must be there and hold letters; a postcode has five digits.
    """
    written = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    if not 0 < len(written) <= LONGEST_ADDRESS or character_faults(unicodedata.normalize("NFC", text.strip())):
        return Fault(ADDRESS_FORM, {"value": excerpt(written)})
    if _ELECTRONIC.search(written) or _PHONE_ONLY.fullmatch(written):
        return Fault(ADDRESS_OTHER, {"value": excerpt(written)})
    rule = _nordic_fault(written, country) if country in _NORDIC else None
    return written if rule is None else Fault(rule, {"value": excerpt(written)})


def postcode_range(text: str, country: str) -> tuple[str, str] | Fault:
    """First and last postcode of a range ("800 10-800 29"), or one postcode twice; digits without spaces."""
    written = text.strip()[:LONGEST_ADDRESS]
    plain = _DASHES.sub("-", written)
    ends = [_SPACES.sub("", part) for part in plain.split("-")]
    pattern = _POSTCODE.get(country, _ANY_POSTCODE)
    if len(ends) > 2 or len({len(end) for end in ends}) > 1 or not all(pattern.fullmatch(end) for end in ends):
        return Fault(POSTCODE_FORM, {"value": excerpt(written)})
    if plain != written:
        return Fault(POSTCODE_SPELLING, {"value": excerpt(written), "suggestion": plain})
    if ends[0] > ends[-1]:
        return Fault(POSTCODE_ORDER, {"value": written, "suggestion": "-".join(reversed(plain.split("-")))})
    return ends[0], ends[-1]


def _nordic_fault(written: str, country: str) -> Rule | None:
    parts = [part.strip() for part in written.split(",")]
    towns = [match for match in map(_TOWN.fullmatch, parts) if match]
    if any(not _POSTCODE[country].fullmatch(town["digits"].replace(" ", "")) for town in towns):
        return ADDRESS_POSTCODE
    street = ", ".join(part for part in parts if not _TOWN.fullmatch(part))
    return None if _is_street(street, alone=not towns) else ADDRESS_STREET


def _is_street(street: str, alone: bool) -> bool:
    """Letters, and where nothing else locates the place ("Exempelby") a number or a second part too."""
    if sum(c.isalpha() for c in street) < 2:
        return False
    return not alone or any(c.isdigit() for c in street) or "," in street
