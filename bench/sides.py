"""One training, in a process of its own: by this project, or by the program that it exports.

python -m bench.sides HOME MODEL EPOCHS ANSWER
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from bench.pictures import NAME as PICTURES
from bench.reviews import NAME, ROOT

_STOCK = Path(__file__).with_name("stock.py")
_QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "KERAS_BACKEND": "tensorflow"}


@dataclass(frozen=True, slots=True)
class Trained:
    """The seconds of each epoch, the first with compiling; the accuracy on the test set; the
    largest resident size of the whole process, in bytes."""

    seconds: tuple[float, ...]
    accuracy: float
    peak: int


def ours(home: Path, model: str, epochs: int) -> Trained:
    """As the app trains: every epoch stored, then the test."""
    answer = home / "answer.json"
    command = [sys.executable, "-m", "bench.sides", str(home), model, str(epochs), str(answer)]
    return _measured(command, ROOT, answer)


def stock(program: Path, data: Path, epochs: int) -> Trained:
    """As the exported program trains."""
    answer = program.with_suffix(".json")
    given = [str(program), str(answer), "--data", str(data), "--epochs", str(epochs)]
    return _measured([sys.executable, "-P", str(_STOCK), *given], program.parent, answer)


def _measured(command: Sequence[str], folder: Path, answer: Path) -> Trained:
    log = answer.with_suffix(".log")
    environ = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"} | _QUIET
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environ, stdout=output, stderr=subprocess.STDOUT
        )
        _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(log.read_text(encoding="utf-8", errors="replace")[-2000:])
    found = json.loads(answer.read_text(encoding="utf-8"))
    moments = found["moments"]
    seconds = tuple(later - earlier for earlier, later in pairwise(moments))
    peak = usage.ru_maxrss if sys.platform == "darwin" else usage.ru_maxrss * 1024
    return Trained(seconds, found["accuracy"], peak)


def _train(home: Path, name: str, epochs: int) -> dict[str, object]:
    from engine.files.places import places
    from engine.runs.execute import execute
    from engine.training.events import Compiling, EpochDone, Event, Finished
    from engine.training.plan import plan_for
    from engine.training.wishes import Wishes
    from engine.zoo.models import model
    from engine.zoo.spec import Pictures

    moments: list[float] = []
    accuracy = 0.0

    def hear(event: Event) -> None:
        nonlocal accuracy
        if isinstance(event, Compiling | EpochDone):
            moments.append(perf_counter())
        if isinstance(event, Finished):
            assert event.test is not None
            accuracy = event.test.accuracy

    here, spec = places(home), model(name)
    plan = plan_for(spec, PICTURES if isinstance(spec.feed, Pictures) else NAME)
    # The program learns its subwords each time.
    shutil.rmtree(here.cache / "subwords", ignore_errors=True)
    execute(replace(plan, fit=replace(plan.fit, epochs=epochs)), hear, Wishes(), places=here)
    return {"moments": moments, "accuracy": accuracy}


if __name__ == "__main__":
    folder, which, count, target = sys.argv[1:]
    Path(target).write_text(json.dumps(_train(Path(folder), which, int(count))), encoding="utf-8")
