"""Links work under any base path, from a file system, and from the page for what is not found."""
import pytest

from choice_guide.derive.site import Page
from choice_guide.render.links import BrokenLink, linker, page_href, resolver, text_target

BASE = "https://provby.example/valguide/"


@pytest.mark.parametrize(("style", "source", "target", "link"), [
    ("directory", "", "", "./"), ("directory", "hemhjalp/berget/", "", "../../"),
    ("directory", "hemhjalp/berget/", "hemhjalp/dalen/#switching", "../dalen/#switching"),
    ("directory", "en/", "hemhjalp/", "../hemhjalp/"), ("directory", "a/", "assets/x.css", "../assets/x.css"),
    ("file", "", "", "index.html"), ("file", "hemhjalp/", "", "../index.html"), ("file", "a/", "b/c/", "../b/c/index.html"),
    ("file", "a/", "b/#x", "../b/index.html#x"), ("file", "a/", "assets/x.css", "../assets/x.css"),
])
def test_links_are_relative(style, source, target, link):
    assert page_href(linker(BASE, style), Page("text", "sv", source, None))(target) == link


@pytest.mark.parametrize(("base", "style", "link"), [
    (BASE, "directory", "/valguide/hemhjalp/"), ("https://provby.example", "directory", "/hemhjalp/"),
    (None, "directory", "hemhjalp/"), (BASE, "file", "hemhjalp/index.html")])
def test_the_page_for_what_is_not_found_links_from_anywhere(base, style, link):
    assert page_href(linker(base, style), Page("not-found", "sv", "404.html", None))("hemhjalp/") == link


@pytest.mark.parametrize(("target", "link"), [
    ("page:order", "../../order/"), ("page:start", "../../"), ("page:about-the-figures", "../../figures/"), ("page:kontakt-oss", "../../kontakt-oss/"),
    ("service:hemhjalp", "../../hemhjalp/"), ("area:dalen", "../../area/dalen/"), ("provider:nykomling#contact", "../../utforare/nykomling/#contact"),
    ("#har", "#har"), ("hemhjalp/", "../../../hemhjalp/"), ("/hemhjalp/", "../../../hemhjalp/")])
def test_texts_link_to_what_they_name(lookup, target, link):
    href = page_href(linker(None, "directory"), Page("text", "en", "en/a/b/", None))
    assert resolver(lookup, "en", href)(target) == link


@pytest.mark.parametrize("target", ["page:nowhere", "service:nothing", "area:x", "provider:x", "//evil.example", "javascript:alert(1)", "vbscript:x"])
def test_texts_that_link_to_nothing_are_named(lookup, target):
    with pytest.raises(BrokenLink, match=target.replace("(", r"\(").replace(")", r"\)")):
        text_target(lookup, "sv", target)
