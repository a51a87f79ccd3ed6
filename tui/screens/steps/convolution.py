"""Convolution along two axes, and along one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.explain import examples, grids
from engine.explain.convolution import Convolution
from tui.screens.steps import reshaping, sheets
from tui.screens.steps.knobs import convolution_knobs
from tui.screens.steps.sliding import SlidingSum
from tui.screens.steps.sliding_state import SlidingState
from tui.screens.steps.window_view import WindowView
from widgets.knobs import Knob
from widgets.number_grid import NumberGrid

EXAMPLES: Mapping[int, Mapping[str, Convolution]] = {
    1: examples.CONVOLUTIONS_1D,
    2: examples.CONVOLUTIONS_2D,
}


def begin(axes: int) -> SlidingState[SlidingSum]:
    """The first example along so many axes."""
    code, convolution = next(iter(EXAMPLES[axes].items()))
    operation = SlidingSum(convolution)
    return SlidingState(code, operation, operation)


class ConvolutionView(WindowView[SlidingSum]):
    """A kernel slides over a picture or a signal."""

    @property
    def _of(self) -> Convolution:
        return self.state.operation.of

    def knobs(self) -> list[Knob]:
        """What can be set in a convolution."""
        return list(convolution_knobs(self._of, self.state.speed))

    def turned(self, knob: str, value: Any) -> None:
        """Set something in it."""
        if knob == "speed":
            self.state.speed = value
        else:
            self._change(reshaping.convolution_with(self._of, knob, value))

    def example_codes(self) -> list[str]:
        """The course's examples, and what is made up."""
        return [*EXAMPLES[len(self._of.slides)], "random", "empty"]

    def take_example(self, code: str) -> None:
        """One of them; what is made up has the sizes of what is in hand."""
        state, of = self.state, self._of
        if code in ("random", "empty"):
            state.seed += 1
            shapes = of.input.shape, of.kernel.shape
            bounds = (reshaping.INPUT, reshaping.WEIGHT) if code == "random" else ((0, 0), (0, 0))
            input_, kernel = (
                grids.random(shape, state.seed, *ends)
                for shape, ends in zip(shapes, bounds, strict=True)
            )
            made = Convolution(
                input_, kernel, None, of.strides, of.padding, of.dilation, of.activation
            )
        else:
            made = EXAMPLES[len(of.slides)][code]
        state.take(code, SlidingSum(made))

    def edited(self, grid: NumberGrid, event: NumberGrid.Edited) -> None:
        """Another number in the input, the kernel or the bias."""
        state, at = self.state, (event.row, event.column)
        if grid is self.board.bias:
            self._change(reshaping.with_bias(self._of, state.filter, event.value))
            return
        channel = self.board.channel_of(grid)
        if self.board.is_input(grid):
            cell = (*sheets.input_place(state.operation, at), channel)
            numbers = reshaping.changed(self._of.input, cell, event.value)
            self._change(replace(self._of, input=numbers))
        else:
            weight = (*sheets.grid_place(state.operation, at), channel, state.filter)
            kernel = reshaping.changed(self._of.kernel, weight, event.value)
            self._change(replace(self._of, kernel=kernel))

    def _change(self, convolution: Convolution) -> None:
        self.state.change(SlidingSum(convolution))
