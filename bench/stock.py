"""Run an exported program as it stands, and write down when its epochs ended and how it came out.

    python -P stock.py PROGRAM ANSWER ARGUMENTS…

It knows nothing of this project, and `-P` keeps what lies beside it from being imported.
"""

import json
import runpy
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import keras

program, answer, *arguments = sys.argv[1:]
moments: list[float] = []


def now(*_given: Any) -> None:
    """Learning begins, or an epoch has been validated."""
    moments.append(perf_counter())


fit = keras.Sequential.fit


def noted(self: Any, *given: Any, callbacks: Any = (), **named: Any) -> Any:
    """Keras' own, heard."""
    heard = keras.callbacks.LambdaCallback(on_train_begin=now, on_epoch_end=now)
    return fit(self, *given, callbacks=[*callbacks, heard], **named)


keras.Sequential.fit = noted
sys.argv = [program, *arguments]
names = runpy.run_path(program, run_name="__main__")
found = {"moments": moments, "accuracy": float(names["accuracy"])}
Path(answer).write_text(json.dumps(found), encoding="utf-8")
