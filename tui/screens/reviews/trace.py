"""The pipeline trace: a review, or one's own sentence, on its way from text to a padded row."""

from collections.abc import Iterable, Mapping
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from engine.corpus.trace import Stage, Trace, trace_review, trace_sentence
from engine.corpus.trace_cells import Cell
from engine.why import Refusal
from tui import wording
from tui.language import _
from tui.screens.reviews.settings import load_knobs, pad_knobs
from tui.screens.reviews.view import ReviewView
from tui.wording.reviews import STAGES
from widgets.answer import Answer
from widgets.knobs import KnobBar
from widgets.safe_text import legible
from widgets.token_strip import Token, TokenMark, TokenStrip
from widgets.virtual_list import Column, VirtualList

MARKS: Final[Mapping[str, TokenMark]] = {
    "plain": TokenMark.WORD,
    "changed": TokenMark.UNKNOWN,
    "word": TokenMark.WORD,
    "start": TokenMark.START,
    "unknown": TokenMark.UNKNOWN,
    "dropped": TokenMark.DROPPED,
    "struck": TokenMark.STRUCK,
    "padding": TokenMark.PADDING,
}


class TraceView(ReviewView):
    """The stages on the left, the cells of one stage beside them, the knobs below."""

    def compose(self) -> ComposeResult:
        """Stages, cells, knobs."""
        yield Static(id="trace-heading", classes="heading", markup=False)
        with Horizontal(id="trace-body"):
            yield VirtualList(id="trace-stages")
            yield TokenStrip(id="trace-cells")
        yield KnobBar(id="trace-knobs")

    _trace: Trace | None = None

    def draw(self) -> None:
        """Trace what is in hand, under the knobs as they stand."""
        state = self.state
        self.query_one(KnobBar).set_content((*load_knobs(state.settings), *pad_knobs(state.pad)))
        try:
            self._trace = self._traced()
        except Refusal as refusal:
            self.app.refuse(refusal)
            if self._trace is None:
                return
        stages = self._trace.stages
        state.stage = min(state.stage, len(stages) - 1)
        names = [_(STAGES[stage.code][0]) for stage in stages]
        self.query_one(VirtualList).set_content(
            (Column("", 0),), lambda i: (f"{i + 1:>2} {names[i]}",), len(stages), title=_("Stages")
        )
        self.query_one(VirtualList).move_to(state.stage)
        self._draw_stage()
        self.shown()

    def _traced(self) -> Trace:
        state = self.state
        if state.sentence:
            return trace_sentence(self.loaded, state.sentence, state.pad)
        row = self.loaded.row(state.split, state.position)
        return trace_review(self.loaded, state.split, row, state.pad)

    def _draw_stage(self) -> None:
        if self._trace is None:
            return
        stage = self._trace.stages[self.state.stage]
        number = f"{self.state.stage + 1}/{len(self._trace.stages)}"
        about = _(STAGES[stage.code][1])
        self.query_one("#trace-heading", Static).update(f"{self.heading()} · {number} · {about}")
        strip = self.query_one(TokenStrip)
        numbered = stage.code in ("ranks", "ids", "limited", "truncated", "padded")
        strip.two_rows = numbered
        strip.set_content(self._tokens(stage, numbered), title=_(STAGES[stage.code][0]))
        if stage.code == "padded":
            self.app.reach("own_sentence" if self.state.sentence else "trace")

    def _tokens(self, stage: Stage, numbered: bool) -> Iterable[Token]:
        for i, cell in enumerate(stage.cells):
            sub = wording.plain(cell.number) if numbered else ""
            yield Token(cell_text(cell), sub, MARKS[cell.mark], lambda i=i: self._answer(stage, i))  # type: ignore[misc]

    def _answer(self, stage: Stage, i: int) -> Answer | None:
        if self._trace is None:
            return None
        cell = stage.cells[i]
        title = f"{_(STAGES[stage.code][0])}: {cell_text(cell)}"
        return wording.answer(title, self._trace.why(stage, i))

    @on(VirtualList.Highlighted)
    def _step(self, event: VirtualList.Highlighted) -> None:
        self.state.stage = event.index
        self._draw_stage()
        self.lab.explain(self.query_one(TokenStrip).answer())


def cell_text(cell: Cell) -> str:
    """A cell as it is read; the cells that stand for no word say what they are."""
    match cell.mark:
        case "start":
            return _("start")
        case "padding":
            return "·"
        case _ if not cell.text and cell.id is not None:
            return _("start")  # struck out, or limited like a word
        case _:
            return legible(cell.text) or wording.plain(cell.number)
