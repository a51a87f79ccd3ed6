"""The Train lab: a plan, the training live, its curves and epochs, the result, and all runs."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from engine.runs.library import RunKey
from engine.runs.records import Run
from engine.runs.store import Store
from engine.training.plan import Plan
from engine.training.wishes import Wishes
from engine.why import Refusal
from tui.keys import key
from tui.labs import lab
from tui.language import N_
from tui.screens.tabbed import view_keys
from tui.screens.train.apart import DetachingLab
from tui.screens.train.compare import CompareView
from tui.screens.train.curves import CurvesView
from tui.screens.train.epochs import EpochsView
from tui.screens.train.live import LiveView
from tui.screens.train.plan import PlanView
from tui.screens.train.player import KEYS as REPLAY_KEYS
from tui.screens.train.player import WATCHED, Player
from tui.screens.train.record import Record, of_run, of_training, read
from tui.screens.train.result import ResultView
from tui.screens.train.rows import Rows
from tui.screens.train.runs import RunsView, delete_runs
from tui.screens.train.state import TrainState
from tui.screens.train.steering import KEYS as STEERING_KEYS
from tui.screens.train.steering import SteeringLab
from tui.screens.train.threshold import Asked
from tui.screens.train.words import ended
from tui.training import Training
from widgets.curves import Curves

#: Seconds from one look at the file of runs to the next, where another program may write to it.
POLL: Final = 2.0

#: Epochs shorter than this in all are drawn together: each takes some kilobytes on a slow line.
TOGETHER: Final = 0.5  # seconds

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


class TrainLab(Player, SteeringLab, DetachingLab):
    """Models learning, live."""

    BINDINGS = [
        *view_keys("train", VIEWS),
        *REPLAY_KEYS,
        *STEERING_KEYS,
        key("g", "go_on", N_("Go on"), "train.go_on"),
        key("z", "replay", N_("Replay"), "train.replay"),
        key("d", "app.sources", N_("Reviews"), "train.sources", show=False),
    ]
    VIEWS = VIEWS
    #: What was drawn of the training, and how many of its epochs.
    _seen: tuple[object, ...] = ()
    _drawn = 0
    #: The run that is being read.
    _reading: RunKey | None = None
    #: A run is looked up that is to go on.
    _resuming = False

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
        self.watch(self.app, "source", self.redraw, init=False)
        self.watch(self.app, "keras", self.redraw, init=False)
        self.watch(self.app, "others", self._others_seen, init=False)
        self.set_interval(POLL, self._poll)
        self.show_view(focus=True)

    def on_screen_resume(self) -> None:
        """Meanwhile the training has come further."""
        if self.query("#views"):
            self.redraw()

    def on_unmount(self) -> None:
        """The app is left, and the list of runs with it."""
        with suppress(Refusal):  # another process trains one of them: it is kept
            delete_runs(Store(self.app.session.places), self.state.doomed)

    def drawn_anew(self) -> None:
        """Draw anew, in another language."""
        self._reading, self._resuming = None, False  # the view that is told is drawn anew
        super().drawn_anew()
        self.show_view(focus=False)

    # What is looked at

    @property
    def record(self) -> Record | None:
        """What is looked at: a replay, the run that was opened, else the one in training."""
        if self.state.replay is not None:
            return self.state.replay.so_far
        training, opened = self.app.training, self.state.opened
        if training is None or (opened is not None and not self._is_trained(opened.run)):
            return opened
        return of_training(training)

    def _is_trained(self, run: RunKey | None) -> bool:
        """Whether this app trains the run right now."""
        training = self.app.training
        return training is not None and training.going and training.run == run

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

    def redraw(self) -> None:
        """Draw the view that is open, and what stands above it."""
        if self.renewing:
            return  # it is drawn at the end of that
        self.draw_heading()
        self.train_view.draw()

    def _follow_training(self, training: Training | None) -> None:
        """Draw what has changed: all of it after an epoch, a little within one."""
        if training is None or not self.is_current or self.renewing:
            return
        seen = (training.stage, training.changes, training.stopping, training.run)
        new = training.epochs[self._drawn :]
        if seen != self._seen or sum(epoch.seconds for epoch in new) >= TOGETHER:
            self._seen, self._drawn = seen, len(training.epochs)
            self.redraw()
            if self.is_replaying and not training.going:
                self.app.notify(ended(training), markup=False)  # which is not seen here
        else:
            self.train_view.advance()

    def _others_seen(self) -> None:
        if self.is_current and not self.renewing:
            self.train_view.others_seen()

    def _poll(self) -> None:
        if self.is_current and not self.renewing:
            self.train_view.poll()

    @on(Curves.Moved)
    def _curve_read(self, event: Curves.Moved) -> None:
        self._follow(event)

    # Stored runs

    def open_run(self, run: RunKey) -> None:
        """Look at a run: the one in training, or a stored one, read beside the event loop."""
        self.end_replay()
        if self._is_trained(run):
            self.state.opened = None
            return
        if run == self._reading:
            return
        self._reading, where, before = run, self.app.session.places, self.state.opened
        self.train_view.beside(
            lambda _reports: read(run, where, before),
            self._opened,
            refused=self._not_opened,
            group="open",
        )

    def _opened(self, record: Record) -> None:
        self._reading, before = None, self.state.opened
        self.state.opened = record
        if before is None or not before.same(record):
            self.redraw()

    def _not_opened(self, refusal: Refusal) -> None:
        if self.state.opened is not None and self.state.opened.run == self._reading:
            self.state.opened = None  # somebody else has deleted it, perhaps
        self._reading = None
        self.app.refuse(refusal)
        self.redraw()

    # Training

    def start(self, plan: Plan) -> None:
        """Train by a plan, and look at it."""
        self._begin(Training(plan, Wishes()))

    def go_on_with(self, run: int) -> None:
        """Train a run that was left off; whether it can be is looked up beside the event loop."""
        if self._resuming:
            return  # the key was pressed twice
        self._resuming, where = True, self.app.session.places
        self.train_view.beside(
            lambda _reports: Store(where).resumable(run),
            self._go_on,
            refused=self._not_gone_on,
            group="resume",
        )

    def _not_gone_on(self, refusal: Refusal) -> None:
        self._resuming = False
        self.app.refuse(refusal)

    def _go_on(self, run: Run) -> None:
        self._resuming = False
        before = of_run(run, Rows())
        training = Training(
            run.plan, Wishes(), run.line.run, epochs=run.epochs, changes=before.changes
        )
        self._begin(training)

    def _begin(self, training: Training) -> None:
        self.app.train(training)
        if self.app.training is training:
            self.end_replay()
            self.state.opened = None
            self._seen = ()
            self.action_view("live")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key is offered where it does something."""
        # In the list of runs and in a replay some keys are about something else.
        if self.is_replaying and action in ("pause", "ask_rate", "ask_stop", "go_on", "replay"):
            return False
        if self.state.view == "runs" and action in ("ask_stop", "go_on"):
            return False
        if action == "go_on":
            training, record = self.app.training, self.record
            if (training is not None and training.going) or record is None:
                return False
            sent = isinstance(record.run, int) and self.app.is_being_sent(record.run)
            return record.resumable and not sent
        if action == "replay":
            return self.state.view in WATCHED and self._may_replay(self.record)
        return super().check_action(action, parameters)

    def _may_replay(self, record: Record | None) -> bool:
        """Whether it is a stored run with something to show, which is not being trained here."""
        if record is None or record.run is None or not record.epochs:
            return False
        return not self._is_trained(record.run)

    def action_replay(self) -> None:
        """Show the run that is looked at as if it were being trained."""
        if self.record is not None and self.record.run is not None:
            self.replay(self.record.run)

    def action_go_on(self) -> None:
        """Train the run that is looked at where it was left off."""
        if self.record is not None and isinstance(self.record.run, int):
            self.go_on_with(self.record.run)
