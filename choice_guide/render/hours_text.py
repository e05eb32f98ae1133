"""Hours in words: "Klockan 7 till 22 alla dagar". Closed and not answered are never said with the same words."""
from __future__ import annotations

from choice_guide.model import NONE, Blank, Hours, TimeRange
from choice_guide.render.formatter import DAY_LENGTH, Formatter

ROUND_THE_CLOCK = TimeRange(0, DAY_LENGTH)


def hours_text(hours: Hours | TimeRange, formatter: Formatter) -> str:
    """Opening hours on weekdays and weekends, or a time of whatever day, in the formatter's language; the note is left to the page."""
    if isinstance(hours, TimeRange):
        return _range(hours, formatter)
    if hours.weekdays == hours.weekends:
        return _every_day(hours.weekdays, formatter)
    return formatter.catalogue.text("hours.both", weekdays=_part("weekdays", hours.weekdays, formatter),
                                    weekends=_part("weekends", hours.weekends, formatter))


def _every_day(hours: TimeRange | Blank, formatter: Formatter) -> str:
    say = formatter.catalogue.text
    if isinstance(hours, Blank):
        return say("hours.closed") if hours is NONE else say("value.not-answered")
    return say("hours.round-the-clock") if hours == ROUND_THE_CLOCK else say("hours.every-day", **_clocks(hours, formatter))


def _range(hours: TimeRange, formatter: Formatter) -> str:
    say = formatter.catalogue.text
    return say("hours.round-the-clock") if hours == ROUND_THE_CLOCK else say("hours.range", **_clocks(hours, formatter))


def _part(days: str, hours: TimeRange | Blank, formatter: Formatter) -> str:
    say = formatter.catalogue.text
    if isinstance(hours, Blank):
        return say(f"hours.{days}.closed" if hours is NONE else f"hours.{days}.not-answered")
    if hours == ROUND_THE_CLOCK:
        return say(f"hours.{days}.round-the-clock")
    return say(f"hours.{days}", **_clocks(hours, formatter))


def _clocks(hours: TimeRange, formatter: Formatter) -> dict[str, str]:
    return {"start": formatter.clock(hours.start), "end": formatter.clock(hours.end)}
