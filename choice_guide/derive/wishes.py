"""Wishes: what a reader may ask of a service's offers, made from the service's own facts, and what each offer answers.

A municipality that adds a fact with choices adds a wish; a number may be wished for where the service says how much
(`at_most`, `at_least`). An answer is yes, no, or not known; "not applicable" is a no that
brings the service's words for why.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from choice_guide.derive.values import Label, capacity_in, number_value
from choice_guide.model import (HEADINGS, NONE, NOT_ANSWERED, NOT_APPLICABLE, AreaMeans, Blank, Fact, FactDefinition, FactType, Guide, Hours,
                                Named, Offer, Ownership, Service, Text, TimeRange)

#: "In the evenings" is from before the evening until this time at least, in minutes after midnight.
EVENING = (18 * 60, 21 * 60)
DAY = 24 * 60
#: The criterion whose answer may differ by area.
NOW = "availability"
#: Criteria that every service has; a fact with such an id is told apart from them.
_OWN = ("parts", "areas", NOW, "hours", "languages", "communication", "specialisms", "levels", "ownership")
_WITH_OPTIONS = (FactType.YES_NO, FactType.CHOICE, FactType.CHOICES)
_NUMBERS = (FactType.INTEGER, FactType.PERCENT, FactType.MONEY)


class Answer(StrEnum):
    """What an offer says to a wish."""

    YES = "y"
    NO = "n"
    NOT_APPLICABLE = "x"  # a no, for a reason
    UNKNOWN = "u"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may be wished for."""

    id: str
    label: Label


@dataclass(frozen=True, slots=True)
class Criterion:
    """Wishes about one fact. `heading`: the sheet's heading it stands under. `any`: of several wishes one is enough, because an
    offer has only one of them; else all must be met."""

    id: str
    heading: str
    label: Label
    any: bool
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class OfferAnswers:
    """An offer's answers: one string of `Answer` letters per criterion, a letter per option. `reasons`: criterion id -> why it
    does not apply. `here`: area id -> the answer to "takes new clients now" where it is another than in general."""

    answers: tuple[str, ...]
    reasons: tuple[tuple[str, Text], ...]
    here: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A criterion and how an offer answers it: an Answer for an option's id."""

    criterion: Criterion
    answer: Callable[[Offer, str], Answer]
    why: Callable[[Offer], Text | None] = lambda offer: None


def criteria(guide: Guide, service: Service, offers: Sequence[Offer]) -> tuple[Criterion, ...]:
    """What may be wished for of a service, in the sheet's order, who runs it last. `offers`: those in force; languages, specialisms
    and hours that none of them has are left out, but minority languages of the guide always stand."""
    return tuple(asked.criterion for asked in _asked(guide, service, offers))


def offer_answers(guide: Guide, service: Service, offers: Sequence[Offer]) -> tuple[OfferAnswers, ...]:
    """Each offer's answers to `criteria(guide, service, offers)`."""
    asked = _asked(guide, service, offers)
    return tuple(_answers(offer, asked) for offer in offers)


def _answers(offer: Offer, asked: Sequence[_Asked]) -> OfferAnswers:
    letters = tuple("".join(one.answer(offer, option.id) for option in one.criterion.options) for one in asked)
    reasons = ((one.criterion.id, why) for one, said in zip(asked, letters, strict=True)
               if Answer.NOT_APPLICABLE in said and (why := one.why(offer)))
    return OfferAnswers(letters, tuple(reasons), tuple((area, _now(offer, area)) for area in offer.areas if _now(offer, area) != _now(offer, None)))


def _asked(guide: Guide, service: Service, offers: Sequence[Offer]) -> tuple[_Asked, ...]:
    found = [*_fields(guide, service, offers),
             *(_of_fact(definition) for definition in service.facts if definition.type in _WITH_OPTIONS),
             *(_of_number(definition) for definition in service.facts if definition.type in _NUMBERS)]
    there = [asked for asked in found if asked.criterion.options]
    return tuple(sorted(there, key=lambda asked: _place(asked.criterion.heading)))


def _place(heading: str) -> int:
    """The sheet's order, but who runs it comes last: it is what the fewest ask for."""
    return len(HEADINGS) if heading == "name" else HEADINGS.index(heading)


