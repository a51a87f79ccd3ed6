"""The embedding grows: the words of a model move while it learns, live or as it was recorded."""

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Static

from engine.runs.following import wish, wished
from engine.runs.library import RunKey, key_of
from engine.runs.records import Line
from engine.why import Refusal
from engine.words.expression import words_of
from tui.background import Reports
from tui.keys import key
from tui.language import N_, _, say
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.words.grows_reading import Grown, GrowsState, candidates, read
from tui.screens.words.plane import PlaneView
from tui.word_vectors import embedding_of
from widgets.gauges import Gauges
from widgets.safe_text import visible
from widgets.scatter import Scatter

SPEED: Final = 1.5  # epochs in a second


class GrowsView(PlaneView):
    """The words on one plane for all epochs, and beside them who is near to the one in hand."""

    BINDINGS = [
        key("space", "play", N_("Play"), "grows.play"),
        key("n,right_square_bracket", "step(1)", N_("Next epoch"), "grows.next"),
        key("b,left_square_bracket", "step(-1)", N_("Back"), "grows.back", show=False),
        key("z", "first", N_("From the beginning"), "grows.first", show=False),
        key("o", "ask_run", N_("Run"), "grows.run"),
        key("e", "ask_words", N_("Words"), "grows.words"),
        key("slash", "find", N_("Find"), "grows.find", show=False),
        key("j", "train", N_("Train one"), "grows.train"),
    ]
    DEFAULT_CSS = """
    GrowsView {
        & > Horizontal { height: 1fr; }
        & Scatter { width: 2fr; height: 1fr; }
        & Gauges { width: 1fr; height: 1fr; margin-left: 2; scrollbar-size-vertical: 1; }
    }
    """
    _timer: Timer | None = None
    _reading = False

    def compose(self) -> ComposeResult:
        """What is in hand, the plane, the neighbours."""
        yield Static(classes="heading", markup=False)
        with Horizontal():
            yield Scatter(id="grows-plane")
            yield Gauges(id="grows-near")

    @property
    def grows(self) -> GrowsState:
        """What is in hand."""
        return self.state.grows

    def on_mount(self) -> None:
        """Follow the training that goes on."""
        self.watch(self.app, "training", self._trained, init=False)

    # Reading

    def draw(self) -> None:
        """Show what is in hand; at first it must be read. It needs no vectors from elsewhere."""
        if self.grows.grown is None:
            if not self._reading:
                going = self._going()
                self._read(going or self.grows.key, last=going is not None)
            return
        self._draw_all()
        self.shown()
        self._trained()

    def _going(self) -> RunKey | None:
        """The run that is trained just now, once there is something to see of it."""
        training = self.app.training
        if training is None or not training.going or not training.epochs:
            return None
        return None if embedding_of(training.plan.spec) is None else training.run

    def _read(self, wanted: RunKey | None, *, last: bool = False) -> None:
        """Have a run read beside the event loop; then look at its last epoch, or its first."""
        places = self.app.session.places
        self._reading = True
        if self.grows.grown is None:
            self.head(_("Reading …"))

        def job(_reports: Reports) -> Grown:
            found = read(places, wanted)
            assert found.points is not None  # reckoned here, and not by whoever draws
            return found

        def then(found: Grown) -> None:
            self._reading = False
            state = self.grows
            kept = min(state.at, found.last) if found.key == state.key else 0
            state.grown, state.key = found, found.key
            state.at = found.last if last else kept
            if self.lab.is_open(self.id or ""):
                self._draw_all()
                self.shown()

        self.beside(job, then, refused=self._refused, group="grows")

    def _refused(self, refusal: Refusal) -> None:
        self._reading = False
        self.stop()
        self.complain(refusal)

    def _trained(self) -> None:
        """An epoch more of a run that is looked at, or the first of one that has just begun."""
        going, state = self._going(), self.grows
        if going is None or state.grown is None or not self.lab.is_open(self.id or ""):
            return
        if state.chosen and going != state.key:
            return
        # Not the last one drawn: an epoch whose numbers are none is read, and left out.
        known = state.grown.run.line.epochs if going == state.key else -1
        training = self.app.training
        assert training is not None
        stored = max((each.epoch for each in training.epochs if each.stored), default=0)
        if stored > known and not self._reading:
            self._read(going, last=going != state.key or state.at == state.grown.last)

    # Drawing

    def _draw_all(self) -> None:
        from tui.screens.words import grows_words

        grown, at = self.grows.grown, self.grows.at
        assert grown is not None
        self.head(grows_words.heading(grown, at))
        plane = self.query_one(Scatter)
        word = plane.dot.name if plane.dot else ""
        plane.set_content(
            grows_words.dots(grown, at),
            trails=[grows_words.trail(grown, at, word)],
            bounds=grows_words.bounds(grown),
            title=grows_words.heading(grown, at),
            columns=(_("word"), _("place")),
        )
        self._draw_near()
        self.lab.explain_again()

    def _draw_near(self) -> None:
        from tui.screens.words import grows_words

        grown, at, dot = self.grows.grown, self.grows.at, self.query_one(Scatter).dot
        if grown is None or dot is None:
            return
        title = grows_words.nearest(grown, dot.name)
        self.query_one(Gauges).set_content(grows_words.gauges(grown, at, dot.name), title=title)

    @on(Scatter.Moved)
    def _moved(self) -> None:
        """Another word: the way that it has come, and who is near to it."""
        plane, grown = self.query_one(Scatter), self.grows.grown
        if grown is not None and plane.dot is not None:
            from tui.screens.words import grows_words

            plane.set_trails([grows_words.trail(grown, self.grows.at, plane.dot.name)])
            self._draw_near()

    # Playing

    def action_step(self, by: int) -> None:
        """An epoch on, or one back."""
        self.stop()
        self._go(self.grows.at + by)

    def action_first(self) -> None:
        """Before anything was learned."""
        self.stop()
        self._go(0)

    def action_play(self) -> None:
        """Epoch by epoch by itself, or stop."""
        grown = self.grows.grown
        if self._timer is not None or grown is None:
            self.stop()
            return
        if self.grows.at == grown.last:
            self._go(0)
        if self.app.animation_level == "none":
            self._go(grown.last)
            return
        self._timer = self.set_interval(1 / SPEED, self._tick)

    def _tick(self) -> None:
        if not self.lab.is_open(self.id or "") or not self._go(self.grows.at + 1):
            self.stop()

    def _go(self, at: int) -> bool:
        """Look at an epoch; False where there is none."""
        grown = self.grows.grown
        if grown is None or not 0 <= at <= grown.last:
            return False
        self.grows.at = at
        self._draw_all()
        if at == grown.last > 0:
            self.app.reach("grown")
        return True

    def stop(self) -> None:
        """Go no further by itself."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    # Choosing

    def action_ask_run(self) -> None:
        """Another run whose words were followed."""
        from tui.screens.words.grows_words import titled

        places = self.app.session.places

        def offer(found: list[Line]) -> None:
            if not self.lab.is_open(self.id or ""):
                return

            def chosen(i: int | None) -> None:
                if i is not None:
                    self.stop()
                    self.grows.chosen = True
                    self._read(key_of(found[i]))

            titles = [titled(each) for each in found]
            self.app.push_screen(ChooseScreen(_("Which run?"), titles), chosen)

        self.beside(lambda _reports: candidates(places), offer, group="runs")

    def action_ask_words(self) -> None:
        """Words that are to be followed besides the usual ones, also by trainings to come."""
        places = self.app.session.places
        self.beside(lambda _reports: wished(places), self._ask_words, group="runs")

    def _ask_words(self, before: tuple[str, ...]) -> None:
        if not self.lab.is_open(self.id or ""):
            return
        places = self.app.session.places

        def given(text: str | None) -> None:
            if text is not None:
                words = words_of(text)
                self.beside(lambda _reports: wish(places, words), self._followed, group="runs")

        question = _("Words to follow besides the usual ones, in this and in later trainings:")
        self.app.push_screen(AskScreen(question, visible(" ".join(before))), given)

    def _followed(self, words: tuple[str, ...]) -> None:
        grown = self.grows.grown
        missing = [word for word in words if grown and word not in grown.growth.words]
        if missing:
            self.app.notify(
                say(
                    "Not followed in this run, and from the next training on: {words}",
                    words=visible(", ".join(missing)),
                ),
                markup=False,
            )
        self._read(self.grows.key)

    def action_train(self) -> None:
        """Go where a model is trained: one with an Embedding keeps its words."""
        self.app.action_lab("train")
