"""The audit of a whole guide: what readers could reckon is named, with words for the editor, and stops the publication."""
from datetime import date
from pathlib import Path

import pytest
from tests.check.guides import copy, golden

from choice_guide import pipeline

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)
REGISTER = """provider,name,ownership,unit,unit_name,service,areas,from,to
lindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr soder,2024-01-01,
asps-omsorg,Asps Omsorg,private,,,hemtjanst,norr,2024-01-01,
bokens-omsorg,Bokens Omsorg,private,,,hemtjanst,norr,2024-01-01,
ekens-omsorg,Ekens Omsorg,nonprofit,eken,Ekens hus,boende,norr,2024-01-01,2030-12-31
"""
ROUND = """id: {id}
service: hemtjanst
period: {{from: {year}-03-01, to: {year}-04-30}}
asked_by: {{sv: Exempelby kommun}}
method: {{sv: Enkät på papper.}}
proxy: allowed
{more}questions:
  - id: bemotande
    text: {{sv: "Är du nöjd med bemötandet?"}}
    answers: [{{id: nojd, positive: yes}}, {{id: missnojd}}, {{id: vet_ej, excluded: yes}}]
invited: [{{provider: lindens-omsorg, invited: 60}}, {{provider: asps-omsorg, invited: 20}}, {{provider: bokens-omsorg, invited: 18}}]
"""
HEAD = "provider,unit,question,answer,count,percent,base,hidden\n"
LINDEN = "lindens-omsorg,,bemotande,nojd,31,,,\nlindens-omsorg,,bemotande,missnojd,9,,,\n"
ASP, ASP_SHOWN = "asps-omsorg,,bemotande,,,,,yes\n", "asps-omsorg,,bemotande,nojd,10,,,\nasps-omsorg,,bemotande,missnojd,3,,,\n"
BOKEN = "bokens-omsorg,,bemotande,,,,,yes\n"
TOTAL = "question,positive,answered,hidden\nbemotande,{0},{1},\n"


def content(folder: Path, results: str, totals: str = "", more: str = "", **files: str) -> Path:
    guide = copy(folder)
    here = guide / "surveys" / "hemtjanst-2026"
    (guide / "contracts.csv").write_text(REGISTER, "utf-8")
    written = {"round.yaml": ROUND.format(id="hemtjanst-2026", year=2026, more=more), "results.csv": HEAD + results, "totals.csv": totals, **files}
    for name, text in written.items():
        if text:
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).write_text(text, "utf-8")
    return guide


def found(guide: Path) -> tuple[str, pipeline.Build]:
    """The findings about surveys, and the build."""
    built = pipeline.run(pipeline.Order(guide, None, DAY, ROOT))
    return "".join(line + "\n" for line in golden(built.report).splitlines() if line.startswith("surveys/")), built


def test_a_single_hidden_result_beside_a_total_is_reckoned_and_stops_the_publication(tmp_path):
    words, built = found(content(tmp_path, LINDEN + ASP_SHOWN + BOKEN, TOTAL.format(49, 62)))
    assert words == ("surveys/hemtjanst-2026/results.csv:6:1 survey-hidden-can-be-reckoned stop "
                     "Det dolda resultatet för bokens-omsorg/hemtjanst på frågan bemotande går att räkna ut av det som visas.\n")
    assert built.report.exit_code() == 2


def test_two_hidden_results_protect_each_other(tmp_path):
    words, built = found(content(tmp_path, LINDEN + ASP + BOKEN, TOTAL.format(50, 62)))
    assert (words, built.guide.survey_audit.hidden) == ("", 2)
    assert built.guide.survey_audit.narrowest >= 10


def test_two_hidden_results_with_few_answers_between_them_do_not(tmp_path):
    words, _ = found(content(tmp_path, LINDEN + ASP + BOKEN, TOTAL.format(37, 47)))
    assert words.count("survey-hidden-can-be-reckoned") == 2


def test_no_total_no_risk(tmp_path):
    words, built = found(content(tmp_path, LINDEN + ASP_SHOWN + BOKEN))
    assert (words, built.guide.survey_audit.hidden, built.guide.survey_audit.narrowest) == ("", 1, 18)


