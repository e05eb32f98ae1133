"""Markdown: what providers and the municipality may use, and that everything else stays text."""
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.render.markdown_html import PAGE_TAGS, TEXT_TAGS, page_html, plain_words, slug, text_html

BODY = "{http://www.w3.org/1999/xhtml}"


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    parsed = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(e.tag, dict(e.attrib)) for e in parsed.iter() if e is not parsed]


@pytest.mark.parametrize(("text", "html"), [
    ("Hej **du** och *jag*.", "<p>Hej <strong>du</strong> och <em>jag</em>.</p>"),
    ("Vi:\n- går\n- äter", "<p>Vi:</p>\n<ul>\n<li>går</li>\n<li>äter</li>\n</ul>"),
    ("1) a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
    ("- a\n\n1. b", "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>"),
    ("# Om oss", "<p># Om oss</p>"),
    ("Om oss\n---", "<p>Om oss\n---</p>"),
    ("[hit](https://x.example)", "<p>[hit](https://x.example)</p>"),
    ("![bild](x.png)", "<p>![bild](x.png)</p>"),
    ("> citat", "<p>&gt; citat</p>"),
    ("`kod` & &amp; <b>fet</b>", "<p>`kod` &amp; &amp;amp; &lt;b&gt;fet&lt;/b&gt;</p>"),
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ("<https://x.example> a@b.example", "<p>&lt;https://x.example&gt; a@b.example</p>"),
    ("5 < 6 och <3", "<p>5 &lt; 6 och &lt;3</p>"),
])
def test_a_providers_text(text, html):
    assert text_html(text) == html


@given(st.text() | st.text(alphabet="<>&\"'*_#-+[]()!`\\ \nabc1.:/") | st.lists(st.sampled_from(
    ["<", "script", ">", "](", "javascript:", "**", "\n- ", "\n# ", "&lt;", "<!--", "onerror=", '"', "'", "\x02", "\x03", "stx"])).map("".join))
def test_any_text_gives_only_allowed_elements_without_attributes(text):
    found = elements(text_html(text))
    assert {tag for tag, _ in found} <= TEXT_TAGS
    assert all(not attributes for _, attributes in found)


@given(st.text() | st.text(alphabet="<>&\"'*_#-[]()!\\ \nab1.:/") | st.lists(st.sampled_from(
    ["[x](", ")", "javascript:", "data:text/html,", "https://a.example", "page:order", "<", "\n## ", '"onclick="', " ", "vbscript:", "//a.example"])).map("".join))
def test_any_page_has_only_allowed_elements_and_links_that_are_resolved_or_safe(text):
    for tag, attributes in elements(page_html(text, lambda target: f"/resolved?{len(target)}")):
        assert tag in PAGE_TAGS
        assert set(attributes) <= {"a": {"href"}, "h2": {"id"}, "h3": {"id"}}.get(tag, set())
        assert attributes.get("href", "/resolved").lower().startswith(("/resolved", "http:", "https:", "mailto:", "tel:"))


def test_a_page_has_headings_with_ids_of_their_own_and_links():
    html = page_html("# A\n\n## Åka hem\n\n### Åka hem\n\n#### D\n\n[nu](page:order) [ut](https://x.example/?a=1&b=2)", lambda target: f"../{target}")
    assert elements(html) == [("h2", {"id": "text-a"}), ("h2", {"id": "text-aka-hem"}), ("h3", {"id": "text-aka-hem-2"}), ("h3", {"id": "text-d"}),
                              ("p", {}), ("a", {"href": "../page:order"}), ("a", {"href": "https://x.example/?a=1&b=2"})]


def test_headings_in_other_scripts_have_ids_too():
    assert slug("Så här gör du!") == "sa-har-gor-du"
    assert slug("العربية") == "x"


def test_plain_words_have_no_markdown():
    assert plain_words("Vi *går* ut:\n- varje **dag**\n- ofta & <gärna>\n\nRing!") == "Vi går ut: varje dag ofta & <gärna> Ring!"


@pytest.mark.parametrize("text", ["- " * 450, "*" * 900, "[" * 900, "**a" * 300, "\\" * 900, "1. " * 300, "> " * 450, "\n" + "    " * 200])
def test_hostile_nesting_does_no_harm(text):
    assert {tag for tag, _ in elements(text_html(text))} <= TEXT_TAGS
