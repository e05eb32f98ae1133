"""A content folder: each file once, each on its own."""
from __future__ import annotations

import os
from pathlib import Path

import pytest

from choice_guide.read import read
from choice_guide.read.source import MOST_BYTES_OTHERWISE

MINIMAL = Path(__file__).parents[1] / "minimal_guide"


def written(folder: Path, **files: bytes) -> list[tuple[str, str]]:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return [(finding.mark.file, finding.rule) for finding in read(folder).findings if finding.rule != "missing-file"]


def test_documents_have_the_kind_and_name_of_their_place():
    found = {(document.kind, document.name) for document in read(MINIMAL).documents}
    assert found == {("guide", "guide"), ("areas", "areas"), ("contracts", "contracts"), ("vocabulary", "languages"),
                     ("vocabulary", "specialisms"), ("vocabulary", "synonyms"), ("service", "hemtjanst"), ("service", "boende"),
                     ("provider", "lindens-omsorg"), ("provider", "ekens-omsorg"), ("survey-round", "hemtjanst-2026"),
                     ("survey-results", "hemtjanst-2026"), ("page", "sv/valja"), ("page", "en/valja")}


def test_a_huge_file_is_not_parsed(tmp_path: Path):
    assert written(tmp_path, **{"providers/a.yaml": b"a: b\n" * (MOST_BYTES_OTHERWISE // 5 + 1)}) == [("providers/a.yaml", "file-too-big")]


def test_hidden_files_and_litter_do_not_count(tmp_path: Path):
    assert written(tmp_path, **{".DS_Store": b"", "providers/.a.yaml.swp": b"", "a.yaml~": b"", "Thumbs.db": b"", ".git/x": b""}) == []


def test_photos_are_no_documents(tmp_path: Path):
    assert written(tmp_path, **{"providers/linden/a.jpg": b"\xff\xd8"}) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="file modes are a matter of POSIX systems")
def test_a_file_that_may_not_be_read_hides_no_other(tmp_path: Path):
    (tmp_path / "providers").mkdir()
    (tmp_path / "providers" / "a.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert written(tmp_path, **{"providers/b.yaml": b"id: b"}) == [("providers/a.yaml", "file-unreadable")]
    assert {document.name: document.root is None for document in read(tmp_path).documents} == {"a": True, "b": False}


def test_missing_files_are_named(tmp_path: Path):
    assert [finding.mark.file for finding in read(tmp_path).findings] == ["guide.yaml", "areas.yaml", "contracts.csv", "services/<id>.yaml"]


def test_no_folder_is_the_callers_fault(tmp_path: Path):
    with pytest.raises(NotADirectoryError):
        read(tmp_path / "nowhere")
