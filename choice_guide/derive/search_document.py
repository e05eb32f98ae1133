"""What all documents of the search are made of: words that find, and where these come from."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from choice_guide.derive.lookup import Lookup
from choice_guide.model import Blank, Localised, Named, Offer, Synonym


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found. `kind`: service | page | area | place | list | provider | offer.

    `title` and `about` are shown. `text` and `keywords` only find it: keywords as well as the title does, text less so.
    `hidden` and `never` find it as keywords do and must not be said by the guide: misspellings, and words no page may print.
    A query that is one of the `names` is as good as one that is the title.
    `place` is the drawn place of an offer, and for a provider that of one of its offers; None where nothing is drawn.
    `offer` is the id of an offer that may be chosen now.
    """

    kind: str
    address: str
    title: Localised
    about: str = ""
    text: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    place: int | None = None
    offer: str | None = None

    @property
    def ord(self) -> tuple[str, ...]:
        """All that finds the document as its title does, and is not shown."""
        return (*self.keywords, *self.hidden, *self.never, *self.parts)


@dataclass(frozen=True, slots=True)
class Sources:
    """What documents are made of. `synonyms`: target -> entries; `places`: offer id -> drawn place among all offers."""

    lookup: Lookup
    language: str
    messages: Mapping[str, str]
    synonyms: Mapping[str, tuple[Synonym, ...]]
    places: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that find a document, as in Document."""

    text: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def document(self, kind: str, address: str, title: Localised, about: str, place: int | None = None) -> Document:
        """The document that these words find."""
        return Document(kind, address, title, about, self.text, self.keywords, self.hidden, self.never, place=place)

    def added(self, text: Iterable[str] = (), keywords: Iterable[str] = ()) -> Words:
        """With more text and keywords, behind those that are there."""
        return replace(self, text=(*self.text, *text), keywords=(*self.keywords, *keywords))

    @staticmethod
    def joined(groups: Iterable[Words]) -> Words:
        """All words of all groups, each once."""
        groups = tuple(groups)
        return Words(*(tuple(dict.fromkeys(word for group in groups for word in getattr(group, name)))
                       for name in ("text", "keywords", "hidden", "never")))


def named(sources: Sources, thing: Named) -> Words:
    """A language's or specialism's name, and the words that lead to it."""
    other = [text for _, text in thing.name.entries] + ([thing.autonym] if thing.autonym else []) + list(thing.search)
    words = synonyms(sources, f"language:{thing.id}", f"specialism:{thing.id}")
    own = Words((thing.name.get(sources.language).text,), tuple(word for word in other if word not in thing.never_show), (), thing.never_show)
    return Words.joined((own, words))


def stated(offer: Offer) -> Iterator[str]:
    """The ids of languages, communication and specialisms that an offer states."""
    spoken = () if isinstance(offer.languages, Blank) else tuple(language.code for language in offer.languages)
    for ids in (spoken, offer.communication, offer.specialisms):
        yield from () if isinstance(ids, Blank) else ids


def by_target(entries: Iterable[Synonym]) -> dict[str, tuple[Synonym, ...]]:
    """Synonyms by what they lead to."""
    targets: dict[str, list[Synonym]] = {}
    for synonym in entries:
        targets.setdefault(synonym.target, []).append(synonym)
    return {target: tuple(found) for target, found in targets.items()}


def synonyms(sources: Sources, *targets: str) -> Words:
    """The synonyms of the targets: those that may be said, and those that only find."""
    found = [synonym for target in targets for synonym in sources.synonyms.get(target, ())]
    shown = tuple(word for s in found if s.show and s.kind != "typo" for word in s.words)
    hidden = tuple(word for s in found if not (s.show and s.kind != "typo") for word in s.words)
    return Words(keywords=shown, hidden=hidden)


def plain_name(sources: Sources, name: str) -> Localised:
    """A name of the municipality's or a provider's, which is the same in every language."""
    return Localised(name, sources.lookup.guide.languages[0])
