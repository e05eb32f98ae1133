"""Time and memory of every step of a build, for guides of 100, 1,000 and 10,000 providers, beside named peers.

    .venv/bin/python benchmarks/run.py                 # all sizes
    .venv/bin/python benchmarks/run.py --sizes 100

Each size runs in a process of its own. Memory is the peak of resident memory during the step (Linux resets the peak between
steps; elsewhere it is the peak so far, and marked with *). Peers, on the same files in the same run: PyYAML's own CSafeLoader
for `read` (it keeps no places and no strictness), and Pagefind alone on the same pages for `index`.
"""
from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.generate import generate  # noqa: E402
from choice_guide import pipeline  # noqa: E402

DAY = date(2026, 11, 22)


def main() -> int:
    """Print one table per size."""
    parser = argparse.ArgumentParser(description="time and memory per step")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(arguments.one)))
        return 0
    for size in arguments.sizes:
        run = subprocess.run([sys.executable, __file__, "--one", str(size)], capture_output=True, text=True)
        if run.returncode:
            print(run.stderr, file=sys.stderr)
            return run.returncode
        _print(json.loads(run.stdout))
    return 0


def measure(size: int) -> dict:
    """Build a guide of `size` providers; seconds and peak MiB per step, counts, and the peers' seconds."""
    with tempfile.TemporaryDirectory() as folder:
        content, site = Path(folder) / "content", Path(folder) / "site"
        generate(content, size)
        steps, memory = Steps(), {}
        result = pipeline.run(pipeline.Order(content, site, DAY, ROOT, brochures=False), lambda step: steps.begin(step, memory))
        steps.begin("end", memory)
        return {"size": size, "counts": result.counts, "exit": result.report.exit_code(), "seconds": result.seconds, "memory": memory,
                "exact_memory": steps.exact, "peers": peers(content, site, Path(folder) / "pagefind")}


def peers(content: Path, site: Path, out: Path) -> dict[str, float]:
    """Seconds of the named peers on the same files; `out`: where Pagefind writes its index."""
    return {"read: PyYAML CSafeLoader alone": _seconds(lambda: _load_all(content)),
            "index: Pagefind alone, crawling the same pages": _seconds(lambda: _crawl(site, out))}


def _load_all(content: Path) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for file in content.rglob("*.yaml"):
        yaml.load(file.read_bytes(), loader)


def _crawl(site: Path, out: Path) -> None:
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(out)], check=True, capture_output=True)


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class Steps:
    """Notes the peak memory of the step that ends when the next one begins."""

    def __init__(self) -> None:
        self.current: str | None = None
        self.exact = Path("/proc/self/clear_refs").exists()

    def begin(self, step: str, memory: dict[str, float]) -> None:
        """`step` begins: note the peak of the one before in MiB."""
        if self.current:
            memory[self.current] = self._peak()
        self.current = step
        if self.exact:
            Path("/proc/self/clear_refs").write_text("5")

    def _peak(self) -> float:
        if self.exact:
            line = next(row for row in Path("/proc/self/status").read_text().splitlines() if row.startswith("VmHWM"))
            return int(line.split()[1]) / 1024
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def _print(result: dict) -> None:
    mark = "" if result["exact_memory"] else "*"
    print(f"\n{result['size']:,} providers: " + ", ".join(f"{n:,} {name}" for name, n in result["counts"].items()) + f" (exit {result['exit']})")
    print(f"  {'step':<12}{'seconds':>10}{'peak MiB' + mark:>12}")
    for step, seconds in result["seconds"].items():
        print(f"  {step:<12}{seconds:>10.2f}{result['memory'].get(step, 0):>12.0f}")
    print(f"  {'all':<12}{sum(result['seconds'].values()):>10.2f}")
    for peer, seconds in result["peers"].items():
        print(f"  peer {peer}: {seconds:.2f} s")


if __name__ == "__main__":
    sys.exit(main())
