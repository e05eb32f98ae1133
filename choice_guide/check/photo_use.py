"""Photos in profiles: one for each slot, from the provider's own folder, and each a picture that can be shown."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from choice_guide.check.checked import CheckedContent, elements
from choice_guide.check.photos import photo
from choice_guide.rule import Rule
from choice_guide.check.scope import Place
from choice_guide.document import Node
from choice_guide.findings import Finding

OUTSIDE = Rule("photo-outside-folder", bad="file: ../linden-norr.jpg", good="file: linden-norr.jpg", source="CWE-22")
SLOT_TWICE = Rule("photo-slot-twice", bad="photos: [{slot: entrance, file: a.jpg, …}, {slot: entrance, file: b.jpg, …}]",
                  good="photos: [{slot: entrance, file: a.jpg, …}, {slot: room, file: b.jpg, …}]", source="DESIGN rule 3")
RULES = (OUTSIDE, SLOT_TWICE)
FOLDER = "providers"


def findings(content: CheckedContent) -> Iterator[Finding]:
    """What is wrong with the photos."""
    for document in content.providers.values():
        for offer in elements(document.root, "offers"):
            slots: set[object] = set()
            for node in elements(offer, "photos"):
                yield from _photo(content, node, slots, content.place(document))


def photo_file(provider: str, written: str) -> str | None:
    """The path below the content folder of the photo that a profile names, or None where it leads out of the provider's folder."""
    path = PurePosixPath(written)
    if path.is_absolute() or ".." in path.parts or "\\" in written or ":" in written or not path.parts:
        return None
    return (PurePosixPath(FOLDER) / provider / path).as_posix()


def _photo(content: CheckedContent, node: Node, slots: set[object], place: Place) -> Iterator[Finding]:
    slot, name = node.get("slot"), node.get("file")
    file = photo_file(place.document.name, name.value)
    if slot.value in slots:
        yield place.problem(SLOT_TWICE, slot, node.path, value=slot.value)
    elif file is None:
        yield place.problem(OUTSIDE, name, node.path, value=name.value, folder=f"{FOLDER}/{place.document.name}/")
    else:
        for fault in photo(content.content / file):
            yield place.problem(fault.rule, name, node.path, details=fault.details, **fault.params)
    slots.add(slot.value)
