"""The flow of shapes, from what comes in to what comes out, as a drawing."""

from functools import partial
from math import prod

from textual import on
from textual.app import ComposeResult

from engine.zoo.signal import Signal, shape_text
from engine.zoo.summary import Row
from tui.language import _
from tui.screens.models.answers import shape_answer
from tui.screens.models.view import ModelView
from widgets.funnel import Funnel, FunnelRow


class FlowView(ModelView):
    """A line for each tensor: its places, which narrow, and its features, which grow."""

    DEFAULT_CSS = """
    FlowView #flow-funnel { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """The drawing."""
        yield Funnel(id="flow-funnel")

    def draw(self) -> None:
        """Draw the model in hand, with the cursor on the layer in hand."""
        rows = self.state.table.rows
        funnel = self.query_one(Funnel)
        funnel.set_content(
            map(_row, rows),
            heads=(_("layer"), _("places"), _("output"), _("features")),
            title=self.state.name,
        )
        funnel.move_to(self.state.place)
        self.shown()

    @on(Funnel.Moved)
    def _in_hand(self, event: Funnel.Moved) -> None:
        if event.control.has_focus:
            self.state.place = event.index


def _row(row: Row) -> FunnelRow:
    places, depth = places_and_depth(row.output)
    text = shape_text(row.shape)
    return FunnelRow(row.layer.label, text, places, depth, partial(shape_answer, row))


def places_and_depth(signal: Signal) -> tuple[int | None, int | None]:
    """At how many places numbers stand, and how many at each; None is not known.

    An id is one number at its place; numbers in a row of their own stand at a single one.
    """
    places, depth = (signal.shape, 1) if signal.ids else (signal.places, signal.features)
    known = [size for size in places if size is not None]
    return prod(known) if len(known) == len(places) else None, depth
