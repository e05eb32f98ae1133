"""Profiles and contracts -> YAML and CSV, the same bytes for the same table, replaced only where the importer wrote them."""
from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import yaml

from choice_guide.importing.grouping import CONTRACT_COLUMNS, Grouped, Tree
from choice_guide.importing.records import ImportStopped, Problem

MARK = '# Written by "python build.py import table". The next import replaces this file; take this line away to keep it as yours.\n'
# Text that no YAML version takes for anything else: words of letters, marks that mean nothing at these places.
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,/()+&–-]*[\w.)])?")
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))


def write_files(out: Path, grouped: Grouped) -> None:
    """Writes DIR/providers/<id>.yaml and DIR/contracts.csv, and takes away profiles of an earlier import that are no longer in the table.

    Files without the importer's first line are never touched. Raises ImportStopped, with nothing written, where such a
    file stands in the way or the folder cannot be written.
    """
    files = {Path("providers", f"{profile['id']}.yaml"): profile_text(profile) for profile in grouped.profiles}
    try:
        old = _earlier(out)
        _refuse_to_overwrite(out, files, old)
        (out / "providers").mkdir(parents=True, exist_ok=True)
        for path, text in {**files, Path("contracts.csv"): contracts_text(grouped)}.items():
            _replace(out / path, text)
        for path in old - set(files):
            (out / path).unlink()
    except OSError as error:
        raise ImportStopped([Problem("out-not-writable", value=str(out), params={"reason": error.strerror or ""})]) from None


def profile_text(profile: Tree) -> str:
    """A profile as YAML. Strings that YAML 1.1 or 1.2 could take for something else (no, 010, 12:30, a date) are quoted."""
    return MARK + yaml_text(profile)


def yaml_text(tree: object) -> str:
    """Dicts, lists and leaves as YAML in block style, keys in their order."""
    return yaml.dump(tree, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100_000, default_flow_style=False)


def contracts_text(grouped: Grouped) -> str:
    """The register of contracts as CSV with LF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CONTRACT_COLUMNS)
    writer.writerows(grouped.contracts)
    return text.getvalue()


def _earlier(out: Path) -> set[Path]:
    return {path.relative_to(out) for path in sorted((out / "providers").glob("*.yaml")) if _is_ours(path)}


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MARK.encode())) == MARK.encode()


def _refuse_to_overwrite(out: Path, files: Mapping[Path, str], old: set[Path]) -> None:
    problems = [Problem("file-not-ours", value=path.as_posix()) for path in files if path not in old and (out / path).exists()]
    register = out / "contracts.csv"
    # A CSV file has no place for a mark: the register counts as the importer's when the profiles beside it are.
    others = [path for path in (out / "providers").glob("*.yaml") if path.relative_to(out) not in old]
    if register.exists() and (others or not old):
        problems.append(Problem("contracts-not-ours", value="contracts.csv"))
    if problems:
        raise ImportStopped(problems)


def _replace(path: Path, text: str) -> None:
    staged = path.with_name(path.name + ".part")
    staged.write_bytes(text.encode())
    os.replace(staged, path)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # Characters that YAML takes for line breaks (U+0085, U+2028) or may not hold are safe in double quotes only.
    readable = all(char == "\n" or char.isprintable() for char in text)
    if "\n" in text and readable and all(line == line.strip() for line in text.split("\n")) and text.strip("\n") == text:
        style = "|"
    else:
        style = None if _is_plain(text) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and text.casefold() not in _WORDS


class _Dumper(yaml.SafeDumper):
    """Block style with lists indented below their key, as people write them; no anchors."""

    yaml_representers = {**yaml.SafeDumper.yaml_representers, str: _represent_text,
                         Decimal: lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", f"{value:f}")}

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True
