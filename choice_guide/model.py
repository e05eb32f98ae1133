"""The guide as values: what `assemble` makes of checked documents and everything after it reads.

Three states (DESIGN rule 2): a field whose answer may be missing is typed `X | Blank`. Lists are never empty: the answer
"none" is Blank.NONE. Ids are lower-case ASCII slugs. Nothing here sorts, counts or formats.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
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


# ---------------------------------------------------------------- what all share


@dataclass(frozen=True, slots=True)
class Municipality:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the municipality. `postcodes` are inclusive ranges of digits without spaces ("80010", "80029")."""

    id: str
    name: Text
    places: tuple[str, ...] = ()
    postcodes: tuple[tuple[str, str], ...] = ()
    municipality: str | None = None

    def known_as(self) -> tuple[str, ...]:
        """Every name by which somebody may know it: its own in all languages, then its places; each once."""
        return tuple(dict.fromkeys((*(text for _, text in self.name.entries), *self.places)))


class AreaMeans(StrEnum):
    SERVED = "served"    # an offer serves an area (home care)
    LOCATED = "located"  # an offer lies in an area (a care home that anybody may choose)


class FactType(StrEnum):
    YES_NO = "yes-no"
    INTEGER = "integer"
    PERCENT = "percent"
    MONEY = "money"
    CHOICE = "choice"
    CHOICES = "choices"
    HOURS = "hours"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """A comparable fact of a service: the same for every offer of it. `heading` is one of HEADINGS."""

    id: str
    label: Text
    heading: str
    type: FactType
    source: str                       # municipality | provider | survey | register
    short: Text | None = None         # for table heads; `label` where absent
    unit: Text | None = None
    unit_one: Text | None = None      # the unit's word for the number 1
    plausible: tuple[Decimal, Decimal] | None = None
    options: tuple[Named, ...] = ()
    not_applicable: Text | None = None  # the service's words for "does not apply"


HEADINGS = ("name", "help", "where", "availability", "hours", "languages", "specialisms", "staff", "about", "survey",
            "additional", "follow_up", "complaints", "contact")


@dataclass(frozen=True, slots=True)
class NonChoice:
    """What happens to a person who does not choose. `areas` is None where the rule holds everywhere."""

    kind: str  # own-operation | procured | rotation | proximity | alphabetical | previous-provider
    text: Text
    areas: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Switching:
    text: Text
    notice_kind: str | None = None  # days | cutoff-day
    notice_value: int | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    text: Text
    url: str | None = None
    same_for_all: bool | None = None


@dataclass(frozen=True, slots=True)
class Service:
    id: str
    name: Text
    summary: Text
    area_means: AreaMeans
    non_choice: tuple[NonChoice, ...]
    switching: Switching
    decision: str = "required"        # required | optional | none
    law: str | None = None
    parts: tuple[Named, ...] = ()
    levels: tuple[Named, ...] = ()
    requires: tuple[str, ...] = ()    # ids of services that must be granted first
    outside_choice: Text | None = None
    fee: Fee | None = None
    photo_slots: tuple[str, ...] = ()
    comparison: tuple[str, ...] = ()  # column ids, at most six, in order
    facts: tuple[FactDefinition, ...] = ()
    not_applicable: Mapping[str, Text] = field(default_factory=dict)  # field id -> why, e.g. permit


# ---------------------------------------------------------------- providers and offers


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    code: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A place with its own name and address."""

    id: str
    name: str
    address: str | Blank = NOT_ANSWERED


FactValue = bool | int | Decimal | str | tuple[str, ...] | Hours | TimeRange | Text


@dataclass(frozen=True, slots=True)
class Fact:
    """An offer's answer to a comparable fact. `value` fits the definition's type: bool; int; Decimal; option id; option ids; Hours or TimeRange; Text."""

    definition: FactDefinition
    value: FactValue | Blank = NOT_ANSWERED
    stated: date | None = None
    checked: date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Capacity:
    """Capacity of an offer; `areas` is None where it holds everywhere. `ceiling` NONE = has no ceiling."""

    ceiling: int | Blank = NOT_ANSWERED
    unit: str = "clients"                    # clients | hours | places
    availability: str | Blank = NOT_ANSWERED  # open | few | queue | full
    stated: date | None = None
    note: Text | None = None
    areas: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Permit:
    kind: str
    valid: bool | Blank = NOT_ANSWERED
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    date: date | None = None
    text: Text | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """`file` is the source's path below the content folder."""

    slot: str
    file: str
    alt: Text
    credit: str | None = None


