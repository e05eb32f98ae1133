"""The ends that whole numbers can reach under linear equations, by HiGHS; what the numbers mean is not known here."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf
from typing import NamedTuple

from highspy import Highs, HighsModelStatus

# The solver's own tolerance is 1e-7; what is nearer than this to a whole number is that number.
TOLERANCE = 1e-5
# The models are small and asked hundreds of questions each: preparing them anew for each costs more than it saves.
OPTIONS = {"output_flag": False, "threads": 1, "presolve": "off", "solver": "simplex"}


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`; None: without limit."""

    low: int
    high: int | None

    def narrower(self, width: int) -> bool:
        """Whether less than `width` lies between the ends."""
        return self.high is not None and self.high - self.low < width


class Row(NamedTuple):
    """low <= sum of weights x columns <= high."""

    columns: Sequence[int]
    weights: Sequence[float]
    low: float
    high: float


class Model:
    """One model that is asked for the ends of its columns; between questions only a cost changes.

    Columns lie between 0 and `tops` (inf: no limit; then the rows must not limit them either). Every solution is remembered:
    an end that one has reached need not be asked for.
    """

    def __init__(self, tops: Sequence[float], rows: Iterable[Row]) -> None:
        self._tops, self._lows, self._highs = tops, [inf] * len(tops), [-inf] * len(tops)
        self._model = Highs()
        for option, value in OPTIONS.items():
            self._model.setOptionValue(option, value)
        self._model.addVars(len(tops), [0.0] * len(tops), tops)
        for row in rows:
            self._model.addRow(row.low, row.high, len(row.columns), row.columns, row.weights)

    def feasible(self) -> bool:
        """Whether any numbers fulfil the rows; to be asked first. Raises RuntimeError when the solver gives up."""
        self._model.run()
        status = self._model.getModelStatus()
        if status == HighsModelStatus.kInfeasible:
            return False
        if status != HighsModelStatus.kOptimal:
            raise RuntimeError(f"the solver gave up: {self._model.modelStatusToString(status)}")
        values = self._model.getSolution().col_value
        self._lows = [low if low < value else value for low, value in zip(self._lows, values, strict=True)]
        self._highs = [high if high > value else value for high, value in zip(self._highs, values, strict=True)]
        return True

    def ends(self, column: int, enough: float = inf) -> Range:
        """The ends of a column, inward to whole numbers; the search stops when `enough` lies between them.

        An empty range (high < low) means that only fractions fulfil the rows. Raises as `feasible`.
        """
        if self._highs[column] < self._tops[column] - TOLERANCE < inf and self._span(column) < enough:
            self._push(column, -1.0)
        if self._lows[column] > TOLERANCE and self._span(column) < enough:
            self._push(column, 1.0)
        return Range(self._low(column), None if self._tops[column] == inf else self._high(column))

    def _push(self, column: int, cost: float) -> None:
        self._model.changeColCost(column, cost)
        if not self.feasible():
            raise RuntimeError("the solver gave up: what was possible before is not any more")
        self._model.changeColCost(column, 0.0)

    def _span(self, column: int) -> int:
        return self._high(column) - self._low(column)

    def _low(self, column: int) -> int:
        return ceil(self._lows[column] - TOLERANCE)

    def _high(self, column: int) -> int:
        return floor(self._highs[column] + TOLERANCE)
