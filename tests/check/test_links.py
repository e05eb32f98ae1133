"""Links in the municipality's pages: what leads somewhere is let through, what does not is told where it stands."""
from __future__ import annotations

from pathlib import Path

import pytest

from choice_guide.report import finding_words, help_text
from guides import changed, report_on

PAGE = "pages/sv/valja.md"
SENTENCE = "Du ringer till kommunen."
EKEN = "Ekens hus,boende,norr,2024-01-01,2030-12-31"


def findings_of(content: Path) -> list[tuple[str, str]]:
    return [(finding.rule, str(finding.params["value"])) for finding in report_on(content).findings if finding.rule.startswith("page-link")]


@pytest.mark.parametrize("target", [
    "page:order", "page:valja", "page:about-the-figures#a", "service:hemtjanst", "area:norr", "provider:lindens-omsorg", "provider:ekens-omsorg",
    "hemtjanst/", "/hemtjanst/norr/", "en/valja/", "valja/#rubrik", "#rubrik", "https://linden.example/a_(b)", "HTTP://linden.example/",
    "mailto:info@linden.example", "tel:+4684650040", "page:order 'En titel'"])
def test_a_link_that_leads_somewhere(tmp_path: Path, target: str):
    assert findings_of(changed(tmp_path, PAGE, SENTENCE, f"Läs [mer]({target}), till exempel.")) == []


@pytest.mark.parametrize(("target", "rule", "meant"), [
    ("page:ordr", "page-link-unknown", "page:order"), ("provider:linden", "page-link-unknown", "provider:lindens-omsorg"),
    ("glossary/", "page-link-address", "page:how-to-choose"), ("../hemtjanst/", "page-link-address", "service:hemtjanst"),
    ("hemtjanst", "page-link-address", "service:hemtjanst"), ("valja.md", "page-link-address", "page:valja"),
    ("https://", "page-link-address", "page:how-to-choose"), ("javascript:x", "page-link-address", "page:how-to-choose"),
    ("//linden.example/", "page-link-address", "https://linden.example/"), ("norr/hemtjanst/", "page-link-address", "service:hemtjanst")])
def test_a_link_that_leads_nowhere_shows_the_right_way(tmp_path: Path, target: str, rule: str, meant: str):
    report = report_on(changed(tmp_path, PAGE, SENTENCE, f"Läs [mer]({target})."))
    found = [finding for finding in report.findings if finding.rule.startswith("page-link")]
    assert [(finding.rule, finding.params["value"]) for finding in found] == [(rule, target)]
    assert meant in help_text(found[0], finding_words("sv"))


def test_a_provider_without_a_page_cannot_be_linked_to(tmp_path: Path):
    content = changed(tmp_path, PAGE, SENTENCE, "Fråga [Eken](provider:ekens-omsorg).")
    register = (content / "contracts.csv").read_text(encoding="utf-8")
    for end, expected in (("2024-11-20", [("page-link-unknown", "provider:ekens-omsorg")]), ("2024-11-21", [])):
        (content / "contracts.csv").write_text(register.replace(EKEN, f"Ekens hus,boende,norr,2020-01-01,{end}"), encoding="utf-8")
        assert findings_of(content) == expected


def test_a_page_in_a_language_that_the_guide_does_not_have_cannot_be_linked_to(tmp_path: Path):
    content = changed(tmp_path, PAGE, SENTENCE, "Läs [mer](page:lasmer).")
    (content / "pages" / "fi").mkdir()
    (content / "pages" / "fi" / "lasmer.md").write_text("# Lisää\n", encoding="utf-8")
    assert findings_of(content) == [("page-link-unknown", "page:lasmer")]


def test_a_glossary_that_is_written_can_be_linked_to(tmp_path: Path):
    content = changed(tmp_path, PAGE, SENTENCE, "Läs [orden](page:glossary).")
    (content / "pages" / "sv" / "glossary.md").write_text("# Ord\n\n## Biståndsbeslut\n\nEtt beslut.\n", encoding="utf-8")
    assert findings_of(content) == []
