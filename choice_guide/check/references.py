"""Ids that must exist: the rules, and what there is to refer to in a guide."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from choice_guide.check import scalars
from choice_guide.document import Document, Node
from choice_guide.rule import Fault, Rule

UNKNOWN_SERVICE = Rule("unknown-service", bad="offers:\n  - service: hemtjenst", good="offers:\n  - service: hemtjanst")
UNKNOWN_AREA = Rule("unknown-area", bad="areas: [nor]", good="areas: [norr]")
UNKNOWN_MUNICIPALITY = Rule("unknown-municipality", bad="{id: norr, name: Norr, municipality: granby}",
                            good="municipalities: [{id: granby, name: Granby}]")
UNKNOWN_LANGUAGE = Rule("unknown-language", bad="languages: [arabiska]", good="languages: [ar]")
UNKNOWN_COMMUNICATION = Rule("unknown-communication", bad="communication: [teckensprak]", good="communication: [tsp]")
UNKNOWN_SPECIALISM = Rule("unknown-specialism", bad="specialisms: [dement]", good="specialisms: [demens]")
UNKNOWN_PART = Rule("unknown-part", bad="parts: [stad]", good="parts: [service]")
UNKNOWN_LEVEL = Rule("unknown-level", bad="levels: [1, 9]", good="levels: [1, 2]")
UNKNOWN_PHOTO_SLOT = Rule("unknown-photo-slot", bad="{slot: garden, file: linden.jpg, alt: {sv: En trädgård med bänkar}}",
                          good="{slot: outdoors, file: linden.jpg, alt: {sv: En trädgård med bänkar}}")
UNKNOWN_PROVIDER = Rule("unknown-provider", bad="lindens,,bemotande,nojd,21", good="lindens-omsorg,,bemotande,nojd,21")
UNKNOWN_FACT = Rule("unknown-fact", bad="facts: {different_staff: 11}", good="facts: {different_staff_14_days: 11}")
UNKNOWN_OPTION = Rule("unknown-option", bad="facts: {kitchen: onsite}", good="facts: {kitchen: on-site}")
UNKNOWN_COLUMN = Rule("unknown-comparison-column", bad="comparison: [availability, languges]", good="comparison: [availability, languages]")
UNKNOWN_TARGET = Rule("unknown-target", bad="{words: [hemhjälp], target: service:hemtjenst}", good="{words: [hemhjälp], target: service:hemtjanst}")
RULES = (UNKNOWN_SERVICE, UNKNOWN_AREA, UNKNOWN_MUNICIPALITY, UNKNOWN_LANGUAGE, UNKNOWN_COMMUNICATION, UNKNOWN_SPECIALISM,
         UNKNOWN_PART, UNKNOWN_LEVEL, UNKNOWN_PHOTO_SLOT, UNKNOWN_PROVIDER, UNKNOWN_FACT, UNKNOWN_OPTION, UNKNOWN_COLUMN,
         UNKNOWN_TARGET)

# thing -> (kind of document, its name, the list in it, the field that identifies an element)
LISTED_THINGS = {
    "area": ("areas", "areas", "areas", "id"),
    "municipality": ("guide", "guide", "municipalities", "id"),
    "language": ("vocabulary", "languages", "languages", "code"),
    "communication": ("vocabulary", "languages", "communication", "id"),
    "specialism": ("vocabulary", "specialisms", "specialisms", "id"),
}
PARSERS = {"id": scalars.slug, "code": scalars.language_code}


def known_things(documents: Iterable[Document]) -> dict[str, tuple[str, ...] | None]:
    """Thing -> the ids that exist, taken from the raw trees: a faulty entry still exists for those who refer to it.

    None for a thing whose file cannot be read, or must be there and is not, or has an id that is none: what others mean
    by their references is then unknown, and the one finding stands at the id itself.
    """
    by_place = {(document.kind, document.name): document for document in documents}
    known: dict[str, tuple[str, ...] | None] = {}
    for thing, (kind, name, field, key) in LISTED_THINGS.items():
        document = by_place.get((kind, name))
        known[thing] = raw_ids(document.root, field, key) if document else None if kind == "areas" else ()
    known["area"] = known["area"] or None
    known["service"] = tuple(sorted(name for kind, name in by_place if kind == "service")) or None
    known["provider"] = _providers(by_place.get(("contracts", "contracts")), by_place.values())
    return known


def raw_ids(root: Node | None, field: str, key: str = "id") -> tuple[str, ...] | None:
    """The texts at `key` of each element of the list at `field`; None where the tree, the list or one of the ids cannot be read."""
    listed = root.get(field) if root else None
    if root is None or not isinstance(root.value, dict):
        return None
    if listed is None or listed.value == "" or listed.value == "none":
        return ()
    elements = [element for element in listed.elements() if element.value != ""]
    ids = tuple(_texts(elements, key))
    usable = isinstance(listed.value, list) and len(ids) == len(elements)
    return ids if usable and not any(isinstance(PARSERS[key](id_), Fault) for id_ in ids) else None


def _texts(listed: Iterable[Node], key: str) -> Iterator[str]:
    for element in listed:
        node = element.get(key)
        if node is not None and isinstance(node.value, str) and node.value.strip():
            yield node.value.strip()


def _providers(contracts: Document | None, documents: Iterable[Document]) -> tuple[str, ...] | None:
    """Ids of providers in the register and of profiles."""
    if contracts is None or contracts.root is None or any(row.value is None for row in contracts.root.elements()):
        return None
    profiles = {document.name for document in documents if document.kind == "provider"}
    return tuple(sorted(profiles | set(_texts(contracts.root.elements(), "provider"))))
