"""What is compared side by side: all that the sheets say, under their headings, and nobody made to look silent."""
from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from choice_guide.derive.compare import ABSENT, rows_and_cells
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.sheet import Sheet, sheet
from choice_guide.derive.values import Kind
from choice_guide.model import HEADINGS
from tests.render.preview import addresses
from tests.render.sample_guide import sample_guide

ROOT = Path(__file__).parents[2]
AREA_OF_CAPACITY = "fact.capacity_area"


@pytest.fixture(scope="module")
def sheets() -> dict[str, list[Sheet]]:
    """The sheets of the sample guide by service."""
    guide = sample_guide()
    lookup = Lookup.of(guide, addresses(ROOT, guide.languages[0]))
    return {service.id: [sheet(lookup, offer, "sv") for offer in guide.offers if offer.service == service.id] for service in guide.services
            if any(offer.service == service.id for offer in guide.offers)}


def test_rows_stand_heading_by_heading_in_the_sheets_order(sheets):
    for of_service in sheets.values():
        for order in (of_service, of_service[::-1]):
            rows, _ = rows_and_cells(order)
            headings = [heading for heading, _ in groupby(row.heading for row in rows)]
            assert headings == list(HEADINGS)
            assert len({row.id for row in rows}) == len(rows)


def test_within_a_heading_rows_keep_the_order_of_each_sheet(sheets):
    for of_service in sheets.values():
        rows, _ = rows_and_cells(of_service)
        places = {row.id: place for place, row in enumerate(rows)}
        for one in of_service:
            own, _ = rows_and_cells([one])
            found = [places[row.id] for row in own if row.id in places]
            assert found == sorted(found)


def test_nothing_that_a_sheet_says_is_left_out(sheets):
    for of_service in sheets.values():
        _, cells = rows_and_cells(of_service)
        for one, of_sheet in zip(of_service, cells, strict=True):
            said = [entry.value for section in one.sections for entry in section.entries if not (entry.label and entry.label.key == AREA_OF_CAPACITY)]
            shown = [piece.value for pieces in of_sheet.values() for piece in pieces]
            assert [value for value in said if value not in shown] == []


def test_an_offer_that_has_not_answered_as_a_whole_has_not_answered_the_parts(sheets):
    answered = next(one for one in sheets["hemhjalp"] if _value(one, "availability").kind is not Kind.NOT_ANSWERED)
    silent = next(one for one in sheets["hemhjalp"] if _value(one, "availability").kind is Kind.NOT_ANSWERED)
    rows, cells = rows_and_cells([silent, answered])
    assert "availability/" not in {row.id for row in rows}
    for part in ("availability/fact.availability", "availability/fact.ceiling"):
        assert cells[0][part][0].value.kind is Kind.NOT_ANSWERED
        assert cells[0][part][0].value != ABSENT


def test_where_all_are_silent_the_whole_stands(sheets):
    silent = next(one for one in sheets["hemhjalp"] if _value(one, "availability").kind is Kind.NOT_ANSWERED)
    rows, cells = rows_and_cells([silent])
    assert "availability/" in {row.id for row in rows}
    assert cells[0]["availability/"][0].value.kind is Kind.NOT_ANSWERED


def test_the_two_rows_about_permits_are_one(sheets):
    for of_service in sheets.values():
        rows, cells = rows_and_cells(of_service)
        permits = [row.id for row in rows if row.id.startswith("follow_up/fact.permit")]
        assert len(permits) == 1
        assert all(permits[0] in of_sheet for of_sheet in cells)


def test_an_offer_without_a_unit_is_its_provider_at_its_one_address(sheets):
    with_unit = next(one for found in sheets.values() for one in found if one.offer.provider)
    alone = next(one for found in sheets.values() for one in found if not one.offer.provider and isinstance(one.contact.address, str))
    rows, cells = rows_and_cells([alone, with_unit])
    assert {"name/fact.provider", "where/fact.address"} <= {row.id for row in rows}
    assert cells[0]["name/fact.provider"][0].value.data == alone.provider.name
    assert cells[0]["where/fact.address"][0].value.data == alone.contact.address


def _value(one: Sheet, heading: str):
    return next(section.entries[0].value for section in one.sections if section.heading == heading)
