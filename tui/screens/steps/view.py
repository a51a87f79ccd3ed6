"""What the views of the Steps lab have in common: a place to say what cannot be."""

from typing import Protocol, cast

from textual.widgets import Static

from engine.why import Refusal
from tui import wording
from tui.screens.view import HoldsViews, View


class HoldsSteps(HoldsViews, Protocol):
    """The lab, as its views see it."""

    def is_open(self, view: str) -> bool:
        """Whether a learner can see this view now."""


class StepsView(View):
    """A view of one operation. Its state is its own; the lab keeps it, so it outlives the view.

    Each has a Static of the class `heading` in it, for what is in hand and for what cannot be.
    """

    @property
    def lab(self) -> HoldsSteps:
        """The lab that this is a view of."""
        return cast(HoldsSteps, self.screen)

    def head(self, sentence: str) -> None:
        """Say above everything what is in hand."""
        self.query_one(".heading", Static).update(sentence)

    def complain(self, what: Refusal | str) -> None:
        """Say in the same place what cannot be."""
        sentence = wording.refusal(what) if isinstance(what, Refusal) else what
        self.head(f"! {sentence}")
