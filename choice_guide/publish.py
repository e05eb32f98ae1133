"""The staged folder becomes the site: as a whole or not at all. Only this file writes into the published folder.

A build is staged beside the site, in a hidden folder with a name that nobody else would choose. Where the system can exchange
two folders in one step (Linux renameat2, macOS renamex_np) that is used; elsewhere the old site is renamed away and the new one
in, and `recover`, which every build calls first, completes a swap that was cut short between the two.
"""
from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_FDCWD, RENAME_EXCHANGE = -100, 2   # linux/fs.h
RENAME_SWAP = 2                       # macOS sys/stdio.h
STAGED, READY, OLD = "staged", "ready", "old"
QUERY_PROCESS = 0x1000                # Windows PROCESS_QUERY_LIMITED_INFORMATION


class CannotPublish(Exception):
    """The site could not be replaced; it stands as it was. `key`: the message's key (cli.po), `params` fill it."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key, params)
        self.key, self.params = key, params


@contextmanager
def staged(site: Path) -> Iterator[Path]:
    """An empty folder beside `site` to build in; it is gone afterwards, whatever happens. Recovers an earlier swap first.

    Raises CannotPublish where `site` holds files that no build made.
    """
    _refuse_foreign(site)
    recover(site)
    folder = _beside(site, f"{STAGED}-{os.getpid()}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(folder: Path, site: Path) -> None:
    """Put `folder` in the place of `site`. Raises CannotPublish when `site` holds files that no build made."""
    _refuse_foreign(site)
    try:
        _sync()
        if not site.exists():
            os.rename(folder, site)
        elif not _exchange(folder, site):
            _swap_in_two(folder, site)
    except OSError as problem:
        raise CannotPublish("cannot-swap", site=site, problem=problem) from problem


def recover(site: Path) -> None:
    """Complete a swap that was cut short, and remove what dead builds left behind."""
    ready, old = _beside(site, READY), _beside(site, OLD)
    if ready.exists() and not site.exists():
        os.rename(ready, site)
    elif old.exists() and not site.exists():
        os.rename(old, site)
    for rest in (ready, old):
        shutil.rmtree(rest, ignore_errors=True)
    for rest in site.parent.glob(_beside(site, f"{STAGED}-*").name):
        if not _alive(rest.name.rsplit("-", 1)[1]):
            shutil.rmtree(rest, ignore_errors=True)


def _refuse_foreign(site: Path) -> None:
    """A folder that is not a built site (no edition.json, yet files) is somebody's work: never replace it."""
    if site.is_file() or (site.is_dir() and any(site.iterdir()) and not (site / "edition.json").exists()):
        raise CannotPublish("not-a-guide", site=site)


def _swap_in_two(folder: Path, site: Path) -> None:
    ready, old = _beside(site, READY), _beside(site, OLD)
    os.rename(folder, ready)
    os.rename(site, old)
    try:
        os.rename(ready, site)
    except OSError:
        os.rename(old, site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    name = ctypes.util.find_library("c")
    if not name or sys.platform not in ("linux", "darwin"):
        return False
    library = ctypes.CDLL(name, use_errno=True)
    one, two = os.fsencode(first), os.fsencode(second)
    try:
        if sys.platform == "linux":
            return library.renameat2(AT_FDCWD, one, AT_FDCWD, two, RENAME_EXCHANGE) == 0
        return library.renamex_np(one, two, RENAME_SWAP) == 0
    except AttributeError:
        return False


def _sync() -> None:
    """Ask the system to write everything to disk before the swap, so that a power cut cannot leave empty files."""
    if hasattr(os, "sync"):
        os.sync()


def _alive(process: str) -> bool:
    if not process.isdigit():
        return False
    if os.name == "nt":
        return _alive_on_windows(int(process))
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _alive_on_windows(process: int) -> bool:
    """os.kill would end the process there."""
    kernel = ctypes.windll.kernel32
    handle = kernel.OpenProcess(QUERY_PROCESS, False, process)
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)


def _beside(site: Path, role: str) -> Path:
    return site.parent / f".{site.name}.choice-guide-{role}"
