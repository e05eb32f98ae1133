"""What may be published -> surveys/<id>/, and the raw counts beside content/: all files or none, only over files of the importer."""
from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from choice_guide.check import scalars
from choice_guide.importing.records import ImportStopped, Problem
from choice_guide.importing.survey_people import Asked
from choice_guide.importing.survey_plan import Offer, Round
from choice_guide.importing.survey_pooling import Pooled
from choice_guide.importing.survey_protecting import Protected
from choice_guide.importing.survey_raw import COUNTS, INVITED, RESULT_COLUMNS, csv_text, result_rows
from choice_guide.importing.survey_results import Result
from choice_guide.importing.writing import yaml_text

MARK = ('# Written by "python build.py import survey". The next import replaces this file and those beside it; take this line away to keep '
        'them as yours.\n')
ROUND, RESULTS, TOTALS, POOLED = "round.yaml", "results.csv", "totals.csv", "pooled.csv"
IGNORE = ".gitignore"
_DATES = frozenset(("from", "to"))
_COUNTS = frozenset(("answered", "positive", "invited", "clients"))
_YES_NO = frozenset(("positive", "excluded", "headline", "series_break"))


def published_texts(survey: Round, results: Iterable[Result], asked: Mapping[Offer, Asked], done: Protected,
                    pooled: tuple[Pooled, ...]) -> dict[str, str]:
    """The files of a round in content/: name -> text. Numbers of hidden results are in none of them."""
    results = tuple(results)
    lost = frozenset((result.offer, result.question.id) for result in results if result.lost)
    hidden = done.hidden | lost
    rows = [row for result in results for row in result_rows(result, _answers(result), (result.offer, result.question.id) in hidden)]
    texts = {ROUND: MARK + yaml_text(_round(survey, asked, hidden)), RESULTS: csv_text(RESULT_COLUMNS, rows)}
    if done.sums:
        sums = [(one.question, *one.numbers, "") if one.numbers else (one.question, "", "", "yes") for one in done.sums]
        texts[TOTALS] = csv_text(("question", "positive", "answered", "hidden"), sums)
    if pooled:
        texts[POOLED] = csv_text(("provider", "unit", "question", "positive", "answered"),
                                 [(*one.offer, one.question, one.positive, one.answered) for one in pooled])
    return texts


def write_round(out: Path, published: Mapping[str, str], raw: Path, counts: Mapping[str, str]) -> None:
    """Writes both folders, and takes away tables of an earlier import that are no longer there.

    Raises ImportStopped, with both folders as they were, where a file stands in the way that the importer did not write, or
    where a folder cannot be written.
    """
    counts = {IGNORE: f"{MARK}*\n", **counts}
    files: dict[Path, str | None] = {raw / name: text for name, text in counts.items()}
    files |= {out / name: published.get(name) for name in (RESULTS, TOTALS, POOLED, ROUND)}
    try:
        _refuse_to_overwrite(out, ROUND, (ROUND, RESULTS, TOTALS, POOLED))
        _refuse_to_overwrite(raw, IGNORE, (IGNORE, COUNTS, INVITED))
        _replace_all(files)
    except OSError as error:
        where, reason = str(error.filename or out), {"reason": error.strerror or ""}
        raise ImportStopped([Problem("out-not-writable", value=where, params=reason)]) from None


def _answers(result: Result) -> tuple[str, ...]:
    """Where nobody gave a valid answer, how many said "vet ej" says what each of them said."""
    return result.question.answers if result.answered else result.question.valid


def _round(survey: Round, asked: Mapping[Offer, Asked], hidden: frozenset[tuple[Offer, str]]) -> dict[str, object]:
    """round.yaml. A number invited that follows from a response rate tells of how many answered: a hidden result keeps it back."""
    secret = {offer for offer, _ in hidden}
    people = [_invited(offer, one) for offer, one in sorted(asked.items()) if not (one.reckoned and offer in secret)]
    written = {name: value for name, value in survey.written.items() if name != "invited"}
    return {**_plain(written), **({"invited": people} if people else {})}


def _plain(written: object, key: str = "") -> object:
    """What the author wrote, with dates and yes and no as YAML has them, so that they stand without quotation marks."""
    if isinstance(written, dict):
        return {name: _plain(value, name) for name, value in written.items()}
    if isinstance(written, list):
        return [_plain(element) for element in written]
    if key in _DATES:
        return date.fromisoformat(str(written).strip())
    if key in _COUNTS and isinstance(written, str) and written.strip().isascii() and written.strip().isdigit():
        return int(written)
    return scalars.yes_no(str(written)) if key in _YES_NO and written else written


def _invited(offer: Offer, one: Asked) -> dict[str, object]:
    provider, unit = offer
    clients = {} if one.clients is None else {"clients": one.clients}
    return {"provider": provider, **({"unit": unit} if unit else {}), "invited": one.invited, **clients}


def _refuse_to_overwrite(folder: Path, marked: str, names: tuple[str, ...]) -> None:
    # A CSV file has no place for a mark: the tables count as the importer's when the file beside them that has one does.
    mark = folder / marked
    ours = mark.is_file() and mark.read_bytes().startswith(MARK.encode())
    there = [name for name in names if os.path.lexists(folder / name)]
    if there and not ours:
        raise ImportStopped([Problem("file-not-ours", value=f"{folder.name}/{name}") for name in there])


def _replace_all(files: Mapping[Path, str | None]) -> None:
    """Every file or none: new texts are written beside the old files first, and what was replaced is put back if a later one fails."""
    made = {folder for path in files for folder in path.parents if not folder.exists()}
    before: dict[Path, bytes | None] = {}
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                _beside(path).write_bytes(text.encode())
        for path, text in files.items():
            before[path] = path.read_bytes() if path.exists() else None
            if text is not None:
                os.replace(_beside(path), path)
            elif before[path] is not None:
                path.unlink()
    except OSError:
        _put_back(files, before, made)
        raise


def _put_back(files: Iterable[Path], before: Mapping[Path, bytes | None], made: Iterable[Path]) -> None:
    for path in files:
        _beside(path).unlink(missing_ok=True)
    for path, old in before.items():
        if old is not None:
            path.write_bytes(old)
        else:
            path.unlink(missing_ok=True)
    for folder in sorted(made, key=lambda folder: len(folder.parts), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".part")
