"""Replaying a recorded run in the Train lab: its clock and its keys."""

import time
from collections.abc import Callable
from typing import Final

from textual.timer import Timer

from engine.runs.library import RunKey
from tui.keys import key
from tui.language import N_
from tui.screens.tabbed import TabbedLab
from tui.screens.train.record import Record, read
from tui.screens.train.replay import Replay, replay_of
from tui.screens.train.state import TrainState
from tui.screens.train.view import TrainView

#: Seconds from one look at the clock to the next.
TICK: Final = 0.25

#: The views that show a run, and of a replay as much as has come.
WATCHED: Final = ("live", "curves", "epochs", "result")

#: The keys of a replay, for the lab to have among its own: some do something else in a training.
KEYS: Final = (
    key("space", "hold_replay", N_("Pause/play"), "replay.pause"),
    key("right_square_bracket", "step_replay(1)", N_("Next"), "replay.on"),
    key("left_square_bracket", "step_replay(-1)", N_("Previous"), "replay.back"),
    key("x", "close_replay", N_("Close"), "replay.close"),
    key("plus,equals_sign", "speed_replay(1)", N_("Faster"), "replay.faster"),
    key("minus", "speed_replay(-1)", N_("Slower"), "replay.slower"),
    key("full_stop", "jump_replay(True)", N_("To its end"), "replay.end"),
    key("comma", "jump_replay(False)", N_("To its start"), "replay.start"),
)


class Player(TabbedLab):
    """A lab whose views can show a run as if it were being trained; they draw `state.replay`.

    It stands still while something else lies over the lab.
    """

    state: TrainState
    clock: Callable[[], float] = staticmethod(time.monotonic)
    _ticking: Timer
    _seen_at = 0.0

    @property
    def train_view(self) -> TrainView:
        """The view that is open."""
        return self.query_one(f"#{self.state.view}", TrainView)

    def redraw(self) -> None:
        """Draw the view that is open, and what stands above it."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """The clock stands until something is replayed."""
        self._ticking = self.set_interval(TICK, self.tick, pause=True)

    def on_screen_resume(self) -> None:
        """While something else was seen, no time has passed."""
        self._seen_at = self.clock()

    @property
    def is_replaying(self) -> bool:
        """Whether the view that is open shows a replay."""
        return self.state.replay is not None and self.state.view in WATCHED

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of a replay are offered where one is seen."""
        if action.endswith("_replay"):
            return self.is_replaying
        return super().check_action(action, parameters)

    def replay(self, run: RunKey) -> None:
        """Read a run beside the event loop, and show it from its first epoch on."""
        where = self.app.session.places
        self.train_view.beside(lambda _reports: read(run, where), self._begin_replay, group="open")

    def _begin_replay(self, record: Record) -> None:
        if not record.epochs:
            return  # somebody else has begun it anew since it was listed
        self._take(replay_of(record))
        self.action_view("live")

    def end_replay(self) -> None:
        """Show again what really goes on."""
        self._take(None)

    def _take(self, replay: Replay | None) -> None:
        """Keep what is shown; the clock goes as long as it is looked at."""
        self.state.replay = replay
        if replay is not None and replay.moves:
            self._seen_at = self.clock()
            self._ticking.resume()
        else:
            self._ticking.pause()

    def tick(self) -> None:
        """Some time has passed."""
        now, before = self.clock(), self._seen_at
        self._seen_at = now
        replay = self.state.replay
        if replay is None or not self.is_current or self.renewing:
            return
        after = replay.passed(now - before)
        if after.done != replay.done:
            self._show_replay(after)
        elif after is not replay:
            self.state.replay = after
            self.train_view.advance()

    def _show_replay(self, replay: Replay) -> None:
        self._take(replay)
        self.redraw()

    def action_hold_replay(self) -> None:
        """Pause it, or let it go on; from its end, begin again."""
        if self.state.replay is not None:
            self._show_replay(self.state.replay.held())

    def action_step_replay(self, epochs: int) -> None:
        """An epoch on, or back."""
        replay = self.state.replay
        if replay is not None:
            self._show_replay(replay.at(replay.done + epochs))

    def action_jump_replay(self, end: bool) -> None:
        """To its last epoch, or before its first."""
        replay = self.state.replay
        if replay is not None:
            self._show_replay(replay.at(len(replay.record.epochs) if end else 0))

    def action_speed_replay(self, steps: int) -> None:
        """Faster, or slower."""
        if self.state.replay is not None:
            self._show_replay(self.state.replay.faster(steps))

    def action_close_replay(self) -> None:
        """Show again what really goes on."""
        self.end_replay()
        self.redraw()
