"""How long a press on a filter takes in a list of 300 offers, on a processor slowed six times; and how large the scripts are.

    .venv/bin/python benchmarks/choosing.py

A guide whose longest list has some 300 offers is built; the list is opened in Chromium through Playwright on a phone, a tablet and a
wide screen, the processor is slowed by the DevTools command Emulation.setCPUThrottlingRate, and wishes are ticked and taken away one after
the other, all groups are opened, and all wishes taken away: once with a second between presses, as somebody who reads, and on a new page
with none. Measured is the time from a press until the frame that holds the answer has been made: a frame is asked for, and a message that
is sent from it comes when it has been laid out and painted. Offers out of view come after it (docs/decisions/008).
Peer in the same run: every second row of the same list hidden or shown by a line of script without anything else.
"""
from __future__ import annotations

import gzip
import re
import statistics
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from accessibility_tests import setup_browsers  # noqa: E402
from accessibility_tests.browsers import FLAGS  # noqa: E402
from accessibility_tests.server import serving  # noqa: E402
from benchmarks.generate import generate  # noqa: E402
from choice_guide import pipeline  # noqa: E402

#: So many that the longest list has 300 offers.
PROVIDERS = 720
SLOWER = 6
PRESSES = 12
SCREENS = ((360, 740), (820, 1180), (1440, 900))
#: Between presses, in milliseconds.
PAUSES = {"a second apart": 1000, "at once after another": 0}
#: Until a page has come to rest, in milliseconds.
REST = 2000
#: Resolves when the next frame has been laid out and painted.
FRAME = """new Promise(painted => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = painted;
  port2.postMessage(0);
}))"""
PRESSED = f"""async place => {{
  const start = performance.now();
  place.click();
  await {FRAME};
  return performance.now() - start;
}}"""
PEER = f"""async () => {{
  const rows = [...document.querySelectorAll('.comparison [data-offer]')], start = performance.now();
  for (const [place, row] of rows.entries()) row.hidden = place % 2 === 0 ? !row.hidden : row.hidden;
  await {FRAME};
  return performance.now() - start;
}}"""


def main() -> int:
    """Print the milliseconds and the bytes."""
    with tempfile.TemporaryDirectory() as folder:
        content, site = Path(folder) / "content", Path(folder) / "site"
        generate(content, PROVIDERS)
        pipeline.run(pipeline.Order(content, site, date(2026, 11, 22), ROOT, brochures=False))
        _print_sizes(site)
        with serving(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=setup_browsers.find().chromium, args=list(FLAGS))
            for width, height in SCREENS:
                for pause in PAUSES:
                    _measure(browser.new_page(viewport={"width": width, "height": height}), site, address, pause)
            browser.close()
    return 0


def _measure(page: Page, site: Path, address: str, pause: str) -> None:
    """Print the milliseconds of presses on a screen."""
    offers = _open_longest(page, site, address)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.wait_for_timeout(REST)
    presses = _presses(page, PAUSES[pause])
    page.wait_for_timeout(REST)
    peer = [page.evaluate(PEER) for _ in range(PRESSES)]
    print(f"{offers} offers, screen {page.viewport_size['width']} wide, {len(presses)} presses {pause}: the first {presses[0]:.0f} ms, "
          f"median {statistics.median(presses):.0f} ms, longest {max(presses):.0f} ms, {sum(one <= 100 for one in presses)} within 100 ms; "
          f"rows hidden and shown by themselves: median {statistics.median(peer):.0f} ms, longest {max(peer):.0f} ms", flush=True)
    page.close()


def _print_sizes(site: Path) -> None:
    scripts = sorted((site / "assets" / "choosing").glob("*.js"))
    together = gzip.compress(b"".join(path.read_bytes() for path in scripts), mtime=0)
    print(f"scripts of the choosing pages, gzipped: {len(together)} bytes all together, {_gzipped(scripts)} one by one ({len(scripts)} files)")
    pages = {page.parent.name: _gzipped(_loaded(page)) for page in sorted(site.glob("*/index.html"))}
    most = max(pages, key=pages.__getitem__)
    print(f"the page that loads most scripts, of all kinds, one by one: {most}, {pages[most]} bytes gzipped")
    data = max((site / "assets" / "choosing").rglob("*.json"), key=lambda path: path.stat().st_size)
    print(f"largest data of a service: {data.stat().st_size} bytes, {len(gzip.compress(data.read_bytes()))} gzipped")


def _gzipped(files: Iterable[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes())) for path in files)


def _loaded(page: Path) -> set[Path]:
    """The scripts of a page, and those that they import."""
    found: set[Path] = set()
    new = {(page.parent / src).resolve() for src in re.findall(r'<script [^>]*src="([^"]+)"', page.read_text("utf-8"))}
    while new:
        found |= new
        new = {(path.parent / src).resolve() for path in new for src in re.findall(r'\}from"([^"]+)"', path.read_text("utf-8"))} - found
    return found


def _open_longest(page: Page, site: Path, address: str) -> int:
    """Open the list with the most offers, with its questions open, and give their number."""
    lists = {path: path.read_text("utf-8").count("data-offer=") for path in site.glob("*/**/index.html") if "/en/" not in path.as_posix()}
    longest = max(lists, key=lists.__getitem__)
    page.goto(f"{address}{longest.parent.relative_to(site)}/")
    page.click("#list-filters-open")
    page.wait_for_selector(".wishes")
    page.eval_on_selector_all(".wishes", "all => all.forEach(one => { one.open = true; })")
    return lists[longest]


def _presses(page: Page, pause: int) -> list[float]:
    """Milliseconds of each press: on wishes, once to choose and once to take away; on "show all" and "take all away"."""
    boxes = page.locator(".option__box").element_handles()[:PRESSES]
    buttons = [page.query_selector(f"#list-filters-{name}") for name in ("all", "clear")]
    found = []
    for place in (*boxes, *boxes, boxes[0], *buttons):
        found.append(place.evaluate(PRESSED))
        page.wait_for_timeout(pause)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
