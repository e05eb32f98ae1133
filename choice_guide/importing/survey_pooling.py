"""Two rounds together, for offers of which too few answered in each (domain.md B2.7)."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from choice_guide.audit.survey import narrowed
from choice_guide.derive.survey_protection import Cell, Publication, Total, tells_of_few
from choice_guide.importing.survey_people import Asked
from choice_guide.importing.survey_plan import Offer, Round
from choice_guide.importing.survey_protecting import Protected, believed, cell_of, external_totals, offer_id, own_total
from choice_guide.importing.survey_published import Earlier
from choice_guide.importing.survey_results import Result

BEFORE = "before|"    # cells of the earlier round, and totals over them
LONG_AGO = "past|"    # cells that the earlier round's own pooling puts together with them
BOTH = "both|"        # totals over two rounds


@dataclass(frozen=True, slots=True)
class Pooled:
    """Positive and answered of two rounds together."""

    offer: Offer
    question: str
    positive: int
    answered: int


@dataclass(frozen=True, slots=True)
class _Question:
    """One question in two rounds: results by offer, cells of both, what is hidden, and every total that is published of them."""

    now: Mapping[Offer, Result]
    before: Mapping[Offer, Result]
    cells: Mapping[str, Cell]
    hidden: frozenset[str]
    totals: tuple[Total, ...]
    threshold: int

    def given_away(self, pooled: Iterable[Total]) -> frozenset[str]:
        """The hidden cells that readers can narrow down when `pooled` is published too."""
        return frozenset(narrowed(Publication(self.cells, self.hidden, (*self.totals, *pooled), self.threshold)))


def pool_rounds(results: Iterable[Result], asked: Mapping[Offer, Asked], places: Mapping[Offer, int], survey: Round, done: Protected,
                earlier: Earlier, threshold: int) -> tuple[Pooled, ...]:
    """The offers whose two rounds may be shown together: hidden in both because fewer than `threshold` answered, and not together.

    A pooled number is a total over two rounds, so the audit is asked about both, with all that is published of them; an offer
    whose sum would let it narrow down one cell more is left out. In the order of offers, then of questions.
    """
    results = tuple(results)
    found: list[Pooled] = []
    for question in survey.questions:
        both = _question(results, asked, places, survey, done, earlier, question.id, threshold)
        allowed: list[Total] = []
        given_away = both.given_away(())
        for offer in _candidates(both):
            total = Total(offer_id(offer, BOTH), (offer_id(offer), offer_id(offer, BEFORE)))
            if both.given_away([*allowed, total]) <= given_away:
                allowed.append(total)
                found.append(_pooled(both, offer, question.id))
    return tuple(sorted(found, key=lambda one: one.offer))


def _question(results: tuple[Result, ...], asked: Mapping[Offer, Asked], places: Mapping[Offer, int], survey: Round, done: Protected,
              earlier: Earlier, question: str, threshold: int) -> _Question:
    now = {result.offer: result for result in results if result.question.id == question and result.lost is None}
    before = {result.offer: result for result in earlier.results if result.question.id == question and result.lost is None}
    own = _cells(now, asked, believed(places, results, done.hidden), "")
    theirs = _cells(before, earlier.asked, believed(places, earlier.results, earlier.hidden), BEFORE)
    past, past_totals = _long_ago(before, earlier, question)
    hidden = {offer_id(offer) for offer in now if (offer, question) in done.hidden}
    hidden |= {offer_id(offer, BEFORE) for offer in before if (offer, question) in earlier.hidden}
    shown = {one.question for one in done.sums if one.numbers}
    totals = [*external_totals(survey.elsewhere, question, own), *external_totals(earlier.elsewhere, question, theirs, BEFORE), *past_totals,
              *([own_total(now.values())] if question in shown else []),
              *([own_total(before.values(), BEFORE)] if question in earlier.together else [])]
    return _Question(now, before, {**own, **theirs, **past}, frozenset(hidden | past.keys()), tuple(filter(None, totals)), threshold)


def _cells(results: Mapping[Offer, Result], asked: Mapping[Offer, Asked], places: Mapping[Offer, int], prefix: str) -> dict[str, Cell]:
    return {offer_id(offer, prefix): cell_of(result, asked.get(offer), places.get(offer), prefix) for offer, result in results.items()}


def _long_ago(before: Mapping[Offer, Result], earlier: Earlier, question: str) -> tuple[dict[str, Cell], list[Total]]:
    """What the earlier round was pooled with: what is left of each sum, and the sum."""
    cells: dict[str, Cell] = {}
    for offer, result in before.items():
        positive, answered = earlier.pooled.get((offer, question), (0, 0))
        if result.answered <= answered and 0 <= positive - result.positive <= answered - result.answered:
            cells[offer_id(offer, LONG_AGO)] = Cell(offer_id(offer, LONG_AGO), answered - result.answered, positive - result.positive)
    return cells, [Total(name + BOTH, (name, BEFORE + name.removeprefix(LONG_AGO))) for name in cells]


def _candidates(both: _Question) -> list[Offer]:
    """Offers hidden in both rounds, for whatever reason, with enough answers together, and not all alike.

    Were only small results put together, readers would know from it that each of the two was small, and so nearly its number.
    """
    return [offer for offer in sorted(both.now.keys() & both.before.keys())
            if {offer_id(offer), offer_id(offer, BEFORE)} <= both.hidden and _enough(both, offer)]


def _enough(both: _Question, offer: Offer) -> bool:
    cells = [both.cells[offer_id(offer)], both.cells[offer_id(offer, BEFORE)]]
    return all(cell.answered for cell in cells) and not tells_of_few(cells, both.threshold)


def _pooled(both: _Question, offer: Offer, question: str) -> Pooled:
    now, before = both.now[offer], both.before[offer]
    return Pooled(offer, question, now.positive + before.positive, now.answered + before.answered)
