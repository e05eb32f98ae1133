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

from choice_guide.render.script_texts import TEXTS

#: Both are looked for where comments, texts and regular expressions are blank; what a text says is read at the same place of the script.
_IMPORT = re.compile(r"""(?<![.\w$])import\s*\{([^{}]*)\}\s*from\s*"([^"]*)"(?!\s*with\b)[ \t]*;?""")
_EXPORT = re.compile(r"(?<![.\w$])export\s+(?=(?:async\s+function|function|class|const)\s+([A-Za-z_$][\w$]*))")
_NAMED = re.compile(r"^([A-Za-z_$][\w$]*)(?:\s+as\s+([A-Za-z_$][\w$]*))?$")
_MODULE_WORD = re.compile(r"(?<![.\w$])(?:import|export)\b(?!\s*:)")
_STEP = re.compile(r"[][(){},;]|(?<![.\w$])(?:async|await)\b")
#: What stands before brackets that are not those of a function, and before the braces of a class.
_HEAD = re.compile(r"(?<![.\w$])(?:if|for|while|switch|catch|with|await)$")
_CLASS = re.compile(r"(?<![.\w$])class\b[^(){};]*$")
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
    code = TEXTS.sub(_blank, text)
    imports: dict[str, tuple[tuple[str, str], ...]] = {}
    ours = [match for match in _IMPORT.finditer(code) if _of(text, match).startswith(("./", "../"))]
    for match in ours:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), _of(text, match)))
        imports[target] = (*imports.get(target, ()), *_names(path, match[1]))
    exports = list(_EXPORT.finditer(code))
    away = sorted(match.span() for match in (*ours, *exports))
    body = _without(text, away)
    _refuse(path, body, _without(code, away))
    return Module(path, body.strip(), imports, tuple(match[1] for match in exports))


def _blank(match: re.Match[str]) -> str:
    """As long as what was found, with nothing in it but ends of lines: a text stays a text, in quotation marks."""
    inside = re.sub(r"[^\n]", " ", match[0][1:-1])
    return f" {inside} " if match[0].lstrip().startswith("/") else f'"{inside}"'


def _of(text: str, match: re.Match[str]) -> str:
    """From where an import is."""
    return text[match.start(2):match.end(2)]


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True))


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


def _refuse(path: str, body: str, code: str) -> None:
    """Raise CannotJoin for what is left in `code`, which is `body` with nothing in its texts."""
    word = _MODULE_WORD.search(code)
    if word:
        told = body[word.start():].split("\n", 1)[0][:80]
        raise CannotJoin(f"{script_name(path)}: only `import {{a, b as c}} from \"./x.js\"` and `export` before function, async function, "
                         f"class and const can be made to run from files, not: {told}")
    if _awaits_outside(code):
        raise CannotJoin(f"{script_name(path)} waits (await) outside functions, which cannot be made to run from files")


def _awaits_outside(code: str) -> bool:
    """Whether anything waits that is neither in a function's body nor in what an async arrow function gives."""
    opened: list[tuple[bool, bool, str]] = []  # of each bracket: whether it opens a function's or class's body, whether `async` stands before, what else does
    asynchronous, head = False, ""
    for match in _STEP.finditer(code):
        step, before = match[0], code[:match.start()].rstrip()
        if step == "await" and not asynchronous and not any(body for body, _, _ in opened):
            return True
        if step == "async":
            asynchronous = True
        elif step in "([{":
            body = step == "{" and bool(before.endswith("=>") or _CLASS.search(before) or (before.endswith(")") and not _HEAD.search(head)))
            opened.append((body, asynchronous, before))
        elif step in ")]}" and opened:
            body, before_it, head = opened.pop()
            asynchronous = before_it and not body
        elif step in ",;":
            asynchronous = bool(opened) and opened[-1][1]
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
