"""The published site is replaced as a whole or not at all (DESIGN rule 7)."""
import os
import subprocess
import sys
from pathlib import Path

import pytest

from choice_guide import publish


def make(folder: Path, word: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "edition.json").write_text("{}")
    (folder / "index.html").write_text(word)
    return folder


def word(site: Path) -> str:
    return (site / "index.html").read_text()


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def test_the_first_build_becomes_the_site(tmp_path):
    site = tmp_path / "site"
    with publish.staged(site) as folder:
        make(folder, "new")
        publish.publish(folder, site)
    assert (word(site), beside(site)) == ("new", [])


@pytest.mark.parametrize("exchange", [True, False])
def test_a_later_build_replaces_it_whole(tmp_path, monkeypatch, exchange):
    site = make(tmp_path / "site", "old")
    (site / "only-in-old.html").write_text("x")
    if not exchange:
        monkeypatch.setattr(publish, "_exchange", lambda first, second: False)
    with publish.staged(site) as folder:
        make(folder, "new")
        publish.publish(folder, site)
    assert (word(site), (site / "only-in-old.html").exists(), beside(site)) == ("new", False, [])


def test_this_system_exchanges_in_one_step(tmp_path):
    if sys.platform != "linux":
        pytest.skip("renameat2 is Linux's")
    first, second = make(tmp_path / "a", "a"), make(tmp_path / "b", "b")
    assert publish._exchange(first, second) and (word(first), word(second)) == ("b", "a")


def test_a_build_that_fails_leaves_the_old_site(tmp_path):
    site = make(tmp_path / "site", "old")
    with pytest.raises(OSError), publish.staged(site) as folder:
        make(folder, "half")
        raise OSError("no space left on device")
    assert (word(site), beside(site)) == ("old", [])


@pytest.mark.parametrize("killed_after", range(4))
def test_a_swap_cut_short_anywhere_is_completed_by_the_next_start(tmp_path, monkeypatch, killed_after):
    """The two-rename swap, killed after each of its steps: the site is whole after `recover`, and no remains are left."""
    site = make(tmp_path / "site", "old")
    steps = {"done": 0}
    rename, remove = os.rename, publish.shutil.rmtree

    def counted(action):
        def run(*args, **kwargs):
            if steps["done"] == killed_after:
                raise KeyboardInterrupt
            steps["done"] += 1
            return action(*args, **kwargs)
        return run

    monkeypatch.setattr(publish, "_exchange", lambda first, second: False)
    folder = make(tmp_path / ".site.choice-guide-staged-999999999", "new")
    monkeypatch.setattr(publish.os, "rename", counted(rename))
    monkeypatch.setattr(publish.shutil, "rmtree", counted(remove))
    with pytest.raises(KeyboardInterrupt):
        publish.publish(folder, site)
    monkeypatch.undo()
    publish.recover(site)
    assert word(site) == ("old" if killed_after < 2 else "new")
    assert beside(site) == []


def test_a_killed_process_leaves_a_whole_site(tmp_path):
    """A real kill in the middle of staging: the old site stands, and the next start cleans up."""
    site = make(tmp_path / "site", "old")
    code = ("import os, signal, sys; from pathlib import Path; from choice_guide import publish\n"
            "with publish.staged(Path(sys.argv[1])) as folder:\n"
            "    (folder / 'index.html').write_text('half'); os.kill(os.getpid(), signal.SIGKILL)\n")
    subprocess.run([sys.executable, "-c", code, str(site)], cwd=Path(__file__).parent.parent)
    assert (word(site), len(beside(site))) == ("old", 1)
    publish.recover(site)
    assert (word(site), beside(site)) == ("old", [])


def test_a_folder_that_no_build_made_is_never_replaced(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "thesis.odt").write_text("mine")
    with pytest.raises(publish.CannotPublish), publish.staged(site) as folder:
        make(folder, "new")
        publish.publish(folder, site)
    assert (site / "thesis.odt").read_text() == "mine"


def test_a_live_build_beside_is_left_alone(tmp_path):
    site = make(tmp_path / "site", "old")
    living = make(tmp_path / f".site.choice-guide-staged-{os.getppid()}", "theirs")
    publish.recover(site)
    assert living.exists()


@pytest.mark.parametrize("name", ["site.old", "site.ready", "site.staged-backup", "site.staged-999999999"])
def test_folders_of_other_people_beside_the_site_are_left_alone(tmp_path, name):
    site, theirs = make(tmp_path / "site", "old"), make(tmp_path / name, "theirs")
    with publish.staged(site) as folder:
        make(folder, "new")
        publish.publish(folder, site)
    assert (word(site), word(theirs)) == ("new", "theirs")


def test_a_foreign_folder_is_refused_before_anything_is_built(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.odt").write_text("mine")
    with pytest.raises(publish.CannotPublish), publish.staged(tmp_path / "site"):
        pytest.fail("the build began")


def test_a_second_rename_that_fails_puts_the_old_site_back(tmp_path, monkeypatch):
    site, folder = make(tmp_path / "site", "old"), make(tmp_path / "new", "new")
    rename, calls = os.rename, []

    def third_fails(source, target):
        calls.append(source)
        if len(calls) == 3:
            raise OSError("busy")
        rename(source, target)

    monkeypatch.setattr(publish, "_exchange", lambda first, second: False)
    monkeypatch.setattr(publish.os, "rename", third_fails)
    with pytest.raises(publish.CannotPublish):
        publish.publish(folder, site)
    assert word(site) == "old"
