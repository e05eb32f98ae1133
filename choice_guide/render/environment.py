"""The one Jinja environment, made once for each language of the guide: what templates may name that is the same on all its pages."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from choice_guide.catalogue import Catalogue
from choice_guide.edition import Edition
from choice_guide.model import EditorialPage, Guide
from choice_guide.render.filters import filters
from choice_guide.render.formatter import Formatter
from choice_guide.render.settings import PrintedFile


#: National rules: what `tc` asks for ends with the guide's country where the catalogue has words for it, else with this.
OTHER_COUNTRIES = "other"


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of a language knows of the site. `nav`: (page id, address) of the fixed pages there are; `week` since
    Monday 1970-01-05; `policy`: the Content-Security-Policy for <meta http-equiv>; `own`: the municipality's own pages with their addresses;
    `usb_file`, `printed`: as in Settings."""

    edition: Edition
    date: date
    iso_year: int
    iso_week: int
    week: int
    nav: tuple[tuple[str, str], ...]
    policy: str
    own: tuple[tuple[EditorialPage, str], ...] = ()
    usb_file: str | None = None
    printed: Mapping[str, PrintedFile] = field(default_factory=dict)


def environment(templates: Path, guide: Guide, site: Site, formatter: Formatter, language_name: Callable[[str], str]) -> Environment:
    """The environment for the pages of one language. A name that nobody gave is an error, and so is a message that is missing."""
    made = Environment(loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
                       auto_reload=False, cache_size=-1, keep_trailing_newline=False)
    made.filters |= filters(formatter, language_name)
    made.globals = {"guide": guide, "site": site, **_messages(formatter)}
    return made


def _messages(formatter: Formatter) -> dict[str, Callable[..., Markup]]:
    catalogue = formatter.catalogue
    safe = {key: escape(text) for key, text in catalogue.messages.items() if isinstance(text, str)}
    plain = {key: text for key, text in safe.items() if not {"{", "}"} & set(text)}

    def text(key: str, /, **params: Any) -> Markup:
        if key in plain:
            return plain[key]
        return catalogue.fill(key, safe[key] if key in safe else escape(catalogue.message(key)), params)

    def plural(key: str, n: int, /, **params: Any) -> Markup:
        return catalogue.fill(key, escape(catalogue.plural_message(key, n)), {"n": formatter.number(n)} | params)

    def of_country(key: str, /, **params: Any) -> Markup:
        return text(f"{key}.{formatter.country if is_of_country(key) else OTHER_COUNTRIES}", **params)

    def is_of_country(key: str) -> bool:
        return catalogue.has(f"{key}.{formatter.country}")

    return {"t": text, "tn": plural, "tc": of_country, "is_of_country": is_of_country}


def language_names(guide: Guide, catalogues: dict[str, Catalogue]) -> dict[str, str]:
    """What each language calls itself: the guide's languages as their catalogues say, others as the vocabulary does."""
    spoken = {named.id: named.autonym for named in guide.spoken_languages if named.autonym}
    return spoken | {code: catalogue.message("format.autonym") for code, catalogue in catalogues.items()}
