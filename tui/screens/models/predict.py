"""Predict, then see: the table without its numbers, to be filled in by the learner."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from engine.why import Refusal
from engine.zoo.guesses import judge_count, judge_shape, read_count, read_shape
from engine.zoo.layers import Input
from engine.zoo.signal import shape_text
from engine.zoo.summary import Row
from tui import wording
from tui.language import _, counted, say
from tui.screens.models.answers import count_answer, settings_text, shape_answer
from tui.screens.models.guess_table import CARET, GuessTable
from tui.screens.models.state import Guess
from tui.screens.models.view import ModelView
from tui.screens.view import focus_now
from tui.wording.hints import hint
from widgets.answer import Answer
from widgets.figure_table import FigureRow
from widgets.figures import Figure

COLUMNS = SHAPE, COUNT = 0, 1
HIDDEN, RIGHT, WRONG = "?", "✓", "✗"


class PredictView(ModelView):
    """Output shape and count of every layer, hidden until they have been predicted."""

    def compose(self) -> ComposeResult:
        """How far the learner is, and the table."""
        yield Static(id="predict-heading", classes="heading", markup=False)
        yield GuessTable(self._hides, id="predict-rows")

    def draw(self) -> None:
        """Show what has been found out so far."""
        heads = (_("layer"), _("output"), _("parameters"))
        shown = [
            FigureRow(
                f"{place:>2} {row.layer.label}",
                (self._cell(place, SHAPE, row), self._cell(place, COUNT, row)),
            )
            for place, row in enumerate(self.state.table.rows)
        ]
        self.query_one(GuessTable).set_content(heads, shown, title=_("Predict, then see"))
        self._say(self._standing())
        self.shown()

    def focus_first(self) -> None:
        """Begin at the first number that is hidden; the input is given."""
        table = self.query_one(GuessTable)
        table.go_to(*max(table.at, (1, SHAPE)))
        focus_now(table)

    def _say(self, sentence: str) -> None:
        self.query_one("#predict-heading", Static).update(sentence)

    def _standing(self) -> str:
        """How many numbers were predicted, how many looked up, and how many are left."""
        guesses = self.state.guesses.values()
        right = sum(guess.right for guess in guesses)
        seen = sum(guess.seen and not guess.right for guess in guesses)
        hidden = (len(self.state.table.rows) - 1) * len(COLUMNS) - right - seen
        return " · ".join(
            (
                counted("{n} predicted", "{n} predicted", right),
                counted("{n} looked up", "{n} looked up", seen),
                counted("{n} still hidden", "{n} still hidden", hidden),
                _("type a number · v shows one"),
            )
        )

    # What is hidden, and what is not

    def _hides(self, place: int, column: int) -> bool:
        guess = self.state.guesses.get((place, column))
        given = isinstance(self.state.spec.layers[place], Input)
        return not given and (guess is None or not (guess.seen or guess.right))

    def _cell(self, place: int, column: int, row: Row) -> Figure:
        return Figure(
            row.name, self._text(place, column, row), partial(self._answer, place, column)
        )

    def _text(self, place: int, column: int, row: Row) -> str:
        guess = self.state.guesses.get((place, column))
        if self._hides(place, column):
            table = self.query_one(GuessTable)
            if table.typed is not None and (place, column) == table.at:
                return table.typed + CARET
            return f"{WRONG} {guess.text}" if guess is not None else HIDDEN
        text = shape_text(row.shape) if column == SHAPE else f"{row.count.total:,}"
        return f"{RIGHT} {text}" if guess is not None and guess.right else text

    def _answer(self, place: int, column: int) -> Answer:
        row = self.state.table.rows[place]
        if not self._hides(place, column):
            return shape_answer(row) if column == SHAPE else count_answer(row)
        return _question(row, column, self.state.guesses.get((place, column)))

    # Guessing

    @on(GuessTable.Typed)
    def _typed(self) -> None:
        table = self.query_one(GuessTable)
        if not self._hides(*table.at):
            table.typed = None  # begun in one breath with the guess before it, which was right
        self.draw()

    @on(GuessTable.Guessed)
    def _guessed(self, event: GuessTable.Guessed) -> None:
        if not self._hides(event.row, event.column):
            return
        row = self.state.table.rows[event.row]
        try:
            found = (
                judge_shape(row, read_shape(event.text))
                if event.column == SHAPE
                else judge_count(row, read_count(event.text), self.state.table)
            )
        except Refusal as refusal:
            self.draw()
            self._say(wording.refusal(refusal))
            return
        self.state.guesses[event.row, event.column] = Guess(event.text.strip(), found, found.right)
        if found.right:
            self.app.reach("predicted_shape" if event.column == SHAPE else "predicted")
        self.draw()

    def reveal(self) -> None:
        """Show the number under the cursor without a guess."""
        place, column = self.query_one(GuessTable).at
        if self._hides(place, column):
            guess = self.state.guesses.get((place, column), Guess())
            self.state.guesses[place, column] = Guess(guess.text, guess.hint, seen=True)
            self.draw()


def _question(row: Row, column: int, guess: Guess | None) -> Answer:
    """What is asked, with all that is needed to reckon it out; and what was wrong so far."""
    layer = row.layer.label
    title = say("{layer}: output shape", layer=layer)
    if column == COUNT:
        title = say("{layer}: parameters", layer=layer)
    shape = shape_text(row.given.shape)
    about = say("Comes in: {n} ids.", n=shape) if row.given.ids else say("Comes in: {n}.", n=shape)
    told = hint(guess.hint) if guess is not None and guess.hint is not None else ""
    note = " ".join(part for part in (told, about, settings_text(row)) if part)
    return Answer(title, "", (), HIDDEN, note)
