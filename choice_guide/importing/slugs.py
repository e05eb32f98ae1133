"""Ids: lower-case ASCII slugs that become addresses and file names."""
from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_LENGTH = 60
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})
# Windows cannot store files with these names, whatever their ending.
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))


def make_ids(names: Iterable[str], given: Mapping[str, str], fallback: str) -> dict[str, str]:
    """An id for each name, unique among them.

    Names that fold to the same slug are numbered in the order of their code points, so that the ids depend on the set
    of names only and never on the order of rows. `given` has the ids that the mapping's author decided. `fallback`
    begins the id of a name that has no letters to fold (another script), followed by 8 hex digits of its SHA-256.
    """
    ids = {name: given[name] for name in names if name in given}
    taken = set(ids.values()) | _RESERVED
    for name in sorted(set(names) - set(ids)):
        ids[name] = _free(slug(name) or f"{fallback}-{hashlib.sha256(name.encode()).hexdigest()[:8]}", taken)
        taken.add(ids[name])
    return ids


def slug(name: str) -> str:
    """The name in lower-case ASCII with hyphens (å ä -> a, ö -> o), at most 60 characters; "" where nothing is left."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in folded if not unicodedata.combining(c))).strip("-")
    if len(plain) <= MAX_LENGTH:
        return plain
    return plain[:MAX_LENGTH + 1].rpartition("-")[0] or plain[:MAX_LENGTH]


def alike(ids: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Groups of different names that fold to one slug: perhaps one organisation written in two ways."""
    groups: dict[str, list[str]] = {}
    for name in sorted(ids):
        groups.setdefault(slug(name), []).append(name)
    return [tuple(names) for key, names in groups.items() if key and len(names) > 1]


def _free(wanted: str, taken: set[str]) -> str:
    candidate, number = wanted, 2
    while candidate in taken:
        candidate, number = f"{wanted}-{number}", number + 1
    return candidate
