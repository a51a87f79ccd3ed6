"""The examples of the course, number by number, and how their arithmetic reads."""

from typing import Any

import numpy as np
import pytest

from engine.explain.convolution import Convolution, ConvolutionRefused
from engine.explain.examples import CONVOLUTIONS_1D, CONVOLUTIONS_2D, POOLINGS_1D, POOLINGS_2D
from engine.explain.numbers import MOST_SHOWN
from engine.explain.plain import Dense, Embedding, Flatten, PlainRefused
from engine.explain.pooling import GlobalPooling, Pooling, PoolingRefused
from engine.explain.products import multiplied
from engine.explain.windows import WindowsRefused
from engine.why import Refusal
from tests.engine.explain_cases import numbers

ALL: dict[str, Convolution | Pooling] = {
    **CONVOLUTIONS_2D,
    **CONVOLUTIONS_1D,
    **POOLINGS_2D,
    **POOLINGS_1D,
}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("diagonal", [[18, 0], [0, 18]]),
        ("strided", [[7, 11], [23, 27]]),
        ("channels", [[124, 67], [111, 62]]),
        ("pattern", [18, 0, 9, 18, 9]),
        ("alternating", [9, 9, 9, 9, 9, 9]),
        ("largest", [[9, 2], [6, 3]]),
        ("phrases", [18, 18, 9]),
        ("uneven", [6, 12, 18, 24, 30, 36, 42, 48, 54, 60, 66, 72, 78, 55]),
    ],
)
def test_the_examples_of_the_course(code: str, expected: Any) -> None:
    example = ALL[code]
    assert example.output[..., 0].tolist() == expected
    values = [step.value for step in example.steps()]
    assert values == np.ravel(expected).tolist()
    assert all(isinstance(value, int) for value in values)


def test_the_arithmetic_reads_as_it_is_written_by_hand() -> None:
    step = CONVOLUTIONS_2D["diagonal"].step((0, 0, 0))
    assert step.why.formula == "9×1 + 0×0 + 0×0 + 9×1"
    assert step.window == ((0, 2), (0, 2), (0, 1))
    assert [(term.code, term.expression, term.value) for term in step.why.terms] == [
        ("product", "9×1", 9),
        ("product", "0×0", 0),
        ("product", "0×0", 0),
        ("product", "9×1", 9),
        ("sum", "9 + 0 + 0 + 9", 18),
    ]


def test_filled_in_zeros_bias_and_activation_are_terms_of_their_own() -> None:
    kernel = np.array([1, -2, 3], dtype=np.float32).reshape(3, 1, 1)
    signal = np.array([4, 5], dtype=np.float32)[:, np.newaxis]
    step = Convolution(signal, kernel, np.float32([-9]), padding="same", activation="relu").step(
        (0, 0)
    )
    assert step.window == ((-1, 2), (0, 1))
    assert step.why.formula == "relu(0×1 + 4×(-2) + 5×3 + (-9))"
    assert [(term.code, term.expression, term.value) for term in step.why.terms] == [
        ("product_padding", "0×1", 0),
        ("product", "4×(-2)", -8),
        ("product", "5×3", 15),
        ("bias", "-9", -9),
        ("sum", "0 + (-8) + 15 + (-9)", -2),
        ("activation_relu", "max(0, -2)", 0),
    ]
    assert step.value == 0


def test_softmax_looks_at_all_filters_of_the_place() -> None:
    kernel = np.log(np.array([1, 2, 5], dtype=np.float32)).reshape(1, 1, 3)
    step = Convolution(np.ones((1, 1), np.float32), kernel, activation="softmax").step((0, 2))
    assert step.value == pytest.approx(5 / 8)
    last = step.why.terms[-1]
    assert last.code == "activation_softmax"
    assert last.expression == "e^1.60944 ÷ (e^0 + e^0.693147 + e^1.60944)"


