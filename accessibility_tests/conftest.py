"""What the tests stand on: the built site, served with its own headers; browsers that start once per worker.

GUIDE_SITE names an already built folder; without it the demo is built once, with a fixed date. The tests of every page are
cut into SHARDS parts, so that pytest-xdist can share them out: `pytest -n 2 accessibility_tests`.
"""

import os
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from accessibility_tests import browsers, setup_browsers
from accessibility_tests.built_site import Site
from accessibility_tests.server import serving

REPOSITORY = Path(__file__).resolve().parent.parent
# Sunday 2026-11-22, 12:00 UTC: the draw's week, and with it every page, stays the same.
BUILD_DATE = "1795348800"
# 1 means: published, with some values of profiles shown as not answered.
PUBLISHED = (0, 1)
BUILD_SECONDS = 900
DEFAULT_BASE = "/valguide/"
SHARDS = 8


def pytest_addoption(parser):
    parser.addoption("--update-snapshots", action="store_true", help="write the accessibility trees anew instead of comparing")


@pytest.fixture(scope="session")
def tools():
    """The browser, its driver, Java and the HTML checker. What is missing fails in CI and is skipped, with the reason, elsewhere."""
    try:
        return setup_browsers.find()
    except setup_browsers.SetupError as missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Site:
    """The site under test, on disk."""
    named = os.environ.get("GUIDE_SITE")
    folder = Path(named).resolve() if named else _built_once(_shared_by_workers(tmp_path_factory))
    base = urlsplit(Site(folder).home).path or DEFAULT_BASE
    found = Site(folder, base)
    assert found.pages, f"no pages under {folder}"
    return found


@pytest.fixture(scope="session")
def address(site):
    """Where the site is served: the address of its first page, with a slash at the end."""
    with serving(site.folder, site.base) as at:
        yield at


@pytest.fixture(params=range(SHARDS), ids=lambda n: f"part {n + 1} of {SHARDS}")
def pages(request, site):
    """One part of the pages; the parts together are every page."""
    return site.pages[request.param :: SHARDS]


@pytest.fixture(scope="session")
def pages_of_kind(site):
    """For each kind of page that the site has, its pages in the guide's first language, the shortest first."""
    first_language = site.page_at["index.html"].language
    kinds = defaultdict(list)
    for page in sorted(site.pages, key=lambda page: (len(page.elements), page.address)):
        if page.language == first_language:
            kinds[page.kind].append(page)
    return kinds


@pytest.fixture(scope="session")
def chromium(tools):
    with browsers.chromium(tools) as browser:
        yield browser


@pytest.fixture
def view(chromium):
    """An empty View with scripts."""
    with browsers.view_in(chromium) as opened:
        yield opened


@pytest.fixture
def scriptless(chromium):
    """An empty View without scripts."""
    with browsers.view_in(chromium, scripts=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def driver(tools):
    with browsers.selenium_driver(tools) as started:
        yield started


def _shared_by_workers(tmp_path_factory):
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def _built_once(folder):
    """Build the demo below a folder that all workers share; the first worker builds, the others wait for it."""
    out, log = folder / "demo-site", folder / "demo-build.log"
    try:
        (folder / "demo-build.lock").mkdir()
    except FileExistsError:
        return _wait_for(out, log)
    code, said = _build(out)
    (folder / "demo-build.part").write_text(f"{code}\n{said}", "utf-8")
    (folder / "demo-build.part").rename(log)
    return _wait_for(out, log)


def _build(out):
    command = [sys.executable, "build.py", "--content", "content", "--out", str(out)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": BUILD_DATE}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def _wait_for(out, log):
    deadline = time.monotonic() + BUILD_SECONDS
    while not log.exists():
        assert time.monotonic() < deadline, f"the demo was not built in {BUILD_SECONDS} seconds"
        time.sleep(0.1)
    code, _, said = log.read_text("utf-8").partition("\n")
    assert int(code) in PUBLISHED, f"building the demo ended with {code}:\n{said[-4000:]}"
    return out
