"""What the checks found, and how it is told: grouped by check, one entry per cause, with the pages where it was seen."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

PAGES_NAMED = 4


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong on a page: where (an element as a person would look for it), what, and in which state."""

    where: str
    what: str
    state: str = ""


@dataclass(frozen=True)
class Found:
    """A problem with the check that found it and the address of the page."""

    check: str
    page: str
    problem: Problem


@dataclass(frozen=True)
class Exemption:
    """A problem that is known and allowed until a date: the check, the exact `where`, why, a link, and the last day."""

    check: str
    where: str
    reason: str
    link: str
    until: datetime.date


EXEMPTIONS: tuple[Exemption, ...] = ()


def not_exempt(found, exemptions=EXEMPTIONS):
    """The findings that no exemption covers."""
    allowed = {(e.check, e.where) for e in exemptions}
    return [f for f in found if (f.check, f.problem.where) not in allowed]


def overdue(exemptions, today):
    """The exemptions whose last day has passed."""
    return [e for e in exemptions if e.until < today]


def describe(found) -> str:
    """A report for people: each cause once, under its check, with the first pages where it was seen."""
    causes = defaultdict(list)
    for item in found:
        causes[item.check, item.problem.where, item.problem.what].append(item)
    lines = [f"{len(causes)} problems, seen {len(found)} times"]
    for check in sorted({check for check, _, _ in causes}):
        lines.append(f"\n{check}")
        lines += [_cause(items) for (of, _, _), items in causes.items() if of == check]
    return "\n".join(lines)


def _cause(items):
    pages = list(dict.fromkeys(item.page for item in items))
    states = dict.fromkeys(item.problem.state for item in items if item.problem.state)
    seen_in = f" ({', '.join(states)})" if states else ""
    more = f" and {len(pages) - PAGES_NAMED} more" if len(pages) > PAGES_NAMED else ""
    problem = items[0].problem
    return f"  {problem.where}\n    {problem.what}{seen_in}\n    on {', '.join(pages[:PAGES_NAMED])}{more}"
