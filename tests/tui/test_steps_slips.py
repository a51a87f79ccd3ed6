"""What a wrong guess is told in both languages: parts are named without gaps to fill in."""

import numpy as np
import pytest

from engine.explain.convolution import Convolution
from tui import language
from tui.screens.steps.sliding import SlidingSum
from tui.screens.steps.slips import slip


@pytest.mark.parametrize(("lang", "name"), [("en", "the bias"), ("ko", "편향 1개")])
def test_a_bias_that_is_left_out_is_named(lang: str, name: str) -> None:
    language.use(lang)
    input_ = np.array([[1], [2]], dtype=np.float32)
    kernel = np.array([[[3]], [[4]]], dtype=np.float32)
    operation = SlidingSum(Convolution(input_, kernel, bias=np.array([7], dtype=np.float32)))
    told = slip(operation, 0, 0, 11)
    assert told.startswith("11: ") and name in told and "{" not in told
