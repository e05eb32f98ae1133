"""Which survey results stay hidden, so that nobody's answer can be worked out (domain.md B2.5-B2.6).

A cell is one offer's result for one question in one round; its id is any string, so that several rounds of a question may be
protected together. A total is a sum over cells that is published, by us or elsewhere: all offers of a round, a group of
them, or one offer over two rounds.
"""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from choice_guide.model import LEAST_SURVEY_THRESHOLD, everybody_alike

TOTAL = "TOTAL"
UNRESOLVABLE = "UNRESOLVABLE_EXTERNAL_TOTAL"


@dataclass(frozen=True, slots=True)
class Cell:
    """`positive` of `answered` persons.

    `asked`: how many could have given an answer that counts (invited minus "vet ej"); None: unknown, read as all answered.
    `most`: how many were invited, as readers know it; None: they do not know. `places`: how many places readers know of; unlike
    `most` it may be wrong, as places change hands. `linked`: hidden whatever its own numbers are, because they would tell about another hidden result of the same offer.
    """

    id: str
    answered: int
    positive: int
    asked: int | None = None
    most: int | None = None
    linked: bool = False
    places: int | None = None

    @property
    def unanimous(self) -> bool:
        """Whether all who could answer did, and alike: then every person's answer is known."""
        return everybody_alike(self.positive, self.answered, self.asked)


@dataclass(frozen=True, slots=True)
class Total:
    """Answered and positive over the cells `members`; `external`: somebody else publishes it, and we cannot withhold it."""

    id: str
    members: tuple[str, ...]
    external: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """What an audit is asked about: all `cells` except `hidden`, and all `totals`. That nobody answered is never hidden."""

    cells: Mapping[str, Cell]
    hidden: frozenset[str]
    totals: tuple[Total, ...]
    threshold: int


# Names the hidden cells whose numbers a reader can narrow down too far; choice_guide.audit.survey.narrowed is one.
Audit = Callable[[Publication], Collection[str]]


@dataclass(frozen=True, slots=True)
class Protection:
    """What may be published; ids are sorted.

    primary: hidden for their own numbers, and those without answers · no_answers: the latter alone · secondary: hidden to
    protect others · hidden_totals: our own totals that are withheld · unresolvable: external totals that give hidden cells
    away whatever we hide · exposed: those cells · steps: what was hidden after the primary cells, in order, as (total, cell),
    (total, TOTAL) or (total, UNRESOLVABLE).
    """

    primary: tuple[str, ...]
    no_answers: tuple[str, ...]
    secondary: tuple[str, ...]
    shown: tuple[str, ...]
    hidden_totals: tuple[str, ...]
    unresolvable: tuple[str, ...]
    exposed: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]


def protect(cells: Iterable[Cell], totals: Iterable[Total], threshold: int, audit: Audit) -> Protection:
    """Decide what to hide; the same whatever order cells and totals come in.

    Primary: fewer than `threshold` answers (five, where less is asked for), or all who were asked answered alike, or linked.
    Complementary: the hidden members of a published total must be at least two, have `threshold` answers together, not all
    have answered alike, and not be named by `audit` when it looks at the total alone; else the smallest shown member is
    hidden (ties by id), or our own total is withheld where that would leave no member shown. Then `audit` looks at all that
    is published, and more is hidden in the same way until it names no cell except those that other people's totals give away
    by themselves. What turns out to be hidden without need is shown again. Raises ValueError for impossible numbers, an id
    twice, or a total over unknown cells.
    """
    rules = _rules(tuple(cells), tuple(totals), max(LEAST_SURVEY_THRESHOLD, threshold), audit)
    start = _State(frozenset(cell.id for cell in rules.cells.values() if cell.answered and (cell.linked or tells_of_few([cell], rules.threshold))))
    if _others_expose(rules, _settled(rules, start, _by_rule)):
        rules = replace(rules, helpless=_helpless(rules))
    return _protection(rules, _relaxed(rules, _complete(rules, start)))


