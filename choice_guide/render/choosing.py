"""The data of the choosing pages: for each service and language one JSON, with the same words as the pages.

Texts that may be in another language than the page's, and whole values, are HTML made by the macros of the lists and the sheets;
what is only a name, an id or an address is plain. Short keys, because it travels to phones.
"""
from __future__ import annotations

import json
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from choice_guide.derive.choosing import AreaOrder, Choosing, ChoosingOffer, choosing
from choice_guide.derive.compare import ABSENT, FactRow, Piece
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.values import Label
from choice_guide.derive.wishes import Criterion
from choice_guide.render.assets import hashed
from choice_guide.render.links import Href

FOLDER = "choosing"
COMPONENT = "components/choosing-data/choosing-data.html"
#: Messages that the scripts of the choosing pages say.
SAID = "choosing."


def choosing_files(lookup: Lookup, templates: Mapping[str, Environment], messages: Mapping[str, Mapping[str, Any]],
                   href: Mapping[str, Href]) -> tuple[dict[str, str], dict[str, bytes]]:
    """The data of every service in every language: names as templates know them -> paths below the site, and each path's bytes.

    By language: `templates`, the environment; `messages`, all messages of its catalogue; `href`, links from a page of the choosing kind, which all
    lie equally deep. Raises MissingMessage.
    """
    names, files = {}, {}
    for language, made in templates.items():
        words = {key.removeprefix(SAID): text for key, text in messages[language].items() if key.startswith(SAID)}
        show = Shower(made, language, href[language])
        for service in lookup.guide.services:
            name = f"{FOLDER}/{language}/{service.id}.json"
            data = show.data(choosing(lookup, service, language)) | {"language": language, "words": words}
            text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
            names[name] = hashed(name, text)
            files[names[name]] = text
    return names, files


class Shower:
    """Shows the values of one language with the templates' own macros."""

    def __init__(self, templates: Environment, language: str, href: Href) -> None:
        self._filters = templates.filters
        self._text = templates.globals["t"]
        page = SimpleNamespace(language=language, kind="compare")
        self._macros = templates.get_template(COMPONENT).make_module({"page": page, "href": href, "asset": href})

    def data(self, found: Choosing) -> dict[str, Any]:
        """A service's data, as docs/choosing.md describes them."""
        return {
            "service": {"id": found.service.id, "name": self._localised(found.service.name), "address": found.address, "located": found.located},
            "orders": [self._order(one) for one in found.orders],
            "headings": {row.heading: str(self._text(f"heading.{row.heading}")) for row in found.rows},
            "questions": {criterion.heading: str(self._text(f"wish.question.{criterion.heading}")) for criterion in found.criteria},
            "criteria": [self._criterion(criterion) for criterion in found.criteria],
            "rows": [self._row(row) for row in found.rows],
            "columns": [[column.id, self._label(column.short)] for column in found.columns],
            "absent": self._fact_cell(Piece(ABSENT), ""),
            "offers": [self._offer(offer, found) for offer in found.offers],
            "gone": [{"id": link.id, "name": link.name, "address": link.address, "status": link.status} for link in found.gone]}

    def _order(self, one: AreaOrder) -> dict[str, Any]:
        area = {"id": one.area.id, "name": self._localised(one.area.name)} if one.area else {"id": "", "name": ""}
        return area | {"address": one.address, "offers": one.offers}

    def _criterion(self, criterion: Criterion) -> dict[str, Any]:
        return {"id": criterion.id, "heading": criterion.heading, "label": self._label(criterion.label), "any": criterion.any,
                "options": [[option.id, self._label(option.label)] for option in criterion.options]}

    def _row(self, row: FactRow) -> dict[str, Any]:
        return {"id": row.id, "heading": row.heading, "label": self._label(row.label) if row.label else "", "matters": row.matters}

    def _offer(self, offer: ChoosingOffer, found: Choosing) -> dict[str, Any]:
        link = offer.link
        return {"id": link.id, "name": link.name, "provider": link.provider, "ownership": str(self._text(f"ownership.{link.ownership}")),
                "places": link.places, "address": link.address, "phone": link.contact_phone,
                "answers": offer.answers.answers, "here": dict(offer.answers.here),
                "reasons": {id_: self._localised(why) for id_, why in offer.answers.reasons},
                "listed": [self._list_cell(value) for value in offer.row.cells],
                "available": {area: self._list_cell(value) for area, value in offer.available},
                "cells": [self._cells(row, offer) for row in found.rows]}

    def _cells(self, row: FactRow, offer: ChoosingOffer) -> str:
        label = row.label.key if row.label else None
        return "\n".join(self._fact_cell(piece, row.heading, label or "") for piece in offer.cells.get(row.id, (Piece(ABSENT),)))

    def _fact_cell(self, piece: Piece, heading: str, label: str = "") -> str:
        return _trimmed(self._macros.fact_cell([piece], heading, label))

    def _list_cell(self, value: Any) -> str:
        return _trimmed(self._macros.list_cell(value))

    def _label(self, label: Label) -> str:
        if label.value:
            words = str(self._text(label.key, value=self._filters["value"](label.value)))
            return f"{self._localised(label.text)}: {words}" if label.text else words
        return self._localised(label.text) if label.text else str(self._text(label.key))

    def _localised(self, text: Any) -> str:
        return str(self._filters["localised"](text))


def _trimmed(html: Markup) -> str:
    return str(html).strip()
