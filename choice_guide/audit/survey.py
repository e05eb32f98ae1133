"""What a reader can work out about hidden survey results, by linear programming (domain.md B2.6).

The reader of this audit knows every published number: shown results, totals published here and elsewhere, how many were invited,
and where that is not said how many places there are. She knows that answers are whole persons, and that no more were positive
than answered. She reasons from the numbers alone: that a hidden cell has few answers, at least one, or only alike ones is not
assumed to be known, because cells that are hidden for their own sake and cells that are hidden for others' carry the same
sentence. Places may have changed hands: where no numbers of persons fit into them, they tell her nothing.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import inf

from choice_guide.audit.ranges import Model, Range, Row
from choice_guide.derive.survey_protection import Publication
from choice_guide.model import LEAST_SURVEY_THRESHOLD, everybody_alike


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden cell; `most`: how many were invited, as published; None: nothing says. `places`: see `survey_protection.Cell`."""

    id: str
    most: int | None = None
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Equation:
    """Answered and positive over the hidden cells `members`: a published total less its shown members.

    None: readers can look the number up, but we were not told it.
    """

    id: str
    members: tuple[str, ...]
    answered: int | None
    positive: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader knows about a hidden cell."""

    answered: Range
    positive: Range


@dataclass(frozen=True, slots=True)
class Audited:
    """`known` by cell, without the cells tied to a contradiction; the rest are sorted ids.

    narrowed: cells of which too much is known · unknown: equations over several hidden cells with a number we were not told,
    so that the audit is not complete · contradictions: equations that no whole numbers of persons can fulfil, alone or with
    the others named.
    """

    known: Mapping[str, Known]
    narrowed: tuple[str, ...]
    unknown: tuple[str, ...]
    contradictions: tuple[str, ...]


def audit(hidden: Iterable[Hidden], equations: Iterable[Equation], threshold: int) -> Audited:
    """Find the least and most persons that each hidden cell can have, answered and positive, given the equations.

    A cell is narrowed when either range is narrower than `threshold` persons (at least five), or than the cell's `most` or
    `places` where that is smaller; also when the equations determine it whatever their unknown numbers are, and when one says
    that all who were invited answered alike. Where cells that equations tie together cannot all keep to their places, none of
    them does. Raises ValueError when an
    equation names a cell that is not hidden or names it twice, or when an id comes twice.
    """
    return _audited(hidden, equations, max(LEAST_SURVEY_THRESHOLD, threshold), complete=True)


def remainder(total: str, members: Iterable[str], answered: int | None, positive: int | None,
              shown: Mapping[str, tuple[int | None, int | None]]) -> Equation:
    """The equation that a published total leaves: `answered` and `positive` over `members`, less those in `shown`.

    `shown` holds (answered, positive) of every cell that is published, (0, 0) where nobody answered; None where readers know a
    number less exactly than a count (a percent). What is taken from an unknown number, or an unknown from it, is unknown.
    """
    names = tuple(members)
    taken = [shown[name] for name in names if name in shown]
    return Equation(total, tuple(name for name in names if name not in shown),
                    _less(answered, [counts[0] for counts in taken]), _less(positive, [counts[1] for counts in taken]))


def narrowed(publication: Publication) -> tuple[str, ...]:
    """The hidden cells that readers could narrow down: the audit that `survey_protection.protect` asks for.

    Raises ValueError when the numbers contradict each other, which sums over true cells never do.
    """
    audited = _audited(*_as_read(publication), complete=False)
    if audited.contradictions:
        raise ValueError(f"totals that contradict each other: {', '.join(audited.contradictions)}")
    return audited.narrowed


def _as_read(publication: Publication) -> tuple[list[Hidden], list[Equation], int]:
    cells, hidden = publication.cells, publication.hidden
    shown = {cell.id: (cell.answered, cell.positive) for cell in cells.values() if cell.id not in hidden}
    equations = [remainder(total.id, total.members, sum(cells[member].answered for member in total.members),
                           sum(cells[member].positive for member in total.members), shown) for total in publication.totals]
    return [Hidden(name, cells[name].most, cells[name].places) for name in sorted(hidden)], equations, max(LEAST_SURVEY_THRESHOLD, publication.threshold)


def _audited(hidden: Iterable[Hidden], equations: Iterable[Equation], threshold: int, complete: bool) -> Audited:
    """`complete`: find the ends of every range; else a range is left when it is known to be wide enough."""
    cells, rows = _checked(tuple(hidden), tuple(equations))
    known: dict[str, Known] = {}
    narrowed = {member for row in rows if _alike(cells, row) for member in row.members}
    contradictions = [row.id for row in rows if not row.members and (row.answered or row.positive)]
    for group, tied in _components(cells, rows):
        for bounded in _bounds(group):
            if found := _known(bounded, tied, [inf if complete else _width(cell, threshold) for cell in bounded]):
                break
        known |= found
        narrowed.update(cell.id for cell in bounded if found and _narrow(found[cell.id], _width(cell, threshold)))
        contradictions += [] if found else _contradicting(cells, tied)
        narrowed |= _determined(tied) if any(map(_untold, tied)) else set()
    unknown = [row.id for row in rows if _untold(row) and len(row.members) > 1]
    return Audited(known, *(tuple(sorted(ids)) for ids in (narrowed, unknown, contradictions)))


def _bounds(cells: Sequence[Hidden]) -> list[list[Hidden]]:
    """The cells with places as bounds where nobody says how many were invited, where there are any, and then without."""
    with_places = [cell if cell.places is None or cell.most is not None else replace(cell, most=cell.places) for cell in cells]
    return [with_places, list(cells)] if with_places != list(cells) else [with_places]


def _alike(cells: Mapping[str, Hidden], row: Equation) -> bool:
    """Whether all who were invited, as far as is known, answered and all alike: then every one of those persons' answer is known."""
    if _untold(row):
        return False
    invited = [most for member in row.members if (most := cells[member].most) is not None]
    return everybody_alike(row.positive, row.answered, sum(invited) if invited else None)


