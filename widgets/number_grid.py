"""A grid of numbers with a cursor, into whose cells other numbers can be typed."""

import math

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding

from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import ViewMessage
from widgets.mark import N_
from widgets.minus import MINUS
from widgets.number_grid_cells import At, Kind, Number, Numbers
from widgets.number_grid_view import NumberGridView
from widgets.safe_text import visible

__all__ = ["At", "Kind", "Number", "NumberGrid", "Numbers", "read_number"]

LONGEST_TYPED = 24
BEGINS = f".-{MINUS}"
ARROWS = ("left", "right", "up", "down", "home", "end", "pageup", "pagedown")


class GridMessage(ViewMessage):
    """Something about one number of a grid."""

    def __init__(self, view: "NumberGrid", row: int, column: int) -> None:
        super().__init__(view)
        self.row = row
        self.column = column


class NumberGrid(NumberGridView):
    """Numbers that can be asked why; those that may be are edited in place.

    A digit, a minus or a dot on an editable number begins another one. Enter, Tab and arrows take
    it, Escape gives it up. On what cannot be edited a digit is no shortcut either, as long as
    anything in the grid can: it was meant for the cell beside.
    """

    BINDINGS = [
        *cursor_keys("left", "right", "up", "down", "home", "end", "pageup", "pagedown"),
        Binding(
            "enter", "choose", N_("Type a value, or step into it"), show=False, id="grid.choose"
        ),
    ]

    class Moved(GridMessage):
        """The cursor is on this number now."""

    class Chosen(GridMessage):
        """A number that cannot be edited was chosen: Enter, or a click where the cursor is."""

    class Edited(GridMessage):
        """Another number was typed for this one; the grid itself still shows the old one."""

        def __init__(self, view: "NumberGrid", row: int, column: int, value: float) -> None:
            super().__init__(view, row, column)
            self.value = value

    class Refused(GridMessage):
        """What was typed for this number is none; it stays, to be mended."""

        def __init__(self, view: "NumberGrid", row: int, column: int, text: str) -> None:
            super().__init__(view, row, column)
            self.text = text

    @property
    def typing(self) -> bool:
        """Whether a number is being typed, so that keys belong to it."""
        return self._typed is not None

    @property
    def _any_editable(self) -> bool:
        return any(number.editable for row in self.numbers.rows for number in row)

    def say_moved(self) -> None:
        self.post_message(self.Moved(self, *self.at))

    def action_choose(self) -> None:
        """Begin to type, or choose what cannot be edited."""
        if self.number is None:
            raise SkipAction()
        if self.number.editable:
            self._type("")
        else:
            self.post_message(self.Chosen(self, *self.at))

    # Typing

    def on_key(self, event: events.Key) -> None:
        """While a number is typed, every key belongs to it."""
        if self._typed is None:
            begins = (event.character or "").isdecimal() or event.character in tuple(BEGINS)
            if not begins or not self._any_editable:
                return
            if self.number is not None and self.number.editable:
                self._type(event.character or "")
        elif event.key in (*ARROWS, "tab", "shift+tab"):
            if self._take_typed():
                return  # and it goes on to where it leads
        elif event.key == "enter":
            self._take_typed()
        elif event.key == "escape":
            self._type(None)
        elif event.key in ("backspace", "delete", "ctrl+h"):
            self._type(self._typed[:-1])
        elif event.is_printable and event.character:
            self._type(self._typed + event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted into the number being typed."""
        if self._typed is not None:
            event.stop()
            self._type(self._typed + visible(event.text.strip()))

    def _type(self, text: str | None) -> None:
        self._typed = None if text is None else text[:LONGEST_TYPED]
        self._lay_out()
        self.refresh()

    def _take_typed(self) -> bool:
        """Let what was typed count; whether the cursor may go on from here."""
        text, at = self._typed or "", self.at
        if not text:
            self._type(None)
            return True
        value = read_number(text)
        if value is None:
            self.post_message(self.Refused(self, *at, text))
            return False
        self._type(None)
        self.post_message(self.Edited(self, *at, value))
        return True

    def move_to(self, place: int) -> None:
        """Put the cursor on a number; what was half typed for another is dropped."""
        if place != self.cursor and self.typing:
            self._type(None)
        super().move_to(place)

    def on_blur(self) -> None:
        """Drop what was half typed."""
        if self.typing:
            self._type(None)

    # The mouse

    def clicked_again(self) -> None:
        """Do as Enter does, unless a number is being typed."""
        if not self.typing:
            self.action_choose()


def read_number(text: str) -> int | float | None:
    """The number that a text means, whole where it is whole; None if it means none."""
    try:
        value = float(text.strip().replace(MINUS, "-"))
    except ValueError:
        return None
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() else value
