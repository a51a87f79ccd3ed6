"""What every lab has beside its contents: the Why panel, and copying and saving."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, runtime_checkable

from textual import events, on
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from tui.keys import key
from tui.labs import Lab
from tui.language import N_, _
from tui.screens.room import Room
from tui.screens.save import Document, SaveScreen, numbers
from widgets.answer import Answer, Shows
from widgets.bars import Bars
from widgets.figure_table import FigureTable
from widgets.figures import Figures
from widgets.funnel import Funnel
from widgets.histogram import Histogram
from widgets.knobs import KnobBar
from widgets.token_strip import TokenStrip
from widgets.virtual_list import VirtualList
from widgets.why_panel import WhyPanel


@runtime_checkable
class HoldsDocument(Protocol):
    """A widget whose whole text is what is copied and saved."""

    def document_shown(self) -> Document:
        """The text, ready to be taken along."""


class LabScreen(Room):
    """A lab: its contents, and the panel that answers why."""

    BINDINGS = [
        key("w", "focus_why", N_("Read Why"), "lab.why", show=False),
        key("escape", "leave_why", N_("Back"), "lab.leave_why"),
        key("y", "copy(True)", N_("Copy Why"), "lab.copy", show=False),
        key("alt+y", "copy(False)", N_("Copy the table"), "lab.copy_table", show=False),
        key("s", "save(True)", N_("Save Why"), "lab.save", show=False),
        key("alt+s", "save(False)", N_("Save the table"), "lab.save_table", show=False),
    ]
    CSS_PATH = Path(__file__).with_name("lab.tcss")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-medium"), (36, "-tall")]
    lab: Lab
    _asked: object = None
    #: What had the focus before the panel.
    _left: Widget | None = None

    def place(self) -> str:
        """Where the learner is."""
        return f"{self.lab.number} {_(self.lab.title)}"

    def body(self) -> Iterable[Widget]:
        """The contents, and the Why panel below them, or beside them where there is room."""
        yield Container(
            Container(*self.contents(), id="contents"),
            WhyPanel(empty=_("Move to a number with the arrow keys: here it says why."), id="why"),
            id="lab",
        )

    def contents(self) -> Iterable[Widget]:
        """What this lab holds."""
        raise NotImplementedError

    def explain(self, answer: Answer | None) -> None:
        """Show why, below or beside the contents."""
        self.query_one("#why", WhyPanel).set_content(answer)

    # Copying and saving: one mechanism for every number and every table.

    def shown_widget(self) -> Shows | None:
        """The widget whose numbers are meant: the one that was asked last, or any that is seen."""
        seen = [widget for widget in self.query("#contents *") if widget.is_on_screen]
        meant = [widget for widget in seen if widget in (self.focused, self._asked)] or seen
        return next(filter(None, map(_shows, meant)), None)

    def meant(self, why: bool) -> Document | None:
        """What is to be copied or saved: a text that is open, the answer, or the table meant."""
        for widget in self.query("#contents *"):
            if isinstance(widget, HoldsDocument) and widget.is_on_screen:
                return widget.document_shown()
        if why:
            answer = self.query_one("#why", WhyPanel).answer()
            return numbers(answer, f"{self.lab.name}-why.md") if answer is not None else None
        shown = self.shown_widget()
        return numbers(shown.sheet(), f"{self.lab.name}-table.md") if shown is not None else None

    def action_copy(self, why: bool) -> None:
        """Copy through the terminal, which over SSH and tmux never says whether it worked."""
        what = self.meant(why)
        if what is None:
            self.app.notify(
                _("There is nothing here to copy yet. Move to a number first."), markup=False
            )
            return
        self.app.copy_to_clipboard(what.text(Path(what.file_name).suffix))
        self.app.notify(what.copied, markup=False)
        if what.milestone:
            self.app.reach(what.milestone)

    def action_save(self, why: bool) -> None:
        """Ask for a file name and save."""
        what = self.meant(why)
        if what is None:
            self.app.notify(
                _("There is nothing here to save yet. Move to a number first."), markup=False
            )
            return
        self.app.push_screen(SaveScreen(what))

    def action_focus_why(self) -> None:
        """Go into the panel, to scroll it."""
        self.query_one("#why").focus()

    def action_leave_why(self) -> None:
        """Go back to where the learner was before."""
        if self._left is not None and self._left.is_on_screen:
            self._left.focus()
        else:
            self.focus_previous()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From the panel one goes back to the contents, and from there out of the lab."""
        if action == "leave_why":
            return isinstance(self.focused, WhyPanel)
        return super().check_action(action, parameters)

    @on(Bars.Moved)
    @on(Figures.Moved)
    @on(FigureTable.Moved)
    @on(Funnel.Moved)
    @on(Histogram.Moved)
    @on(TokenStrip.Moved)
    @on(VirtualList.Highlighted)
    def _follow(self, event: Message) -> None:
        """The panel follows the cursor from number to number."""
        if event.control is self.focused:
            self._asked = event.control
            self.explain_again()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The panel follows the cursor from widget to widget; knobs leave it as it is."""
        if not isinstance(event.widget, WhyPanel):
            self._left = event.widget
        if _shows(event.widget) and not isinstance(event.widget, WhyPanel | KnobBar):
            self._asked = event.widget
            self.explain_again()

    def explain_again(self) -> None:
        """Say why once more, after what was asked about has changed."""
        if self._asked is None and not isinstance(self.focused, WhyPanel | KnobBar):
            # It had the focus before it had anything to say; or it is of the view that was left.
            self._asked = self.focused if _is_open(self.focused) else None
        widget = _shows(self._asked)
        if widget is not None and _is_there(self._asked):
            self.explain(widget.answer())


def _is_open(widget: Widget | None) -> bool:
    """Whether nothing around a widget has been put away."""
    around = () if widget is None else widget.ancestors_with_self
    return all(each.display for each in around if isinstance(each, Widget))


def _is_there(widget: object) -> bool:
    """Whether a widget is not of a view that is being drawn anew: its focus may be heard later."""
    return isinstance(widget, Widget) and widget.is_attached


def _shows(widget: object) -> Shows | None:
    """A widget as one that shows numbers, if it does."""
    return widget if isinstance(widget, Shows) else None
