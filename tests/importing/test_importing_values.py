"""What single cells become, what is refused, and that no text is lost or changed on its way into YAML."""
import re
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from choice_guide.importing import normalising as put_right
from choice_guide.importing.languages import is_code, language_names
from choice_guide.importing.slugs import SLUG, make_ids
from choice_guide.importing.table import import_table
from choice_guide.importing.writing import profile_text

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(("convert", "text", "value"), [
    (put_right.as_link, "www.linden.example", "https://www.linden.example"),
    (put_right.as_link, "http://linden.example:8080/a?b#c", "http://linden.example:8080/a?b#c"),
    (put_right.as_link, "http://å.example/", "http://å.example/"),
    (put_right.as_link, "javascript:alert(1)", None), (put_right.as_link, "mailto:a@b.example", None),
    (put_right.as_link, "https://user:word@linden.example", None), (put_right.as_link, "https//linden.example", None),
    (put_right.as_link, "http://[", None), (put_right.as_link, "linden", None), (put_right.as_link, "linden.example och eken.example", None),
    (put_right.as_email, "mailto:Kontor@Linden.example", "Kontor@linden.example"), (put_right.as_email, "a@b", None),
    (put_right.as_date, "3.4.2026", "2026-04-03"), (put_right.as_date, "2026-04-03", "2026-04-03"),
    (put_right.as_date, "3/4/2026", None), (put_right.as_date, "31.2.2026", None), (put_right.as_date, "20260403", None),
    (put_right.as_hours, "kl. 7.00–22.00", "07:00-22:00"), (put_right.as_hours, "21-7", "21:00-07:00"),
    (put_right.as_hours, "0-24", "00:00-24:00"), (put_right.as_hours, "7-25", None), (put_right.as_hours, "24:30-7", None),
    (put_right.as_integer, "1 200", 1200), (put_right.as_integer, "12,0", 12), (put_right.as_integer, "12,5", None),
    (put_right.as_integer, "1 2", None), (put_right.as_integer, "−3", -3), (put_right.as_integer, "٣", None),
    (put_right.as_decimal, "62,5 %", Decimal("62.5")), (put_right.as_decimal, "1 234,50 kr", Decimal("1234.5")),
    (put_right.as_decimal, "1,234.5", None), (put_right.as_decimal, "100", 100),
    (put_right.as_yes_no, "JA", "yes"), (put_right.as_yes_no, "False", "no"), (put_right.as_yes_no, "x", None),
])
def test_values(convert, text, value):
    found = convert(text)
    assert found.value == value
    assert (found.fault is not None) == (value is None)


@pytest.mark.parametrize(("convert", "text", "country", "value"), [
    (put_right.as_phone, "0846500400", "SE", "08-465 004 00"), (put_right.as_phone, "+358 9 81621", "SE", "+358 9 81621"),
    (put_right.as_phone, "0846500400", None, None), (put_right.as_phone, "08-465 004 00, 08-465 004 01", "SE", None),
    (put_right.as_phone, "1-800-FLOWERS", "US", None),
    (put_right.as_address, "Katu 2,02 140 Espoo", "FI", "Katu 2, 02140 Espoo"),
    (put_right.as_address, "Storgatan 1, 80010 Exempelby", "SE", "Storgatan 1, 800 10 Exempelby"),
    (put_right.as_address, "Storgatan 80010 B", "SE", "Storgatan 80010 B"),
    (put_right.as_organisation_number, "5560000001", "SE", "556000-0001"), (put_right.as_organisation_number, "1234567-8", "FI", "1234567-8"),
])
def test_values_of_a_country(convert, text, country, value):
    assert convert(text, country).value == value


@pytest.mark.parametrize(("text", "clean", "changes"), [
    ("a\xa0 b ", "a b", ("special-spaces", "spaces")), ("ry\u2028", "ry", ("line-breaks",)), ("a\u202eb\ufeff", "ab", ("invisible",)),
    ("A\u030a", "Å", ("unicode",)), ("a\r\nb", "a b", ("line-breaks",)), ("👩\u200d🦽 ok", "👩\u200d🦽 ok", ()),
])
def test_tidying(text, clean, changes):
    assert put_right.tidy(text) == put_right.Converted(clean, changes)


