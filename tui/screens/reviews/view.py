"""What the views of the lab have in common: they draw the lab's state when they are opened."""

from typing import Protocol, cast

from textual.containers import Vertical
from textual.widget import Widget

from engine.corpus.loading import Loaded
from tui.background import Background
from tui.language import _
from tui.screens.reviews.state import ReviewsState
from widgets.answer import Answer


class HoldsReviews(Protocol):
    """What a view asks of the lab it is in."""

    state: ReviewsState

    def explain(self, answer: Answer | None) -> None:
        """Show why, in the panel."""

    def explain_again(self) -> None:
        """Show why once more, after what was asked about has changed."""

    def restore_places(self, below: Widget) -> None:
        """Put cursors back to where they stood before all was drawn anew."""

    def action_view(self, name: str) -> None:
        """Open another view."""


class View(Vertical, Background):
    """One view. `draw` is called when it is opened, and when what it shows has changed."""

    @property
    def lab(self) -> HoldsReviews:
        """The lab that this is a view of."""
        return cast(HoldsReviews, self.screen)

    @property
    def state(self) -> ReviewsState:
        """What the learner has set."""
        return self.lab.state

    @property
    def loaded(self) -> Loaded:
        """The reviews in use, under the knobs as they stand."""
        assert self.state.loaded is not None
        return self.state.loaded

    def draw(self) -> None:
        """Show the state as it is now."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor where a learner begins to read."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus()
                return

    def shown(self) -> None:
        """Called when all content is there: the cursors go where they were, and Why follows."""
        self.lab.restore_places(self)
        self.lab.explain_again()

    def label_name(self, label: int) -> str:
        """A label in words, with the source's own name for it where it has one."""
        name = self.loaded.corpus.about.labels[label]
        words = _("positive") if label else _("negative")
        return (
            words
            if name in ("0", "1", "neg", "pos", "negative", "positive")
            else f"{words} ({name})"
        )

    def heading(self) -> str:
        """Which review is in hand."""
        state = self.state
        if state.sentence:
            return _("your own sentence")
        at = state.position
        label = int(self.loaded.labels(state.split)[at])
        return f"x_{state.split}[{at}] · {self.label_name(label)}"
