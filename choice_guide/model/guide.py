"""The guide as a whole."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from choice_guide.model.offer import Offer, Provider
from choice_guide.model.service import Area, Municipality, Service
from choice_guide.model.survey import SurveyAudit, SurveyRound
from choice_guide.model.survey_limits import SURVEY_THRESHOLD
from choice_guide.model.values import Contact, Named, Text


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
GUIDE_PAGES = ("start", "services", "places", "index", "how-to-choose", "if-you-do-not-choose", "brochures", "vacancies", "figures", "about-the-figures",
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
