"""What the ways to look inside a model have in common."""

from textual.containers import Vertical
from textual.message import Message

from tui.screens.score.inside_state import InsideState, Seen


class InsidePane(Vertical):
    """One look at a model. It shows what was seen, and never works anything out itself."""

    class Moved(Message):
        """The learner looks at something else in it."""

    def __init__(self, state: InsideState, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.state = state

    def show(self, seen: Seen) -> None:
        """Show what was seen."""
        raise NotImplementedError

    def about(self, seen: Seen) -> str:
        """What is looked at, for the line above."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor where a learner begins to read."""
        raise NotImplementedError
