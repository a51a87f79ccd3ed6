"""The Steps lab: each view an operation, stepped through number by number."""

from collections.abc import Iterable
from typing import Final

from textual import on
from textual.message import Message
from textual.widget import Widget

from tui.labs import lab
from tui.language import N_
from tui.screens.steps.convolution import ConvolutionView
from tui.screens.steps.filter_view import FilterView
from tui.screens.steps.pooling import PoolingView
from tui.screens.steps.recurrence import RecurrenceView
from tui.screens.steps.skipgram import SkipgramView
from tui.screens.steps.state import StepsState
from tui.screens.tabbed import TabbedLab, view_keys
from widgets.gauges import Gauges
from widgets.heat_map import HeatMap
from widgets.number_grid import NumberGrid

#: The views: name, key, title.
VIEWS: Final = (
    ("two", "t", N_("2D")),
    ("one", "o", N_("1D")),
    ("pooling", "p", N_("Pooling")),
    ("recurrence", "r", N_("Recurrence")),
    ("skipgram", "k", N_("Skip-gram")),
    ("filter", "i", N_("Filters")),
)


class StepsLab(TabbedLab):
    """Operations of networks by hand: every number can be stepped into, and typed anew."""

    BINDINGS = [*view_keys("steps", VIEWS)]
    VIEWS = VIEWS
    state: StepsState

    def __init__(self) -> None:
        super().__init__()
        self.lab = lab("steps")
        self.state = StepsState()

    def contents(self) -> Iterable[Widget]:
        """The tabs and the views."""
        yield self.tabs()
        yield self.switcher(
            ConvolutionView(self.state.two, id="two"),
            ConvolutionView(self.state.one, id="one"),
            PoolingView(self.state.pooling, id="pooling"),
            RecurrenceView(self.state.recurrence, id="recurrence"),
            SkipgramView(self.state.skipgram, id="skipgram"),
            FilterView(self.state.filter, id="filter"),
            initial=self.state.view,
        )

    def on_mount(self) -> None:
        """Show the view that is open."""
        self.show_view(focus=True)

    def drawn_anew(self) -> None:
        """Draw anew, in another language; what was changed stays changed."""
        super().drawn_anew()
        self.show_view(focus=False)

    @on(Gauges.Moved)
    @on(HeatMap.Moved)
    @on(NumberGrid.Moved)
    def _follow_grid(self, event: Message) -> None:
        """The panel follows the cursor in grids and gauges, too."""
        self._follow(event)
