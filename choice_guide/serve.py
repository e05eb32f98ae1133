"""The site on localhost while somebody edits: a save builds again, and open pages load themselves anew.

For editing only; a published guide is files behind any web server (docs/hosting.md).
"""
from __future__ import annotations

import functools
import http.server
import json
import queue
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import watch

RELOAD = "/__reload"
SCRIPT = f'<script src="{RELOAD}.js"></script>'.encode()
#: While somebody edits nothing is stored, and what an earlier build has stored in this browser goes away.
NOT_STORED = ("/service-worker.js", "/offline.json")
NO_WORKER = b"""addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("choice-guide ")) await caches.delete(name);
  await registration.unregister();
})()));
"""
LISTENER = f'new EventSource("{RELOAD}").onmessage = () => location.reload();\n'.encode()


def serve(site: Path, watched: Iterable[Path], build: Callable[[], bool], port: int, ready: Callable[[str], None]) -> None:
    """Serve `site` on 127.0.0.1 until interrupted; `build` runs when something in `watched` changes and says whether it published.

    `port` 0 takes a free one. `ready` is told the address. Raises OSError when the port is taken.
    """
    listeners = Listeners(base_path(site))
    server = start(site, port, listeners)
    ready(f"http://127.0.0.1:{server.server_address[1]}/")
    try:
        for _ in watch(*(path for path in watched if path.exists())):
            if build():
                listeners.tell()
    finally:
        server.shutdown()


def start(site: Path, port: int, listeners: Listeners) -> http.server.ThreadingHTTPServer:
    """A server in a thread of its own."""
    handler = functools.partial(Handler, listeners, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def base_path(site: Path) -> str:
    """The path that the built site is meant to lie under on its host; "/" where nothing is built yet."""
    edition = site / "edition.json"
    return json.loads(edition.read_text(encoding="utf-8"))["base_path"] if edition.exists() else "/"


class Listeners:
    """The open pages that want to know of a new build, and the base path ("/valguide/") they may be asked for under."""

    def __init__(self, base_path: str = "/") -> None:
        self.base_path = base_path
        self._queues: set[queue.Queue[None]] = set()
        self._lock = threading.Lock()

    def tell(self) -> None:
        """Let every open page know."""
        with self._lock:
            for waiting in self._queues:
                waiting.put(None)

    def add(self) -> queue.Queue[None]:
        """A queue that gets an item for every build."""
        waiting: queue.Queue[None] = queue.Queue()
        with self._lock:
            self._queues.add(waiting)
        return waiting

    def remove(self, waiting: queue.Queue[None]) -> None:
        """Forget a page that has gone."""
        with self._lock:
            self._queues.discard(waiting)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the site; pages get the reload script, which the site's own Content-Security-Policy allows ('self')."""

    def __init__(self, listeners: Listeners, *args: object, **kwargs: object) -> None:
        self.listeners = listeners
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """A page, a file, or the stream that tells of new builds."""
        if self.path == RELOAD:
            self._stream()
        elif self.path == f"{RELOAD}.js":
            self._send(LISTENER, "text/javascript")
        elif (name := self._not_stored()) is not None:
            self._send(NO_WORKER, "text/javascript", 200) if name.endswith(".js") else self._send(b"", "application/json", 404)
        elif (page := self._page()) is not None:
            self._send_page(page)
        elif Path(self.translate_path(self.path)).is_dir() and not self.path.endswith("/"):
            super().do_GET()
        elif not Path(self.translate_path(self.path)).exists():
            self._send_page(Path(self.directory) / "404.html", 404)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        """The file for a path; the guide answers under its base path too, which the not-found page links to."""
        base = self.listeners.base_path
        return super().translate_path("/" + path.removeprefix(base) if base != "/" and path.startswith(base) else path)

    def log_message(self, *args: object) -> None:
        """Silent: the terminal belongs to the findings."""

    def _not_stored(self) -> str | None:
        path = Path(self.translate_path(self.path))
        return next((name for name in NOT_STORED if path == Path(self.directory + name)), None)

    def _page(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        return page if page.suffix == ".html" and page.is_file() else None

    def _send_page(self, page: Path, status: int = 200) -> None:
        self._send(page.read_bytes().replace(b"</head>", SCRIPT + b"</head>", 1), "text/html; charset=utf-8", status)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        waiting = self.listeners.add()
        try:
            while True:
                waiting.get()
                self.wfile.write(b"data: new\n\n")
                self.wfile.flush()
        except OSError:
            return
        finally:
            self.listeners.remove(waiting)
