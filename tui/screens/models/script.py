"""The model in hand as a program to take home: to read here, to copy, and to save."""

import json
from dataclasses import replace

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui import scripts
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.models.answers import total_answer
from tui.screens.models.view import ModelView
from tui.screens.save import Document
from widgets.cursor_keys import cursor_keys

#: So many columns are passed with one step to the side; a step down is one line.
ASIDE = 4


class ScriptText(ScrollableContainer, can_focus=True, inherit_bindings=False):
    """The program, which can be scrolled in both directions."""

    BINDINGS = [
        *cursor_keys("left", "right", "up", "down", "home", "end", "pageup", "pagedown"),
        key("j", "other_form", N_("Script/notebook"), "script.form"),
    ]

    class OtherForm(Message):
        """The other of both forms is wanted."""

    def action_other_form(self) -> None:
        """The notebook instead of the script, or back."""
        self.post_message(self.OtherForm())

    def action_step(self, right: int, down: int) -> None:
        """Scroll by a line, or by some columns."""
        self._go(self.scroll_offset.x + right * ASIDE, self.scroll_offset.y + down)

    def action_page(self, pages: int) -> None:
        """Scroll by as many lines as can be seen."""
        self._go(self.scroll_offset.x, self.scroll_offset.y + pages * self.size.height)

    def action_first(self) -> None:
        """Scroll to the beginning."""
        self._go(0, 0)

    def action_last(self) -> None:
        """Scroll to the end."""
        self._go(0, self.max_scroll_y)

    def _go(self, x: int, y: int) -> None:
        """Scroll there, or leave the key to the screen when there is nothing more to see."""
        x, y = max(0, min(x, self.max_scroll_x)), max(0, min(y, self.max_scroll_y))
        if (x, y) == (self.scroll_offset.x, self.scroll_offset.y):
            raise SkipAction()
        self.scroll_to(x, y, animate=False)


class ScriptView(ModelView):
    """The program under a line that says what it is and how it is run."""

    DEFAULT_CSS = """
    ScriptView {
        #script-heading { height: auto; max-height: 2; }
        ScriptText { height: 1fr; scrollbar-size: 1 1; }
        #script-text { width: auto; min-width: 100%; height: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """What it is, and the program."""
        yield Static(id="script-heading", classes="heading", markup=False)
        with ScriptText(id="script-scroll"):
            yield Static(id="script-text", markup=False)

    def draw(self) -> None:
        """Write the program of the model as it stands."""
        state = self.state
        name = scripts.file_name(state.spec, notebook=state.notebook)
        self.query_one("#script-heading", Static).update(_heading(name, notebook=state.notebook))
        text = _readable(self._text()) if state.notebook else self._text()
        self.query_one("#script-text", Static).update(_coloured(text))
        answer = total_answer(state.table)
        self.lab.explain(replace(answer, note=_("The program checks that Keras finds as many.")))

    def _text(self) -> str:
        form = scripts.notebook if self.state.notebook else scripts.script
        return form(self.state.spec)

    @on(ScriptText.OtherForm)
    def _other_form(self) -> None:
        self.state.notebook = not self.state.notebook
        self.draw()
        self.query_one(ScriptText).scroll_home(animate=False)

    def document_shown(self) -> Document:
        """The program as a file: a notebook if its name says so."""
        spec, notebook = self.state.spec, self.state.notebook
        # Worded now, because a file is written beside the event loop, where languages may change.
        forms = {".ipynb": scripts.notebook(spec), ".py": scripts.script(spec)}
        return Document(
            title=scripts.file_name(spec, notebook=notebook),
            file_name=scripts.file_name(spec, notebook=notebook),
            text=lambda suffix: forms.get(suffix.lower(), forms[".py"]),
            endings=_(
                "⏎ saves, Esc closes. A name ending in .ipynb makes a notebook, any other a script."
            ),
            copied=_("Sent to the clipboard. If your terminal drops it, save it to a file."),
            milestone="took_script",
        )


def _heading(name: str, *, notebook: bool) -> str:
    command = f"jupyter lab {name}" if notebook else f"python {name}"
    return say("Run it: {command} · stock Keras, no imdb-tui · y copies, s saves", command=command)


def _readable(notebook: str) -> str:
    """The cells of a notebook one below the other, as editors show them that know cells."""
    parts = []
    for cell in json.loads(notebook)["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "code":
            parts.append(f"# %%\n{text}")
        else:
            parts.append("# %% [markdown]\n" + "\n".join(f"# {line}" for line in text.split("\n")))
    return "\n\n".join(parts)


def _coloured(text: str) -> Content:
    """The program in the colours of code. What colours it is large, and loaded only here."""
    from textual.highlight import highlight

    return highlight(text, language="python")
