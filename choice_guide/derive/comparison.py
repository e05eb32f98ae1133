"""The comparison: the same columns for every offer of a service, in the order that the service names (DESIGN §3 `comparison`)."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from choice_guide.derive.capacity import availability_anywhere
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.survey import Result, ServiceSurvey, Shown, Verdict
from choice_guide.derive.values import (Item, Kind, Label, Value, availability_value, capacity_in, fact_value, hours_value,
                                        languages_value, levels_value, names_value)
from choice_guide.model import SURVEY_COLUMN, AreaMeans, Guide, Offer, Ownership, Service, Status, list_columns


@dataclass(frozen=True, slots=True)
class OfferLink:
    """An offer as lists name it; `provider` is set where the offer's own name is a unit's."""

    id: str
    name: str
    provider: str | None
    ownership: Ownership
    address: str
    status: Status
    contact_phone: str | None = None
    places: tuple[str, ...] = ()  # names of the areas it lies in; empty where offers serve areas


@dataclass(frozen=True, slots=True)
class Column:
    """One compared fact; `short` stands in table heads."""

    id: str
    label: Label
    short: Label


@dataclass(frozen=True, slots=True)
class Row:
    offer: OfferLink
    cells: tuple[Value, ...]  # one per column


@dataclass(frozen=True, slots=True)
class Told:
    """What a column of survey results can tell: whether anybody stands out, or why nobody was compared.

    `key`: apart (some better or worse) | alike (compared, and nobody stands out) | not-compared (there are results) | percent
    (only percents are known) | hidden (nobody has a result). `start`, `end`: when the question was asked.
    """

    column: Column
    key: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Together:
    """Part of the row of all providers together: a value under its column, or None over `span` columns that have none."""

    span: int
    column: Column
    value: Value | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`together`: all providers of the service together, over all columns; empty where no column has such a value.
    `told`: one per column of survey results."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    together: tuple[Together, ...] = ()
    told: tuple[Told, ...] = ()


def comparison(lookup: Lookup, service: Service, offers: Sequence[Offer], language: str, area: str | None = None,
               columns: tuple[str, ...] | None = None) -> Comparison:
    """The comparison of `offers`, in the order they come in; `columns` are column ids (`list_column_ids` where None)."""
    ids = list_column_ids(lookup, service) if columns is None else columns
    rows = tuple(Row(offer_link(lookup, offer, language), tuple(cell(lookup, service, offer, id_, area) for id_ in ids))
                 for offer in offers)
    shown = tuple(column(lookup, service, id_) for id_ in ids)
    found = lookup.surveys[service.id]
    return Comparison(shown, rows, _together(found, shown), _told(found, shown, rows))


def list_column_ids(lookup: Lookup, service: Service) -> tuple[str, ...]:
    """The columns of the service's lists: those it names, then its headline questions as far as there is room."""
    return list_columns(service.comparison, lookup.surveys[service.id].headlines)[0]


def offer_link(lookup: Lookup, offer: Offer, language: str) -> OfferLink:
    """The offer as lists name it."""
    provider = lookup.providers[offer.provider]
    phone = offer.contact.phone if isinstance(offer.contact.phone, str) else None
    lies = lookup.services[offer.service].area_means is AreaMeans.LOCATED
    return OfferLink(offer.id, offer.name, provider.name if offer.unit and provider.name != offer.name else None,
                     offer.ownership, lookup.addresses.sheet(language, offer), offer.status, phone,
                     tuple(lookup.areas[area].name.get(language).text for area in offer.areas) if lies else ())


def column(lookup: Lookup, service: Service, column_id: str) -> Column:
    """A column's labels. `column_id`: a fact's id, survey:<question>, or one of the fields every offer has."""
    if column_id.startswith(SURVEY_COLUMN):
        return _question_column(lookup.surveys[service.id], column_id)
    for definition in service.facts:
        if definition.id == column_id:
            label = Label(text=definition.label)
            return Column(column_id, label, Label(text=definition.short) if definition.short else label)
    return Column(column_id, Label(key=f"column.{column_id}"), Label(key=f"column.{column_id}"))


def cell(lookup: Lookup, service: Service, offer: Offer, column_id: str, area: str | None = None) -> Value:
    """What stands in a column for an offer; `area` chooses among capacities that differ by area.

    Only the answer, and for availability its date, and for answers from another round than the latest theirs: notes and
    further dates stand on the sheet, so that a table's rows can be run down with the eye and no offer gets more room for
    having written more.
    """
    value = _cell(lookup, service, offer, column_id, area)
    if value.kind is Kind.SURVEY and not value.data.of_latest:
        return replace(value, stated=value.data.end)
    return replace(value, note=None) if column_id == "availability" else brief(value)


