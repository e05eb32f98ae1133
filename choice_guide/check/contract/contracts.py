"""A row of contracts.csv."""
from __future__ import annotations

from choice_guide.check.contract.provider import OWNERSHIPS
from choice_guide.check.contract.service import AREA
from choice_guide.check.contract.values import DATE, NAME, SLUG
from choice_guide.check.fields import Field, Record
from choice_guide.check.leaves import Choice, Reference, References
from choice_guide.check.references import UNKNOWN_SERVICE

ROW = Record((
    Field("provider", SLUG, required=True, essential=True),
    Field("name", NAME, required=True),
    Field("ownership", Choice(OWNERSHIPS), required=True),
    Field("unit", SLUG),
    Field("unit_name", NAME),
    Field("service", Reference("service", UNKNOWN_SERVICE, "hemtjanst"), required=True, essential=True),
    Field("areas", References(AREA), required=True),
    Field("from", DATE, required=True),
    Field("to", DATE),
))
