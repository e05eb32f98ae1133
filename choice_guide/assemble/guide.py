"""The guide as a whole.

The register of contracts outranks the profiles: it alone decides names, ownership, services, units and areas, and is enough
to show an offer. Expects content whose findings do not stop the publication.
"""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from choice_guide.assemble import providers
from choice_guide.assemble.common import contact, given, named
from choice_guide.assemble.services import service
from choice_guide.assemble.surveys import survey_round
from choice_guide.check.checked import CheckedContent, elements, listed, value
from choice_guide.check.pages import title_of
from choice_guide.document import Node
from choice_guide.model import (AccessibilityStatement, Area, Choice, EditorialPage, Font, Guide, Limits, Municipality, Named, Synonym, Theme)


def assemble(checked: CheckedContent, today: date) -> Guide:
    """The guide on `today`. Providers, offers, services and rounds are sorted by id, whatever order the files came in."""
    root = checked.guide.root
    areas = tuple(_area(node) for node in elements(checked.areas.root, "areas"))
    services = {name: service(document) for name, document in sorted(checked.services.items())}
    offers = providers.offers(checked, services, tuple(area.id for area in areas), today)
    return Guide(
        id=value(root, "id"), name=value(root, "name"), country=value(root, "country"), languages=listed(root, "languages"), date=today,
        areas=areas, services=tuple(services.values()), providers=providers.providers(checked, offers), offers=offers,
        rounds=tuple(survey_round(document, checked.results.get(name), checked.totals.get(name), checked.pooled.get(name)) for name, document in sorted(checked.rounds.items())),
        pages=tuple(_pages(checked)), **_of_guide(root), **_vocabulary(checked))


def _of_guide(root: Node) -> dict[str, Any]:
    """What guide.yaml says about the guide as a whole."""
    return {
        "contact": contact(root.get("contact")), "demo": bool(value(root, "demo")), "notice": value(root, "notice"),
        "choice": Choice(value(root, "choice", "phone"), value(root, "choice", "form_url"), value(root, "choice", "post")),
        "base_url": value(root, "base_url"), "complaints": value(root, "complaints", "text"),
        "minority_languages": listed(root, "minority_languages"),
        "municipalities": tuple(Municipality(value(node, "id"), value(node, "name")) for node in elements(root, "municipalities")),
        "accessibility": AccessibilityStatement(**_fields(root, "accessibility", "form_url", "standard", "assessed")),
        "theme": Theme(**_fields(root, "theme", "accent", "accent_dark"), font=_font(root.get("theme", "font"))),
        "limits": Limits(**_fields(root, "limits", "survey_threshold", "stale_after_days"))}


def _font(node: Node | None) -> Font | None:
    if node is None:
        return None
    return Font(value(node, "family"), tuple((value(file, "file"), value(file, "weight")) for file in elements(node, "files")))


def _vocabulary(checked: CheckedContent) -> dict[str, Any]:
    """Languages, ways of communication, specialisms and synonyms."""
    return {"spoken_languages": _named(checked, "languages", "languages", "code"), "communication": _named(checked, "languages", "communication"),
            "specialisms": _named(checked, "specialisms", "specialisms"),
            "synonyms": tuple(_synonym(node) for node in elements(_root(checked, "synonyms"), "synonyms"))}


def _fields(root: Node, record: str, *names: str) -> dict[str, Any]:
    return given(**{name: value(root, record, name) for name in names})


def _root(checked: CheckedContent, vocabulary: str) -> Node | None:
    document = checked.vocabulary.get(vocabulary)
    return document.root if document else None


def _named(checked: CheckedContent, vocabulary: str, field: str, key: str = "id") -> tuple[Named, ...]:
    return tuple(named(node, key) for node in elements(_root(checked, vocabulary), field))


def _area(node: Node) -> Area:
    return Area(value(node, "id"), value(node, "name"), listed(node, "places"), listed(node, "postcodes"),
                value(node, "municipality"))


def _synonym(node: Node) -> Synonym:
    return Synonym(listed(node, "words"), value(node, "target"), **given(kind=value(node, "kind"), show=value(node, "show")))


def _pages(checked: CheckedContent) -> Iterator[EditorialPage]:
    """The pages in the guide's languages; one in another language has had its warning."""
    for _, document in sorted(checked.pages.items()):
        language, _, name = document.name.partition("/")
        if language in checked.scope.languages:
            _, _, body = document.root.value.lstrip().partition("\n")
            yield EditorialPage(name, language, title_of(document.root.value), body.strip("\n"))