class Status(StrEnum):
    IN_FORCE = "in-force"
    COMING = "coming"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Contract:
    """One row of the register of contracts. `end` None = until further notice."""

    areas: tuple[str, ...]
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One provider x one service x (where there are several) one unit: what people compare and choose."""

    id: str                                   # provider/service or provider/service/unit
    provider: str
    service: str
    name: str                                 # what readers see: the unit's name where there is a unit, else the provider's
    ownership: Ownership
    contracts: tuple[Contract, ...]
    status: Status                            # on the guide's date
    areas: tuple[str, ...]                    # ids, in the order of areas.yaml; of the contract(s) that decide the status
    unit: Unit | None = None
    parts: tuple[str, ...] | Blank = NOT_ANSWERED
    hours: Hours | Blank = NOT_ANSWERED
    languages: tuple[SpokenLanguage, ...] | Blank = NOT_ANSWERED
    communication: tuple[str, ...] | Blank = NOT_ANSWERED
    specialisms: tuple[str, ...] | Blank = NOT_ANSWERED
    levels: tuple[int, ...] | Blank = NOT_ANSWERED
    capacity: tuple[Capacity, ...] | Blank = NOT_ANSWERED
    facts: tuple[Fact, ...] = ()              # one per definition of the service, in its order
    permit: Permit | Blank = NOT_ANSWERED
    follow_up: FollowUp | Blank = NOT_ANSWERED
    photos: tuple[Photo, ...] | Blank = NOT_ANSWERED
    visits: Text | Blank = NOT_ANSWERED
    additional_services: tuple[Text, ...] | Blank = NOT_ANSWERED
    contact: Contact = field(default_factory=Contact)
    short: Text | Blank = NOT_ANSWERED
    about: Text | Blank = NOT_ANSWERED        # Markdown
    stated: date | None = None                # when the provider last confirmed the profile


@dataclass(frozen=True, slots=True)
class Provider:
    """An organisation with a contract; `has_profile` False = known from the register of contracts only."""

    id: str
    name: str
    ownership: Ownership
    has_profile: bool
    organisation_number: str | None = None
    stated: date | None = None
    contact: Contact = field(default_factory=Contact)
    languages: tuple[SpokenLanguage, ...] | Blank = NOT_ANSWERED
    communication: tuple[str, ...] | Blank = NOT_ANSWERED
    short: Text | Blank = NOT_ANSWERED
    about: Text | Blank = NOT_ANSWERED


# ---------------------------------------------------------------- surveys


#: The fewest answers that any guide may show, and what it shows from where it does not say (domain.md B2.5).
LEAST_SURVEY_THRESHOLD = 5
SURVEY_THRESHOLD = 10
#: How the id of a column of survey results begins: survey:<question>.
SURVEY_COLUMN = "survey:"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to choose from, as the survey put it; `picture` describes the picture that stood for it or beside it."""

    id: str
    name: Text
    picture: Text | None = None


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    text: Text
    positive: tuple[str, ...]   # ids of answers that count as positive
    excluded: tuple[str, ...]   # ids outside the denominator ("vet ej")
    answers: tuple[str, ...]    # all ids in order
    headline: bool = False
    short: Text | None = None       # for table heads
    statement: Text | None = None   # what a positive answer says: "27 av 30 svarade att ..."
    scale: tuple[Answer, ...] = ()  # the answers as the survey put them, where the round tells all of them

    def positive_scale(self) -> tuple[Answer, ...]:
        """The answers that count as positive, as the survey put them."""
        return tuple(answer for answer in self.scale if answer.id in self.positive)

    def excluded_scale(self) -> tuple[Answer, ...]:
        """The answers outside the denominator, as the survey put them."""
        return tuple(answer for answer in self.scale if answer.id in self.excluded)


@dataclass(frozen=True, slots=True)
class SurveyCell:
    """One offer's answers to one question. `counts`: (answer id, persons); empty where hidden or only percent is known."""

    counts: tuple[tuple[str, int], ...] = ()
    hidden: bool = False
    percent: Decimal | None = None
    base: int | None = None


