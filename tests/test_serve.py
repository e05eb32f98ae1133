"""The server for editing: pages with the reload script, the not-found page, and a word to open pages when a build is done."""
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from choice_guide import serve


@pytest.fixture
def served(tmp_path):
    for name in ("index.html", "a/index.html", "404.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<!doctype html><html><head></head><body>{name}</body></html>")
    listeners = serve.Listeners("/valguide/")
    server = serve.start(tmp_path, 0, listeners)
    yield f"http://127.0.0.1:{server.server_address[1]}", listeners, tmp_path
    server.shutdown()


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.mark.parametrize(("path", "status", "words"), [("/", 200, "<body>index.html"), ("/a/", 200, "<body>a/index.html"), ("/a", 200, "<body>a/index.html"),
                                                       ("/valguide/a/", 200, "<body>a/index.html"), ("/b/", 404, "<body>404.html")])
def test_pages_are_served_with_the_reload_script(served, path, status, words):
    got, html = get(served[0] + path)
    assert got == status and words in html and '<script src="/__reload.js"></script></head>' in html


def test_the_files_of_the_site_are_not_changed(served):
    get(served[0] + "/")
    assert "__reload" not in (served[2] / "index.html").read_text()


def test_open_pages_hear_of_a_build(served):
    address, listeners, _ = served
    heard = threading.Event()

    def listen():
        with urllib.request.urlopen(f"{address}/__reload", timeout=10) as stream:
            if stream.readline().startswith(b"data:"):
                heard.set()

    threading.Thread(target=listen, daemon=True).start()
    for _ in range(50):
        listeners.tell()
        if heard.wait(0.1):
            return
    pytest.fail("the page heard nothing")


@pytest.mark.parametrize("base", ["/", "/valguide/"])
def test_nobody_who_edits_is_kept_on_a_stored_edition(served, base):
    """The worker of an earlier build is replaced by one that removes itself and what is stored; nothing is offered to be stored."""
    (served[2] / "service-worker.js").write_text("const EDITION = {};")
    (served[2] / "offline.json").write_text("{}")
    status, worker = get(f"{served[0]}{base}service-worker.js")
    assert status == 200 and "EDITION" not in worker
    assert "skipWaiting()" in worker and "registration.unregister()" in worker and "caches.delete" in worker
    assert get(f"{served[0]}{base}offline.json") == (404, "")
    assert get(f"{served[0]}{base}service-worker.js?x=1")[1] == worker


def test_nothing_outside_the_site_is_served(served):
    Path(served[2].parent, "secret.txt").write_text("secret")
    assert get(served[0] + "/../secret.txt")[0] == 404
    assert get(served[0] + "/%2e%2e/secret.txt")[0] == 404
