"""A view of a window that slides over an input: stepped through, edited, and predicted."""

from typing import Any

from textual import on

from engine.why import Refusal
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.choose import ChooseScreen
from tui.screens.steps import slips
from tui.screens.steps.sliding_state import Guess, S
from tui.screens.steps.texts import shown
from tui.screens.steps.window_stepping import WindowStepping
from tui.wording.steps_lab import TITLES
from widgets.cursor_view import CursorView
from widgets.knobs import KnobBar
from widgets.number_grid import NumberGrid

LARGEST_NUMBER = 1_000_000
LARGEST_GUESS = LARGEST_NUMBER**3  # more than such numbers times such weights come to


class WindowView(WindowStepping[S]):
    """Numbers that can be guessed and typed anew, and settings that can be turned."""

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

    # What a subclass gives

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

    # Predicting

    def action_predict(self) -> None:
        """Hide the output until it has been predicted; or show it again."""
        self.stop()
        state = self.state
        state.predicting = not state.predicting
        state.guesses.clear()
        state.asked = None
        state.walk.begin()
        self.draw_progress()
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
        most = LARGEST_GUESS if grid is self.board.output else LARGEST_NUMBER
        if abs(event.value) > most:
            self.complain(say("Numbers up to {most:,} are wanted here.", most=most))
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
        self.draw_progress()
        self.lab.explain_again()

    def action_filter(self) -> None:
        """The next filter, and the number that it makes at the same place."""
        state = self.state
        state.filter = (state.filter + 1) % state.operation.filters
        if state.predicting:
            state.stand_at(state.walk.at)
        state.walk.parts = min(state.walk.parts, state.steps_at(state.walk.at))
        self.draw()

    def action_examples(self) -> None:
        """Choose one of the examples, or have one made up."""
        codes = self.example_codes()
        titles = [_(TITLES[code]) for code in codes]

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
