"""A training gives way to what a learner waits for."""

import os
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Thread, get_native_id
from typing import Any

import pytest

from engine.files.places import places
from engine.training.devices import Devices
from engine.training.plan import plan_for
from engine.training.state import Outcome
from engine.training.wishes import Wishes
from engine.zoo.models import model
from tui.keras_thread import GIVES_WAY, KerasThread, Over, Work


def nice(thread: int) -> int:
    """How nice a thread is to others; the process' own number means its first thread."""
    return os.getpriority(os.PRIO_PROCESS, thread)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no nice value")
def test_on_linux_a_training_and_its_threads_are_nicer_than_drawing(tmp_path: Path) -> None:
    before = nice(os.getpid())
    seen: list[int] = []

    def look() -> None:
        seen.append(nice(get_native_id()))

    def train(*_given: Any, **_named: Any) -> Outcome:
        look()
        inner = Thread(target=look)
        inner.start()
        inner.join()
        return Outcome("stopped", None)

    said: SimpleQueue[object] = SimpleQueue()
    keras = KerasThread(lambda _: None, load=lambda: Devices("3", "2", 2, ()), trainer=train)
    keras.start()
    plan = plan_for(model("flat-embedding"), "builtin")
    for _ in range(2):  # a second one gives way no further
        keras.train(Work(plan, None, Wishes(), places(tmp_path), said.put))
        while not isinstance(over := said.get(timeout=60), Over):
            pass
        assert over.problem is None
    assert seen == [min(before + GIVES_WAY, 19)] * 4
    assert nice(os.getpid()) == nice(get_native_id()) == before
