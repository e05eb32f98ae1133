"""What may be published of an import, and that nothing that is hidden stands anywhere: not in the round, not in the report."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choice_guide import pipeline
from choice_guide.findings import Severity
from tests.importing.survey_help import ID, LONG, TODAY, bring_in, codes, csv_bytes, guide, long_rows, published, raw, said

ROOT = Path(__file__).parents[2]
OFFERS = [(f"p{n}", f"Utförare {n}") for n in range(5)]
MANY = "provider,name,ownership,unit,unit_name,service,areas,from,to\n" + "".join(
    f"{id_},{name},private,,,hemtjanst,norr,2020-01-01,\n" for id_,
    name in OFFERS) + "ekens-omsorg,Ekens Omsorg,nonprofit,eken,Ekens hus,boende,norr,2024-01-01,\n"
SIMPLE = """
round:
  id: {id}
  service: hemtjanst
  period: {{from: {year}-03-01, to: {year}-04-30}}
  asked_by: {{sv: Exempelby kommun}}
  method: {{sv: Enkät.}}
  proxy: allowed
  {more}
  questions:
    - id: tider
      text: {{sv: "Kommer personalen i tid?"}}
      answers: [{{id: ja, positive: yes}}, {{id: nej}}, {{id: vet_ej, excluded: yes}}]
shape: long
provider: Utförare
question: {{constant: tider}}
answer: Svar
count: Antal
invited: Tillfrågade
"""


def simple(year: int = 2026, more: str = "") -> str:
    return SIMPLE.format(id=f"hemtjanst-{year}", year=year, more=more)


def table(*offers: tuple[int, int, int, int]) -> bytes:
    """Yes, no, don't know and invited of each provider."""
    rows: list[list[object]] = [["Utförare", "Svar", "Antal", "Tillfrågade"]]
    for (_, name), (*counts, invited) in zip(OFFERS, offers):
        rows += [[name, answer, count, invited] for answer, count in zip(("ja", "nej", "vet_ej"), counts)]
    return csv_bytes(rows)


@pytest.fixture(autouse=True)
def many(tmp_path) -> None:
    """Every test here begins with the guide of five providers."""
    guide(tmp_path, MANY)


def whole_report(folder: Path) -> list[tuple[str, Severity]]:
    """What the guide's own check and audit say of its surveys."""
    report = pipeline.run(pipeline.Order(folder / "content", None, TODAY, ROOT)).report
    return [(finding.rule, finding.severity) for finding in report.findings if finding.mark.file.startswith("surveys/")]


def test_a_small_result_takes_another_with_it(tmp_path):
    report = bring_in(tmp_path, table((80, 11, 2, 100), (31, 9, 0, 60), (14, 8, 1, 40), (3, 1, 0, 30)), simple())
    rows = published(tmp_path).splitlines()
    assert "p3,,tider,,,,,yes" in rows and "p2,,tider,,,,,yes" in rows and "p0,,tider,ja,80,,," in rows and "p0,,tider,vet_ej,2,,," in rows
    assert published(tmp_path, "totals.csv") == "tider,128,157,\n"
    assert "räkna ut: 2 (gränsen är 10 svar)" in said(report)[0] and report.exit_code == 0
    assert whole_report(tmp_path) == []


def test_a_sum_that_would_give_a_result_away_is_withheld(tmp_path):
    report = bring_in(tmp_path, table((80, 11, 2, 100), (3, 1, 0, 9)), simple())
    assert published(tmp_path, "totals.csv") == "tider,,,yes\n"
    assert "p0,,tider,ja,80,,," in published(tmp_path) and "p1,,tider,,,,,yes" in published(tmp_path)
    assert "alla utförare inte visas: 1" in said(report)[0] and "all providers is not shown: 1" in said(report)[1]
    assert whole_report(tmp_path) == []


def test_where_all_who_were_asked_answered_alike_it_is_hidden(tmp_path):
    bring_in(tmp_path, table((80, 11, 2, 100), (31, 9, 0, 60), (24, 0, 1, 25)), simple())
    assert "p2,,tider,,,,,yes" in published(tmp_path)
    assert whole_report(tmp_path) == []


