"""A training that outlives whoever began it: handed to a process in a session of its own."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec

from engine.files.places import Places
from engine.training import plan as plans
from engine.why import Refusal
from tui import language
from tui.commands.sitting import Order
from tui.terminal.log import open_log
from tui.voice import complain


class Job(msgspec.Struct):
    """What the other process is told."""

    plan: dict[str, Any]
    resume: int | None
    cache: str
    data: str
    state: str
    language: str


class Answer(msgspec.Struct):
    """What it says as soon as it trains, or cannot: the first line for scripts, or a sentence."""

    started: dict[str, Any] | None = None
    refusal: str = ""
    exit_code: int = 0


class Detached(msgspec.Struct):
    """How it went, which process it is, and where it writes what it has to tell."""

    answer: Answer
    process: int
    log: Path


def detach(order: Order, places: Places) -> Detached:
    """Have it trained by another process, and wait until that is training, or has refused.

    An interruption while waiting ends the other process too, which keeps what it has.
    """
    log = places.state / "logs" / f"train-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    descriptor, notice = open_log(log)
    if notice is not None:
        complain(notice)
    process = subprocess.Popen(
        another("tui.commands.detached"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=descriptor,
        start_new_session=True,
    )
    os.close(descriptor)
    assert process.stdin is not None and process.stdout is not None
    try:
        with process.stdin:
            process.stdin.write(msgspec.json.encode(_job(order, places)))
        said = process.stdout.readline()
    except BaseException:
        process.terminate()
        raise
    if not said:
        raise Refusal("detached_silent", log=str(log))
    return Detached(msgspec.json.decode(said, type=Answer), process.pid, log)


def another(module: str) -> list[str]:
    """The command line of another process of ours, which finds its modules where this one does.

    Python's own -m would look first in the folder one happens to be in.
    """
    begin = f"import sys; sys.path[:] = {sys.path!r}; from {module} import main; sys.exit(main())"
    return [sys.executable, "-c", begin]


def _job(order: Order, places: Places) -> Job:
    return Job(
        plan=plans.to_record(order.plan),
        resume=order.resume,
        cache=str(places.cache),
        data=str(places.data),
        state=str(places.state),
        language=language.current(),
    )
