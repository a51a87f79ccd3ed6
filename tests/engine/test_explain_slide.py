"""How a window slides along one axis."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.explain.slide import Edge, Slide, SlideRefused, for_each_axis

sizes, small = st.integers(1, 40), st.integers(1, 6)
edges = st.sampled_from(["valid", "same"])


def test_same_padding_fills_unevenly() -> None:
    slide = Slide(28, 3, 2, "same")
    assert (slide.output, slide.before, slide.after) == (14, 0, 1)
    assert slide.why.formula == "⌈28 ÷ 2⌉"
    assert [(term.code, term.expression, term.value) for term in slide.why.terms[-3:]] == [
        ("slide_filled", "(14 − 1) × 2 + 3 − 28", 1),
        ("slide_before", "⌊1 ÷ 2⌋", 0),
        ("slide_after", "1 − 0", 1),
    ]


@pytest.mark.parametrize(
    ("slide", "formula", "value"),
    [
        (Slide(8, 4), "8 − 4 + 1", 5),
        (Slide(9, 4, 2), "⌊(9 − 4) ÷ 2⌋ + 1", 3),
        (Slide(9, 3, dilation=3), "9 − 7 + 1", 3),
        (Slide(9, 3, padding="same"), "9", 9),
    ],
)
def test_the_size_is_derived(slide: Slide, formula: str, value: int) -> None:
    assert (slide.why.formula, slide.why.value, slide.output) == (formula, value, value)


def test_a_dilated_window_says_how_far_it_spans() -> None:
    terms = {term.code: term for term in Slide(9, 3, dilation=3).why.terms}
    assert (terms["slide_span"].expression, terms["slide_span"].value) == ("(3 − 1) × 3 + 1", 7)


def test_where_nothing_has_to_be_filled_in_the_sum_says_so() -> None:
    filled = Slide(5, 1, 2, "same").why.terms[-3]
    assert (filled.expression, filled.value) == ("(3 − 1) × 2 + 1 − 5", 0)
    assert Slide(6, 1, 2, "same").why.terms[-3].expression == "max((3 − 1) × 2 + 1 − 6, 0)"


@given(sizes, small, small, edges, st.booleans())
def test_places_and_their_inverse_agree(
    size: int, window: int, other: int, padding: Edge, strided: bool
) -> None:
    try:
        slide = Slide(size, window, other if strided else 1, padding, 1 if strided else other)
    except SlideRefused:
        assert padding == "valid" and size < (window - 1) * (1 if strided else other) + 1
        return
    assert slide.why.value == slide.output >= 1
    for place in range(size):
        expected = tuple(i for i in range(slide.output) if place in slide.places(i))
        assert slide.reaches(place) == expected
    for i in range(slide.output):
        assert list(slide.inside(i)) == [at for at in slide.places(i) if 0 <= at < size]
        assert slide.places(i)[0] == slide.start(i) >= -slide.before
        assert slide.places(i)[-1] < size + slide.after


@pytest.mark.parametrize(
    ("given_settings", "code"),
    [
        ({"size": 3, "window": 4}, "slide_window_too_large"),
        ({"size": 6, "window": 4, "dilation": 2}, "slide_window_too_large"),
        ({"size": 0, "window": 1}, "slide_number_too_small"),
        ({"size": 3, "window": 0}, "slide_number_too_small"),
        ({"size": 3, "window": 1, "stride": 0}, "slide_number_too_small"),
        ({"size": 3, "window": 1, "dilation": -1}, "slide_number_too_small"),
        ({"size": 9, "window": 2, "stride": 2, "dilation": 2}, "slide_stride_and_dilation"),
        ({"size": 9, "window": 2, "padding": "causal"}, "slide_padding_unknown"),
    ],
)
def test_what_cannot_slide_is_refused(given_settings: dict[str, Any], code: str) -> None:
    with pytest.raises(SlideRefused) as refused:
        Slide(**given_settings)
    assert refused.value.code == code


def test_with_same_padding_a_window_may_be_larger_than_the_input() -> None:
    slide = Slide(2, 5, padding="same")
    assert (slide.output, slide.before, slide.after) == (2, 2, 2)


def test_a_setting_is_one_for_all_axes_or_one_for_each() -> None:
    assert for_each_axis(2, 2, "stride") == (2, 2)
    assert for_each_axis((1, 3), 2, "stride") == (1, 3)
    with pytest.raises(SlideRefused) as refused:
        for_each_axis((1, 2, 3), 2, "stride")
    assert refused.value.values == {"setting": "stride", "given": 3, "axes": 2}
