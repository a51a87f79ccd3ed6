"""Pictures through networks in NumPy: the same as Keras in every layer, and each number's why."""

import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.explain.numbers import Numbers
from engine.files.progress import Progress, Stopped, unseen
from engine.pictures.scaling import as_input
from engine.vision.batched import through
from engine.vision.exciting import WAYS, excite
from engine.vision.kernels import Kernels, common_edges, kernels
from engine.vision.network import Network, VisionRefused
from engine.vision.why import why
from engine.why import Refusal, UnknownName, Why
from engine.zoo.layers import Conv2D, Dense, Dropout, Flatten, Layer, MaxPooling2D, Picture
from engine.zoo.models import model
from engine.zoo.spec import Spec
from tests.engine.samples import refused
from tests.engine.vision_home import SMALL, drawn

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

CLOSE = 1e-5


def picture(spec: Spec, seed: int = 3) -> Numbers:
    """A picture of noise, as a model is fed with it."""
    shape = tuple(size or 0 for size in spec.input.shape)
    return np.random.default_rng(seed).random(shape, dtype=np.float32)


def keras_outputs(spec: Spec, arrays: dict[str, Any], seen: Numbers) -> dict[str, Numbers]:
    """What Keras makes of a picture in every layer."""
    import keras

    from engine.zoo.keras_model import build

    built = build(spec)
    for variable, array in zip(built.trainable_variables, arrays.values(), strict=True):
        variable.assign(array)
    whole = keras.Model(built.inputs, {each.name: each.output for each in built.layers})
    return {
        name: np.asarray(value)[0]
        for name, value in whole({"input": seen[np.newaxis]}, training=False).items()
    }


def places(shape: tuple[int, ...], most: int, seed: int = 5) -> list[tuple[int, ...]]:
    """Some places of an output, its corners among them."""
    draw = np.random.default_rng(seed)
    corners = [(0,) * len(shape), tuple(size - 1 for size in shape)]
    return corners + [tuple(int(draw.integers(size)) for size in shape) for _ in range(most)]


def same_as_keras(spec: Spec, most: int) -> None:
    """Hold every layer against Keras, alone and in a batch, and the whys of sampled numbers."""
    arrays, seen = drawn(spec), picture(spec)
    network = Network(spec, arrays)
    passage = network.passage(seen)
    theirs = keras_outputs(spec, arrays, seen)
    assert list(theirs) == list(network.names[1:])
    for stage, found in enumerate(passage.stages[1:], start=1):
        expected = theirs[found.name]
        np.testing.assert_allclose(found.output, expected, atol=CLOSE, rtol=CLOSE)
        many = through(network, np.stack([seen, seen * 0]), stage)
        np.testing.assert_allclose(many[0], expected, atol=CLOSE, rtol=CLOSE)
        for at in places(expected.shape, most):
            assert why(passage, stage, at).value == pytest.approx(float(expected[at]), abs=CLOSE)


@pytest.mark.parametrize("name", ["fashion-cnn", "digit-cnn"])
def test_every_layer_and_every_why_is_what_keras_makes(name: str) -> None:
    same_as_keras(model(name), most=12)


@st.composite
def small_specs(draw: Callable[..., Any]) -> Spec:
    """Edited models: other kernels, strides, poolings, activations, without biases."""
    side = draw(st.integers(6, 9))
    layers: list[Layer] = [Picture(side, draw(st.integers(6, 9)))]
    activation = st.sampled_from(["relu", "linear", "tanh", "sigmoid", "softmax"])
    edge, truth = st.sampled_from(["same", "valid"]), st.booleans()
    layers.append(
        Conv2D(
            draw(st.integers(1, 3)),
            draw(st.integers(1, 4)),
            draw(activation),
            draw(st.integers(1, 2)),
            draw(edge),
            draw(truth),
        )
    )
    if draw(truth):
        layers.append(
            MaxPooling2D(draw(st.integers(1, 2)), draw(st.sampled_from([None, 1])), "same")
        )
    if draw(truth):
        layers.append(Dense(draw(st.integers(1, 3)), draw(activation), draw(truth)))
    layers += [Flatten(), Dropout(0.5), Dense(4, "softmax", draw(truth), answers=True)]
    return replace(SMALL, layers=tuple(layers))


@pytest.mark.filterwarnings("ignore:You are using a softmax")  # over a single filter
@settings(max_examples=12)
@given(small_specs())
def test_edited_models_see_as_keras_does(spec: Spec) -> None:
    same_as_keras(spec, most=3)


