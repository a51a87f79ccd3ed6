"""What the views of the Reviews lab have in common: the reviews in use, and the one in hand."""

from typing import Protocol, cast

from engine.corpus.loading import Loaded
from tui.language import _
from tui.screens.reviews.state import ReviewsState
from tui.screens.view import HoldsViews, View


class HoldsReviews(HoldsViews, Protocol):
    """The lab, as its views see it."""

    state: ReviewsState


class ReviewView(View):
    """A view of the reviews."""

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
