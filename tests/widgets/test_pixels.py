"""Numbers as pixels: their size, their colours, and what is left of both without colours."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.colour_map import table
from widgets.pixels import (
    Depth,
    Look,
    Span,
    colours_of,
    extent,
    levels,
    resized,
    span_of,
    text_lines,
)

CODE = re.compile("\x1b\\[[0-9;]*m")
DEPTHS: tuple[Depth, ...] = ("truecolor", "256", "shades")


def plain(line: str) -> str:
    return CODE.sub("", line)


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
@settings(max_examples=40)
def test_resizing_keeps_the_mean(rows: int, columns: int, down: int, across: int) -> None:
    numbers = np.random.default_rng(rows * columns).normal(size=(2, rows, columns))
    found = resized(numbers, down, across)
    assert found.shape == (2, down, across)
    assert found.mean(axis=(1, 2)) == pytest.approx(numbers.mean(axis=(1, 2)))


def test_a_pixel_of_a_smaller_picture_is_the_mean_of_what_it_stands_for() -> None:
    numbers = np.arange(16.0).reshape(4, 4)
    assert resized(numbers, 2, 2).tolist() == [[2.5, 4.5], [10.5, 12.5]]
    assert resized(numbers[:2, :2], 4, 4)[:2, :2].tolist() == [[0, 0], [0, 0]]


def test_what_is_no_number_spreads_no_farther_than_its_pixel() -> None:
    numbers = np.ones((4, 4))
    numbers[0, 0] = np.nan
    found = resized(numbers, 2, 2)
    assert np.isnan(found).tolist() == [[True, False], [False, False]]
    assert text_lines(numbers, Look("shades"), 2) == ["?@"]
    assert plain(text_lines(np.full((2, 2), np.inf), Look())[0]) == "??"


def test_the_colour_map_runs_from_zero_or_about_it() -> None:
    assert span_of(np.array([[0, 9]], np.uint8)) == Span(0, 255)
    assert span_of(np.array([[1.0, 3.0]])) == Span(0, 3)
    assert span_of(np.array([[-4.0, 3.0]])) == Span(-4, 4)
    assert span_of(np.zeros((2, 2))) == Span(0, 1)
    assert extent(np.array([[np.nan, 2.0]])) == (2.0, 2.0)
    assert extent(np.array([[np.nan]])) == (0.0, 0.0)
    middle = levels(np.array([[-4.0, 0.0, 4.0]]), Span(-4, 4)).tolist()[0]
    assert middle[1] * 2 == middle[0] + middle[2]


def test_a_line_has_two_pixels_to_a_cell() -> None:
    numbers = np.array([[0, 255], [255, 255], [0, 0]], np.uint8)
    first, last = text_lines(numbers, Look("truecolor", "grey"))
    assert first == "\x1b[38;2;0;0;0;48;2;255;255;255m▀\x1b[0m\x1b[48;2;255;255;255m \x1b[0m"
    assert last == "\x1b[38;2;0;0;0m▀▀\x1b[0m"
    assert text_lines(numbers, Look("256", "grey"))[1] == "\x1b[38;5;16m▀▀\x1b[0m"
    assert text_lines(numbers, Look("shades")) == ["=@", "  "]


def test_without_colours_shades_tell_sizes_and_signs() -> None:
    ramp = np.repeat(np.linspace(-1, 1, 7)[None, :], 2, axis=0)
    assert text_lines(ramp, Look("shades")) == ["%=- +*#"]
    ramp = np.repeat(np.linspace(0, 1, 10)[None, :], 2, axis=0)
    assert text_lines(ramp, Look("shades")) == [" .:-=+*#%@"]


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize(("width", "lines"), [(28, 14), (14, 7), (56, 28), (1, 1)])
def test_a_square_picture_stays_square(depth: Depth, width: int, lines: int) -> None:
    picture = np.arange(784, dtype=np.uint8).reshape(28, 28)
    shown = text_lines(picture, Look(depth), width)
    assert len(shown) == lines
    assert {cell_len(plain(line)) for line in shown} == {width}
    assert all(plain(line) == line for line in shown) == (depth == "shades")


def test_a_picture_for_a_file_has_every_colour() -> None:
    found = colours_of(np.linspace(0, 1, 256)[None, :], "safe", Span(0, 1))
    assert np.array_equal(found[0], table("safe"))
