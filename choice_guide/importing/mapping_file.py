"""Reading mapping.yaml as its author wrote it: every scalar stays text, and every key knows its line."""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from choice_guide.importing.records import ImportStopped, Problem

MAX_BYTES = 512 * 1024
MAX_DEPTH = 20

Plain = str | list["Plain"] | dict[str, "Plain"]
Place = tuple[str | int, ...]


def read_mapping_file(path: Path) -> tuple[dict[str, Plain], Mapping[Place, int]]:
    """The file as dicts, lists and strings, and the line (from 1) of every value by its path.

    Raises ImportStopped for a file that is missing, too big, not UTF-8, not YAML, deeper than 20 levels, or that has
    a key twice or an alias.
    """
    node = _compose(_text(path))
    lines: dict[Place, int] = {}
    data = _plain(node, (), lines) if node is not None else {}
    if not isinstance(data, dict):
        raise _stopped("yaml-not-map", 1)
    return data, lines


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError:
        raise ImportStopped([Problem("mapping-missing", value=path.name)]) from None
    if len(raw) > MAX_BYTES:
        raise ImportStopped([Problem("yaml-too-big", params={"limit": str(MAX_BYTES // 1024)})])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _stopped("yaml-broken", raw[:error.start].count(b"\n") + 1, reason="not UTF-8") from None


def _compose(text: str) -> yaml.Node | None:
    # The events come first: the parser is iterative, the composer recursive, and depth must be known before it runs.
    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise _stopped("yaml-broken", event.start_mark.line + 1, reason="too deep")
            if isinstance(event, yaml.AliasEvent):
                raise _stopped("yaml-alias", event.start_mark.line + 1, name=event.anchor)
        return yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _stopped("yaml-broken", mark.line + 1 if mark else 1, reason=error.problem or "") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise _stopped("yaml-broken", 1, reason=str(error).partition("\n")[0]) from None


def _plain(node: yaml.Node, path: Place, lines: dict[Place, int]) -> Plain:
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, i), lines) for i, child in enumerate(node.value)]
    return _mapping(node, path, lines)


def _mapping(node: yaml.MappingNode, path: Place, lines: dict[Place, int]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise _stopped("yaml-broken", line, reason="a key must be text")
        if key.value in found:
            raise _stopped("yaml-twice", line, name=key.value)
        lines[(*path, key.value)] = line
        found[key.value] = _plain(value, (*path, key.value), lines)
    return found


def _stopped(code: str, line: int, **params: str) -> ImportStopped:
    return ImportStopped([Problem(code, params={"line": str(line), **params})])