@pytest.mark.parametrize(("members", "numbers", "expected"), [
    ("all", "", "survey-elsewhere-without-number warning Det går inte att kontrollera skyddet: vi vet inte vilken summa som är "
                "publicerad på annat håll för frågan bemotande."),
    ("[bokens-omsorg]", "", "survey-given-away-by-others warning Det dolda resultatet för bokens-omsorg/hemtjanst på frågan bemotande går "
                            "att räkna ut av det som andra publicerar. Det går inte att hindra härifrån."),
    ("all", ", answered: 62, positive: 50", None),
    ("all", ", answered: 47, positive: 37", "survey-given-away-by-others warning Det dolda resultatet för asps-omsorg/hemtjanst på frågan "
                                            "bemotande går att räkna ut av det som andra publicerar. Det går inte att hindra härifrån."),
    ("all", ", answered: 30, positive: 20", "survey-sums-contradict stop Summorna för frågan bemotande går inte ihop: inga antal personer "
                                            "stämmer med allt som är publicerat."),
])
def test_totals_that_others_publish_count(tmp_path, members, numbers, expected):
    more = f"published_elsewhere: [{{name: {{sv: Kolada}}, members: {members}, question: bemotande{numbers}}}]\n"
    words, _ = found(content(tmp_path, LINDEN + ASP + BOKEN, more=more))
    assert (words == "") if expected is None else any(line.endswith(expected) for line in words.splitlines()), words


def test_two_rounds_together_protect_each_other_only_while_both_are_hidden(tmp_path):
    before = {"../hemtjanst-2025/round.yaml": ROUND.format(id="hemtjanst-2025", year=2025, more=""), "../hemtjanst-2025/results.csv": HEAD + LINDEN + ASP + BOKEN}
    pooled = {"pooled.csv": "provider,unit,question,positive,answered\nbokens-omsorg,,bemotande,14,15\n"}
    words, built = found(content(tmp_path, LINDEN + ASP + BOKEN, "", "pool: hemtjanst-2025\n", **before, **pooled))
    assert (words, built.guide.survey_audit.hidden) == ("", 4)


def test_a_total_and_two_rounds_together_may_give_more_away_than_either(tmp_path):
    before = {"../hemtjanst-2025/round.yaml": ROUND.format(id="hemtjanst-2025", year=2025, more=""),
              "../hemtjanst-2025/results.csv": HEAD + LINDEN + ASP_SHOWN + BOKEN,
              "../hemtjanst-2025/totals.csv": TOTAL.format(49, 62)}
    pooled = {"pooled.csv": "provider,unit,question,positive,answered\nbokens-omsorg,,bemotande,14,15\n"}
    words, _ = found(content(tmp_path, LINDEN + ASP + BOKEN, "", "pool: hemtjanst-2025\n", **before, **pooled))
    assert {line.split(":")[0] for line in words.splitlines()} == {"surveys/hemtjanst-2025/results.csv", "surveys/hemtjanst-2026/results.csv"}


PROFILE = """id: {id}
name: {name}
ownership: private
offers:
  - service: hemtjanst
    capacity: {capacity}
"""
UNINVITED = ROUND[:ROUND.index("invited:")] + "invited: [{{provider: lindens-omsorg, invited: 60}}]\n"


def with_places(folder: Path, asp: str, boken: str, results: str, totals: str) -> tuple[str, pipeline.Build]:
    """Asp and Boken say how many places they have, and nobody says how many were invited there."""
    guide = content(folder, results, totals, **{"round.yaml": UNINVITED.format(id="hemtjanst-2026", year=2026, more="")})
    for id_, name, capacity in (("asps-omsorg", "Asps Omsorg", asp), ("bokens-omsorg", "Bokens Omsorg", boken)):
        (guide / "providers" / f"{id_}.yaml").write_text(PROFILE.format(id=id_, name=name, capacity=capacity), "utf-8")
    return found(guide)


