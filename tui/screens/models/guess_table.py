"""A table into whose cells guesses are typed, as exact values are typed into knobs."""

from collections.abc import Callable

from textual import events

from widgets.cursor_view import ViewMessage
from widgets.figure_table import FigureTable

LONGEST = 40
CARET = "▏"


class GuessTable(FigureTable):
    """Every key belongs to the cell under the cursor while something is typed into it."""

    class Typed(ViewMessage):
        """What is typed reads otherwise now."""

    class Guessed(ViewMessage):
        """Something was typed and taken."""

        def __init__(self, view: "GuessTable", text: str, row: int, column: int) -> None:
            super().__init__(view)
            self.text = text
            self.row = row
            self.column = column

    typed: str | None = None

    def __init__(self, hides: Callable[[int, int], bool], *, id: str) -> None:  # noqa: A002
        """`hides` tells of a row and a column whether there is something to guess."""
        super().__init__(id=id)
        self._hides = hides

    def on_key(self, event: events.Key) -> None:
        """Begin with a digit, go on with anything; Enter takes it, Escape drops it."""
        if self.typed is None:
            begins = (event.character or "").isdecimal() or event.key == "enter"
            if not begins or not self._hides(*self.at):
                return
            self._type(event.character if event.key != "enter" else "")
        elif event.key in ("enter", "tab"):
            self._take_typed()
        elif event.key == "escape":
            self._type(None)
        elif event.key in ("backspace", "delete", "ctrl+h"):
            self._type(self.typed[:-1])
        elif event.is_printable and event.character:
            self._type(self.typed + event.character)
        else:
            self._type(None)  # an arrow goes on to another cell
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted into a guess."""
        if self.typed is not None:
            event.stop()
            self._type(self.typed + event.text.strip())

    def on_blur(self) -> None:
        """Drop what was half typed."""
        if self.typed is not None:
            self._type(None)

    def _type(self, text: str | None) -> None:
        self.typed = None if text is None else text[:LONGEST]
        self.post_message(self.Typed(self))

    def _take_typed(self) -> None:
        text, self.typed = self.typed or "", None
        self.post_message(self.Guessed(self, text, *self.at) if text else self.Typed(self))