def _fields(guide: Guide, service: Service, offers: Sequence[Offer]) -> list[_Asked]:
    found = [_listed("parts", "help", service.parts, lambda o: o.parts, service)] if service.parts else []
    if service.area_means is AreaMeans.LOCATED and len(guide.areas) > 1:
        places = tuple(Named(area.id, area.name) for area in guide.areas)
        found.append(_listed("areas", "where", places, lambda o: o.areas, service, any_=True))
    spoken = _spoken(guide, offers)
    return [*found,
            _Asked(Criterion(NOW, "availability", Label(key="wish.availability"), False, (Option("now", Label(key="wish.availability.now")),)),
                   lambda offer, _: _now(offer, None)),
            _hours(service, offers),
            _listed("languages", "languages", spoken, _codes, service),
            _listed("communication", "languages", _stated(guide.communication, offers, lambda o: o.communication), lambda o: o.communication, service),
            _listed("specialisms", "specialisms", _stated(guide.specialisms, offers, lambda o: o.specialisms), lambda o: o.specialisms, service),
            _listed("levels", "specialisms", service.levels, _levels, service),
            _ownership(offers)]


def _listed(id_: str, heading: str, things: Iterable[Named], of: Callable[[Offer], Sequence[str] | Blank], service: Service,
            any_: bool = False) -> _Asked:
    """A criterion about a field that holds ids."""
    options = tuple(Option(thing.id, Label(text=thing.name)) for thing in things)

    def answer(offer: Offer, option: str) -> Answer:
        return _in(of(offer), option)

    return _Asked(Criterion(id_, heading, Label(key=f"wish.{id_}"), any_, options), answer, lambda offer: service.not_applicable.get(id_))


def _in(stated: Sequence[str] | Blank, option: str) -> Answer:
    if isinstance(stated, Blank):
        return _blank(stated)
    return Answer.YES if option in stated else Answer.NO


def _blank(blank: Blank) -> Answer:
    return {NOT_ANSWERED: Answer.UNKNOWN, NONE: Answer.NO, NOT_APPLICABLE: Answer.NOT_APPLICABLE}[blank]


def _stated(things: Sequence[Named], offers: Sequence[Offer], of: Callable[[Offer], Sequence[str] | Blank]) -> tuple[Named, ...]:
    """Those that at least one offer has."""
    there = {id_ for offer in offers if not isinstance(of(offer), Blank) for id_ in of(offer)}
    return tuple(thing for thing in things if thing.id in there)


def _spoken(guide: Guide, offers: Sequence[Offer]) -> tuple[Named, ...]:
    there = {named.id for named in _stated(guide.spoken_languages, offers, _codes)} | set(guide.minority_languages)
    return tuple(named for named in guide.spoken_languages if named.id in there)


def _codes(offer: Offer) -> tuple[str, ...] | Blank:
    return offer.languages if isinstance(offer.languages, Blank) else tuple(spoken.code for spoken in offer.languages)


def _levels(offer: Offer) -> tuple[str, ...] | Blank:
    return offer.levels if isinstance(offer.levels, Blank) else tuple(str(level) for level in offer.levels)


def _now(offer: Offer, area: str | None) -> Answer:
    """Whether new clients are taken on in an area; for no area, whether in any of the offer's."""
    said = {_taken(offer, one) for one in ((area,) if area else offer.areas)}
    return next(answer for answer in (Answer.YES, Answer.UNKNOWN, Answer.NO) if answer in said)


def _taken(offer: Offer, area: str) -> Answer:
    capacity = capacity_in(offer, area)
    if capacity is None or isinstance(capacity.availability, Blank):
        return Answer.UNKNOWN
    return Answer.YES if capacity.availability in ("open", "few") else Answer.NO


def _ownership(offers: Sequence[Offer]) -> _Asked:
    there = {offer.ownership for offer in offers}
    options = tuple(Option(kind.value, Label(key=f"ownership.{kind}")) for kind in Ownership if kind in there)
    return _Asked(Criterion("ownership", "name", Label(key="wish.ownership"), True, options if len(options) > 1 else ()),
                  lambda offer, option: Answer.YES if offer.ownership == option else Answer.NO)


