"""The same results arrive in every shape of table, and become the same files."""

import pytest

from tests.importing.survey_help import (ANSWERS, HEAD, LONG, ROUND, WORDS, book, bring_in, codes, csv_bytes, guide, long_rows,
                                         published, raw)

QUESTIONS = """
questions:
  bemotande:
    counts:
      mycket: Bemötandet / Mycket nöjd
      ganska: Bemötandet / Ganska nöjd
      missnojd: Bemötandet / Missnöjd
      vet_ej: Bemötandet / Vet ej
  tider:
    counts: {ja: Tiderna / Ja, nej: Tiderna / Nej}
"""
WIDE_ANSWERS = ROUND + """
shape: wide-answers
table: {header_row: 2, header_rows: 2}
provider: Utförare
unit: {column: Enhet}
invited: Tillfrågade
""" + QUESTIONS
SHARES = (ROUND + """
shape: wide-answers
table: {header_row: 2, header_rows: 2, fill_header: yes, decimal: ","}
provider: Utförare
unit: Enhet
invited: Tillfrågade
base_is: answers
""" + QUESTIONS).replace("    counts:", "    base: B\n    percents:").replace("  tider:\n    base: B", "  tider:\n    base: T")


def wide_rows(cell=lambda count, total: count, bases: bool = False) -> list[list[object]]:
    """A column per answer below a row of questions, below a title."""
    top = ["Utförare", "Enhet", "Bemötandet", None, None, None, "Tiderna", None, "Tillfrågade"]
    below = [None, None, *WORDS["bemotande"][1], *WORDS["tider"][1], None]
    rows: list[list[object]] = [["Enkät 2026"], top + (["B", "T"] if bases else []), below + ([None, None] if bases else [])]
    for (provider, unit), (treatment, times, invited) in ANSWERS.items():
        cells = [cell(count, sum(group)) for group in (treatment, times) for count in group]
        rows.append([provider, unit, *cells, invited, *([sum(treatment), sum(times)] if bases else [])])
    return rows


