"""ES modules -> one classic script: browsers run no modules and fetch nothing from a file system.

Each module becomes a function that returns what it exports; a page names in `data-run` the modules that it starts. Only what
our own modules use is understood: `import {a, b as c} from "./x.js"`, and `export` before function, async function, class and const.
"""
from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

_IMPORT = re.compile(r"""^import\s*\{([^{}]*)\}\s*from\s*(["'])(\.{1,2}/[^"']+)\2[ \t]*;?[ \t]*$""", re.M)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+function|function|class|const)\s+([A-Za-z_$][\w$]*))", re.M)
_NAMED = re.compile(r"^([A-Za-z_$][\w$]*)(?:\s+as\s+([A-Za-z_$][\w$]*))?$")
#: Comments and texts, so that words in them are not taken for code.
_TEXTS = re.compile(r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`""", re.S)
_MODULE_WORD = re.compile(r"(?<![.\w$])(?:import|export)\b(?!\s*:)")
_HASH = re.compile(r"\.[0-9a-f]{10}(?=\.js$)")

_RUN = """const made = {};
const need = (name) => (made[name] ??= parts[name](need));
const wanted = document.currentScript.dataset.run.split(" ").filter(Boolean);
if (wanted.every((name) => Object.hasOwn(parts, name))) document.documentElement.classList.add("js");
for (const name of wanted.filter((name) => Object.hasOwn(parts, name))) {
  try {
    need(name);
  } catch (error) {
    reportError(error);
  }
}
"""


class CannotJoin(Exception):
    """A script uses something that cannot be made to run from files; the message says which and what."""


@dataclass(frozen=True, slots=True)
class Module:
    """A script as a function's body. `imports`: paths below the root; `exports`: the names it gives."""

    path: str
    body: str
    imports: Mapping[str, tuple[tuple[str, str], ...]]
    exports: tuple[str, ...]


def classic_script(sources: Mapping[str, str], wanted: Iterable[str]) -> str:
    """One classic script that holds the scripts `wanted` and all that they import, each after those it imports.

    `sources`: path below the guide's root -> text. The script sets the class `js` on pages whose scripts it all holds. Raises CannotJoin.
    """
    modules: dict[str, Module] = {}
    for path in sorted(wanted):
        _gather(path, sources, modules)
    _check_names(modules)
    try:
        order = TopologicalSorter({path: sorted(module.imports) for path, module in sorted(modules.items())}).static_order()
        parts = "".join(_part(modules[path]) for path in order)
    except CycleError as error:
        raise CannotJoin(f"scripts import each other in a circle: {' -> '.join(error.args[1])}") from error
    return f'(() => {{\n"use strict";\nconst parts = {{\n{parts}}};\n{_RUN}}})();\n'


def script_name(path: str) -> str:
    """What the classic script calls a script: its path below assets/ without the hash.

    >>> script_name("assets/choosing/state.0123456789.js")
    'choosing/state.js'
    """
    return _HASH.sub("", path).removeprefix("assets/")


def understood(path: str, text: str) -> Module:
    """A module's text, taken apart. Raises CannotJoin for imports and exports of other kinds and for `await` outside functions."""
    imports: dict[str, tuple[tuple[str, str], ...]] = {}
    for match in _IMPORT.finditer(text):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[3]))
        imports[target] = (*imports.get(target, ()), *_names(path, match[1]))
    exports = tuple(match[1] for match in _EXPORT.finditer(text))
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    _refuse(path, body)
    return Module(path, body.strip(), imports, exports)


def _gather(path: str, sources: Mapping[str, str], found: dict[str, Module]) -> None:
    if path in found:
        return
    if path not in sources:
        raise CannotJoin(f"there is no script {path}")
    found[path] = understood(path, sources[path])
    for target in found[path].imports:
        _gather(target, sources, found)


def _names(path: str, listed: str) -> tuple[tuple[str, str], ...]:
    """(name in the other module, name here) of each import."""
    matches = [(part, _NAMED.match(part)) for part in (piece.strip() for piece in listed.split(",")) if part]
    strange = [part for part, match in matches if match is None]
    if strange:
        raise CannotJoin(f"{script_name(path)} imports {strange[0]!r}, which is no name")
    return tuple((match[1], match[2] or match[1]) for _, match in matches if match)


def _refuse(path: str, body: str) -> None:
    code = _TEXTS.sub(lambda match: " " * (1 + match[0].count("\n")) if match[0][0] == "/" else '""', body)
    word = _MODULE_WORD.search(code)
    if word:
        line = code[code.rfind("\n", 0, word.start()) + 1:].split("\n", 1)[0].strip()
        raise CannotJoin(f"{script_name(path)}: only `import {{a, b as c}} from \"./x.js\"` and `export` before function, async function, "
                         f"class and const can be made to run from files, not: {line}")
    if _awaits_outside(code):
        raise CannotJoin(f"{script_name(path)} waits (await) outside functions, which cannot be made to run from files")


def _awaits_outside(code: str) -> bool:
    """Whether a line outside all braces waits, other than in an arrow function of its own."""
    depth = 0
    for line in code.split("\n"):
        if depth == 0 and re.search(r"(?<![.\w$])await\b", line) and not re.search(r"\basync\b.*\bawait\b", line):
            return True
        depth += line.count("{") - line.count("}")
    return False


def _check_names(modules: Mapping[str, Module]) -> None:
    for module in modules.values():
        for target, names in module.imports.items():
            lacking = [there for there, _ in names if there not in modules[target].exports]
            if lacking:
                raise CannotJoin(f"{script_name(module.path)} imports {', '.join(lacking)} from {script_name(target)}, which does not export it")


def _part(module: Module) -> str:
    lines = []
    for target, names in sorted(module.imports.items()):
        listed = ", ".join(there if there == here else f"{there}: {here}" for there, here in names)
        lines.append(f"const {{ {listed} }} = need({json.dumps(script_name(target))});\n")
    given = f"{{ {', '.join(module.exports)} }}" if module.exports else "{}"
    return f"{json.dumps(script_name(module.path))}: (need) => {{\n{''.join(lines)}{module.body}\nreturn {given};\n}},\n"
