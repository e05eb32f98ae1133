"""Time of all that is reckoned about surveys: 120 providers, 12 questions, 3 rounds, the audit included; beside a named peer.

    .venv/bin/python benchmarks/surveys.py

The peer, on the same numbers in the same run, is SciPy: its hypergeometric distribution for the same mid-p values, alone.
"""
from __future__ import annotations

import random
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scipy.stats import hypergeom  # noqa: E402

from choice_guide.audit.guide import audit_guide  # noqa: E402
from choice_guide.audit.survey import narrowed  # noqa: E402
from choice_guide.derive.survey import Shown, surveys  # noqa: E402
from choice_guide.derive.survey_protection import Cell, Total, protect  # noqa: E402
from choice_guide.model import (AreaMeans, Choice, Contact, Contract, Guide, Offer, Ownership, Question, Service, Status, SurveyCell,  # noqa: E402
                                SurveyRound, SurveySum, Switching, Text)

PROVIDERS, QUESTIONS, ROUNDS, THRESHOLD = 120, 12, 3, 10


def main() -> int:
    """Print seconds of protection, the build's work, the audit and the peer."""
    rng = random.Random(2026)
    sizes = [[rng.choice((rng.randint(5, 25), rng.randint(20, 80), rng.randint(60, 400))) for _ in range(PROVIDERS)] for _ in range(ROUNDS)]
    raw = [[_raw(rng, sizes[place]) for _ in range(QUESTIONS)] for place in range(ROUNDS)]
    protecting, rounds = _timed(lambda: [_round(place, cells) for place, cells in enumerate(raw)])
    guide = _guide(rounds)
    deriving, found = _timed(lambda: surveys(guide))
    auditing, audited = _timed(lambda: audit_guide(guide))
    results = found["hemtjanst"].results.values()
    peer, _ = _timed(lambda: [_peer(one) for one in results if one.shown is Shown.COUNTS])
    assert not audited.reckonable and not audited.contradicting
    print(f"{PROVIDERS} providers x {QUESTIONS} questions x {ROUNDS} rounds, {audited.summary.hidden} hidden cells")
    print(f"  results, intervals, verdicts, trends {deriving:8.2f} s\n  audit {auditing:39.2f} s\n  both {deriving + auditing:40.2f} s")
    print(f"  protection, once on import {protecting:18.2f} s\n  peer: SciPy, the mid-p of the latest round alone {peer:6.2f} s")
    return 0


def _timed(work):
    start = time.perf_counter()
    answer = work()
    return time.perf_counter() - start, answer


def _raw(rng: random.Random, sizes: list[int]) -> dict[str, Cell]:
    cells = {}
    for place, invited in enumerate(sizes):
        answered = sum(rng.random() < 0.6 for _ in range(invited))
        offer = f"provider-{place:03}/hemtjanst"
        cells[offer] = Cell(offer, answered, sum(rng.random() < 0.85 for _ in range(answered)), invited, invited)
    return cells


def _round(place: int, questions: list[dict[str, Cell]]) -> SurveyRound:
    asked, cells, totals = [], {}, {}
    for number, raw in enumerate(questions):
        question = Question(f"q{number}", Text.plain(f"Fråga {number}?", "sv"), ("ja",), (), ("ja", "nej"))
        done = protect(raw.values(), [Total("all", tuple(raw))], THRESHOLD, narrowed)
        hidden = {*done.primary, *done.secondary} - set(done.no_answers)
        asked.append(question)
        for offer, cell in raw.items():
            cells[offer, question.id] = SurveyCell(hidden=True) if offer in hidden else SurveyCell((("ja", cell.positive), ("nej", cell.answered - cell.positive)))
        if not done.hidden_totals:
            totals[question.id] = SurveySum(sum(c.answered for c in raw.values()), sum(c.positive for c in raw.values()))
    year = 2024 + place
    return SurveyRound(f"r{year}", "hemtjanst", date(year, 3, 1), date(year, 4, 30), Text.plain("K", "sv"), Text.plain("M", "sv"), "allowed", tuple(asked),
                       {offer: cell.asked for offer, cell in questions[0].items()}, cells, totals=totals)


def _guide(rounds: list[SurveyRound]) -> Guide:
    text = Text.plain("x", "sv")
    service = Service("hemtjanst", text, text, AreaMeans.SERVED, (), Switching(text))
    offers = tuple(Offer(offer, offer.partition("/")[0], "hemtjanst", offer, Ownership.PRIVATE, (Contract(("norr",), date(2020, 1, 1)),), Status.IN_FORCE, ("norr",))
                   for offer in rounds[0].invited)
    return Guide("bench", "Bench", "SE", ("sv",), date(2026, 11, 22), Contact(), Choice(), (), (service,), (), offers, rounds=tuple(rounds))


def _peer(one) -> float:
    k, n, others, m = one.positive, one.answered, one.comparison.others_positive, one.comparison.others_answered
    spread = hypergeom(n + m, k + others, n)
    half = spread.pmf(k) / 2
    return min(1.0, 2 * min(spread.cdf(k - 1) + half, spread.sf(k) + half))


if __name__ == "__main__":
    sys.exit(main())
