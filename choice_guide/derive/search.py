"""What can be found: one document per page and place, with the words that find it and the few that are shown.

Every offer is described by the same set of facts (name, service, areas, languages, specialisms, ownership) and never by a
provider's own text, so that nobody is found more often for writing more. Which document comes first for a query is decided in
templates/scripts/ranking.js; offers that match equally well stand in a drawn order (search_offers.py).
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from choice_guide.derive.addresses import EDITORIAL, FIXED, KNOWN_PAGES
from choice_guide.derive.editorial import editorial
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.search_document import Document, Sources, Words, by_target, named, plain_name, stated, synonyms
from choice_guide.derive.search_offers import drawn_places, offer_documents
from choice_guide.derive.search_words import Vocabulary, parts, vocabulary
from choice_guide.model import Area, EditorialPage, Localised, Service, Text

#: Fixed pages that can be found, in the order in which equal hits stand; the search itself is not among them.
PAGES = tuple(page for page in FIXED if page != "search")
#: The fixed page for those who ask for something that nobody offers.
ADVICE = "how-to-choose"
MARKDOWN = re.compile(r"\]\([^)]*\)|[#*_>`\[\]]")

#: Messages that `finder` needs, besides `title.<page>` and `search.page.<page>` for each of PAGES and `ownership.<kind>`.
WORDS = ("listing.heading", "search.title.offer", "search.about.list", "search.about.area", "search.about.place",
         "search.about.offer", "search.about.unit", "search.about.coming", "search.about.ended")


@dataclass(frozen=True, slots=True)
class Finder:
    """All that can be found in one language, and the words of it."""

    language: str
    documents: tuple[Document, ...]
    vocabulary: Vocabulary


def finder(lookup: Lookup, language: str, messages: Mapping[str, str]) -> Finder:
    """Everything that can be found in a language. `messages`: key -> text for WORDS and what stands there besides, {name} for what is filled in.

    Raises KeyError for a message that is missing.
    """
    sources = Sources(lookup, language, messages, by_target(lookup.guide.synonyms), drawn_places(lookup))
    documents = [*_pages(sources), *_services(sources), *_areas(sources), *_lists(sources), *offer_documents(sources)]
    found = _vocabulary(documents)
    known = frozenset((*found.names, *found.texts, *found.quiet))
    return Finder(language, tuple(_finished(document, known) for document in documents), found)


def _vocabulary(documents: list[Document]) -> Vocabulary:
    return vocabulary((text for d in documents for text in (d.title.text, *d.keywords)),
                      (text for d in documents for text in (d.about, *d.text)),
                      (text for d in documents for text in d.hidden), (text for d in documents for text in d.never))


def _finished(document: Document, known: frozenset[str]) -> Document:
    """With the parts of its compounds; other words for a page or service are names of it."""
    names = (*document.keywords, *document.hidden) if document.kind in ("page", "service") else ()
    return replace(document, names=names, parts=parts((document.title.text, *document.keywords, *document.text), known))


# ---------------------------------------------------------------- pages, services, areas


def _pages(sources: Sources) -> Iterator[Document]:
    guide, language = sources.lookup.guide, sources.language
    for page in PAGES:
        text = editorial(guide, EDITORIAL.get(page, page), language)
        if page != "glossary" or text:
            words = synonyms(sources, f"page:{EDITORIAL.get(page, page)}").added(_editorial_text(text))
            words = Words.joined((words, _unstated(sources))) if page == ADVICE else words
            yield words.document("page", sources.lookup.addresses.fixed(language, page),
                                 Localised(sources.messages[f"title.{page}"], language), sources.messages[f"search.page.{page}"])
    for id_ in sorted({page.id for page in guide.pages} - set(KNOWN_PAGES)):
        own = editorial(guide, id_, language)
        words = synonyms(sources, f"page:{id_}").added(_editorial_text(own))
        yield words.document("page", sources.lookup.addresses.text(language, id_), Localised(own.title, own.language), "")


def _unstated(sources: Sources) -> Words:
    """Languages and specialisms that no offer states: who asks for them comes where it says whom to call."""
    guide = sources.lookup.guide
    ids = {id_ for offer in guide.offers for id_ in stated(offer)}
    unstated = (thing for thing in (*guide.spoken_languages, *guide.communication, *guide.specialisms) if thing.id not in ids)
    found = Words.joined(named(sources, thing) for thing in unstated)
    return Words((*found.text, *found.keywords), (), found.hidden, found.never)


def _editorial_text(page: EditorialPage | None) -> tuple[str, ...]:
    return (page.title, MARKDOWN.sub(" ", page.body)) if page else ()


def _services(sources: Sources) -> Iterator[Document]:
    language = sources.language
    for service in sources.lookup.guide.services:
        names = _other_names(service.name, language) + tuple(text for part in service.parts for _, text in part.name.entries)
        words = _service_words(sources, service).added(_service_text(service, language), names)
        yield words.document("service", sources.lookup.addresses.service(language, service.id), service.name.get(language),
                             service.summary.get(language).text)


def _other_names(name: Text, language: str) -> tuple[str, ...]:
    """A name in the languages that the page does not show: "hemtjänst" finds Home care."""
    return tuple(text for code, text in name.entries if code != language)


def _service_text(service: Service, language: str) -> tuple[str, ...]:
    texts: list[Text | None] = [service.summary, service.outside_choice, service.switching.text, service.fee and service.fee.text]
    texts += [part.summary for part in service.parts] + [level.name for level in service.levels]
    texts += [rule.text for rule in service.non_choice] + [fact.label for fact in service.facts]
    texts += [option.name for fact in service.facts for option in fact.options]
    return tuple(text.get(language).text for text in texts if text)


def _areas(sources: Sources) -> Iterator[Document]:
    for area in sources.lookup.guide.areas:
        address = sources.lookup.addresses.area(sources.language, area.id)
        own = tuple(dict.fromkeys(text for _, text in area.name.entries))
        name = area.name.get(sources.language).text
        words = Words(keywords=tuple(known for known in area.known_as() if known != name))
        yield words.document("area", address, area.name.get(sources.language), sources.messages["search.about.area"])
        about = sources.messages["search.about.place"].format(area=name)
        for place in dict.fromkeys(area.places):
            if place not in own:
                yield Words(keywords=own).document("place", address, plain_name(sources, place), about)


def _lists(sources: Sources) -> Iterator[Document]:
    for service in sources.lookup.guide.services:
        words = _service_words(sources, service).added(keywords=_other_names(service.name, sources.language))
        for area in sources.lookup.guide.areas:
            yield _list(sources, service, area, words.added(keywords=area.known_as()))


def _list(sources: Sources, service: Service, area: Area, words: Words) -> Document:
    name = service.name.get(sources.language)
    title = sources.messages["listing.heading"].format(service=name.text, area=area.name.get(sources.language).text)
    address = sources.lookup.addresses.listing(sources.language, service.id, area.id)
    return words.document("list", address, Localised(title, name.language), sources.messages["search.about.list"])


def _service_words(sources: Sources, service: Service) -> Words:
    return synonyms(sources, f"service:{service.id}", *(f"part:{service.id}/{part.id}" for part in service.parts))
