"""One of several things, chosen from a list."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.keys import key
from tui.language import N_, _
from tui.screens.dialog import Dialog
from widgets.steady_list import SteadyList


class ChooseScreen(Dialog[int | None]):
    """Gives back the place of what was chosen, or None."""

    BINDINGS = [key("escape", "dismiss", N_("Close"), "choose.close")]

    def __init__(self, question: str, choices: Sequence[str]) -> None:
        super().__init__()
        self._question = question
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The question and the list."""
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            yield SteadyList(*map(Option, self._choices), id="choices", markup=False)
            yield Static(_("⏎ chooses, Esc closes."), markup=False)

    @on(OptionList.OptionSelected, "#choices")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)
