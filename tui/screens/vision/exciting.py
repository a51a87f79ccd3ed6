"""The pictures of the test set that a filter answers most, and the maps that it makes of them."""

from dataclasses import replace
from functools import partial
from typing import Final

import numpy as np
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from engine.vision.exciting import WAYS, By, Excitement, excite
from engine.why import Refusal
from tui import wording
from tui.background import Came
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.view import how_far
from tui.screens.vision import layers_words as words
from tui.screens.vision.exciting_state import Excited, Wanted, excited
from tui.screens.vision.view import VisionView
from tui.wording.classes import class_name, set_name
from widgets.answer import Answer
from widgets.pixel_map import Maps, PixelMaps
from widgets.pixel_zoom import PixelMap, PixelZoom
from widgets.pixels import Span

SEARCH: Final = "search"
#: How a map becomes one number.
BY: Final[dict[By, str]] = {"max": N_("by its largest number"), "mean": N_("by its mean")}
NEEDS_FILTERS: Final = ("layer", "filter", "ask_filter", "by", "again", "large")
#: From this height on there is room for a picture of 28 rows and its map.
TALL: Final = 30
GREY: Final = Span(0, 255)


class ExcitingView(VisionView):
    """At the left the pictures, at the right what the filter makes of the one under the cursor."""

    BINDINGS = [
        key("minus", "filter(-1)", N_("Filter before"), "vision.filter_before", show=False),
        key("plus", "filter(1)", N_("Next filter"), "vision.filter_next"),
        key("g", "ask_filter", N_("Which filter"), "vision.filter"),
        key("left_square_bracket", "layer(-1)", N_("Layer before"), "vision.up", show=False),
        key("right_square_bracket", "layer(1)", N_("Next layer"), "vision.down"),
        key("b", "by", N_("Largest or mean"), "vision.by", show=False),
        key("h", "large", N_("Map or picture"), "vision.large"),
        key("a", "again", N_("Stop, or look again"), "vision.search", show=False),
    ]
    DEFAULT_CSS = """
    ExcitingView {
        & > Horizontal { height: 1fr; }
        & .side { width: 1fr; height: 1fr; margin-right: 1; }
        & PixelMaps { height: 1fr; }
        & .large { width: 30; height: 1fr; }
        & PixelZoom { height: 1fr; }
        & #exciting-picture { display: none; }
        &.-large #exciting-picture { display: block; }
        &.-large #exciting-map { display: none; }
        &.-tall #exciting-map, &.-tall #exciting-picture { display: block; }
    }
    """
    #: The search under way, if one is.
    _search_of: Wanted | None = None
    _excited: Excited | None = None

    def compose(self) -> ComposeResult:
        """Whose filter it is, and the pictures; beside them the map of one of these, large."""
        with Horizontal():
            with Vertical(classes="side"):
                yield Static(classes="heading", markup=False)
                yield PixelMaps(id="exciting-pictures")
            with Vertical(classes="large"):
                yield PixelZoom(id="exciting-map")
                yield PixelZoom(id="exciting-picture")

    def on_resize(self, event: events.Resize) -> None:
        """The picture and its map, where there is room for both."""
        self.set_class(event.size.height >= TALL, "-tall")
        self.refresh_bindings()

    # Looking through the pictures

    @property
    def _wanted(self) -> Wanted:
        """What is looked for now."""
        state, subject = self.state.exciting, self.subject
        layers = subject.network.convolutions
        state.place %= len(layers)
        return Wanted(subject.seer.weights, subject.source, layers[state.place].name, state.by)

    def draw_subject(self) -> None:
        """Show the pictures, or look for them first, beside the event loop."""
        if not self.subject.network.convolutions:
            self._show_none(Refusal("model_without_kernels", model=self.subject.seer.spec.name))
            return
        found = self.state.exciting.found.get(self._wanted)
        if found is not None:
            self._search_of = None
            self._choose(found)
        elif self._search_of != self._wanted:  # what is looked for already is for every filter
            self._search()
        self.refresh_bindings()

    def _search(self) -> None:
        wanted, network, test = self._wanted, self.subject.network, self.subject.test
        self._search_of = wanted
        self.head(_("Looking through the pictures …"))
        self.beside(
            lambda reports: (
                wanted,
                excite(network, test.images, wanted.layer, wanted.by, reports.progress),
            ),
            self._searched,
            refused=partial(self._not_searched, wanted),
            group=SEARCH,
        )

    def _searched(self, result: tuple[Wanted, Excitement]) -> None:
        wanted, found = result
        self.state.exciting.found[wanted] = found
        self.draw_subject()

    def _not_searched(self, search: Wanted, refusal: Refusal) -> None:
        if search is not self._search_of:
            return  # another has begun, and this one was stopped for it
        self._search_of = None
        if refusal.code == "stopped":
            self.head(_("Stopped; a looks through the pictures again."))
        else:
            self.complain(refusal)

    @on(Came)
    def _search_came(self, message: Came) -> None:
        """Say how far it is."""
        progress = message.progress
        if self._search_of is not None and progress.total:
            self.head(say("{come} · a stops", come=how_far(progress)))

    def action_again(self) -> None:
        """Stop looking; or look once more."""
        if self._search_of is not None:
            self.workers.cancel_group(self, SEARCH)
        else:
            self.draw_subject()

    # One filter

    def _choose(self, found: Excitement) -> None:
        """Have the strongest pictures gone through the network once more, for their maps."""
        state, wanted = self.state.exciting, self._wanted
        state.filter %= found.maps
        chosen, network, pictures = state.filter, self.subject.network, self.subject.pictures
        self.beside(
            lambda _reports: excited(wanted, found, chosen, network, pictures),
            self._show,
            refused=self.complain,
            group="strongest",
        )

    def _show(self, excited: Excited) -> None:
        if excited.wanted != self._wanted:
            return
        self._excited = excited
        wanted = excited.wanted
        self.head(
            say(
                "{layer}, filter {number}, {how} · {source} · {model}",
                model=words.model_line(self.state),
                layer=wanted.layer,
                number=excited.filter,
                source=set_name(self.subject.pictures.about),
                how=_(BY[wanted.by]),
            )
        )
        labels = [  # a number of a picture beside that which it shows would be read as one
            f"{at}{':' * name.isdecimal()} {class_name(name)}"
            for (at, _score), name in zip(excited.scores, excited.names, strict=True)
        ]
        title = _("what excites it most")
        pictures = Maps(title, excited.images, labels, span=GREY, answer=self._answer)
        self.query_one(PixelMaps).set_content(pictures)
        self._draw_large()
        self.shown()

    def _show_none(self, why: Refusal) -> None:
        """There are none; those of another model are not to be taken for them."""
        self.complain(why)
        self._excited = self._search_of = None
        self.query_one(PixelMaps).set_content(Maps())
        for zoom in self.query(PixelZoom):
            zoom.set_content(PixelMap())
        self.shown()

    def _draw_large(self) -> None:
        """Show what the filter makes of the picture under the cursor, and the picture itself."""
        found = self._excited
        assert found is not None
        passage = found.passages[self.query_one(PixelMaps).cursor]
        made = words.map_of(passage, found.stage, found.filter)
        zoom = self.query_one("#exciting-map", PixelZoom)
        # How many filters there are is said where one is asked for; here is little room.
        name = words.map_named(passage, found.stage, found.filter)
        zoom.set_content(replace(made, title=name))
        zoom.go_to(*map(int, np.unravel_index(int(made.numbers.argmax()), made.numbers.shape)))
        picture = words.map_of(passage, 0, 0)
        self.query_one("#exciting-picture", PixelZoom).set_content(picture)
        self.set_class(self.state.exciting.large, "-large")

    def _answer(self, index: int) -> Answer:
        """Why a picture stands here: its map, in one number."""
        found = self._excited
        assert found is not None
        position = found.scores[index][0]
        shown = found.passages[index].stages[found.stage].map(found.filter)
        why = self.state.exciting.found[found.wanted].why(position, found.filter, shown)
        title = f"x_test[{position}] ({class_name(found.names[index])})"
        return wording.answer(title, why, _("⏎ opens it among the layers."))

    @on(PixelMaps.Moved)
    def _go_along(self) -> None:
        """The large ones are of the picture under the cursor."""
        if self._excited is not None:
            self._draw_large()

    @on(PixelMaps.Chosen)
    def _open(self, event: PixelMaps.Chosen) -> None:
        """Look at the map of this picture among the layers."""
        found, state = self._excited, self.state
        if found is None or found.wanted != self._wanted:
            return  # other pictures are in hand by now, and being looked through
        state.position, state.own = found.scores[event.index][0], None
        self.open_map(found.stage, found.filter, found.passages[event.index])

    def action_filter(self, by: int) -> None:
        """The next filter, or the one before."""
        self.state.exciting.filter += by
        self.draw_subject()

    def action_layer(self, by: int) -> None:
        """The next convolution, or the one before."""
        self.state.exciting.place += by
        self.draw_subject()

    def action_large(self) -> None:
        """The picture itself in place of its map, and back."""
        self.state.exciting.large = not self.state.exciting.large
        self.set_class(self.state.exciting.large, "-large")

    def action_by(self) -> None:
        """By the largest number of a map, or by its mean."""
        state = self.state.exciting
        state.by = WAYS[(WAYS.index(state.by) + 1) % len(WAYS)]
        self.draw_subject()

    def action_ask_filter(self) -> None:
        """A filter by its number."""
        layer = self.subject.network.convolutions[self.state.exciting.place]
        filter_, last = self.state.exciting.filter, layer.shape[-1] - 1
        self.ask_number(_("Which filter?"), filter_, last, self._take)

    def _take(self, filter_: int) -> None:
        self.state.exciting.filter = filter_
        self.draw_subject()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that means nothing now is not offered."""
        if action == "large" and self.has_class("-tall"):
            return False
        if action in NEEDS_FILTERS:
            return self.state.subject is not None and bool(self.subject.network.convolutions)
        return super().check_action(action, parameters)
