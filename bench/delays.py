"""How late an event loop came, in each stretch of a training in the app."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Literal

Stretch = Literal["idle", "loading", "compiling", "training"]


@dataclass(frozen=True, slots=True)
class Delays:
    """In seconds, by stretch."""

    of: Mapping[Stretch, Sequence[float]]

    def percentiles(self, share: int) -> tuple[float, float]:
        """While it trained, and while it was idle."""
        return percentile(self.of["training"], share), percentile(self.of["idle"], share)

    def longest(self, stretch: Stretch) -> float:
        """The longest of a stretch."""
        return max(self.of[stretch])


def percentile(values: Sequence[float], share: int) -> float:
    """The smallest value that so many in a hundred do not exceed."""
    return sorted(values)[ceil(len(values) * share / 100) - 1]


def read(path: Path, idle: tuple[float, float]) -> Delays:
    """What `bench.watched` has written; idle was the app between these moments."""
    found = json.loads(path.read_text(encoding="utf-8"))
    first: dict[str, float] = {}
    for at, name in found["said"]:
        first.setdefault(name, at)
    stretches: dict[Stretch, tuple[float, float]] = {
        "idle": idle,
        "loading": (first["KerasLoading"], first["KerasReady"]),
        "compiling": (first["Compiling"], first["Advanced"]),
        "training": (first["Advanced"], first["Finished"]),
    }
    return Delays({name: within(found["delays"], *each) for name, each in stretches.items()})


def within(delays: Sequence[Sequence[float]], begin: float, end: float) -> list[float]:
    """Those of waits that reach into a stretch: one that ends after it may have begun in it."""
    return [delay for at, delay in delays if at > begin and at - delay < end]
