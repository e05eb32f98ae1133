"""Putting right what can be put right without guessing: each function takes a tidied text and gives a Converted."""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from choice_guide.importing.records import Fault

Value = str | int | Decimal | tuple[str, ...]

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f"
                        "\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPECIAL_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}\.?", re.IGNORECASE)
_HOURS = re.compile(r"(?:kl\.?|klo|klockan)?\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|till)\s*(\d{1,2})(?:[:.](\d{2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_GROUPED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_POSTCODE = {"SE": (re.compile(r"(^|, ?)(\d{3}) ?(\d{2})(?= [^\W\d])"), r"\1\2 \3"),
             "FI": (re.compile(r"(^|, ?)(\d{2}) (\d{3})(?= [^\W\d])"), r"\1\2\3")}


@dataclass(frozen=True, slots=True)
class Converted:
    """A value of the contract, or None with the reason in `fault`; `changes` are the kinds of putting right that it took."""

    value: Value | None
    changes: tuple[str, ...] = ()
    fault: Fault | None = None


def tidy(text: str, keep_lines: bool = False) -> Converted:
    """The text without characters that nobody sees, special spaces, double spaces and spaces at the ends, in Unicode's NFC."""
    changes: list[str] = []
    text = _step(text, _INVISIBLE.sub("", text), "invisible", changes)
    text = _step(text, unicodedata.normalize("NFC", text), "unicode", changes)
    text = _LINE_BREAK.sub("\n", text)
    if not keep_lines:
        text = _step(text, text.strip("\n").replace("\n", " "), "line-breaks", changes)
    text = _step(text, _SPECIAL_SPACE.sub(" ", text), "special-spaces", changes)
    text = _step(text, re.sub(" *\n *", "\n", re.sub(" +", " ", text)).strip(), "spaces", changes)
    return Converted(text, tuple(changes))


def as_text(text: str) -> Converted:
    """The text itself."""
    return Converted(text)


def as_link(text: str) -> Converted:
    """A link with http or https; one that begins with its host gets https."""
    full = text if "://" in text else f"https://{text.removeprefix('//')}"
    return _changed(text, full, "scheme") if _is_link(full) else _fault("not-a-link")


def as_phone(text: str, country: str | None) -> Converted:
    """A phone number grouped as its country writes it. Numbers without + are read as numbers of `country` (ISO 3166 alpha-2)."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return _fault("not-a-phone")
    if not phonenumbers.is_valid_number(number) or re.search(r"[^\W\d_]{3}", text):
        return _fault("not-a-phone")
    home = country is not None and number.country_code == phonenumbers.country_code_for_region(country)
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return _changed(text, phonenumbers.format_number(number, style), "phone")


def as_email(text: str) -> Converted:
    """An e-mail address; `mailto:` is taken off."""
    try:
        found = validate_email(text.removeprefix("mailto:"), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return _fault("not-an-email")
    return _changed(text, found.normalized, "email")


def as_address(text: str, country: str | None) -> Converted:
    """An address with one space after each comma and the postcode spaced as in Sweden (123 45) or Finland (12345)."""
    spaced = re.sub(r" *,+(?: *,)* *", ", ", text).strip(" ,")
    pattern, replacement = _POSTCODE.get(country or "", (None, ""))
    return _changed(text, pattern.sub(replacement, spaced) if pattern else spaced, "address")


def as_organisation_number(text: str, country: str | None) -> Converted:
    """An organisation number without spaces.

    A Swedish sole trader's number is a personal identity number and must not be published: in an organisation number
    the third digit is at least 2, in a personal number it belongs to the month and is 0 or 1.
    """
    plain = re.sub(r"[\s.–—]", lambda m: "-" if m[0] in "–—" else "", text)
    if country != "SE":
        return _changed(text, plain, "organisation-number")
    digits = plain.replace("-", "").replace("+", "")
    if len(digits) == 12 and digits[:2] in ("18", "19", "20") or len(digits) == 10 and digits[2] in "01":
        return _fault("personal-number")
    return _changed(text, f"{digits[:6]}-{digits[6:]}" if len(digits) == 10 else plain, "organisation-number")


def as_date(text: str) -> Converted:
    """An ISO date; day.month.year is read too, forms with slashes are not, since they mean different days in different places."""
    match = _DAY_FIRST.fullmatch(text)
    iso = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else text
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", iso, re.ASCII):
        return _fault("not-a-date")
    try:
        date.fromisoformat(iso)
    except ValueError:
        return _fault("not-a-date")
    return _changed(text, iso, "date")


def as_past_date(text: str, today: date) -> Converted:
    """A date that is not after `today`."""
    found = as_date(text)
    if found.fault is None and date.fromisoformat(str(found.value)) > today:
        return _fault("date-in-future", today=today.isoformat())
    return found


def as_hours(text: str) -> Converted:
    """Hours as "07:00-22:00" from forms such as 7-22, 7.00–22.00 and klo 7–22."""
    match = _HOURS.fullmatch(text.lower())
    if not match:
        return _fault("not-hours")
    times = [(int(match[1]), int(match[2] or 0)), (int(match[3]), int(match[4] or 0))]
    if any(minute > 59 or hour * 60 + minute > 24 * 60 for hour, minute in times):
        return _fault("not-hours")
    return _changed(text, "-".join(f"{hour:02}:{minute:02}" for hour, minute in times), "hours")


def as_integer(text: str) -> Converted:
    """A whole number; spaces between groups of three and a decimal part of zeros are taken off."""
    plain = re.sub(r"[.,]0+$", "", _GROUPED.sub("", text.replace("−", "-")))
    if not re.fullmatch(r"-?\d{1,15}", plain, re.ASCII):
        return _fault("not-a-number")
    return Converted(int(plain), () if text == str(int(plain)) else ("number",))


def as_decimal(text: str) -> Converted:
    """A number with decimal comma or point; a percent sign or kr, SEK, € and EUR after it are taken off."""
    plain = re.sub(r"\s*(?:%|kr|sek|€|eur)$", "", text, flags=re.IGNORECASE)
    plain = _GROUPED.sub("", plain.replace("−", "-")).replace(",", ".")
    if not re.fullmatch(r"-?\d{1,15}(?:\.\d{1,6})?", plain, re.ASCII):
        return _fault("not-a-number")
    number = Decimal(plain)
    value = int(number) if number == number.to_integral() else number.normalize()
    return Converted(value, () if text == str(value) else ("number",))


def as_yes_no(text: str) -> Converted:
    """yes or no from the contract's own words (yes, no, ja, nej, true, false), whatever their case."""
    word = text.casefold()
    if word not in ("yes", "no", "ja", "nej", "true", "false"):
        return _fault("not-yes-no")
    return _changed(text, "yes" if word in ("yes", "ja", "true") else "no", "yes-no")


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port_given = parts.port is not None or ":" not in parts.netloc
    except ValueError:
        return False
    return (parts.scheme.lower() in ("http", "https") and port_given and "@" not in parts.netloc
            and not re.search(r"[\s<>\"\\]", text) and bool(_HOST.fullmatch(parts.hostname or "")))


def _step(before: str, after: str, kind: str, changes: list[str]) -> str:
    if before != after:
        changes.append(kind)
    return after


def _changed(before: str, after: str, kind: str) -> Converted:
    return Converted(after, (kind,) if before != after else ())


def _fault(code: str, **params: str) -> Converted:
    return Converted(None, (), Fault(code, params))
