"""A training in the app, on a real terminal: what it costs the event loop, the terminal and itself.

The app and `imdb-tui train` go on with runs that were begun and stopped before their first epoch,
so both train by the same plan on the same reviews.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any, Final

from bench import reviews
from bench.asked import Asked
from bench.delays import Delays, read
from bench.pty import Terminal, on_terminal
from bench.results import Table, of_rows
from bench.reviews import NAME, ROOT, WHOLE
from bench.row import Row, alone, compared
from engine.files.places import places
from engine.runs.execute import execute
from engine.runs.records import Run
from engine.runs.store import Store
from engine.training.plan import Plan, plan_for
from engine.training.wishes import Wishes
from engine.zoo.models import model

ABOUT: Final = """\
The app on a terminal of 80×24, with its live view open. How late the event loop comes is asked by
a task that wishes to be woken every 10 ms; the other is the same app while it does nothing. An
epoch in the app stands beside one of `imdb-tui train` without a terminal: seconds from the moment
when one epoch was stored to that of the next."""

#: Seconds without a training, to compare with.
IDLE: Final = 8.0
#: After the first epoch, at these moments of the second one, the app is left.
QUIT_AFTER: Final = (0.3, 0.9, 1.7)
#: From so many seconds on an epoch is a long one, for which the terminal is to hear less.
LONG: Final = 10.0
_PATIENCE: Final = 900.0
#: The end of a training is stored before the app has heard of it.
_A_MOMENT: Final = 1.0
_MS, _KB = 1e3, 1e3


@dataclass(frozen=True, slots=True)
class Case:
    """A model that is trained for so many epochs on so many reviews of each half, in turn."""

    model: str
    reviews: int
    epochs: int
    rounds: int


CASES: Final = (Case("flat-embedding", WHOLE, 10, 3), Case("gru", WHOLE // 2, 4, 2))
QUICK: Final = (Case("flat-embedding", 2_000, 4, 1), Case("gru", 2_000, 3, 1))


def table(asked: Asked) -> Table:
    """Both trainings; the longer one is also left in the middle."""
    found: list[Row] = []
    loading: list[float] = []
    with TemporaryDirectory() as folder:
        for case in QUICK if asked.quick else CASES:
            workshop = Workshop(Path(folder) / case.model, case)
            delays = workshop.watched()
            loading.append(delays.longest("loading"))
            found += _loop(case, delays)
            found += _in_turn(case, workshop)
        found.append(_left(case, workshop))
    loads = alone("longest stall while TensorFlow loads", _MS * max(loading), "ms", 300)
    return of_rows([loads, *found], ABOUT)


@dataclass(frozen=True, slots=True)
class Sat:
    """A whole training: the moments at which its epochs were stored, and the bytes written."""

    times: tuple[float, ...]
    written: tuple[tuple[float, int], ...] = ()

    @property
    def seconds(self) -> tuple[float, ...]:
        """Of each epoch but the first, which has the compiling in it."""
        return tuple(b - a for a, b in pairwise(self.times))

    @property
    def bytes_per_second(self) -> float:
        """What the terminal got meanwhile."""
        first, last = self.times[0], self.times[-1]
        return sum(count for at, count in self.written if first < at <= last) / (last - first)


class Workshop:
    """A home with reviews, in which runs wait to be gone on with."""

    def __init__(self, folder: Path, case: Case) -> None:
        self._home = folder / "home"
        self._answer = folder / "delays.json"
        self._plan = _plan(case)
        reviews.stored(self._home, reviews.some(folder, case.reviews))
        self._store = Store(places(self._home))

    def watched(self) -> Delays:
        """How late the event loop came, idle and while it trained."""
        command = [sys.executable, "-m", "bench.watched", str(self._answer), "--lang", "en"]
        run = self._begun()
        with self._at_the_runs(command) as terminal:
            since = monotonic()
            terminal.watch(IDLE)
            idle = since, monotonic()
            self._train(terminal, run)
            terminal.watch(_A_MOMENT)
            terminal.type("q")
            terminal.wait_for_end()
        return read(self._answer, idle)

    def in_app(self) -> Sat:
        """Train in the app, with nothing that watches it but its terminal."""
        run = self._begun()
        with self._at_the_runs(_program("--lang", "en")) as terminal:
            self._train(terminal, run)
            return Sat(self._store.run(run).times, tuple(terminal.written))

    def on_command_line(self) -> Sat:
        """Train without a terminal."""
        run = self._begun()
        command = [*_program("train", "--resume", str(run)), "--home", str(self._home)]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        return Sat(self._store.run(run).times)

    def seconds_to_leave(self, after: float) -> float:
        """From the answer to the question to the end of the app, so long after the first epoch."""
        run = self._begun()
        with self._at_the_runs(_program("--lang", "en")) as terminal:
            self._start(terminal, run, lambda kept: bool(kept.epochs), every=0.2)
            terminal.watch(after)
            terminal.type("q")
            terminal.wait_for("is being trained")
            pressed = monotonic()
            terminal.type("q")  # that is what the question takes for: stop it, and quit
            terminal.wait_for_end()
            return monotonic() - pressed

    @contextmanager
    def at_work(self) -> Iterator[Terminal]:
        """The app while it trains, from its first epoch on; it is killed in the end."""
        run = self._begun()
        with self._at_the_runs(_program("--lang", "en")) as terminal:
            self._start(terminal, run, lambda kept: bool(kept.epochs), every=0.2)
            yield terminal

    def _train(self, terminal: Terminal, run: int) -> None:
        self._start(terminal, run, lambda kept: kept.line.state == "completed", every=1.0)

    def _start(
        self, terminal: Terminal, run: int, done: Callable[[Run], bool], *, every: float
    ) -> None:
        """Go on with the run under the cursor, the newest, until something can be said of it."""
        terminal.type("g")
        terminal.watch_until(lambda: done(self._store.run(run)), every=every, patience=_PATIENCE)

    @contextmanager
    def _at_the_runs(self, command: list[str]) -> Iterator[Terminal]:
        """The app with Keras loaded and its list of runs open."""
        with on_terminal(command, str(self._home)) as terminal:
            terminal.wait_for("ready in")
            terminal.type("3")
            terminal.wait_for("learning rate")
            terminal.type("o")
            terminal.wait_for("stopped")
            yield terminal

    def _begun(self) -> int:
        """A run that is there and has learned nothing yet."""
        return execute(
            self._plan, lambda _event: None, Wishes(), places=places(self._home), train=_stopped
        )


def _plan(case: Case) -> Plan:
    plan = plan_for(model(case.model), NAME)
    return replace(plan, fit=replace(plan.fit, epochs=case.epochs))


def _stopped(*_given: Any, **_named: Any) -> Any:
    """A trainer that is stopped before it begins."""
    from engine.training.state import Outcome

    return Outcome("stopped", None)


def _program(*arguments: str) -> list[str]:
    return [str(Path(sys.executable).with_name("imdb-tui")), *arguments]


def _loop(case: Case, found: Delays) -> Iterator[Row]:
    """How late the event loop comes."""
    name = f"event loop while {case.model} trains, late by"
    for share, goal in ((50, None), (99, 10.0)):
        training, idle = (_MS * each for each in found.percentiles(share))
        yield alone(f"{name}, p{share}", training, "ms", goal, idle)
    yield alone(f"{name}, at most", _MS * found.longest("training"), "ms")
    compiles = f"longest stall while {case.model} compiles"
    yield alone(compiles, _MS * found.longest("compiling"), "ms", 300)


def _in_turn(case: Case, workshop: Workshop) -> Iterator[Row]:
    """The pace and the bytes of a training that nothing watches."""
    ours, theirs = [], []
    for _ in range(case.rounds):
        ours.append(workshop.in_app())
        theirs.append(workshop.on_command_line())
    epoch, alone_epoch = (
        median(seconds for each in sats for seconds in each.seconds) for sats in (ours, theirs)
    )
    yield compared(f"an epoch of {case.model} in the app", epoch, alone_epoch, "s", 1.03)
    rate = median(each.bytes_per_second for each in ours) / _KB
    goal = 2.0 if epoch >= LONG else 6.0
    yield alone(f"to the terminal while {case.model} trains", rate, "KB/s", goal)


def _left(case: Case, workshop: Workshop) -> Row:
    """The longest that leaving has taken."""
    longest = max(map(workshop.seconds_to_leave, QUIT_AFTER))
    name = f"from quitting while {case.model} trains to the end of the app, at most"
    return alone(name, longest, "s", 2.0)
