"""A canvas, what a network takes its drawing for, and the maps of a layer, all while one draws."""

from functools import partial
from itertools import count
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from engine.pictures.scaling import as_input
from engine.vision.network import Passage
from engine.why import Refusal
from tui.keys import key
from tui.language import N_, _
from tui.screens.view import focus_now
from tui.screens.vision import draw_words as words
from tui.screens.vision import layers_words
from tui.screens.vision.draw_presets import presets
from tui.screens.vision.state import VisionState
from tui.screens.vision.view import VisionView
from widgets.bars import Bars
from widgets.canvas import Canvas
from widgets.canvas_ink import Grey
from widgets.pixel_map import Maps, PixelMaps

#: The columns that the bars and the maps take beside the canvas.
BARS: Final = 28
MAPS: Final = 20
SIDE: Final = 28


class DrawView(VisionView):
    """The canvas at the left, the ten classes in the middle, the maps at the right."""

    BINDINGS = [
        key("x", "rub", N_("Rub out"), "draw.rub"),
        key("u", "undo", N_("Undo"), "draw.undo"),
        key("delete,n", "clear", N_("Clear"), "draw.clear"),
        key("p", "preset", N_("Beginning"), "draw.preset"),
        key("t", "take", N_("Test picture"), "draw.take"),
        key("z", "centre", N_("As in MNIST"), "draw.centre"),
        key("h", "next_layer", N_("Next layer"), "draw.layer"),
        key("v", "invert", N_("Invert"), "draw.invert", show=False),
        key("shift+left", "shift(0, -1)", N_("Move it left"), "draw.left", show=False),
        key("shift+right", "shift(0, 1)", N_("Move it right"), "draw.right", show=False),
        key("shift+up", "shift(-1, 0)", N_("Move it up"), "draw.up", show=False),
        key("shift+down", "shift(1, 0)", N_("Move it down"), "draw.down", show=False),
    ]
    DEFAULT_CSS = """
    DrawView {
        & > .heading { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & > Horizontal { height: 1fr; }
        & Canvas { width: 28; height: 1fr; background: $boost; }
        & .taken { width: 1fr; height: 1fr; margin-left: 2; }
        & .verdict { height: 3; }
        & Bars { height: 1fr; }
        & PixelMaps { width: 20; height: 1fr; margin-left: 1; }
        &.-small PixelMaps { display: none; }
    }
    """

    def __init__(self, state: VisionState, *, id: str) -> None:  # noqa: A002
        super().__init__(state, id=id)
        self._asked = False  # whether the network is looking just now
        self._passage: Passage | None = None
        self._looks = count()

    def compose(self) -> ComposeResult:
        """What is to be done; the canvas, what it is taken for, the maps."""
        yield Static(classes="heading", markup=False)
        with Horizontal():
            yield Canvas(self.state.draw.ink, id="draw-canvas")
            with Vertical(classes="taken"):
                yield Static(classes="verdict", markup=False)
                yield Bars(id="draw-classes")
            yield PixelMaps(id="draw-maps")

    def on_resize(self, event: events.Resize) -> None:
        """The canvas as large as there is room for, and the maps where there is room at all."""
        width, height = event.size
        times = max(1, min(2 * (height - 1) // SIDE, width // 2 // SIDE))
        canvas = self.query_one(Canvas)
        canvas.styles.width = SIDE * times + (height - 1 < SIDE // 2)  # with room to scroll
        self.set_class(width < SIDE + BARS + MAPS, "-small")
        maps = width - SIDE * times - BARS - 4
        self.query_one(PixelMaps).styles.width = max(MAPS, maps)

    def focus_first(self) -> None:
        """The canvas."""
        focus_now(self.query_one(Canvas))

    # Drawing, and what becomes of it

    def draw_subject(self) -> None:
        """Show the canvas, and have it looked at by the model in hand."""
        self._passage = None
        canvas = self.query_one(Canvas)
        state = self.state.draw
        canvas.name_pixels(
            _("drawing"),
            lambda row, column: words.pixel_answer(state.ink, state.taken, row, column),
        )
        canvas.redraw()
        self._say_what_to_do()
        self._follow()
        self.shown()

    def _say_what_to_do(self) -> None:
        self.head(words.hint(self.state.draw, self.query_one(Canvas).tool))

    @on(Canvas.Held)
    def _tool_held(self) -> None:
        self._say_what_to_do()

    @on(Canvas.Changed)
    def _drawn_on(self) -> None:
        self.state.draw.drawn = True
        self._follow()
        self.lab.explain_again()

    def _follow(self) -> None:
        """Have the network look at what is drawn now.

        While it looks at something it is not asked again: the newest drawing comes next, and none
        between waits in line.
        """
        if self.state.subject is None or self._asked:
            return
        state = self.state.draw
        if state.ink.is_empty:
            self._show_nothing()
            return
        self._asked = True
        network, shown = self.subject.network, state.shown
        self.beside(
            lambda _reports: network.passage(as_input(shown)),
            partial(self._seen, state.ink.numbers, state.centred),
            refused=self._not_seen,
            # The look before may be ending still: in one group it would be cancelled for this one.
            group=f"drawing-{next(self._looks)}",
        )

    def _seen(self, drawing: Grey, was_centred: bool, passage: Passage) -> None:
        self._asked = False
        state = self.state.draw
        is_same = passage.network is self.subject.network
        if is_same:
            self._passage = passage
            self._show_passage(passage)
        if not is_same or drawing is not state.ink.numbers or was_centred != state.centred:
            self._follow()

    def _not_seen(self, refusal: Refusal) -> None:
        self._asked = False
        self.complain(refusal)

    def _show_nothing(self) -> None:
        self._passage = None
        self.query_one(".verdict", Static).update(words.nothing_yet())
        self.query_one(Bars).set_content(())
        self.query_one(PixelMaps).set_content(Maps())

    def _show_passage(self, passage: Passage) -> None:
        said = words.verdict(passage, self.subject)
        self.query_one(".verdict", Static).update(said, layout=False)  # it has its lines already
        last = len(passage.stages) - 1
        self.query_one(Bars).set_content(layers_words.bars_of(self.state, passage, last), full=1.0)
        self._show_maps(passage)
        if self.state.draw.drawn:
            self.app.reach("drew_picture")
        self.lab.explain_again()

    def _show_maps(self, passage: Passage) -> None:
        stage = self.state.draw.stage_of(passage)
        self.query_one(PixelMaps).set_content(words.small_maps(passage, stage))

    @on(PixelMaps.Chosen)
    def _map_chosen(self, event: PixelMaps.Chosen) -> None:
        """Look at a map large, where every pixel of it can be asked."""
        if self._passage is None:
            return
        self.state.own = self.state.draw.shown
        self.open_map(self.state.draw.stage_of(self._passage), event.index, self._passage)

    # Keys

    def action_rub(self) -> None:
        """Put the rubber down, or lift it."""
        self.query_one(Canvas).action_tool("rubber")

    def action_undo(self) -> None:
        """Take the last step back."""
        if self.state.draw.ink.undo():
            self.query_one(Canvas).show_ink()
        else:
            self.app.notify(_("There is nothing to undo."), markup=False)

    def action_clear(self) -> None:
        """Empty the canvas."""
        self.state.draw.ink.clear()
        self.query_one(Canvas).show_ink()

    def action_invert(self) -> None:
        """Turn bright and dark round."""
        self.state.draw.ink.invert()
        self.query_one(Canvas).show_ink()

    def action_shift(self, down: int, right: int) -> None:
        """Move the drawing by a pixel."""
        self.state.draw.ink.shift(down, right)
        self.query_one(Canvas).show_ink()

    def action_preset(self) -> None:
        """Begin with a drawing that is there already; the next time with another."""
        if self.state.subject is None:
            return
        state, known = self.state.draw, presets(self.subject.learned)
        state.ink.draw_lines(known[state.preset % len(known)])
        state.preset += 1
        self.query_one(Canvas).show_ink()

    def action_take(self) -> None:
        """Take the picture that is looked at in the lab to the canvas."""
        if self.state.subject is None:
            return
        test, position = self.subject.test, self.state.position
        state = self.state.draw
        state.ink.take(test.images[position])
        state.taken = words.taken_from(self.subject, position)
        self.query_one(Canvas).show_ink()

    def action_centre(self) -> None:
        """Show the network the drawing as MNIST's digits are, or as it is."""
        self.state.draw.centred = not self.state.draw.centred
        self._say_what_to_do()
        self._follow()

    def action_next_layer(self) -> None:
        """Follow another layer's maps."""
        if self.state.subject is not None:
            self.state.draw.next_stage(self.subject.network)
            if self._passage is not None:
                self._show_maps(self._passage)
