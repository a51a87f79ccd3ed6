"""A line in which words are typed, open only while it is wanted; it completes what is begun."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from engine.why import Refusal
from tui.background import Background, Reports
from tui.screens.ask import LONGEST
from tui.screens.words.ask_prompt import Prompt, last_word
from tui.screens.words.ask_state import History
from widgets.offers import Offers

if TYPE_CHECKING:
    from engine.words.vectors import Vectors

OFFERS = 12


class WordLine(Background):
    """The line, and the words that Tab takes; both are gone when it has been answered."""

    DEFAULT_CSS = """
    WordLine {
        height: auto;
        display: none;
        &.-open { display: block; }
        & > Horizontal { height: 1; background: $surface; }
        & > Horizontal > Static { width: 2; color: $text-primary; }
        & > Horizontal > Prompt { width: 1fr; }
    }
    """

    class Given(Message):
        """This was typed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """The learner is done typing, and the line is gone."""

    def __init__(
        self,
        vectors: Callable[[], "Vectors | None"],
        history: History,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._vectors = vectors
        self._history = history

    def compose(self) -> ComposeResult:
        """The line above what it offers."""
        with Horizontal():
            yield Static("›")
            yield Prompt(compact=True, max_length=LONGEST)
        yield Offers("Tab")

    def open(self, text: str = "") -> None:
        """Let words be typed, beginning with these."""
        self.add_class("-open")
        prompt = self.query_one(Prompt)
        prompt.value = text
        prompt.cursor_position = len(text)
        self._offer([])
        prompt.focus()

    def mend(self, text: str, refusal: Refusal) -> None:
        """Show again what could not be taken, with the words that may have been meant."""
        near = refusal.values.get("near")
        self.open(text)
        if refusal.code == "word_not_there" and isinstance(near, str):
            self._offer(near.split(", "))

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
            self._history.add(text)
            self.post_message(self.Given(text))

    @on(Prompt.Recalled)
    def _recalled(self, event: Prompt.Recalled) -> None:
        event.stop()
        text = self._history.go(event.by)
        if text is not None:
            prompt = self.query_one(Prompt)
            prompt.value = text
            prompt.cursor_position = len(text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        prompt, start, vectors = self.query_one(Prompt), last_word(event.value), self._vectors()
        if not prompt.has_focus or prompt.is_completed or vectors is None:
            return
        if not start:
            self._offer([])
            return
        words = vectors.words

        def begun(_reports: Reports) -> list[str]:
            return words.beginning(start, OFFERS) or words.beginning(start.lower(), OFFERS)

        def offer(found: list[str]) -> None:
            if prompt.has_focus and last_word(prompt.value) == start:  # else it comes too late
                self._offer(found)

        self.beside(begun, offer, group="offers")

    def _offer(self, words: list[str]) -> None:
        self.query_one(Prompt).offer(words)
        self.query_one(Offers).set_content(words)

    @on(Offers.Chosen)
    def _offer_chosen(self, event: Offers.Chosen) -> None:
        event.stop()
        prompt = self.query_one(Prompt)
        prompt.focus()
        prompt.action_take(event.number)
