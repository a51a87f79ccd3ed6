"""The way of a window over its input: by cursor, by key, and by itself."""

from textual import on
from textual.timer import Timer

from tui.screens.steps import sheets
from tui.screens.steps.sliding_state import S, SlidingState
from tui.screens.steps.window_drawing import WindowDrawing
from widgets.number_grid import NumberGrid


class WindowStepping(WindowDrawing[S]):
    """A window that goes from place to place, adding up part by part."""

    def __init__(self, state: SlidingState[S], *, id: str) -> None:  # noqa: A002
        super().__init__(state, id=id)
        self._timer: Timer | None = None

    # Following the cursor

    @on(NumberGrid.Moved)
    def _moved(self, event: NumberGrid.Moved) -> None:
        grid = event.view
        if not isinstance(grid, NumberGrid) or not grid.has_focus:
            return
        if self.board.is_input(grid):
            self._ask(grid)
        elif grid is self.board.output:
            self._jump(grid)

    def _ask(self, grid: NumberGrid) -> None:
        """Show where the cell under the cursor goes."""
        state = self.state
        place = sheets.input_place(state.operation, grid.at)
        channel = self.board.channel_of(grid)
        if (place, channel) == (state.asked, state.channel):
            return
        state.asked = place
        state.take_channel(channel)
        self.stop()
        self.draw_progress()

    def _jump(self, grid: NumberGrid) -> None:
        """Show what made the number under the cursor."""
        state = self.state
        place = state.operation.number_of(sheets.grid_place(state.operation, grid.at))
        if state.asked is None and place == state.walk.at:
            return
        state.asked = None
        self.stop()
        if place != state.walk.at:
            state.stand_at(place)
        self.draw_progress()

    @on(NumberGrid.Chosen)
    def _chosen(self, event: NumberGrid.Chosen) -> None:
        """Add a number of the output up once more, from its beginning."""
        if event.view is self.board.output and not self.state.predicting:
            self.stop()
            self.state.walk.open(self.state.walk.at)
            self._stepped()

    # Stepping

    def action_part(self, by: int) -> None:
        """One term on, or one back."""
        self.stop()
        self._part(by)

    def _part(self, by: int) -> bool:
        state = self.state
        goes_on = True
        if by > 0:
            goes_on = self._part_on()
        else:
            state.walk.part_before(state.steps_at)
        self._stepped()
        return goes_on

    def _part_on(self) -> bool:
        """The next term; what a learner is to say is not passed over, nor said for them."""
        state, walk = self.state, self.state.walk
        if state.hides(walk.at) and walk.parts >= len(state.operation.parts(walk.at, state.filter)):
            return False
        goes_on = walk.next_part(len(state.operation.places), state.steps_at)
        parts = state.operation.parts(walk.at, state.filter)
        cell = parts[min(walk.parts, len(parts)) - 1].cell
        if cell is not None:
            state.take_channel(cell[-1])
        if walk.parts == state.steps_at(walk.at) and not state.predicting:
            self.app.reach("stepped")
        return goes_on

    def action_place(self, by: int) -> None:
        """One place on, or one back."""
        self.stop()
        state = self.state
        last = len(state.operation.places) - 1
        if state.predicting:
            state.stand_at(max(0, min(state.walk.at + by, last)))
        elif by > 0:
            state.walk.next_place(last + 1, state.steps_at)
        else:
            state.walk.place_before(state.steps_at)
        self._stepped()

    def action_ends(self, last: bool) -> None:
        """All of it filled, or none."""
        self.stop()
        state = self.state
        state.walk.begin()
        if last:
            state.stand_at(len(state.operation.places) - 1)
        self._stepped()

    def _stepped(self) -> None:
        self.state.asked = None
        self.draw_progress()
        self.lab.explain_again()

    # Playing

    def action_play(self) -> None:
        """Step on by itself, or stop; where nothing may move, all of it at once."""
        if self._timer is not None:
            self.stop()
            return
        state = self.state
        if state.walk.filled == len(state.operation.places):
            state.walk.begin()
        if self.app.animation_level == "none":
            self.action_ends(True)
            return
        self._timer = self.set_interval(1 / state.speed, self._tick)
        self._tick()

    def _tick(self) -> None:
        if not self.lab.is_open(self.id or "") or not self._part(1):
            self.stop()

    def stop(self) -> None:
        """Play no further."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
