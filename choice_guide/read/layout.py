"""Where files lie in a content folder and what each of them is (DESIGN §3)."""
from __future__ import annotations

import re
from dataclasses import dataclass

CONTRACTS = "contracts.csv"
PHOTOS = "providers/<id>/"  # beside the profile, in a folder with the provider's id
REQUIRED_FILES = ("guide.yaml", "areas.yaml", CONTRACTS)
VOCABULARIES = ("languages", "specialisms", "synonyms", "neutrality")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a CSV file."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Required and optional columns."""
        return self.required + self.optional


COLUMNS = {
    "contracts": Columns(("provider", "name", "ownership", "service", "areas", "from"), ("unit", "unit_name", "to")),
    "survey-results": Columns(("provider", "question", "answer", "count"), ("unit", "percent", "base", "hidden")),
    "survey-totals": Columns(("question", "positive", "answered"), ("hidden",)),
    "survey-pooled": Columns(("provider", "question", "positive", "answered"), ("unit",)),
}

# How a file begins, for who finds an empty one.
FIRST_LINES = {
    "guide": "id: exempelby", "areas": "areas: [{id: norr, name: Norr}]", "service": "id: hemtjanst", "provider": "id: lindens-omsorg",
    "vocabulary": "specialisms: []", "page": "# Så väljer du",
    "survey-round": "id: hemtjanst-2026", **{kind: ",".join(columns.all) for kind, columns in COLUMNS.items()}}

# What a path below the content folder is; the groups named `name` (and `language`) give the document's name.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple((kind, re.compile(pattern)) for kind, pattern in (
    ("guide", r"(?P<name>guide)\.yaml"),
    ("areas", r"(?P<name>areas)\.yaml"),
    ("contracts", r"(?P<name>contracts)\.csv"),
    ("vocabulary", rf"vocabulary/(?P<name>{'|'.join(VOCABULARIES)})\.yaml"),
    ("service", r"services/(?P<name>[^/]+)\.yaml"),
    ("provider", r"providers/(?P<name>[^/]+)\.yaml"),
    ("survey-round", r"surveys/(?P<name>[^/]+)/round\.yaml"),
    ("survey-results", r"surveys/(?P<name>[^/]+)/results\.csv"),
    ("survey-totals", r"surveys/(?P<name>[^/]+)/totals\.csv"),
    ("survey-pooled", r"surveys/(?P<name>[^/]+)/pooled\.csv"),
    ("page", r"pages/(?P<name>[^/]+/[^/]+)\.md"),
))
PHOTO = re.compile(r"providers/[^/]+/.+")
FONT = re.compile(r"fonts/.+\.woff2")


def place(path: str) -> tuple[str, str] | None:
    """Kind and name of the document at `path` (relative, forward slashes), or None where no document belongs."""
    for kind, pattern in PATTERNS:
        if found := pattern.fullmatch(path):
            return kind, found["name"]
    return None


def expected_paths(path: str) -> tuple[str, ...]:
    """Paths that somebody who wrote `path` may have meant."""
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    fixed = [*REQUIRED_FILES, *(f"vocabulary/{v}.yaml" for v in VOCABULARIES)]
    if folder.startswith("surveys/"):
        fixed += [f"{folder}/{file}" for file in ("round.yaml", "results.csv", "totals.csv", "pooled.csv")]
    if folder.startswith("pages/"):
        fixed.append(f"{folder}/{stem}.md")
    return (*fixed, *(f"{known}/{stem}.yaml" for known in ("services", "providers")))


def is_asset(path: str) -> bool:
    """Whether `path` lies in a provider's folder of photos or is a font: no document, and not for `read` to look into."""
    return PHOTO.fullmatch(path) is not None or FONT.fullmatch(path) is not None
