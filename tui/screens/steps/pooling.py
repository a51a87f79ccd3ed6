"""Pooling of pictures and of signals, by the largest number or by the mean."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.explain import examples, grids
from engine.explain.pooling import Pooling
from tui.screens.steps import reshaping, sheets
from tui.screens.steps.knobs import pooling_knobs
from tui.screens.steps.sliding import SlidingPool
from tui.screens.steps.sliding_state import SlidingState
from tui.screens.steps.window_view import WindowView
from widgets.knobs import Knob
from widgets.number_grid import NumberGrid

EXAMPLES: Mapping[str, Pooling] = {**examples.POOLINGS_2D, **examples.POOLINGS_1D}


def begin() -> SlidingState[SlidingPool]:
    """The first example."""
    code, pooling = next(iter(EXAMPLES.items()))
    operation = SlidingPool(pooling)
    return SlidingState(code, operation, operation)


class PoolingView(WindowView[SlidingPool]):
    """Of every window one number is left; each channel has an output of its own."""

    @property
    def _of(self) -> Pooling:
        return self.state.operation.of

    def knobs(self) -> list[Knob]:
        """What can be set in a pooling."""
        return list(pooling_knobs(self._of, self.state.speed))

    def turned(self, knob: str, value: Any) -> None:
        """Set something in it; another number of axes is another example."""
        if knob == "speed":
            self.state.speed = value
        elif knob == "axes":
            there = examples.POOLINGS_1D if value == "1" else examples.POOLINGS_2D
            self.take_example(next(iter(there)))
        else:
            self._change(reshaping.pooling_with(self._of, knob, value))

    def example_codes(self) -> list[str]:
        """The course's examples, and what is made up."""
        return [*EXAMPLES, "random", "empty"]

    def take_example(self, code: str) -> None:
        """One of them; what is made up has the sizes of what is in hand."""
        state, of = self.state, self._of
        made = EXAMPLES.get(code)
        if made is None:
            state.seed += 1
            bounds = reshaping.INPUT if code == "random" else (0, 0)
            made = replace(of, input=grids.random(of.input.shape, state.seed, *bounds))
        state.take(code, SlidingPool(made))

    def edited(self, grid: NumberGrid, event: NumberGrid.Edited) -> None:
        """Another number in the input."""
        place = sheets.input_place(self.state.operation, (event.row, event.column))
        cell = (*place, self.board.channel_of(grid))
        self._change(replace(self._of, input=reshaping.changed(self._of.input, cell, event.value)))

    def _change(self, pooling: Pooling) -> None:
        self.state.change(SlidingPool(pooling))
