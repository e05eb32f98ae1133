"""Templates decide nothing and know nobody; every word they say is in every catalogue; every component is a whole one."""
from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from tests.component_samples import components, previews

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
SOURCES = sorted(TEMPLATES.rglob("*.html"))
STYLES = sorted(TEMPLATES.rglob("*.css"))
LANGUAGES = ("sv", "en", "fi")
#: Filters that sort, count or choose: that is derive's work.
FORBIDDEN_FILTERS = {"sort", "dictsort", "groupby", "length", "count", "sum", "map", "select", "selectattr", "reject", "rejectattr", "min", "max",
                     "first", "last", "random", "unique", "reverse", "batch", "slice", "list", "safe", "shuffle"}
ENVIRONMENT = Environment()
#: Functions of templates that ask for a message which ends with the guide's country, and which only ask whether there is one.
NATIONAL = ("tc", "is_of_country")


def tree(path: Path) -> nodes.Template:
    return ENVIRONMENT.parse(path.read_text(encoding="utf-8"))


def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    """Keys and texts of a language's interface."""
    with (ROOT / "translations" / language / "interface.po").open("rb") as file:
        messages = [m for m in read_po(file) if m.id]
    return {(m.id[0] if m.pluralizable else m.id): (tuple(m.string) if m.pluralizable else (m.string,)) for m in messages}


def asked_for(path: Path) -> tuple[set[str], set[str]]:
    """(keys, beginnings of keys) of the messages that a template asks for."""
    keys: set[str] = set()
    beginnings: set[str] = set()
    for call in tree(path).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in ("t", "tn", *NATIONAL):
            key = call.args[0]
            if call.node.name in NATIONAL:
                beginnings.add(f"{key.value}.")
            elif isinstance(key, nodes.Const):
                keys.add(key.value)
            elif isinstance(key, nodes.Concat) and isinstance(key.nodes[0], nodes.Const):
                beginnings.add(key.nodes[0].value)
    return keys, beginnings


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(TEMPLATES)))
def test_a_template_sorts_counts_and_chooses_nothing(path):
    used = {found.name for found in tree(path).find_all(nodes.Filter)}
    assert not used & FORBIDDEN_FILTERS


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(TEMPLATES)))
def test_a_template_has_no_style_or_script_of_its_own(path):
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|javascript:", source, re.IGNORECASE)
    for script in re.findall(r"<script\b[^>]*>(.*?)</script>", source, re.DOTALL):
        assert not script.strip()


def test_every_message_asked_for_is_in_every_catalogue():
    keys = set().union(*(asked_for(path)[0] for path in SOURCES))
    for language in LANGUAGES:
        there = catalogue(language).keys() | words_of_values(language)
        assert keys <= there, (language, keys - there)


def test_every_beginning_of_a_message_has_messages():
    beginnings = set().union(*(asked_for(path)[1] for path in SOURCES))
    for language in LANGUAGES:
        there = catalogue(language).keys() | words_of_values(language)
        assert not [b for b in beginnings if not any(key.startswith(b) for key in there)]


def test_national_words_have_words_for_other_countries_or_are_asked_for_first():
    """`tc` falls back on `.other`; what has none stands behind an `is_of_country` of something that the same countries have."""
    for path in SOURCES:
        calls = [c for c in tree(path).find_all(nodes.Call) if isinstance(c.node, nodes.Name) and c.node.name in NATIONAL]
        asked, wanted = ({c.args[0].value for c in calls if c.node.name == name} for name in ("is_of_country", "tc"))
        for language in LANGUAGES:
            there = catalogue(language)
            countries = {key: {k.removeprefix(f"{key}.") for k in there if re.fullmatch(re.escape(key) + r"\.([A-Z]{2}|other)", k)} for key in asked | wanted}
            assert not [key for key in wanted if "other" not in countries[key] and countries[key] not in [countries[a] for a in asked]]


def words_of_values(language: str) -> set[str]:
    """Keys of the other catalogue that pages read."""
    with (ROOT / "translations" / language / "format.po").open("rb") as file:
        return {m.id[0] if m.pluralizable else m.id for m in read_po(file) if m.id}


def test_every_message_is_used():
    python = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "choice_guide").rglob("*.py"))
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "scripts").rglob("*.js"))
    found = [asked_for(path) for path in SOURCES]
    keys = set().union(*(k for k, _ in found)) | keys_in(python) | keys_in(scripts)
    beginnings = set().union(*(b for _, b in found)) | set(re.findall(r"""f["']([a-z_-]+\.(?:[a-z_-]+\.)*)\{""", python))
    unused = [key for key in catalogue("sv") if key not in keys and not key.startswith(tuple(beginnings)) and not said_by(scripts, key)]
    assert not unused


def said_by(scripts: str, key: str) -> bool:
    """Whether the scripts of the choosing pages say a message, which they name without its beginning."""
    name = key.removeprefix("choosing.")
    return name != key and (name in keys_in(scripts) or name.startswith(tuple(re.findall(r"`([a-z_-]+\.(?:[a-z_-]+\.)*)\$\{", scripts))))


