"""A real city's list becomes a guide in Finnish and Swedish: nothing Swedish is wired into the software (examples/espoo)."""
import json
import os
import re
import shutil
from pathlib import Path

import pytest

from choice_guide import cli

ROOT = Path(__file__).parent.parent
# What only a Swedish municipality's guide may say.
SWEDISH_INSTITUTIONS = re.compile(r"\b(LOV|IVO|Digg|Konkurrensverket|god man|gode män|SoL|LSS|lex Sarah|Inspektionen för vård)\b")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    data = os.environ.get("GUIDE_REAL_DATA")
    if not data:
        pytest.skip("GUIDE_REAL_DATA does not name the folder of espoo_hoivakodit_2019.csv (examples/espoo/README.md)")
    folder = tmp_path_factory.mktemp("espoo")
    content = shutil.copytree(ROOT / "examples" / "espoo" / "content", folder / "content")
    imported = cli.main(["import", "table", str(Path(data) / "espoo_hoivakodit_2019.csv"), "--mapping",
                         str(ROOT / "examples" / "espoo" / "mapping.yaml"), "--out", str(content), "--date", "2026-11-22"], ROOT)
    assert imported == 1  # placeholders in the list are reported and left out
    assert cli.main(["build", "--no-brochures", "--content", str(content), "--out", str(folder / "site"), "--date", "2026-11-22"], ROOT) == 0
    return folder / "site"


def pages(site: Path, language: str) -> dict[str, str]:
    found = {str(path.relative_to(site)): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    return {name: html for name, html in found.items() if name.startswith("sv/") == (language == "sv")}


def test_38_homes_have_a_sheet_in_each_language(site):
    for language in ("fi", "sv"):
        sheets = [name for name, html in pages(site, language).items() if 'data-page="sheet"' in html]
        assert len(sheets) == 38


def test_the_list_of_the_service_compares_all_38(site):
    html = (site / "hoivakoti" / "index.html").read_text(encoding="utf-8")
    assert len(set(re.findall(r'scope="row"><a[^>]* href="([^"]+)"', html))) == 38


def test_gaps_are_honest(site):
    html = (site / "hoivakoti" / "index.html").read_text(encoding="utf-8")
    assert len(re.findall("ei ole ilmoittanut", html, re.IGNORECASE)) > 76  # dwellings that were placeholders, and empty cells of the list


def test_finnish_pages_are_finnish(site):
    assert all('<html lang="fi"' in html for html in pages(site, "fi").values())
    assert len(pages(site, "fi")) == len(pages(site, "sv"))


def test_an_area_has_its_name_in_each_language_and_is_found_by_both(site):
    assert re.search(r"<h1[^>]*>[^<]*Alberga", (site / "sv" / "alue" / "leppavaara" / "index.html").read_text("utf-8"))
    for language in ("fi", "sv"):
        places = json.loads((site / "pagefind" / language / "places.json").read_text("utf-8"))
        assert {"Leppävaara", "Alberga"} <= {name for name, *_ in places["places"]}


def test_nobody_has_been_asked_yet_and_the_guide_says_so(site):
    sheets = [page for address, page in pages(site, "fi").items() if 'data-page="sheet"' in page]
    assert len(sheets) == 38 and all("Ei vielä tutkittu" in page for page in sheets)
    assert "Ei vielä tutkittu." in (site / "tietoja-luvuista" / "index.html").read_text("utf-8")


def test_no_swedish_institution_is_named(site):
    wrong = {name: found for language in ("fi", "sv") for name, html in pages(site, language).items()
             if (found := SWEDISH_INSTITUTIONS.findall(re.sub(r"<[^>]+>", " ", html)))}
    assert wrong == {}


def test_every_page_says_that_it_is_an_example(site):
    assert all("Tämä on esimerkki" in html for html in pages(site, "fi").values())
    assert all("exempel" in html for html in pages(site, "sv").values())
