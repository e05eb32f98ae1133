"""The single values of the contract: each joins a value parser with an example of a right value."""
from __future__ import annotations

from decimal import Decimal

from choice_guide.check import scalars
from choice_guide.check.fields import Field, OrWord, Record
from choice_guide.check.leaves import Choice, Leaf, Localised, Words
from choice_guide.model import NONE

MOST = 1_000_000
YES_NO = Leaf(lambda text, scope: scalars.yes_no(text), "yes")
SLUG = Leaf(lambda text, scope: scalars.slug(text), "lindens-omsorg")
DATE = Leaf(lambda text, scope: scalars.date_(text), "2026-10-01")
PAST_DATE = Leaf(lambda text, scope: scalars.past_date(text, scope.today), "2026-10-01")
PHONE = Leaf(lambda text, scope: scalars.phone(text, scope.country), "08-465 004 01")
EMAIL = Leaf(lambda text, scope: scalars.email(text), "info@linden.example")
URL = Leaf(lambda text, scope: scalars.url(text), "https://linden.example/")
ADDRESS = Leaf(lambda text, scope: scalars.address(text, scope.country), '"Storgatan 1, 800 10 Exempelby"')
ORGANISATION_NUMBER = Leaf(lambda text, scope: scalars.organisation_number(text, scope.country), "556000-0001")
POSTCODES = Leaf(lambda text, scope: scalars.postcode_range(text, scope.country), '"800 10-800 29"')
COLOUR = Leaf(lambda text, scope: scalars.colour(text), '"#0b4f4a"')
LANGUAGE_CODE = Leaf(lambda text, scope: scalars.language_code(text), "sv")
RANGE = Leaf(lambda text, scope: scalars.hours_range(text), '"07:00-22:00"')
PERCENT = Leaf(lambda text, scope: scalars.decimal(text, Decimal(0), Decimal(100)), "85")
MONEY = Leaf(lambda text, scope: scalars.decimal(text, Decimal(0), Decimal(10_000_000)), "1450")
INTEGER = Leaf(lambda text, scope: scalars.integer(text, -MOST, MOST), "11")
NUMBER = Leaf(lambda text, scope: scalars.decimal(text, Decimal(-MOST), Decimal(MOST)), "60")
COUNT = Leaf(lambda text, scope: scalars.integer(text, 0, MOST), "40")

NAME = Words(1, 100, "Lindens Omsorg")
LINE = Words(1, 200, '"Exempelby kommun, 800 00 Exempelby"')
NAME_TEXT = Localised(1, 120, "{sv: Hemtjänst}")
LABEL = Localised(1, 200, "{sv: Så många olika personer kommer hem till dig på 14 dagar}")
SENTENCE = Localised(1, 400, '{sv: "Två medarbetare, vardagar"}')
PARAGRAPH = Localised(1, 1200, '{sv: "Du får hjälp hemma."}')
LONG_TEXT = Localised(1, 3000, '{sv: "Säg först till den som hjälper dig."}', markdown=True)

DAY = OrWord({"none": NONE}, RANGE)
HOURS = Record((Field("weekdays", DAY), Field("weekends", DAY), Field("note", SENTENCE)),
               '{weekdays: "07:00-22:00", weekends: "08:00-16:00"}')
CONTACT = Record((
    Field("name", NAME), Field("role", NAME_TEXT), Field("phone", PHONE), Field("hours", SENTENCE), Field("email", EMAIL),
    Field("website", URL), Field("address", ADDRESS)), "{role: Enhetschef, phone: 08-465 004 01}")
NAMED = Record((Field("id", SLUG, required=True, essential=True), Field("name", NAME_TEXT, required=True), Field("summary", SENTENCE)),
               "{id: service, name: {sv: Service}}")


def choice(*allowed: str) -> Choice:
    """One of these words."""
    return Choice(allowed)
