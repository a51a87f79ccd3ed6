"""Saving what is on the screen. What is saved says itself what the ending of a name makes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from engine.files.places import expanded
from engine.why import Refusal
from tui import wording
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.dialog import Dialog
from tui.writing import write_text
from widgets.answer import Answer, Sheet


@dataclass(frozen=True, slots=True)
class Document:
    """What can be copied and saved.

    `text` gives its text for the ending of a file's name, and `endings` says in a sentence what
    endings there are; what is copied is the text for the suggested name. `milestone` is what lies
    behind whoever takes it along, if anything does.
    """

    title: str
    file_name: str
    text: Callable[[str], str]
    endings: str
    copied: str
    milestone: str = ""


def numbers(what: Answer | Sheet, file_name: str) -> Document:
    """An answer or a table: CSV where the name asks for it, else Markdown."""
    return Document(
        title=what.title,
        file_name=file_name,
        text=lambda suffix: _as_text(what, suffix),
        endings=_("⏎ saves, Esc closes. A name ending in .csv makes a table, any other Markdown."),
        copied=_(
            "Sent to the clipboard as Markdown. If your terminal drops it, save it to a file."
        ),
    )


def _as_text(what: Answer | Sheet, suffix: str) -> str:
    if suffix.lower() == ".csv":
        return (what.sheet() if isinstance(what, Answer) else what).csv()
    return what.markdown()


class SaveScreen(Dialog[None]):
    """Asks for a file name and writes the file."""

    BINDINGS = [key("escape", "dismiss", N_("Close"), "save.close")]

    def __init__(self, what: Document) -> None:
        super().__init__()
        self._what = what

    def compose(self) -> ComposeResult:
        """One field, and what its ending means."""
        with Vertical(classes="dialog"):
            yield Static(say("Save “{title}” as", title=self._what.title), markup=False)
            yield Input(free(self._what.file_name), id="path", select_on_focus=False)
            yield Static(self._what.endings, markup=False)
            yield Static(id="problem", markup=False)

    @on(Input.Submitted, "#path")
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._write(event.value.strip())

    @work(thread=True, exclusive=True, group="save", exit_on_error=False)
    def _write(self, name: str) -> None:
        path = expanded(Path(name))
        try:
            _check_new(name, path)
            write_text(path, self._what.text(path.suffix))
        except Refusal as refusal:
            if refusal.code == "cannot_write":  # its sentence speaks of the app's own folder
                refusal = Refusal("not_saved", **refusal.values)
            self.app.call_from_thread(self._show_problem, wording.refusal(refusal))
            return
        self.app.call_from_thread(self._saved, path)

    def _show_problem(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(sentence)

    def _saved(self, path: Path) -> None:
        self.app.notify(say("Saved as {path}", path=path), markup=False)
        if self._what.milestone:
            self.app.reach(self._what.milestone)
        self.dismiss()


def _check_new(name: str, path: Path) -> None:
    """Refuse a name that is taken, or that nothing can be saved under."""
    try:
        taken, has_folder = path.exists(), path.parent.is_dir()
    except OSError as error:  # a name longer than any file system takes
        raise Refusal("not_saved", path=path, reason=error.strerror) from error
    if taken or name.endswith("/"):
        raise Refusal("file_exists", path=path)
    if not has_folder:
        raise Refusal("no_such_folder", path=path.parent)


def free(file_name: str) -> str:
    """A name that is not taken in the folder where the app was opened: this one, or a numbered."""
    stem, suffix = Path(file_name).stem, Path(file_name).suffix
    names = (file_name, *(f"{stem}-{n}{suffix}" for n in range(2, 1000)))
    return next((name for name in names if not Path(name).exists()), file_name)