def test_shapes_are_those_of_the_course() -> None:
    network = Network(model("fashion-cnn"), drawn(model("fashion-cnn")))
    assert kernels(network, "conv2d").kernel.shape == (3, 3, 1, 32)
    stages = network.passage(picture(network.spec)).stages
    shapes = {each.name: each.output.shape for each in stages}
    assert shapes["conv2d"] == (28, 28, 32)
    assert shapes["conv2d_1"] == (14, 14, 64)
    assert [each.maps for each in stages] == [1, 32, 32, 64, 64, 0, 0, 0, 0]
    assert stages[1].map(31).shape == (28, 28)


# Why


def expressions(found: Why, code: str) -> list[str]:
    """The terms of one kind, as they are read."""
    return [term.expression for term in found.terms if term.code == code]


def value_of(found: Why, code: str) -> float:
    """What a term comes to."""
    (value,) = [term.value for term in found.terms if term.code == code]
    assert isinstance(value, int | float)
    return value


def seen_by_small() -> Any:
    """A picture in the small network."""
    return Network(SMALL, drawn(SMALL)).passage(picture(SMALL))


def test_a_pixel_of_a_first_map_is_nine_products_and_a_bias() -> None:
    passage = seen_by_small()
    found = why(passage, passage.at("conv2d"), (5, 6, 2))
    assert len(expressions(found, "product")) == 9
    assert found.formula.startswith("relu(") and len(expressions(found, "bias")) == 1
    edge = why(passage, passage.at("conv2d"), (0, 0, 2))
    assert len(expressions(edge, "product_padding")) == 5
    assert all(each.startswith("0×") for each in expressions(edge, "product_padding"))


def test_of_a_long_sum_the_largest_products_are_written_and_the_others_summed() -> None:
    spec = model("fashion-cnn")
    passage = Network(spec, drawn(spec)).passage(picture(spec))
    stage, at = passage.at("conv2d_1"), (3, 4, 17)
    found = why(passage, stage, at)
    assert expressions(found, "other_products") == ["Σ 279"]
    largest = [term.value for term in found.terms if term.code == "product_at"]
    sizes = [abs(value) for value in largest if isinstance(value, int | float)]
    assert len(sizes) == 9 and sizes == sorted(sizes, reverse=True)
    weighted = passage.stages[stage]
    products = weighted.operation.products(at)  # type: ignore[union-attr]
    assert sizes == pytest.approx(sorted(abs(each.value) for each in products)[:-10:-1])
    # The place that is said is where the number stands.
    where, factors = expressions(found, "product_at")[0].split(": ")
    row, column, channel = map(int, where.removeprefix("x[").removesuffix("]").split(", "))
    number = passage.stages[stage - 1].output[row, column, channel]
    assert factors.startswith(f"{float(number):.6g}×")
    together = sum(largest) + value_of(found, "other_products") + value_of(found, "bias")
    assert value_of(found, "sum") == pytest.approx(together, abs=CLOSE)
    assert found.value == pytest.approx(max(0.0, value_of(found, "sum")), abs=CLOSE)


def test_a_pooled_pixel_names_the_winner_of_its_window() -> None:
    passage = seen_by_small()
    found = why(passage, passage.at("max_pooling2d"), (2, 3, 1))
    window = passage.stages[1].output[4:6, 6:8, 1]
    assert value_of(found, "pool_winner") == pytest.approx(float(window.max()))
    assert len(expressions(found, "pool_number")) == 3


def test_a_probability_is_its_power_among_all_powers() -> None:
    passage = seen_by_small()
    last = len(passage.stages) - 1
    shares = [why(passage, last, (unit,)) for unit in range(10)]
    powers = [value_of(each, "softmax_power") for each in shares]
    assert value_of(shares[4], "softmax_powers") == pytest.approx(sum(powers))
    assert value_of(shares[4], "activation_softmax") == pytest.approx(powers[4] / sum(powers))
    assert expressions(shares[4], "activation_softmax") == [f"{powers[4]:.6g} ÷ {sum(powers):.6g}"]
    assert sum(float(each.value or 0) for each in shares) == pytest.approx(1)


def test_powers_beyond_all_bounds_are_no_number() -> None:
    arrays = {name: array * 1e6 for name, array in drawn(SMALL).items()}
    passage = Network(SMALL, arrays).passage(picture(SMALL))
    found = why(passage, len(passage.stages) - 1, (passage.verdict,))
    (powers,) = [term for term in found.terms if term.code == "softmax_powers"]
    assert powers.value is None and found.value == 1


