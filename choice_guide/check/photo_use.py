"""Photos in profiles: one for each slot, from the provider's own folder, each a picture that can be shown, and none forgotten."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from choice_guide.check import scalars
from choice_guide.check.checked import CheckedContent, elements, value
from choice_guide.check.photos import photo
from choice_guide.check.scope import Place
from choice_guide.document import Document, Node
from choice_guide.findings import Finding, Severity
from choice_guide.read.folder import file_paths, stray_file
from choice_guide.read.layout import PHOTOS
from choice_guide.read.rules import UNKNOWN_FILE
from choice_guide.rule import Fault, Rule, Weight, finding

OUTSIDE = Rule("photo-outside-folder", bad="file: ../linden-norr.jpg", good="file: linden-norr.jpg", source="CWE-22, CWE-59")
SLOT_TWICE = Rule("photo-slot-twice", bad="photos: [{slot: entrance, file: a.jpg, …}, {slot: entrance, file: b.jpg, …}]",
                  good="photos: [{slot: entrance, file: a.jpg, …}, {slot: room, file: b.jpg, …}]", source="DESIGN rule 3")
UNUSED = Rule("photo-unused", bad="providers/lindens-omsorg/entre.jpg, and no photo with file: entre.jpg", weight=Weight.NOTICE,
              good="photos: [{slot: entrance, file: entre.jpg, alt: {sv: En entré utan trappsteg}}]")
RULES = (OUTSIDE, SLOT_TWICE, UNUSED)
FOLDER = "providers"
PICTURES = frozenset((".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".svg"))


def findings(content: CheckedContent) -> Iterator[Finding]:
    """What is wrong with the photos, and what lies among them without being used."""
    unclear: set[str] = set()  # providers of which it cannot be said that they leave a photo out
    for name, document in content.providers.items():
        misnamed = isinstance(scalars.slug(name), Fault)  # never shown, and the file's name is the question, not the photos
        found = [] if misnamed else list(_photos(content, document))
        yield from found
        if misnamed or document.file in content.incomplete or any(problem.severity is Severity.ERROR for problem in found):
            unclear.add(name)
    used = {file for document in content.providers.values() for file in _named(document)}
    for path in file_paths(content.content, FOLDER):
        if path.count("/") > 1 and path not in used:
            yield from _not_used(content, path, unclear)


def photo_file(provider: str, written: str) -> str | None:
    """The path below the content folder of the photo that a profile names, or None where it leads out of the provider's folder."""
    path = PurePosixPath(written)
    if path.is_absolute() or ".." in path.parts or "\\" in written or ":" in written or not path.parts:
        return None
    return (PurePosixPath(FOLDER) / provider / path).as_posix()


def leaves(content: Path, file: str) -> bool:
    """Whether links on the way to `file` lead out of the content folder."""
    try:
        return not (content / file).resolve().is_relative_to(content.resolve())
    except (OSError, RuntimeError, ValueError):
        return False  # a circle of links, or no path at all: the photo is missing


def _photos(content: CheckedContent, document: Document) -> Iterator[Finding]:
    for offer in elements(document.root, "offers"):
        slots: set[object] = set()
        for node in elements(offer, "photos"):
            yield from _photo(content, node, slots, content.place(document))


def _photo(content: CheckedContent, node: Node, slots: set[object], place: Place) -> Iterator[Finding]:
    slot, name = node.get("slot"), node.get("file")
    file = photo_file(place.document.name, name.value)
    if slot.value in slots:
        yield place.problem(SLOT_TWICE, slot, node.path, value=slot.value)
    elif file is None or leaves(content.content, file):
        yield place.problem(OUTSIDE, name, node.path, value=name.value, folder=f"{FOLDER}/{place.document.name}/")
    else:
        for fault in photo(content.content / file):
            yield place.problem(fault.rule, name, node.path, details=fault.details, **fault.params)
    slots.add(slot.value)


def _named(document: Document) -> Iterator[str]:
    for offer in elements(document.root, "offers"):
        for node in elements(offer, "photos"):
            if file := photo_file(document.name, str(value(node, "file"))):
                yield file


def _not_used(content: CheckedContent, path: str, unclear: set[str]) -> Iterator[Finding]:
    """A warning for what is no picture; a notice for a picture that the profile does not name, where all of it can be read."""
    provider, name = path.split("/")[1], PurePosixPath(path)
    stray = stray_file(path)
    if name.suffix.lower() not in PICTURES:
        meant = f"{FOLDER}/{name.stem}.yaml" if name.suffix.lower() in (".yaml", ".yml") else ""
        yield finding(UNKNOWN_FILE, stray, None, value=stray.file, suggestion=meant, photos=PHOTOS,
                      details={"hint": "hint.suggestion" if meant else "hint.file"})
    elif provider in content.providers and provider not in unclear:
        yield finding(UNUSED, stray, None, value=name.name, profile=content.providers[provider].file)
