"""Raw counts: the long table of a round before protection. They lie outside content/, in a folder that git ignores."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from choice_guide.importing.survey_numbers import Percent
from choice_guide.importing.survey_people import Asked
from choice_guide.importing.survey_plan import Offer, Question
from choice_guide.importing.survey_results import Lost, Result

COUNTS = "counts.csv"
INVITED = "invited.csv"
RESULT_COLUMNS = ("provider", "unit", "question", "answer", "count", "percent", "base", "hidden")
INVITED_COLUMNS = ("provider", "unit", "invited", "clients", "reckoned")
Row = tuple[object, ...]


def raw_texts(results: Iterable[Result], asked: Mapping[Offer, Asked]) -> dict[str, str]:
    """The files of a raw folder: name -> text. Results that could not be used are not in them."""
    rows = [row for result in results if result.lost is not Lost.UNUSABLE
            for row in result_rows(result, result.question.answers, result.lost is not None)]
    people = [(*offer, one.invited, "" if one.clients is None else one.clients, "yes" if one.reckoned else "")
              for offer, one in sorted(asked.items())]
    return {COUNTS: csv_text(RESULT_COLUMNS, rows), INVITED: csv_text(INVITED_COLUMNS, people)}


def result_rows(result: Result, answers: Iterable[str], hidden: bool) -> list[Row]:
    """The rows of a result, with counts for these `answers`."""
    head = (*result.offer, result.question.id)
    if hidden:
        return [(*head, "", "", "", "", "yes")]
    if result.percent is not None:
        return [(*head, "", "", f"{result.percent.value.normalize():f}", result.base, "")]
    return [(*head, answer, result.counts[answer], "", "", "") for answer in answers]


def csv_text(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    """A CSV file with LF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def read_raw(folder: Path, questions: Iterable[Question]) -> tuple[tuple[Result, ...], Mapping[Offer, Asked], frozenset[str]]:
    """The results of an earlier import on these questions, how many were asked, and the questions whose scale was another then.

    Raises OSError where the files are not there, ValueError where they are not what an import wrote.
    """
    known = {question.id: question for question in questions}
    groups: dict[tuple[Offer, str], list[dict[str, str]]] = {}
    for row in _rows(folder / COUNTS, RESULT_COLUMNS):
        if row["question"] in known:
            groups.setdefault(((row["provider"], row["unit"]), row["question"]), []).append(row)
    changed = frozenset(question for (_, question), rows in groups.items() if not _on_scale(known[question], rows))
    results = tuple(_result(offer, known[question], rows) for (offer, question), rows in sorted(groups.items()) if question not in changed)
    asked = {(row["provider"], row["unit"]): _asked(row) for row in _rows(folder / INVITED, INVITED_COLUMNS)}
    return results, asked, changed


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != columns:
            raise ValueError(path.name)
        return [{name: text or "" for name, text in row.items() if name} for row in reader]


def _result(offer: Offer, question: Question, rows: list[dict[str, str]]) -> Result:
    if rows[0]["hidden"]:
        return Result(offer, question, lost=Lost.SOURCE)
    if rows[0]["percent"]:
        return Result(offer, question, percent=_percent(rows[0]["percent"]), base=int(rows[0]["base"]))
    return Result(offer, question, counts={row["answer"]: int(row["count"]) for row in rows})


def _asked(row: Mapping[str, str]) -> Asked:
    return Asked(int(row["invited"]), int(row["clients"]) if row["clients"] else None, row["reckoned"] == "yes")


def _on_scale(question: Question, rows: list[dict[str, str]]) -> bool:
    """Whether the rows have the question's answers, or none."""
    return {row["answer"] for row in rows} in (set(question.answers), {""})


def _percent(text: str) -> Percent:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    return Percent(value, max(0, -int(value.as_tuple().exponent)))
