"""A picture on its way through a network: every layer, every map of it, every pixel."""

from functools import partial
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import ContentSwitcher, Static

from engine.vision.network import Passage
from tui.keys import key
from tui.language import N_, _
from tui.screens.view import focus_now
from tui.screens.vision import layers_words as words
from tui.screens.vision.choosing import ChoosingView
from tui.screens.vision.state import scaled
from widgets.bars import Bars
from widgets.pixel_map import PixelMaps
from widgets.pixel_zoom import PixelZoom
from widgets.virtual_list import Column, VirtualList

#: So many units can be read as bars; longer rows are shown as pixels.
MOST_BARS: Final = 256
#: Below this height every line counts.
SHORT: Final = 14
#: From this height on the picture stands below the layers, too.
TALL: Final = 28


class LayersView(ChoosingView):
    """The layers at the left, and at the right what the one under the cursor has made."""

    BINDINGS = [
        key("left", "aside(-1)", N_("Picture before"), "vision.left", show=False),
        key("right", "aside(1)", N_("Next picture"), "vision.right", show=False),
        key("left_square_bracket", "layer(-1)", N_("Layer before"), "vision.up", show=False),
        key("right_square_bracket", "layer(1)", N_("Next layer"), "vision.down", show=False),
        key("minus", "map(-1)", N_("Map before"), "vision.map_before", show=False),
        key("plus", "map(1)", N_("Next map"), "vision.map_next", show=False),
        key("v", "scale", N_("Scale"), "vision.scale"),
        key("escape", "close", N_("All maps"), "vision.close"),
    ]
    DEFAULT_CSS = """
    LayersView {
        & > Horizontal { height: 1fr; }
        & .model { height: 1; color: $text-muted; }
        &.-short .model { display: none; }
        & .side { width: 26; height: 1fr; margin-right: 1; }
        & #vision-layers { height: 1fr; }
        & #vision-picture { display: none; height: 15; }
        & ContentSwitcher { width: 1fr; height: 1fr; }
        & ContentSwitcher > * { height: 1fr; }
        &.-tall .side { width: 28; }
        &.-tall #vision-picture { display: block; }
        &.-pictured #vision-picture { display: none; }
    }
    """
    _passage: Passage | None = None
    #: What the keys on offer depend on: the widget at the right, and whether there are maps.
    _offers = ("", False)

    def compose(self) -> ComposeResult:
        """What is in hand and the layers; beside them the maps, one of them, or a row."""
        with Horizontal():
            with Vertical(classes="side"):
                yield Static(classes="model", markup=False)
                yield Static(classes="heading", markup=False)
                yield VirtualList(id="vision-layers")
                picture = PixelZoom(id="vision-picture")
                picture.can_focus = False
                yield picture
            with ContentSwitcher(initial="vision-maps"):
                yield PixelMaps(id="vision-maps")
                yield PixelZoom(id="vision-zoom")
                yield Bars(id="vision-row")

    def on_resize(self, event: events.Resize) -> None:
        """The picture too where there is room; where there is little, no name of the model."""
        self.set_class(event.size.height < SHORT, "-short")
        self.set_class(event.size.height >= TALL, "-tall")

    def focus_first(self) -> None:
        """The layers: from there one walks down through them."""
        focus_now(self.query_one("#vision-layers"))

    # Drawing

    def draw_subject(self) -> None:
        """Have the picture in hand go through the network, beside the event loop."""
        seen = self.state.passage
        self.beside(lambda _reports: seen(), self._seen, refused=self.complain, group="maps")

    def _seen(self, passage: Passage) -> None:
        before, self._passage = self._passage, passage
        if before is None or before.network is not passage.network:
            self._draw_layers(passage)
        self._say(passage)
        self.query_one("#vision-picture", PixelZoom).set_content(words.map_of(passage, 0, 0))
        self._draw_stage()
        if before is None:
            self.shown()

    def _say(self, passage: Passage) -> None:
        """Which picture it is and what it is taken for, in lines that are always as many."""
        lines = [words.picture_line(self.state), words.verdict_line(self.state, passage)]
        if not self.subject.shared:
            lines.append(_("by names of its own"))
        self.remove_class("-complaining")
        self.query_one(".heading", Static).update("\n".join(lines), layout=False)

    def head(self, sentence: str) -> None:
        """Say something else there, in as many lines as it takes."""
        self.add_class("-complaining")
        super().head(sentence)

    def _draw_layers(self, passage: Passage) -> None:
        self.query_one(".model", Static).update(words.model_line(self.state))
        columns = (Column(_("layer"), 0), Column(_("shape"), 9, "right"))
        layers = self.query_one("#vision-layers", VirtualList)
        layers.set_content(
            columns,
            partial(words.layer_row, passage),
            len(passage.stages),
            answer=partial(words.layer_answer, passage),
            title=passage.network.spec.name,
        )
        layers.move_to(self.state.spot.stage)

    def _draw_stage(self) -> None:
        """Show what the layer in hand has made."""
        passage, spot, state = self._passage, self.state.spot, self.state
        assert passage is not None
        stage = passage.stages[spot.stage]
        shown = self._shown_as()
        if shown == "vision-maps":
            maps = self.query_one(PixelMaps)
            maps.set_content(words.maps_of(passage, spot.stage, state.common))
            maps.move_to(spot.map)
        elif shown == "vision-zoom":
            found = words.plane_of(passage, spot.stage, spot.map)
            zoom = self.query_one("#vision-zoom", PixelZoom)
            zoom.set_content(found)
            zoom.go_to(*spot.pixel)
            self._show_origin()
        else:
            bars = self.query_one(Bars)
            caption = words.bars_caption(state, passage, stage)
            # Probabilities are parts of 1: of ten small ones none is to look sure.
            full = float(stage is passage.stages[-1])
            bars.set_content(words.bars_of(state, passage, spot.stage), caption=caption, full=full)
        self.set_class(spot.stage == 0, "-pictured")  # large at the right, and once is enough
        self.query_one(ContentSwitcher).current = shown
        if self._offers != (shown, self._has_maps):
            self._offers = shown, self._has_maps
            self.refresh_bindings()
        self.lab.explain_again()

    def _shown_as(self) -> str:
        """Which widget shows the stage in hand."""
        assert self._passage is not None
        spot, stage = self.state.spot, self._passage.stages[self.state.spot.stage]
        if stage.maps > 1 and not spot.zoomed:
            return "vision-maps"
        return "vision-zoom" if stage.maps or stage.output.size > MOST_BARS else "vision-row"

    @property
    def _right(self) -> "PixelMaps | PixelZoom | Bars":
        """What is at the right now."""
        found = self.query_one(ContentSwitcher).visible_content
        assert isinstance(found, PixelMaps | PixelZoom | Bars)
        return found

    @property
    def _has_maps(self) -> bool:
        """Whether the layer in hand has made several maps."""
        passage = self._passage
        return passage is not None and passage.stages[self.state.spot.stage].maps > 1

    @property
    def _in_layers(self) -> bool:
        """Whether the cursor is among the layers."""
        return isinstance(self.app.focused, VirtualList)

    # Walking through layers and maps

    @on(VirtualList.Highlighted)
    def _layer_asked(self, event: VirtualList.Highlighted) -> None:
        if self.query_one(VirtualList).cursor == event.index:
            self._go_to_layer(event.index)

    def _go_to_layer(self, stage: int) -> None:
        state = self.state
        if self._passage is None:
            return
        state.walked.add(stage)
        if len(state.walked) == len(self._passage.stages):
            self.app.reach("walked_layers")
        if stage != state.spot.stage:
            was_right = not self._in_layers
            state.look_at(stage, self._passage)
            self._draw_stage()
            if was_right:
                self._right.focus()

    @on(VirtualList.Chosen)
    def _layer_opened(self) -> None:
        self._right.focus()

    def action_layer(self, by: int) -> None:
        """The next layer, or the one before, from wherever the cursor is."""
        layers = self.query_one(VirtualList)
        layers.move_to(layers.cursor + by)

    @on(PixelMaps.Moved)
    def _map_asked(self, event: PixelMaps.Moved) -> None:
        if self.query_one(PixelMaps).cursor == event.index:  # it may be elsewhere now
            self.state.spot.map = event.index

    @on(PixelMaps.Chosen)
    def _map_opened(self, event: PixelMaps.Chosen) -> None:
        assert self._passage is not None
        self.state.open_map(event.index, self._passage)
        self._zoom(True)

    def action_close(self) -> None:
        """From one map back to all of them."""
        self._zoom(False)

    def _zoom(self, zoomed: bool) -> None:
        self.state.spot.zoomed = zoomed
        self._draw_stage()
        self._right.focus()

    def action_map(self, by: int) -> None:
        """The next map, or the one before."""
        assert self._passage is not None
        spot = self.state.spot
        spot.map = (spot.map + by) % self._passage.stages[spot.stage].maps
        self._draw_stage()

    @on(PixelZoom.Moved)
    def _pixel_asked(self, event: PixelZoom.Moved) -> None:
        spot, zoom = self.state.spot, self.query_one("#vision-zoom", PixelZoom)
        if zoom.has_focus and zoom.at == (event.row, event.column) != spot.pixel:
            spot.pixel = zoom.at
            self._show_origin()
            if spot.stage:
                self.app.reach("asked_pixel")

    def _show_origin(self) -> None:
        """In the small picture the cursor is where that of the open map has come from."""
        assert self._passage is not None
        stages, spot = self._passage.stages, self.state.spot
        if stages[spot.stage].maps:
            at = scaled(spot.pixel, stages[spot.stage], stages[0])
            self.query_one("#vision-picture", PixelZoom).go_to(*at)

    def action_scale(self) -> None:
        """Each map on a scale of its own, or all of them on one."""
        self.state.common = not self.state.common
        self._draw_stage()

    def action_aside(self, by: int) -> None:
        """Another picture, among the layers, where these keys move nothing else."""
        self.action_picture(by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means nothing now is not offered."""
        if action == "layer":
            return self._passage is not None
        if action == "aside":
            return self._in_layers and self._passage is not None
        if action in ("close", "map"):
            return self.state.spot.zoomed and self._has_maps
        if action == "scale":
            return self._has_maps and not self.state.spot.zoomed
        return super().check_action(action, parameters)
