"""Many documents set on all cores, the ones that were set before taken from the cache."""
from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pikepdf

from choice_guide.printable import printable
from choice_guide.render.brochures.cache import Cache
from choice_guide.render.brochures.imposition import imposed
from choice_guide.render.brochures.typesetter import Typesetter
from choice_guide.render.photos import prepare_photo
from choice_guide.render.settings import PrintedFile

#: Documents from which starting more processes pays, and how many may wait for a process (their data take memory).
FEW, WAITING = 4, 8
#: How close a sheet may be set (templates/print/lib.typ), and how many pages a leaf has.
FITS, LEAF = (0, 1, 2, 3, 4), 2
PHOTO_WIDTH = 480  # pixels: a third of a page at 200 to the inch


@dataclass(frozen=True, slots=True)
class Job:
    """A document to set: the template's name, its data as JSON, its photos' files and hashes by name, its day, its path below the
    site, and the key under which it is kept. `imposed`: the path of a file for a print shop that is made of it, "" = none."""

    template: str
    data: str
    photos: Mapping[str, tuple[Path, str]]
    day: date
    path: str
    key: str
    imposed: str = ""

    @staticmethod
    def of(template: str, data: Mapping[str, Any], photos: Mapping[str, Path], day: date, path: str, software: str, imposed: str = "") -> Job:
        """The job. `software`: `typesetter.fingerprint`. Raises OSError for a photo that cannot be read."""
        text = printable(json.dumps(data, ensure_ascii=False, sort_keys=True))
        hashed = {name: (file, hashlib.sha256(file.read_bytes()).hexdigest()) for name, file in photos.items()}
        parts = (software, template, text, day.isoformat(), *(f"{name} {digest}" for name, (_, digest) in hashed.items()))
        return Job(template, text, hashed, day, path, hashlib.sha256("\0".join(parts).encode()).hexdigest(), imposed)


def set_all(jobs: Iterable[Job], number: int, cache: Cache, templates: Path, out: Path, counted: Callable[[int, int], None],
            workers: int | None = None) -> Iterator[tuple[str, PrintedFile]]:
    """Set what is not in the cache and write all below `out`: (path, what was written). `number`: how many jobs there are, about.

    Raises what Typesetter.pdf raises.
    """
    processes = workers or min(os.cpu_count() or 1, 8)
    if number < FEW or processes == 1:
        found = ((job, cache.get(job.key) or cache.put(job.key, set_one(job, templates))) for job in jobs)
        yield from _written(found, number, out, counted)
        return
    # Processes are spawned, for the typesetter's threads do not survive a fork.
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield from _written(_shared(jobs, cache, templates, pool), number, out, counted)


def set_one(job: Job, templates: Path) -> bytes:
    """The PDF of a job. What should fit on a leaf (data["leaf"]) is set a little closer until it does.

    Where even the closest does not fit, it is set on as few pages as can be, no closer than these need.
    """
    photos = {name: _photo(path, digest) for name, (path, digest) in job.photos.items()}
    data = json.loads(job.data)
    best, least = b"", 0
    for fit in FITS if data.get("leaf") else FITS[:1]:
        pdf = _typesetter(templates).pdf(job.template, {**data, "fit": fit}, photos, job.day)
        pages = _pages(pdf)
        if not best or pages < least:
            best, least = pdf, pages
        if least <= LEAF:
            break
    return best


def _shared(jobs: Iterable[Job], cache: Cache, templates: Path, pool: Executor) -> Iterator[tuple[Job, bytes]]:
    running: dict[Future[bytes], Job] = {}
    try:
        for job in jobs:
            kept = cache.get(job.key)
            if kept:
                yield job, kept
                continue
            running[pool.submit(set_one, job, templates)] = job
            if len(running) >= WAITING:
                yield from _finished(running, cache)
        while running:
            yield from _finished(running, cache)
    finally:
        for future in running:
            future.cancel()


def _finished(running: dict[Future[bytes], Job], cache: Cache) -> Iterator[tuple[Job, bytes]]:
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        job = running.pop(future)
        yield job, cache.put(job.key, future.result())


def _written(found: Iterable[tuple[Job, bytes]], number: int, out: Path, counted: Callable[[int, int], None]
             ) -> Iterator[tuple[str, PrintedFile]]:
    for done, (job, pdf) in enumerate(found, 1):
        yield job.path, _write(out / job.path, pdf)
        if job.imposed:
            yield job.imposed, _write(out / job.imposed, imposed(pdf))
        counted(done, number)


def _write(path: Path, pdf: bytes) -> PrintedFile:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf)
    return PrintedFile(len(pdf), _pages(pdf))


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


@lru_cache(maxsize=1)
def _typesetter(templates: Path) -> Typesetter:
    return Typesetter(templates)


@lru_cache(maxsize=64)
def _photo(path: Path, digest: str) -> bytes:
    """A photo for paper; `digest` so that a photo that was changed is prepared anew."""
    prepared = prepare_photo(path)
    return prepared[min(prepared, key=lambda width: abs(width - PHOTO_WIDTH))]
