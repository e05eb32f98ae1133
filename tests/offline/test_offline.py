"""The whole floor on a small staged folder: the USB file, the list, the worker, and that they fit each other."""
from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.offline.test_files import put

from choice_guide import pipeline
from choice_guide.edition import Edition
from choice_guide.offline import CannotJoin, offline
from choice_guide.offline.files import short_hash

ROOT = Path(__file__).parents[2]
EDITION = Edition(date(2026, 11, 22), "7f3a90bc")
USB = "guiden-pa-usb.zip"
HEAD = '<html lang="en"><head><script defer src="{up}assets/base.0123456789.js"></script><script type="module" src="{up}assets/{module}.0123456789.js"></script></head><body>'
SITE = {
    "index.html": HEAD.format(up="", module="places") + '<a href="a/">A</a><!--host--><a href="guiden-pa-usb.zip">(<span data-usb-size>–</span> MB)</a><!--/host--></body></html>',
    "a/index.html": HEAD.format(up="../", module="search") + '<a href="../">Start</a></body></html>',
    "404.html": "gone", "en/404.html": "gone", "_headers": "/*", "robots.txt": "x", "sitemap.xml": "x", "edition.json": "{}",
    "assets/base.0123456789.js": "globalThis.base = 1;", "assets/places.0123456789.js": 'import { load } from "./answering.0123456789.js";\nload("x");',
    "assets/search.0123456789.js": 'const a = import("./x.js");', "assets/answering.0123456789.js": "export async function load(path) {}",
    "assets/style.0123456789.css": "p { color: red }" * 50, "assets/photos/b.0123456789.jpg": "photo" * 50, "assets/fonts/LICENCE.txt": "OFL",
    "assets/choosing/sv/hemhjalp.0123456789.json": json.dumps({"html": '<a href="../a/">å</a>'}), "pagefind/sv/places.json": '{"areas":[]}\n',
    "pagefind/sv/search.json": "{}", "pagefind/sv/pagefind.js": "export const x = 1;", "data/offers.json": "[]", "print/brochures.json": "[]"}


def made(folder: Path, **changed: str) -> Path:
    put(folder, SITE | changed)
    offline(folder, EDITION, ROOT, USB)
    return folder


@pytest.fixture
def site(tmp_path) -> Path:
    return made(tmp_path)


@pytest.fixture
def usb(site) -> dict[str, bytes]:
    with zipfile.ZipFile(site / USB) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_copy_holds_what_opens_from_files_in_one_folder(usb):
    script = next(name for name in usb if "/assets/guide." in name)
    assert sorted(usb) == sorted([script, *(f"guiden-pa-usb/{path}" for path in (
        "index.html", "a/index.html", "assets/style.0123456789.css", "assets/photos/b.0123456789.jpg", "assets/fonts/LICENCE.txt",
        "assets/choosing/sv/hemhjalp.0123456789.json.js", "pagefind/sv/places.json.js", "data/offers.json"))])


def test_data_lie_beside_themselves_as_scripts(usb):
    text = usb["guiden-pa-usb/assets/choosing/sv/hemhjalp.0123456789.json.js"].decode()
    assert text == '(globalThis.choiceGuideData ??= {})["assets/choosing/sv/hemhjalp.0123456789.json"] = {"html": "<a href=\\"../a/index.html\\">\\u00e5</a>"};\n'


def test_pages_of_the_copy_start_the_one_script(usb):
    script = next(name for name in usb if "/assets/guide." in name)
    name = script.removeprefix("guiden-pa-usb/")
    assert f'src="{name}" data-run="base.js places.js"' in usb["guiden-pa-usb/index.html"].decode()
    assert f'src="../{name}" data-run="base.js search.js"' in usb["guiden-pa-usb/a/index.html"].decode()
    assert b'"answering.js": (need)' in usb[script] and b"import(" not in usb[script]
    assert short_hash(usb[script])[:10] in script


