"""Messages in one language: gettext catalogues whose msgids are keys, such as `heading.help`.

Read with Babel, because the standard library's gettext knows only compiled files. The pages, the reports of findings and the
addresses all take their words from here.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po


class MissingMessage(KeyError):
    """A message that is asked for and that the catalogue lacks, or whose parameters do not fit."""

    def __init__(self, key: str, language: str, file: str, why: str = "is missing") -> None:
        super().__init__(key, language, file, why)
        self.key, self.language, self.file, self.why = key, language, file, why

    def __str__(self) -> str:
        return f"message {self.key!r} {self.why} in language {self.language!r} ({self.file})"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language. `messages`: key -> text, or the texts of the plural forms; `plural_rule` as gettext writes it."""

    language: str
    file: str
    messages: Mapping[str, str | tuple[str, ...]]
    plural_rule: str

    @staticmethod
    def load(folder: Path, language: str, *domains: str) -> Catalogue:
        """The catalogue folder/<language>/<domain>.po, or several domains put together. `folder`: the project's translations/.

        Fuzzy and empty translations count as missing. Raises FileNotFoundError where there is no such file, PoFileError
        where one cannot be read.
        """
        read = [_read(folder / language / f"{domain}.po", language) for domain in domains]
        messages = {key: text for catalog in read for key, text in _messages(catalog)}
        files = ", ".join(f"{folder.name}/{language}/{domain}.po" for domain in domains)
        return Catalogue(language, files, messages, read[0].plural_expr)

    def text(self, key: str, /, **params: object) -> str:
        """The message with its parameters filled in (`{name}`). Raises MissingMessage."""
        return self.fill(key, self.message(key), params)

    def plural(self, key: str, n: int, /, **params: object) -> str:
        """The plural form for `n` with its parameters; `{n}` is the number unless given otherwise. Raises MissingMessage."""
        return self.fill(key, self.plural_message(key, n), {"n": n} | params)

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return key in self.messages

    def message(self, key: str) -> str:
        """The message as the translator wrote it, with its parameters' names in braces. Raises MissingMessage."""
        found = self.messages.get(key)
        if not isinstance(found, str):
            raise MissingMessage(key, self.language, self.file, "is missing" if found is None else "has plural forms")
        return found

    def plural_message(self, key: str, n: int) -> str:
        """The plural form for `n` as the translator wrote it. Raises MissingMessage."""
        found = self.messages.get(key)
        if not isinstance(found, tuple):
            raise MissingMessage(key, self.language, self.file, "is missing" if found is None else "has no plural forms")
        return found[_chooser(self.plural_rule)(n)]

    def fill(self, key: str, text: str, params: Mapping[str, object]) -> str:
        """`text` (a message, or one made safe for HTML) with `params` in place of `{name}`; `key` names it in errors. Raises MissingMessage."""
        try:
            return text.format(**params)
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            raise MissingMessage(key, self.language, self.file, f"was not given what it needs ({error})") from error


def _read(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=_base(language), abort_invalid=True)


def _base(language: str) -> str:
    """The language that Babel knows: `sv` for `sv-simple`."""
    return language.split("-")[0]


def _messages(catalog: Catalog) -> list[tuple[str, str | tuple[str, ...]]]:
    found = []
    for message in catalog:
        key, text = (message.id[0] if message.pluralizable else message.id), message.string
        texts = (text,) if isinstance(text, str) else tuple(text)
        if key and all(texts) and not message.fuzzy:
            found.append((key, texts if message.pluralizable else text))
    return found


@lru_cache(maxsize=None)
def _chooser(rule: str) -> Callable[[int], int]:
    return c2py(rule)
