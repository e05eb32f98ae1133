"""The check as a whole: order does not matter, faulty values go alone, and a thousand profiles take seconds."""
from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from choice_guide.assemble import assemble
from choice_guide.check import check
from choice_guide.document import Node
from choice_guide.findings import Report
from choice_guide.model import NONE, NOT_ANSWERED
from choice_guide.read import read, read_text
from guides import MINIMAL, TODAY, changed, copy, guide_of, report_on

PROFILE = "providers/lindens-omsorg.yaml"


def shuffled(node: Node, random: Random) -> Node:
    """The same tree with the keys of every dict in another order."""
    if isinstance(node.value, dict):
        keys = random.sample(sorted(node.value), len(node.value))
        return replace(node, value={key: shuffled(node.value[key], random) for key in keys})
    if isinstance(node.value, list):
        return replace(node, value=[shuffled(child, random) for child in node.value])
    return node


def test_order_of_files_and_keys_changes_nothing(tmp_path: Path):
    content = changed(tmp_path, PROFILE, "ceiling: 40", "ceiling: många")
    documents, _ = read(content)
    checked, findings = check(documents, TODAY, content)
    for seed in range(5):
        random = Random(seed)
        other = tuple(replace(d, root=shuffled(d.root, random) if d.root else None) for d in random.sample(documents, len(documents)))
        again, found = check(other, TODAY, content)
        assert Report.of(found) == Report.of(findings)
        assert assemble(again, TODAY) == assemble(checked, TODAY)


def test_a_faulty_value_goes_alone(tmp_path: Path):
    whole = next(offer for offer in guide_of(MINIMAL).offers if offer.service == "hemtjanst")
    guide = guide_of(changed(tmp_path, PROFILE, "specialisms: [demens]", "specialisms: [demens, okänd]"))
    assert next(offer for offer in guide.offers if offer.service == "hemtjanst") == whole


def test_a_list_without_a_usable_element_is_not_answered_and_never_none(tmp_path: Path):
    guide = guide_of(changed(tmp_path, PROFILE, "specialisms: [demens]", "specialisms: [okänd]"))
    assert next(offer for offer in guide.offers if offer.service == "hemtjanst").specialisms is NOT_ANSWERED


def test_the_three_states_of_a_list(tmp_path: Path):
    for written, expected in (("[]", NONE), ("none", NONE), ("", NOT_ANSWERED), ("[demens]", ("demens",))):
        folder = tmp_path / (written.strip("[]") or f"blank{len(written)}")
        guide = guide_of(changed(folder, PROFILE, "specialisms: [demens]", f"specialisms: {written}"))
        assert next(offer for offer in guide.offers if offer.service == "hemtjanst").specialisms == expected


def test_a_broken_profile_leaves_its_offers_and_the_others(tmp_path: Path):
    content = changed(tmp_path, PROFILE, "offers:", "offers: [")
    report = report_on(content)
    assert [finding.rule for finding in report.findings] == ["yaml-syntax"] and report.exit_code() == 1
    guide = guide_of(content)
    assert [offer.id for offer in guide.offers] == ["ekens-omsorg/boende/eken", "lindens-omsorg/hemtjanst"]
    assert guide.offers[1].hours is NOT_ANSWERED and not guide.providers[1].has_profile


@given(st.text(max_size=60), st.integers(0, 10_000))
@settings(max_examples=200, deadline=None)
def test_no_text_in_any_field_of_a_profile_raises(text: str, place: int):
    documents, _ = read(MINIMAL)
    profile = next(document for document in documents if document.file == PROFILE)
    paths = list(_leaves(profile.root))
    broken = replace(profile, root=_replaced(profile.root, paths[place % len(paths)], text))
    checked, _ = check((*(d for d in documents if d is not profile), broken), TODAY, MINIMAL)
    assert len(assemble(checked, TODAY).offers) == 2


@given(st.text(max_size=60), st.integers(0, 10_000), st.sampled_from([d.file for d in read(MINIMAL).documents if d.kind not in ("provider", "page")]))
@settings(max_examples=200, deadline=None)
def test_no_text_in_what_all_share_raises(text: str, place: int, file: str):
    documents, _ = read(MINIMAL)
    shared = next(document for document in documents if document.file == file)
    paths = list(_leaves(shared.root))
    broken = replace(shared, root=_replaced(shared.root, paths[place % len(paths)], text))
    checked, findings = check((*(d for d in documents if d is not shared), broken), TODAY, MINIMAL)
    if Report.of(findings).exit_code() < 2:
        assemble(checked, TODAY)


def test_a_thousand_profiles_take_seconds(tmp_path: Path):
    content = copy(tmp_path)
    profile = (content / PROFILE).read_text(encoding="utf-8").replace("    photos:", "    photos: []").replace(
        "      - {slot: entrance, file: entre.jpg, alt: {sv: En entré utan trappsteg}}\n", "")
    rows = (content / "contracts.csv").read_text(encoding="utf-8")
    for number in range(1000):
        name = f"utforare-{number}"
        text = profile.replace("lindens-omsorg", name).replace("Lindens Omsorg", f"Utförare {number}")
        (content / "providers" / f"{name}.yaml").write_text(text, encoding="utf-8")
        rows += f"{name},Utförare {number},private,,,hemtjanst,norr soder,2024-01-01,\n"
    (content / "contracts.csv").write_text(rows, encoding="utf-8")
    start = time.process_time()
    documents, unread = read(content)
    checked, findings = check(documents, TODAY, content)
    guide = assemble(checked, TODAY)
    assert time.process_time() - start < 10
    assert (unread, findings, len(guide.offers)) == ((), (), 1002)


def test_a_single_document_can_be_checked(tmp_path: Path):
    document, findings = read_text("providers/x.yaml", b"id: x\n")
    assert (document.name, findings) == ("x", ())


def _leaves(node: Node):
    if isinstance(node.value, dict | list):
        for child in node.value.values() if isinstance(node.value, dict) else node.value:
            yield from _leaves(child)
    else:
        yield node.path


def _replaced(node: Node, path: tuple, text: str) -> Node:
    if node.path == path:
        return replace(node, value=text)
    if isinstance(node.value, dict):
        return replace(node, value={key: _replaced(child, path, text) for key, child in node.value.items()})
    return replace(node, value=[_replaced(child, path, text) for child in node.value]) if isinstance(node.value, list) else node
