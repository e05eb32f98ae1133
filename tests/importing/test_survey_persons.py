"""Tables with a row per person are refused, with the reason and what to do; numbers of answers are not, however small they are."""
from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

from tests.importing.survey_help import HEAD, LONG, ROUND, WORDS, book, bring_in, codes, csv_bytes, guide, long_rows, published, said

PROVIDERS = ("Lindens Omsorg", "Askens Hemtjänst")
ANSWERS_PER_PERSON = ROUND + """
shape: wide-questions
provider: Utförare
base: Svar
base_is: answers
questions:
  bemotande: {percent: Bemötandet}
  tider: {percent: Tiderna}
"""
A_COLUMN_PER_ANSWER = ROUND + """
shape: wide-answers
provider: Utförare
questions:
  tider: {counts: {ja: Ja, nej: Nej}}
"""


def luhn(text: str) -> str:
    """The number with its right check digit."""
    digits = [int(digit) * (2 - place % 2) for place, digit in enumerate(text[-9:])]
    return text + str(-sum(digit // 10 + digit % 10 for digit in digits) % 10)


def people(count: int = 20) -> list[dict[str, object]]:
    """A row per person, as survey tools export them."""
    chance = random.Random(3)
    texts = ("Jag är mycket nöjd med all hjälp jag får av er", "Det kommer nya personer varje dag och det är jobbigt",
             "Alla är snälla mot mig men de har bråttom",
             "Jag vill att samma person kommer på morgonen", "Det fungerar bra för det mesta hemma hos mig",
             "Ingen har frågat mig om hur jag vill ha det")
    start = datetime(2026, 3, 2, 9, 15)
    return [{"Utförare": chance.choice(PROVIDERS), "Bemötandet": chance.choice(WORDS["bemotande"][1]),
             "Tiderna": chance.choice(WORDS["tider"][1]), "Svar": 1,
             "Tid": (start + timedelta(minutes=37 * n)).isoformat(" ", "minutes"), "E-post": f"person{n}@exempel.example",
             "Nätadress": f"192.0.2.{n}",
             "Nr": luhn(f"19{40 + n}0{1 + n % 9}1{n % 10}{100 + n}"), "Vad tycker du?": texts[n % 6] + f" {n}", "Förnamn": f"P{n}",
             "Respondent-ID": 7000 + n,
             "Födelsedatum": "1941-02-03", "Kommentar": texts[n % 6]} for n in range(count)]


def rows_of(columns: list[str], count: int = 20) -> list[list[object]]:
    return [columns, *[[person[column] for column in columns] for person in people(count)]]


def aggregated(column: str, values, rows: int = 20) -> bytes:
    """A table of numbers of answers with one more column; `values`: row number -> text."""
    table = long_rows()
    assert len(table) > rows
    return csv_bytes([[*HEAD, column], *[[*row, values(number)] for number, row in enumerate(table[1:])]])


def test_answers_in_words(tmp_path):
    report = bring_in(tmp_path, csv_bytes(rows_of(["Utförare", "Bemötandet", "Tiderna", "Svar"])), ANSWERS_PER_PERSON)
    assert codes(report) == ["persons-words"] and report.exit_code == 2
    assert "svar i ord" in said(report)[0] and "pivottabell" in said(report)[0]
    assert "answers in words" in said(report)[1] and "pivot table" in said(report)[1]
    assert not (tmp_path / "content" / "surveys").exists() and not (tmp_path / "raw").exists()


def test_a_row_per_person_and_answer_with_a_one(tmp_path):
    rows = [HEAD[:1] + HEAD[2:5], *[[person["Utförare"], "Tiderna", person["Tiderna"], 1] for person in people(30)]]
    mapping = LONG.replace("unit: {column: Enhet}\n", "").replace("invited: Tillfrågade\n", "")
    report = bring_in(tmp_path, csv_bytes(rows), mapping)
    assert codes(report) == ["persons-rows"] and report.exit_code == 2
    assert "30 rader handlar om bara 4 olika saker" in said(report)[0] and "30 rows are about only 4 different things" in said(report)[1]
    assert all("Räkna ihop svaren först" in text or "Add the answers up first" in text for text in said(report))


def test_a_row_per_person_with_a_column_per_answer(tmp_path):
    rows = [["Utförare", "Ja", "Nej"], *[[person["Utförare"], int(person["Tiderna"] == "Ja"),
                                          int(person["Tiderna"] == "Nej")] for person in people()]]
    for table, name in ((csv_bytes(rows), "table.csv"), (book({"Blad1": rows}), "table.xlsx")):
        assert codes(bring_in(tmp_path, table, A_COLUMN_PER_ANSWER, name=name)) == ["persons-rows"]


@pytest.mark.parametrize(("column", "code", "swedish", "english"), [
    ("Förnamn", "persons-heading", "enskilda personer", "single persons"),
    ("Respondent-ID", "persons-heading", "enskilda personer", "single persons"),
    ("Födelsedatum", "persons-heading", "enskilda personer", "single persons"),
    ("Nr", "persons-number", "personnummer", "personal identity numbers"),
    ("E-post", "persons-address", "e-postadresser eller IP-adresser", "e-mail or IP addresses"),
    ("Nätadress", "persons-address", "e-postadresser eller IP-adresser", "e-mail or IP addresses"),
    ("Tid", "persons-time", "klockslag på varje rad", "time of its own in each row"),
    ("Vad tycker du?", "persons-text", "egna ord", "own words"),
    ("Kommentar", "persons-text", "egna ord", "own words"),
])
def test_each_sign_alone_is_enough(tmp_path, column, code, swedish, english):
    """The column stands beside numbers of answers, and the mapping ignores it: the file is refused all the same."""
    table = aggregated(column, lambda number: people(24)[number][column])
    report = bring_in(tmp_path, table, LONG + f'ignore: ["{column}"]\n')
    assert set(codes(report)) == {code} and report.exit_code == 2
    assert swedish in said(report)[0] and english in said(report)[1] and f"”{column}”" in said(report)[0]
    assert "utan den kolumnen" in said(report)[0] or "Ta bort kolumnen" in said(report)[0]
    assert not any(str(person[column]) in text for person in people(24) for text in said(report))


@pytest.mark.parametrize("heading", [
    "Personnummer", "personnr", "SSN", "Samordningsnummer", "Date of birth", "Birthdate", "Svarande-ID", "Respondent ID", "Kund-id",
    "svarsid", "Participant ID",
    "IP", "IP-adress", "Tidsstämpel", "Timestamp", "Efternamn", "First name", "Bakgrund / Personnummer"])
def test_headings_of_what_only_a_person_has(tmp_path, heading):
    report = bring_in(tmp_path, aggregated(heading, lambda number: "x"), LONG + f'ignore: ["{heading}"]\n')
    assert codes(report) == ["persons-heading"]


@pytest.mark.parametrize("heading", [
    "Svarande", "Antal svarande", "Respondents", "Number of respondents", "Persons asked", "Kunder", "Namn", "Name", "ID", "Nr", "Kommun",
    "Period",
    "Svarsfrekvens", "Insatstid", "Client satisfaction"])
def test_headings_that_tables_of_numbers_have(tmp_path, heading):
    report = bring_in(tmp_path, aggregated(heading, lambda number: number), LONG + f'ignore: ["{heading}"]\n')
    assert codes(report) == []


def test_every_reason_comes_at_once(tmp_path):
    columns = ["Utförare", "Bemötandet", "Tiderna", "Svar", "Tid", "E-post", "Nr", "Vad tycker du?", "Respondent-ID"]
    report = bring_in(tmp_path, csv_bytes(rows_of(columns)), ANSWERS_PER_PERSON)
    assert sorted(codes(report)) == ["persons-address", "persons-heading", "persons-number", "persons-text", "persons-time",
                                     "persons-words"]


def test_many_ones_are_no_sign(tmp_path):
    """Small units: every answer has been given once, and still each row is about something of its own."""
    rows = [list(HEAD)]
    for provider, unit in (("Lindens Omsorg", ""), ("Askens Hemtjänst", ""), ("Björken", "Björken Norr"), ("Björken", "Björken Söder")):
        for text, scale in WORDS.values():
            rows += [[provider, unit, text, answer, 1, 9] for answer in scale]
    report = bring_in(tmp_path, csv_bytes(rows), LONG)
    assert codes(report) == [] and report.exit_code == 0
    assert published(tmp_path).count(",yes") == 8


def test_ones_and_noughts_in_a_table_of_tiny_units_are_no_sign(tmp_path):
    contracts = "provider,name,ownership,unit,unit_name,service,areas,from,to\n" + "".join(
        f"p{n},Plats {n},private,,,hemtjanst,norr,2024-01-01,\n" for n in range(40))
    guide(tmp_path, contracts)
    rows = [["Utförare", "Ja", "Nej"], *[[f"Plats {n}", n % 2, 1] for n in range(40)]]
    assert bring_in(tmp_path, csv_bytes(rows), A_COLUMN_PER_ANSWER).exit_code == 0


def test_a_few_rows_that_stand_twice_are_a_mistake_and_no_sign(tmp_path):
    report = bring_in(tmp_path, csv_bytes([*long_rows(), *long_rows()[1:3]]), LONG)
    assert codes(report) == ["survey-twice"] * 6 + ["survey-total-left-out"]  # every cell of the result that stands twice


def test_what_describes_a_provider_or_a_question_is_no_sign(tmp_path):
    """Texts, addresses and numbers follow the provider, question texts follow the question, and the time is the same for all."""
    texts = {"Bemötandet": "Hur nöjd är du med hur personalen bemöter dig hemma",
             "Tiderna": "Kommer personalen på den tid som ni har kommit överens om"}
    head = [*HEAD, "Frågetext", "Om utföraren", "E-post", "Orgnr", "Hämtad", "Anmärkning"]
    rows = [[*row, texts[row[2]], f"{row[0]} har hjälpt människor hemma i många år nu", f"{row[0].split()[0].lower()}@exempel.example",
             "556000-0001",
             "2026-05-04 10:00", "få svar" if number % 9 == 0 else ""] for number, row in enumerate(long_rows()[1:])]
    report = bring_in(tmp_path, csv_bytes([head, *rows]), LONG + f"ignore: {head[6:]}\n")
    assert codes(report) == [] and report.exit_code == 0


def test_words_that_stand_for_no_number_are_no_sign(tmp_path):
    rows = [["Utförare", "Ja", "Nej"], ["Lindens Omsorg", 30, 10]]
    rows += [[name, "Not Available", "Not Available"] for name in ("Askens Hemtjänst", "Askens Hemtjänst", "Askens Hemtjänst",
        "Askens Hemtjänst")]
    report = bring_in(tmp_path, csv_bytes(rows), A_COLUMN_PER_ANSWER)
    assert "persons-words" not in codes(report) and "survey-sign" in codes(report)
