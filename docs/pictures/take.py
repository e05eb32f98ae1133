"""Takes the README's pictures from a built demo: `.venv/bin/python docs/pictures/take.py site docs/pictures`."""
from __future__ import annotations

import functools
import http.server
import os
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

# name, address, width and height of the window in CSS pixels
PICTURES = (("area", "hemtjanst/norr/", 1280, 900), ("phone", "hemtjanst/norr/", 390, 844), ("sheet", "utforare/ronnbarets-hemomsorg/hemtjanst/", 1280, 900))


def main(site: Path, out: Path) -> None:
    """Photograph the pages of `site` into `out`."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROME"), args=["--no-sandbox", "--disable-gpu"])
        for name, address, width, height in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/{address}")
            page.screenshot(path=out / f"{name}.png")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
