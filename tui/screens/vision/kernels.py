"""Kernels before and after training, side by side, with their figures and histograms."""

from functools import partial
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from engine.why import Refusal
from tui.keras_thread import KerasFailed
from tui.keys import key
from tui.language import N_, _
from tui.screens.vision import kernels_words as words
from tui.screens.vision.kernels_state import KernelPair, kernel_pair
from tui.screens.vision.layers_words import model_line
from tui.screens.vision.view import VisionView
from widgets.figures import Figures
from widgets.histogram import Histogram
from widgets.pixel_map import Maps, PixelMaps

#: The two sides, as their widgets are named.
SIDES: Final = ("before", "after")
#: From this height on the histograms stand below the kernels, not in their place.
TALL: Final = 24


class KernelsView(VisionView):
    """Two columns: at the left what the seed has drawn, at the right what was learned."""

    BINDINGS = [
        key("h", "histograms", N_("Histograms"), "vision.histograms"),
        key("v", "kernel_scale", N_("Scale"), "vision.kernel_scale"),
    ]
    DEFAULT_CSS = """
    KernelsView {
        & > Horizontal { height: 1fr; }
        & > Horizontal > Vertical { width: 1fr; height: 1fr; }
        & .before { margin-right: 2; }
        & PixelMaps { height: 1fr; }
        & Figures { height: auto; max-height: 2; }
        & Histogram { height: 1fr; display: none; }
        &.-counted PixelMaps { display: none; }
        &.-counted Histogram { display: block; }
        &.-tall PixelMaps { display: block; height: 3fr; }
        &.-tall Histogram { display: block; height: 2fr; }
    }
    """
    _sides_seen: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """For each side the kernels, their figures and their histogram."""
        yield Static(classes="heading", markup=False)
        with Horizontal():
            for side in SIDES:
                with Vertical(classes=side):
                    yield PixelMaps(id=f"kernels-{side}")
                    yield Figures(id=f"kernel-figures-{side}")
                    yield Histogram(id=f"kernel-bars-{side}")

    def on_resize(self, event: events.Resize) -> None:
        """Everything at once, where there is room."""
        self.set_class(event.size.height >= TALL, "-tall")
        self.refresh_bindings()

    def draw_subject(self) -> None:
        """Have the kernels read, beside the event loop."""
        seer, where, pair = self.subject.seer, self.app.session.places, self.state.kernels
        self.set_class(self.state.histograms, "-counted")
        if pair is not None and pair.seer is seer:
            self._show(pair)
            return
        if isinstance(self.app.keras, KerasFailed) and not isinstance(seer.key, str):
            self._show_none(_("Without Keras there are no weights from before this training."))
            return
        self.head(_("Making the weights from before the training …"))
        self.beside(
            lambda _reports: kernel_pair(seer, where),
            self._made,
            refused=self._show_none,
            group="kernels",
        )

    def _show_none(self, why: Refusal | str) -> None:
        """There are none; those of another model are not to be taken for them."""
        self.complain(why)
        for side in SIDES:
            self.query_one(f"#kernels-{side}", PixelMaps).set_content(Maps())
            self.query_one(f"#kernel-figures-{side}", Figures).set_content(())
            self.query_one(f"#kernel-bars-{side}", Histogram).set_content(())
        self.shown()

    def _made(self, pair: KernelPair) -> None:
        self.state.kernels = pair
        if self.subject.seer is pair.seer:
            self._show(pair)

    def _show(self, pair: KernelPair) -> None:
        self.head(words.heading(pair, self.subject.seer.spec, model_line(self.state)))
        for number, side in enumerate(SIDES):
            maps = self.query_one(f"#kernels-{side}", PixelMaps)
            maps.set_content(words.maps_of(pair, number, self.state.common))
            figures = tuple(words.figures_of(pair, number))
            title = _(words.SIDES[number])
            self.query_one(f"#kernel-figures-{side}", Figures).set_content(figures, title=title)
            bars = tuple(words.bars_of(pair, number))
            top = f"{max(int(bar.value) for bar in bars)}"
            columns = (_("weights about"), _("how many"))
            histogram = self.query_one(f"#kernel-bars-{side}", Histogram)
            histogram.set_content(bars, top=top, title=title, columns=columns)
        self.shown()

    @on(PixelMaps.Moved)
    @on(Histogram.Moved)
    def _go_along(self, event: PixelMaps.Moved | Histogram.Moved) -> None:
        """On the other side the cursor goes to the same kernel, or bin."""
        for each in self.query(type(event.view)):
            if each is not event.view:
                each.move_to(event.index)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Whoever has looked at both sides has compared them."""
        self._sides_seen |= {side for side in SIDES if _is_of(event.widget, side)}
        if self.state.kernels is not None and len(self._sides_seen) == len(SIDES):
            self.app.reach("compared_kernels")

    def action_histograms(self) -> None:
        """The histograms in place of the kernels, and back."""
        self.state.histograms = not self.state.histograms
        kind = Histogram if self.state.histograms else PixelMaps
        side = next((side for side in SIDES if _is_of(self.app.focused, side)), SIDES[0])
        self.set_class(self.state.histograms, "-counted")
        self.call_after_refresh(partial(self._focus, kind, side))

    def action_kernel_scale(self) -> None:
        """Each kernel on a scale of its own, or all on one."""
        self.state.common, pair = not self.state.common, self.state.kernels
        if pair is not None and pair.seer is self.subject.seer:
            self._show(pair)

    def _focus(self, kind: type[Widget], side: str) -> None:
        self.query_one(f".{side}").query_one(kind).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where both are seen there is nothing to change."""
        if action == "histograms" and self.has_class("-tall"):
            return False
        return super().check_action(action, parameters)


def _is_of(widget: Widget | None, side: str) -> bool:
    """Whether a widget is in the column of a side."""
    return widget is not None and widget.parent is not None and widget.parent.has_class(side)
