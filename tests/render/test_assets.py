"""Assets under hashed names, the theme, the headers of hosts, and what search engines read."""
import gzip
import hashlib
import re
import shutil
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.model import Font, Theme
from choice_guide.render.assets import AssetError, lean, site_assets
from choice_guide.render.headers import SECURITY, headers_file
from choice_guide.render.sitemap import Entry, sitemap_files
from choice_guide.colour import DARK, LEAST, LIGHT, contrast
from choice_guide.render.theme import dark_accent, theme_css
from choice_guide.render.fonts import theme_fonts
from tests.render.conftest import HERE, ROOT


@pytest.fixture
def templates(tmp_path):
    return shutil.copytree(HERE / "templates", tmp_path / "templates")


def test_names_carry_a_hash_of_what_they_hold(templates):
    names, files = site_assets(templates, "theme")
    assert set(names.names) == {"style.css", "theme.css", "first.js", "parts/second.js", "parts/third.js", "fonts/tiny.woff2"}
    for name, path in names.names.items():
        digest = hashlib.sha256(files[path]).hexdigest()[:10]
        stem, suffix = name.rsplit(".", 1)
        assert path == f"assets/{stem}.{digest}.{suffix}"


def test_style_sheets_are_bundled_in_order_and_name_hashed_fonts(templates):
    names, files = site_assets(templates, "")
    css = files[names.path("style.css")].decode()
    assert css.index("@font-face") < css.index(".note")
    assert f'url("{names.path("fonts/tiny.woff2").removeprefix("assets/")}")' in css


def test_scripts_import_hashed_names_and_a_change_deep_down_changes_them_all(templates):
    before, files = site_assets(templates, "")
    first = files[before.path("first.js")].decode()
    assert f'from"./{before.path("parts/second.js").removeprefix("assets/")}"' in first
    assert f'import"./{before.path("parts/third.js").removeprefix("assets/parts/")}"' in files[before.path("parts/second.js")].decode()
    (templates / "scripts" / "parts" / "third.js").write_text("export const something = 1;\n")
    after, _ = site_assets(templates, "")
    assert {name for name in before.names if before.path(name) != after.path(name)} == {"first.js", "parts/second.js", "parts/third.js"}


@pytest.mark.parametrize(("file", "text", "message"), [
    ("styles/first.css", 'a { background: url("../static/gone.png") }', "gone.png"),
    ("styles/first.css", 'a { background: url("../../../secret.png") }', "secret.png"),
    ("styles/first.css", 'a { background: url(https://cdn.example/x.png) }', "cdn.example"),
    ("styles/index.txt", "gone.css", "gone.css"),
    ("scripts/first.js", 'import "./gone.js";', "gone.js"),
    ("scripts/parts/third.js", 'import "./second.js";', "circle"),
    ("scripts/parts/third.js", "f((one) => / /.test(one));", "^scripts/parts/third.js: a script would be sent as another"),
])
def test_what_is_not_there_is_named(templates, file, text, message):
    (templates / file).write_text(text)
    with pytest.raises(AssetError, match=message):
        site_assets(templates, "")


def test_an_asset_that_nobody_made_is_named(templates):
    with pytest.raises(AssetError, match="nothing.css"):
        site_assets(templates, "")[0].path("nothing.css")


def test_backgrounds_are_those_of_the_style_sheet():
    tokens = (ROOT / "templates" / "styles" / "tokens.css").read_text(encoding="utf-8")
    light, dark = tokens.split("prefers-color-scheme: dark", 1)
    for text, known in ((light, LIGHT), (dark.split("@media", 1)[0], DARK)):
        assert tuple(re.search(rf"--{name}: (#\w{{6}})", text)[1] for name in ("paper", "tint")) == known


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@given(st.integers(0, 0xFFFFFF))
def test_every_accent_has_one_for_dark_mode_that_stands_out(number):
    accent = f"#{number:06x}"
    assert min(contrast(dark_accent(accent), background) for background in DARK) >= LEAST


