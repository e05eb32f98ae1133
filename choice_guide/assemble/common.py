"""What several parts of the guide are made of: optional values, lists with three states, contacts, named things."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from choice_guide.check.checked import listed, value
from choice_guide.document import Node
from choice_guide.model import NOT_ANSWERED, Blank, Contact, Hours, Named

CONTACT_FIELDS = ("name", "role", "phone", "hours", "email", "website", "address")


def answer(node: Node | None, *path: str) -> Any:
    """The typed value at `path`, or NOT_ANSWERED."""
    found = value(node, *path)
    return NOT_ANSWERED if found is None else found


def answers(node: Node | None, field: str, make: Callable[[Node], Any] = lambda element: element.value) -> Any:
    """The elements of the list at `field`, made by `make`; NONE and NOT_ANSWERED stay themselves."""
    found = node.get(field) if node else None
    if found is None or found.value == []:
        return NOT_ANSWERED
    return found.value if isinstance(found.value, Blank) else tuple(make(element) for element in found.elements())


def contact(node: Node | None) -> Contact:
    """A contact with the fields that are answered."""
    return Contact(**{name: answer(node, name) for name in CONTACT_FIELDS})


def hours(node: Node | None) -> Hours | Blank:
    """Hours of weekdays and weekends."""
    if node is None or isinstance(node.value, Blank):
        return node.value if node else NOT_ANSWERED
    return Hours(answer(node, "weekdays"), answer(node, "weekends"), value(node, "note"))


def named(node: Node, key: str = "id") -> Named:
    """A thing with an id, a name and the words that find it."""
    return Named(id=str(value(node, key)), name=value(node, "name"), summary=value(node, "summary"), search=listed(node, "search"),
                 never_show=listed(node, "never_show"), autonym=value(node, "autonym"), direction=value(node, "dir") or "ltr",
                 minority=bool(value(node, "minority")))


def given(**fields: Any) -> dict[str, Any]:
    """The fields that are there, for values that have defaults of their own."""
    return {name: found for name, found in fields.items() if found is not None}
