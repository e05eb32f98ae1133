"""A page for a file system: every link names a file, one script stands in the place of all, and nothing that needs a host is left."""
from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.derive.addresses import relative
from choice_guide.offline.classic import script_name
from choice_guide.offline.local_pages import PageScript, hosted_removed, local_json, local_page, scripts_of, to_file

PAGE = """<!doctype html>
<html lang="sv" data-root="../../"><head>
<link rel="canonical" href="https://example.org/guide/a/b/"><link rel="alternate" hreflang="en" href="../../en/a/b/">
<link rel="stylesheet" href="../../assets/style.0123456789.css">
<script defer src="../../assets/base.0123456789.js"></script>
<script type="module" src="../../assets/choosing/filters.0123456789.js"></script>
</head><body>
<a class="x" href="../">Up</a><a href="c/#part">C</a><a href="./">Here</a><a href="#main">Main</a><a href="tel:+46">Call</a><a href="../../a.pdf">PDF</a>
<form action="../../places/" method="get"><button>Go</button></form>
<form class="f" role="search" action="../../search/"><button>Search</button></form>
<!--host--><section><script type="module" src="../../assets/offline.0123456789.js"></script></section>
<!--/host--><p>End</p></body></html>
"""


def changed() -> str:
    return local_page(PAGE, "a/b/index.html", "assets/guide.js", script_name)


@pytest.mark.parametrize("link", ['hreflang="en" href="../../en/a/b/index.html"', 'class="x" href="../index.html"', 'href="c/index.html#part"', 'href="./index.html"',
                                  'href="#main"', 'href="tel:+46"', 'href="../../a.pdf"', 'href="https://example.org/guide/a/b/"', 'action="../../places/index.html"'])
def test_links_and_forms_name_files(link):
    assert link in changed()


def test_one_script_stands_for_all_and_knows_which_the_page_starts():
    assert changed().count("<script") == 1
    assert '<script defer src="../../assets/guide.js" data-run="base.js choosing/filters.js"></script>\n</head>' in changed()


def test_what_needs_a_host_is_gone_and_nothing_else():
    assert "<section>" not in changed() and "Search" not in changed() and "<!--" not in changed()
    assert "<p>End</p>" in changed() and ">Go</button>" in changed()


def test_scripts_are_found_below_the_root():
    assert scripts_of(hosted_removed(PAGE), "a/b/index.html") == (PageScript("assets/base.0123456789.js", False), PageScript("assets/choosing/filters.0123456789.js", True))


def test_a_page_without_scripts_starts_none():
    assert 'data-run=""' in local_page("<html><head></head></html>", "index.html", "assets/guide.js", script_name)


def test_links_inside_data_name_files_too():
    assert local_json(r'{"html":"<a class=\"x\" href=\"../norr/#a\">","address":"norr/"}') == r'{"html":"<a class=\"x\" href=\"../norr/index.html#a\">","address":"norr/"}'


WORDS = st.lists(st.sampled_from(["a", "norr", "c-d", "en"]), max_size=4)


@given(WORDS, WORDS)
def test_a_link_between_pages_leads_to_the_other_pages_file(here, there):
    """Whatever link the guide makes between two addresses, its file is the one that the address's page was written to."""
    source, target = "".join(f"{word}/" for word in here), "".join(f"{word}/" for word in there)
    link = to_file(relative(source, target))
    assert posixpath.normpath(posixpath.join(source, link)) == f"{target}index.html"


@given(WORDS, st.sampled_from(["x.pdf", "404.html", "style.css"]))
def test_links_to_files_stay(words, name):
    path = "".join(f"{word}/" for word in words) + name
    assert to_file(path) == path and to_file(to_file(f"{path}/")) == to_file(f"{path}/")
