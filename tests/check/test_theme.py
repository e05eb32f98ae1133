"""Contrast as WCAG 2.2 defines it, and the nearest colour that has enough of it."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choice_guide.colour import DARK, LEAST, LIGHT, contrast, least_contrast, luminance, nearest_readable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48),
                                                     ("#595959", "#ffffff", 7.0)])
def test_known_contrasts(one: str, other: str, ratio: float):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_luminance_of_the_ends():
    assert (luminance("#000000"), luminance("#ffffff")) == (0, pytest.approx(1))


@given(COLOURS, st.sampled_from([LIGHT, DARK]))
def test_the_nearest_colour_is_readable_and_a_readable_colour_is_its_own(colour: str, backgrounds: tuple[str, ...]):
    assert least_contrast(nearest_readable(colour, backgrounds), backgrounds) >= LEAST
    if least_contrast(colour, backgrounds) >= LEAST:
        assert nearest_readable(colour, backgrounds) == colour
