"""The municipality's own texts."""
from __future__ import annotations

from choice_guide.model import EditorialPage, Guide


def editorial(guide: Guide, page_id: str, language: str) -> EditorialPage | None:
    """The municipality's text for a page, in the language or else in the first language there is."""
    found = {page.language: page for page in guide.pages if page.id == page_id}
    return next((found[code] for code in (language, *guide.languages) if code in found), None)
