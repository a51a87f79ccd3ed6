"""A home with a run that sees pictures, whose weights need no training."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from engine.files.places import Places
from engine.runs import keeping
from engine.runs.store import Store
from engine.training.events import EpochDone, Tested
from engine.training.plan import Plan
from engine.training.state import Memory, State
from engine.zoo.layers import Conv2D, Dense, Dropout, Flatten, MaxPooling2D, Picture
from engine.zoo.spec import Fit, Pictures, Spec, Split

FIT = Fit("adam", 1e-3, 32, 1, Split("drawn"))
SMALL = Spec(
    "small-cnn",
    "test",
    "digits",
    (
        Picture(28, 28),
        Conv2D(3, 3, "relu", padding="same"),
        MaxPooling2D(2),
        Conv2D(5, 3, "relu"),
        MaxPooling2D(3),
        Flatten(),
        Dense(12, "relu"),
        Dropout(0.4),
        Dense(10, "softmax", answers=True),
    ),
    Pictures("mnist"),
    FIT,
)


def drawn(spec: Spec, seed: int = 1) -> dict[str, Any]:
    """Weights of a spec, drawn by a seed; small enough that no softmax is sure."""
    draw = np.random.default_rng(seed)
    return {
        f"{name}/{'kernel' if number == 0 else 'bias'}": draw.normal(size=shape).astype(np.float32)
        / np.float32(max(1.0, np.prod(shape[:-1]) ** 0.5))
        for name, tables in keeping.shapes(spec).items()
        for number, shape in enumerate(tables)
    }


def plant(
    where: Places, spec: Spec = SMALL, arrays: Mapping[str, Any] | None = None, data: str = "digits"
) -> int:
    """Keep a run that has these weights, as if it had been trained; its number."""
    assert spec.fit is not None
    weights = dict(drawn(spec) if arrays is None else arrays)
    recorder = Store(where).begin(Plan(spec, data, replace(spec.fit, patience=None)), "x", None)
    state = State(1, weights, {"iteration": np.array(1)}, 1e-3, weights, Memory().after(1, 0.5))
    recorder.epoch(state, EpochDone(recorder.run, 1, 0.5, 0.5, 0.5, 0.5, 0.1, 1e-3, True, True))
    recorder.finish("completed", Tested(0.5, 0.5, ((1, 0), (0, 1))))
    return recorder.run
