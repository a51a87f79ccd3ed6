"""The Train lab: a plan, the training live, its curves and epochs, the result, and all runs."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from engine.runs.records import Run
from engine.runs.store import Store
from engine.training.plan import Plan
from engine.training.wishes import Wishes
from engine.why import Refusal
from tui.keys import key
from tui.labs import lab
from tui.language import N_, _, say
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.tabbed import view_keys
from tui.screens.train.apart import DetachingLab
from tui.screens.train.compare import CompareView
from tui.screens.train.curves import CurvesView
from tui.screens.train.epochs import EpochsView
from tui.screens.train.knobs import rate_problem
from tui.screens.train.live import LiveView
from tui.screens.train.plan import PlanView
from tui.screens.train.record import Record, of_run, of_training, read
from tui.screens.train.result import ResultView
from tui.screens.train.runs import RunsView
from tui.screens.train.state import TrainState
from tui.screens.train.threshold import Asked
from tui.screens.train.view import TrainView
from tui.training import Training
from widgets.curves import Curves

#: Seconds from one look at the file of runs to the next, where another program may write to it.
POLL: Final = 2.0

#: The views: name, key, title.
VIEWS: Final = (
    ("plan", "p", N_("Plan")),
    ("live", "v", N_("Live")),
    ("curves", "c", N_("Curves")),
    ("epochs", "e", N_("Epochs")),
    ("result", "t", N_("Result")),
    ("compared", "b", N_("Compare")),
    ("runs", "o", N_("Runs")),
)


class TrainLab(DetachingLab):
    """Models learning, live."""

    BINDINGS = [
        *view_keys("train", VIEWS),
        key("space", "pause", N_("Pause/go on"), "train.pause"),
        key("r", "ask_rate", N_("Learning rate"), "train.rate"),
        key("x", "ask_stop", N_("Stop"), "train.stop"),
        key("g", "go_on", N_("Go on"), "train.go_on"),
        key("d", "app.sources", N_("Reviews"), "train.sources", show=False),
    ]
    VIEWS = VIEWS
    state: TrainState
    _seen: tuple[object, ...] = ()
    #: The run that is being read.
    _reading: int | None = None

    def __init__(self) -> None:
        super().__init__()
        self.lab = lab("train")
        self.state = TrainState()
        self.asked = Asked()

    def contents(self) -> Iterable[Widget]:
        """The tabs, which run is looked at, and the views."""
        yield self.tabs()
        yield Static(id="train-heading", classes="heading", markup=False)
        yield self.switcher(
            PlanView(id="plan"),
            LiveView(id="live"),
            CurvesView(id="curves"),
            EpochsView(id="epochs"),
            ResultView(self.asked, id="result"),
            CompareView(id="compared"),
            RunsView(id="runs"),
            initial=self.state.view,
        )

    def on_mount(self) -> None:
        """Show the view that is open, and follow the training."""
        self.watch(self.app, "training", self._follow_training, init=False)
        self.watch(self.app, "source", self._redraw, init=False)
        self.watch(self.app, "keras", self._redraw, init=False)
        self.set_interval(POLL, self._poll)
        self.show_view(focus=True)

    def on_screen_resume(self) -> None:
        """Meanwhile the training has come further."""
        if self.query("#views"):
            self._redraw()

    def on_unmount(self) -> None:
        """The app is left, and the list of runs with it."""
        for run in self.state.doomed:
            Store(self.app.session.places).delete(run)

    async def recompose(self) -> None:
        """Draw anew, in another language."""
        self._reading = None  # the view that would be told is drawn anew
        await super().recompose()
        self.show_view(focus=False)

    # What is looked at

    @property
    def record(self) -> Record | None:
        """The run that is looked at: the one that was opened, else the one in training."""
        training, opened = self.app.training, self.state.opened
        if training is None or (opened is not None and not self._is_trained(opened.run)):
            return opened
        return of_training(training)

    def _is_trained(self, run: int | None) -> bool:
        """Whether this app trains the run right now."""
        training = self.app.training
        return training is not None and training.going and training.run == run

    @property
    def train_view(self) -> TrainView:
        """The view that is open."""
        return self.query_one(f"#{self.state.view}", TrainView)

    def show_view(self, *, focus: bool) -> None:
        """Draw the view that is open; what it is about stands above it."""
        self.draw_heading()
        super().show_view(focus=focus)

    def action_view(self, name: str) -> None:
        """Open a view; what was to be deleted is, when the list of runs is left."""
        if self.state.view == "runs" and name != "runs":
            self.query_one(RunsView).delete_doomed()
        super().action_view(name)

    def draw_heading(self) -> None:
        """What the view that is open is about."""
        self.query_one("#train-heading", Static).update(self.train_view.heading())
        self.refresh_bindings()

    def _redraw(self) -> None:
        self.draw_heading()
        self.train_view.draw()

    def _follow_training(self, training: Training | None) -> None:
        """Draw what has changed: all of it after an epoch, a little within one."""
        if training is None or not self.is_current:
            return
        seen = (training.stage, training.epochs, training.changes, training.stopping, training.run)
        if seen != self._seen:
            self._seen = seen
            self._redraw()
        else:
            self.train_view.advance()

    def _poll(self) -> None:
        if self.is_current:
            self.train_view.poll()

    @on(Curves.Moved)
    def _curve_read(self, event: Curves.Moved) -> None:
        self._follow(event)

    # Stored runs

    def open_run(self, run: int) -> None:
        """Look at a run: the one in training, or a stored one, read beside the event loop."""
        if self._is_trained(run):
            self.state.opened = None
            return
        if run == self._reading:
            return
        self._reading, where = run, self.app.session.places
        self.train_view.beside(
            lambda _reports: read(run, where),
            self._opened,
            refused=self._not_opened,
            group="open",
        )

    def _opened(self, record: Record) -> None:
        self._reading = None
        self.state.opened = record
        self._redraw()

    def _not_opened(self, refusal: Refusal) -> None:
        if self.state.opened is not None and self.state.opened.run == self._reading:
            self.state.opened = None  # somebody else has deleted it, perhaps
        self._reading = None
        self.app.refuse(refusal)
        self._redraw()

    # Training

    def start(self, plan: Plan) -> None:
        """Train by a plan, and look at it."""
        self._begin(Training(plan, Wishes()))

    def go_on_with(self, run: int) -> None:
        """Train a run that was left off; whether it can be is looked up beside the event loop."""
        where = self.app.session.places
        self.train_view.beside(
            lambda _reports: Store(where).resumable(run), self._go_on, group="resume"
        )

    def _go_on(self, run: Run) -> None:
        before = of_run(run, None)
        training = Training(
            run.plan, Wishes(), run.line.run, epochs=run.epochs, changes=before.changes
        )
        self._begin(training)

    def _begin(self, training: Training) -> None:
        self.app.train(training)
        if self.app.training is training:
            self.state.opened = None
            self._seen = ()
            self.action_view("live")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered where it does something."""
        if action in ("pause", "ask_rate", "ask_stop"):
            training = self.app.training
            return training is not None and training.going and not training.stopping
        if action == "go_on":
            training = self.app.training
            going = training is not None and training.going
            return not going and self.record is not None and self.record.resumable
        return super().check_action(action, parameters)

    def action_go_on(self) -> None:
        """Train the run that is looked at where it was left off."""
        if self.record is not None and self.record.run is not None:
            self.go_on_with(self.record.run)

    def action_pause(self) -> None:
        """Pause, or go on."""
        training = self.app.training
        if training is None:
            return
        if training.wishes.paused:
            training.wishes.resume()
        else:
            training.wishes.pause()

    def action_ask_rate(self) -> None:
        """Ask for another learning rate."""
        training = self.app.training
        if training is None:
            return
        question = _("A learning rate, from the next epoch on:")
        ask = AskScreen(question, f"{training.rate:g}", check=rate_problem)
        self.app.push_screen(ask, partial(self._rate_given, training))

    def _rate_given(self, training: Training, text: str | None) -> None:
        if text is None:
            return
        training.wishes.learning_rate(float(text))
        self.app.reach("changed_rate")
        said = say("From the next epoch on the learning rate is {rate:g}.", rate=float(text))
        self.app.notify(said, markup=False)

    def action_ask_stop(self) -> None:
        """Ask whether what was trained is kept."""
        training = self.app.training
        if training is None:
            return
        done = len(training.epochs)
        choices = [
            say("Stop, and keep it ({n} epochs done); g goes on with it later", n=done),
            _("Stop, and drop it"),
        ]
        question = say("Stop training {model}?", model=training.plan.spec.name)
        self.app.push_screen(ChooseScreen(question, choices), self._stop_chosen)

    def _stop_chosen(self, choice: int | None) -> None:
        if choice is not None:
            self.app.stop_training(drop=choice == 1)
