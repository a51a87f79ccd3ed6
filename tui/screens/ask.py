"""One question, one line to answer it in."""

from collections.abc import Callable
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.keys import key
from tui.language import N_, _
from tui.screens.dialog import Dialog

LONGEST: Final = 10_000
#: Digits of a number that is asked for; Python itself reads none of thousands.
LONGEST_NUMBER: Final = 18
Check = Callable[[str], str]


class OneLine(Input):
    """One line to type in; what is pasted comes in as one, as much of it as there is room for."""

    def _on_paste(self, event: events.Paste) -> None:
        # Textual keeps the first line alone, and nothing at all of what is too long.
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        room = LONGEST - len(self.value) + end - start
        self.replace(" ".join(event.text.splitlines())[:room], start, end)


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
            yield OneLine(self._value, id="answer", max_length=LONGEST)
            yield Static(id="problem", markup=False)
            yield Static(_("⏎ goes on, Esc closes."), markup=False)

    @on(Input.Submitted, "#answer")
    def _answered(self, event: Input.Submitted) -> None:
        problem = self._check(event.value)
        if problem:
            self.query_one("#problem", Static).update(problem)
        else:
            self.dismiss(event.value)
