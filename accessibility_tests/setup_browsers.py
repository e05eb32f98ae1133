"""Makes sure that the tests have a Chromium, its driver, Java and the Nu HTML checker. Standard library only.

Where each may come from, in this order:

* Chromium: $CHROME, PATH, Playwright's own download, Debian's package (as root).
* chromedriver of the same major version: $CHROMEDRIVER, PATH, Selenium's own download, Debian's package (as root).
* Java 17 or newer: $JAVA_HOME, PATH, Debian's package (as root).
* vnu.jar: node_modules, filled by `npm ci` from package-lock.json; npm itself may come from Debian (as root).

`python accessibility_tests/setup_browsers.py` prints what was found.
"""

import glob
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
VNU_JAR = REPOSITORY / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
OLDEST_JAVA = 17
DOWNLOAD_SECONDS = 600


class SetupError(Exception):
    """Something that the tests need is missing; the message says what and how to get it."""


@dataclass(frozen=True)
class Tools:
    """Paths of what the tests run: the browser, its driver, Java, and the HTML checker."""

    chromium: str
    chromedriver: str
    java: str
    vnu_jar: str


def ensure() -> Tools:
    """Find every tool, fetching what is missing. Raises SetupError for what cannot be had."""
    chromium = _first("Chromium", (_chromium_here, _chromium_from_playwright, _chromium_from_debian))
    driver = _first("chromedriver", (_driver_here, _driver_from_selenium, _driver_from_debian), chromium)
    java = _first(f"Java {OLDEST_JAVA}", (_java_here, _java_from_debian))
    return Tools(chromium, driver, java, _first("vnu.jar (npm ci)", (_jar_here, _jar_from_npm)))


def find() -> Tools:
    """Find every tool without fetching anything. Raises SetupError that names what is missing."""
    chromium = _first("Chromium", (_chromium_here,))
    driver = _first("chromedriver", (_driver_here, _driver_from_selenium), chromium)
    return Tools(chromium, driver, _first(f"Java {OLDEST_JAVA}", (_java_here,)), _first("vnu.jar", (_jar_here,)))


def _first(what, ways, *given):
    for way in ways:
        if path := way(*given):
            return str(path)
    raise SetupError(
        f"{what} is missing and could not be fetched. "
        "On Debian or Ubuntu: apt install chromium chromium-driver default-jre-headless npm. "
        "Elsewhere: `python -m playwright install --with-deps chromium`, Java 17 and Node 20. "
        "$CHROME, $CHROMEDRIVER and $JAVA_HOME may name what is already there."
    )


# Chromium


def _chromium_here():
    named = os.environ.get("CHROME")
    on_path = (shutil.which(name) for name in CHROMIUM_NAMES)
    candidates = (named, *on_path, *_playwright_downloads())
    return next((p for p in candidates if p and os.path.exists(p) and _browser_version(p)), None)


def _browser_version(path):
    """The major version; None for a browser that does not start, as a download without its system libraries."""
    return _major(path, "--headless", "--no-sandbox", "--version")


def _playwright_downloads():
    folders = [os.environ.get("PLAYWRIGHT_BROWSERS_PATH"), "~/.cache/ms-playwright", "~/Library/Caches/ms-playwright"]
    if local := os.environ.get("LOCALAPPDATA"):
        folders.append(os.path.join(local, "ms-playwright"))
    names = ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*", "chrome-win*/chrome.exe")
    patterns = [os.path.join(os.path.expanduser(f), "chromium-*", name) for f in folders if f for name in names]
    return sorted((hit for pattern in patterns for hit in glob.glob(pattern)), reverse=True)


def _chromium_from_playwright():
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    return _chromium_here()


def _chromium_from_debian():
    return _apt("chromium") and _chromium_here()


# chromedriver


def _driver_here(chromium):
    candidates = (os.environ.get("CHROMEDRIVER"), shutil.which("chromedriver"))
    return next((p for p in candidates if p and os.path.exists(p) and _same_major(p, chromium)), None)


def _driver_from_selenium(chromium):
    code = (
        "import json, sys; from selenium.webdriver.common.selenium_manager import SeleniumManager as M;"
        "print(json.dumps(M().binary_paths(['--browser', 'chrome', '--browser-path', sys.argv[1]])))"
    )
    answer = _run(sys.executable, "-c", code, chromium)
    path = json.loads(answer.splitlines()[-1]).get("driver_path") if answer else None
    return path if path and _same_major(path, chromium) else None


def _driver_from_debian(chromium):
    return _apt("chromium-driver") and _driver_here(chromium)


def _same_major(driver, chromium):
    return _browser_version(chromium) == _major(driver, "--version")


# Java and the checker


def _java_here():
    home = os.environ.get("JAVA_HOME")
    name = "java.exe" if os.name == "nt" else "java"
    candidates = (home and os.path.join(home, "bin", name), shutil.which("java"))
    return next((p for p in candidates if p and (_major(p, "-version") or 0) >= OLDEST_JAVA), None)


def _java_from_debian():
    return _apt("default-jre-headless") and _java_here()


def _jar_here():
    wanted = json.loads((REPOSITORY / "package.json").read_text("utf-8"))["devDependencies"]["vnu-jar"]
    manifest = VNU_JAR.parents[2] / "package.json"
    is_it = VNU_JAR.exists() and json.loads(manifest.read_text("utf-8"))["version"] == wanted
    return VNU_JAR if is_it else None


def _jar_from_npm():
    npm = shutil.which("npm") or (_apt("npm") and shutil.which("npm"))
    if npm:
        _run(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts")
    return _jar_here()


# Running other programs


def _apt(package):
    """Install a Debian package if this is root on a Debian; True when apt says that it is there."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    print(f"apt-get install {package} …", file=sys.stderr, flush=True)
    _run("apt-get", "update", "-q")
    return _run("apt-get", "install", "-q", "-y", "--no-install-recommends", package) is not None


def _major(*command):
    """The first number with a dot after it in what a program says about its version, or None."""
    match = re.search(r"(\d+)\.\d+", _run(*command) or "")
    return int(match.group(1)) if match else None


def _run(*command):
    """What the program printed, or None when it failed or is not there; a failure is shown on stderr."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = {"capture_output": True, "text": True, "timeout": DOWNLOAD_SECONDS, "env": environment, "cwd": REPOSITORY}
    try:
        done = subprocess.run(command, check=False, **options)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", file=sys.stderr)
        return None
    if done.returncode != 0:
        print(f"{' '.join(command[:4])} failed:\n{done.stderr.strip()[-800:]}", file=sys.stderr)
        return None
    return done.stdout + done.stderr


if __name__ == "__main__":
    try:
        print(ensure())
    except SetupError as problem:
        sys.exit(str(problem))
