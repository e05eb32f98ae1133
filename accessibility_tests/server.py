"""Serves a built site on 127.0.0.1 as a host would: under its base path, with the headers of its own _headers file."""

import fnmatch
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class HeaderRule:
    """Headers for the paths that a pattern of _headers matches."""

    pattern: str
    headers: tuple[tuple[str, str], ...]


def read_headers(text: str) -> tuple[HeaderRule, ...]:
    """Read a _headers file: a path pattern at the line's start, its "Name: value" lines indented below."""
    rules = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            rules.append((line.strip(), []))
        elif rules:
            name, _, value = line.strip().partition(":")
            rules[-1][1].append((name.strip(), value.strip()))
    return tuple(HeaderRule(pattern, tuple(headers)) for pattern, headers in rules)


def headers_for(rules, path: str) -> dict[str, str]:
    """The headers of every rule that matches a path. Values of one name are joined, as static hosts do."""
    found = {}
    for name, value in (pair for rule in rules if fnmatch.fnmatchcase(path, rule.pattern) for pair in rule.headers):
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


@contextmanager
def serving(folder: Path, base: str = "/"):
    """Serve a folder under a base path; gives the address of its first page, such as http://127.0.0.1:4711/valguide/."""
    listed = folder / "_headers"
    rules = read_headers(listed.read_text("utf-8")) if listed.exists() else ()
    handler = partial(_Handler, directory=str(folder), base=base, rules=rules)
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that leaves before the answer has come is no news."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def __init__(self, *args, base, rules, **kwargs):
        self.base, self.rules = base, rules
        super().__init__(*args, **kwargs)

    def end_headers(self):
        path = unquote(urlsplit(self.path).path)
        for name, value in headers_for(self.rules, "/" + path.removeprefix(self.base)).items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path):
        plain = urlsplit(path).path
        if not plain.startswith(self.base):
            return str(Path(self.directory) / "outside-the-base-path")
        return super().translate_path("/" + plain.removeprefix(self.base))

    def send_error(self, code, message=None, explain=None):
        """The site's own page for what is not found, as hosts do."""
        own = Path(self.directory) / "404.html"
        if code != 404 or not own.exists():
            super().send_error(code, message, explain)
            return
        body = own.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def list_directory(self, path):
        self.send_error(404)

    def log_message(self, *args):
        """Quiet."""
