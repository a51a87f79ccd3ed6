"""What the views of every lab have in common: they draw the lab's state when they are opened."""

from typing import Protocol, cast

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from engine.files.progress import Progress
from engine.why import Refusal
from tui import wording
from tui.background import Background
from tui.language import say
from widgets.answer import Answer


class HoldsViews(Protocol):
    """What a view asks of the lab it is in."""

    def explain(self, answer: Answer | None) -> None:
        """Show why, in the panel."""

    def explain_again(self) -> None:
        """Show why once more, after what was asked about has changed."""

    def restore_places(self, below: Widget) -> None:
        """Put cursors back to where they stood before all was drawn anew."""

    def action_view(self, name: str) -> None:
        """Open another view."""

    def is_open(self, view: str) -> bool:
        """Whether a learner can see this view now."""


class View(Vertical, Background):
    """One view. `draw` is called when it is opened, and when what it shows has changed."""

    @property
    def lab(self) -> HoldsViews:
        """The lab that this is a view of."""
        return cast(HoldsViews, self.screen)

    def draw(self) -> None:
        """Show the state as it is now."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the cursor where a learner begins to read."""
        for widget in self.query("*"):
            if widget.focusable:
                focus_now(widget)
                return

    def shown(self) -> None:
        """Called when all content is there: the cursors go where they were, and Why follows."""
        self.lab.restore_places(self)
        self.lab.explain_again()


def focus_now(widget: Widget) -> None:
    """Give a widget the focus before the next key, unless it has been put away meanwhile.

    `Widget.focus()` lets keys pass that are waiting, and they would go to another view.
    """
    if widget.is_attached:
        widget.screen.set_focus(widget)


def how_far(progress: Progress) -> str:
    """How far some work has come of which the end is known."""
    return say(
        "{stage}: {done:,} of {total:,}",
        stage=wording.stage(progress),
        done=progress.done,
        total=progress.total,
    )


class HeadedView(View):
    """A view with a Static of the class `heading`, for what is in hand and for what cannot be."""

    def head(self, sentence: str) -> None:
        """Say above everything what is in hand."""
        self.query_one(".heading", Static).update(sentence)

    def complain(self, what: Refusal | str) -> None:
        """Say in the same place what cannot be."""
        sentence = wording.refusal(what) if isinstance(what, Refusal) else what
        self.head(f"! {sentence}")
