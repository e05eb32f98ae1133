"""Synonyms: words lead to something that exists."""
from __future__ import annotations

from collections.abc import Iterator

from choice_guide.check.checked import CheckedContent, elements
from choice_guide.check.pages import page_ids
from choice_guide.check.references import UNKNOWN_TARGET
from choice_guide.rule import Rule
from choice_guide.check.scope import suggestion
from choice_guide.findings import Finding

KIND = Rule("target-kind", bad="target: hemtjanst", good="target: service:hemtjanst")
RULES = (KIND,)
KINDS = ("service", "part", "page", "specialism", "language", "communication", "area")


def findings(content: CheckedContent) -> Iterator[Finding]:
    """What is wrong with the targets."""
    document = content.vocabulary.get("synonyms")
    for synonym in elements(document.root if document else None, "synonyms"):
        target = synonym.get("target")
        kind, _, name = target.value.partition(":")
        if kind not in KINDS or not name:
            params, details = suggestion(target.value, [f"{k}:{target.value}" for k in KINDS if target.value in (_known(content, k) or ())])
            yield content.place(document).problem(KIND, target, synonym.path, details=details, kinds=", ".join(KINDS), **params)
            continue
        known = _known(content, kind)
        if known is not None and name not in known:
            params, details = suggestion(target.value, [f"{kind}:{id_}" for id_ in known])
            yield content.place(document).problem(UNKNOWN_TARGET, target, synonym.path, details=details, **params)


def _known(content: CheckedContent, kind: str) -> tuple[str, ...] | None:
    """What words of a kind may lead to; None where that cannot be told."""
    if kind == "page":
        return page_ids(content)
    if kind != "part":
        return content.scope.known.get(kind)
    if any(words.parts is None for words in content.scope.services.values()) or any(d.root is None for d in content.services.values()):
        return None
    return tuple(f"{service}/{part}" for service, words in sorted(content.scope.services.items()) for part in words.parts)
