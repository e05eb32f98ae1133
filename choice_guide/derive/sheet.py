"""The sheet of an offer: the fourteen headings in one order, the same for every provider (DESIGN §4, requirement R05)."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from choice_guide.derive.comparison import OfferLink, area_names, areas_value, offer_link
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.paper import PaperFile, sheet_files
from choice_guide.derive.values import (UNANSWERED, UNANSWERED_BY_MUNICIPALITY, Item, Kind, Label, Value, availability_value, blank,
                                        ceiling_value, fact_value, hours_value, languages_value, levels_value, names_value,
                                        plain_value, text_value)
from choice_guide.model import (HEADINGS, NOT_ANSWERED, Blank, Capacity, Contact, Guide, Offer, Photo, Provider, Service, Status)


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact under a heading; without a label it stands alone."""

    value: Value
    label: Label | None = None
    id: str = ""  # of a fact that the service defines


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with its facts; never empty. The heading's text is the message `heading.<heading>`."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything an offer's page shows below its name. `starts`/`ended` are set for contracts not in force."""

    offer: OfferLink
    service: Service
    provider: Provider
    sections: tuple[Section, ...]
    photos: tuple[Photo, ...]
    status: Status
    starts: date | None
    ended: date | None
    stated: date | None
    stale: bool            # stated longer ago than the guide's limit
    has_profile: bool
    contact: Contact
    list_address: str                # of all offers of the service
    others: tuple[OfferLink, ...]    # where the contract has ended: the provider's other offers of the service that may be chosen
    paper: tuple[PaperFile, ...]     # its files to print, where they are made


def sheet(lookup: Lookup, offer: Offer, language: str) -> Sheet:
    """The sheet of an offer."""
    guide, service, provider = lookup.guide, lookup.services[offer.service], lookup.providers[offer.provider]
    return Sheet(
        offer=offer_link(lookup, offer, language), service=service, provider=provider,
        sections=tuple(Section(heading, _survey(lookup, offer) if heading == "survey" else _entries(guide, service, offer, provider, heading))
                       for heading in HEADINGS),
        photos=() if isinstance(offer.photos, Blank) else offer.photos, status=offer.status,
        starts=min(c.start for c in offer.contracts if c.start > guide.date) if offer.status is Status.COMING else None,
        ended=max(c.end for c in offer.contracts if c.end) if offer.status is Status.ENDED else None,
        stated=offer.stated, stale=is_stale(offer.stated, guide), has_profile=provider.has_profile, contact=offer.contact,
        list_address=lookup.addresses.service(language, service.id),
        others=_others(lookup, offer, language) if offer.status is Status.ENDED else (), paper=sheet_files(lookup, offer, language))


def is_stale(stated: date | None, guide: Guide) -> bool:
    """Whether a date lies further back than the guide's `stale_after_days`."""
    return stated is not None and (guide.date - stated).days > guide.limits.stale_after_days


def _others(lookup: Lookup, offer: Offer, language: str) -> tuple[OfferLink, ...]:
    others = [other for other in lookup.in_force(offer.service) if other.provider == offer.provider]
    return tuple(offer_link(lookup, other, language) for other in lookup.drawn(offer.service, others))


def _entries(guide: Guide, service: Service, offer: Offer, provider: Provider, heading: str) -> tuple[Entry, ...]:
    own = _OWN[heading](guide, service, offer, provider)
    facts = tuple(Entry(fact_value(f), Label(text=f.definition.label), f.definition.id) for f in offer.facts if f.definition.heading == heading)
    return own + facts or (Entry(Value(Kind.NOT_ASKED)),)


