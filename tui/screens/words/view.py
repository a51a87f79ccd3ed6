"""What the views of the Words lab have in common: the vectors in use."""

from typing import TYPE_CHECKING, Protocol, cast

from tui.screens.view import HeadedView, HoldsViews
from tui.screens.words.state import WordsState

if TYPE_CHECKING:
    from engine.words.vectors import Vectors


class HoldsWords(HoldsViews, Protocol):
    """The lab, as its views see it."""

    state: WordsState

    def use(self, source: str) -> None:
        """Open other vectors: a name, a path, run:7 or starter:gru."""


class WordsView(HeadedView):
    """A view of words as vectors. Its state is the lab's, so it outlives the view.

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
