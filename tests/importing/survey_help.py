"""A small guide and ways to bring survey results into it."""
from __future__ import annotations

import csv
import io
import shutil
from datetime import date
from pathlib import Path

import openpyxl

from choice_guide.importing.survey import ImportReport, format_report, import_survey

MINIMAL = Path(__file__).parent.parent / "minimal_guide"
TODAY = date(2026, 11, 21)
ID = "hemtjanst-2026"
CONTRACTS = """provider,name,ownership,unit,unit_name,service,areas,from,to
lindens-omsorg,Lindens Omsorg,private,,,hemtjanst,norr soder,2024-01-01,
ekens-omsorg,Ekens Omsorg,nonprofit,eken,Ekens hus,boende,norr,2024-01-01,2030-12-31
asken,Askens Hemtjänst,private,,,hemtjanst,norr,2024-01-01,
bjorken,Björken,private,norr,Björken Norr,hemtjanst,norr,2024-01-01,
bjorken,Björken,private,soder,Björken Söder,hemtjanst,soder,2024-01-01,
cedern,Cedern,private,,,hemtjanst,norr,2020-01-01,2021-12-31
"""
ROUND = """
round:
  id: hemtjanst-2026
  service: hemtjanst
  period: {from: 2026-03-01, to: 2026-04-30}
  asked_by: {sv: Exempelby kommun}
  method: {sv: Enkät på papper.}
  proxy: allowed
  questions:
    - id: bemotande
      text: {sv: "Är du nöjd med bemötandet?"}
      headline: yes
      answers: [{id: mycket, positive: yes}, {id: ganska, positive: yes}, {id: missnojd}, {id: vet_ej, excluded: yes}]
    - id: tider
      text: {sv: "Kommer personalen i tid?"}
      answers: [{id: ja, positive: yes}, {id: nej}]
"""
LONG = ROUND + """
shape: long
provider: {column: Utförare}
unit: {column: Enhet}
question: {column: Fråga, ids: {Bemötandet: bemotande, Tiderna: tider}}
answer:
  column: Svar
  ids: {Mycket nöjd: mycket, Ganska nöjd: ganska, Missnöjd: missnojd, Vet ej: vet_ej, Ja: ja, Nej: nej}
count: Antal
invited: Tillfrågade
"""
HEAD = ["Utförare", "Enhet", "Fråga", "Svar", "Antal", "Tillfrågade"]
WORDS = {"bemotande": ("Bemötandet", ("Mycket nöjd", "Ganska nöjd", "Missnöjd", "Vet ej")), "tider": ("Tiderna", ("Ja", "Nej"))}
# Offer -> counts on bemotande and tider, number invited.
ANSWERS = {
    ("Lindens Omsorg", ""): ((30, 21, 4, 3), (40, 17), 70),
    ("Askens Hemtjänst", ""): ((18, 7, 2, 0), (20, 7), 40),
    ("Björken", "Björken Norr"): ((12, 9, 5, 1), (19, 8), 33),
    ("Björken", "Björken Söder"): ((3, 1, 0, 0), (4, 0), 8),
}


def long_rows(answers=ANSWERS) -> list[list[object]]:
    """The long table of the answers, with its head."""
    rows: list[list[object]] = [list(HEAD)]
    for (provider, unit), (treatment, times, invited) in answers.items():
        for question, counts in (("bemotande", treatment), ("tider", times)):
            text, scale = WORDS[question]
            rows += [[provider, unit, text, answer, count, invited] for answer, count in zip(scale, counts)]
    return rows


def csv_bytes(rows: list[list[object]], delimiter: str = ";") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def book(sheets: dict[str, list[list[object]]], merged: tuple[str, ...] = (), formats: dict[str, str] | None = None) -> bytes:
    """An XLSX file. `merged`: areas of the first sheet; `formats`: column letter -> number format there."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    first = made.worksheets[0]
    for area in merged:
        first.merge_cells(area)
    for letter, number_format in (formats or {}).items():
        for cell in first[letter]:
            cell.number_format = number_format
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def guide(folder: Path, contracts: str = CONTRACTS) -> Path:
    """A content folder without surveys."""
    content = folder / "content"
    if not content.exists():
        shutil.copytree(MINIMAL, content)
        shutil.rmtree(content / "surveys")
    (content / "contracts.csv").write_text(contracts, encoding="utf-8")
    return content


def bring_in(folder: Path, table: bytes, mapping: str, id_: str = ID, name: str = "table.csv") -> ImportReport:
    """Imports a table into a guide in the folder."""
    content = folder / "content" if (folder / "content").exists() else guide(folder)
    (folder / name).write_bytes(table)
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    return import_survey(folder / name, folder / "mapping.yaml", content / "surveys" / id_, None, TODAY)


def codes(report: ImportReport) -> list[str]:
    """The codes of what is wrong, without notes on what is not in a test's table."""
    return [problem.code for problem in report.problems if problem.code != "survey-absent"]


def published(folder: Path, name: str = "results.csv", id_: str = ID) -> str:
    """A file of the round, without its head."""
    return (folder / "content" / "surveys" / id_ / name).read_text(encoding="utf-8").partition("\n")[2]


def raw(folder: Path, name: str = "counts.csv", id_: str = ID) -> str:
    """A file of the raw counts, without its head."""
    return (folder / "raw" / "surveys" / id_ / name).read_text(encoding="utf-8").partition("\n")[2]


def said(report: ImportReport) -> tuple[str, str]:
    """The report in Swedish and in English."""
    return format_report(report, "sv"), format_report(report, "en")
