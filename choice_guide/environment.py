"""The project's own `.venv`, made the first time from a hash-locked requirements file. Standard library only.

`python3 build.py` must work on a fresh machine with nothing but Python: this module is all that runs before the libraries are there.
"""
from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

OLDEST = (3, 11)
STAMP = "requirements.sha256"


class CannotPrepare(Exception):
    """The environment cannot be made; the message says what to do."""


def enter(root: Path, requirements: str, argv: list[str]) -> int | None:
    """Make or renew `root`/.venv and run build.py again inside it.

    `requirements` is the lock file's path below `root`; `argv` the arguments for build.py. Returns the exit code of that
    run, or None when this process already runs inside the environment and it is up to date. Raises CannotPrepare.
    """
    if sys.version_info < OLDEST:
        raise CannotPrepare("Python 3.11 eller nyare behövs. / Python 3.11 or newer is needed.")
    python = python_of(root / ".venv")
    if not is_current(root, requirements):
        prepare(root, requirements)
    if Path(sys.prefix).resolve() == (root / ".venv").resolve():
        return None
    return subprocess.run([str(python), str(root / "build.py"), *argv]).returncode


def is_current(root: Path, requirements: str) -> bool:
    """Whether .venv was made from a lock file that is the one named, or holds it (tests.txt holds runtime.txt)."""
    stamp = root / ".venv" / STAMP
    if not python_of(root / ".venv").exists() or not stamp.exists():
        return False
    return _digest(root / requirements) in stamp.read_text(encoding="utf-8").split()


def prepare(root: Path, requirements: str) -> None:
    """Make `root`/.venv and install the locked requirements into it. Raises CannotPrepare with what to do."""
    print("Förbereder .venv (bara första gången) … / Preparing .venv (first time only) …", file=sys.stderr, flush=True)
    _need_venv_module()
    target = root / ".venv"
    if not python_of(target).exists():
        venv.create(target, with_pip=True, clear=target.exists())
    stamp = target / STAMP
    stamp.unlink(missing_ok=True)
    command = _installer(target) + ["--require-hashes", "-r", str(root / requirements)]
    if subprocess.run(command).returncode:
        raise CannotPrepare("Biblioteken kunde inte hämtas: kontrollera nätet och försök igen. / The libraries could not be fetched: "
                            f"check the network and try again.\n{' '.join(command)}")
    stamp.write_text("\n".join(_contained(root, requirements)), encoding="utf-8")


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _installer(target: Path) -> list[str]:
    """pip where the environment has it; uv where uv made the environment (it puts no pip there)."""
    python = str(python_of(target))
    if subprocess.run([python, "-c", "import pip"], stderr=subprocess.DEVNULL).returncode == 0:
        return [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--quiet", "--python", python]
    if subprocess.run([python, "-m", "ensurepip", "--upgrade"], stdout=subprocess.DEVNULL).returncode:
        raise CannotPrepare(_venv_advice())
    return [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]


def _contained(root: Path, requirements: str) -> list[str]:
    """Digests of the lock files that this one satisfies: itself, and runtime.txt, which tests.txt includes."""
    return [_digest(root / name) for name in dict.fromkeys((requirements, "requirements/runtime.txt"))]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _need_venv_module() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        raise CannotPrepare(_venv_advice())


def _venv_advice() -> str:
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return (f"Din Python saknar delen som gör en miljö. På Debian och Ubuntu: sudo apt install {package}\n"
            f"Your Python lacks the part that makes an environment. On Debian and Ubuntu: sudo apt install {package}")