def _known(cells: Sequence[Hidden], equations: Sequence[Equation], enough: Sequence[float]) -> dict[str, Known]:
    """The ranges of cells that the equations tie together, as wide as `enough` or the whole; empty when nothing fulfils them."""
    if not equations:
        return {cell.id: Known(Range(0, cell.most), Range(0, cell.most)) for cell in cells}
    tops = _tops(cells, equations)
    if min(tops) < 0 or not (model := Model(tops, _rows(cells, equations))).feasible():
        return {}
    positive = [model.ends(len(cells) + i, enough[i]) for i in range(len(cells))]
    known = {cell.id: Known(model.ends(i, enough[i]), positive[i]) for i, cell in enumerate(cells)}
    return {} if any(found.answered.narrower(0) or found.positive.narrower(0) for found in known.values()) else known


def _rows(cells: Sequence[Hidden], equations: Sequence[Equation]) -> list[Row]:
    """Column i is how many answered in the i-th cell, column i + number of cells how many of them were positive."""
    place = {cell.id: i for i, cell in enumerate(cells)}
    rows = [Row((i, len(cells) + i), (1.0, -1.0), 0.0, inf) for i in place.values()]
    for equation in equations:
        for first, number in ((0, equation.answered), (len(cells), equation.positive)):
            if number is not None:
                rows.append(Row([first + place[member] for member in equation.members], [1.0] * len(equation.members), number, number))
    return rows


def _tops(cells: Sequence[Hidden], equations: Sequence[Equation]) -> list[float]:
    """The most that each column can be by one equation alone, or by the persons there are."""
    tops = {cell.id: [inf if cell.most is None else cell.most] * 2 for cell in cells}
    for row in equations:
        for member in row.members:
            for i, number in enumerate((row.answered, row.positive)):
                tops[member][i] = min(tops[member][i], inf if number is None else number)
    return [answered for answered, _ in tops.values()] + [min(both) for both in tops.values()]


def _contradicting(cells: Mapping[str, Hidden], equations: Sequence[Equation]) -> list[str]:
    """The equations that are impossible alone; all of them where each is possible alone."""
    alone = [row.id for row in equations if not _known([cells[member] for member in row.members], [row], [0] * len(row.members))]
    return alone or [row.id for row in equations]


def _determined(equations: Sequence[Equation]) -> set[str]:
    """The cells that follow from the equations alone, whatever the numbers: rows of the reduced echelon form with one cell."""
    rows = [dict.fromkeys(row.members, Fraction(1)) for row in equations]
    for at in range(len(rows)):
        if rows[at]:
            pivot = min(rows[at])
            rows = [row if i == at or pivot not in row else _eliminated(row, rows[at], pivot) for i, row in enumerate(rows)]
    return {member for row in rows if len(row) == 1 for member in row}


def _eliminated(row: dict[str, Fraction], by: dict[str, Fraction], pivot: str) -> dict[str, Fraction]:
    factor = row[pivot] / by[pivot]
    rest = {member: row.get(member, 0) - factor * by.get(member, 0) for member in row.keys() | by.keys()}
    return {member: weight for member, weight in rest.items() if weight}


def _components(cells: Mapping[str, Hidden], equations: Iterable[Equation]) -> list[tuple[list[Hidden], list[Equation]]]:
    """The cells with the equations that tie them together, cells in no equation alone."""
    groups: list[tuple[set[str], list[Equation]]] = [({name}, []) for name in cells]
    for row in (row for row in equations if row.members):
        near = [group for group in groups if not group[0].isdisjoint(row.members)]
        groups = [group for group in groups if group not in near]
        groups.append((set().union(*(names for names, _ in near)), [row, *(tied for _, rows in near for tied in rows)]))
    return [([cells[name] for name in sorted(names)], rows) for names, rows in groups]


def _narrow(known: Known, width: int) -> bool:
    return known.answered.narrower(width) or known.positive.narrower(width)


def _width(cell: Hidden, threshold: int) -> int:
    return threshold if cell.most is None else min(threshold, cell.most)


def _less(total: int | None, parts: Sequence[int | None]) -> int | None:
    return None if total is None or None in parts else total - sum(parts)


def _untold(row: Equation) -> bool:
    return row.answered is None or row.positive is None


def _checked(hidden: tuple[Hidden, ...], rows: tuple[Equation, ...]) -> tuple[dict[str, Hidden], tuple[Equation, ...]]:
    cells = {cell.id: cell for cell in hidden}
    if len(cells) < len(hidden) or len({row.id for row in rows}) < len(rows):
        raise ValueError("an id comes twice")
    for row in rows:
        if len(set(row.members)) < len(row.members) or not cells.keys() >= set(row.members):
            raise ValueError(f"{row.id}: members must be hidden cells, each once")
    return cells, rows
