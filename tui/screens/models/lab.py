"""The Models lab: eight views of the same model, and the keys that go from one to the next."""

from collections.abc import Iterable
from typing import Final

from textual.widget import Widget
from textual.widgets import Static

from engine.zoo.models import MODELS, model
from tui.keys import key
from tui.labs import lab
from tui.language import N_, _, say
from tui.screens.models.compare import CompareView
from tui.screens.models.flow import FlowView
from tui.screens.models.history import HistoryView
from tui.screens.models.models import AllModelsView
from tui.screens.models.predict import PredictView
from tui.screens.models.script import ScriptView
from tui.screens.models.shares import SharesView
from tui.screens.models.state import ModelsState
from tui.screens.models.table import TableView
from tui.screens.tabbed import TabbedLab, view_keys
from tui.wording.zoo import MODELS as TITLES

#: The views: name, key, title.
VIEWS: Final = (
    ("models", "o", N_("All")),
    ("table", "t", N_("Table")),
    ("flow", "f", N_("Flow")),
    ("shares", "b", N_("Bars")),
    ("compare", "c", N_("Compare")),
    ("predict", "p", N_("Predict")),
    ("history", "n", N_("2021")),
    ("script", "k", N_("Script")),
)


class ModelsLab(TabbedLab):
    """Fifteen networks, taken apart and counted by hand."""

    BINDINGS = [
        *view_keys("models", VIEWS),
        key("left_square_bracket", "go_by(-1)", N_("Model before"), "models.before", show=False),
        key("right_square_bracket", "go_by(1)", N_("Next model"), "models.after"),
        key("tab", "to_knobs", N_("Knobs"), "models.knobs"),
        key("a", "add_layer", N_("Add a layer"), "models.add"),
        key("x", "remove_layer", N_("Take it out"), "models.remove"),
        key("v", "reveal", N_("Show it"), "models.reveal"),
        key("u", "as_it_was", N_("As it was"), "models.as_it_was"),
    ]
    #: The keys that mean something in one view only.
    ONLY_IN: Final = {
        "to_knobs": "table",
        "add_layer": "table",
        "remove_layer": "table",
        "reveal": "predict",
    }

    VIEWS = VIEWS
    state: ModelsState

    def __init__(self) -> None:
        super().__init__()
        self.lab = lab("models")
        self.state = ModelsState()

    def contents(self) -> Iterable[Widget]:
        """The tabs, which model is in hand, and the views."""
        yield self.tabs()
        yield Static(id="model-heading", classes="heading", markup=False)
        yield self.switcher(
            AllModelsView(id="models"),
            TableView(id="table"),
            FlowView(id="flow"),
            SharesView(id="shares"),
            CompareView(id="compare"),
            PredictView(id="predict"),
            HistoryView(id="history"),
            ScriptView(id="script"),
            initial=self.state.view,
        )

    def on_mount(self) -> None:
        """Show the view that is open, and follow the reviews that fill a table of subwords."""
        self.watch(self.app, "source", self._other_source, init=False)
        self.show_view(focus=True)

    def _other_source(self) -> None:
        if self.state.view == "table":
            self.view.draw()

    def drawn_anew(self) -> None:
        """Draw anew, in another language; what was changed stays changed."""
        super().drawn_anew()
        self.show_view(focus=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means nothing in this view is not offered in it."""
        if action in self.ONLY_IN:
            return self.ONLY_IN[action] == self.state.view
        if action == "as_it_was":
            return self.state.name in self.state.changed
        return super().check_action(action, parameters)

    def show_view(self, *, focus: bool) -> None:
        """Draw the view that is open; its name stands above all of them."""
        self.draw_heading()
        super().show_view(focus=focus)

    def draw_heading(self) -> None:
        """Which model is in hand, how large it is, and whether it was changed."""
        title = say("{model}: {title}", model=self.state.name, title=_(TITLES[self.state.name][0]))
        if self.state.view == "models":
            title = _("⏎ opens a model; in every view [ and ] go to the one before and after.")
        elif self.state.view != "predict":  # what is to be predicted must not stand above it
            narrow = self.app.size.width < 80
            title = f"{self.state.name if narrow else title} · {self._how_large()}"
        self.query_one("#model-heading", Static).update(title)
        self.refresh_bindings()

    def _how_large(self) -> str:
        """All parameters, and how many there were before the learner changed anything."""
        total, before = self.state.table.total, self.state.original.total
        if self.state.name not in self.state.changed:
            return say("{total:,} parameters", total=total)
        if total == before:
            return say("◆ changed, and still {total:,} parameters", total=total)
        return say("◆ {total:,} parameters, {before:,} before", total=total, before=before)

    def action_go_by(self, step: int) -> None:
        """The model before or after."""
        names = list(MODELS)
        self.state.take(names[(names.index(self.state.name) + step) % len(names)])
        self._redraw()

    def action_as_it_was(self) -> None:
        """The model in hand as the course has it."""
        self.state.change(model(self.state.name))
        self._redraw()

    def _redraw(self) -> None:
        self.draw_heading()
        self.view.draw()
        self.explain_again()

    def action_to_knobs(self) -> None:
        """Between the table and what can be set in the layer under the cursor."""
        self.query_one(TableView).other_part()

    def action_add_layer(self) -> None:
        """A layer more."""
        self.query_one(TableView).add_layer()

    def action_remove_layer(self) -> None:
        """A layer less."""
        self.query_one(TableView).remove_layer()

    def action_reveal(self) -> None:
        """Show a number that was to be predicted."""
        self.query_one(PredictView).reveal()