def test_the_guide_decides_the_limit(tmp_path):
    content = tmp_path / "content"
    text = (content / "guide.yaml").read_text(encoding="utf-8")
    for limit, hidden in ((5, False), (10, True), (3, True)):
        (content / "guide.yaml").write_text(text.replace("survey_threshold: 10", f"survey_threshold: {limit}"), encoding="utf-8")
        report = bring_in(tmp_path, table((80, 11, 2, 100), (5, 2, 0, 30)) if limit != 3 else table((80, 11, 2, 100), (3, 1, 0, 30)),
                          simple())
        assert ("p1,,tider,,,,,yes" in published(tmp_path)) is hidden
        assert f"gränsen är {max(limit, 5)} svar" in said(report)[0]


def test_a_total_that_others_publish_counts(tmp_path):
    """Somebody else publishes the two private providers together: one of them is small, so both are hidden."""
    elsewhere = "published_elsewhere: [{name: {sv: Kolada}, members: [p0, p1], question: tider, answered: 103, positive: 91}]"
    bring_in(tmp_path, table((80, 11, 2, 110), (9, 0, 0, 60), (31, 9, 0, 60), (40, 20, 0, 70)), simple(more=elsewhere))
    rows = published(tmp_path).splitlines()
    assert "p0,,tider,,,,,yes" in rows and "p1,,tider,,,,,yes" in rows and "p2,,tider,ja,31,,," in rows
    written = published(tmp_path, "round.yaml")
    assert re.search(r"answered: ['\"]?103", written) and re.search(r"positive: ['\"]?91", written)


def test_a_total_of_others_that_cannot_be_helped_is_said_without_numbers(tmp_path):
    elsewhere = "published_elsewhere: [{name: {sv: Kolada}, members: [p1], question: tider, answered: 7, positive: 6}]"
    report = bring_in(tmp_path, table((80, 11, 2, 110), (6, 1, 0, 61), (31, 9, 0, 62)), simple(more=elsewhere))
    assert "survey-elsewhere" in codes(report) and report.exit_code == 1
    assert "Det som ”Kolada” publicerar om ”tider”" in said(report)[0] and "What “Kolada” publishes about “tider”" in said(report)[1]
    section = said(report)[1].partition("Could not be used:")[2]
    assert not re.search(r"\d", section.partition("Worth knowing:")[0])


def test_what_the_source_hides_stays_hidden_and_is_counted_apart(tmp_path):
    guide(tmp_path)
    rows = long_rows()
    rows[1][4] = rows[2][4] = ".."
    report = bring_in(tmp_path, csv_bytes(rows), LONG + 'no_value: {"..": hidden}\n')
    assert "lindens-omsorg,,bemotande,,,,,yes" in published(tmp_path) and "lindens-omsorg,,bemotande,,,,,yes" in raw(tmp_path)
    assert "dolda redan i tabellen: 1" in said(report)[0] and "Hidden in the table already: 1" in said(report)[1]
    assert report.exit_code == 0 and whole_report(tmp_path) == []


def test_the_report_is_the_same_whatever_the_hidden_numbers_are(tmp_path):
    """A report may be pasted anywhere."""
    told = set()
    for number, (small, small_no) in enumerate([(3, 1), (4, 1), (1, 6), (0, 2), (9, 0)]):
        guide(folder := tmp_path / str(number), MANY)
        report = bring_in(folder, table((80, 11, 2, 100), (small, small_no, 0, 12)), simple())
        told.add(said(report))
    assert len(told) == 1


def test_the_report_never_says_which_are_hidden_for_their_own_sake(tmp_path):
    report = bring_in(tmp_path, table((80, 11, 2, 100), (31, 9, 0, 60), (14, 8, 1, 40), (3, 1, 0, 30)), simple())
    assert not any(name in text for _, name in OFFERS[:4] for text in said(report))


def test_numbers_before_protection_lie_outside_the_content_and_git_passes_them_over(tmp_path):
    bring_in(tmp_path, table((80, 11, 2, 100), (3, 1, 0, 9)), simple())
    assert "p1,,tider,ja,3,,," in raw(tmp_path)
    assert (tmp_path / "raw" / "surveys" / ID / ".gitignore").read_text(encoding="utf-8").splitlines()[1:] == ["*"]
    content = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "content" / "surveys").rglob("*.csv"))
    assert "p1,,tider,ja" not in content
    assert {"/raw/", "/examples/*/raw/"} <= set((ROOT / ".gitignore").read_text(encoding="utf-8").split())


