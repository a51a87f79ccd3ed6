"""What the views of the Words lab have in common: the vectors in use, and a place to complain."""

from typing import TYPE_CHECKING, Protocol, cast

from textual.widgets import Static

from engine.why import Refusal
from tui import wording
from tui.screens.view import HoldsViews, View
from tui.screens.words.state import WordsState

if TYPE_CHECKING:
    from engine.words.vectors import Vectors


class HoldsWords(HoldsViews, Protocol):
    """The lab, as its views see it."""

    state: WordsState

    def is_open(self, view: str) -> bool:
        """Whether a learner can see this view now."""

    def use(self, source: str) -> None:
        """Open other vectors: a name, a path, run:7 or starter:gru."""


class WordsView(View):
    """A view of words as vectors. Its state is the lab's, so it outlives the view.

    Each has a Static of the class `heading` in it, for what is in hand and for what cannot be.
    `draw_vectors` is called once the vectors are there, and again when others are; a view that
    can do without them overrides `draw` instead.
    """

    @property
    def lab(self) -> HoldsWords:
        """The lab that this is a view of."""
        return cast(HoldsWords, self.screen)

    @property
    def state(self) -> WordsState:
        """What the learner has set."""
        return self.lab.state

    @property
    def vectors(self) -> "Vectors":
        """The vectors in use; they are there whenever `draw_vectors` is called."""
        assert self.state.vectors is not None
        return self.state.vectors

    def draw(self) -> None:
        """Show the vectors in use; until they are open there is nothing to show."""
        if self.state.vectors is not None:
            self.draw_vectors()

    def come_back(self) -> None:
        """Show what has come while the learner was elsewhere; a view where nothing can need not."""

    def draw_vectors(self) -> None:
        """Show what is in hand of the vectors in use."""
        raise NotImplementedError

    def head(self, sentence: str) -> None:
        """Say above everything what is in hand."""
        self.query_one(".heading", Static).update(sentence)

    def complain(self, what: Refusal | str) -> None:
        """Say in the same place what cannot be."""
        sentence = wording.refusal(what) if isinstance(what, Refusal) else what
        self.head(f"! {sentence}")