def brief(value: Value) -> Value:
    """The answer without notes and dates."""
    data = tuple(replace(item, note=None) for item in value.data) if value.kind is Kind.NAMES else value.data
    return replace(value, data=data, stated=None, checked=None, note=None)


def _cell(lookup: Lookup, service: Service, offer: Offer, column_id: str, area: str | None) -> Value:
    if column_id.startswith(SURVEY_COLUMN):
        return Value(Kind.SURVEY, lookup.surveys[service.id].of_question(offer.id, column_id.removeprefix(SURVEY_COLUMN)))
    facts = {fact.definition.id: fact for fact in offer.facts}
    if column_id in facts:
        return fact_value(facts[column_id])
    return _field(lookup.guide, service, offer, column_id, area)


def areas_value(guide: Guide, offer: Offer) -> Value:
    """The areas an offer serves or lies in; the whole municipality is said as such."""
    if len(offer.areas) == len(guide.areas) > 1:
        return Value(Kind.WORD, "areas.all")
    return area_names(guide, offer.areas)


def area_names(guide: Guide, areas: Iterable[str]) -> Value:
    """The names of areas, given by their ids."""
    names = {area.id: area.name for area in guide.areas}
    return Value(Kind.NAMES, tuple(Item(names[a], id=a) for a in areas))


def spoken_and_signed(guide: Guide, offer: Offer) -> Value:
    """Languages and other ways to communicate in one: who signs must not look like who speaks Swedish only."""
    spoken = languages_value(offer.languages, guide)
    other = names_value(offer.communication, guide.communication)
    if other.kind is not Kind.NAMES:
        return spoken
    return other if spoken.kind is not Kind.NAMES else replace(spoken, data=spoken.data + other.data)


def _together(found: ServiceSurvey, columns: Sequence[Column]) -> tuple[Together, ...]:
    sums = [found.together.get(shown.id.removeprefix(SURVEY_COLUMN)) if shown.id.startswith(SURVEY_COLUMN) else None for shown in columns]
    if not any(sums):
        return ()
    parts: list[Together] = []
    for shown, one in zip(columns, sums, strict=True):
        if one is None and parts and parts[-1].value is None:
            parts[-1] = replace(parts[-1], span=parts[-1].span + 1)
        else:
            parts.append(Together(1, shown, Value(Kind.SURVEY, one) if one else None))
    return tuple(parts)


def _told(found: ServiceSurvey, columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Told, ...]:
    told: list[Told] = []
    if len(rows) < 2:
        return ()
    for place, shown in enumerate(columns):
        asked = found.question(shown.id.removeprefix(SURVEY_COLUMN)) if shown.id.startswith(SURVEY_COLUMN) else None
        if asked:
            key = _tells([row.cells[place].data for row in rows])
            told += [Told(shown, key, asked.round.start, asked.round.end)] if key else []
    return tuple(told)


def _tells(results: Sequence[Result]) -> str | None:
    """The key of what the results tell; None where nobody was asked."""
    verdicts, shown = {result.comparison.verdict for result in results if result.comparison}, {result.shown for result in results}
    if not verdicts:
        without = (("percent", {Shown.PERCENT, Shown.FEW}), ("not-compared", {Shown.POOLED, Shown.COUNTS}), ("hidden", {Shown.HIDDEN}))
        return next((key for key, states in without if shown & states), None)
    if verdicts & {Verdict.BETTER, Verdict.WORSE}:
        return "apart"
    return "alike" if Verdict.ABOUT in verdicts else "not-compared"


def _question_column(found: ServiceSurvey, column_id: str) -> Column:
    asked = found.question(column_id.removeprefix(SURVEY_COLUMN))
    if asked is None:
        return Column(column_id, Label(key="column.survey"), Label(key="column.survey"))
    return Column(column_id, Label(text=asked.question.text), Label(text=asked.question.short or asked.question.text))


def _field(guide: Guide, service: Service, offer: Offer, column_id: str, area: str | None) -> Value:
    match column_id:
        case "availability":
            return availability_value(capacity_in(offer, area)) if area else availability_anywhere(offer)
        case "hours":
            return hours_value(offer.hours, service)
        case "languages":
            return spoken_and_signed(guide, offer)
        case "communication":
            return names_value(offer.communication, guide.communication, none="none.communication")
        case "specialisms":
            return names_value(offer.specialisms, guide.specialisms, none="none.specialisms")
        case "levels":
            return levels_value(offer.levels, service)
        case "parts":
            return names_value(offer.parts, service.parts)
        case "areas":
            return areas_value(guide, offer)
    raise ValueError(f"unknown column {column_id!r}")