counts = st.tuples(st.integers(0, 40), st.integers(0, 15), st.integers(0, 3), st.integers(0, 30)).map(lambda t: (*t[:3], sum(t)))


@settings(max_examples=30, deadline=None)
@given(offers=st.lists(counts, min_size=2, max_size=5).filter(lambda found: any(sum(one[:2]) for one in found)),
       members=st.sampled_from([None, "all", "[p0, p1]", "[p0]"]))
def test_whatever_the_answers_the_guide_can_be_published_and_nothing_reckoned(tmp_path_factory, offers, members):
    folder = tmp_path_factory.mktemp("random")
    guide(folder, MANY)
    more = f"published_elsewhere: [{{name: {{sv: Kolada}}, members: {members}, question: tider}}]" if members else ""
    report = bring_in(folder, table(*offers), simple(more=more))
    assert report.exit_code < 2
    rules = {rule for rule, severity in whole_report(folder) if severity is Severity.STOP}
    # Only other people's total can give a result away, and then the report has said so.
    assert rules <= ({"survey-hidden-can-be-reckoned"} if "survey-elsewhere" in codes(report) else set())


# ------------------------------------------------------------ two rounds together


def two_rounds(folder: Path, before: bytes, now: bytes, more: str = "", earlier_more: str = ""):
    first = bring_in(folder, before, simple(2025, earlier_more), "hemtjanst-2025")
    assert first.exit_code == 0
    return bring_in(folder, now, simple(2026, f"pool: hemtjanst-2025\n  {more}"))


BEFORE = ((80, 11, 2, 100), (31, 9, 0, 60), (6, 2, 0, 21), (5, 3, 1, 22))
NOW = ((85, 10, 2, 102), (33, 9, 0, 61), (6, 3, 0, 20), (6, 2, 1, 19))


def test_small_results_of_two_rounds_are_shown_together(tmp_path):
    report = two_rounds(tmp_path, table(*BEFORE), table(*NOW))
    assert published(tmp_path, "pooled.csv") == "p2,,tider,12,17\np3,,tider,11,16\n"
    assert "Resultat som visas tillsammans med hemtjanst-2025, för att de är dolda i båda omgångarna: 2" in said(report)[0]
    assert "pool: hemtjanst-2025" in published(tmp_path, "round.yaml") and report.exit_code == 0
    assert whole_report(tmp_path) == []


@pytest.mark.parametrize(("before", "now", "why"), [
    ((*BEFORE[:2], (1, 2, 0, 21), BEFORE[3]), (*NOW[:2], (4, 2, 0, 20), NOW[3]), "too few together"),
    ((*BEFORE[:2], (6, 0, 1, 7), BEFORE[3]), (*NOW[:2], (8, 0, 0, 8), NOW[3]), "all asked answered alike"),
    ((*BEFORE[:2], (0, 0, 0, 21), BEFORE[3]), NOW, "nobody answered then"),
])
def test_what_is_not_shown_together(tmp_path, before, now, why):
    two_rounds(tmp_path, table(*before), table(*now))
    pooled = tmp_path / "content" / "surveys" / ID / "pooled.csv"
    assert not pooled.exists() or "p2," not in pooled.read_text(encoding="utf-8"), why
    assert whole_report(tmp_path) == []


def test_a_result_hidden_for_others_is_shown_together_too(tmp_path):
    """In 2026 p2 has enough answers and is hidden for the sake of p3. So a sum of two rounds does not tell that both were small."""
    two_rounds(tmp_path, table(*BEFORE), table(NOW[0], NOW[1], (14, 8, 0, 30), NOW[3]))
    assert "p2,,tider,,,,,yes" in published(tmp_path) and "p2,,tider,20,30" in published(tmp_path, "pooled.csv")
    assert whole_report(tmp_path) == []


def test_sums_that_together_give_a_third_away_are_not_all_shown(tmp_path):
    """In 2026 p1 is hidden for the sake of p2 and p3: with both of their sums, and the sum of all, p1 could be reckoned."""
    two_rounds(tmp_path, table(*BEFORE), table(NOW[0], NOW[1], (5, 3, 0, 20), (4, 2, 1, 19)))
    assert "p1,,tider,,,,,yes" in published(tmp_path) and published(tmp_path, "pooled.csv") == "p2,,tider,11,16\n"
    assert whole_report(tmp_path) == []


