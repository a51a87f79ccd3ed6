"""A line in which words are typed, open only while it is wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.widgets import Input

from engine.why import Refusal
from tui.screens.words.ask_prompt import Prompt
from tui.screens.words.ask_state import History
from tui.screens.words.completing import Completing

if TYPE_CHECKING:
    from engine.words.vectors import Vectors


class WordLine(Completing):
    """The line, and the words that Tab takes; both are gone when it has been answered."""

    DEFAULT_CSS = """
    WordLine {
        display: none;
        &.-open { display: block; }
    }
    """

    class Given(Message):
        """This was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """The learner is done typing, and the line is gone."""

    def __init__(self, vectors: Callable[[], "Vectors | None"], history: History) -> None:
        super().__init__(vectors, lambda: history)
        self._given = history

    def open(self, text: str = "") -> None:
        """Let words be typed, beginning with these."""
        self.add_class("-open")
        self.put(text)
        self.offer([])
        self.prompt.focus()

    def mend(self, text: str, refusal: Refusal) -> None:
        """Show again what could not be taken, with the words that may have been meant."""
        self.open(text)
        self.offer_near(refusal)

    def _close(self) -> None:
        self.remove_class("-open")
        self.post_message(self.Left())

    @on(Prompt.Left)
    def _left(self, event: Prompt.Left) -> None:
        event.stop()
        self._close()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        self._close()
        if text:
            self._given.add(text)
            self.post_message(self.Given(text))