def _hours(service: Service, offers: Sequence[Offer]) -> _Asked:
    options = tuple(Option(id_, Label(key=f"wish.hours.{id_}")) for id_, answer in _TIMES.items()
                    if any(_at(offer.hours, answer) is Answer.YES for offer in offers))
    return _Asked(Criterion("hours", "hours", Label(key="wish.hours"), False, options),
                  lambda offer, option: _at(offer.hours, _TIMES[option]), lambda offer: service.not_applicable.get("hours"))


def _at(hours: Hours | Blank, answer: Callable[[Hours], Answer]) -> Answer:
    return _blank(hours) if isinstance(hours, Blank) else answer(hours)


def _evenings(hours: Hours) -> Answer:
    return _of_range(hours.weekdays, lambda range_: range_.start <= EVENING[0] and range_.end >= EVENING[1])


def _weekends(hours: Hours) -> Answer:
    return _of_range(hours.weekends, lambda range_: True)


def _nights(hours: Hours) -> Answer:
    """Round the clock, on weekdays and weekends."""
    both = {_of_range(part, lambda range_: range_.end - range_.start >= DAY) for part in (hours.weekdays, hours.weekends)}
    return next((answer for answer in (Answer.NO, Answer.NOT_APPLICABLE, Answer.UNKNOWN) if answer in both), Answer.YES)


def _of_range(part: TimeRange | Blank, fits: Callable[[TimeRange], bool]) -> Answer:
    return _blank(part) if isinstance(part, Blank) else Answer.YES if fits(part) else Answer.NO


_TIMES: dict[str, Callable[[Hours], Answer]] = {"evenings": _evenings, "weekends": _weekends, "nights": _nights}


def _of_fact(definition: FactDefinition) -> _Asked:
    one = definition.type is FactType.YES_NO
    options = (Option("yes", Label(text=definition.label)),) if one else tuple(Option(o.id, Label(text=o.name)) for o in definition.options)
    criterion = Criterion(_id_of(definition), definition.heading, Label(text=definition.label), definition.type is FactType.CHOICE, options)
    return _Asked(criterion, lambda offer, option: _fact(_fact_of(offer, definition.id), option), lambda offer: definition.not_applicable)


def _of_number(definition: FactDefinition) -> _Asked:
    """At most, and at least, from the least to the most."""
    limits = {f"{key}-{number}": (key, number) for key, numbers in (("at-most", definition.at_most), ("at-least", definition.at_least))
              for number in sorted(numbers)}
    about = definition.label if len(limits) == 1 else None  # an option that stands alone says what it is about
    options = tuple(Option(id_, Label(about, f"wish.{key}", number_value(definition, number))) for id_, (key, number) in limits.items())

    def answer(offer: Offer, option: str) -> Answer:
        fact = _fact_of(offer, definition.id)
        if fact is None or isinstance(fact.value, Blank):
            return Answer.UNKNOWN if fact is None else _blank(fact.value)
        key, number = limits[option]
        return Answer.YES if _within(fact.value, key, number) else Answer.NO

    return _Asked(Criterion(_id_of(definition), definition.heading, Label(text=definition.label), False, options), answer,
                  lambda offer: definition.not_applicable)


def _within(value: int | Decimal, key: str, limit: Decimal) -> bool:
    return value <= limit if key == "at-most" else value >= limit


def _id_of(definition: FactDefinition) -> str:
    return f"fact:{definition.id}" if definition.id in _OWN else definition.id


def _fact_of(offer: Offer, id_: str) -> Fact | None:
    return next((fact for fact in offer.facts if fact.definition.id == id_), None)


def _fact(fact: Fact | None, option: str) -> Answer:
    if fact is None:
        return Answer.UNKNOWN
    if isinstance(fact.value, Blank):
        return _blank(fact.value)
    if isinstance(fact.value, bool):
        return Answer.YES if fact.value else Answer.NO
    chosen = (fact.value,) if isinstance(fact.value, str) else fact.value
    return Answer.YES if option in chosen else Answer.NO
