"""The limits of what surveys may say, in numbers alone: one place for what is checked, derived and protected."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

#: The fewest answers that any guide may show, and what it shows from where it does not say (domain.md B2.5).
LEAST_SURVEY_THRESHOLD = 5
SURVEY_THRESHOLD = 10
#: How the id of a column of survey results begins: survey:<question>.
SURVEY_COLUMN = "survey:"
#: As many columns as a list has room for, and how many of them may be survey results (display_rules.md R1).
MOST_COLUMNS = 6
MOST_SURVEY_COLUMNS = 3


def everybody_alike(positive: int, answered: int, persons: int | None) -> bool:
    """Whether all who could answer did, and alike: then every person's answer is known (domain.md B2.5).

    `persons`: how many could have given one of the `answered` answers, as far as is known; None: nobody knows of any other.
    """
    return answered > 0 and positive in (0, answered) and (persons is None or answered >= persons)


def list_columns(named: Sequence[str], headlines: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of a list's columns, and the ids of the headline questions that have no room.

    `named`: the columns that the service's `comparison` names, which come first and always stay; `headlines`: ids of questions.
    """
    columns, without_room = list(named), []
    for question in headlines:
        column = f"{SURVEY_COLUMN}{question}"
        if column in columns:
            continue
        if len(columns) < MOST_COLUMNS and sum(id_.startswith(SURVEY_COLUMN) for id_ in columns) < MOST_SURVEY_COLUMNS:
            columns.append(column)
        else:
            without_room.append(question)
    return tuple(columns), tuple(without_room)
