"""The server, the reading of _headers, and the search for browsers."""

import os
import urllib.error
import urllib.request

import pytest

from accessibility_tests import setup_browsers
from accessibility_tests.server import headers_for, read_headers, serving

LISTED = "# comment\n/*\n  X-Frame-Options: DENY\n  Cache-Control: no-cache\n\n/styles/*\n  Cache-Control: max-age=9\n"


def test_headers_of_all_rules_that_match_are_joined():
    rules = read_headers(LISTED)
    assert {"X-Frame-Options": "DENY", "Cache-Control": "no-cache, max-age=9"} == headers_for(rules, "/styles/a.css")
    assert {"X-Frame-Options": "DENY", "Cache-Control": "no-cache"} == headers_for(rules, "/")


def test_a_site_is_served_under_its_base_path_only(tmp_path):
    (tmp_path / "index.html").write_text("start", "utf-8")
    (tmp_path / "404.html").write_text("finns inte", "utf-8")
    (tmp_path / "_headers").write_text(LISTED, "utf-8")
    with serving(tmp_path, "/val/") as address:
        with urllib.request.urlopen(address) as answer:
            assert (b"start", "DENY") == (answer.read(), answer.headers["X-Frame-Options"])
        for wrong in (address + "borta/", address.replace("/val/", "/")):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(wrong)
            assert (404, "finns inte".encode()) == (refused.value.code, refused.value.read())


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """A machine on which nothing is installed, and a function that puts a program there."""
    for name in ("CHROME", "CHROMEDRIVER", "JAVA_HOME", "PLAYWRIGHT_BROWSERS_PATH", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", str(tmp_path))

    def install(name, says):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho '{says}'\n", "utf-8")
        program.chmod(0o755)
        return str(program)

    return install


@pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")
def test_a_missing_browser_is_named_with_the_way_to_get_it(bare):
    with pytest.raises(setup_browsers.SetupError, match="Chromium is missing.*apt install chromium"):
        setup_browsers.find()


@pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")
def test_a_driver_of_another_version_is_not_used(bare, monkeypatch):
    bare("chromium", "Chromium 156.0.1")
    wrong = bare("chromedriver", "ChromeDriver 155.0.9")
    monkeypatch.setenv("CHROMEDRIVER", wrong)
    monkeypatch.setattr(setup_browsers, "_driver_from_selenium", lambda chromium: None)
    with pytest.raises(setup_browsers.SetupError, match="chromedriver is missing"):
        setup_browsers.find()


@pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")
def test_an_old_java_is_not_used(bare):
    bare("java", 'openjdk version "11.0.2"')
    assert setup_browsers._java_here() is None
    newer = bare("java", 'openjdk version "21.0.1"')
    assert newer == setup_browsers._java_here()
