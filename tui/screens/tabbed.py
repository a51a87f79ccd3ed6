"""A lab of several views, of which one is open, and the keys that go from one to the next."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from tui.keys import key
from tui.language import _
from tui.screens.lab import LabScreen
from tui.screens.view import View
from widgets.tab_line import Tab, TabLine

#: The views of a lab: name, key, title.
Views = Sequence[tuple[str, str, str]]


class HasView(Protocol):
    """What the learner has set, the view that is open among it."""

    view: str


def view_keys(lab: str, views: Views) -> Iterable[Binding]:
    """A key for each view."""
    for name, letter, title in views:
        yield key(letter, f"view('{name}')", title, f"{lab}.{name}", show=False)


class TabbedLab(LabScreen):
    """A lab with tabs. Its state outlives the widgets, which are drawn anew in another language."""

    VIEWS: Views
    state: HasView

    def tabs(self) -> TabLine:
        """The line that says which views there are."""
        return TabLine([Tab(name, letter, _(title)) for name, letter, title in self.VIEWS])

    def switcher(self, *views: Widget, initial: str) -> ContentSwitcher:
        """The views, one of which is seen."""
        return ContentSwitcher(*views, id="views", initial=initial)

    @property
    def view(self) -> View:
        """The view that is open."""
        return self.query_one(f"#{self.state.view}", View)

    def is_open(self, view: str) -> bool:
        """Whether a learner can see this view now; while all is drawn anew nothing is there."""
        return self.is_current and not self.renewing and self.state.view == view

    def show_view(self, *, focus: bool) -> None:
        """Draw the view that is open, and put the cursor into it."""
        self.query_one(TabLine).current = self.state.view
        self.query_one("#views", ContentSwitcher).current = self.state.view
        self._asked = None
        self.explain(None)
        self.view.draw()
        if focus:
            self.view.focus_first()

    def action_view(self, name: str) -> None:
        """Open a view."""
        self.state.view = name
        self.show_view(focus=True)

    @on(TabLine.Chosen)
    def _tab_chosen(self, event: TabLine.Chosen) -> None:
        self.action_view(event.name)