def test_a_pixel_of_the_picture_is_a_byte_and_what_is_handed_on_stays() -> None:
    bytes_ = np.random.default_rng(1).integers(0, 256, (28, 28)).astype(np.uint8)
    passage = Network(SMALL, drawn(SMALL)).passage(as_input(bytes_))
    found = why(passage, 0, (7, 8, 0))
    assert found.formula == f"{bytes_[7, 8]} ÷ 255"
    assert value_of(found, "pixel_byte") == bytes_[7, 8]
    dropped = why(passage, passage.at("dropout"), (3,))
    assert value_of(dropped, "passed_on") == pytest.approx(passage.value(passage.at("dense"), (3,)))


# The network


def test_a_picture_seen_before_is_not_reckoned_again() -> None:
    network = Network(SMALL, drawn(SMALL))
    first = network.passage(picture(SMALL))
    assert network.passage(picture(SMALL)) is first
    assert network.passage(picture(SMALL, seed=4)) is not first


def test_what_sees_nothing_is_refused() -> None:
    assert refused(lambda: Network(model("gru"), {})).code == "model_without_pictures"
    network = Network(SMALL, drawn(SMALL))
    assert refused(lambda: network.passage(np.zeros((8, 8, 1)))).code == "picture_of_other_shape"
    arrays = drawn(SMALL)
    del arrays["dense/bias"]
    assert refused(lambda: Network(SMALL, arrays)).code == "weights_of_another_model"
    with pytest.raises(UnknownName):
        network.at("conv3d")
    with pytest.raises(VisionRefused):
        kernels(network, "max_pooling2d")


# Kernels


def test_kernels_in_figures_are_those_of_numpy() -> None:
    found = kernels(Network(SMALL, drawn(SMALL)), "conv2d_1")
    assert (found.filters, found.channels) == (5, 3)
    assert found.why_mean.value == pytest.approx(float(found.kernel.mean()), abs=CLOSE)
    assert found.why_deviation.value == pytest.approx(float(found.kernel.std()), abs=CLOSE)
    assert np.array_equal(found.picture(4, 2), found.kernel[:, :, 2, 4])


def test_histograms_of_two_share_their_edges_and_count_every_weight() -> None:
    one = kernels(Network(SMALL, drawn(SMALL)), "conv2d")
    other = Kernels("conv2d", one.kernel * 2)
    edges = common_edges([one, other], bins=8)
    for each in (one, other):
        bins = each.histogram(edges)
        assert len(bins) == 8 and sum(bin_.count for bin_ in bins) == each.kernel.size
        assert all(bin_.why.value == bin_.count for bin_ in bins)
        first = bins[0]
        inside = (each.kernel >= first.low) & (each.kernel < first.high)
        assert int(inside.sum()) == first.count
    flat = Kernels("flat", np.zeros((3, 3, 1, 2), dtype=np.float32))
    assert sum(bin_.count for bin_ in flat.histogram(common_edges([flat]))) == 18


# What excites a filter


@pytest.mark.parametrize("by", WAYS)
@pytest.mark.parametrize("layer", ["conv2d_1", "dense"])
def test_the_pictures_that_excite_most_are_those_with_the_largest_maps(
    by: Any, layer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.vision.batched.PIECE", 50_000)
    images = np.random.default_rng(2).integers(0, 256, (30, 28, 28)).astype(np.uint8)
    network, told = Network(SMALL, drawn(SMALL)), list[Progress]()
    found = excite(network, images, layer, by, told.append)
    assert len(told) > 3 and told[-1].done == told[-1].total == 30
    outputs = [network.passage(as_input(each)).stages[network.at(layer)].output for each in images]
    for map_ in range(found.maps):
        alone = [each[..., map_] for each in outputs]
        numbers = [each.max() if by == "max" else each.mean() for each in alone]
        np.testing.assert_allclose(found.scores[:, map_], numbers, atol=CLOSE)
        (position, value), *_others = found.strongest(map_, 4)
        assert value == pytest.approx(max(numbers), abs=CLOSE)
        reason = found.why(position, map_, alone[position])
        assert reason.value == pytest.approx(value, abs=CLOSE)


def test_looking_through_pictures_can_be_stopped() -> None:
    def stop(progress: Progress) -> None:
        if progress.done:
            raise Stopped("stopped")

    images = np.zeros((4, 28, 28), dtype=np.uint8)
    with pytest.raises(Refusal):
        excite(Network(SMALL, drawn(SMALL)), images, "conv2d", "max", stop)
    assert excite(Network(SMALL, drawn(SMALL)), images, "conv2d", "max", unseen).maps == 3
