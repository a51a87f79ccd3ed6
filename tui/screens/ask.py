"""One question, one line to answer it in."""

from collections.abc import Callable
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.keys import key
from tui.language import N_, _
from tui.screens.dialog import Dialog

LONGEST: Final = 10_000
Check = Callable[[str], str]


class AskScreen(Dialog[str | None]):
    """Gives back what was typed, or None. `check` returns a sentence for what cannot be taken."""

    BINDINGS = [key("escape", "dismiss", N_("Close"), "ask.close")]

    def __init__(self, question: str, value: str = "", *, check: Check = lambda _text: "") -> None:
        super().__init__()
        self._question = question
        self._value = value
        self._check = check

    def compose(self) -> ComposeResult:
        """The question, the field, what is wrong with the answer."""
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            # A bound, because what is typed is worked on at once, under the learner's eyes.
            yield Input(self._value, id="answer", max_length=LONGEST)
            yield Static(id="problem", markup=False)
            yield Static(_("⏎ goes on, Esc closes."), markup=False)

    @on(Input.Submitted, "#answer")
    def _answered(self, event: Input.Submitted) -> None:
        problem = self._check(event.value)
        if problem:
            self.query_one("#problem", Static).update(problem)
        else:
            self.dismiss(event.value)
