"""What the views of the Score lab have in common: the text, the model, and what that says of it."""

from typing import Protocol, cast

from engine.runs.library import RunKey
from tui.screens.score.state import ScoreState
from tui.screens.view import HeadedView, HoldsViews


class HoldsScore(HoldsViews, Protocol):
    """The lab, as its views see it."""

    state: ScoreState

    def ask(
        self,
        *,
        text: str | None = None,
        key: RunKey | None = None,
        cut_off: bool = False,
        keep: bool = False,
    ) -> None:
        """Ask about another text, or another model; what is not given stays. What a learner has
        chosen is kept in the history."""

    def turn(self) -> None:
        """Look for the smallest change that turns the verdict."""

    def keep(self) -> None:
        """Keep what was asked, and the verdict, in the history."""


class ScoreView(HeadedView):
    """A view of the text in hand. Whatever is found out about it comes by `verdict_came` and the
    like, which draw the view anew unless it knows better."""

    @property
    def lab(self) -> HoldsScore:
        """The lab that this is a view of."""
        return cast(HoldsScore, self.screen)

    @property
    def state(self) -> ScoreState:
        """What the learner has in hand."""
        return self.lab.state

    def verdict_came(self) -> None:
        """There is a newer verdict, or none any more."""
        self.draw()

    def words_came(self) -> None:
        """It is known what each word does."""
        self.draw()

    def change_came(self) -> None:
        """What would turn the verdict is being looked for, or was found."""
        self.draw()
