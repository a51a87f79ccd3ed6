"""A run that was tested, and what it said of each test row, read for the result."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.files.places import Places
from engine.runs.answered import class_verdicts_of, classes_of, has_classes, verdicts_of
from engine.runs.library import RunKey, find
from engine.runs.records import Run
from engine.runs.store import Store
from engine.runs.verdicts import KERAS

if TYPE_CHECKING:
    from engine.runs.class_verdicts import ClassVerdicts
    from engine.runs.verdicts import Verdicts


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A run on reviews, and how probable it found each of them positive."""

    run: Run
    verdicts: "Verdicts"


@dataclass(frozen=True, slots=True, eq=False)
class ClassJudged:
    """A run on pictures, how probable it found each class for each of them, and the classes."""

    run: Run
    verdicts: "ClassVerdicts"
    classes: tuple[str, ...]


def judged(key: RunKey, places: Places) -> Judged | ClassJudged:
    """Read what a run said; this is not for the event loop."""
    run = find(Store(places), key)
    if has_classes(run):
        by_class = class_verdicts_of(run)
        _ = by_class.counts  # counted here, so that drawing need not
        return ClassJudged(run, by_class, classes_of(run, places))
    verdicts = verdicts_of(run)
    verdicts.at(KERAS)  # sorted here, so that turning the knob need not
    return Judged(run, verdicts)
