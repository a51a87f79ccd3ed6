"""When an app under test has nothing left to do: asked of its event loop, and not of the clock.

Textual's pilot takes a process for idle once it has used next to no processor time for 20 ms. That
costs every key two such pauses, and more where the machine is busy.
"""

import asyncio
import threading
from asyncio import BaseEventLoop, TimerHandle
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final, cast

import pytest
from textual._wait import wait_for_idle as wait_by_the_clock

SOON: Final = 0.06
"""A timer that ends within so many seconds is work under way: a repaint, a change of size."""
OFTEN: Final = 40
"""So many timers in a row are waited for: what plays by itself has a next one always."""
LONGEST: Final = 1.0
"""Seconds that a thread is waited for which may be held."""
CALM: Final = 3
"""Where threads may work, so many times in a row nothing has to happen for a while."""


class Loop(BaseEventLoop):
    """What an event loop keeps to itself: what it does next, and what at its time."""

    _ready: list[object]
    _scheduled: list[TimerHandle]


async def wait_for_idle(_least: float = 0, most: float = LONGEST) -> None:
    """Wait until nothing more happens before a timer, another process or the learner acts."""
    loop = cast(Loop, asyncio.get_running_loop())
    rung = calm = 0
    while True:
        await asyncio.sleep(0)
        if loop._ready:  # however long it takes: another process may have the processor
            continue
        soon = loop.time() + SOON
        due = [at.when() for at in loop._scheduled if not at.cancelled() and at.when() < soon]
        if due and rung < OFTEN:  # counted and not timed: a busy machine has them all ring late
            rung += 1
            await asyncio.sleep(max(0, min(due) - loop.time()))
        elif calm < CALM and _threads_may_work():  # the loop knows nothing of them
            await wait_by_the_clock(0, most)
            calm += 1
        else:
            return


_at_rest: set[threading.Thread] = set()
#: What threads of a pool are doing or are to do, also for workers that were cancelled meanwhile.
_promised: "set[Future[Any]]" = set()


def _threads_may_work() -> bool:
    """Whether a result may come from a thread; what a pool does is known."""
    return bool(_promised) or any(
        thread not in _at_rest and not thread.name.startswith("asyncio_")
        for thread in threading.enumerate()
    )


async def wait_for_threads(name: str) -> None:
    """Wait for what a pool does, and for threads of this name; not for long, if they are held."""
    begun = [asyncio.wrap_future(future) for future in tuple(_promised)]
    for thread in threading.enumerate():
        if thread.name == name:
            begun.append(asyncio.ensure_future(asyncio.to_thread(thread.join, LONGEST)))
    if begun:
        await asyncio.wait(begun, timeout=LONGEST)


def exact_idle(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have keys that are pressed wait in this way; `pilot.pause` goes on waiting by the clock."""
    submit = ThreadPoolExecutor.submit

    def promise(*given: Any, **more: Any) -> "Future[Any]":
        future = submit(*given, **more)
        _promised.add(future)
        future.add_done_callback(_promised.discard)
        return future

    _at_rest.update(threading.enumerate())
    monkeypatch.setattr(ThreadPoolExecutor, "submit", promise)
    monkeypatch.setattr("textual.app.wait_for_idle", wait_for_idle)
    yield
    _at_rest.clear()
    _promised.clear()
