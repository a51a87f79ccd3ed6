"""Word vectors of the learner's own: Word2Vec trained on the reviews in use, and then in use."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from engine.words.progress import Read
from tui.keys import key
from tui.language import N_, _
from tui.screens.view import focus_now
from tui.screens.words.training_state import Said, Told, TrainingState
from tui.screens.words.view import WordsView
from widgets.curves import Curves
from widgets.knobs import KnobBar
from widgets.progress_line import ProgressLine


class TrainingView(WordsView):
    """Where it stands, its loss epoch by epoch, and what it is trained with."""

    BINDINGS = [
        key("r", "train", N_("Train"), "words_training.train"),
        key("x", "halt", N_("Stop"), "words_training.stop"),
        key("d", "app.sources", N_("Reviews"), "words_training.sources", show=False),
    ]
    DEFAULT_CSS = """
    TrainingView {
        & > ProgressLine { height: 1; }
        & > Curves { height: 1fr; }
        & > KnobBar { height: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """Heading, progress, loss, knobs."""
        yield Static(classes="heading", markup=False)
        yield ProgressLine()
        yield Curves(
            empty=_("The loss is drawn here after each epoch. r trains, x stops."),
            id="training-loss",
        )
        yield KnobBar(id="training-knobs")

    @property
    def training(self) -> TrainingState:
        """What is in hand."""
        return self.state.training

    def on_mount(self) -> None:
        """The reviews in use may become others."""
        self.watch(self.app, "source", self._draw_heading, init=False)

    def focus_first(self) -> None:
        """The knobs, until there is a loss to ask about."""
        focus_now(self.query_one(Curves if self.training.learned else KnobBar))

    def come_back(self) -> None:
        """Show the epochs that came meanwhile."""
        self.draw_progress()

    def draw(self) -> None:
        """Show it as it is now. It needs no vectors."""
        from tui.screens.words import training_words

        self.query_one(KnobBar).set_content(training_words.knobs(self.training.settings))
        self.draw_progress()
        self.shown()

    def draw_progress(self, what: object = None) -> None:
        """Show how far it has come; words that were read move the line alone."""
        from tui.screens.words import training_words

        state = self.training
        self._draw_heading()
        if isinstance(what, Read):
            return
        curve = training_words.curve(state)
        self.query_one(Curves).set_content(
            [curve] if curve.points else [],
            levels=[training_words.level(state.trained)],
            x_name=_("epoch"),
            title=_("Loss"),
        )
        self.refresh_bindings()

    def _draw_heading(self) -> None:
        from tui.screens.words import training_words

        state, line = self.training, self.query_one(ProgressLine)
        text = training_words.heading(state, self.app.source)
        learning = state.stage == "learning" and state.read is not None and not state.stopping
        line.display = learning
        self.query_one(".heading").display = not learning
        if learning and state.read is not None:
            done = (state.read.epoch - 1) * state.read.total + state.read.words
            line.set_content(text, done, state.read.epochs * state.read.total)
        else:
            self.head(text)

    @on(KnobBar.Changed)
    def _turned(self, event: KnobBar.Changed) -> None:
        event.stop()
        changed: dict[str, Any] = {event.id: event.value}
        self.training.settings = replace(self.training.settings, **changed)
        self.draw()

    def action_train(self) -> None:
        """Train on the reviews in use; what the lab is told goes to its state."""
        screen = self.screen

        def told(what: Said) -> None:
            with suppress(RuntimeError):  # the thread may outlive the loop by a moment
                screen.post_message(Told(what))

        self.training.begin(self.app.source, self.app.session.places, told)
        self.app.learn_words(self.training)
        self.draw_progress()

    def action_halt(self) -> None:
        """Stop, and keep what has been learned."""
        self.training.stop()
        self.draw_progress()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One at a time; only what goes on can be stopped."""
        if action in ("train", "halt"):
            going, halting = self.training.going, action == "halt"
            return going == halting and not self.training.stopping
        return super().check_action(action, parameters)
