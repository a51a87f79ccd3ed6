"""A view of a plane that can be seen from nearer, and moved about, by keys and by mouse."""

from typing import Final

from textual import events
from textual.binding import Binding

from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import CursorView
from widgets.mark import N_
from widgets.spread import Plane, Window

STEP: Final = 1.5  # times nearer
PART: Final = 0.2  # of what is seen, that it moves by


class ZoomedView(CursorView):
    """Plus and minus zoom, and with Shift the arrows move what is seen; so do wheel and dragging.

    A subclass lays out `plane` for the `window` that is seen.
    """

    BINDINGS = [
        *cursor_keys("left", "right", "up", "down", "home", "end", "pageup", "pagedown"),
        Binding("plus,equals_sign", "zoom(1)", N_("Nearer"), show=False, id="scatter.nearer"),
        Binding("minus", "zoom(-1)", N_("Farther"), show=False, id="scatter.farther"),
        Binding("0,backspace", "whole", N_("All of it"), show=False, id="scatter.whole"),
        Binding("shift+left", "pan(-1, 0)", N_("Move left"), show=False, id="scatter.left"),
        Binding("shift+right", "pan(1, 0)", N_("Move right"), show=False, id="scatter.right"),
        Binding("shift+up", "pan(0, 1)", N_("Move up"), show=False, id="scatter.up"),
        Binding("shift+down", "pan(0, -1)", N_("Move down"), show=False, id="scatter.down"),
    ]
    plane: Plane | None = None
    window = Window()
    _held: tuple[int, int] | None = None
    _dragged = False

    def centre(self) -> tuple[float, float] | None:
        """The place that stays where it is when the keys zoom, in shares of the bounds."""
        raise NotImplementedError

    def look_at(self, window: Window) -> None:
        """See another part."""
        self.window = window
        if self.size.width and self.size.height:
            self.set_out(self.size.width, self.size.height)
        self.refresh()

    def action_zoom(self, by: int) -> None:
        """Nearer to the cursor, or farther."""
        centre = self.centre()
        if centre is not None:
            self.look_at(self.window.zoomed(STEP**by, *centre))

    def action_pan(self, right: int, up: int) -> None:
        """Move what is seen."""
        self.look_at(self.window.moved(right * PART, up * PART))

    def action_whole(self) -> None:
        """See everything again."""
        self.look_at(Window())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Nearer to what the mouse points at."""
        self._wheel(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Farther from it."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        event.stop()
        event.prevent_default()
        if self.plane is not None:
            share = self.plane.share_at(event.x, event.y - self.header_lines)
            self.look_at(self.window.zoomed(STEP**by, *share))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the plane."""
        self._held, self._dragged = (event.x, event.y), False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move it along."""
        if self._held is None or self.plane is None:
            return
        right, down = event.x - self._held[0], event.y - self._held[1]
        if right or down:
            self._held, self._dragged = (event.x, event.y), True
            self.look_at(self.window.moved(-right / self.plane.width, down / self.plane.high))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of it."""
        self._held = None
        self.release_mouse()

    def clicked(self, event: events.MouseEvent) -> int | None:
        """What is under the mouse; whoever has dragged has not clicked."""
        return None if self._dragged else super().clicked(event)
