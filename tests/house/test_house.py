"""Is the house sound? Floors, sizes of rooms, and that only the right rooms know a library (DESIGN §5)."""
import ast
import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parent.parent.parent
MODULES = sorted((ROOT / "choice_guide").rglob("*.py"))


def functions() -> list[tuple[int, str]]:
    found = []
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found.append((node.end_lineno - node.lineno + 1, f"{module.relative_to(ROOT)}:{node.lineno} {node.name}"))
    return sorted(found, reverse=True)


def imports(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


def test_imports_go_downward_only():
    run = subprocess.run([str(Path(sys.executable).parent / "lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_functions_are_short():
    sizes = [size for size, _ in functions()]
    assert median(sizes) <= 10, functions()[:10]
    assert quantiles(sizes, n=20)[-1] <= 35, functions()[:20]


def test_files_are_short():
    sizes = {str(m.relative_to(ROOT)): m.read_text(encoding="utf-8").count("\n") for m in MODULES}
    assert quantiles(sizes.values(), n=20)[-1] <= 300, sorted(sizes.items(), key=lambda kv: -kv[1])[:10]


@pytest.mark.parametrize(("library", "rooms"), [
    ("jinja2", ("render/",)), ("markdown", ("render/",)), ("nh3", ("render/",)), ("pagefind", ("index.py",)),
    ("typst", ("render/brochures/",)), ("pikepdf", ("render/brochures/",)), ("segno", ("render/brochures/",)), ("rjsmin", ("render/",)),
    ("yaml", ("read", "importing/")), ("openpyxl", ("importing/",)), ("watchfiles", ("serve.py",)),
])
def test_a_library_is_known_in_its_own_room_only(library, rooms):
    strangers = [str(m.relative_to(ROOT)) for m in MODULES
                 if any(name.split(".")[0] == library for name in imports(m))
                 and not str(m.relative_to(ROOT / "choice_guide").as_posix()).startswith(rooms)]
    assert strangers == []


def test_derive_and_model_use_the_standard_library_only():
    pure = [m for m in MODULES if m.parent.name in ("derive", "model") or m.name in ("findings.py", "document.py")]
    strangers = {(m.name, name) for m in pure for name in imports(m)
                 if name.split(".")[0] not in sys.stdlib_module_names | {"choice_guide", "__future__"}}
    assert strangers == set()


def test_no_imports_inside_functions():
    inside = [f"{m.relative_to(ROOT)}:{node.lineno}" for m in MODULES
              for f in ast.walk(ast.parse(m.read_text(encoding="utf-8"))) if isinstance(f, ast.FunctionDef)
              for node in ast.walk(f) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert inside == []


def test_accessibility_tests_never_import_the_package():
    for module in (ROOT / "accessibility_tests").rglob("*.py"):
        assert not any(name.split(".")[0] == "choice_guide" for name in imports(module)), module


def test_build_py_is_inert_on_import():
    code = "import sys; sys.argv = ['x']; import build; assert 'jinja2' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
