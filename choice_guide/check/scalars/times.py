"""Dates and opening hours."""
from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from choice_guide.check.characters import excerpt
from choice_guide.rule import Fault, Rule
from choice_guide.model import TimeRange

DATE_SPELLING = Rule("date-spelling", "stated: 1/10 2026", "stated: 2026-10-01", source="ISO 8601")
DATE_FORM = Rule("date-form", "stated: i höstas", "stated: 2026-10-01", source="ISO 8601")
DATE_IMPOSSIBLE = Rule("date-impossible", "stated: 2026-02-30", "stated: 2026-02-28", source="ISO 8601")
DATE_YEAR = Rule("date-year", "stated: 0206-10-01", "stated: 2026-10-01", source="DESIGN §3")
DATE_FUTURE = Rule("date-in-future", "stated: 2199-12-31", "stated: 2026-10-01", source="R09")
HOURS_SPELLING = Rule("hours-spelling", "weekdays: 7-22", 'weekdays: "07:00-22:00"', source="DESIGN §3")
HOURS_FORM = Rule("hours-form", "weekdays: dagtid", 'weekdays: "07:00-22:00"', source="DESIGN §3")
HOURS_IMPOSSIBLE = Rule("hours-impossible", 'weekdays: "07:00-25:00"', 'weekdays: "07:00-22:00"', source="DESIGN §3")
HOURS_EMPTY = Rule("hours-empty", 'weekdays: "07:00-07:00"', 'weekdays: "00:00-24:00"', source="DESIGN §3")
RULES: tuple[Rule, ...] = (DATE_SPELLING, DATE_FORM, DATE_IMPOSSIBLE, DATE_YEAR, DATE_FUTURE, HOURS_SPELLING, HOURS_FORM,
                           HOURS_IMPOSSIBLE, HOURS_EMPTY)

DAY = 1440  # minutes
YEARS = (1900, 2199)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})(?:[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<day>[0-9]{1,2})"
                         r"|(?P<month2>[0-9]{2})(?P<day2>[0-9]{2}))(?:[t ][0-9:.+z]*)?")
_DAY_FIRST = re.compile(r"(?:den )?(?P<day>[0-9]{1,2})(?:[/.-] ?(?P<month>[0-9]{1,2})[/.,-]? ?|\.? (?P<name>[a-z]{3})[a-z]*\.?,? )"
                        r"(?P<year>[0-9]{4})")
_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10,
           "oct": 10, "nov": 11, "dec": 12}
_HOURS = re.compile(r"([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})")
_NEARLY_HOURS = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?-([0-9]{1,2})(?:[:.]?([0-9]{2}))?")
_TO = re.compile(r"[\u2010-\u2015\u2212]|\btill\b|\bto\b")
_CLOCK = re.compile(r"\b(?:klockan|kl)\b\.?")
_ALWAYS = frozenset(("dygnetrunt", "24h", "24/7", "24timmar", "24hours", "roundtheclock", "0-24"))


def date_(text: str) -> date | Fault:
    """A date written year-month-day (2026-10-01), from 1900 to 2199."""
    written = text.strip()
    match = _DATE.fullmatch(written)
    if match is None:
        return _misspelt_date(written)
    found = _day(*match.groups())
    if found is None:
        return Fault(DATE_IMPOSSIBLE, {"value": written})
    return found if YEARS[0] <= found.year <= YEARS[1] else Fault(DATE_YEAR, {"value": written, "year": found.year})


def past_date(text: str, today: date) -> date | Fault:
    """A date that is not later than `today`."""
    found = date_(text)
    if isinstance(found, date) and found > today:
        return Fault(DATE_FUTURE, {"value": found.isoformat(), "today": today.isoformat()})
    return found


def hours_range(text: str) -> TimeRange | Fault:
    """Opening hours HH:MM-HH:MM in minutes after midnight; they may cross midnight; 00:00-24:00 is round the clock."""
    written = text.strip()
    match = _HOURS.fullmatch(written)
    if match is None:
        return _misspelt_hours(written)
    return _range(written, *(int(part) for part in match.groups()))


def hours_text(hours: TimeRange) -> str:
    """The contract's spelling of opening hours: the text from which `hours_range` makes this range."""
    end = hours.end if hours.end <= DAY else hours.end - DAY
    return f"{hours.start // 60:02}:{hours.start % 60:02}-{end // 60:02}:{end % 60:02}"


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _misspelt_date(written: str) -> Fault:
    text = " ".join(written.lower().split())
    match = _YEAR_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    found = _day(*_parts(match.groupdict())) if match else None
    if found is None or not YEARS[0] <= found.year <= YEARS[1]:
        return Fault(DATE_FORM, {"value": excerpt(written)})
    return Fault(DATE_SPELLING, {"value": excerpt(written), "suggestion": found.isoformat()})


def _parts(found: dict[str, str | None]) -> tuple[str, str, str]:
    month = found.get("month") or found.get("month2") or _MONTHS.get(found.get("name") or "", 0)
    return found["year"] or "0", str(month), found.get("day") or found.get("day2") or "0"


def _range(written: str, hour: int, minute: int, to_hour: int, to_minute: int) -> TimeRange | Fault:
    start, end = hour * 60 + minute, to_hour * 60 + to_minute
    if max(minute, to_minute) > 59 or start >= DAY or end > DAY:
        return Fault(HOURS_IMPOSSIBLE, {"value": written})
    if start == end:
        return Fault(HOURS_EMPTY, {"value": written})
    return TimeRange(start, end if end > start else end + DAY)


def _misspelt_hours(written: str) -> Fault:
    text = _CLOCK.sub("", _TO.sub("-", written.lower()))
    meant = _nearly_hours("".join(text.split()))
    if meant is None:
        return Fault(HOURS_FORM, {"value": excerpt(written)})
    if isinstance(meant, Fault):
        return Fault(meant.rule, {"value": excerpt(written)})
    return Fault(HOURS_SPELLING, {"value": excerpt(written), "suggestion": hours_text(meant)})


def _nearly_hours(text: str) -> TimeRange | Fault | None:
    if text in _ALWAYS:
        return TimeRange(0, DAY)
    match = _NEARLY_HOURS.fullmatch(text)
    return _range(text, *_numbers(match.groups())) if match else None


def _numbers(parts: Iterable[str | None]) -> Iterable[int]:
    return (int(part or 0) for part in parts)
