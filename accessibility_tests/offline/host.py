"""A host of the site that can be unplugged, can fail, and can publish another edition while pages are open."""

import threading
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from accessibility_tests.server import TYPES, headers_for, read_headers

# What may happen to the answer for a file.
ERROR, CUT, OTHER_BYTES = "a server error", "a connection that is cut", "bytes of another edition"
TELL_OF_EDITIONS = ("edition.json", "offline.json", "service-worker.js")
OTHER_TYPES = {".jpg": "image/jpeg", ".pdf": "application/pdf", ".zip": "application/zip"}


@dataclass
class Host:
    """`folder`: the published site; `fails`: path -> what happens to it, or None, other than to what tells of editions; `held`: such
    answers wait until it is set; `asked`: paths asked for, below the base path."""

    folder: Path
    base: str
    unplugged: bool = False
    fails: Callable[[str], str | None] = lambda path: None
    held: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)
    home: str = ""

    def __post_init__(self):
        self.held.set()

    def answer(self, path):
        """(status, path of the file, what happens to it) for a path below the base path."""
        self.asked.append(path)
        named = f"{path}index.html" if path == "" or path.endswith("/") else path
        if not (self.folder / named).is_file():
            return 404, "404.html", None
        return 200, named, None if path in TELL_OF_EDITIONS else self.fails(path)

    @property
    def fetched(self):
        """How many files have been asked for, each as often as it was; what tells of editions is left out."""
        return len([path for path in self.asked if path not in TELL_OF_EDITIONS])


@contextmanager
def hosting(folder: Path, base: str):
    """A running Host; its `home` is the address of the guide's first page."""
    host = Host(folder, base)
    server = _Server(("127.0.0.1", 0), partial(_Handler, host=host))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.home = f"http://127.0.0.1:{server.server_address[1]}{base}"
    try:
        yield host
    finally:
        host.held.set()
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that leaves before the answer has come is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *args, host):
        self.host = host
        super().__init__(*args)

    def do_GET(self):
        path = unquote(urlsplit(self.path).path)
        if self.host.unplugged or not path.startswith(self.host.base):
            self.close_connection = True
            return
        status, name, fault = self.host.answer(path.removeprefix(self.host.base))
        if name not in TELL_OF_EDITIONS:
            self.host.held.wait(30)
        self._send(status, name, fault)

    def _send(self, status, name, fault):
        body = (self.host.folder / name).read_bytes()
        self.send_response(500 if fault == ERROR else status)
        suffix = Path(name).suffix
        self.send_header("Content-Type", {**TYPES, **OTHER_TYPES}.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        rules = read_headers((self.host.folder / "_headers").read_text("utf-8"))
        for header, value in headers_for(rules, "/" + name).items():
            self.send_header(header, value)
        self.end_headers()
        self.close_connection = fault == CUT
        self.wfile.write({CUT: body[: len(body) // 2], OTHER_BYTES: b"x" * len(body)}.get(fault, body))

    def log_message(self, *args):
        """Quiet."""