def test_the_pages_tell_the_size_of_the_copy(site, usb):
    assert '(<span data-usb-size>1</span> MB)' in (site / "index.html").read_text()
    assert b"usb-size" not in usb["guiden-pa-usb/index.html"]


def test_the_list_is_of_the_pages_as_they_are_served(site):
    files = {path: (size, hash_) for path, size, hash_ in json.loads((site / "offline.json").read_text())["groups"][0]["files"]}
    assert files == {path: (len(data), short_hash(data)) for path in SITE if path not in ("_headers", "robots.txt", "sitemap.xml", "edition.json", "print/brochures.json")
                     for data in [(site / path).read_bytes()]}


def test_the_worker_is_of_the_edition_and_of_the_list(site):
    worker = (site / "service-worker.js").read_text()
    known = json.loads(re.match(r"const EDITION = (.*);\n", worker)[1])
    assert known == {"code": "7f3a90bc", "date": "2026-11-22", "list": short_hash((site / "offline.json").read_bytes())}


def test_the_worker_says_in_the_guides_first_language_that_a_brochure_is_not_stored(site):
    said = json.loads(re.search(r"^const NOT_STORED = (.*);$", (site / "service-worker.js").read_text(), re.M)[1])
    assert '<html lang="en">' in said and "The brochure is not stored" in said and 'href="{root}"' in said


def test_a_first_page_without_a_language_stops_the_build(tmp_path):
    with pytest.raises(ValueError, match="language"):
        made(tmp_path, **{"index.html": "<html><head></head><body></body></html>"})


def test_the_same_folder_gives_the_same_bytes(tmp_path):
    one, other = made(tmp_path / "one"), made(tmp_path / "other")
    for name in (USB, "offline.json", "service-worker.js"):
        assert (one / name).read_bytes() == (other / name).read_bytes()


def test_every_entry_has_the_editions_time_and_the_names_are_sorted(site):
    with zipfile.ZipFile(io.BytesIO((site / USB).read_bytes())) as packed:
        entries = packed.infolist()
    assert {entry.date_time for entry in entries} == {(2026, 11, 22, 0, 0, 0)}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.compress_type for entry in entries if entry.filename.endswith((".jpg", ".css"))} == {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def test_any_change_gives_another_worker(tmp_path):
    """Or a device would not learn of the new edition."""
    one = made(tmp_path / "one")
    other = made(tmp_path / "other", **{"a/index.html": SITE["a/index.html"] + "\n"})
    assert (one / "service-worker.js").read_bytes() != (other / "service-worker.js").read_bytes()


def built(out: Path, **asked: object) -> Path:
    """The small guide of the tests, built."""
    order = pipeline.Order(ROOT / "tests" / "minimal_guide", out, date(2026, 11, 21), ROOT, brochures=False, **asked)
    assert pipeline.run(order).published
    return out


def test_a_build_writes_all_three_and_offers_them(tmp_path):
    site = built(tmp_path / "site")
    assert (site / USB).is_file() and (site / "offline.json").is_file() and (site / "service-worker.js").is_file()
    page = (site / "samordnare" / "index.html").read_text(encoding="utf-8")
    assert f'href="../{USB}"' in page and re.search(r"<span data-usb-size>\d+</span>", page)


@pytest.mark.parametrize("asked", [{"offline": False}, {"link_style": "file"}], ids=str)
def test_a_build_without_writes_none_and_offers_none(tmp_path, asked):
    site = built(tmp_path / "site", **asked)
    assert not [path for name in ("*.zip", "offline.json", "service-worker.js") for path in site.glob(name)]
    page = (site / "samordnare" / "index.html").read_text(encoding="utf-8")
    assert "data-offline" not in page and ".zip" not in page


def test_a_module_that_cannot_run_from_files_stops_the_build(tmp_path):
    with pytest.raises(CannotJoin, match="places.js"):
        made(tmp_path, **{"assets/places.0123456789.js": 'const a = import("./x.js");'})
