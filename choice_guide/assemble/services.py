"""Services and the definitions of their facts."""
from __future__ import annotations

from choice_guide.assemble.common import named
from choice_guide.check.checked import elements, listed, value
from choice_guide.document import Document, Node
from choice_guide.model import AreaMeans, FactDefinition, FactType, Fee, NonChoice, Service, Switching, Text


def service(document: Document) -> Service:
    """A service from its document."""
    root = document.root
    reasons = {name: node.value for name, node in root.get("not_applicable").items()} if root.get("not_applicable") else {}
    return Service(
        id=document.name, name=value(root, "name"), summary=value(root, "summary"), area_means=AreaMeans(value(root, "area_means")),
        non_choice=tuple(_non_choice(node) for node in elements(root, "non_choice")), switching=_switching(root.get("switching")),
        decision=value(root, "decision"), law=value(root, "law"), parts=tuple(named(node) for node in elements(root, "parts")),
        levels=tuple(named(node) for node in elements(root, "levels")), requires=listed(root, "requires"),
        outside_choice=value(root, "outside_choice"), fee=_fee(root.get("fee")), photo_slots=listed(root, "photo_slots"),
        comparison=listed(root, "comparison"), facts=tuple(_definition(node, reasons) for node in elements(root, "facts")),
        not_applicable=reasons)


def _non_choice(node: Node) -> NonChoice:
    return NonChoice(value(node, "kind"), value(node, "text"), listed(node, "areas") or None)


def _switching(node: Node) -> Switching:
    return Switching(value(node, "text"), value(node, "notice", "kind"), value(node, "notice", "value"))


def _fee(node: Node | None) -> Fee | None:
    return None if node is None else Fee(value(node, "text"), value(node, "url"), value(node, "same_for_all"))


def _definition(node: Node, reasons: dict[str, Text]) -> FactDefinition:
    limits = listed(node, "plausible")
    return FactDefinition(
        id=value(node, "id"), label=value(node, "label"), heading=value(node, "heading"), type=FactType(value(node, "type")),
        source=value(node, "source"), short=value(node, "short"), unit=value(node, "unit"), unit_one=value(node, "unit_one"),
        plausible=(limits[0], limits[1]) if limits else None, options=tuple(named(option) for option in elements(node, "options")),
        not_applicable=reasons.get(value(node, "id")), at_most=listed(node, "at_most"), at_least=listed(node, "at_least"))
