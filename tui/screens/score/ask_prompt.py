"""The line that a review is typed into: as long as a review, and never a terminal code."""

from textual import events
from textual.message import Message
from textual.widgets import Input

from tui.keys import key
from tui.language import N_
from tui.score_texts import one_line
from tui.screens.score.state import LONGEST


class ReviewPrompt(Input):
    """A field of one line; what is pasted comes in as one, as much of it as there is room for."""

    BINDINGS = [
        key("down", "to_words", N_("To the words"), "score.words"),
        key("escape", "leave", N_("To the words"), "score.leave", show=False),
    ]
    #: Whether the last that was pasted was too long.
    cut_off = False
    #: Whether all of it is an example that the next letter takes the place of.
    offered = False

    class Left(Message):
        """The learner has done with typing for now."""

    def on_mount(self) -> None:
        """A cursor that blinks would keep the line to a far machine busy."""
        self.cursor_blink = False

    def offer(self) -> None:
        """Let the next letter take the place of all that stands here."""
        self.select_all()
        self.offered = True

    def on_blur(self) -> None:
        """Who has gone elsewhere and comes back writes on."""
        self.offered = False

    def watch_value(self) -> None:
        """Something was typed, or put here."""
        self.offered = False

    def _on_paste(self, event: events.Paste) -> None:
        # Textual keeps the first line alone, and nothing at all of what is too long.
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        room = LONGEST - len(self.value) + end - start
        self.cut_off = len(event.text) > room
        self.replace(one_line(event.text[:room]), start, end)

    def action_to_words(self) -> None:
        """Go to the words."""
        self.post_message(self.Left())

    def action_leave(self) -> None:
        """The same, for who has begun to write."""
        self.post_message(self.Left())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who has not begun yet is led out of the lab, as everywhere."""
        if action == "leave":
            return not self.offered
        return super().check_action(action, parameters)