def test_languages_by_name():
    names = language_names()
    assert [names[word] for word in ("suomi", "finska", "finnish", "svenska", "العربية", "somaliska")] == ["fi", "fi", "fi", "sv", "ar", "so"]
    assert is_code("fi") and is_code("zh-Hant") and not is_code("Suomi") and not is_code("f1")


anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
tricky = st.sampled_from(["no", "Yes", "on", "010", "0x1F", "0o17", "1e3", "12:30", "2026-01-01", "~", "null", ".inf", "-", "? a", "a: b", "a #b",
                          "- a", "'", '"', "[x", "{x", "&a", "*a", "!x", "|", ">", "%x", "@x", "`x", "1_000", "=", "<<", "a:", "\u2028x", "x\ty", "y", "N"])


def plain_scalars(text: str) -> list[str]:
    scalars = [event for event in yaml.parse(text, Loader=yaml.BaseLoader) if isinstance(event, yaml.ScalarEvent)]
    return [event.value for event in scalars if event.style is None]


@settings(max_examples=150, deadline=None)
@example(["a\nb\x85c"])
@example(["a\nb\u2028c"])
@given(st.lists(anything | tricky, min_size=1, max_size=5))
def test_text_in_yaml_reads_back_as_the_same_text_in_yaml_1_1_and_1_2(texts):
    written = profile_text({"id": "x", "about": {"sv": texts[0]}, "list": texts})
    assert yaml.safe_load(written) == {"id": "x", "about": {"sv": texts[0]}, "list": texts}
    core_1_2 = re.compile(r"~|null|Null|NULL||true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
                          r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
    assert not [scalar for scalar in plain_scalars(written) if core_1_2.fullmatch(scalar)]


MAPPING = """
table: {delimiter: ",", encoding: utf-8}
fields:
  provider.name: {column: Name}
  provider.ownership: {constant: private}
  service: {constant: hemtjanst}
  unit.name: {column: Unit}
  offer.about.sv: {column: About}
  offer.areas: {constant: all}
  contract.from: {constant: "2026-01-01"}
"""


# A file with the character NUL is no table (test_importing_bad_input).
in_cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40) | tricky


@given(anything)
def test_tidying_again_changes_nothing(text):
    for keep_lines in (False, True):
        once = put_right.tidy(text, keep_lines)
        assert put_right.tidy(once.value, keep_lines) == put_right.Converted(once.value)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(in_cells, in_cells, in_cells), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_any_table_comes_out_whole_whatever_its_order(rows, chance):
    with tempfile.TemporaryDirectory() as folder:
        first = imported(Path(folder, "a"), rows)
        again = list(rows)
        chance.shuffle(again)
        assert imported(Path(folder, "b"), again)[1] == first[1]
    report, written = first
    wanted = {(str(put_right.tidy(name).value), str(put_right.tidy(unit).value)) for name, unit, _ in rows}
    wanted = {pair for pair in wanted if pair[0]}
    profiles = [yaml.safe_load(text) for path, text in written.items() if path.endswith(".yaml")]
    assert {(profile["name"], offer.get("unit", {}).get("name", "")) for profile in profiles for offer in profile["offers"]} == wanted
    assert all(SLUG.fullmatch(profile["id"]) for profile in profiles)
    nameless = [row for row in rows if not put_right.tidy(row[0]).value]
    reported = [problem for problem in report.problems if problem.code == "row-without-provider"]
    blank = dict(report.changes).get("blank-rows", 0)
    if wanted:
        assert len(reported) + blank == len(nameless)


def imported(folder: Path, rows):
    folder.mkdir()
    quoted = ["Name,Unit,About", *(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)]
    (folder / "t.csv").write_bytes("\n".join(quoted).encode())
    (folder / "m.yaml").write_text(MAPPING, encoding="utf-8")
    report = import_table(folder / "t.csv", folder / "m.yaml", folder / "out", TODAY)
    out = folder / "out"
    return report, {path.relative_to(out).as_posix(): path.read_bytes().decode() for path in sorted(out.rglob("*")) if path.is_file()}


@given(st.lists(anything | st.text("aåbÅ -1", max_size=4), max_size=12), st.randoms(use_true_random=False))
def test_ids_are_slugs_unique_and_blind_to_order(names, chance):
    ids = make_ids(names, {}, "provider")
    again = list(names)
    chance.shuffle(again)
    assert make_ids(again, {}, "provider") == ids
    assert len(set(ids.values())) == len(set(names)) and all(SLUG.fullmatch(value) for value in ids.values())
