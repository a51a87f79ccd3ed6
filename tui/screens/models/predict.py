"""Predict, then see: the table without its numbers, to be filled in by the learner."""

from collections.abc import Callable
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from engine.why import Refusal
from engine.zoo.guesses import judge_count, judge_shape, read_count, read_shape
from engine.zoo.layers import Input
from engine.zoo.signal import shape_text
from engine.zoo.summary import Row
from tui import wording
from tui.language import _, counted, say
from tui.screens.ask import AskScreen
from tui.screens.models.answers import count_answer, settings_text, shape_answer
from tui.screens.models.state import Guess
from tui.screens.models.view import ModelView
from tui.wording.hints import hint
from widgets.answer import Answer
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure

SHAPE, COUNT = 0, 1
HIDDEN, RIGHT, WRONG = "?", "✓", "✗"


class GuessTable(FigureTable):
    """A table on whose cells a digit begins a guess, as it begins a value on a knob."""

    class Begun(Message):
        """The learner has begun to type a guess."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_key(self, event: events.Key) -> None:
        """Take a digit for the cell under the cursor, and leave every other key."""
        if (event.character or "").isdecimal():
            event.stop()
            event.prevent_default()
            self.post_message(self.Begun(event.character or ""))


class PredictView(ModelView):
    """Output shape and count of every layer, hidden until they have been predicted."""

    def compose(self) -> ComposeResult:
        """How far the learner is, and the table."""
        yield Static(id="predict-heading", classes="heading", markup=False)
        yield GuessTable(id="predict-rows", choosable=True)

    def draw(self) -> None:
        """Show what has been found out so far."""
        rows = self.state.table.rows
        heads = (_("layer"), _("output"), _("parameters"))
        shown = [
            FigureRow(
                f"{i:>2} {row.layer.label}",
                (
                    self._cell(i, SHAPE, row, shape_text(row.shape)),
                    self._cell(i, COUNT, row, f"{row.count.total:,}"),
                ),
            )
            for i, row in enumerate(rows)
        ]
        self.query_one(FigureTable).set_content(heads, shown, title=_("Predict, then see"))
        self._draw_heading()
        self.shown()

    def _draw_heading(self) -> None:
        guesses = self.state.guesses.values()
        right = sum(guess.right for guess in guesses)
        seen = sum(guess.seen and not guess.right for guess in guesses)
        hidden = (len(self.state.table.rows) - 1) * 2 - right - seen
        parts = [
            counted("{n} predicted", "{n} predicted", right),
            counted("{n} looked up", "{n} looked up", seen),
            counted("{n} still hidden", "{n} still hidden", hidden),
            _("type a number · v shows one"),
        ]
        self.query_one("#predict-heading", Static).update(" · ".join(parts))

    def _cell(self, place: int, column: int, row: Row, text: str) -> Figure:
        if isinstance(row.layer, Input):
            return Figure(row.name, text, partial(self._answer, place, column))
        guess = self.state.guesses.get((place, column))
        shown = HIDDEN
        if guess is not None:
            shown = f"{RIGHT if guess.right else WRONG} {guess.text}"
            if guess.seen or guess.right:
                shown = f"{RIGHT} {text}" if guess.right else text
        return Figure(row.name, shown, partial(self._answer, place, column))

    def _answer(self, place: int, column: int) -> Answer:
        row, guess = self.state.table.rows[place], self.state.guesses.get((place, column))
        if isinstance(row.layer, Input) or (guess is not None and (guess.seen or guess.right)):
            return shape_answer(row) if column == SHAPE else count_answer(row)
        return _question(row, column, guess)

    # Guessing

    @property
    def _at(self) -> tuple[int, int]:
        return divmod(self.query_one(FigureTable).cursor, 2)

    @on(GuessTable.Begun)
    def _begun(self, event: GuessTable.Begun) -> None:
        self._ask(event.text)

    @on(FigureTable.Chosen)
    def _chosen(self) -> None:
        self._ask("")

    def _ask(self, text: str) -> None:
        place, column = self._at
        row, guess = self.state.table.rows[place], self.state.guesses.get((place, column))
        if isinstance(row.layer, Input) or (guess is not None and (guess.seen or guess.right)):
            return
        asked = _question(row, column, None)
        self.app.push_screen(
            AskScreen(
                f"{asked.title} = ?\n{asked.note}",
                text,
                check=partial(_problem, column),
                begun=bool(text),
            ),
            partial(self._guessed, place, column),
        )

    def _guessed(self, place: int, column: int, text: str | None) -> None:
        if text is None:
            return
        row = self.state.table.rows[place]
        found = (
            judge_shape(row, read_shape(text))
            if column == SHAPE
            else judge_count(row, read_count(text), self.state.table)
        )
        self.state.guesses[place, column] = Guess(text.strip(), found, found.right)
        if found.right:
            self.app.reach("predicted_shape" if column == SHAPE else "predicted")
        self.draw()

    def reveal(self) -> None:
        """Show the number under the cursor without a guess."""
        place, column = self._at
        guess = self.state.guesses.get((place, column), Guess())
        self.state.guesses[place, column] = Guess(guess.text, guess.hint, guess.right, seen=True)
        self.draw()


def _question(row: Row, column: int, guess: Guess | None) -> Answer:
    """What is asked, with all that is needed to reckon it out; and what was wrong so far."""
    shape = shape_text(row.given.shape)
    about = say("Comes in: {n} ids.", n=shape) if row.given.ids else say("Comes in: {n}.", n=shape)
    title = (
        say("{layer}: output shape", layer=row.layer.label)
        if column == SHAPE
        else say("{layer}: parameters", layer=row.layer.label)
    )
    settings = settings_text(row)
    note = " ".join(part for part in (about, settings) if part)
    if guess is not None and guess.hint is not None:
        note = hint(guess.hint) + " " + note
    return Answer(title, "", (), HIDDEN, note)


def _problem(column: int, text: str) -> str:
    read: Callable[[str], object] = read_shape if column == SHAPE else read_count
    try:
        read(text)
    except Refusal as refusal:
        return wording.refusal(refusal)
    return ""
