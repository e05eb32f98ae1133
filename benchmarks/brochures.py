"""How long brochures take: 100 of 20 offers each, cold, again, and after one provider changed; and what they add to the demo's build.

    .venv/bin/python benchmarks/brochures.py                        # 100 brochures, the demo, and the peer
    .venv/bin/python benchmarks/brochures.py --lists 30 --offers 4  # a smaller guide

Every brochure is set in normal and in large print. Each measurement runs in a process of its own. Memory is the peak of the process
itself and of the largest of those that it starts, one for each core. Peer in the same run: headless Chromium's page.pdf(), tagged and
with bookmarks, of the same list's page and of its offers' pages, one after the other; beside it how many rules of PDF/UA-1 and PDF/A-2a
the fast checker finds broken in what each makes.
"""
from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import page as checker
import yaml
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from accessibility_tests import setup_browsers  # noqa: E402
from accessibility_tests.browsers import FLAGS  # noqa: E402
from accessibility_tests.server import serving  # noqa: E402
from benchmarks.generate import generate_lists  # noqa: E402
from choice_guide import pipeline  # noqa: E402
from choice_guide.derive.brochure import list_codes  # noqa: E402
from choice_guide.derive.paper import SIZES  # noqa: E402
from choice_guide.edition import Edition  # noqa: E402
from choice_guide.render import Settings  # noqa: E402
from choice_guide.render.brochures import make_brochures  # noqa: E402

DAY = date(2026, 11, 22)
PEER_LISTS = 5
#: What the fast checker finds in every file of pikepdf's and the reference checker does not: it counts the line break before "endstream".
MISTAKEN = "PDFA2A-STREAM-LENGTH-001"
PEER = {"tagged": True, "outline": True, "prefer_css_page_size": True, "format": "A4"}


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="time and memory of brochures")
    parser.add_argument("--lists", type=int, default=100)
    parser.add_argument("--offers", type=int, default=20)
    parser.add_argument("--one", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(STEPS[arguments.one](arguments.folder)))
        return 0
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate_lists(folder / "content", arguments.lists, arguments.offers)
        print(f"\n{arguments.lists} brochures of {arguments.offers} offers, in {len(SIZES)} sizes\n"
              f"  {'':<30}{'seconds':>9}{'of it brochures':>17}{'files':>7}{'set':>6}{'MiB':>6}{'MiB each':>10}")
        for step in ("all, nothing set before", "again, nothing changed", "one provider changed"):
            _print_made(step, _measured(step, folder))
        _print_peer(_measured("peer", folder))
    _print_demo()
    return 0


def _measured(step: str, folder: Path) -> dict:
    run = subprocess.run([sys.executable, __file__, "--one", step, "--folder", str(folder)], capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError(run.stderr)
    return json.loads(run.stdout.splitlines()[-1])


def make(folder: Path) -> dict:
    """Make the brochures of folder/content, with the cache folder/cache, into folder/site."""
    lookup = pipeline.understand(pipeline.Order(folder / "content", None, DAY, ROOT), pipeline.Build(), lambda step, **counts: None)
    before = {file.name for file in (folder / "cache").glob("*.pdf")}
    brochures, done = len(SIZES) * len(list_codes(lookup)), []  # they come before folders and sheets
    settings, started = Settings(Edition(DAY, "00000000"), "directory", ROOT), time.perf_counter()
    seconds, printed = _timed(lambda: make_brochures(lookup, folder / "content", folder / "site", settings, folder / "cache",
                                                     lambda made, all_: done.append(time.perf_counter() - started)))
    after = {file.name for file in (folder / "cache").glob("*.pdf")}
    return {"seconds": seconds, "brochures": done[brochures - 1], "files": len(printed), "set": len(after - before), "pages": sum(one.pages for one in printed.values()),
            "memory": _peak(resource.RUSAGE_SELF), "memory_each": _peak(resource.RUSAGE_CHILDREN)}


def change_and_make(folder: Path) -> dict:
    """The same, after the first provider wrote something else about itself."""
    file = min((folder / "content" / "providers").glob("*.yaml"))
    profile = yaml.safe_load(file.read_text("utf-8"))
    file.write_text(yaml.dump({**profile, "short": {"sv": "Vi har skrivit en ny text om oss."}}, allow_unicode=True, sort_keys=False), "utf-8")
    return make(folder)


def peer(folder: Path) -> dict:
    """Seconds for each brochure that Chromium prints of the same content: the list alone, and with the pages of its offers."""
    site = folder / "peer"
    pipeline.run(pipeline.Order(folder / "content", site, DAY, ROOT, offline=False, brochures=False))
    entries = json.loads((folder / "site" / "utskrift" / "brochures.json").read_text("utf-8"))
    lists = [entry for entry in entries if not entry["large"]][:PEER_LISTS]
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=setup_browsers.find().chromium, args=list(FLAGS))
        seconds, made = _timed(lambda: [_printed(browser, address, site, entry) for entry in lists])
        browser.close()
    ours = (folder / "site" / lists[0]["files"][0]).read_bytes()
    return {"lists": len(lists), "list": sum(one["seconds"] for one in made) / len(made), "all": seconds / len(made), "pages": made[0]["pages"],
            "broken": _broken(made[0]["pdf"].encode("latin-1")), "ours_broken": _broken(ours)}


