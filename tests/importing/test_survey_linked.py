"""An offer in which everybody answered a question alike: its other results would say so, and are hidden with it."""
from __future__ import annotations

from tests.importing.survey_help import bring_in, csv_bytes, guide, published
from tests.importing.test_survey_published import MANY, SIMPLE

TWO = SIMPLE.format(id="hemtjanst-2026", year=2026, more="").replace("question: {constant: tider}", "question: {column: Fråga}").replace(
    '    - id: tider\n', '    - id: mat\n      text: {sv: "Är maten god?"}\n      answers: [{id: ja, positive: yes}, {id: nej}, {id: vet_ej, excluded: yes}]\n    - id: tider\n')


def rows(*offers: tuple[str, str, int, int, int]) -> bytes:
    """Provider, question, yes, no, and invited."""
    lines: list[list[object]] = [["Utförare", "Fråga", "Svar", "Antal", "Tillfrågade"]]
    for name, question, yes, no, invited in offers:
        lines += [[name, question, answer, count, invited] for answer, count in (("ja", yes), ("nej", no), ("vet_ej", 0))]
    return csv_bytes(lines)


def shown(folder, *offers) -> set[tuple[str, str]]:
    """(provider, question) of every result that is published with numbers."""
    guide(folder, MANY)
    bring_in(folder, rows(*offers), TWO)
    lines = [line.split(",") for line in published(folder).splitlines()[1:]]
    return {(line[0], line[2]) for line in lines if line[-1] != "yes"}


def test_the_other_results_of_a_unanimous_offer_are_hidden_with_it(tmp_path):
    found = shown(tmp_path, ("Utförare 0", "tider", 80, 20, 120), ("Utförare 0", "mat", 70, 30, 120), ("Utförare 1", "tider", 60, 20, 120),
                  ("Utförare 1", "mat", 60, 20, 120), ("Utförare 2", "tider", 25, 0, 25), ("Utförare 2", "mat", 15, 10, 25))
    assert not {question for provider, question in found if provider == "p2"}
    assert {("p0", "tider"), ("p0", "mat")} <= found


def test_a_small_result_does_not_hide_the_offers_others(tmp_path):
    found = shown(tmp_path, ("Utförare 0", "tider", 80, 20, 120), ("Utförare 0", "mat", 70, 30, 120), ("Utförare 1", "tider", 60, 20, 120),
                  ("Utförare 1", "mat", 60, 20, 120), ("Utförare 2", "tider", 6, 2, 25), ("Utförare 2", "mat", 9, 5, 25),
                  ("Utförare 3", "tider", 7, 1, 40), ("Utförare 3", "mat", 20, 10, 40))
    assert ("p2", "mat") in found and ("p2", "tider") not in found
