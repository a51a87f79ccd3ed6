"""A wrapping row of knobs, turned by keys or by mouse, or set by typing an exact value."""

from textual import events
from textual.binding import Binding

from widgets.cursor_keys import cursor_keys
from widgets.cursor_view import ViewMessage
from widgets.knob import (
    Choice,
    ChoiceKnob,
    Knob,
    KnobValue,
    NotAllowed,
    NumberKnob,
    nudged,
    turned,
    typed,
)
from widgets.knob_row import KnobRow
from widgets.mark import N_
from widgets.safe_text import visible

__all__ = ["Choice", "ChoiceKnob", "Knob", "KnobBar", "KnobValue", "NumberKnob"]

LONGEST_TYPED = 24


class KnobBar(KnobRow):
    """Knobs side by side; the one under the cursor can be turned."""

    BINDINGS = [
        *cursor_keys("left", "right", "home", "end"),
        Binding("up", "turn(1)", N_("More, or the next"), show=False, id="knobs.more"),
        Binding("down", "turn(-1)", N_("Less, or the one before"), show=False, id="knobs.less"),
        Binding("plus,equals_sign", "nudge(1)", N_("One more"), show=False, id="knobs.one_more"),
        Binding("minus", "nudge(-1)", N_("One less"), show=False, id="knobs.one_less"),
        Binding("enter", "type", N_("Type a value"), show=False, id="knobs.type"),
    ]

    class Changed(ViewMessage):
        """A knob has another value now, by the learner's hand."""

        def __init__(self, view: "KnobBar", knob_id: str, value: KnobValue) -> None:
            super().__init__(view)
            self.id = knob_id
            self.value = value

    class Refused(ViewMessage):
        """A typed value will not do; `error` is the knob's own sentence."""

        def __init__(self, view: "KnobBar", knob_id: str, text: str, error: str) -> None:
            super().__init__(view)
            self.id = knob_id
            self.text = text
            self.error = error

    # Turning.

    def action_turn(self, by: int) -> None:
        """Turn the knob under the cursor by one step."""
        if self.knob:
            self._change(turned(self.knob, by))

    def action_nudge(self, by: int) -> None:
        """Turn the knob under the cursor by the least that can be."""
        if self.knob:
            self._change(nudged(self.knob, by))

    def action_type(self) -> None:
        """Begin to type a value; a choice, which cannot be typed, goes to the next."""
        if isinstance(self.knob, NumberKnob):
            self._typed, self._error = "", ""
            self._draw_knob()
        else:
            self.action_turn(1)

    def _change(self, value: KnobValue) -> None:
        knob = self.knob
        self._error = ""
        if knob is None or value == knob.value:
            self._draw_knob()
            return
        self.set_value(knob.id, value)
        self.post_message(self.Changed(self, knob.id, value))

    # Typing.

    def on_key(self, event: events.Key) -> None:
        """While a value is typed, every key belongs to it."""
        if self._typed is None:
            if not (event.character or "").isdecimal() or not isinstance(self.knob, NumberKnob):
                return
            self.action_type()  # a digit on a number can only mean that number
        if event.key in ("tab", "shift+tab"):
            self._take_typed()
            return
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            self._take_typed()
        elif event.key == "escape":
            self._stop_typing()
        elif event.key in ("backspace", "delete", "ctrl+h"):
            self._type((self._typed or "")[:-1])
        elif event.is_printable and event.character:
            self._type((self._typed or "") + event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted into the value being typed."""
        if self._typed is not None:
            event.stop()
            self._type(self._typed + visible(event.text.strip()))

    def _type(self, text: str) -> None:
        self._typed, self._error = text[:LONGEST_TYPED], ""
        self._draw_knob()

    def _take_typed(self) -> None:
        knob, text = self.knob, self._typed
        if not isinstance(knob, NumberKnob) or text is None:
            return
        try:
            value = typed(knob, text)
        except NotAllowed:
            self._error = knob.error
            self._draw_knob()
            self.post_message(self.Refused(self, knob.id, text, knob.error))
            return
        self._stop_typing()
        self._change(value)

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """Move to the knob that was clicked; on the one under the cursor, do as Enter does."""
        event.prevent_default()
        place = self.clicked(event)
        if place is None:
            return
        if place == self.cursor and not self.typing:
            self.action_type()
        self.move_to(place)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Turn the knob under the mouse up, if the bar has the focus."""
        self._wheel(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Turn the knob under the mouse down, if the bar has the focus."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        place = self.clicked(event)
        if place is None or not self.has_focus:
            return
        event.stop()
        event.prevent_default()
        self.move_to(place)
        self.action_turn(by)

    def move_to(self, place: int) -> None:
        """Put the cursor on a knob; a value half typed for another is dropped."""
        if place != self.cursor:
            self._stop_typing()
        super().move_to(place)
        self.refresh_lines(len(self._firsts))

    def on_focus(self) -> None:
        """Show the help of the knob under the cursor."""
        self._draw_knob()

    def on_blur(self) -> None:
        """Drop what was half typed."""
        self._stop_typing()