def _printed(browser: Browser, address: str, site: Path, entry: dict) -> dict:
    """A list and its offers' pages, printed."""
    page, start = browser.new_page(), f"{entry['service']}/{entry['area']}/"
    seconds, pdf = _timed(lambda: (page.goto(f"{address}{start}"), page.pdf(**PEER))[1])
    offers = page.eval_on_selector_all(".comparison__link", "all => all.map(one => one.href)")
    for offer in offers:
        page.goto(offer)
        page.pdf(**PEER)
    page.close()
    return {"seconds": seconds, "pages": 1 + len(offers), "pdf": pdf.decode("latin-1")}


def _broken(pdf: bytes) -> dict[str, int]:
    """How many rules of each standard are broken."""
    return {profile: len({one.rule_id for one in checker.validate_pdf_bytes(pdf, profile=profile).failures} - {MISTAKEN}) for profile in ("ua1", "2a")}


def demo(folder: Path) -> dict:
    """Seconds of the steps of the demo's build, first and second, with and without brochures."""
    asked = pipeline.Order(ROOT / "content", folder / "site", DAY, folder / "software")
    (folder / "software").mkdir()
    for name in ("templates", "translations", "choice_guide"):
        (folder / "software" / name).symlink_to(ROOT / name)
    without = pipeline.run(pipeline.Order(ROOT / "content", folder / "bare", DAY, ROOT, brochures=False))
    first, second = pipeline.run(asked), pipeline.run(asked)
    return {"files": len(list((folder / "site").rglob("*.pdf"))), "without": sum(without.seconds.values()),
            **{name: {"all": sum(build.seconds.values()), "brochures": build.seconds["brochures"]} for name, build in (("first", first), ("second", second))}}


STEPS: dict[str, Callable[[Path], dict]] = {"all, nothing set before": make, "again, nothing changed": make, "one provider changed": change_and_make,
                                            "peer": peer, "demo": demo}


def _timed(work: Callable):
    start = time.perf_counter()
    answer = work()
    return time.perf_counter() - start, answer


def _peak(whose: int) -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(whose).ru_maxrss * unit / 2**20


def _print_made(step: str, found: dict) -> None:
    print(f"  {step:<30}{found['seconds']:>9.2f}{found['brochures']:>17.2f}{found['files']:>7}{found['set']:>6}{found['memory']:>6.0f}{found['memory_each']:>10.0f}")


def _print_peer(found: dict) -> None:
    print(f"  peer: Chromium's page.pdf(), {found['lists']} lists, one size: {found['list']:.2f} s for the list's page alone, "
          f"{found['all']:.2f} s with its offers ({found['pages']} files)\n"
          f"  broken rules of PDF/UA-1 and PDF/A-2a: Chromium {found['broken']['ua1']} and {found['broken']['2a']}, "
          f"here {found['ours_broken']['ua1']} and {found['ours_broken']['2a']}")


def _print_demo() -> None:
    with tempfile.TemporaryDirectory() as name:
        found = _measured("demo", Path(name))
    print(f"\nThe demo's build ({found['files']} files to print)\n  without brochures {found['without']:8.2f} s")
    for name in ("first", "second"):
        print(f"  {name + ' build':<18}{found[name]['all']:8.2f} s, of it brochures {found[name]['brochures']:.2f} s")


if __name__ == "__main__":
    sys.exit(main())
