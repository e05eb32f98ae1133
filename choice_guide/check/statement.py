"""The accessibility statement: readers must be able to tell what does not work for them."""
from __future__ import annotations

from collections.abc import Iterator

from choice_guide.check.checked import CheckedContent
from choice_guide.rule import Rule, Weight
from choice_guide.findings import Finding

FORM_MISSING = Rule("accessibility-form-missing", bad="accessibility: {}", good="accessibility: {form_url: https://exempelby.example/fel}",
                    weight=Weight.WARNING, source="DOS-lagen (2018:1937) 13 §")
RULES = (FORM_MISSING,)


def findings(content: CheckedContent) -> Iterator[Finding]:
    """A warning where the guide names no form; none where the form's address is there but faulty."""
    root = content.guide.root if content.guide else None
    if root is not None and root.get("accessibility", "form_url") is None:
        statement = root.get("accessibility") or root
        yield content.place(content.guide).problem(FORM_MISSING, statement, field="accessibility.form_url")