def test_the_theme_is_a_style_sheet_of_properties():
    assert theme_css(Theme("#0b4f4a", "#9adcd2")) == ":root{--accent:#0b4f4a;--accent-dark:#9adcd2;}\n"
    assert theme_css(Theme("#0b4f4a")) == f":root{{--accent:#0b4f4a;--accent-dark:{dark_accent('#0b4f4a')};}}\n"
    assert '--font:"Kommun Sans", system-ui' in theme_css(Theme(font=Font("Kommun Sans")))


def test_a_font_of_the_municipality_is_served_by_the_site_itself(tmp_path):
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "kommun.woff2").write_bytes(b"wOF2font")
    rules, files = theme_fonts(Theme(font=Font("Kommun Sans", (("fonts/kommun.woff2", "100 900"),))), tmp_path)
    [(path, data)] = files.items()
    assert data == b"wOF2font" and path.startswith("assets/fonts/kommun.") and path.endswith(".woff2")
    assert rules.startswith('@font-face{font-family:"Kommun Sans";font-weight:100 900;') and f'url("{path.removeprefix("assets/")}")' in rules
    assert theme_fonts(Theme(), tmp_path) == theme_fonts(Theme(font=Font("Verdana")), tmp_path) == ("", {})


def test_hosts_say_the_policy_and_cache_only_what_never_changes():
    text = headers_file()
    everything, assets = text.split("/assets/*\n")
    assert everything.startswith("/*\n") and "Cache-Control" not in everything
    assert "immutable" in assets
    assert all(f"  {name}: {value}\n" in everything for name, value in SECURITY.items())
    policy = SECURITY["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ") and "unsafe-inline" not in policy and "frame-ancestors 'none'" in policy


def test_a_sitemap_names_every_page_with_its_other_languages():
    pages = [Entry("", (("sv", ""), ("en", "en/"))), Entry("en/", (("sv", ""), ("en", "en/")))]
    files = dict(sitemap_files("https://provby.example/a&b/", pages))
    places = [e.text for e in ET.fromstring(files["sitemap.xml"]).iter() if e.tag.endswith("loc")]
    assert places == ["https://provby.example/a&b/", "https://provby.example/a&b/en/"]
    assert 'hreflang="en" href="https://provby.example/a&amp;b/en/"' in files["sitemap.xml"]
    assert "Sitemap: https://provby.example/a&b/sitemap.xml" in files["robots.txt"]


def test_a_large_sitemap_is_parted():
    files = dict(sitemap_files("https://x.example/", [Entry(f"{n}/", ()) for n in range(5)], limit=2))
    assert set(files) == {"robots.txt", "sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"}
    found = [e.text for n in (1, 2, 3) for e in ET.fromstring(files[f"sitemap-{n}.xml"]).iter() if e.tag.endswith("loc")]
    assert found == [f"https://x.example/{n}/" for n in range(5)]
    assert len(ET.fromstring(files["sitemap.xml"])) == 3


def test_dark_accents_keep_their_order_of_lightness():
    greys = [dark_accent(f"#{v:02x}{v:02x}{v:02x}") for v in (0, 80, 160, 240)]
    assert all(int(a[1:], 16) <= int(b[1:], 16) for a, b in pairwise(greys))


