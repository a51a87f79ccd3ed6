"""A training that outlives whoever began it: handed to a process in a session of its own."""

import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from engine.files.places import Places
from engine.why import Notify, Refusal
from tui.orders import Answer, Order, job
from tui.terminal.log import open_log


@dataclass(frozen=True, slots=True)
class Detached:
    """The other process, and where it writes what it has to tell."""

    process: "subprocess.Popen[bytes]"
    log: Path

    def answer(self) -> Answer:
        """Wait until it trains, or has refused to.

        An interruption while waiting ends the other process too, which keeps what it has.
        """
        try:
            said = _piped(self.process.stdout).readline()
        except BaseException:
            self.process.terminate()
            raise
        if not said:
            raise Refusal("detached_silent", log=str(self.log))
        return msgspec.json.decode(said, type=Answer)


def detach(order: Order, places: Places, notify: Notify) -> Detached:
    """Have it trained by another process, which lives on whatever becomes of this one."""
    log = places.state / "logs" / f"train-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    descriptor, notice = open_log(log)
    if notice is not None:
        notify(notice)
    try:
        process = subprocess.Popen(
            [*another("tui.commands.detached"), *_recognized_by(order)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=descriptor,
            start_new_session=True,
        )
    finally:
        os.close(descriptor)
    with suppress(BrokenPipeError), _piped(process.stdin) as told:  # it says why, or nothing
        told.write(msgspec.json.encode(job(order, places)))
    return Detached(process, log)


def another(module: str) -> list[str]:
    """The command line of another process of ours, which finds its modules where this one does.

    Python's own -m would look first in the folder one happens to be in.
    """
    begin = f"import sys; sys.path[:] = {sys.path!r}; from {module} import main; sys.exit(main())"
    return [sys.executable, "-c", begin]


def _recognized_by(order: Order) -> list[str]:
    """What stands at the end of its command line, for whoever looks at the processes."""
    what = order.plan.spec.name if order.resume is None else f"--resume={order.resume}"
    return ["imdb-tui", "train", "--detach", what]


def _piped(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream
