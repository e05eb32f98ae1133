"""Whatever shape a value has, the guide is published or told why not: reading, checking and all that follows never raise.

GUIDE_SHAPES says how many guides are tried (80 unless told), of which every fifth that can be published is rendered too.
"""
from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from choice_guide import check, pipeline
from choice_guide.assemble import assemble
from choice_guide.catalogue import Catalogue
from choice_guide.derive.addresses import collisions
from choice_guide.derive.area_finder import area_finder
from choice_guide.derive.lookup import Lookup
from choice_guide.derive.search import finder
from choice_guide.derive.site import pages
from choice_guide.document import Document, Node
from choice_guide.edition import Edition
from choice_guide.findings import Report
from choice_guide.read import read
from choice_guide.render import Settings
from choice_guide.render.assets import site_assets
from choice_guide.render import with_choosing
from choice_guide.render.pages import Job, environments, rendered
from choice_guide.render.pictures import Picture
from choice_guide.report import format_json, format_terminal
from guides import MINIMAL, TODAY

ROOT = Path(__file__).parents[2]
TRIES = int(os.environ.get("GUIDE_SHAPES", "80"))
DOCUMENTS = read(MINIMAL).documents
LEAVES = ("", " ", "none", "all", "not-applicable", "ja", "hej", "0", "-5", "1.5", "010", "2026-02-30", "2026-10-01", "08:00-16:00", "sv", "norr",
          "hemtjanst", "<b>", "https://x.example/", "å" * 2000, "survey:bemotande", "page:glossary", "[x](Page:y)")
LEAF = st.sampled_from(LEAVES)
PLAIN = st.recursive(LEAF | st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
    st.sampled_from(("sv", "en", "id", "code", "name", "value", "kind", "x", "areas", "weekdays", "file")), inner, max_size=3), max_leaves=6)
PAGE_TEXTS = ("", "# Rubrik", "Ingen rubrik", "# \n\n[a](page:glossary) [b](provider:x)", "# R\n\n[a](hemtjanst/) [](x) [b](<y>)")


# One change: which document, which of its values, what happens to it, and what may stand there instead.
CHANGES = st.lists(st.tuples(st.sampled_from([document.file for document in DOCUMENTS]), st.integers(0, 200),
                             st.sampled_from(("another", "another", "another", "gone", "twice", "unusable")), PLAIN), min_size=1, max_size=3)


def changed(document: Document, place: int, change: str, plain: object) -> Document:
    """The document with one value of another shape, left out, written twice or not usable."""
    if document.kind == "page":
        return replace(document, root=replace(document.root, value=PAGE_TEXTS[place % len(PAGE_TEXTS)]))
    paths = [node.path for node in nodes(document.root)]
    return replace(document, root=rebuilt(document.root, paths[place % len(paths)], change, plain))


@given(CHANGES, st.integers(0, 4))
@settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_shape_raises(changes: list[tuple[str, int, str, object]], turn: int) -> None:
    by_file = {document.file: document for document in DOCUMENTS}
    for file, *change in changes:
        by_file[file] = changed(by_file[file], *change)
    documents = tuple(by_file.values())
    checked, found = check.check(documents, TODAY, MINIMAL)
    unspoken = check.languages_without_words(documents, pipeline.spoken_languages(ROOT))
    report = Report.of((*found, *unspoken))
    assert format_terminal(report, "sv") and format_json(report, "en") if report.findings else True
    if report.exit_code() == 2 or any(node.value is None for d in documents if d.kind != "provider" for node in nodes(d.root)):
        return  # what cannot be used has had its finding from `read`
    guide = assemble(checked, TODAY)
    lookup = Lookup.of(guide, pipeline.addresses_of(guide, ROOT))
    if check.address_collisions(documents, collisions(guide, lookup.addresses)):
        return
    derived(lookup, rendering=turn == 0)


def derived(lookup: Lookup, rendering: bool) -> None:
    """Everything that pages and search show."""
    for language in lookup.guide.languages:
        finder(lookup, language, messages(language))
        area_finder(lookup, language)
    job = Job(lookup, ROOT, Settings(Edition(TODAY, "00000000"), "directory", ROOT), assets(), Pictures())
    templates = environments(job) if rendering else {}
    if rendering:
        job = replace(job, assets=with_choosing(job, lambda name, data: None))
    for page in pages(lookup):
        if rendering:
            assert rendered(templates[page.language], page, job)


class Pictures(dict[str, Picture]):
    """A picture for every photo, without making any."""

    def __missing__(self, file: str) -> Picture:
        return Picture(((480, "a.jpg"),))


@cache
def assets():
    return site_assets(ROOT / "templates", "")[0]


@cache
def messages(language: str) -> dict[str, str]:
    catalogue = Catalogue.load(ROOT / "translations", language, "interface", "format", "search")
    return {key: text for key, text in catalogue.messages.items() if isinstance(text, str)}


def nodes(node: Node):
    """All nodes of a tree."""
    yield node
    for child in node.value.values() if isinstance(node.value, dict) else node.elements():
        yield from nodes(child)


def rebuilt(node: Node, path: tuple, change: str, plain: object) -> Node:
    """The tree with the node at `path` changed; paths are those that `read` would have given."""
    return numbered(_rebuilt(node, path, change, plain) or grown("", node), ())


def _rebuilt(node: Node, path: tuple, change: str, plain: object) -> Node | None:
    if node.path == path:
        return {"another": grown(plain, node), "unusable": replace(node, value=None), "gone": None, "twice": replace(node, quoted=True)}[change]
    if isinstance(node.value, dict):
        kept = {key: _rebuilt(child, path, change, plain) for key, child in node.value.items()}
        return replace(node, value={key: child for key, child in kept.items() if child is not None})
    if isinstance(node.value, list):
        again = [twin for child in node.value for twin in [child] * (2 if change == "twice" and child.path == path else 1)]
        kept_list = (_rebuilt(child, path, change, plain) for child in again)
        return replace(node, value=[child for child in kept_list if child is not None])
    return node


def grown(plain: object, like: Node) -> Node:
    """A tree of plain values, at the place of another."""
    if isinstance(plain, dict):
        children = {key: grown(child, like) for key, child in plain.items()}
        return Node(children, like.mark, like.path, key_marks={key: like.mark for key in plain})
    return Node([grown(child, like) for child in plain] if isinstance(plain, list) else plain, like.mark, like.path)


def numbered(node: Node, path: tuple) -> Node:
    """The tree with every node's path as it is."""
    if isinstance(node.value, dict):
        return replace(node, path=path, value={key: numbered(child, (*path, key)) for key, child in node.value.items()})
    if isinstance(node.value, list):
        return replace(node, path=path, value=[numbered(child, (*path, i)) for i, child in enumerate(node.value)])
    return replace(node, path=path)