def test_many_products_are_summed_by_channel() -> None:
    convolution = Convolution(numbers(1, 5, 5, 4), numbers(2, 3, 3, 4, 2))
    why = convolution.step((1, 1, 1)).why
    assert [term.code for term in why.terms] == ["channel_sum"] * 4 + ["sum"]
    assert why.formula == why.terms[-1].expression
    window = convolution.input[1:4, 1:4]
    for channel, term in enumerate(why.terms[:4]):
        expected = (window[..., channel] * convolution.kernel[..., channel, 1]).sum()
        assert term.value == pytest.approx(expected, abs=1e-5)
        assert term.expression.count("×") == 9


def test_of_one_channel_every_product_stays_a_term() -> None:
    why = Convolution(numbers(1, 6, 6, 1), numbers(2, 6, 6, 1, 1)).step((0, 0, 0)).why
    assert [term.code for term in why.terms] == ["product"] * 36 + ["sum"]
    assert why.formula.count("×") == MOST_SHOWN - 1
    assert " + … + " in why.formula


def test_what_made_a_number_and_what_a_cell_reaches() -> None:
    strided = CONVOLUTIONS_2D["strided"]
    assert strided.from_window((1, 0, 0)) == ((2, 0), (2, 1), (3, 0), (3, 1))
    assert strided.reaches((2, 1)) == ((1, 0),)
    diagonal = CONVOLUTIONS_2D["diagonal"]
    assert diagonal.reaches((1, 1)) == ((0, 0), (0, 1), (1, 0), (1, 1))
    uneven = CONVOLUTIONS_1D["uneven"]
    assert uneven.from_window((13,)) == ((26,), (27,))
    assert uneven.reaches((2,)) == ((0,), (1,))
    assert POOLINGS_2D["largest"].reaches((3, 0)) == ((1, 0),)


def test_a_product_tells_where_its_numbers_stand() -> None:
    first, *_rest, last = CONVOLUTIONS_2D["channels"].products((1, 0, 0))
    assert (first.cell, first.weight_at, first.expression) == ((1, 0, 0), (0, 0, 0, 0), "1×3")
    assert (last.cell, last.weight_at, last.expression) == ((2, 1, 2), (1, 1, 2, 0), "1×5")


def test_pooling_names_the_winner_or_the_divisor() -> None:
    why = POOLINGS_2D["largest"].step((0, 0, 0)).why
    assert why.formula == "max(1, 3, 2, 9)"
    assert [term.code for term in why.terms] == ["pool_number"] * 3 + ["pool_winner"]
    mean = Pooling(numbers(0, 3, 1) * 0 + 6, 2, padding="same", kind="average").step((1, 0)).why
    assert (mean.formula, mean.value) == ("6 ÷ 1", 6)
    assert [term.code for term in mean.terms] == ["pool_number", "pool_sum", "pool_divisor"]
    tied = GlobalPooling(np.float32([[5], [5]])).step((0,)).why
    assert [term.code for term in tied.terms] == ["pool_winner", "pool_number"]


@pytest.mark.parametrize(
    ("rows", "inputs", "units"), [(1, 1, 1), (300, 100, 70), (1, 9000, 40), (2, 260_000, 2)]
)
def test_a_product_in_pieces_is_the_product(rows: int, inputs: int, units: int) -> None:
    given, table = numbers(1, rows, inputs), numbers(2, inputs, units)
    expected = given.astype(np.float64) @ table.astype(np.float64)
    np.testing.assert_allclose(multiplied(given, table), expected, rtol=1e-3, atol=1e-3)


def test_flattening_counts_the_place() -> None:
    step = Flatten(np.arange(24, dtype=np.float32).reshape(2, 3, 4)).step((17,))
    assert [(term.expression, term.value) for term in step.why.terms] == [
        ("(1 × 3 + 1) × 4 + 1", 17),
        ("x[1, 1, 1]", 17),
    ]
    assert step.window == ((1, 2), (1, 2), (1, 2))


