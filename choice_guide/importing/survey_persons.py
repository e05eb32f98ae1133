"""Refuses tables with a row per person: only numbers of answers may enter (docs/importing.md says what is looked for).

Each sign is one that a table of numbers of answers does not show, whatever its numbers are. Small numbers alone are no sign.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from choice_guide.importing.normalising import tidy
from choice_guide.importing.records import Problem, Table
from choice_guide.importing.survey_plan import SurveyPlan
from choice_guide.importing.survey_telling import told_heading

# Headings of what only a person has. A number of respondents is none of them.
_HEADINGS = re.compile(
    r"person(?:nummer|\.?nr|number|id|(?:al)? (?:identity )?(?:number|code|nummer))|samordningsnummer|social security.*|ssn|henkilötunnus"
    r"|födelse(?:datum|dag|nummer)|date of birth|birth ?da(?:te|y)|dob|syntymäaika"
    r"|(?:respondent|svarande|svarar|deltagar|participant|response|svars?|submission|person|kund|brukar|client|patient)"
    r"(?:ens|s)?[ _.-]?(?:id|nr|nummer|kod|code|key)"
    r"|ip|ip[ _-]?(?:adress|address|osoite)|tidss?tämpel|time ?stamp|aikaleima|inskickad|submitted(?: at| on)?"
    r"|förnamn|efternamn|first ?name|last ?name|surname|given ?name|etunimi|sukunimi")
_COMMENT = re.compile(r"kommentar|fritext|synpunkt|egna ord|övrigt|comment|free ?text|own words|feedback|open answer", re.IGNORECASE)
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,7}|[^\s@]+@[^\s@]+\.[^\s@]+", re.IGNORECASE)
_TIME = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ,]+(?:kl\.? ?)?\d{1,2}[:.]\d{2}.*")
_PERSONAL_NUMBER = re.compile(r"(?:18|19|20)?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})")
_ONE_OR_NONE = frozenset(("0", "1", "0.0", "1.0", "0,0", "1,0", "true", "false", "x"))
_FEWEST = 5          # so many cells, before what they have in common says anything
_LONG_TEXT = 5       # words


@dataclass(frozen=True, slots=True)
class _Seen:
    """A table as far as persons would show: columns by heading, what each row is about, and the numbers' texts."""

    columns: Mapping[str, list[str]]
    sources: frozenset[str]      # headings of names
    offers: int
    things: int                  # offers, or questions with answers, whichever are more
    keys: list[tuple[str, ...]]  # what each row is about
    numbers: list[str]
    headings: tuple[str, ...]    # of the numbers


def refuse_persons(table: Table, plan: SurveyPlan) -> list[Problem]:
    """Why the table is one of persons; empty where it is not. Says no value of any cell."""
    seen = _seen(table, plan)
    signs: tuple[tuple[str, Callable[[str, list[str]], bool]], ...] = (
        ("persons-heading", lambda name, texts: bool(_HEADINGS.fullmatch(name.rpartition(" / ")[2].casefold())) and any(texts)),
        ("persons-number", lambda name, texts: _mostly(texts, _is_personal_number)),
        ("persons-address", lambda name, texts: _mostly(texts, _ADDRESS.fullmatch) and _distinct(texts) > seen.offers),
        ("persons-time", lambda name, texts: _mostly(texts, _TIME.fullmatch) and _distinct(texts) >= max(_FEWEST, len(texts) / 2)),
        ("persons-text", lambda name, texts: name not in seen.sources and _free_text(name, texts, seen.things)))
    found = [Problem(code, column=told_heading(name)) for name, texts in seen.columns.items() for code, sign in signs if sign(name, texts)]
    return [*found, *_words(seen), *_repeated(seen)]


def _seen(table: Table, plan: SurveyPlan) -> _Seen:
    columns = {name: [str(tidy(row.cells[index].text).value) for row in table.rows] for index, name in enumerate(table.header) if name}

    def keys(*names: object) -> list[tuple[str, ...]]:
        wanted = [name.column for name in names if name and name.column]
        return list(zip(*(columns[column] for column in wanted))) if wanted else [()] * len(table.rows)

    offers = len(set(keys(plan.provider, plan.unit)))
    numbers = [text.casefold() for column in plan.number_columns for text in columns[column] if text]
    return _Seen(columns, frozenset(name.column for name in plan.names if name.column), offers,
                 max(offers, len(set(keys(plan.question, plan.answer)))), keys(*plan.names),
                 [text for text in numbers if text not in plan.style.no_value], plan.number_columns)


def _words(seen: _Seen) -> Iterator[Problem]:
    """Answers in words where numbers should be: a few words again and again, and several rows about the same."""
    words = [text for text in seen.numbers if re.search(r"[^\W\d_]", text) and not re.search(r"\d", text)]
    if (len(words) >= _FEWEST and len(words) > len(seen.numbers) / 2 and 2 <= len(set(words)) <= len(words) / 2
            and len(set(seen.keys)) < len(seen.keys)):
        yield Problem("persons-words", column=", ".join(seen.headings[:3]))


def _repeated(seen: _Seen) -> Iterator[Problem]:
    """Several rows about the same, each of a single person: ones, or ones and noughts in a column per answer."""
    rows, different = len(seen.keys), len(set(seen.keys))
    single = sum(text in _ONE_OR_NONE for text in seen.numbers)
    if rows - different >= max(_FEWEST, rows / 4) and seen.numbers and single >= 0.9 * len(seen.numbers):
        yield Problem("persons-rows", params={"rows": str(rows), "different": str(different)})


def _free_text(name: str, texts: list[str], things: int) -> bool:
    """Long texts that differ from row to row, and are more than there are things to describe."""
    long = [text for text in texts if len(re.findall(r"[^\W\d_]+", text)) >= _LONG_TEXT]
    if _COMMENT.search(name) and len(set(long)) >= 3:
        return True
    return len(long) >= _FEWEST and len(set(long)) >= 0.9 * len(long) and len(set(long)) > things


def _is_personal_number(text: str) -> bool:
    """A Swedish personal identity number: a day that exists (60 more in a coordination number), and the check digit (Luhn)."""
    found = _PERSONAL_NUMBER.fullmatch(text)
    if found is None:
        return False
    year, month, day = (int(part) for part in found.groups()[:3])
    try:
        date(2000 + year, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    digits = [int(digit) * (2 - place % 2) for place, digit in enumerate("".join(found.groups()))]
    return sum(digit // 10 + digit % 10 for digit in digits) % 10 == 0


def _mostly(texts: list[str], is_one: Callable[[str], object]) -> bool:
    """At least two, and more than half of the cells that are filled."""
    filled = [text for text in texts if text]
    return 2 <= (likely := sum(bool(is_one(text)) for text in filled)) and likely > len(filled) / 2


def _distinct(texts: Iterable[str]) -> int:
    return len({text for text in texts if text})