@pytest.fixture(scope="module")
def expected(tmp_path_factory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("expected")
    report = bring_in(folder, csv_bytes(long_rows()), LONG)
    assert report.exit_code == 0 and codes(report) == []
    return files(folder)


def files(folder) -> dict[str, str]:
    return {name: published(folder, name) for name in ("round.yaml", "results.csv", "totals.csv")} | {name: raw(folder,
        name) for name in ("counts.csv", "invited.csv")}


def test_the_long_table_is_kept_whole_in_the_raw_counts(expected):
    rows = expected["counts.csv"].splitlines()
    assert len(rows) == 4 * 6
    assert "lindens-omsorg,,bemotande,mycket,30,,," in rows and "bjorken,soder,tider,nej,0,,," in rows
    assert expected["invited.csv"].splitlines() == ["asken,,40,,", "bjorken,norr,33,,", "bjorken,soder,8,,", "lindens-omsorg,,70,,"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_any_delimiter(tmp_path, expected, delimiter):
    bring_in(tmp_path, csv_bytes(long_rows(), delimiter), LONG)
    assert files(tmp_path) == expected


def test_a_spreadsheet_with_a_sheet_per_question(tmp_path, expected):
    rows = long_rows()
    sheets = {text: [[*row[:2], *row[3:]] for row in rows if row[2] in (text, "Fråga")] for text in ("Bemötandet", "Tiderna")}
    mapping = LONG.replace("question: {column: Fråga,", "question: {sheet: yes,") + "table: {sheets: [Bemötandet, Tiderna]}\n"
    report = bring_in(tmp_path, book(sheets), mapping, name="table.xlsx")
    assert codes(report) == [] and files(tmp_path) == expected
    everything = bring_in(tmp_path, book(sheets), mapping.replace("[Bemötandet, Tiderna]", "all"), name="table.xlsx")
    assert everything.exit_code == 0 and files(tmp_path) == expected


def test_a_column_per_answer_below_merged_headings(tmp_path, expected):
    merged = ("A1:I1", "C2:F2", "G2:H2", "A2:A3", "B2:B3", "I2:I3")
    report = bring_in(tmp_path, book({"Blad1": wide_rows()}, merged), WIDE_ANSWERS, name="table.xlsx")
    assert codes(report) == [] and files(tmp_path) == expected


def test_the_same_saved_as_csv(tmp_path, expected):
    report = bring_in(tmp_path, csv_bytes(wide_rows()), WIDE_ANSWERS.replace("header_rows: 2", "header_rows: 2, fill_header: yes")
                      .replace("Enhet}", "Utförare / Enhet}").replace("unit: {column: Utförare / Enhet}", "unit: {column: Enhet}"))
    assert codes(report) == [] and files(tmp_path) == expected


def test_shares_with_decimal_commas_become_counts_where_only_one_set_fits(tmp_path, expected):
    table = csv_bytes(wide_rows(lambda count, total: f"{100 * count / total:.1f}".replace(".", ",") + " %", bases=True))
    report = bring_in(tmp_path, table, SHARES)
    assert codes(report) == ["survey-reconstructed"] and files(tmp_path) == expected


def test_percents_as_fractions_in_a_spreadsheet(tmp_path, expected):
    for number_format, mapping in (("0%", SHARES), ("General", SHARES + "percent_as: fraction\n")):
        table = book({"Blad1": wide_rows(lambda count, total: count / total, bases=True)}, ("C2:F2", "G2:H2"),
                     dict.fromkeys("CDEFGH", number_format))
        report = bring_in(tmp_path, table, mapping, name="table.xlsx")
        assert codes(report) == ["survey-reconstructed"] and files(tmp_path) == expected


PER_QUESTION = ROUND + """
shape: wide-questions
provider: Namn
base_is: answers
base: Svar
questions:
  tider: {percent: I tid, footnote: Not}
  bemotande: {percent: Nöjda, base: Svar B}
footnotes: {"1": hidden, "2": reported, "3": not-asked}
no_value: {"..": hidden, "–": not-asked}
ignore: [Not B]
"""


def test_a_column_per_question(tmp_path):
    rows = [["Namn", "I tid", "Not", "Svar", "Nöjda", "Svar B"],
            ["Lindens Omsorg", "70,2", "", "57", "87,9", "58"], ["asken", "74", "2", "27", "93", "27"], ["BJÖRKEN", "..", "1", "", "–", ""]]
    contracts = "provider,name,ownership,unit,unit_name,service,areas,from,to\n" + "".join(
        f"{id_},{name},private,,,hemtjanst,norr,2024-01-01,\n" for id_, name in (("lindens-omsorg", "Lindens Omsorg"), ("asken", "Asken"),
            ("bjorken", "Björken")))
    guide(tmp_path, contracts + "ekens-omsorg,Ekens Omsorg,nonprofit,eken,Ekens hus,boende,norr,2024-01-01,2030-12-31\n")
    report = bring_in(tmp_path, csv_bytes(rows), PER_QUESTION)
    assert codes(report) == ["survey-reconstructed", "survey-kept-percent", "survey-caution", "survey-total-left-out"]
    assert published(tmp_path).splitlines() == [
        # Two answers, and one count fits: 20 of 27. The other question has several positive answers, so its percent stays one.
        "asken,,bemotande,,,93,27,", "asken,,tider,ja,20,,,", "asken,,tider,nej,7,,,", "bjorken,,tider,,,,,yes",
        "lindens-omsorg,,bemotande,,,87.9,58,", "lindens-omsorg,,tider,ja,40,,,", "lindens-omsorg,,tider,nej,17,,,"]


def test_forms_that_came_in_are_not_answers_to_the_question(tmp_path):
    rows = [["Namn", "I tid", "Not", "Svar"], ["Lindens Omsorg", "70", "", "57"], ["Askens Hemtjänst", "74", "", "27"]]
    mapping = PER_QUESTION.replace("  bemotande: {percent: Nöjda, base: Svar B}\n", "").replace("base_is: answers", "base_is: surveys")
    report = bring_in(tmp_path, csv_bytes(rows), mapping)
    assert "survey-reconstructed" not in codes(report)
    assert published(tmp_path).splitlines() == ["asken,,tider,,,74,27,", "lindens-omsorg,,tider,,,70,57,"]
    assert not (tmp_path / "content" / "surveys" / "hemtjanst-2026" / "totals.csv").exists()


def test_numbers_of_positive_answers(tmp_path):
    rows = [["Namn", "I tid", "Not", "Svar"], ["Lindens Omsorg", 40, "", 57], ["Askens Hemtjänst", 20, "", 27]]
    mapping = PER_QUESTION.replace("  bemotande: {percent: Nöjda, base: Svar B}\n", "").replace("percent: I tid", "count: I tid")
    bring_in(tmp_path, csv_bytes(rows), mapping)
    assert published(tmp_path).splitlines() == ["asken,,tider,ja,20,,,", "asken,,tider,nej,7,,,", "lindens-omsorg,,tider,ja,40,,,",
                                                "lindens-omsorg,,tider,nej,17,,,"]
    assert published(tmp_path, "totals.csv") == "tider,60,84,\n"


def test_answers_without_a_row_are_nobody_s(tmp_path):
    rows = [row for row in long_rows() if row[4] != 0]
    bring_in(tmp_path, csv_bytes(rows), LONG)
    assert "bjorken,soder,tider,nej,0,,," in raw(tmp_path)


def test_nobody_answered_is_not_hidden_and_nobody_asked_is_not_there(tmp_path):
    rows = [HEAD, *[row for row in long_rows() if row[0] == "Lindens Omsorg"]]
    rows += [["Askens Hemtjänst", "", text, answer, "–", 12] for text, answers in WORDS.values() for answer in answers]
    rows += [["Björken", "Björken Norr", text, answer, "..", 12] for text, answers in WORDS.values() for answer in answers]
    bring_in(tmp_path, csv_bytes(rows), LONG + 'no_value: {"–": no-answers, "..": not-asked}\n')
    found = published(tmp_path).splitlines()
    assert found[:5] == ["asken,,bemotande,mycket,0,,,", "asken,,bemotande,ganska,0,,,", "asken,,bemotande,missnojd,0,,,",
                         "asken,,tider,ja,0,,,", "asken,,tider,nej,0,,,"]
    assert not any(row.startswith("bjorken") for row in found) and len(found) == 5 + 6
    assert "bjorken" not in published(tmp_path, "round.yaml")


def test_only_don_t_know_says_what_each_said(tmp_path):
    rows = [*[row for row in long_rows() if row[0] != "Askens Hemtjänst"], *[["Askens Hemtjänst", "", "Bemötandet", answer, count, 9]
            for answer, count in zip(WORDS["bemotande"][1], (0, 0, 0, 6))]]
    bring_in(tmp_path, csv_bytes(rows), LONG)
    assert "asken,,bemotande,missnojd,0,,," in published(tmp_path) and "asken,,bemotande,vet_ej" not in published(tmp_path)
    assert "asken,,bemotande,vet_ej,6,,," in raw(tmp_path)


def test_a_provider_is_found_by_name_id_alias_and_its_only_unit(tmp_path):
    contracts = """provider,name,ownership,unit,unit_name,service,areas,from,to
lindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr soder,2024-01-01,
ekens-omsorg,Ekens Omsorg,nonprofit,eken,Ekens hus,hemtjanst,norr,2024-01-01,2030-12-31
"""
    guide(tmp_path, contracts)
    for text, extra in (("LINDENS omsorg", ""), ("lindens-omsorg", ""), ("Linden", ", aliases: {Linden: Lindens Omsorg}"),
                        ("L1", ", ids: {L1: lindens-omsorg}"),
                        ("Lindens", ', template: "{} Omsorg"')):
        rows = [["Utförare", "Fråga", "Svar", "Antal"], [text, "tider", "ja", 30], [text, "tider", "nej", 10],
                ["Ekens Omsorg", "tider", "ja", 20], ["Totalt", "tider", "ja", 50]]
        if "template" in extra:
            rows[3][0] = "Ekens"
        mapping = ROUND + "shape: long\nquestion: Fråga\nanswer: Svar\ncount: Antal\n"
        mapping += f"provider: {{column: Utförare, skip: [Totalt]{extra}}}\n"
        assert codes(bring_in(tmp_path, csv_bytes(rows), mapping)) == []
        assert raw(tmp_path).splitlines() == ["ekens-omsorg,eken,tider,ja,20,,,", "ekens-omsorg,eken,tider,nej,0,,,",
                                              "lindens-omsorg,,tider,ja,30,,,", "lindens-omsorg,,tider,nej,10,,,"]


def test_a_guide_is_not_needed(tmp_path):
    (tmp_path / "content").mkdir()
    report = bring_in(tmp_path, csv_bytes(long_rows()), LONG)
    assert codes(report) == ["survey-register"] and report.exit_code == 0
    assert "askens-hemtjanst,,bemotande" in raw(tmp_path)
