"""What the views of the Models lab have in common: the model in hand."""

from typing import Protocol, cast

from tui.screens.models.state import ModelsState
from tui.screens.view import HoldsViews, View


class HoldsModels(HoldsViews, Protocol):
    """The lab, as its views see it."""

    state: ModelsState

    def draw_heading(self) -> None:
        """Say anew which model is in hand, above the views."""


class ModelView(View):
    """A view of the model in hand."""

    @property
    def lab(self) -> HoldsModels:
        """The lab that this is a view of."""
        return cast(HoldsModels, self.screen)

    @property
    def state(self) -> ModelsState:
        """What the learner has set."""
        return self.lab.state
