"""The way through an output, and every number that is shown on it, without any screen."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.explain.convolution import Convolution
from engine.explain.examples import CONVOLUTIONS_2D
from engine.explain.pooling import Pooling
from tui.screens.steps.reshaping import changed, convolution_with, pooling_with, with_bias
from tui.screens.steps.sheets import grid_at, grid_place, input_at, input_place
from tui.screens.steps.sliding import Sliding, SlidingPool, SlidingSum
from tui.screens.steps.walk import Walk

PARTS = st.lists(st.integers(1, 5), min_size=1, max_size=6)
MOVES = st.lists(st.sampled_from(["part", "back", "place", "before", "jump", "open"]), max_size=40)


@given(PARTS, MOVES, st.data())
def test_the_walk_stays_on_its_way(parts: list[int], moves: list[str], data: st.DataObject) -> None:
    walk = Walk()
    for move in moves:
        match move:
            case "part":
                walk.next_part(len(parts), parts.__getitem__)
            case "back":
                walk.part_before(parts.__getitem__)
            case "place":
                walk.next_place(len(parts), parts.__getitem__)
            case "before":
                walk.place_before(parts.__getitem__)
            case "jump":
                walk.go_to(data.draw(st.integers(0, len(parts) - 1)), parts.__getitem__)
            case "open":
                walk.open(data.draw(st.integers(0, len(parts) - 1)))
        assert 0 <= walk.at < len(parts)
        assert 0 <= walk.parts <= parts[walk.at]
        assert 0 <= walk.filled <= len(parts)


@given(PARTS)
def test_every_part_is_met_once_on_the_way_and_on_the_way_back(parts: list[int]) -> None:
    walk, met = Walk(), []
    while walk.next_part(len(parts), parts.__getitem__):
        met.append((walk.at, walk.parts))
    assert met == [(at, part) for at, of in enumerate(parts) for part in range(1, of + 1)]
    assert walk.filled == len(parts)
    for _part in range(sum(parts) + len(parts) - 1):
        walk.part_before(parts.__getitem__)
    assert walk == Walk()


@st.composite
def operations(draw: st.DrawFn) -> Sliding:
    """A convolution or a pooling as the knobs can make it."""
    axes, channels = draw(st.integers(1, 2)), draw(st.integers(1, 3))
    size, window = draw(st.integers(3, 6)), draw(st.integers(1, 3))
    padding = draw(st.sampled_from(["valid", "same"]))
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    numbers = rng.integers(-9, 9, (*[size] * axes, channels)).astype(np.float32)
    stride = draw(st.integers(1, 3))
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["max", "average"]))
        return SlidingPool(Pooling(numbers, window, stride, padding, kind))
    filters = draw(st.integers(1, 2))
    kernel = rng.integers(-3, 3, (*[window] * axes, channels, filters)).astype(np.float32)
    bias = draw(st.sampled_from([None, np.arange(filters, dtype=np.float32)]))
    activation = draw(st.sampled_from(["linear", "relu", "sigmoid", "softmax"]))
    return SlidingSum(
        Convolution(numbers, kernel, bias, stride, padding=padding, activation=activation)
    )


@given(operations())
@settings(max_examples=40)
def test_the_last_step_of_every_sum_is_the_number_that_comes_out(operation: Sliding) -> None:
    for filter_ in range(operation.filters):
        for place in range(len(operation.places)):
            steps = operation.steps_at(place, filter_)
            last = operation.written(place, filter_, steps)
            assert abs(last.value - operation.value(place, filter_)) < 1e-4
            for part in operation.parts(place, filter_):
                if part.cell is not None:
                    assert part.cell[:-1] in operation.window(place)


@given(operations())
@settings(max_examples=20)
def test_places_and_cells_of_grids_belong_together(operation: Sliding) -> None:
    for place in range(len(operation.places)):
        for cell in operation.window(place):
            assert min(input_at(operation, cell)) >= 0
            assert input_place(operation, input_at(operation, cell)) == cell
        there = operation.places[place]
        assert grid_place(operation, grid_at(there)) == there


def test_other_sizes_keep_what_was_there() -> None:
    of = CONVOLUTIONS_2D["diagonal"]
    wider = convolution_with(of, "size", 5)
    assert wider.input.shape == (5, 5, 1)
    assert (wider.input[:3, :3] == of.input).all() and wider.input[3:].sum() == 0
    more = convolution_with(convolution_with(of, "filters", 3), "channels", 2)
    assert more.kernel.shape == (2, 2, 2, 3)
    assert (more.kernel[:, :, :1, :1] == of.kernel).all()
    assert more.kernel[..., 1:].any()
    biased = with_bias(more, 2, 4)
    assert biased.bias is not None and list(biased.bias) == [0, 0, 4]
    assert convolution_with(biased, "filters", 2).bias is not None
    assert with_bias(biased, 2, 0).bias is None
    assert convolution_with(of, "activation", "relu").activation == "relu"
    assert changed(of.input, (0, 0, 0), 1)[0, 0, 0] == 1 and of.input[0, 0, 0] == 9
    pooling = pooling_with(Pooling(of.input), "channels", 2)
    assert pooling.input.shape == (3, 3, 2)
    assert pooling_with(pooling, "size", 2).input.shape == (2, 2, 2)
    assert pooling_with(pooling, "kind", "average").kind == "average"
