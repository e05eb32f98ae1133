"""Every kind of bad mapping, table and cell has its own message in both languages, says where, and never repeats a number."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from choice_guide.importing.records import WEIGHTS, Weight
from tests.importing.survey_help import (HEAD, ID, LONG, ROUND, TODAY, WORDS, book, bring_in, codes, csv_bytes, guide, long_rows,
                                         published, raw,
                                         said)
from choice_guide.importing.survey import import_survey

GOOD = csv_bytes(long_rows())
QUESTION_COLUMNS = ROUND + """
shape: wide-questions
provider: Namn
base: Svar
base_is: answers
questions:
  tider: {percent: I tid}
"""
SHARES = ROUND + """
shape: wide-answers
provider: Namn
base: Svar
base_is: answers
questions:
  bemotande: {percents: {mycket: M, ganska: G, missnojd: N, vet_ej: V}}
"""


def swap(mapping: str, old: str, new: str) -> str:
    assert old in mapping
    return mapping.replace(old, new, 1)


def test_the_base_case_is_good(tmp_path):
    report = bring_in(tmp_path, GOOD, LONG)
    assert report.exit_code == 0 and report.problems == ()


BAD_MAPPINGS = [
    # What `check` says of a round, it says of the round in a mapping.
    ("survey-mapping", swap(LONG, "  method: {sv: Enkät på papper.}\n", ""), "rad 3: Fältet method måste fyllas i",
     "line 3: The field method"),
    ("survey-mapping", swap(LONG, "mycket, positive: yes}, {id: ganska, positive: yes}", "mycket}, {id: ganska}"), "bemotande", "line 10"),
    ("survey-mapping", swap(LONG, "  proxy: allowed", "  proxi: allowed"), "”proxy”", "“proxy”"),
    ("survey-mapping", swap(LONG, "  id: hemtjanst-2026", "  id: hemtjanst-2025"), "rad 3", "line 3"),
    ("survey-mapping", swap(LONG, "service: hemtjanst", "service: hemtjenst"), "hemtjanst", "hemtjanst"),
    ("survey-mapping", swap(LONG, "to: 2026-04-30", "to: 2026-02-30"), "2026-02-30", "2026-02-30"),
    ("survey-mapping", LONG + "footnots: {}\n", "footnotes", "footnotes"),
    ("survey-mapping", LONG + "table: {delimeter: ';'}\n", "delimiter", "delimiter"),
    ("survey-mapping", LONG + "table: {header_row: 0}\n", "rad 27: 0 är för lågt", "line 27: 0 is too low"),
    ("survey-mapping", LONG + "no_value: {'..': gone}\n", "hidden", "hidden"),
    ("survey-mapping", swap(LONG, "shape: long", "shape: wide"), "wide-questions", "wide-questions"),
    ("survey-mapping", swap(LONG, "Tiderna: tider}", "Tiderna: tid}"), "tider", "tider"),
    ("survey-mapping", swap(LONG, "Ja: ja,", "Ja: jo,"), "ja", "ja"),
    ("survey-mapping", swap(QUESTION_COLUMNS, "  tider: {", "  tiden: {"), "tider", "tider"),
    ("survey-mapping", swap(SHARES, "missnojd: N", "misnojd: N"), "missnojd", "missnojd"),
    ("survey-mapping", swap(SHARES, ", missnojd: N", ""), "missnojd", "missnojd"),
    ("survey-mapping", swap(QUESTION_COLUMNS, "base_is: answers\n", ""), "base_is", "base_is"),
    ("survey-mapping", "round: [", "går inte att tolka", "cannot be understood"),
    ("survey-mapping", LONG + "shape: long\n", "shape", "shape"),
    ("mapping-missing-key", "", "”round”", "“round”"),
    ("survey-source", swap(LONG, "{column: Utförare}", "{column: Utförare, constant: asken}"), "”provider”", "exactly one of column"),
    ("survey-source", swap(LONG, "{column: Enhet}", "{skip: [Totalt]}"), "”unit”", "“unit”"),
    ("survey-template", swap(LONG, "{column: Utförare}", "{column: Utförare, template: Agency}"), "{} på ett ställe", "{} in one place"),
    ("survey-numbers", LONG + "percent: Andel\nbase: Svar\nbase_is: answers\n", "antingen antal", "either numbers of answers"),
    ("survey-numbers", swap(QUESTION_COLUMNS, "{percent: I tid}", "{percent: I tid, count: Antal}"), "”tider”", "“tider”"),
    ("survey-numbers", swap(QUESTION_COLUMNS, "{percent: I tid}", "{footnote: Not}"), "”tider”", "“tider”"),
    ("survey-two-answers", swap(QUESTION_COLUMNS, "tider: {percent: I tid}", "bemotande: {count: Nöjda}"), "två svar", "two answers"),
    ("survey-base", swap(QUESTION_COLUMNS, "base: Svar\n", ""), "”percent” behöver", "“percent” needs"),
    ("survey-base", swap(swap(QUESTION_COLUMNS, "base: Svar\n", ""), "percent: I tid", "count: I tid"), "”count” behöver", "“count” needs"),
    ("survey-rate", QUESTION_COLUMNS + "response_rate: Frekvens\n", "base_is: surveys", "base_is: surveys"),
    ("survey-invited-twice", swap(LONG, "  questions:", "  invited: [{provider: asken, invited: 12}]\n  questions:"), "både i round",
     "both in round"),
    ("survey-only-answers", swap(LONG, "count: Antal\n", ""), "en rad per person", "a row per person"),
]


@pytest.mark.parametrize(("code", "mapping", "swedish", "english"), BAD_MAPPINGS,
                         ids=[f"{bad[0]}-{n}" for n, bad in enumerate(BAD_MAPPINGS)])
def test_bad_mappings(tmp_path, code, mapping, swedish, english):
    report = bring_in(tmp_path, GOOD, mapping)
    assert set(codes(report)) == {code} and report.exit_code == 2
    assert swedish in said(report)[0] and english in said(report)[1]
    assert not (tmp_path / "content" / "surveys").exists() and not (tmp_path / "raw").exists()


def test_all_mistakes_of_a_mapping_come_at_once(tmp_path):
    mapping = swap(swap(LONG, "proxy: allowed", "proxy: maybe"), "{column: Enhet}", "{}") + "xyzzy: 1\n"
    report = bring_in(tmp_path, GOOD, mapping)
    assert sorted(codes(report)) == ["survey-mapping", "survey-mapping", "survey-source"]
    assert [line for line in re.findall(r"rad (\d+)", said(report)[0])] == ["27", "8", "20"]


def test_remarks_on_a_mapping_stop_nothing(tmp_path):
    mapping = LONG.replace("  questions:",
                           "  published_elsewhere: [{name: Kolada, members: [asken, asken], question: tider}]\n  questions:")
    report = bring_in(tmp_path, GOOD, mapping)
    assert codes(report)[0] == "survey-remark" and report.exit_code < 2
    assert "asken" in said(report)[0]


BAD_TABLES = [
    (b"", LONG, "empty-file", "Filen är tom.", "The file is empty."),
    (b"%PDF-1.7 ...", LONG, "not-a-table", "ingen tabell", "no table"),
    (csv_bytes([["Utforare", *HEAD[1:]], *long_rows()[1:]]), LONG, "column-missing-guess", "Menade du ”Utforare”?",
     "Did you mean “Utforare”?"),
    (csv_bytes([["Qwerty", *HEAD[1:]], *long_rows()[1:]]), LONG, "column-missing", "”Utförare” finns i mappningen", "“Utförare”"),
    (csv_bytes([[*HEAD, "Antal"], *[[*row, 1] for row in long_rows()[1:]]]), LONG, "column-twice", "”Antal” står över flera",
     "“Antal” stands over"),
    (csv_bytes([["Namn", "I tid", "Svar"], ["Askens Hemtjänst", "0,74", 27], ["Lindens Omsorg", "0,5", 30], ["Björken", 1, 12]]),
     QUESTION_COLUMNS, "survey-fractions", "percent_as: fraction", "percent_as: fraction"),
    (csv_bytes([HEAD, ["Ingen", "", "Bemötandet", "Mycket nöjd", 30, 40]]), LONG, "survey-nothing", "Inget resultat kunde användas",
     "No result could be used"),
]


@pytest.mark.parametrize(("table", "mapping", "code", "swedish", "english"), BAD_TABLES, ids=[bad[2] for bad in BAD_TABLES])
def test_bad_tables(tmp_path, table, mapping, code, swedish, english):
    report = bring_in(tmp_path, table, mapping)
    assert report.problems[0].code == code and report.exit_code == 2
    assert swedish in said(report)[0] and english in said(report)[1]
    assert not (tmp_path / "content" / "surveys").exists() and not (tmp_path / "raw").exists()


def test_a_sheet_that_is_not_there(tmp_path):
    report = bring_in(tmp_path, book({"Resultat": long_rows()}), LONG + "table: {sheets: [Resultat, Resultatt]}\n", name="table.xlsx")
    assert codes(report) == ["sheet-missing-guess"] and "”Resultat”" in said(report)[0]
    report = bring_in(tmp_path, book({"Ett": long_rows(), "Två": [["Namn"], ["x"]]}), LONG + "table: {sheets: all}\n", name="table.xlsx")
    assert "Två!Utförare" in said(report)[0]


def one_cell(column: str, text: object, row: int = 2) -> bytes:
    """The good table with one cell changed; `row` as a spreadsheet counts."""
    rows = long_rows()
    rows[row - 1][HEAD.index(column)] = text
    return csv_bytes(rows)


def wide(mapping: str, *rows: list[object]) -> tuple[bytes, str]:
    head = ["Namn", "I tid", "Svar", "Not"] if "wide-questions" in mapping else ["Namn", "M", "G", "N", "V", "Svar"]
    return csv_bytes([head, *rows]), mapping


NOTE = QUESTION_COLUMNS.replace("{percent: I tid}", "{percent: I tid, footnote: Not}") + 'footnotes: {"1": hidden, "2": not-asked}\n'
PLAIN = QUESTION_COLUMNS + "ignore: [Not]\n"
ASKEN = ["Askens Hemtjänst", 74, 27, ""]
FULL = ["Askens Hemtjänst", 67, 26, 7, 0, 27]
BAD_CELLS = [
    ("survey-no-provider", one_cell("Utförare", ""), LONG, "A2", "Utförarens namn saknas", "name is missing"),
    ("survey-no-contract", one_cell("Utförare", "Kolada"), LONG, "A2: Kolada", "inget avtal", "no contract"),
    ("survey-no-contract-guess", one_cell("Utförare", "Lindens Omsorgg"), LONG, "A2: Lindens Omsorgg", "Menas ”Lindens Omsorg”?",
     "Is it “Lindens Omsorg”?"),
    ("survey-unit", one_cell("Enhet", "Björken Väster", 14), LONG, "B14: Björken, Björken Väster", "Björken Norr, Björken Söder",
     "Björken Norr, Björken Söder"),
    ("survey-unit", one_cell("Enhet", "", 14), LONG, "B14: Björken", "Björken Norr, Björken Söder", "units in contracts.csv"),
    ("survey-question", one_cell("Fråga", "Xyzzy"), LONG, "C2: Xyzzy", "finns inte i omgången", "is not in the round"),
    ("survey-question-guess", one_cell("Fråga", "Bemötande"), LONG, "C2: Bemötande", "Menas ”Bemötandet”?", "Is it “Bemötandet”?"),
    ("survey-answer", one_cell("Svar", "Xyzzy"), LONG, "D2: Xyzzy", "inte på frågans skala", "not on the question's scale"),
    ("survey-answer-guess", one_cell("Svar", "Mycket nöjda"), LONG, "D2: Mycket nöjda", "Menas ”Mycket nöjd”?", "Is it “Mycket nöjd”?"),
    ("survey-answer-outside", one_cell("Svar", "Ja"), LONG, "D2: Ja", "hör till en annan fråga", "belongs to another question"),
    ("survey-row-missing", one_cell("Utförare", "Kolada", 3), LONG, "E2, E4, E5", "om antalet är noll", "whether the number is nought"),
    ("survey-row-missing", one_cell("Fråga", "Xyzzy", 3), LONG, "E2, E4, E5", "om antalet är noll", "whether the number is nought"),
    ("survey-blank", one_cell("Antal", ""), LONG, "E2", "är tom", "is empty"),
    ("survey-sign", one_cell("Antal", "*"), LONG, "E2: *", 'no_value: {"*": hidden}', 'no_value: {"*": hidden}'),
    ("survey-number", one_cell("Antal", "<17"), LONG, "E2", "inget tal", "no number"),
    ("survey-count", one_cell("Antal", "17,5"), LONG, "E2", "helt tal från 0", "whole number from 0"),
    ("survey-ambiguous", one_cell("Antal", "1.017"), LONG, "E2", "table: {decimal: \",\"}", "table: {decimal: \".\"}"),
    ("survey-twice", one_cell("Svar", "Ganska nöjd"), LONG, "E2, E3", "står i flera celler", "in several cells"),
    ("survey-invited", one_cell("Antal", "171"), LONG, "E2, E3", "Fler har svarat än som tillfrågades",
     "More have answered than were invited"),
    ("survey-invited-differs", one_cell("Tillfrågade", "71"), LONG, "F2, F3", "säger olika", "differ on how many"),
    ("survey-number", one_cell("Tillfrågade", "ca 71"), LONG, "F2", "inget tal", "no number"),
    ("survey-percent", *wide(PLAIN, ["Lindens Omsorg", 171, 57, ""], ASKEN), "B2", "över 100", "over 100"),
    ("survey-without-base", *wide(PLAIN, ["Lindens Omsorg", 70, "", ""], ASKEN), "B2", "utan antalet", "without the number"),
    ("survey-percent-impossible", *wide(PLAIN, ["Lindens Omsorg", 37, 10, ""], ASKEN), "B2", "base_is: surveys", "base_is: surveys"),
    ("survey-base-differs", *wide(PLAIN, ["Lindens Omsorg", 71, 0, ""], ASKEN), "B2", "stämmer inte", "do not agree"),
    ("survey-shares", *wide(SHARES, ["Lindens Omsorg", 71, 17, 6, 3, 70], FULL), "B2, C2, D2, E2", "99 till 101", "99 to 101"),
    ("survey-shares-impossible", *wide(SHARES, ["Lindens Omsorg", 71, 17, 7, 5, 10], FULL), "B2, C2, D2, E2", "Inga hela antal",
     "No whole numbers"),
    ("survey-dont-know", *wide(SHARES.replace("base_is: answers", "base_is: surveys"), ["Lindens Omsorg", 71, 17, 7, 5, 700], FULL),
     "B2, C2, D2, E2",
     "ska stå utanför", "are to stand outside"),
    ("survey-mixed", *wide(SHARES + 'no_value: {"–": not-asked}\n', ["Lindens Omsorg", 71, 17, 12, "–", 70], FULL), "B2, C2, D2, E2",
     "andra säger", "others say"),
    ("survey-footnote", *wide(NOTE, ["Lindens Omsorg", 71, 17, "9"], ASKEN), "D2", "Fotnoten … i", "footnote … in"),
    ("survey-footnote-number", *wide(NOTE, ["Lindens Omsorg", 71, 17, "2"], ASKEN), "B2", "fotnoten säger", "footnote says"),
    ("cell-outside", csv_bytes([*long_rows(), ["Askens Hemtjänst", "", "Tiderna", "Ja", 7, 40, 171]]), LONG, "G26", "utanför kolumnerna",
     "outside the columns"),
    ("row-short", csv_bytes([*long_rows()[:-1], long_rows()[-1][:5]]), LONG, "25", "Raden har 5 celler", "5 cells"),
    ("survey-column-unused", csv_bytes([[*HEAD, "Not"], *[[*row, "x"] for row in long_rows()[1:]]]), LONG, "", "”Not” används inte",
     "“Not” is not used"),
]


@pytest.mark.parametrize(("code", "table", "mapping", "where", "swedish", "english"), BAD_CELLS,
                         ids=[f"{bad[0]}-{n}" for n, bad in enumerate(BAD_CELLS)])
def test_bad_cells(tmp_path, code, table, mapping, where, swedish, english):
    report = bring_in(tmp_path, table, mapping)
    assert code in codes(report) and report.exit_code == 1
    for text, words in zip(said(report), (swedish, english)):
        assert words in text and where in text
        assert "17" not in re.sub(r"\b[A-Z]\d+\b", "", text)  # of the numbers in these tables; a cell may be called so
    assert published(tmp_path)


def test_the_sheet_is_named(tmp_path):
    rows = long_rows()
    rows[4][4] = None
    rows[6][4] = "?"
    report = bring_in(tmp_path, book({"Enkät 2026": rows}), LONG, name="table.xlsx")
    assert "'Enkät 2026'!E5" in said(report)[0] and "'Enkät 2026'!E7: ?" in said(report)[1]


def test_formulas(tmp_path):
    rows = long_rows()
    rows[1][4] = "=3*10"
    report = bring_in(tmp_path, book({"Blad1": rows}), LONG, name="table.xlsx")
    assert (report.problems[0].code, str(report.problems[0].place)) == ("formula-without-value", "Blad1!E2")


def test_a_result_with_an_unusable_cell_is_hidden_and_in_no_sum(tmp_path):
    report = bring_in(tmp_path, one_cell("Antal", "?"), LONG)
    assert "lindens-omsorg,,bemotande,,,,,yes" in published(tmp_path)
    assert "lindens-omsorg,,bemotande" not in raw(tmp_path)
    assert "bemotande" not in published(tmp_path, "totals.csv") and "tider" in published(tmp_path, "totals.csv")
    assert "survey-total-left-out" in codes(report) and "kunde användas: 1" in said(report)[0]


def test_where_more_answered_than_were_invited_neither_number_is_used(tmp_path):
    bring_in(tmp_path, one_cell("Antal", "171"), LONG)
    assert "lindens-omsorg" not in published(tmp_path, "round.yaml")
    assert "lindens-omsorg,,bemotande,,,,,yes" in published(tmp_path) and "lindens-omsorg,,tider,ja,40" in published(tmp_path)


NOTES = [
    ("survey-outside-period", csv_bytes([*long_rows(), *[["Cedern", "", *row[2:5], 70] for row in long_rows()[1:7]]]), LONG,
     "cedern hade inget avtal under undersökningen", "cedern had no contract during the survey"),
    ("survey-absent", csv_bytes([row for row in long_rows() if row[0] != "Björken"]), LONG, "2 stycken: Björken Norr, Björken Söder",
     "Björken Norr, Björken Söder"),
    ("survey-reconstructed", *wide(PLAIN, ASKEN), "bara ett antal kan stämma: 1", "only one number fits: 1"),
    ("survey-kept-percent", *wide(PLAIN, ["Lindens Omsorg", 70, 250, ""]), "bara finns som andel", "kept as a share"),
    ("survey-caution", *wide(NOTE.replace("not-asked", "reported"), ["Lindens Omsorg", 70, 57, "2"]), "trots fotnot 2: 1",
     "in spite of footnote 2: 1"),
    ("survey-rate-unclear", *wide(QUESTION_COLUMNS.replace("base_is: answers", "base_is: surveys") + "response_rate: Not\n",
                                  ["Lindens Omsorg", 70, 57, 33]),
     "svarsfrekvensen inte säger precis", "response rate does not tell"),
    ("survey-total-left-out", *wide(PLAIN, ["Lindens Omsorg", 70, 250, ""], ASKEN), "Ingen summa för alla utförare finns för tider",
     "no sum of all providers for tider"),
    ("encoding-guessed", csv_bytes(long_rows()).decode().encode("windows-1252"), LONG, "Windows-1252", "Windows-1252"),
]


@pytest.mark.parametrize(("code", "table", "mapping", "swedish", "english"), NOTES, ids=[note[0] for note in NOTES])
def test_what_is_worth_knowing(tmp_path, code, table, mapping, swedish, english):
    report = bring_in(tmp_path, table, mapping)
    assert code in [problem.code for problem in report.problems] and report.exit_code == 0
    assert swedish in said(report)[0] and english in said(report)[1]


def test_without_a_whole_register_nobody_is_without_contract(tmp_path):
    guide(tmp_path, "provider,name\nasken,Asken\n")
    report = bring_in(tmp_path, GOOD, LONG)
    assert "survey-register" in codes(report) and report.exit_code == 0
    assert "avtalsregistret" in said(report)[0].casefold() and "register of contracts" in said(report)[1]


def test_an_invited_number_that_a_rate_tells_exactly_is_used(tmp_path):
    mapping = QUESTION_COLUMNS.replace("base_is: answers", "base_is: surveys") + "response_rate: Not\n"
    bring_in(tmp_path, *wide(mapping, ["Lindens Omsorg", 70, 57, "95"], ["Askens Hemtjänst", 60, 9, "90"]))
    # 57 of 60 is 95 percent, and no other number is. Nine of ten too, but there the result is hidden, and so is what follows from it.
    assert raw(tmp_path, "invited.csv").splitlines() == ["asken,,10,,yes", "lindens-omsorg,,60,,yes"]
    assert "invited: 60" in published(tmp_path, "round.yaml") and "invited: 10" not in published(tmp_path, "round.yaml")


def test_a_file_in_a_content_folder_is_refused(tmp_path):
    content = guide(tmp_path)
    (content / "surveys" / "raw").mkdir(parents=True)
    source = content / "surveys" / "raw" / "table.csv"
    source.write_bytes(GOOD)
    (tmp_path / "mapping.yaml").write_text(LONG, encoding="utf-8")
    report = import_survey(source, tmp_path / "mapping.yaml", content / "surveys" / ID, None, TODAY)
    assert codes(report) == ["survey-source-in-content"] and report.exit_code == 2
    assert "ligger i en innehållsmapp" in said(report)[0] and "/raw/, which git ignores" in said(report)[1]
    elsewhere = tmp_path / "other" / "deep"
    elsewhere.mkdir(parents=True)
    (tmp_path / "other" / "guide.yaml").write_text("id: x\n", encoding="utf-8")
    (elsewhere / "table.csv").write_bytes(GOOD)
    (tmp_path / "link.csv").symlink_to(elsewhere / "table.csv")
    for hidden in (elsewhere / "table.csv", tmp_path / "link.csv"):
        assert codes(import_survey(hidden, tmp_path / "mapping.yaml", content / "surveys" / ID, None,
                                   TODAY)) == ["survey-source-in-content"]


def test_raw_counts_never_enter_a_content_folder(tmp_path):
    content = guide(tmp_path)
    (tmp_path / "table.csv").write_bytes(GOOD)
    (tmp_path / "mapping.yaml").write_text(LONG, encoding="utf-8")
    for folder in (content, content / "surveys" / ID, content / "raw"):
        report = import_survey(tmp_path / "table.csv", tmp_path / "mapping.yaml", content / "surveys" / ID, folder, TODAY)
        assert codes(report) == ["survey-raw-in-content"] and report.exit_code == 2
        assert "--raw" in said(report)[0] and "--raw" in said(report)[1]
    elsewhere = tmp_path / "safe"
    assert import_survey(tmp_path / "table.csv", tmp_path / "mapping.yaml", content / "surveys" / ID, elsewhere, TODAY).exit_code == 0
    assert (elsewhere / "counts.csv").exists() and not (tmp_path / "raw").exists()


def test_called_wrongly(tmp_path):
    content = guide(tmp_path)
    (tmp_path / "mapping.yaml").write_text(LONG, encoding="utf-8")

    def outcome(source: Path, mapping: Path, out: Path) -> tuple[list[str], int]:
        report = import_survey(source, mapping, out, None, TODAY)
        assert all(said(report))
        return codes(report), report.exit_code

    assert outcome(tmp_path / "none.csv", tmp_path / "none.yaml", content / "surveys" / ID) == (["mapping-missing"], 3)
    assert outcome(tmp_path / "none.csv", tmp_path / "mapping.yaml", content / "surveys" / ID) == (["source-missing"], 3)
    (tmp_path / "table.csv").write_bytes(GOOD)
    assert outcome(tmp_path / "table.csv", tmp_path / "mapping.yaml", tmp_path / ID) == (["survey-out"], 3)
    (content / "surveys").write_text("a file in the way", encoding="utf-8")
    assert outcome(tmp_path / "table.csv", tmp_path / "mapping.yaml", content / "surveys" / ID) == (["out-not-writable"], 3)
    assert not (tmp_path / "raw" / "surveys" / ID / "counts.csv").exists()


# Provoked in the files beside this one.
ELSEWHERE = {"persons-heading", "persons-number", "persons-address", "persons-time", "persons-text", "persons-words", "persons-rows",
             "survey-elsewhere", "survey-pool-missing", "survey-pool-answers", "survey-pool-series"}


def test_every_code_is_provoked():
    here = {bad[0] for bad in (*BAD_MAPPINGS, *BAD_CELLS, *NOTES)} | {bad[2] for bad in BAD_TABLES}
    here |= {"survey-remark", "survey-register", "survey-source-in-content", "survey-raw-in-content", "survey-out"}
    assert {code for code in WEIGHTS if code.startswith(("survey-",
        "persons-"))} == {code for code in here | ELSEWHERE if code.startswith(("survey-", "persons-"))}
    assert all(WEIGHTS[code] is Weight.STOP for code in ELSEWHERE if code.startswith("persons-"))


def test_a_count_in_the_place_of_an_answer_or_a_question_is_not_repeated(tmp_path):
    for old in ("answer:\n  column: Svar", "question: {column: Fråga,"):
        report = bring_in(tmp_path, GOOD, swap(LONG, old, old.replace("Svar", "Antal").replace("Fråga", "Antal")))
        wrong = [problem for problem in report.problems if problem.code in ("survey-answer", "survey-question")]
        assert wrong and {problem.value for problem in wrong} == {"…"}


def test_counts_that_are_taken_for_headings_are_not_repeated(tmp_path):
    report = bring_in(tmp_path, GOOD, LONG + "table: {header_row: 2}\n")
    missing = [problem for problem in report.problems if problem.code == "column-missing"]
    assert missing and not any(re.search(r"\b\d+\b", str(problem.params)) for problem in missing)
    assert "Lindens Omsorg" in str(missing[0].params)
