"""A window that slides over an input, as it is drawn: grids, marks, sum and shape."""

from typing import Generic

from textual.app import ComposeResult
from textual.widgets import Static

from tui.language import _, counted, say
from tui.screens.steps import sheets
from tui.screens.steps.answers import UNKNOWN, shape_figures
from tui.screens.steps.board import Board
from tui.screens.steps.sliding_state import S, SlidingState
from tui.screens.steps.texts import place_text, shown
from tui.screens.steps.view import StepsView
from tui.screens.view import focus_now
from tui.wording.steps_lab import TITLES
from widgets.figures import Figures
from widgets.growing_sum import GrowingSum
from widgets.knobs import Knob, KnobBar
from widgets.number_grid import NumberGrid


class WindowDrawing(StepsView, Generic[S]):
    """Input, kernel and output side by side, the sum that grows, and the knobs."""

    DEFAULT_CSS = """
    WindowDrawing {
        & > GrowingSum { height: 2; }
        & > Figures { height: auto; max-height: 2; }
        & > KnobBar { height: auto; }
    }
    """

    def __init__(self, state: SlidingState[S], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.state = state

    def knobs(self) -> list[Knob]:
        """What can be set."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """What is in hand, the grids, the sum, the shape, the knobs."""
        yield Static(classes="heading", markup=False)
        yield Board(self.id or "")
        yield GrowingSum()
        yield Figures(id=f"{self.id}-shape")
        yield KnobBar(id=f"{self.id}-knobs")

    @property
    def board(self) -> Board:
        """The grids."""
        return self.query_one(Board)

    def draw(self) -> None:
        """Show everything as it is now."""
        self.query_one(Figures).set_content(shape_figures(self.state.operation))
        self.query_one(KnobBar).set_content(self.knobs())
        self.board.set_content(sheets.sheets(self.state), self.state.channel)
        self.draw_progress()
        self.shown()

    def draw_progress(self) -> None:
        """Show how far the learner has come: input and kernel are the same all the way."""
        state, board = self.state, self.board
        board.set_output(sheets.output(state), state.channel)
        self._keep_focus()
        if state.asked is None:
            board.output.go_to(*self._output_at())
        self._draw_marks()
        self._draw_sum()
        self.head(self._heading())
        self.refresh_bindings()

    def _keep_focus(self) -> None:
        """Where the grid in focus gave way to another channel's, go on in that one."""
        grid, board, channel = self.screen.focused, self.board, self.state.channel
        if not isinstance(grid, NumberGrid) or grid.display:
            return
        other = board.output
        if board.is_kernel(grid):
            other = board.kernel(channel)
        elif self.state.asked is not None:
            other = board.input(channel)
        if other is not board.output:
            other.go_to(*grid.at)
        other.focus()

    def focus_first(self) -> None:
        """The output: from there the window is moved."""
        focus_now(self.board.output)

    def _output_at(self) -> tuple[int, int]:
        return sheets.grid_at(self.state.operation.places[self.state.walk.at])

    def _draw_marks(self) -> None:
        """The window, the factors in hand, and the number that they make; or where a cell goes."""
        state, board = self.state, self.board
        operation, walk = state.operation, state.walk
        if state.asked is not None:
            asked = sheets.input_at(operation, state.asked)
            for channel in range(operation.channels):
                board.input(channel).set_marks((), asked if channel == state.channel else None)
                board.kernel(channel).set_marks()
            board.output.set_marks(sheets.reached_marks(state, state.asked))
            return
        parts = operation.parts(walk.at, state.filter)
        complete = walk.parts >= state.steps_at(walk.at)
        part = None if complete or not 0 < walk.parts <= len(parts) else parts[walk.parts - 1]
        window = sheets.window_marks(state)
        for channel in range(operation.channels):
            cell, weight = sheets.factors_at(operation, part, channel)
            looked_at = window if channel == state.filter or not operation.apart else ()
            board.input(channel).set_marks(looked_at, cell)
            board.kernel(channel).set_marks((), weight)
        board.output.set_marks({self._output_at()})

    def _draw_sum(self) -> None:
        state, line = self.state, self.query_one(GrowingSum)
        walk, operation = state.walk, state.operation
        start = f"{place_text(operation.places[walk.at])}  "
        if not walk.parts:
            line.set_text(start + self._invitation())
            return
        written = operation.written(walk.at, state.filter, walk.parts)
        hidden = state.hides(walk.at)
        value = UNKNOWN if hidden else shown(written.value)
        line.set_content(
            written.parts, written.joint, start + written.before, f"{written.after} = {value}"
        )

    def _invitation(self) -> str:
        if self.state.predicting:
            return _("Type what stands here. n shows a term, v the number.")
        return _("n adds the first term, ] fills the cell, ␣ plays.")

    def _heading(self) -> str:
        """What is in hand: the example, whether it was changed, and which channel and filter."""
        state, operation = self.state, self.state.operation
        title = _(TITLES[state.example])
        parts = [title if operation is state.original else f"◆ {title}"]
        if state.predicting:
            parts.append(self._standing())
        if operation.channels > 1:
            parts.append(say("channel {n}/{all} (h)", n=state.channel + 1, all=operation.channels))
        if self._has_filters:
            parts.append(say("filter {n}/{all} (f)", n=state.filter + 1, all=operation.filters))
        return " · ".join(parts)

    @property
    def _has_filters(self) -> bool:
        """Whether there are filters to choose among."""
        return self.state.operation.filters > 1 and not self.state.operation.apart

    def _standing(self) -> str:
        """How many numbers were predicted, and how many are left."""
        state = self.state
        right = sum(guess.right for guess in state.guesses.values())
        numbers = len(state.operation.places) * state.operation.filters
        done = sum(guess.right or guess.seen for guess in state.guesses.values())
        return " · ".join(
            (
                counted("{n} predicted", "{n} predicted", right),
                counted("{n} still hidden", "{n} still hidden", numbers - done),
            )
        )
