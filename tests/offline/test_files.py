"""Which files may be stored, in which groups, and under which hashes."""
from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.edition import Edition
from choice_guide.offline.files import GUIDE, Group, StoredFile, list_text, stored_groups

EDITION = Edition(date(2026, 11, 22), "7f3a90bc")
USB = "guiden.zip"
FILES = {"index.html": "start", "a/index.html": "a", "assets/style.0123456789.css": "p {}", "assets/photos/b.jpg": "photo", "pagefind/sv/search.json": "{}",
         "404.html": "gone", "_headers": "/*", "robots.txt": "x", "sitemap.xml": "x", "sitemap-1.xml": "x", "edition.json": "{}", USB: "zip"}
STORED = ["404.html", "a/index.html", "assets/photos/b.jpg", "assets/style.0123456789.css", "index.html", "pagefind/sv/search.json"]


def put(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def brochure(id_: str, *files: str, **changed: object) -> dict[str, object]:
    return {"id": id_, "title": "Norr", "heading": "Hemhjälp", "language": "sv", "files": list(files), **changed}


def with_brochures(folder: Path, *listed: dict[str, object]) -> Path:
    return put(folder, FILES | {"utskrift/norr.pdf": "%PDF norr", "utskrift/dalen.pdf": "%PDF", "utskrift/brochures.json": json.dumps(listed)})


def test_the_guide_is_everything_but_what_is_for_hosts(tmp_path):
    (group,) = stored_groups(put(tmp_path, FILES), USB)
    assert (group.id, [file.path for file in group.files]) == (GUIDE, STORED)


def test_a_file_is_known_by_its_size_and_hash(tmp_path):
    (group,) = stored_groups(put(tmp_path, {"index.html": "åäö"}), USB)
    assert group.files == (StoredFile("index.html", 6, hashlib.sha256("åäö".encode()).hexdigest()[:32]),)
    assert group.size == 6


def test_a_brochure_is_a_group_of_its_own_and_not_of_the_guide(tmp_path):
    guide, norr, dalen = stored_groups(with_brochures(tmp_path, brochure("norr", "utskrift/norr.pdf"), brochure("dalen", "utskrift/dalen.pdf", language="en")), USB)
    assert [file.path for file in guide.files] == STORED
    assert (norr.id, norr.title, norr.heading, norr.language, norr.size) == ("norr", "Norr", "Hemhjälp", "sv", 9)
    assert (dalen.id, dalen.language, [file.path for file in dalen.files]) == ("dalen", "en", ["utskrift/dalen.pdf"])


def test_what_is_only_printed_is_in_no_group(tmp_path):
    sheets = {"utskrift/blad/lindens-omsorg.pdf": "%PDF sheet", "utskrift/print-only.json": json.dumps(["utskrift/blad/lindens-omsorg.pdf"])}
    guide, norr = stored_groups(put(with_brochures(tmp_path, brochure("norr", "utskrift/norr.pdf")), sheets | {"utskrift/folder.pdf": "%PDF"}), USB)
    assert [file.path for file in guide.files] == sorted([*STORED, "utskrift/dalen.pdf", "utskrift/folder.pdf"])
    assert [file.path for file in norr.files] == ["utskrift/norr.pdf"]


def test_without_brochures_there_is_no_choice(tmp_path):
    """Neither without a list, nor with an empty one, nor where a brochure has no file."""
    assert len(stored_groups(put(tmp_path / "none", FILES), USB)) == 1
    assert len(stored_groups(with_brochures(tmp_path / "empty"), USB)) == 1
    assert len(stored_groups(with_brochures(tmp_path / "fileless", brochure("norr")), USB)) == 1


@pytest.mark.parametrize(("listed", "said"), [
    ([brochure("norr", "utskrift/soder.pdf")], "utskrift/soder.pdf"),
    ([brochure("norr", "utskrift/norr.pdf"), brochure("norr", "utskrift/dalen.pdf")], "more than once: norr"),
    ([brochure("norr", "utskrift/norr.pdf"), brochure("dalen", "utskrift/norr.pdf")], "more than once: utskrift/norr.pdf"),
    ([brochure("guide", "utskrift/norr.pdf")], "more than once: guide"),
    ([{"id": "norr", "files": ["utskrift/norr.pdf"]}], "norr lacks title, heading, language"),
])
def test_a_list_of_brochures_that_cannot_be_right_says_why(tmp_path, listed, said):
    with pytest.raises(ValueError, match=said):
        stored_groups(with_brochures(tmp_path, *listed), USB)


def test_the_list_says_edition_groups_sizes_and_hashes(tmp_path):
    groups = stored_groups(with_brochures(tmp_path, brochure("norr", "utskrift/norr.pdf")), USB)
    data = json.loads(list_text(EDITION, groups))
    assert data["edition"] == {"code": "7f3a90bc", "date": "2026-11-22"}
    assert [sorted(group) for group in data["groups"]] == [["files", "id", "size"], ["files", "heading", "id", "language", "size", "title"]]
    assert data["groups"][1]["files"] == [["utskrift/norr.pdf", 9, hashlib.sha256(b"%PDF norr").hexdigest()[:32]]]


@given(st.lists(st.integers(0, 10**7), max_size=20))
def test_a_group_is_as_large_as_its_files(sizes):
    group = Group("x", tuple(StoredFile(f"{place}.html", size, "0" * 32) for place, size in enumerate(sizes)))
    assert json.loads(list_text(EDITION, [group]))["groups"][0]["size"] == sum(sizes)
