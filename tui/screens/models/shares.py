"""Where the parameters of a model are: a bar for the share of every layer."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from engine.why import Term, Why
from engine.zoo.layers import Input
from engine.zoo.summary import Row, Summary
from tui import wording
from tui.language import _, say
from tui.screens.models.view import ModelView
from tui.wording.zoo import KINDS
from widgets.answer import Answer
from widgets.bars import Bars, LabelledBar
from widgets.safe_text import pad_cells


class SharesView(ModelView):
    """A bar for each layer; the input, which is none, is left out."""

    DEFAULT_CSS = """
    SharesView #shares-bars { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """Which layer has most, and the bars."""
        yield Static(id="shares-heading", classes="heading", markup=False)
        yield Bars(id="shares-bars")

    def draw(self) -> None:
        """Share the parameters of the model in hand out among its layers."""
        table = self.state.table
        self.query_one("#shares-heading", Static).update(_heading(table))
        bars = self.query_one(Bars)
        bars.set_content(
            [_bar(table, row) for row in _layers(table)],
            title=say("{model}: parameters", model=self.state.name),
            columns=(_("layer"), _("share of all parameters")),
        )
        bars.move_to(self.state.place - self._inputs)
        self.shown()

    @property
    def _inputs(self) -> int:
        """How many rows come before the first bar."""
        return len(self.state.table.rows) - len(_layers(self.state.table))

    @on(Bars.Moved)
    def _in_hand(self, event: Bars.Moved) -> None:
        if event.control.has_focus:
            self.state.place = event.index + self._inputs


def _layers(table: Summary) -> tuple[Row, ...]:
    return tuple(row for row in table.rows if not isinstance(row.layer, Input))


def _heading(table: Summary) -> str:
    if not table.total:
        return _("Nothing in this model is learnt.")
    most = max(table.rows, key=lambda row: row.count.total)
    return say(
        "{layer} has most: {share} of all {total:,} parameters.",
        layer=most.layer.label,
        share=share_text(most.count.total, table.total),
        total=table.total,
    )


def _bar(table: Summary, row: Row) -> LabelledBar:
    own = row.count.total
    share = pad_cells(share_text(own, table.total), len("<0.01%"), "right")
    text = f"{own:,}  {share}"
    return LabelledBar(row.layer.label, own, text, partial(_answer, table, row))


def _answer(table: Summary, row: Row) -> Answer:
    title = say("{layer}: share of all parameters", layer=row.layer.label)
    return wording.answer(title, why_share(table, row), _(KINDS[row.layer.KIND]))


def why_share(table: Summary, row: Row) -> Why:
    """A layer's parameters as a part of all; a model that learns nothing has no parts."""
    own, total = row.count.total, table.total
    if not own:
        return Why("", row.count.terms, share_text(own, total))
    terms = (
        Term("layer_parameters", row.count.formula, own),
        Term("all_parameters", table.why_total.formula, total),
    )
    return Why(f"{own} ÷ {total}", terms, share_text(own, total))


def share_text(own: int, total: int) -> str:
    """A share in percent, which never makes nothing of something, nor all of a part."""
    share = own / total if total else 0.0
    if 0 < share < 0.00005:
        return "<0.01%"
    if 0.9995 <= share < 1:
        return ">99.9%"
    return f"{share:.2%}" if 0 < share < 0.001 else f"{share:.1%}"