@pytest.mark.parametrize(("asp", "boken", "narrow"), [
    ("{ceiling: 14, unit: places}", "{ceiling: 12}", True),                                  # 22 answers: each has at least 8
    ("{ceiling: 14, unit: places}", "{ceiling: 12, unit: hours}", False),
    ("{ceiling: 14, unit: places}", "none", False),
    ("{ceiling: 14}", "[{ceiling: 12, areas: [norr]}]", True),
    ("{ceiling: 14}", "[{ceiling: 12, areas: [soder]}]", False),                             # it serves norr, which has no ceiling
    ("{ceiling: 10}", "{ceiling: 9}", False),                                                # 22 do not fit: they tell nothing
])
def test_places_count_where_nobody_says_how_many_were_invited(tmp_path, asp, boken, narrow):
    words, built = with_places(tmp_path, asp, boken, LINDEN + ASP + BOKEN, TOTAL.format(42, 62))
    assert (words.count("survey-hidden-can-be-reckoned") == 2) is narrow and (words == "") is not narrow
    assert (built.report.exit_code() == 2) is narrow


def test_places_are_no_bound_where_more_people_are_shown_to_have_answered(tmp_path):
    """Asp shows 13 answers to another question of the round, and has 12 places."""
    other = "".join(f"{provider},,tider,{answer},{count},,,\n" for provider, answer, count in (("asps-omsorg", "ja", 11), ("asps-omsorg", "nej", 2)))
    question = "  - {id: tider, text: {sv: \"Kommer de i tid?\"}, answers: [{id: ja, positive: yes}, {id: nej}]}\n"
    for results, narrow in ((LINDEN + ASP + BOKEN, True), (LINDEN + ASP + BOKEN + other, False)):
        guide = content(tmp_path / str(narrow), results, TOTAL.format(42, 62))
        text = UNINVITED.format(id="hemtjanst-2026", year=2026, more="").replace("invited:", f"{question}invited:", 1)
        (guide / "surveys" / "hemtjanst-2026" / "round.yaml").write_text(text, "utf-8")
        for id_, name, number in (("asps-omsorg", "Asps Omsorg", 12), ("bokens-omsorg", "Bokens Omsorg", 14)):
            (guide / "providers" / f"{id_}.yaml").write_text(PROFILE.format(id=id_, name=name, capacity=f"{{ceiling: {number}}}"), "utf-8")
        assert ("survey-hidden-can-be-reckoned" in found(guide)[0]) is narrow


def test_hidden_results_that_are_all_alike_are_reckoned_where_nobody_says_how_many_were_invited(tmp_path):
    linden = "lindens-omsorg,,bemotande,nojd,31,,,\nlindens-omsorg,,bemotande,missnojd,9,,,\n"
    words, built = with_places(tmp_path, "none", "none", linden + ASP + BOKEN, TOTAL.format(53, 62))
    assert words.count("survey-hidden-can-be-reckoned") == 2 and built.report.exit_code() == 2


def test_the_words_in_english_name_no_number(tmp_path):
    _, built = found(content(tmp_path, LINDEN + ASP_SHOWN + BOKEN, TOTAL.format(49, 62)))
    said = next(line for line in golden(built.report, "en").splitlines() if "reckoned" in line)
    assert said.endswith("The hidden result of bokens-omsorg/hemtjanst for the question bemotande can be reckoned from what is shown.")


def test_an_own_total_must_add_up_even_where_nothing_is_hidden(tmp_path):
    shown = "bokens-omsorg,,bemotande,nojd,11,,,\nbokens-omsorg,,bemotande,missnojd,2,,,\n"
    words, built = found(content(tmp_path, LINDEN + ASP_SHOWN + shown, TOTAL.format(60, 80)))
    assert "survey-sums-contradict" in words and built.report.exit_code() == 2
    assert found(content(tmp_path / "right", LINDEN + ASP_SHOWN + shown, TOTAL.format(52, 66)))[0] == ""


def test_a_total_that_is_not_known_here_makes_the_audit_incomplete(tmp_path):
    more = "published_elsewhere: [{name: {sv: Kolada}, members: all, question: bemotande}]\n"
    assert found(content(tmp_path, LINDEN + ASP + BOKEN, more=more))[1].guide.survey_audit.incomplete
    assert not found(content(tmp_path / "other", LINDEN + ASP + BOKEN))[1].guide.survey_audit.incomplete


def test_the_narrowest_span_counts_positive_answers_too(tmp_path):
    _, built = found(content(tmp_path, LINDEN + ASP + BOKEN, TOTAL.format(43, 62)))
    assert built.guide.survey_audit.narrowest == 12  # 43 - 31 positive answers are left for the two, of 22
