"""The command line: exit codes, what is said, and that the old site stands whatever happens."""
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from choice_guide import cli

ROOT = Path(__file__).parent.parent
MINIMAL = Path(__file__).parent / "minimal_guide"
PROFILE = "providers/lindens-omsorg.yaml"


@pytest.fixture
def guide(tmp_path):
    return Path(shutil.copytree(MINIMAL, tmp_path / "content"))


def run(guide: Path, *arguments: str) -> int:
    return cli.main([*arguments, "--content", str(guide), "--date", "2026-11-21"], ROOT)


def built(guide: Path, *arguments: str) -> tuple[int, Path]:
    site = guide.parent / "site"
    return run(guide, "build", "--no-brochures", "--out", str(site), *arguments), site


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def spoil(guide: Path, file: str, old: str, new: str) -> None:
    path = guide / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_guide_is_published(guide, capsys):
    code, site = built(guide)
    said = capsys.readouterr().out
    assert code == 0 and (site / "index.html").exists()
    assert (site / "index.html").as_uri() in said and "Anmärkningar:" in said and "Tid:" in said


def test_an_error_in_a_profile_publishes_without_the_value(guide, capsys):
    spoil(guide, PROFILE, "phone: ", "phone: ring-oss ")
    code, site = built(guide)
    said = capsys.readouterr().out
    assert code == 1
    assert f"{PROFILE}:" in said and "Publicerat, men" in said
    assert "ring-oss" not in (site / "utforare" / "lindens-omsorg" / "index.html").read_text(encoding="utf-8")


def test_an_error_in_what_all_share_stops_and_the_old_site_stands(guide, capsys):
    _, site = built(guide)
    before = tree(site)
    spoil(guide, "guide.yaml", "country: SE", "country: [SE")
    code, _ = built(guide)
    assert code == 2 and tree(site) == before
    assert "INTE publicerat" in capsys.readouterr().out


def test_strict_stops_at_an_error_in_a_profile(guide):
    spoil(guide, PROFILE, "phone: ", "phone: ring-oss ")
    code, site = built(guide, "--strict")
    assert code == 2 and not site.exists()


def test_check_answers_with_the_same_numbers_and_publishes_nothing(guide):
    assert run(guide, "check") == 0
    spoil(guide, PROFILE, "phone: ", "phone: ring-oss ")
    assert (run(guide, "check"), run(guide, "check", "--strict")) == (1, 2)
    assert sorted(path.name for path in guide.parent.iterdir()) == ["content"]


def test_findings_for_machines(guide, capsys):
    spoil(guide, PROFILE, "phone: ", "phone: ring-oss ")
    run(guide, "check", "--format", "json")
    said = json.loads(capsys.readouterr().out)
    [finding] = [f for f in said["findings"] if f["severity"] == "error"]
    assert (finding["file"], said["exit_code"]) == (PROFILE, 1) and finding["line"] > 1


@pytest.mark.parametrize("arguments", [["bulid"], ["--content", "/nowhere"], ["check", "--format", "xml"], ["import", "table"], ["--date", "i dag"]])
def test_a_wrong_call_is_three(arguments):
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments, ROOT)
    assert stopped.value.code == 3


def test_what_stands_after_test_goes_to_pytest(monkeypatch):
    called = []
    monkeypatch.setattr(cli.subprocess, "run", lambda command, cwd: called.append(command) or subprocess.CompletedProcess(command, 0))
    assert cli.main(["test", "--durations=5", "tests/house", "-q"], ROOT) == 0
    assert called[1][-3:] == ["--durations=5", "tests/house", "-q"]
    assert cli.main(["test"], ROOT) == 0 and called[3][-2:] == ["tests", "accessibility_tests"]


def test_a_site_folder_with_other_files_is_three_and_left_alone(guide, capsys):
    mine = guide.parent / "site" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    code, _ = built(guide)
    assert code == 3 and mine.read_text() == "mine"
    assert "inte en byggd guide" in capsys.readouterr().err


@pytest.mark.parametrize(("content", "site"), [("content", "content/site"), ("content", "."), ("content", "content")])
def test_content_and_site_may_not_lie_in_each_other(guide, content, site, capsys):
    before = tree(guide)
    assert run(guide, "build", "--out", str(guide.parent / site)) == 3
    assert tree(guide) == before and "ligga i varandra" in capsys.readouterr().err


def test_a_fault_in_the_tool_is_three_and_says_where(guide, capsys, monkeypatch):
    def broken(*arguments):
        raise AttributeError("no such thing")

    monkeypatch.setattr(cli.pipeline.render, "render", broken)
    code, site = built(guide)
    said = capsys.readouterr().err
    assert code == 3 and not site.exists()
    assert "Traceback" in said and "ett fel i verktyget" in said


def test_a_wrong_date_of_the_environment_is_three(guide, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "i går")
    assert cli.main(["check", "--content", str(guide)], ROOT) == 3


def test_litter_does_not_change_the_edition(guide, capsys):
    run(guide, "build", "--out", str(guide.parent / "one"))
    (guide / ".git").mkdir()
    (guide / ".git" / "HEAD").write_text("x")
    (guide / ".guide.yaml.swp").write_text("x")
    run(guide, "build", "--out", str(guide.parent / "two"))
    assert tree(guide.parent / "one") == tree(guide.parent / "two")


def test_two_builds_of_one_content_are_the_same_bytes(guide, tmp_path):
    """One in this process, one in a new process with another hash seed, time zone and folder."""
    _, site = built(guide)
    other = tmp_path / "elsewhere" / "site"
    other.parent.mkdir()
    subprocess.run([sys.executable, str(ROOT / "build.py"), "--no-brochures", "--content", str(guide), "--out", str(other)], check=True, capture_output=True,
                   env={**os.environ, "SOURCE_DATE_EPOCH": "1795262400", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    assert tree(other) == tree(site)


def test_a_full_disk_leaves_the_old_site_and_says_so(guide, capsys, monkeypatch):
    _, site = built(guide)
    before = tree(site)
    write = Path.write_bytes

    def full(self, data):
        if self.name == "index.html" and "staged" in str(self):
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    code, _ = built(guide)
    assert code == 3 and tree(site) == before
    assert "No space left" in capsys.readouterr().err
    assert sorted(path.name for path in guide.parent.iterdir()) == ["content", "site"]


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("after", [0.5, 1.0, 1.5, 2.5])
def test_a_kill_at_any_moment_leaves_a_whole_site(guide, after):
    _, site = built(guide)
    before = tree(site)
    spoil(guide, PROFILE, "stated: ", "# en ny utgåva\nstated: ")
    build = subprocess.Popen([sys.executable, str(ROOT / "build.py"), "--no-brochures", "--content", str(guide), "--out", str(site), "--date", "2026-11-21"],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(after)
    os.killpg(build.pid, signal.SIGKILL)
    build.wait()
    now = tree(site)
    code, _ = built(guide)
    assert now in (before, tree(site)) and code == 0
    assert sorted(path.name for path in guide.parent.iterdir()) == ["content", "site"]
