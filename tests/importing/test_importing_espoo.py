"""The City of Espoo's own list (folder GUIDE_REAL_DATA), through examples/espoo: 38 homes, nothing invented, nothing dropped."""
import csv
import os
import random
from datetime import date
from pathlib import Path

import pytest
import yaml

from choice_guide.importing.table import format_report, import_table

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "espoo"
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def source() -> Path:
    folder = os.environ.get("GUIDE_REAL_DATA")
    if not folder and os.environ.get("CI"):
        pytest.fail("GUIDE_REAL_DATA must name the folder with the real data when CI is set")
    if not folder:
        pytest.skip("GUIDE_REAL_DATA does not name a folder with espoo_hoivakodit_2019.csv; examples/espoo/README.md says where the list is")
    return Path(folder) / "espoo_hoivakodit_2019.csv"


@pytest.fixture(scope="module")
def rows(source) -> list[dict[str, str]]:
    with source.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def imported(source, tmp_path_factory):
    out = tmp_path_factory.mktemp("espoo")
    return import_table(source, EXAMPLE / "mapping.yaml", out, TODAY), out


def profiles(out: Path) -> dict[str, dict]:
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((out / "providers").iterdir())}


def test_38_rows_become_38_offers(imported, rows):
    report, out = imported
    assert (report.rows_read, report.offers, report.contracts, report.exit_code) == (38, 38, 38, 1)
    homes = {offer["unit"]["name"] for profile in profiles(out).values() for offer in profile["offers"]}
    assert homes == {" ".join(row["Hoivakoti"].split()) for row in rows}
    with (out / "contracts.csv").open(encoding="utf-8", newline="") as file:
        register = list(csv.DictReader(file))
    assert {row["unit_name"] for row in register} == homes and all(row["areas"] and row["from"] and row["ownership"] for row in register)


def test_operators_are_united(imported):
    report, out = imported
    assert report.profiles == 17 and sorted(profiles(out)) == [profile["id"] for profile in profiles(out).values()]
    assert len(profiles(out)["hoiva-mehilainen"]["offers"]) == 8 and "mehilainen" not in profiles(out)
    assert profiles(out)["espoon-kaupunki"]["ownership"] == "municipal"
    assert not any("\u2028" in profile["name"] or profile["name"].endswith(" ") for profile in profiles(out).values())


def test_every_cell_is_in_the_guide_or_in_the_report(imported, rows):
    report, out = imported
    offers = {offer["unit"]["name"]: offer for profile in profiles(out).values() for offer in profile["offers"]}
    unused = {(problem.row, problem.column) for problem in report.problems}
    for number, row in enumerate(rows, 2):
        offer = offers[" ".join(row["Hoivakoti"].split())]
        facts = offer.get("facts", {})
        found = {"Katuosoite": offer["unit"].get("address"), "www": offer.get("contact", {}).get("website"), "Kieli": offer.get("languages"),
                 "ARA": facts.get("ara"), "LAH": facts.get("respite_care"), "Asunnot": facts.get("dwellings")}
        for column, value in found.items():
            given = bool(row[column].strip())
            assert (value is not None) + ((number, column) in unused) == given, (number, column)
    assert {problem.code for problem in report.problems} == {"placeholder"} and len(report.problems) == 18


def test_the_report_names_every_row(imported):
    lines = format_report(imported[0], "sv").splitlines()
    assert sum(line.startswith("    rad ") and line.endswith(": 10") for line in lines) == 18


def test_shuffled_rows_give_the_same_files(imported, source, tmp_path):
    header, *body = source.read_text(encoding="utf-8-sig").split("\n")
    body = [line for line in body if line]
    random.Random(7).shuffle(body)
    (tmp_path / "shuffled.csv").write_text("\n".join([header, *body]), encoding="utf-8")
    import_table(tmp_path / "shuffled.csv", EXAMPLE / "mapping.yaml", tmp_path / "out", TODAY)
    _, out = imported
    for path in (path for path in out.rglob("*") if path.is_file()):
        assert (tmp_path / "out" / path.relative_to(out)).read_bytes() == path.read_bytes()


def test_the_postcodes_of_areas_come_from_the_list_and_from_one_area_only(rows):
    areas = yaml.safe_load((EXAMPLE / "content" / "areas.yaml").read_text(encoding="utf-8"))["areas"]
    by_postcode: dict[str, set[str]] = {}
    for row in rows:
        for word in row["Katuosoite"].replace(",", " ").split():
            if len(word) == 5 and word.isdigit():
                by_postcode.setdefault(word, set()).add(row["Alue"].strip())
    wanted = {code: next(iter(names)) for code, names in by_postcode.items() if len(names) == 1 and code != "02070"}
    assert {code: area["name"]["fi"] for area in areas for code in area["postcodes"]} == wanted