def test_a_sum_of_two_rounds_that_gives_one_away_is_left_out(tmp_path):
    """Others publish p2 alone for 2025: both rounds together would tell 2026."""
    elsewhere = "published_elsewhere: [{name: {sv: Kolada}, members: [p2], question: tider}]"
    bring_in(tmp_path, table(*BEFORE), simple(2025, elsewhere), "hemtjanst-2025")
    bring_in(tmp_path, table(*NOW), simple(2026, "pool: hemtjanst-2025"))
    pooled = tmp_path / "content" / "surveys" / ID / "pooled.csv"
    assert not pooled.exists() or "p2," not in pooled.read_text(encoding="utf-8")


def test_three_rounds_two_and_two(tmp_path):
    two_rounds(tmp_path, table(*BEFORE), table(*NOW))
    report = bring_in(tmp_path, table((90, 10, 2, 110), (35, 9, 0, 66), (6, 3, 0, 23), (4, 4, 0, 18)), SIMPLE.format(
        id="hemtjanst-2027", year=2027, more="pool: hemtjanst-2026"), "hemtjanst-2027")
    assert report.exit_code == 0 and published(tmp_path, "pooled.csv", "hemtjanst-2027").startswith("p2,,tider,12,18\n")
    assert whole_report(tmp_path) == []


def test_rounds_are_not_put_together_over_a_break(tmp_path):
    report = two_rounds(tmp_path, table(*BEFORE), table(*NOW), "series_break: yes")
    assert "survey-pool-series" in codes(report) and "Serien är bruten" in said(report)[0] and "series is broken" in said(report)[1]
    assert not (tmp_path / "content" / "surveys" / ID / "pooled.csv").exists()


def test_without_the_raw_counts_of_the_earlier_round(tmp_path):
    bring_in(tmp_path, table(*BEFORE), simple(2025), "hemtjanst-2025")
    counts = tmp_path / "raw" / "surveys" / "hemtjanst-2025" / "counts.csv"
    for spoil in (lambda: counts.write_text("not,what,was,written\n", encoding="utf-8"), counts.unlink):
        spoil()
        report = bring_in(tmp_path, table(*NOW), simple(2026, "pool: hemtjanst-2025"))
        assert "survey-pool-missing" in codes(report) and report.exit_code == 1
        assert "Importera hemtjanst-2025 igen" in said(report)[0] and "Import hemtjanst-2025 again" in said(report)[1]
        assert published(tmp_path) and not (tmp_path / "content" / "surveys" / ID / "pooled.csv").exists()


def test_a_question_with_another_scale_then_is_another_question(tmp_path):
    then = simple(2025).replace("{id: nej}", "{id: nej}, {id: ibland}")
    bring_in(tmp_path, table(*BEFORE), then, "hemtjanst-2025")
    report = bring_in(tmp_path, table(*NOW), simple(2026, "pool: hemtjanst-2025"))
    assert "survey-pool-answers" in codes(report) and report.exit_code == 1
    assert "”tider” hade andra svar i hemtjanst-2025" in said(report)[0] and "had other answers in hemtjanst-2025" in said(report)[1]


def test_an_earlier_round_that_is_not_there_is_a_mistake_in_the_mapping(tmp_path):
    report = bring_in(tmp_path, table(*NOW), simple(2026, "pool: hemtjanst-2025"))
    assert codes(report) == ["survey-mapping"] and report.exit_code == 2 and "hemtjanst-2025" in said(report)[0]


@settings(max_examples=20, deadline=None)
@given(before=st.lists(counts, min_size=5, max_size=5), now=st.lists(counts, min_size=5, max_size=5))
def test_whatever_two_rounds_hold_nothing_can_be_reckoned(tmp_path_factory, before, now):
    folder = tmp_path_factory.mktemp("rounds")
    guide(folder, MANY)
    if bring_in(folder, table(*before), simple(2025), "hemtjanst-2025").exit_code or bring_in(
            folder, table(*now), simple(2026, "pool: hemtjanst-2025")).exit_code:
        return
    assert [rule for rule, severity in whole_report(folder) if severity is Severity.STOP] == []
