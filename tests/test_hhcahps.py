"""Percents of a real survey become a guide that says no more than they do (examples/hhcahps)."""
from __future__ import annotations

import csv
import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from choice_guide import cli, pipeline
from choice_guide.importing.survey import format_report, import_survey
from choice_guide.importing.survey_numbers import Percent
from choice_guide.importing.survey_reconstruct import fitting_counts
from tests.importing.survey_help import TODAY

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "hhcahps"
ROUND = "hhcahps-2025"
PERCENTS = {
    "professional": "Percent of patients who reported that their home health team gave care in a professional way",
    "communicated": "Percent of patients who reported that their home health team communicated well with them",
    "discussed": "Percent of patients who reported that their home health team discussed medicines, pain, and home safety with them",
    "rating": "Percent of patients who gave their home health agency a rating of 9 or 10 on a scale from 0 (lowest) to 10 (highest)",
    "recommend": "Percent of patients who reported YES, they would definitely recommend the home health agency to friends and family"}
NUMBER, SURVEYS, RATE, NOTE = "CMS Certification Number (CCN)", "Number of completed Surveys", "Survey response rate", "Footnote Number"
NONE = "Not Available"


@pytest.fixture(scope="module")
def source() -> Path:
    data = os.environ.get("GUIDE_REAL_DATA")
    if not data:
        pytest.skip("GUIDE_REAL_DATA does not name the folder of hhcahps_2025_sample.csv (examples/hhcahps/README.md)")
    return Path(data) / "hhcahps_2025_sample.csv"


@pytest.fixture(scope="module")
def agencies(source) -> list[dict[str, str]]:
    with source.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(source, tmp_path_factory) -> Path:
    """The example's content with the register of agencies."""
    folder = tmp_path_factory.mktemp("hhcahps")
    content = shutil.copytree(EXAMPLE / "content", folder / "content", ignore=shutil.ignore_patterns("providers", "contracts.csv",
        "surveys"))
    arguments = ["import", "table", str(source), "--mapping", str(EXAMPLE / "providers.yaml"), "--out", str(content), "--date",
                 "2026-11-21"]
    assert cli.main(arguments, ROOT) == 0
    return folder


@pytest.fixture(scope="module")
def report(source, folder):
    return import_survey(source, EXAMPLE / "survey.yaml", folder / "content" / "surveys" / ROUND, None, TODAY)


