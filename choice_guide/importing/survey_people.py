"""How many were asked, for each offer; and results with more answers than people."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from choice_guide.importing.records import Problem
from choice_guide.importing.survey_cells import People
from choice_guide.importing.survey_plan import Offer, Round
from choice_guide.importing.survey_reconstruct import invited_from_rate
from choice_guide.importing.survey_results import Lost, Result


@dataclass(frozen=True, slots=True)
class Asked:
    """`invited` persons of `clients`. `reckoned`: invited follows from a response rate, and is in no table."""

    invited: int
    clients: int | None = None
    reckoned: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """`asked` by offer, the results with those taken out that cannot be, and what is wrong."""

    asked: Mapping[Offer, Asked]
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]


def count_people(people: Iterable[People], results: tuple[Result, ...], survey: Round) -> Counted:
    """Brings together what rows say about the same offer, and compares it with the answers.

    Where more answered than were asked, neither number is used: one of them is wrong, and nobody can tell which.
    """
    asked = {offer: Asked(invited, clients) for offer, invited, clients in survey.invited}
    problems: list[Problem] = []
    rows: dict[Offer, list[People]] = {}
    for one in people:
        rows.setdefault(one.offer, []).append(one)
    for offer, group in sorted(rows.items()):
        found, wrong = _of_offer(group)
        problems += wrong
        asked |= {offer: found} if found else {}
    unclear = sum(offer not in asked for offer, group in rows.items() if any(one.rate for one in group))
    problems += [Problem("survey-rate-unclear", params={"offers": str(unclear)})] if unclear else []
    return _compared(asked, results, problems, survey)


def _of_offer(group: list[People]) -> tuple[Asked | None, list[Problem]]:
    invited = {one.invited for one in group if one.invited is not None}
    clients = {one.clients for one in group if one.clients is not None}
    if len(invited) > 1 or len(clients) > 1:
        return None, [Problem("survey-invited-differs", place=one.place) for one in group]
    if invited:
        return Asked(invited.pop(), clients.pop() if clients else None), []
    reckoned = {invited_from_rate(one.forms, one.rate) for one in group if one.rate and one.forms}
    single = reckoned.pop() if len(reckoned) == 1 else None
    return (Asked(single, clients.pop() if clients else None, reckoned=True) if single else None), []


def _compared(asked: dict[Offer, Asked], results: tuple[Result, ...], problems: list[Problem], survey: Round) -> Counted:
    checked: list[Result] = []
    doubtful: set[Offer] = set()
    for result in results:
        limit = asked.get(result.offer)
        if result.lost is None and limit and result.given > limit.invited:
            doubtful.add(result.offer)
            problems += [Problem("survey-invited", place=place) for place in result.places]
            result = replace(result, counts=None, percent=None, lost=Lost.UNUSABLE)
        checked.append(result)
    # Who is in the mapping's own list was asked, also where the table has no answers.
    known = {offer for offer, _, _ in survey.invited}.union(result.offer for result in checked) - doubtful
    return Counted({offer: one for offer, one in asked.items() if offer in known}, tuple(checked), tuple(problems))