def test_a_lookup_is_a_product_with_a_one_hot_row() -> None:
    embedding = Embedding((2, 0), np.float32([[1, 2], [3, 4], [5, 6]]))
    assert embedding.step((0, 1)).why.formula == "E[2, 1]"
    assert embedding.product_step((0, 1)).why.formula == "0×2 + 0×4 + 1×6"
    assert embedding.step((0, 1)).value == embedding.product_step((0, 1)).value == 6


@pytest.mark.parametrize(
    ("given_settings", "code"),
    [
        ({"kernel": numbers(0, 2, 2)}, "kernel_wrong_axes"),
        ({"kernel": numbers(0, 2, 3, 1)}, "kernel_other_channels"),
        ({"kernel": numbers(0, 2, 2, 0)}, "grid_empty"),
        ({"bias": numbers(0, 2)}, "bias_wrong_length"),
        ({"bias": numbers(0, 1, 1)}, "bias_wrong_length"),
        ({"input": numbers(0, 5)}, "windows_wrong_axes"),
        ({"input": numbers(0, 0, 2)}, "grid_empty"),
        ({"activation": "elu"}, "activation_unknown"),
        ({"strides": (2, 2)}, "slide_numbers_per_axis"),
        ({"padding": "full"}, "slide_padding_unknown"),
    ],
)
def test_a_convolution_that_does_not_fit_is_refused(
    given_settings: dict[str, Any], code: str
) -> None:
    fits = {"input": numbers(0, 5, 2), "kernel": numbers(1, 3, 2, 1)}
    with pytest.raises(Refusal) as refused:
        Convolution(**fits | given_settings)
    assert refused.value.code == code


def test_what_no_memory_holds_is_refused_before_it_is_made() -> None:
    wide = np.zeros((1000, 1000, 1), dtype=np.float32)
    with pytest.raises(WindowsRefused) as refused:
        Convolution(wide, np.zeros((500, 500, 1, 1), dtype=np.float32))
    assert refused.value.values["numbers"] == 501**2 * 500**2
    with pytest.raises(WindowsRefused):
        Convolution(wide, np.zeros((1, 1, 1, 1000), dtype=np.float32))
    with pytest.raises(WindowsRefused):
        Convolution(wide[0], np.zeros((2, 1, 1), np.float32), padding="same", dilation=10**9)
    with pytest.raises(WindowsRefused):
        Pooling(wide, 500, strides=1)


def test_layers_with_other_weights_are_refused() -> None:
    for made, code in (
        (lambda: Dense(numbers(0, 3), numbers(0, 2, 1)), "dense_other_inputs"),
        (lambda: Dense(numbers(0, 3), numbers(0, 3)), "dense_wrong_axes"),
        (lambda: Dense(numbers(0, 0), numbers(0, 0, 1)), "grid_empty"),
        (lambda: Dense(numbers(0, 3), numbers(0, 3, 2), numbers(0, 1)), "bias_wrong_length"),
        (lambda: Embedding((3,), numbers(0, 3, 1)), "embedding_id_outside"),
        (lambda: Embedding((-1,), numbers(0, 3, 1)), "embedding_id_outside"),
        (lambda: Embedding((), numbers(0, 3, 1)), "grid_empty"),
        (lambda: Embedding((0,), numbers(0, 3)), "embedding_wrong_axes"),
        (lambda: Flatten(numbers(0, 0)), "grid_empty"),
    ):
        with pytest.raises(PlainRefused) as refused:
            made()
        assert refused.value.code == code
    with pytest.raises(PoolingRefused):
        GlobalPooling(numbers(0, 3, 1), "middle")  # type: ignore[arg-type]
    with pytest.raises(ConvolutionRefused):
        Convolution(numbers(0, 3, 1), numbers(0, 3))


def test_numbers_too_large_for_32_bits_end_without_an_accident() -> None:
    large = np.full((2, 1), 3e38, dtype=np.float32)
    found = Convolution(large, np.ones((2, 1, 1), dtype=np.float32) * 10)
    assert np.isinf(found.output).all()
    step = found.step((0, 0))
    assert step.value == float("inf")
    assert step.why.formula == "3e+38×10 + 3e+38×10"
