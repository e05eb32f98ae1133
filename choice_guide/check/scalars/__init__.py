"""Value parsers: each reads one text as the author wrote it and answers with a typed value or a Fault.

Nothing is converted silently: a text that is nearly right (1,5 for 1.5; 7-22 for 07:00-22:00) is a Fault whose
parameter `suggestion` is the right spelling. Spaces around a value are ignored. No parser raises for any text.
"""
from __future__ import annotations

from choice_guide.rule import Rule
from choice_guide.check.scalars import basics, contacts, numerals, organisations, places, times
from choice_guide.check.scalars.basics import colour, language_code, slug, yes_no
from choice_guide.check.scalars.contacts import email, phone, url
from choice_guide.check.scalars.numerals import decimal, integer
from choice_guide.check.scalars.organisations import organisation_number
from choice_guide.check.scalars.places import address, postcode_range
from choice_guide.check.scalars.times import date_, hours_range, hours_text, past_date

RULES: tuple[Rule, ...] = (*basics.RULES, *numerals.RULES, *times.RULES, *contacts.RULES, *organisations.RULES,
                           *places.RULES)

__all__ = ["RULES", "address", "colour", "date_", "decimal", "email", "hours_range", "hours_text", "integer",
           "language_code", "organisation_number", "past_date", "phone", "postcode_range", "slug", "url", "yes_no"]
