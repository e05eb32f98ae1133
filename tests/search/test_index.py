"""The index as files: the same bytes each time, nothing that no reader's browser asks for, everything that is needed."""
import json
import subprocess
from pathlib import Path

import pytest

from choice_guide import index

from tests.search.search_guide import OFFERS, lookup

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    target = tmp_path_factory.mktemp("site")
    index.index(lookup(OFFERS), target, ROOT)
    return target


def contents(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_two_runs_give_the_same_bytes(folder, tmp_path):
    index.index(lookup(OFFERS), tmp_path, ROOT)
    assert contents(tmp_path) == contents(folder)


def test_only_what_a_browser_asks_for_is_kept(folder):
    kept = {name.removeprefix("pagefind/sv/") for name in contents(folder) if name.startswith("pagefind/sv/")}
    fixed = {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.sv.pagefind", "search.json", "places.json"}
    assert fixed <= kept
    assert all(name.endswith((".pf_meta", ".pf_index")) for name in kept - fixed)


def test_each_language_has_its_own_index(folder):
    for language in ("sv", "en"):
        entry = json.loads((folder / "pagefind" / language / "pagefind-entry.json").read_text(encoding="utf-8"))
        assert list(entry["languages"]) == [language]
        assert list(entry) == sorted(entry)


def test_every_document_has_an_id_of_its_own(folder):
    data = json.loads((folder / "pagefind" / "sv" / "search.json").read_text(encoding="utf-8"))
    ids = [document[0] for document in data["documents"]]
    assert len(set(ids)) == len(ids)
    assert all(id_.startswith("sv_") for id_ in ids)


def test_words_that_must_not_be_said_are_in_no_title_and_no_description(folder):
    data = json.loads((folder / "pagefind" / "sv" / "search.json").read_text(encoding="utf-8"))
    shown = json.dumps([document[1:5] for document in data["documents"]], ensure_ascii=False)
    assert "dement\"" not in shown and "dement " not in shown and "fuling" not in shown
    assert "fuling" in data["quiet"].split()


def test_a_name_that_looks_like_markup_is_a_name(tmp_path):
    guide = lookup(OFFERS).guide
    named = tuple(type(p)(p.id, '</h1><span data-pagefind-ignore="all"> & "Lindén"', p.ownership, p.has_profile) for p in guide.providers)
    index.index(lookup(OFFERS, providers=named), tmp_path, ROOT)
    data = json.loads((tmp_path / "pagefind" / "sv" / "search.json").read_text(encoding="utf-8"))
    assert any(document[3].startswith("</h1>") for document in data["documents"])


def test_a_failing_pagefind_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(index.subprocess, "run", lambda command, **options: subprocess.CompletedProcess(command, 1, "no room", ""))
    with pytest.raises(index.CannotIndex, match="no room"):
        index.index(lookup(OFFERS), tmp_path, ROOT)
