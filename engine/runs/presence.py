"""Whether the process that trains a run is still there.

On the same machine its process tells; from another one, which shares only the folder, the time
at which it last gave a sign of life. A run belongs to whoever last took it: its token says so, and
nothing is recorded under an old one, whatever the clocks say.
"""

import os
import platform
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from engine.why import Refusal

BEAT: Final = 15.0  # seconds from one sign of life to the next
SILENCE: Final = 90.0  # after so many without one, a process elsewhere is taken for dead

_held: Final[set[str]] = set()
#: The signals at which this process ends its training, keeps it, and has nothing else to end.
_heeded: Final[set[str]] = set()


def host() -> str:
    """The name of this machine."""
    return platform.node()


def process() -> str:
    """This process: its number and, where that can be had, when it began; numbers are reused."""
    return f"{os.getpid()}:{_began(os.getpid()) or ''}"


def is_at_work(token: str, where: str, which: str, last_sign: float) -> bool:
    """Whether whoever holds this token can still be at work."""
    if (where, which) == (host(), process()):
        return token in _held
    return is_there(where, which, last_sign)


@contextmanager
def holding(token: str) -> Iterator[None]:
    """This process is at work under a token; a process may live on when the work has ended."""
    _held.add(token)
    try:
        yield
    finally:
        _held.discard(token)


@contextmanager
def heeding(signum: int) -> Iterator[None]:
    """This process ends its training at a signal, and is there for nothing else."""
    name = signal.Signals(signum).name
    _heeded.add(name)
    try:
        yield
    finally:
        _heeded.discard(name)


def heeded() -> dict[str, str]:
    """The signal that another process may send to this one, for the record of a sitting."""
    name = signal.SIGTERM.name
    return {"stopped_by": name} if name in _heeded else {}


def ask_to_end(which: str, last_sign: float) -> bool:
    """Send SIGTERM to a process of this machine; False if it is there no longer.

    Where nothing tells when a process began, it is taken for the very one only as long as its
    signs of life are recent.
    """
    number = int(which.partition(":")[0])
    known = _began(number) is not None or time.time() - last_sign < SILENCE
    if not known or not is_there(host(), which, last_sign):
        return False
    try:
        os.kill(number, signal.SIGTERM)
    except ProcessLookupError:
        return False
    except PermissionError as error:
        raise Refusal("run_of_somebody_else", process=f"{number}") from error
    return True


def is_there(where: str, which: str, last_sign: float) -> bool:
    """Whether a process can still be at work."""
    if where != host():
        return time.time() - last_sign < SILENCE
    number, _, began = which.partition(":")
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        pass
    return _began(int(number)) in (None, began)


def _began(pid: int) -> str | None:
    """When a process began, in ticks; "" if it has ended, and None if that cannot be had."""
    if sys.platform != "linux":
        return None
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    state, *rest = stat.rpartition(")")[2].split()
    return "" if state in "ZX" else rest[18]


@contextmanager
def signs_of_life(give: Callable[[], None]) -> Iterator[None]:
    """Let a thread give one now and then; a disk that is full for a while does not matter."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(BEAT):
            with suppress(Refusal):
                give()

    thread = threading.Thread(target=beat, name="signs of life", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=1.0)
