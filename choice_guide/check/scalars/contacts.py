"""Telephone numbers, e-mail addresses and web addresses. Nothing is looked up on the network."""
from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

import idna
import phonenumbers
import regex
from email_validator import EmailNotValidError, validate_email
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType, shortnumberinfo

from choice_guide.check.characters import excerpt
from choice_guide.rule import Fault, Rule

PHONE_FORM = Rule("phone-form", "phone: ring växeln", "phone: 08-465 004 00", source="R65")
PHONE_AREA = Rule("phone-area-code", "phone: 465 004 00", "phone: 08-465 004 00", source="R65")
PHONE_UNKNOWN = Rule("phone-unknown", "phone: 08-465", "phone: 08-465 004 00", source="ITU-T E.164; PTS numbering plan")
PHONE_EMERGENCY = Rule("phone-emergency", "phone: 112", "phone: 08-465 004 00", source="R65")
PHONE_PREMIUM = Rule("phone-premium", "phone: 0900-123 45 67", "phone: 08-465 004 00", source="R65")
PHONE_EXTENSION = Rule("phone-extension", "phone: 08-465 004 00 ankn 12", "phone: 08-465 004 00", source="R65")
EMAIL_FORM = Rule("email-form", "email: info(at)linden.example", "email: info@linden.example", source="RFC 5322")
URL_SPELLING = Rule("url-spelling", "website: www.linden.example", "website: https://www.linden.example", source="RFC 3986")
URL_SCHEME = Rule("url-scheme", 'website: "ftp://linden.example/"', 'website: "https://linden.example/"', source="OWASP ASVS 5.2")
URL_HOST = Rule("url-host", 'website: "http://intranet/linden"', 'website: "https://linden.example/"', source="RFC 3986, section 3.2.2")
URL_SECRET = Rule("url-credentials", 'website: "https://anna:hemligt@linden.example/"', 'website: "https://linden.example/"',
                  source="RFC 3986, section 7.5")
URL_FORM = Rule("url-form", 'website: "https://linden.example/om oss"', 'website: "https://linden.example/om-oss"', source="RFC 3986")
RULES: tuple[Rule, ...] = (PHONE_FORM, PHONE_AREA, PHONE_UNKNOWN, PHONE_EMERGENCY, PHONE_PREMIUM, PHONE_EXTENSION, EMAIL_FORM,
                           URL_SPELLING, URL_SCHEME, URL_HOST, URL_SECRET, URL_FORM)

