"""Brochures as files: names, list, the same bytes however they are made, and only what changed is set anew."""
from __future__ import annotations

import io
import json
import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import yaml
from babel import Locale, localedata
from fontTools.ttLib import TTFont
from paper import DAY, FOOT, ROOT, brochure_of, crowd, document, looked_up, page_text, pdf_of, squeezed, words

from choice_guide import pipeline, printable
from choice_guide.derive.brochure import list_codes
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.paper import LARGE, NORMAL
from choice_guide.edition import Edition
from choice_guide.model import Guide, Text
from choice_guide.render import Settings
from choice_guide.render.brochures import make_brochures
from choice_guide.render.brochures.cache import KEPT, Cache
from choice_guide.render.brochures.typesetter import CannotSet, Typesetter
from choice_guide.render.brochures.words import Set
from tests.render.sample_guide import sample_guide

ARABIC = "يحق لك أن تختار من يقدم لك خدمة الرعاية المنزلية. اتصل بالرقم"


def small() -> Guide:
    """Two lists: one offer in both areas, one in one of them."""
    guide = crowd(sample_guide(), "hemhjalp", "dalen", 2)
    first, second = guide.offers
    return replace(guide, offers=(replace(first, areas=("dalen", "kusten")), replace(second, areas=("dalen",))), languages=("sv",))


def made(lookup: Lookup, out: Path, cache: Path, workers: int = 1) -> dict[str, bytes]:
    """Every file that is made."""
    settings = Settings(Edition(DAY, "00000000"), "directory", ROOT, workers=workers)
    make_brochures(lookup, ROOT / "content", out, settings, cache)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> tuple[dict[str, bytes], Path]:
    folder = tmp_path_factory.mktemp("brochures")
    return made(looked_up(small()), folder / "site", folder / "cache"), folder / "cache"


def test_names_are_words_and_the_list_names_every_file(first):
    files, _ = first
    names = [f"utskrift/hemhjalp-{area}.{size}sv.pdf" for area in ("dalen", "kusten") for size in ("", "storstil.")]
    folder = ["utskrift/sa-valjer-du.sv.pdf", "utskrift/sa-valjer-du.storstil.sv.pdf"]
    sheets = [f"utskrift/blad/omsorg-{place}-hemhjalp.{size}sv.pdf" for place in (0, 1) for size in ("", "storstil.")]
    assert sorted(files) == sorted([*names, *folder, *sheets, "utskrift/brochures.json", "utskrift/print-only.json"])
    assert json.loads(files["utskrift/print-only.json"]) == sorted(sheets)
    for entry in json.loads(files["utskrift/brochures.json"]):
        [path] = entry["files"]
        assert (entry["bytes"], entry["pages"]) == (len(files[path]), len(document(files[path])))
        assert (entry["id"], entry["large"], entry["language"]) == (Path(path).stem, "storstil" in path, "sv")
        assert entry["code"] in squeezed(page_text(document(files[path])[0]))


def test_two_processes_make_the_same_bytes_as_one(first, tmp_path):
    assert made(looked_up(small()), tmp_path / "site", tmp_path / "cache", workers=2) == first[0]


def test_what_did_not_change_is_not_set_again(first, tmp_path, monkeypatch):
    files, cache = first
    monkeypatch.setattr(Typesetter, "pdf", lambda *arguments: pytest.fail("set again"))
    assert made(looked_up(small()), tmp_path / "site", cache) == files


def test_a_provider_that_changed_sets_only_the_brochures_it_is_in(first, tmp_path):
    files, cache = first
    guide = small()
    changed = replace(guide, offers=(guide.offers[0], replace(guide.offers[1], short=Text.plain("En helt ny text om oss som ni kan läsa i lugn och ro.", "sv"))))
    again = made(looked_up(changed), tmp_path / "site", cache)
    assert {name for name in files if again[name] != files[name]} == {
        "utskrift/hemhjalp-dalen.sv.pdf", "utskrift/hemhjalp-dalen.storstil.sv.pdf", "utskrift/brochures.json",
        "utskrift/blad/omsorg-1-hemhjalp.sv.pdf", "utskrift/blad/omsorg-1-hemhjalp.storstil.sv.pdf"}


