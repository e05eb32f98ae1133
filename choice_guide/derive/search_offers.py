"""What finds providers and their offers: the same set of facts for every offer, never a text of the provider's own.

Equal hits stand in a drawn order, which is computed here by the one function that decides order.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from choice_guide.derive import order
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.search_document import Document, Sources, Words, named, plain_name, stated
from choice_guide.model import Localised, Offer, Provider, Status


def drawn_places(lookup: Lookup) -> dict[str, int]:
    """The place of every offer among equal hits: one draw over all offers, without a service and an area; ended contracts after it."""
    guide = lookup.guide
    places: dict[str, int] = {}
    for ended in (False, True):
        offers = [offer for offer in guide.offers if (offer.status is Status.ENDED) is ended]
        draw = order.draw_for(guide.id, "", "", guide.date, offers)
        places |= {offer.id: place for place, offer in enumerate(order.drawn(offers, draw, lambda o: o.id), len(places))}
    return places


def offer_documents(sources: Sources) -> Iterator[Document]:
    """Every provider, followed by its offers of every status."""
    for provider in sources.lookup.guide.providers:
        offers = sources.lookup.offers_of_provider.get(provider.id, ())
        yield _provider(sources, provider, offers)
        yield from (_offer(sources, provider, offer) for offer in offers)


def _provider(sources: Sources, provider: Provider, offers: tuple[Offer, ...]) -> Document:
    """A provider is found by its name only: the facts are its offers'. Its place is one offer's, so that many offers give no advantage."""
    place = sources.places[offers[0].id] if offers else len(sources.places)
    said = f"{sources.messages[f'ownership.{provider.ownership}']}."
    return Words().document("provider", sources.lookup.addresses.provider(sources.language, provider.id), plain_name(sources, provider.name),
                            _with_standing(sources, said, {offer.status for offer in offers}), place)


def _offer(sources: Sources, provider: Provider, offer: Offer) -> Document:
    service = sources.lookup.services[offer.service].name.get(sources.language)
    title = sources.messages["search.title.offer"].format(name=offer.name, service=service.text)
    found = _facts(sources, offer).added(keywords=(provider.name,)).document(
        "offer", sources.lookup.addresses.sheet(sources.language, offer), Localised(title, service.language),
        _about_offer(sources, provider, offer), sources.places[offer.id])
    return replace(found, offer=offer.id) if offer.status is Status.IN_FORCE else found


def _about_offer(sources: Sources, provider: Provider, offer: Offer) -> str:
    messages = sources.messages
    about = messages["search.about.unit" if offer.unit else "search.about.offer"]
    return _with_standing(sources, about.format(ownership=messages[f"ownership.{offer.ownership}"], provider=provider.name), {offer.status})


def _with_standing(sources: Sources, said: str, statuses: set[Status]) -> str:
    """What is said, and where none of the statuses is in force that nothing may be chosen yet, or any longer."""
    if Status.IN_FORCE in statuses or not statuses:
        return said
    return f"{said} {sources.messages['search.about.coming' if Status.COMING in statuses else 'search.about.ended']}"


def _facts(sources: Sources, offer: Offer) -> Words:
    """The facts that find an offer, with other words for them."""
    lookup, guide = sources.lookup, sources.lookup.guide
    ids = frozenset(stated(offer))
    things = (thing for thing in (*guide.spoken_languages, *guide.communication, *guide.specialisms) if thing.id in ids)
    areas = (text for area in offer.areas for _, text in lookup.areas[area].name.entries)
    service = lookup.services[offer.service].name.get(sources.language).text
    return Words.joined([Words((service, *areas)), *(named(sources, thing) for thing in things)])