def test_every_word_of_the_choosing_scripts_is_in_every_catalogue():
    """A script that asks for a word nobody wrote would show "undefined" to a reader."""
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "scripts" / "choosing").glob("*.js"))
    asked = set(re.findall(r"""\b(?:text|plural|say[A-Z]\w*)\(["']([a-z][a-z0-9_.-]*)["']""", scripts))
    assert asked
    for language in LANGUAGES:
        assert {f"choosing.{key}" for key in asked} <= catalogue(language).keys()


def keys_in(source: str) -> set[str]:
    return set(re.findall(r"""["']([a-z][a-z0-9_.-]*)["']""", source))


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_catalogues_say_the_same_things(language):
    own, other = catalogue("sv"), catalogue(language)
    assert own.keys() == other.keys()
    for key in own:
        assert all(other[key]), key
        assert fields(own[key]) == fields(other[key]), key


def fields(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for name in re.findall(r"\{(\w+)\}", text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_swedish_institutions_stand_only_under_keys_for_sweden(language):
    swedish = re.compile(r"\b(IVO|Digg\w*|LOV|Konkurrensverket|god man|förvaltare|lex Sarah)\b")
    wrong = [key for key, texts in catalogue(language).items() if not re.search(r"(\.SE|\.ivo)$", key) and swedish.search(" ".join(texts))]
    assert not wrong


@pytest.mark.parametrize("component", components())
def test_a_component_is_one_folder_with_macro_style_and_examples(component):
    folder = TEMPLATES / "components" / component
    assert {f"{component}.html", f"{component}.css", "examples.html"} <= {path.name for path in folder.iterdir()}
    assert list(tree(folder / f"{component}.html").find_all(nodes.Macro))
    assert f'"components/{component}/{component}.html"' in (folder / "examples.html").read_text(encoding="utf-8")


def test_the_style_sheet_has_every_part():
    wanted = (TEMPLATES / "styles" / "index.txt").read_text(encoding="utf-8").split("\n")
    assert {str(path.relative_to(TEMPLATES)) for path in STYLES} == {line for line in wanted if line and not line.startswith("#")}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_examples_of_every_component_can_be_shown(language):
    shown = dict(previews(language))
    assert tuple(shown) == components()
    assert all(f"<h2>{name}</h2>" in html for name, html in shown.items())


@pytest.mark.parametrize("path", [p for p in STYLES if p.parent.parent.name == "components"], ids=lambda p: p.stem)
def test_a_style_is_in_a_layer_and_follows_the_direction_of_writing(path):
    source = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert source.strip().startswith("@layer components {")
    assert not re.search(r"\b(margin|padding|border|inset)-(left|right)\b|(?<![-\w])(left|right)\s*:|text-align\s*:\s*(left|right)|position\s*:\s*(sticky|fixed)|"
                         r"\b(animation|transition)\b|!important|#[0-9a-f]{3,8}\b", source)


def providers() -> set[str]:
    """Ids and names of the providers and names of the units of content/."""
    with (ROOT / "content" / "contracts.csv").open(encoding="utf-8", newline="") as file:
        found = {row[field] for row in csv.DictReader(file) for field in ("provider", "name", "unit_name")} - {""}
    assert len(found) > 60
    return found


def services_and_areas() -> set[str]:
    """Ids and names of the services and areas of content/, in every language."""
    areas = yaml.safe_load((ROOT / "content" / "areas.yaml").read_text(encoding="utf-8"))["areas"]
    services = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / "content" / "services").glob("*.yaml")]
    assert len(areas) > 5 and len(services) > 5
    return {name for thing in (*areas, *services) for name in (thing["id"], *names_of(thing["name"]))}


def names_of(name: str | dict[str, str]) -> tuple[str, ...]:
    return tuple(name.values()) if isinstance(name, dict) else (name,)


def test_nobody_is_named_in_templates_interface_or_code():
    names = pattern_of(providers() | services_and_areas())
    sources = {path: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*") if path.suffix in (".html", ".css", ".txt")}
    sources |= {path: re.sub(r"/\*.*?\*/|^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE) for path in TEMPLATES.rglob("*.js")}
    sources |= {path: path.read_text(encoding="utf-8") for path in (ROOT / "translations").rglob("interface.po")}
    sources |= {path: code_without_comments(path) for path in (ROOT / "choice_guide").rglob("*.py") if not teaches(path)}
    wrong = {str(path.relative_to(ROOT)): found for path, text in sources.items() if (found := set(names.findall(text)))}
    assert not wrong


def test_no_provider_is_named_in_what_teaches_by_example():
    names = pattern_of(providers())
    sources = {path: code_without_comments(path) for path in (ROOT / "choice_guide").rglob("*.py") if teaches(path)}
    assert not {str(path.relative_to(ROOT)): found for path, text in sources.items() if (found := set(names.findall(text)))}


def teaches(path: Path) -> bool:
    """Whether a module's texts are good and bad examples of content files, with the services and areas of the content contract."""
    return path.relative_to(ROOT / "choice_guide").parts[0] in ("check", "read", "importing")


def pattern_of(names: set[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + r")(?![\w-])")


def code_without_comments(path: Path) -> str:
    """A module's names and texts as the computer sees them: docstrings and comments may give examples."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(module):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node, clean=False) is not None:
            node.body[0] = ast.Pass()
    return ast.unparse(module)
