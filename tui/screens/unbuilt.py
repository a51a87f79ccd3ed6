"""A lab that is not there yet, and says so."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from tui.labs import Lab
from tui.language import _, say
from tui.screens.room import Room


class UnbuiltScreen(Room):
    """An honest page in place of a lab."""

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self._lab = lab

    def place(self) -> str:
        """Where the learner is."""
        return f"{self._lab.number} {_(self._lab.title)}"

    def body(self) -> Iterable[Widget]:
        """What this lab will teach, and that it does not yet."""
        page = say(
            "{title}\n\n{teaches}.\n\nThis lab is not built yet. It will be in a later version.\n"
            "Press 1 for the reviews, or Esc for the course map.",
            title=_(self._lab.title),
            teaches=_(self._lab.teaches),
        )
        yield Static(page, id="unbuilt", markup=False)
