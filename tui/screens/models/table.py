"""The summary of a model: every number derived, and the knobs of the layer under the cursor."""

from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from engine.why import Refusal
from engine.zoo.editing import MOST_LAYERS, addable, with_layer, with_setting, without_layer
from engine.zoo.signal import shape_text
from engine.zoo.summary import Row
from tui import wording
from tui.language import _, say
from tui.screens.choose import ChooseScreen
from tui.screens.models.answers import layer_figures, shape_answer, total_answer
from tui.screens.models.knobs import knobs_of, setting_of
from tui.screens.models.pieces import Filled, filled, reads_pieces
from tui.screens.models.view import ModelView
from widgets.figure_table import FigureRow, FigureTable
from widgets.figures import Figure
from widgets.knobs import KnobBar

#: The count that the course begins with: its model, its layer, and the column of counts.
COUNTED = ("onehot-rnn", "SimpleRNN", 1)


class TableView(ModelView):
    """A row for each layer, and below them what can be set in the one under the cursor."""

    def compose(self) -> ComposeResult:
        """The table and the knobs."""
        yield FigureTable(id="table-rows")
        yield Static(id="table-note", markup=False)
        yield KnobBar(id="table-knobs")

    def draw(self) -> None:
        """Derive everything anew."""
        table = self.state.table
        heads = (_("layer"), _("output"), _("parameters"), _("derivation"))
        pairs = zip(table.rows, self.state.came_from, strict=True)
        rows = [_row(place, row, before) for place, (row, before) in enumerate(pairs)]
        total = partial(total_answer, table)
        answer = Figure("", shape_text(table.rows[-1].shape), partial(shape_answer, table.rows[-1]))
        changed = table.total != self.state.original.total
        sums = Figure("", f"{table.total:,}", total, changed)
        rows.append(FigureRow("   " + _("together"), (answer, sums, Figure("", "", total))))
        self.query_one(FigureTable).set_content(heads, rows, title=self.state.name)
        self._draw_knobs()
        self._draw_note()
        self.shown()

    def _draw_note(self) -> None:
        """Under a model of subwords: how much of its table the reviews in use can fill."""
        note, source = self.query_one("#table-note", Static), self.app.source
        note.display = reads_pieces(self.state.spec)
        if not note.display:
            return
        if source in self.state.filled:
            note.update(self.state.filled[source].sentence)
            return
        note.update(say("Learning the subwords of {source} …", source=source))
        places = self.app.session.places
        self.beside(partial(filled, source, places), self._filled, refused=self._not_filled)

    def _filled(self, found: Filled) -> None:
        self.state.filled[found.source] = found
        self._draw_note()

    def _not_filled(self, refusal: Refusal) -> None:
        self.query_one("#table-note", Static).update(wording.refusal(refusal))

    def _draw_knobs(self) -> None:
        bar, knobs = self.query_one(KnobBar), tuple(knobs_of(self.state.layer))
        bar.set_content(knobs, empty=_("Nothing can be set in this layer."))
        bar.can_focus = bool(knobs)

    @on(FigureTable.Moved)
    def _other_layer(self, event: FigureTable.Moved) -> None:
        place = min(event.row, len(self.state.spec.layers) - 1)
        at = (self.state.name, self.state.spec.layers[place].KIND, event.column)
        if event.control.has_focus and at == COUNTED:
            self.app.reach("counted")
        if place != self.state.place:
            self.state.place = place
            self._draw_knobs()

    @on(KnobBar.Changed)
    def _turned(self, event: KnobBar.Changed) -> None:
        event.stop()
        state = self.state
        try:
            knob, setting = setting_of(state.layer, event.id, event.value)
            state.change(with_setting(state.spec, state.place, knob, setting))
        except Refusal as refusal:
            self.app.refuse(refusal)
        else:
            self.app.reach("turned_layer")
        self.lab.draw_heading()
        self.draw()

    def other_part(self) -> None:
        """From the table to the knobs, or back."""
        bar = self.query_one(KnobBar)
        self.query_one(FigureTable).focus() if bar.has_focus else bar.focus()

    def add_layer(self) -> None:
        """Ask which layer should follow the one under the cursor."""
        state = self.state
        if len(state.spec.layers) >= MOST_LAYERS:
            self.app.refuse(Refusal("too_many_layers", most=MOST_LAYERS))
            return
        choices = addable(state.spec, state.place)
        if not choices:
            self.app.notify(_("Nothing fits right after this layer."), markup=False)
            return
        question = say("Which layer after {layer}?", layer=state.layer.label)

        def chosen(i: int | None) -> None:
            if i is not None:
                state.change(with_layer(state.spec, state.place, choices[i]))
                state.place += 1
                self._changed()

        self.app.push_screen(ChooseScreen(question, [layer.label for layer in choices]), chosen)

    def remove_layer(self) -> None:
        """Take the layer under the cursor out, if the others fit without it."""
        try:
            self.state.change(without_layer(self.state.spec, self.state.place))
        except Refusal as refusal:
            self.app.refuse(refusal)
            return
        self._changed()

    def _changed(self) -> None:
        self.app.reach("turned_layer")
        self.lab.draw_heading()
        self.draw()
        table = self.query_one(FigureTable)
        table.go_to(self.state.place, table.at[1])


def _row(place: int, row: Row, before: Row | None) -> FigureRow:
    """A layer: its shape, its count, and the count's derivation, which changes with it."""
    shape, count = layer_figures(row, before)
    formula = row.count.formula if row.count.total else ""
    derived = Figure(row.name, formula, count.answer, bool(formula) and count.mark)
    return FigureRow(f"{place:>2} {row.layer.label}", (shape, count, derived))
