"""A view of a window that slides over an input: stepped through, edited, and predicted."""

from typing import Any, Generic

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static

from engine.why import Refusal
from tui.keys import key
from tui.language import N_, _, counted, say
from tui.screens.choose import ChooseScreen
from tui.screens.steps import sheets, slips
from tui.screens.steps.answers import UNKNOWN, shape_figures
from tui.screens.steps.board import Board
from tui.screens.steps.sliding_state import Guess, S, SlidingState
from tui.screens.steps.texts import place_text, shown
from tui.screens.steps.view import StepsView
from tui.wording.steps import EXAMPLES
from tui.wording.steps_lab import MADE_UP
from widgets.cursor_view import CursorView
from widgets.figures import Figures
from widgets.growing_sum import GrowingSum
from widgets.knobs import Knob, KnobBar
from widgets.number_grid import NumberGrid

LARGEST_NUMBER = 1_000_000


class WindowView(StepsView, Generic[S]):
    """Input, kernel and output side by side, the sum that grows, and the knobs."""

    BINDINGS = [
        key("space", "play", N_("Play"), "steps.play"),
        key("n", "part(1)", N_("Next term"), "steps.next"),
        key("b", "part(-1)", N_("A term back"), "steps.back", show=False),
        key("right_square_bracket", "place(1)", N_("Next cell"), "steps.next_cell"),
        key("left_square_bracket", "place(-1)", N_("Cell before"), "steps.cell_before", show=False),
        key("z", "ends(False)", N_("From the beginning"), "steps.first", show=False),
        key("x", "ends(True)", N_("To the end"), "steps.last", show=False),
        key("e", "examples", N_("Examples"), "steps.examples"),
        key("g", "predict", N_("Predict"), "steps.predict"),
        key("v", "reveal", N_("Show it"), "steps.reveal"),
        key("h", "channel", N_("Next channel"), "steps.channel"),
        key("f", "filter", N_("Next filter"), "steps.filter"),
        key("u", "as_it_was", N_("As it was"), "steps.as_it_was", show=False),
    ]
    DEFAULT_CSS = """
    WindowView {
        & > GrowingSum { height: 2; }
        & > Figures { height: auto; max-height: 2; }
        & > KnobBar { height: auto; }
    }
    """

    def __init__(self, state: SlidingState[S], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.state = state
        self._timer: Timer | None = None

    # What a subclass gives

    def knobs(self) -> list[Knob]:
        """What can be set."""
        raise NotImplementedError

    def turned(self, knob: str, value: Any) -> None:
        """Set something; a Refusal if that cannot be."""
        raise NotImplementedError

    def example_codes(self) -> list[str]:
        """The examples that there are, and what is made up."""
        raise NotImplementedError

    def take_example(self, code: str) -> None:
        """Take one of them in hand."""
        raise NotImplementedError

    def edited(self, grid: NumberGrid, event: NumberGrid.Edited) -> None:
        """Another number was typed into the input or the kernel."""
        raise NotImplementedError

    # Drawing

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
        self.draw_numbers()
        self.shown()

    def draw_numbers(self) -> None:
        """Show how far the learner has come."""
        state, board = self.state, self.board
        board.set_content(sheets.sheets(state), state.channel)
        if state.asked is None:
            board.output.go_to(*self._output_at())
        self._draw_marks()
        self._draw_sum()
        self.head(self._heading())
        self.refresh_bindings()

    def focus_first(self) -> None:
        """The output: from there the window is moved."""
        self.board.output.focus()

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
            return _("What stands here? Type it. n shows a term, v the number.")
        return _("n adds the first term, ] fills the cell, ␣ plays.")

    def _heading(self) -> str:
        """What is in hand: the example, whether it was changed, and which channel and filter."""
        state, operation = self.state, self.state.operation
        title = _({**EXAMPLES, **MADE_UP}[state.example])
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
        self.draw_numbers()

    def _jump(self, grid: NumberGrid) -> None:
        """Show what made the number under the cursor."""
        state = self.state
        place = state.operation.number_of(sheets.grid_place(state.operation, grid.at))
        if state.asked is None and place == state.walk.at:
            return
        state.asked = None
        self.stop()
        if state.predicting:
            state.walk.at, state.walk.parts = place, 0
        elif place != state.walk.at:
            state.walk.go_to(place, state.steps_at)
        self.draw_numbers()

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
            state.walk.at, state.walk.parts = max(0, min(state.walk.at + by, last)), 0
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
            state.walk.go_to(len(state.operation.places) - 1, state.steps_at)
            state.walk.parts *= not state.predicting
        self._stepped()

    def _stepped(self) -> None:
        self.state.asked = None
        self.draw_numbers()
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

    # Predicting

    def action_predict(self) -> None:
        """Hide the output until it has been predicted; or show it again."""
        self.stop()
        state = self.state
        state.predicting = not state.predicting
        state.guesses.clear()
        state.asked = None
        state.walk.begin()
        self.draw_numbers()
        self.lab.explain_again()
        self.board.output.focus()

    def action_reveal(self) -> None:
        """Show a number that was to be predicted."""
        state = self.state
        where = state.walk.at, state.filter
        if state.hides(state.walk.at):
            guess = state.guesses.get(where, Guess())
            state.guesses[where] = Guess(guess.text, guess.told, seen=True)
            state.walk.parts = state.steps_at(state.walk.at)
            self._stepped()

    def _guessed(self, value: float) -> None:
        state = self.state
        at, filter_ = state.walk.at, state.filter
        right = slips.is_right(value, state.operation.value(at, filter_))
        told = "" if right else slips.slip(state.operation, at, filter_, value)
        state.guesses[at, filter_] = Guess(shown(value), told, right=right)
        if right:
            state.walk.parts = state.steps_at(at)
            self.app.reach("predicted_cell")
        self._stepped()
        if told:
            self.complain(told)

    # Editing and setting

    @on(NumberGrid.Edited)
    def _edited(self, event: NumberGrid.Edited) -> None:
        grid = event.view
        assert isinstance(grid, NumberGrid)
        if abs(event.value) > LARGEST_NUMBER:
            self.complain(say("Numbers up to {most:,} are wanted here.", most=LARGEST_NUMBER))
        elif grid is self.board.output:
            self._guessed(event.value)
        else:
            self.edited(grid, event)
            if self.board.is_kernel(grid):
                self.app.reach("edited_kernel")
            self.draw()

    @on(NumberGrid.Refused)
    def _no_number(self, event: NumberGrid.Refused) -> None:
        self.complain(say("“{text}” is no number.", text=event.text))

    @on(KnobBar.Changed)
    def _turned(self, event: KnobBar.Changed) -> None:
        event.stop()
        self.stop()
        try:
            self.turned(event.id, event.value)
        except Refusal as refusal:
            self.draw()
            self.complain(refusal)
        else:
            self.draw()

    def action_channel(self) -> None:
        """The next channel of the input."""
        self.state.take_channel((self.state.channel + 1) % self.state.operation.channels)
        self.draw_numbers()
        self.lab.explain_again()

    def action_filter(self) -> None:
        """The next filter, and the number that it makes at the same place."""
        state = self.state
        state.filter = (state.filter + 1) % state.operation.filters
        state.walk.parts = min(state.walk.parts, state.steps_at(state.walk.at))
        self.draw_numbers()
        self.lab.explain_again()

    def action_examples(self) -> None:
        """Choose one of the examples, or have one made up."""
        codes = self.example_codes()
        titles = [_({**EXAMPLES, **MADE_UP}[code]) for code in codes]

        def chosen(i: int | None) -> None:
            if i is not None:
                self.stop()
                self.take_example(codes[i])
                self._forget_cursors()
                self.draw()

        self.app.push_screen(ChooseScreen(_("Which example?"), titles), chosen)

    def _forget_cursors(self) -> None:
        for grid in self.board.query(CursorView):
            grid.move_to(0)

    def action_as_it_was(self) -> None:
        """The example in hand, without the learner's changes."""
        self.stop()
        self.state.change(self.state.original)
        self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means nothing now is not offered."""
        state = self.state
        match action:
            case "channel":
                return state.operation.channels > 1
            case "filter":
                return self._has_filters
            case "reveal":
                return state.predicting
            case "play":
                return not state.predicting
            case "as_it_was":
                return state.operation is not state.original
        return super().check_action(action, parameters)