def test_the_code_follows_the_data_and_the_week_and_not_the_day():
    guide = small()
    code = list_codes(looked_up(guide))
    monday = replace(guide, date=DAY.replace(day=16))
    assert list_codes(looked_up(monday)) == code
    next_week = list_codes(looked_up(replace(guide, date=DAY.replace(day=23))))
    assert all(next_week[list_] != code[list_] for list_ in code)
    renamed = replace(guide, offers=(guide.offers[0], replace(guide.offers[1], name="Ett annat namn")))
    assert {list_ for list_, one in list_codes(looked_up(renamed)).items() if one != code[list_]} == {("hemhjalp", "dalen")}


def test_old_files_are_swept_out_of_the_cache(tmp_path):
    cache = Cache(tmp_path)
    cache.put("old", b"1")
    cache.put("new", b"2")
    old = time.time() - (KEPT + 1) * 24 * 60 * 60
    os.utime(tmp_path / "old.pdf", (old, old))
    cache.sweep()
    assert cache.get("old") is None and cache.get("new") == b"2"


def test_the_known_characters_are_those_of_the_fonts():
    fonts = (ROOT / "templates" / "print" / "fonts").glob("*-Regular.ttf")
    codes = {code for font in fonts for code in TTFont(font).getBestCmap() if code >= 0x20}
    assert [hex(code) for code in codes if printable.unprintable(chr(code)) and not 0x7F <= code < 0xA0] == []
    unseen = [code for code in range(0x20, 0x30000) if code not in codes and not 0xD800 <= code < 0xE000 and printable.unprintable(chr(code)) is None]
    assert all(code in {0xAD, *range(0x200B, 0x2010), 0x2060, 0x61C, 0xFEFF, *range(0xFE00, 0xFE10)} for code in unseen)


def test_a_character_that_no_font_has_is_replaced_and_the_brochure_is_made():
    guide = small()
    odd = replace(guide, offers=(replace(guide.offers[0], name="Omsorg 林"), guide.offers[1]))
    text = squeezed(page_text(document(pdf_of(words(looked_up(odd), "sv").brochure(brochure_of(looked_up(odd), "hemhjalp-kusten")), NORMAL))[4]))
    assert "Omsorg" in text and "林" not in text


def test_a_warning_of_the_typesetter_is_an_error(tmp_path):
    (tmp_path / "print" / "fonts").mkdir(parents=True)
    font = ROOT / "templates" / "print" / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"
    (tmp_path / "print" / "fonts" / font.name).write_bytes(font.read_bytes())
    (tmp_path / "print" / "a.typ").write_text('#set document(title: "A")\n#set text(font: ("Atkinson Hyperlegible Next", "No such font"))\nText\n')
    with pytest.raises(CannotSet, match="(?i)no such font"):
        Typesetter(tmp_path).pdf("a", {"title": "A", "qr": ""}, {}, DAY)


@pytest.mark.parametrize("size", (NORMAL, LARGE))
def test_an_arabic_brochure_reads_from_the_right_and_its_numbers_from_the_left(size):
    said = words(looked_up(sample_guide()), "sv").brochure(brochure_of(looked_up(sample_guide()), "hemhjalp-dalen"))
    phone = {"t": "08-465 004 10", "u": "tel:+46846500410", "c": "phone"}
    page = [{"k": "h", "n": 1, "x": [{"t": "اختر مقدم الخدمة"}], "c": []}, {"k": "p", "x": [{"t": ARABIC + " "}, phone, {"t": " اليوم."}], "c": [], "n": 60},
            {"k": "facts", "c": ["facts"], "n": 9, "r": [{"l": [{"t": "الهاتف"}], "v": [{"k": "p", "x": [phone], "c": [], "n": 13}], "c": []}]}]
    data = {**said.data, "language": "ar", "direction": "rtl", "title": "اختر مقدم الخدمة", "blocks": [{"k": "box", "c": ["chapter"], "b": page, "n": 99}]}
    sheet = document(pdf_of(Set(data, {}), size))[0]
    text = sheet.get_textpage()
    shown = text.get_text_range()
    assert squeezed("الرعاية") in squeezed(shown)
    digits = [(text.get_charbox(place), char) for place, char in enumerate(shown) if char.isascii() and char.isdigit() and text.get_charbox(place)[1] > FOOT]
    for height in {round(box[1] / 12) for box, _ in digits}:  # the number stands on two lines: "0846500410" as the eye reads it
        assert "".join(char for box, char in sorted(digits, key=lambda one: one[0][0]) if round(box[1] / 12) == height) == "0846500410"
    heading = [text.get_charbox(shown.index("اختر") + step) for step in range(4)]
    assert heading[0][0] > heading[-1][0] and heading[0][2] > sheet.get_width() * 0.6