def tells_of_few(cells: Sequence[Cell], threshold: int) -> bool:
    """Whether the sum of the cells must not be known: too few answers, or all who were asked, as far as is known, answered alike."""
    answered, positive = sum(cell.answered for cell in cells), sum(cell.positive for cell in cells)
    asked = [cell.asked for cell in cells if cell.asked is not None]
    return answered < threshold or everybody_alike(positive, answered, sum(asked) if asked else None)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What the decision rests on; totals are sorted by id.

    `alone`: the hidden members of which a total by itself says too much · `helpless`: given away by external totals.
    """

    cells: dict[str, Cell]
    totals: tuple[Total, ...]
    threshold: int
    audit: Audit
    alone: Callable[[Total, frozenset[str]], frozenset[str]]
    helpless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Step:
    """Because of `total` this `cell` was hidden, or the total withheld (None)."""

    total: str
    cell: str | None


@dataclass(frozen=True, slots=True)
class _State:
    primary: frozenset[str]
    steps: tuple[_Step, ...] = ()

    @property
    def hidden(self) -> frozenset[str]:
        return self.primary.union(step.cell for step in self.steps if step.cell)

    @property
    def withheld(self) -> frozenset[str]:
        return frozenset(step.total for step in self.steps if step.cell is None)


def _complete(rules: _Rules, start: _State) -> _State:
    """Begins anew where totals had to be withheld: what was hidden for their sake before need not be."""
    state = _settled(rules, start, _by_rule_or_audit)
    while state.withheld > start.withheld:
        start = replace(start, steps=tuple(step for step in state.steps if step.cell is None))
        state = _settled(rules, start, _by_rule_or_audit)
    return state


def _settled(rules: _Rules, state: _State, next_step: Callable[[_Rules, _State], _Step | None]) -> _State:
    while step := next_step(rules, state):
        state = replace(state, steps=(*state.steps, step))
    return state


def _by_rule_or_audit(rules: _Rules, state: _State) -> _Step | None:
    return _by_rule(rules, state) or _by_audit(rules, state)


def _by_rule(rules: _Rules, state: _State) -> _Step | None:
    """A remedy for a total that says too much of a cell, where we can do something about it."""
    return _first_remedy(rules, state, (total for total in _published(rules, state)
                                        if _told(rules, state, total) - (rules.helpless if total.external else frozenset())))


def _by_audit(rules: _Rules, state: _State) -> _Step | None:
    """A remedy where cells can be narrowed down: first in totals over such a cell, and where fewest are hidden."""
    narrowed = _narrowed(rules, state)
    hidden = state.hidden
    around = sorted(_around(rules, state, narrowed), key=lambda total: (
        narrowed.isdisjoint(total.members), len(hidden.intersection(total.members)), total.id))
    return _first_remedy(rules, state, around)


def _first_remedy(rules: _Rules, state: _State, totals: Iterable[Total]) -> _Step | None:
    return next((step for total in totals if (step := _remedy(rules, state.hidden, total))), None)


def _remedy(rules: _Rules, hidden: frozenset[str], total: Total) -> _Step | None:
    """Hiding a cell that others give away helps little, so it is the last that is tried."""
    shown = [cell for name in total.members if (cell := rules.cells[name]).answered and name not in hidden]
    useful = [cell for cell in shown if cell.id not in rules.helpless] or shown
    if useful and (total.external or len(shown) > 1):
        return _Step(total.id, min(useful, key=lambda cell: (cell.answered, cell.id)).id)
    return None if total.external else _Step(total.id, None)


def _relaxed(rules: _Rules, state: _State) -> _State:
    """Without the steps that later ones made needless."""
    narrowed = _narrowed(rules, state) if state.steps else frozenset()
    for step in reversed(state.steps):
        trial = replace(state, steps=tuple(other for other in state.steps if other != step))
        if not _by_rule(rules, trial) and _narrowed(rules, trial) <= narrowed:
            state = trial
    return state


def _told(rules: _Rules, state: _State, total: Total) -> frozenset[str]:
    inside = state.hidden.intersection(total.members)
    return rules.alone(total, inside) if inside else inside


def _alone(cells: Mapping[str, Cell], threshold: int, audit: Audit, total: Total, hidden: frozenset[str]) -> frozenset[str]:
    """The hidden members of which the total, less its shown members, says too much."""
    if len(hidden) == 1 or tells_of_few([cells[name] for name in hidden], threshold):
        return hidden
    return frozenset(audit(Publication({name: cells[name] for name in total.members}, hidden, (total,), threshold)))


def _narrowed(rules: _Rules, state: _State) -> frozenset[str]:
    """What the audit names and we can do something about; what others give away shall at least not be ours to give away."""
    published = _published(rules, state)
    found = _audited(rules, state.hidden, published) - rules.helpless
    given_away = rules.helpless & state.hidden
    if not given_away:
        return found
    own = tuple(total for total in published if not total.external)
    return found | given_away & _audited(rules, state.hidden, own)


def _audited(rules: _Rules, hidden: frozenset[str], totals: tuple[Total, ...]) -> frozenset[str]:
    return frozenset(rules.audit(Publication(rules.cells, hidden, totals, rules.threshold))) if hidden and totals else frozenset()


def _others_expose(rules: _Rules, state: _State) -> bool:
    external = [total for total in rules.totals if total.external]
    return bool(external) and (any(_told(rules, state, total) for total in external) or bool(_narrowed(rules, state)))


def _helpless(rules: _Rules) -> frozenset[str]:
    everything = frozenset(cell.id for cell in rules.cells.values() if cell.answered)
    return _audited(rules, everything, tuple(total for total in rules.totals if total.external))


def _published(rules: _Rules, state: _State) -> tuple[Total, ...]:
    withheld = state.withheld
    return tuple(total for total in rules.totals if total.id not in withheld)


def _around(rules: _Rules, state: _State, cells: frozenset[str]) -> list[Total]:
    """The published totals that are tied to the cells, directly or through other hidden cells."""
    apart, reached, hidden = list(_published(rules, state)), set(cells), state.hidden
    found: list[Total] = []
    while near := [total for total in apart if not reached.isdisjoint(total.members)]:
        found += near
        apart = [total for total in apart if total not in near]
        reached.update(member for total in near for member in total.members if member in hidden)
    return found


def _protection(rules: _Rules, state: _State) -> Protection:
    no_answers = {cell.id for cell in rules.cells.values() if not cell.answered}
    hidden, published = state.hidden, _published(rules, state)
    broken = [total for total in published if _told(rules, state, total)]
    covered = {name for total in broken for name in _told(rules, state, total)}
    exposed = _audited(rules, hidden, published) - covered
    unresolvable = sorted(total.id for total in published
                          if total in broken or total.external and not exposed.isdisjoint(total.members))
    steps = [(step.total, step.cell or TOTAL) for step in state.steps] + [(total, UNRESOLVABLE) for total in unresolvable]
    return Protection(
        primary=_sorted(state.primary | no_answers), no_answers=_sorted(no_answers), secondary=_sorted(hidden - state.primary),
        shown=_sorted(rules.cells.keys() - hidden - no_answers), hidden_totals=_sorted(state.withheld),
        unresolvable=tuple(unresolvable), exposed=_sorted(exposed | covered), steps=tuple(steps))


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))


def _rules(cells: tuple[Cell, ...], totals: tuple[Total, ...], threshold: int, audit: Audit) -> _Rules:
    known = {cell.id: cell for cell in cells}
    if len(known) < len(cells) or len({total.id for total in totals}) < len(totals):
        raise ValueError("an id comes twice")
    for cell in cells:
        if not 0 <= cell.positive <= cell.answered or any(top is not None and top < cell.answered for top in (cell.asked, cell.most)):
            raise ValueError(f"impossible numbers: {cell}")
    for total in totals:
        if len(set(total.members)) < len(total.members) or not known.keys() >= set(total.members):
            raise ValueError(f"{total.id}: members must be cells, each once")
    ordered = tuple(sorted(totals, key=lambda total: total.id))
    return _Rules(known, ordered, threshold, audit, cache(partial(_alone, known, threshold, audit)))
