"""Code in texts: HTML and script anywhere, and the parts of Markdown that a provider's text may not use.

Nothing here protects the page: whatever is published is escaped or sanitised when it is rendered. These rules tell
the author what readers would otherwise see, and keep every provider's text alike (R05: one structure for all).
"""
from __future__ import annotations

from html.entities import html5
from itertools import pairwise

import regex

from choice_guide.check.characters import excerpt
from choice_guide.rule import Fault, Rule

SCRIPT = Rule("text-script", "about: \"Vi hjälper dig. <script>alert('hej')</script>\"", "about: Vi hjälper dig.",
              source="OWASP ASVS 5.3")
HTML = Rule("text-html", "about: Vi <b>hjälper</b> dig hemma.", "about: Vi **hjälper** dig hemma.", source="R05")
ENTITY = Rule("text-html-entity", 'about: "Kaffe &amp; prat"', 'about: "Kaffe & prat"', source="R05")
HEADING = Rule("markdown-heading", 'about: "# Om oss"', "about: Vi hjälper dig hemma.", source="R05")
LINK = Rule("markdown-link", "about: Läs mer på [vår webbplats](https://linden.example/).", "about: Vi hjälper dig hemma.",
            source="R05")
IMAGE = Rule("markdown-image", 'about: "![Vår buss](buss.jpg)"', "about: Vi kommer med buss.", source="R05")
TABLE = Rule("markdown-table", r'about: "| Dag | Tid |\n|---|---|\n| Måndag | 9 |"', r'about: "- Måndag klockan 9\n- Tisdag klockan 9"',
             source="R05")
CODE = Rule("markdown-code", 'about: "Vi kommer `alltid` i tid."', "about: Vi kommer i tid.", source="R05")
QUOTE = Rule("markdown-quote", 'about: "> Bra hjälp"', "about: Vi hjälper dig hemma.", source="R05")
RULER = Rule("markdown-ruler", r'about: "Vi hjälper dig.\n\n***\n\nVälkommen!"', r'about: "Vi hjälper dig.\n\nVälkommen!"',
             source="R05")
RULES: tuple[Rule, ...] = (SCRIPT, HTML, ENTITY, HEADING, LINK, IMAGE, TABLE, CODE, QUOTE, RULER)

_SCRIPT = regex.compile(r"<\s*/?\s*script\b|\b(?:javascript|vbscript)\s?:(?=\S)|\bdata:text/html", regex.I)
# "<3", "5 < 6" and "<-" are no tags: a tag's name follows its bracket at once.
_TAG = regex.compile(r"<!--|<[!?/]?[a-z][^<>]*>|<[a-z][\w:-]*[\s/]+[\w:-]+\s*=", regex.I)
_ENTITY = regex.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|(?P<name>[A-Za-z][A-Za-z0-9]{1,30}));")
_AUTOLINK = regex.compile(r"<(?:https?:|mailto:|[^\s<>@]+@)[^\s<>]+>", regex.I)
_IMAGE = regex.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])?")
_LINK = regex.compile(r"(?<!\\)\]\(|^ {0,3}\[[^\[\]\n]+\]:\s*\S|https?://\w|\bwww\.\w", regex.I | regex.M)
_HEADING = regex.compile(r" {0,3}#{1,6}[^#]")
_UNDERLINE = regex.compile(r" {0,3}(?:=+|-+) *")
_RULER = regex.compile(r" {0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})")
_QUOTE = regex.compile(r"^ {0,3}>", regex.M)
_FENCE_OR_SPAN = regex.compile(r"^ {0,3}(?:`{3}|~{3})|`[^`\n]+`", regex.M)
_LIST_ITEM = regex.compile(r"\s*(?:[-*+]|[0-9]{1,9}[.)])\s")


def html_faults(text: str) -> list[Fault]:
    """Faults for script, HTML tags and HTML character codes, one per cause: a script is not reported as a tag too."""
    script, tag = _SCRIPT.search(text), _TAG.search(text)
    entity = next((match for match in _ENTITY.finditer(text) if _means_something(match)), None)
    found = ((SCRIPT, script), (HTML, None if script else tag), (ENTITY, entity))
    return [Fault(rule, {"found": _shown(text, match)}) for rule, match in found if match]


def markdown_faults(text: str) -> list[Fault]:
    """Faults for what a short Markdown text may not hold; allowed are paragraphs, lists and emphasis."""
    rest = _IMAGE.sub("", text)
    found = ((IMAGE, _IMAGE.search(text)), (LINK, _AUTOLINK.search(rest) or _LINK.search(rest)), (QUOTE, _QUOTE.search(text)))
    faults = [Fault(rule, {"found": _shown(text if rule is not LINK else rest, match)}) for rule, match in found if match]
    return [*_heading_faults(text), *faults, *_table_faults(text), *_code_faults(text), *html_faults(_AUTOLINK.sub("", text))]


def _means_something(match: regex.Match[str]) -> bool:
    return match["name"] is None or f"{match['name']};" in html5


def _shown(text: str, match: regex.Match[str]) -> str:
    return excerpt(text[match.start():max(match.end(), match.start() + 30)], 40)


def _heading_faults(text: str) -> list[Fault]:
    """Headings, or else dividing lines: a line of hyphens is the one under a text and the other after an empty line."""
    lines = text.split("\n")
    heading = next((line for above, line in pairwise(["", *lines]) if _is_heading(above, line)), None)
    if heading is not None:
        return [Fault(HEADING, {"found": excerpt(heading.strip(), 40)})]
    ruler = next((line for line in lines if _RULER.fullmatch(line)), None)
    return [] if ruler is None else [Fault(RULER, {"found": excerpt(ruler.strip(), 40)})]


def _is_heading(above: str, line: str) -> bool:
    return _HEADING.match(line) is not None or (bool(above.strip()) and _UNDERLINE.fullmatch(line) is not None)


def _table_faults(text: str) -> list[Fault]:
    row = next((line for line in text.split("\n") if _is_table_row(line.strip())), None)
    return [] if row is None else [Fault(TABLE, {"found": excerpt(row.strip(), 40)})]


def _is_table_row(line: str) -> bool:
    if line.startswith("|") and line.endswith("|") and line.count("|") > 2:
        return True
    return "|" in line and "--" in line and set(line) <= set("|-: ")


def _code_faults(text: str) -> list[Fault]:
    match = _FENCE_OR_SPAN.search(text)
    found = _shown(text, match) if match else _indented(text)
    return [] if found is None else [Fault(CODE, {"found": found})]


def _indented(text: str) -> str | None:
    """The first line that Markdown would show as a code block: four spaces after an empty line, outside a list."""
    blank, in_list = True, False
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if blank and line.strip() and indent >= (8 if in_list else 4) and not (in_list and _LIST_ITEM.match(line)):
            return excerpt(line.strip(), 40)
        if line.strip() and indent < 4:
            in_list = _LIST_ITEM.match(line) is not None or (in_list and not blank)
        blank = not line.strip()
    return None
