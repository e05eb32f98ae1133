"""Modules joined to one classic script: what it does when Node runs it, and what is refused with which words."""
from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from choice_guide.offline.classic import CannotJoin, classic_script, script_name, understood
from choice_guide.offline.usb import HOSTED
from choice_guide.render.assets import lean, site_assets

NODE = shutil.which("node") or "node"
ROOT = Path(__file__).parents[2]
A, B, C = (f"assets/{name}.0123456789.js" for name in ("a", "deep/b", "c"))
#: As much of a browser as the script asks for; what the modules note is printed.
BROWSER = """
const classes = [], errors = [];
globalThis.noted = [];
globalThis.document = { currentScript: { dataset: { run: %s } }, documentElement: { classList: { add: (name) => classes.push(name) } } };
globalThis.reportError = (error) => errors.push(error.message);
process.on("exit", () => console.log(JSON.stringify({ noted, classes, errors })));
"""


def run(sources: dict[str, str], *wanted: str, names: str | None = None) -> dict[str, list[str]]:
    """What running the joined scripts comes to; `names`: what the page starts."""
    started = " ".join(script_name(path) for path in wanted) if names is None else names
    code = BROWSER % json.dumps(started) + classic_script(sources, wanted)
    done = subprocess.run([NODE], input=code, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_names_go_from_module_to_module():
    sources = {A: 'import { two, Three as Tre } from "./deep/b.0123456789.js";\nnoted.push(two(), new Tre().three, typeof two);',
               B: 'import {\n  one,\n} from "../c.0123456789.js";\nexport function two() {\n  return one + 1;\n}\nexport class Three {\n  three = two() + 1;\n}\n'
                  'export async function later() {\n  await two();\n}\n',
               C: "export const one = 1;"}
    assert run(sources, A) == {"noted": [2, 3, "function"], "classes": ["js"], "errors": []}


def test_a_script_may_be_sent_lean():
    sources = {A: 'import {\n  one,\n  two,\n} from "./c.0123456789.js";\nnoted.push(\n  one,\n  two,\n);\n',
               C: "export const one = 1;\nexport const two = () => {\n  const three = 3;\n  return three - one;\n};\n"}
    assert run({path: lean(text) for path, text in sources.items()}, A)["noted"][0] == 1


def test_the_scripts_of_the_guide_are_sent_and_joined_as_node_can_read_them(tmp_path):
    """Each as a module, as it is sent; and one script of all that a page opened from a file system may start."""
    names, files = site_assets(ROOT / "templates", "")
    sources = {path: files[path].decode() for name, path in names.names.items() if name.endswith(".js")}
    wanted = [path for path in sources if script_name(path) not in HOSTED]
    assert len(wanted) > 20
    for path, text in {**sources, "all.cjs": classic_script(sources, wanted)}.items():
        file = tmp_path / PurePosixPath(path).with_suffix(".mjs" if path in sources else ".cjs").name
        file.write_text(text, encoding="utf-8")
        done = subprocess.run([NODE, "--check", str(file)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("text", [
    "const a = async () => 1;\nawait a();\n", "async function a() {\n  return 1;\n}\nawait a();\n", "const a = [];\nfor await (const b of a) f(b);\n",
    "for await (const b of a) {\n  f(b);\n}\n", "const a = async () => {\n  f();\n};\nf(await a());\n", "if (box) {\n  const d = await load();\n}\n",
    "if (box) go();\nelse {\n  await load();\n}\n", "try {\n  await load();\n} catch (error) {\n  failed(error);\n}\n", "for (const a of b) {\n  await a;\n}\n",
    "const a = { b: await c() };\n", "const a = async () => 1, b = await a();\n", "f(async () => {\n  g();\n}, await g());\n"])
def test_waiting_outside_functions_is_refused_however_a_script_is_sent(text):
    for sent in (text, lean(text)):
        with pytest.raises(CannotJoin, match="waits"):
            understood(A, sent)


@pytest.mark.parametrize("text", [
    'addEventListener("click", async () => await go());\n', 'part("x").addEventListener("click", async (event) => tell(await keep(event)));\n',
    "const g = once(async () => await load());\n", "const a = [async () => await 1, async (b, c = 2) => await b];\n", "const f = async (b) => b ? { c: 1 } : await d();\n",
    "class A {\n  async b() {\n    if (c) {\n      await d();\n    }\n  }\n}\n", "const a = { async b(c) {\n  await c;\n} };\n",
    "async function a({ b }) {\n  for await (const c of b) {\n    d(c);\n  }\n}\n", "const a = async ({ b }) => {\n  try {\n    await b;\n  } catch {\n    c();\n  }\n};\n"])
def test_waiting_within_functions_is_no_matter(text):
    assert understood(A, text)
    assert understood(A, lean(text))


def test_a_module_runs_once_and_only_where_a_page_asks():
    sources = {A: 'import { n } from "./c.0123456789.js";\nnoted.push(`a${n}`);', B: 'import { n } from "../c.0123456789.js";\nnoted.push(`b${n}`);',
               C: 'noted.push("c");\nexport const n = 1;'}
    assert run(sources, A, B)["noted"] == ["c", "a1", "b1"]
    assert run(sources, A, B, names="a.js")["noted"] == ["c", "a1"]
    assert run(sources, A, B, names="") == {"noted": [], "classes": ["js"], "errors": []}


def test_names_of_two_modules_do_not_meet():
    sources = {A: 'const n = "a";\nnoted.push(n);', C: 'const n = "c";\nnoted.push(n);'}
    assert run(sources, A, C)["noted"] == ["a", "c"]


def test_a_script_that_fails_leaves_the_others_alone():
    assert run({A: 'throw new Error("a is broken");', C: 'noted.push("c");'}, A, C) == {"noted": ["c"], "classes": ["js"], "errors": ["a is broken"]}


def test_a_page_with_a_script_that_is_not_here_is_as_without_scripts():
    """So that its controls stay hidden; what is here runs."""
    assert run({A: 'noted.push("a");'}, A, names="a.js search.js toString") == {"noted": ["a"], "classes": [], "errors": []}


@pytest.mark.parametrize("text", [
    '// import x from "y"\n/* export default */\nconst s = "import(1)"; const t = `export default`;', "const o = { import: 1, export: 2 }; o.import;",
    "export const f = async () => await 1;", "async function f() {\n  await 1;\n}", "const important = 1, awaited = 2;",
    'const a = /"/;\nconst b = async ({ c }) => await c(/[/"] export default 1/);\nconst d = () => {\n  return /\'import "x"/.test(a) / 2 / 3;\n};\n',
])
def test_words_that_only_look_like_it_are_no_matter(text):
    assert understood(A, text)
    assert understood(A, lean(text))


@pytest.mark.parametrize(("text", "said"), [
    ('import x from "./c.0123456789.js";', "not: import x from"), ('import "./c.0123456789.js";', "not: import"),
    ('import * as c from "./c.0123456789.js";', r"not: import \* as c"), ('import { n } from "left-pad";', r"not: import \{ n \} from"),
    ('const c = await import("./c.0123456789.js");', "not: import\\("), ("const u = import.meta.url;", "not: import.meta"),
    ("export default 1;", "not: export default 1"), ("const n = 1;\nexport { n };", r"not: export \{ n \}"), ("export let n = 1;", "not: export let n"),
    ('export * from "./c.0123456789.js";', r"not: export \* from"), ("export const { n } = { n: 1 };", r"not: export const \{ n \}"),
    ("export function* g() {}", "not: export function"), ("const n = await 1;", "waits"), ('import { n } from "./c.0123456789.js" with { type: "x" };', "not: import"), ('import { "a b" as n } from "./c.0123456789.js";', "which is no name"),
    ('import { m } from "./c.0123456789.js";', "imports m from c.js, which does not export it"), ('import { n } from "./d.js";', "there is no script assets/d.js"),
])
def test_anything_else_is_refused_by_name(text, said):
    with pytest.raises(CannotJoin, match=said):
        classic_script({A: text, C: "export const n = 1;"}, [A])


def test_a_circle_is_refused():
    sources = {A: 'import { c } from "./c.0123456789.js";\nexport const a = 1;', C: 'import { a } from "./a.0123456789.js";\nexport const c = 1;'}
    with pytest.raises(CannotJoin, match="circle"):
        classic_script(sources, [A])


def test_the_order_asked_for_does_not_matter():
    sources = {A: 'import { n } from "./c.0123456789.js";', B: "", C: "export const n = 1;"}
    assert classic_script(sources, [A, B, C]) == classic_script(dict(reversed(sources.items())), [C, B, A])
