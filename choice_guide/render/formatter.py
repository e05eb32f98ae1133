"""Numbers, dates, times and lists in the words of one language: Babel's, or the catalogue's where a guide has its own habits."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import lru_cache

import phonenumbers
from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_territory_currencies

from choice_guide.catalogue import Catalogue
from choice_guide.model import EditorialPage, Localised, Text

Pieces = tuple[Localised, ...]  # a text put together from texts that may be in different languages
AnyText = Text | Localised | EditorialPage | str
DAY_LENGTH = 24 * 60
#: Countries that write a postcode in two groups: how many digits the first one has.
_POSTCODE_GROUPS = {"SE": 3}
_GROUPED_POSTCODE = re.compile(r"\b(\d{3}) (\d{2})\b(?!-)")


@dataclass(frozen=True, slots=True)
class Formatter:
    """How one language of a guide writes things.

    `language` is the pages' language, `first` the guide's own; `catalogue` holds the domains interface and format; `today` is
    the guide's date, whose year short dates leave out; `country` decides currency and how phone numbers are dialled.
    """

    language: str
    first: str
    country: str
    today: date
    catalogue: Catalogue

    @property
    def locale(self) -> str:
        """Babel's name of the locale, which the translator has chosen."""
        return self.catalogue.message("format.locale")

    def text(self, text: AnyText) -> Localised:
        """A text as this language has it; a plain string is in the guide's first language; of an editorial page the title."""
        if isinstance(text, Text):
            return text.get(self.language)
        if isinstance(text, EditorialPage):
            return Localised(text.title, text.language)
        return text if isinstance(text, Localised) else Localised(text, self.first)

    def own(self, text: str) -> Pieces:
        """Words of the page's own language."""
        return (Localised(text, self.language),)

    def words(self, key: str, **params: Pieces) -> Pieces:
        """An interface message whose parameters may be in other languages."""
        marks = {name: f"\0{name}\0" for name in params}
        parts = re.split("\0", self.catalogue.text(key, **marks))
        return joined(params[part] if place % 2 else self.own(part) for place, part in enumerate(parts))

    def date(self, day: date) -> str:
        """The day with its month as a word: "1 oktober 2026"."""
        return _date(day, self.locale)

    def short_date(self, day: date) -> str:
        """The day without its year where that is the guide's: "1 oktober"."""
        return _day_and_month(day, self.locale) if day.year == self.today.year else self.date(day)

    def number(self, number: int | Decimal) -> str:
        """A number with the language's signs: "12 345,5"."""
        return _number(number, self.locale)

    def percent(self, percent: int | Decimal) -> str:
        """A percentage, given as 0-100."""
        return _percent(percent, self.locale)

    def money(self, amount: int | Decimal) -> str:
        """An amount in the country's currency; whole amounts without decimals."""
        return _money(amount, self.country, self.locale)

    def clock(self, minutes: int) -> str:
        """A time of day in minutes after midnight (0-2880): "7", "7.30"; the end of the day is 24 where the language says so."""
        if minutes == DAY_LENGTH:
            return self.catalogue.message("format.clock-midnight")
        hour, minute = divmod(minutes % DAY_LENGTH, 60)
        pattern = self.catalogue.message("format.clock" if minute else "format.clock-hour")
        return _clock(hour, minute, pattern, self.locale)

    def sentence(self, items: Iterable[str]) -> str:
        """The items as a sentence lists them: "a, b och c"."""
        return format_list(list(items), locale=self.locale)

    def listed(self, items: Sequence[Pieces]) -> Pieces:
        """The items one after the other, parted as the language parts them."""
        separator = self.own(self.catalogue.message("format.list-separator"))
        return joined(piece for place, item in enumerate(items) for piece in ((separator, item) if place else (item,)))

    def postcode(self, digits: str) -> str:
        """A postcode as the country writes it, on one line: "800 10" in Sweden (SS 613401), elsewhere the digits."""
        group = _POSTCODE_GROUPS.get(self.country)
        return f"{digits[:group]}\N{NO-BREAK SPACE}{digits[group:]}" if group else digits

    def postal(self, address: str) -> str:
        """A postal address whose postcode no line break parts, however it is written."""
        return _GROUPED_POSTCODE.sub("\\1\N{NO-BREAK SPACE}\\2", address) if self.country in _POSTCODE_GROUPS else address

    def tel(self, phone: str) -> str:
        """The address that dials a phone number: "tel:+46846500400"; short numbers as they are."""
        return f"tel:{_dialled(phone, self.country)}"


def joined(pieces: Iterable[Pieces]) -> Pieces:
    """Pieces one after the other; neighbours in one language become one piece."""
    found: list[Localised] = []
    for piece in (piece for group in pieces for piece in group if piece.text):
        if found and found[-1].language == piece.language:
            found[-1] = Localised(found[-1].text + piece.text, piece.language)
        else:
            found.append(piece)
    return tuple(found)


def direction(language: str) -> str:
    """Which way a language (BCP 47) is written: ltr or rtl; ltr where Babel does not know it."""
    return _direction(language.split("-")[0])


@lru_cache(maxsize=None)
def _direction(language: str) -> str:
    try:
        return "rtl" if Locale.parse(language).character_order == "right-to-left" else "ltr"
    except (ValueError, LookupError):
        return "ltr"


@lru_cache(maxsize=4096)
def _date(day: date, locale: str) -> str:
    return format_date(day, "long", locale=locale)


@lru_cache(maxsize=4096)
def _day_and_month(day: date, locale: str) -> str:
    return format_skeleton("MMMMd", day, locale=locale)


@lru_cache(maxsize=4096)
def _number(number: int | Decimal, locale: str) -> str:
    return format_decimal(number, locale=locale, decimal_quantization=False)


@lru_cache(maxsize=4096)
def _percent(percent: int | Decimal, locale: str) -> str:
    return format_percent(Decimal(percent) / 100, locale=locale, decimal_quantization=False)


@lru_cache(maxsize=4096)
def _money(amount: int | Decimal, country: str, locale: str) -> str:
    currency, pattern = get_territory_currencies(country)[0], Locale.parse(locale).currency_formats["standard"].pattern
    whole = amount == int(amount)
    text = format_currency(amount, currency, re.sub(r"\.0+", "", pattern) if whole else pattern, locale, currency_digits=not whole)
    # CLDR parts letters from digits (currencySpacing: "SEK 320"), which Babel does not do.
    return re.sub(r"(?<=[^\W\d_])(?=\d)", "\N{NO-BREAK SPACE}", text)


@lru_cache(maxsize=4096)
def _clock(hour: int, minute: int, pattern: str, locale: str) -> str:
    return format_time(time(hour, minute), pattern, locale=locale)


@lru_cache(maxsize=65536)
def _dialled(phone: str, country: str) -> str:
    digits = re.sub(r"[^\d+]", "", phone)
    if len(digits) <= 6 and digits[:1] not in ("0", "+"):
        return digits  # 112, 1177: the same for every phone in the country
    try:
        number = phonenumbers.parse(phone, country)
    except phonenumbers.NumberParseException:
        return digits
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