@pytest.fixture(scope="module")
def results(report, folder) -> dict[tuple[str, str], dict[str, str]]:
    with (folder / "content" / "surveys" / ROUND / "results.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {(row["provider"], row["question"]): row for row in rows}
    assert len(found) == len(rows)
    return found


def agency_id(row: dict[str, str]) -> str:
    return f"agency-{row[NUMBER]}"


def test_300_agencies_have_a_contract_and_a_name(folder, agencies):
    with (folder / "content" / "contracts.csv").open(encoding="utf-8", newline="") as file:
        register = {row["provider"]: row["name"] for row in csv.DictReader(file)}
    assert register == {agency_id(row): f"Agency {row[NUMBER]}" for row in agencies} and len(register) == 300


def test_every_percent_is_published_as_it_is_or_hidden_or_not_asked(results, agencies):
    kinds = Counter()
    for row in agencies:
        for question, column in PERCENTS.items():
            found = results.get((agency_id(row), question))
            if row[column] == NONE:
                assert found is None
                kinds["not asked"] += 1
            elif int(row[SURVEYS]) < 10 or row[column] in ("0", "100"):
                # Nobody knows whether all who were asked answered: if they did, 100 percent would say what each of them did.
                assert found["hidden"] == "yes" and not (found["percent"] or found["base"] or found["count"])
                kinds["hidden"] += 1
            else:
                assert (found["percent"], found["base"], found["count"], found["hidden"]) == (row[column], row[SURVEYS], "", "")
                kinds["shown"] += 1
    assert kinds["shown"] > 800 and kinds["hidden"] > 90 and kinds["not asked"] == 5 * 111
    assert kinds["shown"] + kinds["hidden"] == len(results)


def test_no_count_is_worked_out_from_completed_surveys(report, results, folder):
    assert {row["answer"] for row in results.values()} == {""}
    assert "survey-reconstructed" not in {problem.code for problem in report.problems}
    assert not (folder / "content" / "surveys" / ROUND / "totals.csv").exists()


def test_some_percents_fit_no_number_of_completed_surveys(agencies):
    """Why base_is: surveys is right: these percents cannot be shares of the number beside them."""
    impossible = [row for row in agencies for column in PERCENTS.values() if row[column] != NONE and row[SURVEYS] != NONE
                  and not fitting_counts(Percent(int(row[column]), 0), int(row[SURVEYS]))]
    assert impossible


def test_the_report_accounts_for_every_footnote(report, agencies):
    cautions = {problem.params["code"]: int(problem.params["cells"]) for problem in report.problems if problem.code == "survey-caution"}
    assert cautions == {code: 5 * sum(row[NOTE] == code for row in agencies) for code in ("9", "11")}
    assert report.exit_code == 0 and report.rows_read == 300
    assert "Utan resultat, för att frågan inte ställdes: 555" in format_report(report, "sv")
    assert "Without a result, because the question was not put: 555" in format_report(report, "en")


def test_invited_is_left_out_where_the_rate_does_not_tell_it_or_a_result_is_hidden(report, folder, results, agencies):
    text = (folder / "content" / "surveys" / ROUND / "round.yaml").read_text(encoding="utf-8")
    with (folder / "raw" / "surveys" / ROUND / "invited.csv").open(encoding="utf-8", newline="") as file:
        invited = {row["provider"]: int(row["invited"]) for row in csv.DictReader(file)}
    rows = {agency_id(row): row for row in agencies}
    for agency, persons in invited.items():
        forms, rate = int(rows[agency][SURVEYS]), int(rows[agency][RATE])
        assert [n for n in range(forms, 100 * forms) if abs(100 * forms / n - rate) <= 0.5] == [persons]
    hidden = {agency for (agency, _), row in results.items() if row["hidden"]}
    assert {agency for agency in invited if f"provider: {agency}" in text} == invited.keys() - hidden


def test_the_guide_can_be_published_and_says_where_it_comes_from(report, folder):
    found = pipeline.run(pipeline.Order(folder / "content", None, TODAY, ROOT))
    assert found.report.exit_code() < 2 and found.counts["offers"] == 300
    assert [finding for finding in found.report.findings if finding.mark.file.startswith("surveys/")] == []
    notice = str(found.guide.notice)
    assert "Centers for Medicare & Medicaid Services, April 2025" in notice and "300 of 12,068" in notice and "test case" in notice


def test_the_pages_conclude_nothing_from_percents_alone(report, folder, results, agencies):
    assert cli.main(["build", "--no-brochures", "--content", str(folder / "content"), "--out", str(folder / "site"), "--date", "2026-11-22"], ROOT) < 2
    for row in agencies:
        agency = agency_id(row)
        page = (folder / "site" / "provider" / agency / "home-health" / "index.html").read_text("utf-8")
        shown = [results[agency, question] for question in PERCENTS if (agency, question) in results and not results[agency, question]["hidden"]]
        enough = [one for one in shown if int(one["base"]) >= 30]
        assert page.count("Not compared, only a percent is known") == len(enough)
        assert all(f"{one['percent']} percent answered that" in page for one in enough)
        assert page.count("We do not show so few in percent") == len(shown) - len(enough)
    everything = "".join(path.read_text("utf-8") for path in (folder / "site").rglob("index.html") if "home-health" in path.parts)
    assert not [verdict for verdict in ("Better than the others", "Worse than the others", "About the same as the others") if verdict in everything]
    assert "Only percents are known." in everything and "Not known, since only percents are known of some" in everything


def test_what_is_made_of_the_file_stays_out_of_the_repository():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {f"/examples/*/{made}" for made in ("content/providers/", "content/contracts.csv", "content/surveys/", "raw/")} <= set(ignored)
