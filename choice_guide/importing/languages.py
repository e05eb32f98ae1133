"""Names of languages as people write them -> BCP 47 codes, from Unicode CLDR through Babel."""
from __future__ import annotations

from collections.abc import Mapping

from babel import Locale, UnknownLocaleError

_WRITTEN_IN = ("sv", "fi", "en")


def language_names() -> Mapping[str, str]:
    """Names in Swedish, Finnish and English, and each language's own name, in lower case -> code.

    A name that two languages share is left out.
    """
    found: dict[str, set[str]] = {}
    for writer in _WRITTEN_IN:
        for code, name in Locale(writer).languages.items():
            if len(code) <= 3:
                found.setdefault(name.casefold(), set()).add(code)
    for code in Locale("en").languages:
        name = _own_name(code)
        if name:
            found.setdefault(name.casefold(), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def is_code(text: str) -> bool:
    """Whether the text begins with a language code that CLDR knows and is written like a BCP 47 tag."""
    code, _, rest = text.partition("-")
    return code in Locale("en").languages and all(part.isalnum() and part.isascii() and len(part) <= 8 for part in rest.split("-") if rest)


def _own_name(code: str) -> str | None:
    if len(code) > 3:
        return None
    try:
        return Locale.parse(code).get_language_name(code)
    except (UnknownLocaleError, ValueError):
        return None