def test_texts_in_another_language_are_marked():
    """An English text in a Swedish brochure, and Arabic in both directions."""
    guide = small()
    offer = replace(guide.offers[0], short=Text((("en", "We speak English with you every day of the week."),)), visits=Text((("ar", ARABIC),)))
    lookup = looked_up(replace(guide, offers=(offer, guide.offers[1]), languages=("sv", "en")))
    assert languages_in(pdf_of(words(lookup, "sv").brochure(brochure_of(lookup, "hemhjalp-kusten")), NORMAL)) >= {"en", "ar"}


def languages_in(pdf: bytes) -> set[str]:
    """The languages that parts of a document are marked with."""
    with pikepdf.open(io.BytesIO(pdf)) as found:
        return {str(item.Lang) for item in found.objects if isinstance(item, pikepdf.Dictionary) and "/Lang" in item} | {
            str(found.Root.Lang)}


def test_a_profile_that_changed_sets_only_what_it_is_in_every_language_size_and_kind(tmp_path):
    """Through the pipeline, from a profile on the disk: brochures, booklets and sheets of the offers, and nothing else."""
    content, software = shutil.copytree(ROOT / "tests" / "minimal_guide", tmp_path / "content"), tmp_path / "software"
    software.mkdir()
    for folder in ("templates", "translations", "choice_guide"):
        (software / folder).symlink_to(ROOT / folder, target_is_directory=True)
    before, kept = printed(content, software, tmp_path / "before")
    assert printed(content, software, tmp_path / "again") == (before, kept)
    profile = content / "providers" / "lindens-omsorg.yaml"
    profile.write_text(profile.read_text("utf-8").replace("value: 11", "value: 12"), "utf-8")
    after, more = printed(content, software, tmp_path / "after")
    changed = {name for name in before if after[name] != before[name]}
    assert set(after) == set(before) and changed == {
        f"utskrift/{name}.{size}{language}.pdf" for language in ("sv", "en") for name, sizes in (
            *((f"hemtjanst-{area}", ("", "storstil.", "hafte.", "hafte-for-tryck.")) for area in ("norr", "soder")),
            ("blad/lindens-omsorg-hemtjanst", ("", "storstil."))) for size in sizes}
    assert {name.partition(".")[0] for name in set(before) - changed} == {
        f"utskrift/{name}" for name in ("boende", "hemtjanst", "blad/ekens-omsorg-boende-eken", "sa-valjer-du")}
    assert len(more - kept) == sum("for-tryck" not in name for name in changed)  # what is imposed is made of what was set


def printed(content: Path, software: Path, out: Path) -> tuple[dict[str, bytes], set[str]]:
    """Everything that is printed of a content folder, and what the cache holds then."""
    pipeline.print_only(pipeline.Order(content, out, DAY, software, all_paper=True), progress=lambda step, **counts: None)
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*.pdf")}
    return files, {path.name for path in (software / pipeline.CACHE).iterdir()}


def test_the_letters_of_every_language_of_the_vocabulary_can_be_printed():
    """As CLDR writes them in names of languages, countries, months and days. Chinese would need fonts of many megabytes: a finding names its characters."""
    languages = yaml.safe_load((ROOT / "content" / "vocabulary" / "languages.yaml").read_text("utf-8"))["languages"]
    known = [code for code in (language["code"] for language in languages) if code in localedata.locale_identifiers()]
    lacking = {code: missing for code in known if (missing := printable.unprintable(" ".join(_cldr_words(Locale(code)))))}
    assert len(known) > 40 and set(lacking) == {"zh", "yue"}
    assert not [language["code"] for language in languages if language["code"] not in lacking and printable.unprintable(language.get("autonym", ""))]


def _cldr_words(locale: Locale) -> list[str]:
    return [*locale.languages.values(), *locale.territories.values(),
            *(name for names in (locale.months, locale.days) for width in names["format"].values() for name in width.values())]
