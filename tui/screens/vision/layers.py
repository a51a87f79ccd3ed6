"""A picture on its way through a network: every layer, every map of it, every pixel."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from engine.vision.network import Passage
from tui.screens.vision import layers_words as words
from tui.screens.vision.view import VisionView
from widgets.bars import Bars
from widgets.virtual_list import VirtualList


class LayersView(VisionView):
    """The layers at the left, and at the right what the one under the cursor has made."""

    DEFAULT_CSS = """
    LayersView {
        & > Horizontal { height: 1fr; }
        & .side { width: 26; height: 1fr; margin-right: 1; }
        & .heading { height: 2; }
        & VirtualList { height: 1fr; }
        & Bars { width: 1fr; height: 1fr; }
    }
    """

    def compose(self) -> ComposeResult:
        """What is in hand and the layers; beside them the numbers."""
        with Horizontal():
            with Vertical(classes="side"):
                yield Static(classes="heading", markup=False)
                yield VirtualList(id="vision-layers")
            yield Bars(id="vision-classes")

    def draw_subject(self) -> None:
        """Have the picture in hand go through the network."""
        self.beside(lambda _reports: self.state.passage(), self._seen, group="maps")

    def _seen(self, passage: Passage) -> None:
        state = self.state
        self.head(f"{words.picture_line(state)}\n{words.verdict_line(state, passage)}")
        stages = passage.stages
        self.query_one(VirtualList).set_content(
            (),
            lambda i: words.layer_row(stages[i], i == 0),
            len(stages),
        )
        self.query_one(Bars).set_content(words.probability_bars(passage, self.subject.classes))
        self.shown()
