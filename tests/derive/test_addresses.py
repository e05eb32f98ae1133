"""Links between pages work from any page to any page, under any base path."""
from posixpath import join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.derive.addresses import relative

STEPS = st.lists(st.sampled_from(["a", "b", "c", "hemtjanst"]), max_size=4)


def address(steps: list[str]) -> str:
    return "".join(f"{step}/" for step in steps)


@given(STEPS, STEPS)
def test_a_link_followed_from_its_page_leads_to_its_target(source, target):
    followed = normpath(join("/root", address(source), relative(address(source), address(target))))
    assert followed == normpath(join("/root", address(target)))


@pytest.mark.parametrize(("source", "target", "link"), [
    ("", "", "./"), ("", "sok/", "sok/"), ("sok/", "", "../"), ("sok/", "sok/", "./"),
    ("hemtjanst/norr/", "hemtjanst/soder/", "../soder/"), ("en/sok/", "assets/x.css", "../../assets/x.css"),
    ("404.html", "sok/", "sok/"),
])
def test_links_are_relative_and_end_as_the_target_does(source, target, link):
    assert relative(source, target) == link
