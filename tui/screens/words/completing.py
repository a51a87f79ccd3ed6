"""A line in which words are typed, and the words of the vectors in use that Tab takes for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from engine.why import Refusal
from tui.background import Background, Reports
from tui.screens.ask import LONGEST
from tui.screens.words.ask_prompt import Prompt, last_word
from tui.screens.words.ask_state import History
from widgets.offers import Offers

if TYPE_CHECKING:
    from engine.words.vectors import Vectors

#: So many completions are looked for.
OFFERS = 12


class Completing(Background):
    """The line, and under it what it offers; what was typed before comes back into it."""

    DEFAULT_CSS = """
    Completing {
        height: auto;
        & > Horizontal { height: 1; background: $surface; }
        & > Horizontal > Static { width: 2; color: $text-primary; }
        & > Horizontal > Prompt { width: 1fr; }
    }
    """

    def __init__(
        self,
        vectors: Callable[[], "Vectors | None"],
        history: Callable[[], History | None],
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

    @property
    def prompt(self) -> Prompt:
        """Where it is typed."""
        return self.query_one(Prompt)

    def put(self, text: str) -> None:
        """Put this in the place of what is typed, to be gone on with at its end."""
        self.prompt.value = text
        self.prompt.cursor_position = len(text)

    def offer(self, words: list[str]) -> None:
        """Show the words that Tab takes, one after another."""
        self.prompt.offer(words)
        self.query_one(Offers).set_content(words)

    def offer_near(self, refusal: Refusal) -> None:
        """Offer the words that may have been meant, if that is why it could not be taken."""
        near = refusal.values.get("near")
        if refusal.code == "word_not_there" and isinstance(near, str):
            self.offer(near.split(", "))

    @on(Prompt.Recalled)
    def _recalled(self, event: Prompt.Recalled) -> None:
        event.stop()
        history = self._history()
        text = history.go(event.by) if history is not None else None
        if text is not None:
            self.put(text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        prompt, start, vectors = self.prompt, last_word(event.value), self._vectors()
        if not prompt.has_focus or prompt.is_completed or vectors is None:
            return
        if not start:
            self.offer([])
            return
        words = vectors.words

        def begun(_reports: Reports) -> list[str]:
            return words.beginning(start, OFFERS) or words.beginning(start.lower(), OFFERS)

        def offer(found: list[str]) -> None:
            if prompt.has_focus and last_word(prompt.value) == start:  # else it comes too late
                self.offer(found)

        self.beside(begun, offer, group="offers")

    @on(Offers.Chosen)
    def _chosen(self, event: Offers.Chosen) -> None:
        event.stop()
        self.prompt.focus()
        self.prompt.action_take(event.number)
