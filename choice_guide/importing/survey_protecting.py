"""Results -> what may be published of them: the protection and its audit, question by question."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from choice_guide.audit.survey import narrowed
from choice_guide.derive.survey_places import bounding
from choice_guide.derive.survey_protection import Cell, Protection, Total, protect
from choice_guide.importing.survey_people import Asked
from choice_guide.importing.survey_plan import Elsewhere, Offer, Round
from choice_guide.importing.survey_results import Result

OWN = "own"


@dataclass(frozen=True, slots=True)
class Sum:
    """All providers together on a question; None where it is withheld."""

    question: str
    numbers: tuple[int, int] | None  # positive, answered


@dataclass(frozen=True, slots=True)
class Protected:
    """What is hidden: (offer, question). `sums`: of the questions whose every result is known as counts, in the round's order.

    `unresolved`: totals of others that give hidden results away, whatever is hidden here.
    """

    hidden: frozenset[tuple[Offer, str]]
    sums: tuple[Sum, ...]
    unresolved: tuple[Elsewhere, ...]


def protect_round(results: Iterable[Result], asked: Mapping[Offer, Asked], places: Mapping[Offer, int], survey: Round, threshold: int) -> Protected:
    """Decides what is hidden in a round, with the totals that are published here and elsewhere (derive.survey_protection).

    A total of ours is made only of a question whose every result is known as counts: else it would not be all together.
    Results that are lost take part in no total here, so that readers are taken to know more than they do, never less.

    `places` bound what readers think possible, except of an offer of which a result is shown with more answers than places.
    Which results are shown follows from that in its turn: where an offer taken out for such a result has none that is shown in
    the end, they are kept hidden and its places count after all. So this and the audit of the build agree.
    """
    results = tuple(results)
    places = {offer: number for offer, number in places.items() if offer not in asked or asked[offer].reckoned}
    beyond = {(result.offer, result.question.id) for result in results
              if result.lost is None and result.given > places.get(result.offer, result.given)}
    outdated, kept_hidden = {offer for offer, _ in beyond}, frozenset()
    while True:
        counted = {offer: number for offer, number in places.items() if offer not in outdated}
        done = _protected(results, asked, counted, kept_hidden, survey, threshold)
        shown = {offer for offer, _ in beyond - done.hidden}
        if outdated <= shown:
            return done
        kept_hidden = frozenset(cell for cell in beyond if cell[0] not in outdated & shown)
        outdated &= shown


def believed(places: Mapping[Offer, int], results: Iterable[Result], hidden: frozenset[tuple[Offer, str]]) -> Mapping[Offer, int]:
    """The places that bound what readers think possible, once it is known what is hidden."""
    return bounding(places, ((result.offer, result.given) for result in results
                             if result.lost is None and (result.offer, result.question.id) not in hidden))


def _protected(results: tuple[Result, ...], asked: Mapping[Offer, Asked], places: Mapping[Offer, int], kept_hidden: frozenset[tuple[Offer, str]],
               survey: Round, threshold: int) -> Protected:
    hidden: set[tuple[Offer, str]] = set()
    sums: list[Sum] = []
    unresolved: list[Elsewhere] = []
    linked = _linked(results, asked)
    for question, group in by_question(results, survey).items():
        cells = {offer_id(result.offer): replace(cell_of(result, asked.get(result.offer), places.get(result.offer)),
                                                 linked=result.offer in linked or (result.offer, question) in kept_hidden)
                 for result in group if result.lost is None}
        totals = own_total(group), *external_totals(survey.elsewhere, question, cells)
        done = protect(cells.values(), [total for total in totals if total], threshold, narrowed)
        secret = frozenset((*done.primary, *done.secondary)).difference(done.no_answers)
        hidden |= {(result.offer, question) for result in group if offer_id(result.offer) in secret}
        sums += [_sum(question, group, done)] if totals[0] else []
        unresolved += [survey.elsewhere[int(total)] for total in done.unresolvable if total != OWN]
    return Protected(frozenset(hidden), tuple(sums), tuple(unresolved))


def _linked(results: Iterable[Result], asked: Mapping[Offer, Asked]) -> frozenset[Offer]:
    """Offers with a result in which all answered, and alike. Their other results would say that all who were asked did
    answer, and so why that one is hidden and what it is; they are hidden with it."""
    return frozenset(result.offer for result in results
                     if result.lost is None and result.counts is not None and cell_of(result, asked.get(result.offer)).unanimous
                     and result.offer in asked)


def by_question(results: Iterable[Result], survey: Round) -> dict[str, list[Result]]:
    """The results of each question of the round, in its order."""
    groups: dict[str, list[Result]] = {question.id: [] for question in survey.questions}
    for result in results:
        groups[result.question.id].append(result)
    return groups


def cell_of(result: Result, asked: Asked | None, places: int | None = None, prefix: str = "") -> Cell:
    """The result as the protection knows it. An `invited` that nobody publishes tells readers nothing; places do."""
    could = asked.invited - (result.given - result.answered) if asked else None
    known = asked.invited if asked and not asked.reckoned else None
    return Cell(offer_id(result.offer, prefix), result.answered, result.positive, could, known, places=places)


def own_total(group: Iterable[Result], prefix: str = "") -> Total | None:
    """All offers together, where every result is known as counts and more than one has answers."""
    group = list(group)
    if any(result.counts is None for result in group) or sum(result.answered > 0 for result in group) < 2:
        return None
    return Total(f"{prefix}{OWN}", tuple(offer_id(result.offer, prefix) for result in group))


def external_totals(elsewhere: tuple[Elsewhere, ...], question: str, cells: Mapping[str, Cell], prefix: str = "") -> list[Total]:
    """What others publish about a question; the id is the place in `elsewhere`."""
    found = []
    for place, other in enumerate(elsewhere):
        members = tuple(id_ for id_ in cells if other.members is None or id_.removeprefix(prefix).partition("/")[0] in other.members)
        if other.question == question and members:
            found.append(Total(f"{prefix}{place}", members, external=True))
    return found


def offer_id(offer: Offer, prefix: str = "") -> str:
    """The cell's id within a question."""
    return f"{prefix}{'/'.join(filter(None, offer))}"


def _sum(question: str, group: Iterable[Result], done: Protection) -> Sum:
    if OWN in done.hidden_totals:
        return Sum(question, None)
    return Sum(question, (sum(result.positive for result in group), sum(result.answered for result in group)))