@pytest.mark.parametrize("written, sent", [
    ("/* About. */\nconst a = 1;\n", "const a=1;\n"),
    ("/** Two\n    lines. */\nexport function f() {\n  // why\n  return 1; // goes\n}\n", "export function f(){return 1;}\n"),
    ("const url = \"https://x.example/*\";\n\n\nconst two = 'a  // b';\n", "const url=\"https://x.example/*\";const two='a  // b';\n"),
    ("f(); // `${` is no text here\n", "f();\n"),
    ("const a = `one ${f(\"{\", { b: \"}\" })}`;\n", "const a=`one ${f(\"{\", { b: \"}\" })}`;\n"),
    ("say('a; // b');\nf(); // the reader's own\n", "say('a; // b');f();\n"),
    ("import {\n  a,\n} from \"./a.js\";\nexport const b = [\n  a,\n];\n", "import{a,}from\"./a.js\";export const b=[a,];\n"),
    ("f()\n[1].map(g)\nreturn /[/'\"]  x/.test(a) ? a + +b : c / 2\n", "f()\n[1].map(g)\nreturn/[/'\"]  x/.test(a)?a+ +b:c/2\n"),
    ("const glob = /\\/\\*.*\\*\\//;\nconst b = `a  ${c} // d ${e({ f: \"g\" })}\n  h`;\n", "const glob=/\\/\\*.*\\*\\//;const b=`a  ${c} // d ${e({ f: \"g\" })}\n  h`;\n")])
def test_scripts_are_sent_without_comments_and_needless_blanks(written, sent):
    assert lean(written) == sent
    assert lean(sent) == sent


@pytest.mark.parametrize("written", [
    "const a = `one ${f(`two`)}`;\n", "const a = `one ${f(`x  // y`)}`;\n", "const a = `one\n  ${b ? `two` : \"\"}`;\n",
    "const tick = \"`\";\nconst a = `one ${b ? `c  d` : ''}  y`;\n", "const a = `one ${b ? '}' + `c  d` : ''}`;\n", "const a = `one ${f({ a: { b: 1 } })}`;\n"])
def test_a_text_within_a_text_is_refused(written):
    with pytest.raises(AssetError, match="no text in backticks and no braces within braces: `one"):
        lean(written)


@pytest.mark.parametrize(("written", "near"), [
    ("const f = (text) => /, /.test(text);\n", "=>/, /"), ("const g = (text) => /[^ -~]/.test(text);\n", "=>/"),
    ("const h = (url) => /^https?:\\/\\//.test(url);\n", "=>/"), ("all.filter((one) => / /.test(one));\n", "=>/ /"), ("const k = (one) =>\n  / /.test(one);\n", "=>/ /")])
def test_a_script_that_the_minifier_would_change_is_refused_and_goes_with_brackets(written, near):
    with pytest.raises(AssetError, match=f"put brackets around the regular expression at ….*{re.escape(near)}"):
        lean(written)
    bracketed = re.sub(r"(=>\s*)(/.*/)(?=\.test)", r"\1(\2)", written)
    assert re.search(r"/.*/(?=\)\.test)", bracketed)[0] in lean(bracketed)


@given(st.lists(st.tuples(
    st.sampled_from(["const a = %s;", "f( %s );", "x = [ 1, %s ] / 2 / n; // it's \"one", "/* `b */ y = %s ;", "if (a > b / c) {\n  return %s;\n}", "g(1 / n, (one) => (%s));"]),
    st.sampled_from(['"c // d"', "'e  \\'f /* '", "`g  ${ h } // i\n  j`", "/k  \\/l/", "/[/ \"]/", "1"])), max_size=8))
def test_texts_are_sent_as_they_stand_and_code_without_blanks(statements):
    sent = lean("\n".join(frame % text for frame, text in statements))
    code, at = [], 0
    for _, text in statements:
        place = sent.index(text, at)
        code.append(sent[at:place])
        at = place + len(text)
    assert not re.search(r"it's|`b|[ \t](?!\w)|(?<!\w)[ \t]|\n\n", "text".join([*code, sent[at:-1]]))


def test_the_scripts_of_the_choosing_pages_are_small():
    """At most 25 KB gzipped, all of them together."""
    names, files = site_assets(ROOT / "templates", "theme")
    scripts = b"".join(files[path] for name, path in sorted(names.names.items()) if name.startswith("choosing/"))
    assert len(gzip.compress(scripts, mtime=0)) <= 25_000
