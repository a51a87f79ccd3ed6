"""Kill trainings at random moments, and see that nothing that was shown is ever lost.

    python -m tests.soak --kills 50

A run is trained by a process of its own, which is killed (SIGKILL) and begun again with the run
it left, over and over, until the run is complete; then the next run begins. After each kill the
database must be whole, every epoch that was shown must be stored as it was shown, and the weights
must be readable; at the end the run must be, to the bit, one that was never interrupted.
"""

import argparse
import json
import random
import select
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any

from engine.files.places import places
from engine.runs.execute import execute
from engine.runs.records import COMPLETE, Run
from engine.runs.store import Store
from engine.training.events import Advanced, EpochDone, Event
from engine.training.plan import Plan
from engine.training.wishes import Wishes
from engine.zoo.layers import Dense, Dropout, Embedding, Flatten, Ids
from engine.zoo.spec import Fit, Reviews, Spec, Split
from tests.engine import scripted_training
from tests.engine.scripted_training import Scripted

ROOT = Path(__file__).resolve().parent.parent
TRAINERS = ("real", "scripted")
LONGEST = 120.0  # seconds until the next sign of a process; none has ever needed as many

DROPPING = Spec(
    "dropping",
    "test",
    "sentiment",
    (Ids(8), Embedding(20, 4), Dropout(0.4), Flatten(), Dense(1, "sigmoid", answers=True)),
    Reviews(),
)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where it happens, and who trains."""

    home: Path
    data: Path
    trainer: str

    @property
    def store(self) -> Store:
        """The runs as they lie there now."""
        return Store(places(self.home))

    def plan(self, seed: int) -> Plan:
        """A plan that early stopping watches over."""
        fit = Fit("adam", 1e-2, 2, 60, Split("last", 0.25), patience=55)
        plan = scripted_training.plan(self.data, epochs=30, patience=25)
        return replace(
            plan if self.trainer == "scripted" else Plan(DROPPING, str(self.data), fit), seed=seed
        )

    def process(self, seed: int, resume: int | None) -> subprocess.Popen[str]:
        """A process that trains, and writes a line for whatever is shown."""
        command = [sys.executable, "-m", "tests.soak", "--child", str(self.home), str(self.data)]
        return subprocess.Popen(
            [*command, self.trainer, str(seed), str(resume or 0)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


def child(home: str, data: str, trainer: str, seed: str, resume: str) -> None:
    """Train, in a process that does not know when it will end."""
    stage = Stage(Path(home), Path(data), trainer)

    def show(event: Event) -> None:
        if isinstance(event, Advanced | EpochDone):
            print(json.dumps({"kind": type(event).__name__, **asdict(event)}), flush=True)

    plan = None if int(resume) else stage.plan(int(seed))
    train = Scripted() if trainer == "scripted" else None
    execute(
        plan, show, Wishes(), places=places(stage.home), resume=int(resume) or None, train=train
    )


def soak(folder: Path, kills: int, seed: int, trainer: str) -> dict[str, int]:
    """Kill so many times, and count what was lived through; AssertionError if anything was lost."""
    chance = random.Random(seed)
    stage = Stage(folder / "home", scripted_training.reviews(folder), trainer)
    counts = {"kills": 0, "runs": 0, "shown": 0}
    while counts["kills"] < kills:
        counts["runs"] += 1
        plan_seed = counts["runs"]
        run: int | None = None
        shown: list[EpochDone] = []
        while run is None or stage.store.run(run).line.state not in COMPLETE:
            left = kills - counts["kills"]
            killed = _one_life(stage, plan_seed, run, shown, chance if left else None)
            counts["kills"] += killed
            run = _look(stage, run, shown)
        counts["shown"] += len(shown)
        _compare(stage, plan_seed, run)
    return counts


def _one_life(
    stage: Stage, seed: int, run: int | None, shown: list[EpochDone], chance: random.Random | None
) -> bool:
    """Let a process train; with chance, kill it after some signs and a moment more."""
    process = stage.process(seed, run)
    assert process.stdout is not None and process.stderr is not None
    signs = chance.randrange(1, 12) if chance else sys.maxsize
    with process:
        while signs and (line := _line(process.stdout)):
            signs -= 1
            _note(line, shown)
        if not chance:
            assert process.wait() == 0, process.stderr.read()
            return False
        try:
            process.wait(chance.random() * 0.05)
        except subprocess.TimeoutExpired:
            process.kill()
        for line in process.stdout:  # what was shown before the end came
            _note(line, shown)
        code = process.wait()
        assert code in (0, -signal.SIGKILL), process.stderr.read()
        return code != 0


def _line(stream: IO[str]) -> str:
    ready, _, _ = select.select([stream], [], [], LONGEST)
    assert ready, "nothing happened for too long"
    return stream.readline()


def _note(line: str, shown: list[EpochDone]) -> None:
    if not line.endswith("\n"):  # cut off in the middle: shown to nobody
        return
    event: dict[str, Any] = json.loads(line)
    if event.pop("kind") == "EpochDone" and event["stored"]:
        shown.append(EpochDone(**event))


def _look(stage: Stage, run: int | None, shown: list[EpochDone]) -> int | None:
    """Hold what is stored against what was shown; the run, once there is one."""
    file = stage.home / "data" / "runs.db"
    assert not list(file.parent.glob("runs-broken-*")), "set aside"
    if not file.exists():
        assert not shown
        return None
    lines = stage.store.runs()
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    if run is None:
        unfinished = [line.run for line in lines if line.state not in COMPLETE]
        mine = [line.run for line in lines if shown and line.run == shown[-1].run]
        run = next(iter(mine or unfinished), None)
    if run is None:
        assert not shown
        return None
    found = stage.store.run(run)
    assert found.line.state in ("crashed", *COMPLETE), found.line.state
    stored = {epoch.epoch: epoch for epoch in found.epochs}
    assert list(stored) == list(range(1, len(stored) + 1))
    for epoch in shown:
        assert stored[epoch.epoch] == epoch, (epoch, stored.get(epoch.epoch))
    state = stage.store.state(found)
    assert (0 if state is None else state.epoch) == len(stored)
    return run


def _compare(stage: Stage, seed: int, run: int) -> None:
    """Train the same without a kill, and hold the two against each other, bit by bit."""
    whole: list[EpochDone] = []
    _one_life(stage, seed, None, whole, None)
    one, other = stage.store.run(whole[-1].run), stage.store.run(run)
    for expected, got in zip(numbers(one), numbers(other), strict=True):
        assert got == expected, f"run {run}, trained whole as {one.line.run}: {got} != {expected}"
    assert one.test == other.test
    first, second = stage.store.state(one), stage.store.state(other)
    assert first is not None and second is not None
    assert repr(first.memory) == repr(second.memory)
    for mine, theirs in (
        (first.weights, second.weights),
        (first.optimizer, second.optimizer),
        (first.best_weights, second.best_weights),
    ):
        assert {k: v.tobytes() for k, v in mine.items()} == {
            k: v.tobytes() for k, v in theirs.items()
        }


def numbers(run: Run) -> list[tuple[object, ...]]:
    """The epochs of a run but for the time they took, so that NaN equals NaN."""
    names = ("epoch", "loss", "accuracy", "val_loss", "val_accuracy", "learning_rate", "best")
    return [tuple(repr(getattr(epoch, name)) for name in names) for epoch in run.epochs]


def main() -> None:
    """Soak, and say what was lived through."""
    parser = argparse.ArgumentParser(description="Kill trainings at random moments.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--trainer", choices=TRAINERS, default="real")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts = soak(Path(folder), asked.kills, asked.seed, asked.trainer)
    print(
        f"{counts['kills']} kills in {counts['runs']} runs: {counts['shown']} epochs shown, 0 lost"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
    else:
        main()
