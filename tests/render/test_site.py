"""The whole site: every page written, the same bytes again, every language marked, what is missing named."""
import shutil
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from jinja2 import TemplateSyntaxError, UndefinedError

from choice_guide.catalogue import MissingMessage
from choice_guide.derive.site import pages
from choice_guide.model import EditorialPage
from choice_guide.render import render
from choice_guide.render.links import BrokenLink
from tests.render.conftest import lookup_of
from tests.render.sample_guide import sample_guide


@pytest.fixture(scope="module")
def site(tmp_path_factory, lookup, content, settings) -> Path:
    out = tmp_path_factory.mktemp("site")
    render(lookup, content, out, settings)
    return out


def files(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_every_page_is_a_file(site, lookup, tmp_path, content, settings):
    expected = {page.address if page.address.endswith(".html") else f"{page.address}index.html" for page in pages(lookup)}
    assert {name for name in files(site) if name.endswith(".html")} == expected
    assert render(lookup, content, tmp_path, settings).pages == len(expected)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_same_guide_gives_the_same_bytes_however_many_processes_work(site, lookup, content, settings, tmp_path, workers):
    render(lookup, content, tmp_path, replace(settings, workers=workers))
    assert files(tmp_path) == files(site)


def test_every_page_is_valid_html(site):
    for name, data in files(site).items():
        if name.endswith(".html"):
            html5lib.HTMLParser(strict=True).parse(data.decode())


def test_files_for_hosts_and_search_engines(site):
    found = files(site)
    assert {"_headers", "robots.txt", "sitemap.xml"} <= set(found)
    assert b"404.html" not in found["sitemap.xml"]


def test_without_an_address_of_its_own_a_guide_has_no_sitemap(content, settings, tmp_path):
    render(lookup_of(replace(sample_guide(), base_url=None)), content, tmp_path, settings)
    assert not {"robots.txt", "sitemap.xml"} & set(files(tmp_path))


def test_links_for_a_file_system_name_files(lookup, content, settings, tmp_path):
    render(lookup, content, tmp_path, replace(settings, link_style="file"))
    for name, data in files(tmp_path).items():
        if name.endswith(".html"):
            for link in html5lib.parse(data.decode(), namespaceHTMLElements=False).iter("a"):
                target = link.attrib["href"]
                if ":" not in target:
                    assert (tmp_path / name).parent.joinpath(target.partition("#")[0]).resolve().is_file(), (name, target)


def test_photos_come_in_several_widths_that_exist(site):
    sheet = site / "utforare" / "rosenlunds-omsorg" / "trygga-hem" / "berget"
    [img] = html5lib.parse((sheet / "index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False).iter("img")
    widths = {part.split()[1]: part.split()[0] for part in img.attrib["srcset"].split(", ")}
    assert set(widths) == {"480w", "960w", "1200w"}
    assert all((sheet / path).resolve().is_file() for path in widths.values())
    assert (img.attrib["src"], img.attrib["width"], img.attrib["height"]) == (widths["960w"], "960", "720")


def test_texts_of_another_language_are_marked(site):
    page = html5lib.parse((site / "en/utforare/rosenlunds-omsorg/index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
    [name] = [p for p in page.iter("p") if p.attrib.get("class") == "name"]
    [short] = [p for p in page.iter("p") if p.attrib.get("class") == "short"]
    [about] = [d for d in page.iter("div") if d.attrib.get("class") == "about"]
    assert name[0].tag == "span" and name[0].attrib == {"lang": "sv"}
    assert len(short) == 0 and short.text.startswith("We have helped")
    assert about[0].tag == "div" and about[0].attrib == {"lang": "sv"}
    swedish = (site / "utforare/rosenlunds-omsorg/index.html").read_text(encoding="utf-8")
    assert 'lang="sv"' in swedish.split("<main>")[0] and "lang=" not in swedish.split("<main>")[1]


def test_direction_is_marked_where_it_turns(lookup, content, settings, tmp_path, software):
    shutil.copytree(software, tmp_path / "software")
    shutil.copytree(software / "translations" / "sv", tmp_path / "software" / "translations" / "ar")
    guide = replace(sample_guide(), languages=("sv", "ar"))
    render(lookup_of(guide), content, tmp_path / "out", replace(settings, software=tmp_path / "software"))
    page = (tmp_path / "out/ar/utforare/rosenlunds-omsorg/index.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in page and '<span lang="sv" dir="ltr">Rosenlunds Omsorg &amp; Vänner</span>' in page


@pytest.mark.parametrize(("change", "error", "message"), [
    ("{{ t('no.such') }}", MissingMessage, "no.such"), ("{{ tn('tiny.title', 2) }}", MissingMessage, "tiny.title"),
    ("{{ t('tiny.title') }}", MissingMessage, "name"), ("{{ nobody }}", UndefinedError, "nobody"),
    ("{{ page.nothing }}", UndefinedError, "nothing"), ("{% for %}", TemplateSyntaxError, "[Ee]xpected")])
def test_what_is_missing_stops_the_build_with_its_name_and_the_page(lookup, content, settings, tmp_path, software, change, error, message):
    shutil.copytree(software, tmp_path / "software")
    with (tmp_path / "software" / "templates" / "pages" / "order.html").open("a") as file:
        file.write(change)
    with pytest.raises(error, match=message) as caught:
        render(lookup, content, tmp_path / "out", replace(settings, software=tmp_path / "software"))
    assert any("pages/order.html" in note for note in caught.value.__notes__)


def test_an_error_in_another_process_is_the_same_error(lookup, content, settings, tmp_path, software):
    shutil.copytree(software, tmp_path / "software")
    (tmp_path / "software" / "templates" / "pages" / "sheet.html").write_text("{{ t('no.such') }}")
    with pytest.raises(MissingMessage, match="no.such"):
        render(lookup, content, tmp_path / "out", replace(settings, software=tmp_path / "software", workers=2))


def test_a_text_that_links_to_nothing_stops_the_build(content, settings, tmp_path):
    page = EditorialPage("kontakt-oss", "sv", "Kontakt", "[x](page:nowhere)")
    with pytest.raises(BrokenLink, match="page:nowhere"):
        render(lookup_of(replace(sample_guide(), pages=(page,))), content, tmp_path, settings)
