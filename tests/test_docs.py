"""Documentation is tested: what it names exists, and what exists is named."""
import re
from pathlib import Path

import pytest
import yaml

from choice_guide.check.contract import guide, provider, service, survey
from choice_guide.check.contract.contracts import ROW
from choice_guide.check.fields import Listed, OneOrMany, OrWord, Record, Short
from choice_guide.render.headers import SECURITY

ROOT = Path(__file__).parent.parent
DOCS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").rglob("README.md")]}
RECORDS = {"guide": guide.GUIDE, "areas": guide.AREAS, "service": service.SERVICE, "provider": provider.PROVIDER, "contracts": ROW,
           "survey round": survey.ROUND, "survey results": survey.RESULT, **{f"vocabulary {name}": kind for name, kind in guide.VOCABULARIES.items() if isinstance(kind, Record)}}


def fields(kind: object) -> set[str]:
    """Names of the fields of a kind of value, and of the kinds inside it."""
    if isinstance(kind, Record):
        return {name for field in kind.fields for name in ({field.name} | fields(field.kind))}
    if isinstance(kind, Listed | OneOrMany | OrWord | Short):
        return {name for part in vars_of(kind) for name in fields(part)}
    return set()


def vars_of(kind: object) -> list[object]:
    return [getattr(kind, name) for name in kind.__dataclass_fields__]


@pytest.mark.parametrize("document", RECORDS)
def test_every_field_of_the_content_is_described(document):
    names = fields(RECORDS[document])
    assert names and not {name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", DOCS["docs/content.md"])}


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", DOCS["docs/content.md"], re.S), ids=lambda b: b.split("\n")[0][:30])
def test_examples_of_content_are_yaml(block):
    assert yaml.safe_load(block)


@pytest.mark.parametrize(("name", "value"), SECURITY.items())
def test_hosting_tells_the_headers_that_the_build_writes(name, value):
    assert f"{name}: {value}" in DOCS["docs/hosting.md"]
    assert re.search(rf'{re.escape(name)} "?{re.escape(value)}"?\n', DOCS["docs/hosting.md"])


@pytest.mark.parametrize("name", DOCS)
def test_links_between_documents_lead_somewhere(name):
    base = (ROOT / name).parent
    targets = [t.split("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`|```.*?```", "", DOCS[name], flags=re.S))]
    assert not [t for t in targets if t and "://" not in t and not (base / t).exists()]


@pytest.mark.parametrize("name", [path.relative_to(ROOT / "choice_guide").as_posix().removesuffix("/__init__.py")
                                  for path in [*(ROOT / "choice_guide").glob("*.py"), *(ROOT / "choice_guide").glob("*/__init__.py")]
                                  if path.parent != ROOT / "choice_guide" or path.name != "__init__.py"])
def test_the_map_of_the_house_names_every_room(name):
    assert name in DOCS["docs/house.md"]