LONGEST_URL = 2000  # what browsers and servers all take
LONGEST_EMAIL = 254  # RFC 5321, section 4.5.3.1
LONGEST_PHONE = 100
_PHONE = re.compile(r"[+0-9][0-9()/ .-]{1,39}")  # thus no text that was cut at LONGEST_PHONE
_EXTENSION = re.compile(r"(.*[0-9])[ ,;]*(?:anknytning|ankn|ext|extension|alanumero|#)\.? *[0-9]+", re.I)
_GROUPED = re.compile(r"0[0-9]{1,3}[- ][0-9]{2,4}(?: [0-9]{2,4})*")
_GROUPED_ABROAD = re.compile(r"\+[0-9]{1,3} [0-9]{1,4}(?: [0-9]{2,4})*")
_TYPED_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2010": "-", "\u2011": "-", "\u2013": "-"})
_DIALLED_FROM_ZERO = frozenset(("SE", "FI"))
_SCHEME = re.compile(r"([a-z][a-z0-9+-]*):", re.I)
_BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d]{2,}(?:[/?#]\S*)?")
_NOT_IN_URLS = regex.compile(r"[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}<>\"\\^`{}|]", regex.V1)


def phone(text: str, country: str) -> str | Fault:
    """A telephone number that can be called from `country` (ISO 3166), grouped for reading.

    Grouped as its author grouped it where that is readable, else as the country usually does; numbers of other
    countries with +. Ordinary, mobile, toll-free and shared-cost numbers; of short numbers those of public
    services (1177). Not emergency numbers, not premium-rate numbers. The ranges that PTS reserves for fiction are valid.
    """
    written = " ".join(text[:LONGEST_PHONE].translate(_TYPED_SPACES).split())
    shape = _phone_shape(written, country)
    if shape is not None:
        return Fault(shape, {"value": excerpt(written)})
    number = _parsed(written, country)
    if number is None:
        return Fault(PHONE_FORM, {"value": excerpt(written)})
    if shortnumberinfo.is_valid_short_number_for_region(number, country):
        return written
    if not phonenumbers.is_valid_number(number):
        return Fault(PHONE_UNKNOWN, {"value": written})
    if phonenumbers.number_type(number) == PhoneNumberType.PREMIUM_RATE:
        return Fault(PHONE_PREMIUM, {"value": written})
    return _grouped(written, number, country)


def email(text: str) -> str | Fault:
    """An e-mail address; the domain in lower case. Reserved domains for examples (.example) are allowed."""
    try:
        return validate_email(text.strip()[:LONGEST_EMAIL + 1], check_deliverability=False, allow_smtputf8=False).normalized
    except EmailNotValidError:
        return Fault(EMAIL_FORM, {"value": excerpt(text)})


def url(text: str) -> str | Fault:
    """A web address with http or https and a host that has a dot, as written; no user names, no spaces."""
    written = text.strip()
    parts = _split(written) if len(written) <= LONGEST_URL else None
    if parts is not None and _is_bare_host(written):
        return Fault(URL_SPELLING, {"value": excerpt(written), "suggestion": f"https://{written}"})
    if parts is None or _NOT_IN_URLS.search(written) or not _has_scheme(parts):
        return Fault(URL_FORM, {"value": excerpt(written)})
    if parts.scheme not in ("http", "https"):
        return Fault(URL_SCHEME, {"value": excerpt(written), "scheme": parts.scheme})
    if parts.username is not None or parts.password is not None:
        return Fault(URL_SECRET)  # the message must not repeat the password
    return written if _is_public_host(parts.hostname or "") else Fault(URL_HOST, {"value": excerpt(written)})


def _phone_shape(written: str, country: str) -> Rule | None:
    """The rule that the number breaks by its looks alone."""
    if _EXTENSION.fullmatch(written):
        return PHONE_EXTENSION
    if not _PHONE.fullmatch(written):
        return PHONE_FORM
    if shortnumberinfo.is_emergency_number(written, country):
        return PHONE_EMERGENCY
    # Seven digits without the area code would be read as another town's number.
    if country in _DIALLED_FROM_ZERO and len(written) > 6 and not written.startswith(("0", "+")):
        return PHONE_AREA
    return None


def _parsed(written: str, country: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        return None


def _grouped(written: str, number: PhoneNumber, country: str) -> str:
    if phonenumbers.region_code_for_number(number) != country:
        abroad = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        return written if _GROUPED_ABROAD.fullmatch(written) else abroad
    if _GROUPED.fullmatch(written) and country in _DIALLED_FROM_ZERO:
        return written
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def _split(written: str) -> SplitResult | None:
    try:
        parts = urlsplit(written)
        parts.port, parts.hostname  # noqa: B018 -- both raise for a text that is no address
        return parts
    except ValueError:
        return None


def _has_scheme(parts: SplitResult) -> bool:
    """Whether what stands before the colon is a scheme and not a host with a port (linden.example:80)."""
    return bool(parts.scheme) and "." not in parts.scheme


def _is_bare_host(written: str) -> bool:
    scheme = _SCHEME.match(written)
    return scheme is None and _BARE_HOST.fullmatch(written) is not None


def _is_public_host(host: str) -> bool:
    """A name with a dot whose last part is no number: an address that works outside the municipality's network."""
    try:
        name = idna.encode(host.rstrip("."), uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return False
    return "." in name and not name.rsplit(".", 1)[1].isdigit()
