"""Every value in plain words: what stands in table cells and titles, and what is read aloud.

One function for every kind of value, so that the same fact has the same words wherever it stands.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from choice_guide.derive.survey import Result, Shown
from choice_guide.derive.values import Item, Kind, Value
from choice_guide.model import Localised, Text
from choice_guide.render.formatter import Formatter, Pieces
from choice_guide.render.hours_text import hours_text
from choice_guide.render.markdown_html import plain_words


def value_text(value: Value, formatter: Formatter) -> str:
    """The value in words of the formatter's language; texts that exist only in another language as they are.

    Notes and dates are left to the page. Raises MissingMessage for a word that the catalogue lacks.
    """
    return "".join(piece.text for piece in value_pieces(value, formatter))


def value_pieces(value: Value, formatter: Formatter) -> Pieces:
    """As `value_text`, in pieces that know their language."""
    return _PIECES[value.kind](value, formatter)


def _message(key: str) -> Callable[[Value, Formatter], Pieces]:
    return lambda value, formatter: formatter.words(key)


def _not_answered(value: Value, formatter: Formatter) -> Pieces:
    return formatter.words(value.data or "value.not-answered")


def _none(value: Value, formatter: Formatter) -> Pieces:
    return formatter.words(value.data or "value.none")


def _not_applicable(value: Value, formatter: Formatter) -> Pieces:
    return (formatter.text(value.data),) if value.data else formatter.words("value.not-applicable")


def _number(value: Value, formatter: Formatter) -> Pieces:
    return _with_unit(formatter.number(value.data), value.unit, formatter)


def _percent(value: Value, formatter: Formatter) -> Pieces:
    return formatter.own(formatter.percent(value.data))


def _money(value: Value, formatter: Formatter) -> Pieces:
    return _with_unit(formatter.money(value.data), value.unit, formatter)


def _with_unit(number: str, unit: Text | None, formatter: Formatter) -> Pieces:
    if unit is None:
        return formatter.own(number)
    return formatter.words("value.number-unit", number=formatter.own(number), unit=(formatter.text(unit),))


def _word(value: Value, formatter: Formatter) -> Pieces:
    return formatter.words(value.data)


def _text(value: Value, formatter: Formatter) -> Pieces:
    return (formatter.text(value.data),)


def _address(value: Value, formatter: Formatter) -> Pieces:
    return (formatter.text(formatter.postal(value.data)),)


def _markdown(value: Value, formatter: Formatter) -> Pieces:
    text = formatter.text(value.data)
    return (Localised(plain_words(text.text), text.language),)


def _names(value: Value, formatter: Formatter) -> Pieces:
    items: tuple[Item, ...] = value.data
    return formatter.listed([(formatter.text(item.name),) for item in items])


def _hours(value: Value, formatter: Formatter) -> Pieces:
    return formatter.own(hours_text(value.data, formatter))


def _date(value: Value, formatter: Formatter) -> Pieces:
    return formatter.own(formatter.date(value.data))


def _as_written(value: Value, formatter: Formatter) -> Pieces:
    return formatter.own(value.data)


def _link(value: Value, formatter: Formatter) -> Pieces:
    return formatter.own(value.data.partition("://")[2].rstrip("/") or value.data)


def _ceiling(value: Value, formatter: Formatter) -> Pieces:
    number, key = value.data
    return formatter.own(formatter.catalogue.plural(key, number, n=formatter.number(number)))


def _survey(value: Value, formatter: Formatter) -> Pieces:
    return formatter.own(survey_text(value.data, formatter))


def survey_text(result: Result, formatter: Formatter) -> str:
    """What may be said of a survey result, without the question; for hidden results the same neutral sentence whatever the reason."""
    say = formatter.catalogue.text
    if result.shown in (Shown.COUNTS, Shown.POOLED):
        key = "survey.counts" if result.share is None else "survey.counts-share"
        return say(key, positive=formatter.number(result.positive), answered=formatter.number(result.answered), share=result.share)
    if result.shown is Shown.PERCENT:
        return say("survey.percent", percent=formatter.number(result.percent), answered=formatter.number(result.answered))
    return say(f"survey.{result.shown}")


_PIECES: dict[Kind, Callable[[Value, Formatter], Any]] = {
    Kind.NOT_ANSWERED: _not_answered, Kind.NOT_APPLICABLE: _not_applicable,
    Kind.NOT_ASKED: _message("value.not-asked"), Kind.NONE: _none,
    Kind.YES: _message("value.yes"), Kind.NO: _message("value.no"),
    Kind.NUMBER: _number, Kind.PERCENT: _percent, Kind.MONEY: _money, Kind.WORD: _word, Kind.TEXT: _text, Kind.MARKDOWN: _markdown,
    Kind.NAMES: _names, Kind.HOURS: _hours, Kind.DATE: _date, Kind.SURVEY: _survey, Kind.PHONE: _as_written, Kind.EMAIL: _as_written,
    Kind.LINK: _link, Kind.PLAIN: _text, Kind.ADDRESS: _address, Kind.CEILING: _ceiling}
