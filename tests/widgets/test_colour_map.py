"""Colour maps: even steps of lightness, in the same order for every eye and every terminal."""

from itertools import product

import numpy as np
import pytest
from rich.color import Color, ColorSystem

from widgets.colour_map import Colours, given_as, table, to_lab, xterm_colour, xterm_table

EVERY = list(product(("bright", "safe", "grey"), (False, True)))

#: How someone who lacks the receptors for green sees linear red, green and blue.
DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)


def lightness(colours: np.ndarray) -> np.ndarray:
    return to_lab(colours)[:, 0]


def as_deuteranopes_see(colours: np.ndarray) -> np.ndarray:
    linear = np.where(colours > 0.04045, ((colours + 0.055) / 1.055) ** 2.4, colours / 12.92)
    seen = np.clip(linear @ DEUTERANOPIA.T, 0, 1)
    return np.where(seen > 0.0031308, 1.055 * seen ** (1 / 2.4) - 0.055, seen * 12.92)


def test_lightness_is_that_of_the_standard() -> None:
    known = np.array([[0, 0, 0], [1, 1, 1], [1, 0, 0], [0, 0, 1]], float)
    expected = [[0, 0, 0], [100, 0, 0], [53.24, 80.09, 67.20], [32.30, 79.19, -107.86]]
    assert to_lab(known) == pytest.approx(np.array(expected), abs=0.05)


@pytest.mark.parametrize(("colours", "signed"), EVERY)
def test_lightness_grows_evenly_from_dark_to_light(colours: Colours, signed: bool) -> None:
    light = lightness(table(colours, signed) / 255)
    assert light[0] < 20
    assert light[-1] > 80
    even = np.linspace(light[0], light[-1], len(light))
    assert np.abs(light - even).max() < 0.5  # of 100; eight bits a colour allow no less
    assert (np.diff(light[::4]) > 0).all()


@pytest.mark.parametrize(("colours", "signed"), EVERY)
def test_the_order_is_the_same_to_who_does_not_see_green(colours: Colours, signed: bool) -> None:
    seen = lightness(as_deuteranopes_see(table(colours, signed) / 255))
    assert (np.diff(seen[::4]) > 0).all()
    assert (np.diff(seen[::16]) > 3).all()


def test_zero_is_grey_and_its_sides_differ_in_colour() -> None:
    lab = to_lab(table("safe", signed=True) / 255)
    assert np.abs(lab[128, 1:]).max() < 2
    assert lab[64, 2] < -20 < 20 < lab[192, 2]  # blue below, yellow above


@pytest.mark.parametrize(("colours", "signed"), EVERY)
def test_256_colours_keep_the_order_as_far_as_they_go(colours: Colours, signed: bool) -> None:
    numbers = xterm_table(colours, signed)
    light = lightness(np.array([xterm_colour(number) for number in numbers]) / 255)
    assert np.diff(light).min() > -4
    assert len(set(numbers)) >= 15
    away = np.abs(light - lightness(table(colours, signed) / 255))
    assert away.max() < 12
    assert away.mean() < 4


def test_a_terminal_of_256_colours_is_given_the_colour_that_was_meant() -> None:
    meant = {number for colours, signed in EVERY for number in xterm_table(colours, signed)}
    for number in meant:
        assert Color.from_rgb(*given_as(number)).downgrade(ColorSystem.EIGHT_BIT).number == number
