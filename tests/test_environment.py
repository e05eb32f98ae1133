"""The set-up on a fresh machine: what it installs, when it is done again, what it says when it cannot."""
import sys
from pathlib import Path

import pytest

from choice_guide import environment

ROOT = Path(__file__).parent.parent


@pytest.fixture
def project(tmp_path):
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "runtime.txt").write_text("a==1\n")
    (tmp_path / "requirements" / "tests.txt").write_text("a==1\nb==1\n")
    python = environment.python_of(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    return tmp_path


def stamp(project: Path, requirements: str) -> None:
    (project / ".venv" / environment.STAMP).write_text("\n".join(environment._contained(project, requirements)))


def test_a_new_folder_is_not_prepared(project):
    assert not environment.is_current(project, "requirements/runtime.txt")


@pytest.mark.parametrize(("installed", "wanted", "current"), [("runtime", "runtime", True), ("runtime", "tests", False),
                                                              ("tests", "runtime", True), ("tests", "tests", True)])
def test_the_tests_environment_serves_builds_too(project, installed, wanted, current):
    stamp(project, f"requirements/{installed}.txt")
    assert environment.is_current(project, f"requirements/{wanted}.txt") is current


def test_a_changed_lock_file_is_installed_anew(project):
    stamp(project, "requirements/runtime.txt")
    (project / "requirements" / "runtime.txt").write_text("a==2\n")
    assert not environment.is_current(project, "requirements/runtime.txt")


def test_line_ends_of_windows_do_not_matter(project):
    stamp(project, "requirements/runtime.txt")
    (project / "requirements" / "runtime.txt").write_bytes(b"a==1\r\n")
    assert environment.is_current(project, "requirements/runtime.txt")


def test_a_python_without_venv_is_told_the_package(project, monkeypatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(environment.CannotPrepare, match=rf"apt install python{sys.version_info.major}\.{sys.version_info.minor}-venv"):
        environment.prepare(project, "requirements/runtime.txt")


def test_an_old_python_is_told_so(project, monkeypatch):
    monkeypatch.setattr(environment, "OLDEST", (99, 0))
    with pytest.raises(environment.CannotPrepare, match="3.11"):
        environment.enter(project, "requirements/runtime.txt", [])


@pytest.mark.parametrize("name", ["runtime", "tests"])
def test_every_library_is_locked_with_hashes(name):
    lines = (ROOT / "requirements" / f"{name}.txt").read_text().splitlines()
    pinned = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert pinned and all("==" in line and line.endswith("\\") for line in pinned)


def test_tests_hold_every_library_of_the_build_in_the_same_version():
    pins = {name: {line.split(" ")[0] for line in (ROOT / "requirements" / f"{name}.txt").read_text().splitlines() if "==" in line}
            for name in ("runtime", "tests")}
    assert pins["runtime"] <= pins["tests"]
