"""What the choosing pages show of an offer is what its own page says, word for word: for every offer of every service, in every language."""

import re

import pytest

from accessibility_tests.built_site import read_elements
from accessibility_tests.choosing.service_data import ServiceData

SECTION = re.compile(r'<section class="sheet-section sheet-section--(\w+)".*?</section>', re.S)


def languages_and_services(site):
    files = (re.fullmatch(r"assets/choosing/(\w+)/([\w-]+)\.[0-9a-f]+\.json", name) for name in site.files)
    return sorted(match.groups() for match in files if match)


@pytest.fixture(scope="module")
def everybody(site):
    """(data, offer, {heading: Section of its page}) for every offer in every language."""
    found = []
    for language, service in languages_and_services(site):
        data = ServiceData.of(site, service, language).data
        found += [(data, offer, sections(site, offer["address"])) for offer in data["offers"]]
    assert len(found) > 100
    return found


class Section:
    """A heading of a sheet: its facts by label, and what stands without one."""

    def __init__(self, html):
        elements = [e for e in read_elements(html) if "trend" not in e.get("class", "")]
        labels = [e.text for e in elements if e.name == "dt"]
        values = [e.text for e in elements if e.name == "dd"]
        assert len(labels) == len(values)
        self.labelled = [pair for pair in zip(labels, values, strict=True)]
        self.alone = [e.text for e in elements if "facts-alone" in e.get("class", "")]

    def of(self, label):
        return [value for name, value in self.labelled if name == label]

    @property
    def texts(self):
        return [value for _, value in self.labelled] + self.alone


def sections(site, address):
    html = site.page_at[f"{address}index.html"].site.joinpath(address, "index.html").read_text("utf-8")
    return {match[1]: Section(match[0]) for match in SECTION.finditer(html)}


def words(html):
    return read_elements(f"<div>{html}</div>")[0].text


def test_every_cell_says_what_the_sheet_says(everybody):
    wrong = [(offer["id"], row["id"], cell) for data, offer, sheet in everybody for row, cell in zip(data["rows"], offer["cells"], strict=True)
             if cell != data["absent"] and row["heading"] != "survey" and not said(words(row["label"]), words(cell), sheet, row["heading"])]
    assert not wrong, wrong[:5]


def said(label, text, sheet, heading):
    """Whether a cell holds exactly the sheet's words for a label: all of them, and no more than the areas they hold for."""
    section = sheet[heading]
    there = section.of(label) if label else section.alone
    if not there:
        return text in [value for part in sheet.values() for value in part.texts]
    rest = text
    for value in there:
        if value not in rest:
            return False
        rest = rest.replace(value, "", 1)
    for value in section.texts:
        rest = rest.replace(f"{', '.join(value.split())}:", "").replace(f"{value}:", "")
    return not areas_only(rest, section)


def areas_only(rest, section):
    """What is left when the areas' names are taken away, which the sheet has as a list and a cell as a line."""
    names = " ".join(value for _, value in section.labelled).split()
    return [word for word in re.split(r"[\s,:]+", rest) if word and word not in names]


def test_every_survey_result_says_what_the_sheet_says(everybody):
    checked = 0
    for data, offer, sheet in everybody:
        told = " ".join(sheet["survey"].texts)
        for row, cell in zip(data["rows"], offer["cells"], strict=True):
            if row["heading"] != "survey" or cell == data["absent"]:
                continue
            checked += 1
            parts = [e.text for e in read_elements(cell) if e.get("class", "").split()[0:1] in (["survey-result__sentence"], ["survey-result__verdict"], ["value__more"])]
            assert parts, (offer["id"], row["id"], cell)
            assert not [part for part in parts if part not in told], (offer["id"], row["id"])
    assert checked > 50


def test_nothing_that_a_sheet_says_is_missing(everybody):
    missing = []
    for data, offer, sheet in everybody:
        cells = [(row["heading"], words(row["label"]), words(cell)) for row, cell in zip(data["rows"], offer["cells"], strict=True) if cell != data["absent"]]
        by_heading = {heading: " ".join(text for of, _, text in cells if of == heading) for heading in sheet}
        for heading, section in sheet.items():
            if heading == "survey":
                continue
            for text in section.texts:
                bare = set(re.split(r"[\s,:]+", text)) - {""}
                if text not in by_heading[heading] and text != offer["name"] and not bare <= set(re.split(r"[\s,:]+", by_heading[heading])):
                    missing.append((offer["id"], heading, text))
    assert not missing, missing[:5]


def test_every_offer_says_whether_it_has_a_phone_number(everybody):
    for _, offer, sheet in everybody:
        assert offer["phone"] is None or offer["phone"] in " ".join(sheet["contact"].texts), offer["id"]
