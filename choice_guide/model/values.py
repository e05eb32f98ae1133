"""What every part of the guide is made of: texts, names, contacts, hours, and why a value is not there."""
from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Blank(Enum):
    """Why a value is not there."""

    NOT_ANSWERED = "not-answered"
    NONE = "none"
    NOT_APPLICABLE = "not-applicable"


NOT_ANSWERED = Blank.NOT_ANSWERED
NONE = Blank.NONE
NOT_APPLICABLE = Blank.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Localised:
    """A text in the language it actually has (BCP 47), which may differ from the one asked for."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one or more languages; the first entry is the guide's first language where it exists."""

    entries: tuple[tuple[str, str], ...]

    def get(self, language: str) -> Localised:
        """The text in `language`, or in the first language there is."""
        for code, text in self.entries:
            if code == language:
                return Localised(text, code)
        return Localised(self.entries[0][1], self.entries[0][0])

    def agrees(self, other: Text) -> bool:
        """Whether both say the same in every language that both have."""
        known = dict(other.entries)
        return all(known.get(code, text) == text for code, text in self.entries)

    @staticmethod
    def plain(text: str, language: str) -> Text:
        """A text in a single language."""
        return Text(((language, text),))


@dataclass(frozen=True, slots=True)
class Named:
    """Something with an id and a name that readers see: a language, a specialism, a part, an option, a level."""

    id: str
    name: Text
    summary: Text | None = None
    search: tuple[str, ...] = ()      # words that find it
    never_show: tuple[str, ...] = ()  # of these, words that no page may print
    autonym: str | None = None
    direction: str = "ltr"
    minority: bool = False


class Ownership(StrEnum):
    MUNICIPAL = "municipal"
    PRIVATE = "private"
    NONPROFIT = "nonprofit"
    CONTRACTED_OUT = "contracted-out"


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach somebody: always a role or a function, never a person. Phone as written, grouped for reading."""

    name: str | Blank = NOT_ANSWERED
    role: Text | Blank = NOT_ANSWERED
    phone: str | Blank = NOT_ANSWERED
    hours: Text | Blank = NOT_ANSWERED
    email: str | Blank = NOT_ANSWERED
    website: str | Blank = NOT_ANSWERED
    address: str | Blank = NOT_ANSWERED


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Opening hours of a day in minutes after midnight; `end` may pass 1440 when hours cross midnight; 0-1440 is round the clock."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours on weekdays and weekends. Each part: a range, NONE (closed) or NOT_ANSWERED."""

    weekdays: TimeRange | Blank = NOT_ANSWERED
    weekends: TimeRange | Blank = NOT_ANSWERED
    note: Text | None = None
