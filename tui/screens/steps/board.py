"""The grids of an operation side by side: inputs, kernels, bias and output."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from widgets.number_grid import NumberGrid, Numbers

MOST_CHANNELS = 3
GAP = 2


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the grids show; as many kernels as inputs, or none, and a bias or none."""

    inputs: Sequence[Numbers]
    kernels: Sequence[Numbers]
    bias: Numbers | None
    output: Numbers


class Board(Horizontal):
    """All channels side by side where there is room, else the one in hand."""

    DEFAULT_CSS = """
    Board {
        height: 1fr;
        & > NumberGrid { width: 1fr; height: auto; max-height: 100%; margin-right: 2; }
        & > .output { margin-right: 0; }
    }
    """

    def __init__(self, name: str) -> None:
        super().__init__(id=f"{name}-board")
        self._inputs = [NumberGrid(id=f"{name}-input-{i}") for i in range(MOST_CHANNELS)]
        self._kernels = [NumberGrid(id=f"{name}-kernel-{i}") for i in range(MOST_CHANNELS)]
        self._bias = NumberGrid(id=f"{name}-bias")
        self.output = NumberGrid(id=f"{name}-output", classes="output")
        self._sheets: Sheets | None = None
        self._channel = 0

    def compose(self) -> ComposeResult:
        """The grids, in the order in which they are read."""
        yield from (*self._inputs, *self._kernels, self._bias, self.output)

    def set_content(self, sheets: Sheets, channel: int) -> None:
        """Show these numbers; this channel in any case."""
        self._sheets, self._channel = sheets, channel
        for grids, given in ((self._inputs, sheets.inputs), (self._kernels, sheets.kernels)):
            for grid, numbers in zip(grids, given, strict=False):
                grid.set_content(numbers)
        self._bias.set_content(sheets.bias or Numbers())
        self.output.set_content(sheets.output)
        self._share_room()

    def set_output(self, output: Numbers, channel: int) -> None:
        """Show another output, and this channel in any case; the rest is as it was."""
        if self._sheets is not None:
            self._sheets, self._channel = replace(self._sheets, output=output), channel
            self.output.set_content(output)
            self._share_room()

    def on_resize(self, event: events.Resize) -> None:
        """Share the room out anew."""
        self._share_room()

    def _share_room(self) -> None:
        """Decide which grids are seen, and let none be wider than its numbers."""
        if self._sheets is None or not self.size.width:
            return
        channels = list(range(len(self._sheets.inputs)))
        if sum(grid.numbers.natural_width + GAP for grid in self._seen(channels)) > self.size.width:
            channels = [self._channel]
        seen = self._seen(channels)
        for grid in (*self._inputs, *self._kernels, self._bias, self.output):
            grid.display = grid in seen
        for grid in seen:
            grid.styles.max_width = grid.numbers.natural_width

    def _seen(self, channels: Sequence[int]) -> list[NumberGrid]:
        sheets = self._sheets
        assert sheets is not None
        kernels = [self._kernels[i] for i in channels] if sheets.kernels else []
        bias = [self._bias] if sheets.bias is not None else []
        return [*(self._inputs[i] for i in channels), *kernels, *bias, self.output]

    # Which grid is which

    def input(self, channel: int) -> NumberGrid:
        """The grid of a channel of the input."""
        return self._inputs[channel]

    def kernel(self, channel: int) -> NumberGrid:
        """The grid of a channel of the kernel."""
        return self._kernels[channel]

    @property
    def bias(self) -> NumberGrid:
        """The grid of the bias."""
        return self._bias

    def channel_of(self, grid: NumberGrid) -> int:
        """The channel that a grid of input or kernel shows."""
        grids = self._inputs if grid in self._inputs else self._kernels
        return grids.index(grid)

    def is_input(self, grid: NumberGrid) -> bool:
        """Whether a grid shows the input."""
        return grid in self._inputs

    def is_kernel(self, grid: NumberGrid) -> bool:
        """Whether a grid shows the kernel."""
        return grid in self._kernels
