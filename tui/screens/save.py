"""Saving what is on the screen: .csv makes a table, any other ending Markdown."""

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from engine.why import Refusal
from tui import wording
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.dialog import Dialog
from tui.writing import write_text
from widgets.answer import Answer, Sheet


class SaveScreen(Dialog[None]):
    """Asks for a file name and writes the file."""

    BINDINGS = [key("escape", "dismiss", N_("Close"), "save.close")]

    def __init__(self, what: Answer | Sheet, suggestion: str) -> None:
        super().__init__()
        self._what = what
        self._suggestion = suggestion

    def compose(self) -> ComposeResult:
        """One field, and what its ending means."""
        with Vertical(classes="dialog"):
            yield Static(say("Save “{title}” as", title=self._what.title), markup=False)
            yield Input(self._suggestion, id="path", select_on_focus=False)
            yield Static(
                _("⏎ saves, Esc closes. A name ending in .csv makes a table, any other Markdown.")
            )
            yield Static(id="problem", markup=False)

    @on(Input.Submitted, "#path")
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._write(Path(event.value.strip()).expanduser())

    @work(thread=True, exclusive=True, group="save", exit_on_error=False)
    def _write(self, path: Path) -> None:
        try:
            if path.exists():
                raise Refusal("file_exists", path=path)
            if not path.parent.is_dir():
                raise Refusal("no_such_folder", path=path.parent)
            write_text(path, as_text(self._what, path.suffix))
        except Refusal as refusal:
            self.app.call_from_thread(self._show_problem, wording.refusal(refusal))
            return
        self.app.call_from_thread(self._saved, path)

    def _show_problem(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(sentence)

    def _saved(self, path: Path) -> None:
        self.app.notify(say("Saved as {path}", path=path), markup=False)
        self.dismiss()


def as_text(what: Answer | Sheet, suffix: str) -> str:
    """What is shown, in the format of a file's ending."""
    if suffix.lower() == ".csv":
        return (what.sheet() if isinstance(what, Answer) else what).csv()
    return what.markdown()
