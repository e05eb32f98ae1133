"""axe-core through axe-selenium-python, with the newer axe.min.js that the package axe-playwright-python carries."""

import json
from pathlib import Path

import axe_playwright_python
from axe_selenium_python import Axe

from accessibility_tests.report import Problem

SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js")
# axe-selenium-python brings axe-core 3.1.1 of 2018, and an unknown tag hangs there until the script's time is out.
OLDEST = (4, 12)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ENHANCED_CONTRAST = "color-contrast-enhanced"
# As JSON text, because the package pastes it into a script. Without preload: False a page with media waits ten seconds.
OPTIONS = json.dumps(
    {
        "runOnly": {"type": "tag", "values": TAGS},
        "rules": {ENHANCED_CONTRAST: {"enabled": True}},
        "resultTypes": ["violations"],
        "preload": False,
    }
)


def inject(driver):
    """Put axe-core into the open page. Raises AssertionError when it is an old one."""
    Axe(driver, script_url=str(SCRIPT)).inject()
    version = driver.execute_script("return axe.version")
    assert tuple(map(int, version.split(".")[:2])) >= OLDEST, f"axe-core {version} is too old"


def axe(driver) -> list[Problem]:
    """Every violation of the WCAG 2.0-2.2 A and AA rules, the best practices and contrast 7:1 in the page as it is now."""
    answer = Axe(driver, script_url=str(SCRIPT)).run(options=OPTIONS)
    return [_problem(violation, node) for violation in answer["violations"] for node in violation["nodes"]]


def _problem(violation, node):
    where = " ".join(str(part) for part in node["target"])
    return Problem(where, f"{violation['id']}: {violation['help']} {violation['helpUrl'].split('?')[0]}")
