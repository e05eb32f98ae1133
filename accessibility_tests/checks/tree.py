"""The accessibility tree of one page of each kind, beside a stored one that a person has read and found right."""

import re
from pathlib import Path

SNAPSHOTS = Path(__file__).resolve().parent.parent / "snapshots"
# The edition (date and 8 hex digits) changes with every build; what a reader hears does not.
EDITION = re.compile(r"\b\d{4}-\d\d-\d\d\b(\W{1,3})[0-9a-f]{8}\b")
CODE = re.compile(r"\b[0-9a-f]{8}\b")


def tree_of(view) -> str:
    """The tree of the open page as YAML text, the edition's code left out, when its scripts have said what they say."""
    text = _settled(view.page)
    code = CODE.findall(view.page.locator(".site-footer__edition").inner_text())[-1]
    return EDITION.sub(r"(date)\1(code)", text).replace(code, "(code)") + "\n"


def _settled(page) -> str:
    """The tree when it has stayed the same for a second. Raises AssertionError after half a minute."""
    text, same = "", 0
    for _ in range(60):
        before, text = text, page.locator("body").aria_snapshot()
        same = same + 1 if text == before else 0
        if same == 2:
            return text
        page.wait_for_timeout(500)
    raise AssertionError("the page does not come to rest")


def stored(kind: str) -> tuple[str, str] | None:
    """The stored snapshot of a kind: (address of the page, tree); None when there is none."""
    file = _file(kind)
    if not file.exists():
        return None
    head, _, tree = file.read_text("utf-8").partition("\n")
    return head.removeprefix("# page: "), tree


def store(kind: str, address: str, tree: str):
    """Write the snapshot of a kind, with the page's address in its first line."""
    SNAPSHOTS.mkdir(exist_ok=True)
    _file(kind).write_text(f"# page: {address}\n{tree}", "utf-8")


def _file(kind):
    return SNAPSHOTS / f"{kind}.yaml"