def _name(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    ownership = Entry(Value(Kind.WORD, f"ownership.{offer.ownership}"), Label(key="fact.ownership"))
    organisation = Entry(plain_value(provider.name), Label(key="fact.provider"))
    return (organisation, ownership) if offer.unit else (ownership,)


def _help(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    if not service.parts:
        return (Entry(text_value(service.summary)),)
    if isinstance(offer.parts, Blank):
        return (Entry(blank(offer.parts)),)
    items = tuple(Item(part.name, part.summary, part.id) for part in service.parts if part.id in offer.parts)
    return (Entry(Value(Kind.NAMES, items)),)


def _where(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    areas = Entry(areas_value(guide, offer), Label(key=f"fact.areas.{service.area_means}"))
    if not offer.unit:
        return (areas,)
    return areas, Entry(plain_value(offer.unit.address, Kind.ADDRESS), Label(key="fact.address"))


def _availability(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    if offer.status is not Status.IN_FORCE:
        return (Entry(Value(Kind.WORD, "availability.coming" if offer.status is Status.COMING else "availability.ended")),)
    if isinstance(offer.capacity, Blank):
        return (Entry(blank(offer.capacity)),)
    return tuple(entry for capacity in offer.capacity for entry in _capacity(guide, capacity))


def _capacity(guide: Guide, capacity: Capacity) -> tuple[Entry, ...]:
    place = (Entry(area_names(guide, capacity.areas), Label(key="fact.capacity_area")),) if capacity.areas else ()
    return (*place, Entry(availability_value(capacity), Label(key="fact.availability")),
            Entry(ceiling_value(capacity), Label(key="fact.ceiling")))


def _hours(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    return (Entry(hours_value(offer.hours, service)),)


def _languages(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    return (Entry(languages_value(offer.languages, guide), Label(key="fact.languages")),
            Entry(names_value(offer.communication, guide.communication, none="none.communication"), Label(key="fact.communication")))


def _specialisms(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    own = (Entry(names_value(offer.specialisms, guide.specialisms, service.not_applicable.get("specialisms"), "none.specialisms")),)
    levels = (Entry(levels_value(offer.levels, service), Label(key="fact.levels")),) if service.levels else ()
    return own + levels


def _nothing_of_its_own(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    return ()


def _about(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    if isinstance(offer.short, Blank) and isinstance(offer.about, Blank):
        return (Entry(UNANSWERED),)
    return tuple(Entry(text_value(text, kind)) for text, kind in ((offer.short, Kind.TEXT), (offer.about, Kind.MARKDOWN))
                 if not isinstance(text, Blank))


def _survey(lookup: Lookup, offer: Offer) -> tuple[Entry, ...]:
    facts = tuple(Entry(fact_value(f), Label(text=f.definition.label), f.definition.id) for f in offer.facts if f.definition.heading == "survey")
    return (*(Entry(Value(Kind.SURVEY, result)) for result in lookup.surveys[offer.service].of_offer(offer.id)), *facts)


def _additional(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    if isinstance(offer.additional_services, Blank):
        return (Entry(blank(offer.additional_services, none="none.additional")),)
    return (Entry(Value(Kind.NAMES, tuple(Item(text) for text in offer.additional_services))),)


def _follow_up(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    return _permit(service, offer), *_last_follow_up(offer)


def _permit(service: Service, offer: Offer) -> Entry:
    label = Label(key="fact.permit")
    if isinstance(offer.permit, Blank):
        shown = blank(offer.permit, service.not_applicable.get("permit"))
        return Entry(UNANSWERED_BY_MUNICIPALITY if shown is UNANSWERED else shown, label)
    valid = offer.permit.valid
    shown = UNANSWERED if isinstance(valid, Blank) else Value(Kind.YES if valid else Kind.NO, checked=offer.permit.checked)
    return Entry(shown, Label(key=f"fact.permit.{offer.permit.kind}"))


def _last_follow_up(offer: Offer) -> tuple[Entry, ...]:
    follow_up = offer.follow_up
    if isinstance(follow_up, Blank):
        shown = UNANSWERED_BY_MUNICIPALITY if follow_up is NOT_ANSWERED else blank(follow_up)
        return (Entry(shown, Label(key="fact.follow_up")),)
    when = Value(Kind.DATE, follow_up.date) if follow_up.date else UNANSWERED_BY_MUNICIPALITY
    text = (Entry(text_value(follow_up.text), Label(key="fact.follow_up_text")),) if follow_up.text else ()
    link = (Entry(plain_value(follow_up.url, Kind.LINK), Label(key="fact.follow_up_link")),) if follow_up.url else ()
    return (Entry(when, Label(key="fact.follow_up")), *text, *link)


def _complaints(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    first = Entry(plain_value(offer.contact.phone, Kind.PHONE), Label(key="fact.complain_to_provider"))
    second = Entry(plain_value(guide.contact.phone, Kind.PHONE), Label(key="fact.complain_to_municipality"))
    text = (Entry(text_value(guide.complaints, Kind.MARKDOWN)),) if guide.complaints else ()
    return (*text, first, second)


def _contact(guide: Guide, service: Service, offer: Offer, provider: Provider) -> tuple[Entry, ...]:
    contact = offer.contact
    role = blank(contact.role) if isinstance(contact.role, Blank) else text_value(contact.role)
    hours = () if contact.hours is NOT_ANSWERED else (Entry(text_value(contact.hours), Label(key="fact.phone_hours")),)
    return (Entry(plain_value(contact.phone, Kind.PHONE), Label(key="fact.phone")), *hours,
            Entry(role, Label(key="fact.role")),
            Entry(plain_value(contact.email, Kind.EMAIL), Label(key="fact.email")),
            Entry(plain_value(contact.website, Kind.LINK), Label(key="fact.website")),
            Entry(plain_value(contact.address, Kind.ADDRESS), Label(key="fact.address")),
            Entry(text_value(offer.visits), Label(key="fact.visits")))


_OWN = {"name": _name, "help": _help, "where": _where, "availability": _availability, "hours": _hours,
        "languages": _languages, "specialisms": _specialisms, "staff": _nothing_of_its_own, "about": _about,
        "additional": _additional, "follow_up": _follow_up, "complaints": _complaints, "contact": _contact}
