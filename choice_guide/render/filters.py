"""What templates may do to a value: show it in the page's language, mark the language it is in, make a link that dials."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from choice_guide.derive.values import Value
from choice_guide.model import EditorialPage, Localised
from choice_guide.render.formatter import AnyText, Formatter, direction
from choice_guide.render.markdown_html import page_html, text_html
from choice_guide.render.value_text import value_pieces, value_text


def filters(formatter: Formatter, language_name: Callable[[str], str]) -> dict[str, Callable[..., Any]]:
    """The filters for pages in the formatter's language, by the names that templates use."""
    shown = Shown(formatter)
    return {
        "localised": shown.localised, "plain": lambda text: formatter.text(text).text, "lang": shown.lang,
        "markdown": shown.markdown, "editorial": shown.editorial,
        "value": lambda value: value_text(value, formatter), "marked": shown.marked,
        "date": formatter.date, "short_date": formatter.short_date, "number": formatter.number, "tel": formatter.tel, "postcode": formatter.postcode, "postal": formatter.postal,
        "clock": formatter.clock, "sentence": shown.sentence, "language_name": language_name, "direction": direction}


@dataclass(frozen=True, slots=True)
class Shown:
    """Texts as HTML on pages of one language."""

    formatter: Formatter

    def localised(self, text: AnyText) -> Markup:
        """The text, in a span with lang (and dir) where its language is not the page's."""
        return self._spanned(self.formatter.text(text))

    def lang(self, text: AnyText) -> str:
        """The text's language, or "" where it is the page's."""
        language = self.formatter.text(text).language
        return "" if language == self.formatter.language else language

    def marked(self, value: Value) -> Markup:
        """A value in words, each piece marked with its language where that is not the page's."""
        return Markup("").join(self._spanned(piece) for piece in value_pieces(value, self.formatter))

    def markdown(self, text: AnyText) -> Markup:
        """A provider's Markdown as HTML, in a div with lang where its language is not the page's."""
        found = self.formatter.text(text)
        return self._wrapped(Markup(text_html(found.text)), found.language)

    @pass_context
    def editorial(self, context: Context, text: EditorialPage) -> Markup:
        """The body of the municipality's page as HTML, its links made for the page that shows it."""
        return self._wrapped(Markup(page_html(text.body, context["resolve"])), text.language)

    def sentence(self, items: Iterable[str]) -> Markup:
        """The items as a sentence lists them."""
        return Markup(self.formatter.sentence(str(escape(item)) for item in items))

    def _spanned(self, text: Localised) -> Markup:
        if text.language == self.formatter.language:
            return escape(text.text)
        return Markup("<span{}>{}</span>").format(self._attributes(text.language), text.text)

    def _wrapped(self, body: Markup, language: str) -> Markup:
        if language == self.formatter.language:
            return body
        return Markup("<div{}>{}</div>").format(self._attributes(language), body)

    def _attributes(self, language: str) -> Markup:
        way = direction(language)
        turned = Markup(' dir="{}"').format(way) if way != direction(self.formatter.language) else ""
        return Markup(' lang="{}"{}').format(language, turned)
