"""The Nu HTML checker on every page, in one call of Java."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from accessibility_tests.report import Problem

# The checker's parser recurses: Java's usual stack is too small for a long page.
STACK = "-Xss4m"


def html_checker(tools, folder: Path) -> list[tuple[str, Problem]]:
    """Every error in the *.html files under a folder: pairs of (page address, Problem). Raises RuntimeError if Java fails."""
    command = [tools.java, STACK, "-jar", tools.vnu_jar, "--format", "json", "--errors-only", "--skip-non-html", "--stdout", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    try:
        messages = json.loads(done.stdout)["messages"]
    except (json.JSONDecodeError, KeyError) as error:
        raise RuntimeError(f"the HTML checker failed: {done.stderr[-800:]}") from error
    return [(_address(m, folder), Problem(_where(m), m["message"])) for m in messages]


def _address(message, folder):
    file = Path(unquote(urlsplit(message.get("url", "")).path))
    return file.relative_to(folder.resolve()).as_posix() if file.is_relative_to(folder.resolve()) else str(file)


def _where(message):
    extract = " ".join(message.get("extract", "").split())
    return f"line {message.get('lastLine', '?')}: {extract[:80]}"