@dataclass(frozen=True, slots=True)
class SurveySum:
    """Answers of several cells put together: all providers, two rounds, or what another source publishes."""

    answered: int
    positive: int


@dataclass(frozen=True, slots=True)
class PublishedElsewhere:
    """A total that another source publishes. `members`: offer ids; `sum` None where its numbers are not known here."""

    name: Text
    question: str
    members: tuple[str, ...]
    sum: SurveySum | None = None


@dataclass(frozen=True, slots=True)
class SurveyRound:
    id: str
    service: str
    start: date
    end: date
    asked_by: Text
    method: Text
    proxy: str                                 # allowed | not-allowed | unknown
    questions: tuple[Question, ...]
    invited: Mapping[str, int]                 # offer id -> persons invited
    cells: Mapping[tuple[str, str], SurveyCell]  # (offer id, question id) -> cell
    series_break: bool = False
    totals: Mapping[str, SurveySum | None] = field(default_factory=dict)  # question id -> all together; None = withheld
    pool: str | None = None                    # an earlier round with which small units are shown together
    pooled: Mapping[tuple[str, str], SurveySum] = field(default_factory=dict)  # (offer id, question id) -> both rounds together
    elsewhere: tuple[PublishedElsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyAudit:
    """What the audit of the protected results came to: how many hidden cells were tried, and how few persons wide the narrowest
    span of answers or of positive answers is."""

    hidden: int
    narrowest: int | None = None  # None where nothing is hidden, or nothing bounds it
    incomplete: bool = False      # others publish totals whose numbers are not known here, or give a result away themselves


# ---------------------------------------------------------------- the guide


@dataclass(frozen=True, slots=True)
class Choice:
    """Where the choice goes."""

    phone: str | None = None
    form_url: str | None = None
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Font:
    """A CSS family; `files`: (path below the content folder, weight: "400" or a range "100 900"), none = one of the reader's own."""

    family: str
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb. `font` None = the built-in one."""

    accent: str = "#0b4f4a"
    accent_dark: str | None = None   # in dark mode; derived from `accent` where absent
    font: Font | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    survey_threshold: int = SURVEY_THRESHOLD
    stale_after_days: int = 365


@dataclass(frozen=True, slots=True)
class AccessibilityStatement:
    form_url: str | None = None
    standard: str = "EN 301 549 V3.2.1 (WCAG 2.1 AA)"
    assessed: date | None = None


@dataclass(frozen=True, slots=True)
class EditorialPage:
    """A Markdown text; `title` is its first heading, `body` what follows."""

    id: str
    language: str
    title: str
    body: str


#: Ids by which texts and synonyms may name the pages that every guide has, besides its own editorial ones.
GUIDE_PAGES = ("start", "services", "places", "index", "how-to-choose", "if-you-do-not-choose", "figures", "about-the-figures",
               "method", "order", "search", "accessibility", "glossary")


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words that lead to a target: service:<id>, part:<service>/<id>, page:<id>, specialism:<id>, language:<code>."""

    words: tuple[str, ...]
    target: str
    kind: str = "synonym"
    show: bool = True


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything that is published, on one date."""

    id: str
    name: str
    country: str
    languages: tuple[str, ...]        # the first is the guide's own
    date: date
    contact: Contact
    choice: Choice
    areas: tuple[Area, ...]
    services: tuple[Service, ...]
    providers: tuple[Provider, ...]
    offers: tuple[Offer, ...]         # in force, coming, and ended within two years
    demo: bool = False
    notice: Text | None = None        # shown on every page
    base_url: str | None = None
    complaints: Text | None = None
    accessibility: AccessibilityStatement = field(default_factory=AccessibilityStatement)
    minority_languages: tuple[str, ...] = ()
    theme: Theme = field(default_factory=Theme)
    limits: Limits = field(default_factory=Limits)
    municipalities: tuple[Municipality, ...] = ()
    spoken_languages: tuple[Named, ...] = ()
    communication: tuple[Named, ...] = ()
    specialisms: tuple[Named, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    rounds: tuple[SurveyRound, ...] = ()
    survey_audit: SurveyAudit | None = None
    pages: tuple[EditorialPage, ...] = ()
