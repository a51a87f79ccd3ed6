"""What every full screen has: where you are, above, and what the keys do, below."""

from collections.abc import Iterable, Iterator
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.host import Host
from tui.keras_thread import KerasFailed, KerasLoading, KerasReady, KerasState
from tui.keys import shown
from tui.language import _, say
from widgets.cursor_view import CursorView
from widgets.key_bar import KeyBar, KeyHint
from widgets.safe_text import cell_len, fit

#: The smallest window in which everything can still be read.
LEAST: Final = Size(60, 20)


class Room(Screen[None]):
    """A full screen of the app."""

    app: Host
    _drawn_width = 0
    _drawn_top = ""
    #: Where each view's cursor stood before everything was drawn anew.
    places: dict[str, int]
    #: Whether that is going on: until it is over there is nothing to draw into.
    renewing = False

    def compose(self) -> ComposeResult:
        """The top line, what the room holds, the keys; and a word for a window too small."""
        # Filled in at once, so that the first picture is nearly whole.
        self._drawn_width = self.app.size.width
        self._drawn_top = self._top_line()
        yield Static(Content(self._drawn_top), id="top", markup=False)
        yield from self.body()
        yield KeyBar(id="keys")
        yield Static(
            _("The window is too small. 60 columns and 20 lines are enough."), id="too-small"
        )

    def __init__(self) -> None:
        super().__init__()
        self.places = {}

    def restore_places(self, below: Widget) -> None:
        """Put the cursors below a widget back to where they stood; once, when they have content."""
        for view in below.query(CursorView):
            if view.count and view.id in self.places:
                view.move_to(self.places.pop(view.id))

    def body(self) -> Iterable[Widget]:
        """What this room holds."""
        raise NotImplementedError

    def place(self) -> str:
        """Where the learner is, for the top line."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Follow what the lines above and below depend on."""
        self.watch(self.app, "keras", self._draw_top, init=False)
        self.watch(self.app, "source", self._draw_top, init=False)
        self.watch(self.app, "training", self._draw_top, init=False)
        self.watch(self.app, "others", self._draw_top, init=False)
        self.bindings_updated_signal.subscribe(self, lambda _screen: self._draw_keys())
        # Which keys work is known once the screen is on the stack, which may be after this.
        self.call_after_refresh(self._draw_keys)

    def on_resize(self, event: events.Resize) -> None:
        """Cut the lines above and below to the width; say so when nothing would fit."""
        too_small = event.size.width < LEAST.width or event.size.height < LEAST.height
        for cover in self.query("#too-small"):
            cover.display = too_small
        if event.size.width != self._drawn_width:
            self._drawn_width = event.size.width
            self.call_after_refresh(self._draw_lines)

    async def recompose(self) -> None:
        """Draw everything anew, and put the cursor back where it was."""
        focused = self.focused.id if self.focused is not None else None
        # Where nothing has been drawn yet there is no place to come back to.
        self.places = {
            view.id: view.cursor for view in self.query(CursorView) if view.id and view.count
        }
        self.renewing = True
        try:
            await super().recompose()
        finally:
            self.renewing = False
        if not self.query("#keys"):
            return  # it was left, or the app was, before anything could be drawn
        if focused:
            for widget in self.query(f"#{focused}"):
                widget.focus()
        self.call_after_refresh(self._draw_keys)
        self.drawn_anew()

    def drawn_anew(self) -> None:
        """All is there again, in another language: show the state in it."""

    def _draw_lines(self) -> None:
        self._draw_top()
        self._draw_keys()

    def _draw_top(self) -> None:
        text = self._top_line()
        if text == self._drawn_top:
            return
        self._drawn_top = text
        for line in self.query("#top").results(Static):
            line.update(Content(text))

    def _top_line(self) -> str:
        width = self.app.size.width
        left = f" imdb-tui › {self.place()}"
        room = max(0, width - cell_len(left) - 2)
        right = next((each for each in self._standing() if cell_len(each) < room), "")
        right = right or f"{self.app.source} · {keras_in_short(self.app.keras)}"
        right = fit(f"{right} ", room)
        gap = max(1, width - cell_len(left) - cell_len(right))
        return left + " " * gap + right

    def _standing(self) -> Iterator[str]:
        """What may stand at the right of a training that goes on, from much to little."""
        training, others = self.app.training, self.app.others
        if training is not None and training.going:
            yield f"{self.app.source} · {training.in_short()}"
            yield training.in_short()
            yield training.in_shortest()
        elif others.going:
            yield f"{self.app.source} · {others.in_short()}"
            yield others.in_short()
            yield others.in_shortest()

    def _draw_keys(self) -> None:
        for bar in self.query(KeyBar):
            bar.set_content(shown_keys(self))


def shown_keys(screen: Screen[None]) -> Iterator[KeyHint]:
    """The keys that work here and are worth a place: the focused widget's first, help last."""
    last: KeyHint | None = None
    seen: set[str] = set()
    for name, active in screen.active_bindings.items():
        binding = active.binding
        if not binding.show or not active.enabled or binding.action in seen:
            continue
        seen.add(binding.action)
        key = KeyHint(shown(name), _(binding.description), binding.action)
        if binding.id == "app.help":
            last = key
        else:
            yield key
    if last is not None:
        yield last


def keras_in_short(state: KerasState) -> str:
    """One word or two on Keras, for the top line."""
    match state:
        case KerasReady(gpus=gpus):
            return "Keras: GPU" if gpus else "Keras: CPU"
        case KerasFailed():
            return _("no Keras")
        case _:
            return _("Keras is loading")


def keras_in_full(state: KerasState) -> str:
    """A line on Keras and on what it computes with, for the course map."""
    match state:
        case KerasReady():
            device = (
                ", ".join(state.gpus) if state.gpus else say("CPU, {n} cores, no GPU", n=state.cpus)
            )
            return say(
                "{device} · Keras {keras}, TensorFlow {tensorflow} · ready in {seconds:.1f} s",
                device=device,
                keras=state.keras,
                tensorflow=state.tensorflow,
                seconds=state.seconds,
            )
        case KerasFailed(detail=detail):
            return say("Keras cannot be loaded, so nothing can be trained: {detail}", detail=detail)
        case KerasLoading():
            return _("Keras is loading; for a moment keys may answer late.")
