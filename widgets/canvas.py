"""A canvas for mouse and keys: a soft brush, a rubber, and a cursor that can be asked why."""

from collections.abc import Callable
from typing import Literal

from textual import events
from textual.binding import Binding
from textual.message import Message

from widgets.answer import Answer
from widgets.canvas_ink import Ink, Point
from widgets.cursor_view import ViewMessage
from widgets.mark import N_
from widgets.pixel_zoom import PixelMap, PixelZoom
from widgets.pixels import Span

Tool = Literal["none", "brush", "rubber"]

_RIGHT_BUTTON = 3
_GREYS = Span(0.0, 255.0)


class Canvas(PixelZoom):
    """Drawn on by dragging the mouse, or with the arrow keys while the brush is down.

    The right button, or Shift, rubs out.
    """

    header_lines = 0
    BINDINGS = [Binding("space", "tool('brush')", N_("Draw"), id="canvas.brush")]

    class Changed(ViewMessage):
        """Something else is on the canvas now; a later word replaces an earlier one."""

        def can_replace(self, message: Message) -> bool:
            """Only the newest counts."""
            return isinstance(message, Canvas.Changed)

    class Held(ViewMessage):
        """Another tool is held over the canvas now, or none."""

        def __init__(self, view: "Canvas", tool: Tool) -> None:
            super().__init__(view)
            self.tool: Tool = tool

    def __init__(self, ink: Ink, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.ink = ink
        self.tool: Tool = "none"
        self._ask: Callable[[int, int], Answer | None] = lambda _row, _column: None
        self._title = ""
        self._pen: Point | None = None  # where the mouse is, while a button is pressed
        self._rubs = False
        self._fine = False  # whether the mouse tells where in a cell it is

    def name_pixels(self, title: str, ask: Callable[[int, int], Answer | None]) -> None:
        """Take a title for the table, and how a pixel says why it is as bright as it is."""
        self._title, self._ask = title, ask

    def show_ink(self) -> None:
        """Show what is drawn now, and say so."""
        self.redraw()
        self.post_message(self.Changed(self))

    def redraw(self) -> None:
        """Show what is drawn now."""
        self.set_content(PixelMap(self._title, self.ink.numbers, _GREYS, self._ask))

    # Keys

    def action_tool(self, tool: Tool) -> None:
        """Put the tool down where the cursor is, or lift it."""
        self.hold("none" if self.tool == tool else tool)
        if self.tool != "none":
            self.ink.begin()
            self._apply(self.at, self.at, rubs=self.tool == "rubber")

    def hold(self, tool: Tool) -> None:
        """Hold another tool, or none."""
        if tool != self.tool:
            self.tool = tool
            self.post_message(self.Held(self, tool))

    def action_step(self, right: int, down: int) -> None:
        """Move the cursor, and the tool with it."""
        before = self.at
        super().action_step(right, down)
        if self.tool != "none":
            self._apply(before, self.at, rubs=self.tool == "rubber")

    def on_blur(self) -> None:
        """Whoever goes elsewhere lifts the tool."""
        self.hold("none")

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a line."""
        if not self.count:
            return
        self.hold("none")
        self.capture_mouse()
        self._rubs = event.button == _RIGHT_BUTTON or event.shift
        self.ink.begin()
        self._drag(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Go on with it while the button is pressed."""
        if self._pen is not None:
            self._drag(event)

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """End it."""
        self.release_mouse()
        self._pen = None

    def _drag(self, event: events.MouseEvent) -> None:
        pen = self._point(event)
        before = pen if self._pen is None else self._pen
        self._pen = pen
        self._apply(before, pen, rubs=self._rubs)
        row, column = (max(0, min(round(at), self.ink.side - 1)) for at in pen)
        self.go_to(row, column)

    def _point(self, event: events.MouseEvent) -> Point:
        """Where the mouse is; some terminals know it to a pixel of theirs, others to a cell."""
        across, down = event.pointer_x, event.pointer_y
        self._fine = self._fine or across % 1 > 0 or down % 1 > 0
        if not self._fine:
            across, down = across + 0.5, down + 0.5
        column = across / self._times + self._first - 0.5
        return 2 * (down + self.scroll_offset.y) / self._times - 0.5, column

    def _apply(self, start: Point, end: Point, *, rubs: bool) -> None:
        (self.ink.rub if rubs else self.ink.stroke)(start, end)
        self.show_ink()
