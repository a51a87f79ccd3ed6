"""What is read of a run whose words were followed, and what is drawn of each of its epochs."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from engine.files.places import Places
from engine.runs import growth
from engine.runs.following import FREQUENT, USUAL, wished
from engine.runs.library import RunKey, find, key_of, usable
from engine.runs.store import Store
from engine.why import Refusal

if TYPE_CHECKING:
    from engine.runs.growth import Growth
    from engine.runs.records import Line, Run
    from engine.words.pca import Components, Table
    from engine.words.query import Neighbour

NEAR: Final = 30
LEAST: Final = 6  # words; with fewer that are of interest the frequent ones join in


@dataclass(eq=False)
class Grown:
    """A run, its words epoch by epoch, and which of them are drawn.

    The plane is that of all epochs together, so that words move and axes do not.
    """

    key: RunKey
    run: "Run"
    growth: "Growth"
    drawn: tuple[int, ...]
    _units: dict[int, "Table"] = field(default_factory=dict)

    @cached_property
    def components(self) -> "Components":
        """The directions in which the words that are drawn differ most, over all epochs."""
        from engine.words.pca import components

        vectors = self.growth.vectors[:, list(self.drawn)]
        return components(vectors.reshape(-1, vectors.shape[-1]))

    @cached_property
    def points(self) -> "Table":
        """Where they lie: epochs, words, coordinates."""
        return self.components.points(self.growth.vectors[:, list(self.drawn)])

    @property
    def last(self) -> int:
        """The place of the last epoch."""
        return len(self.growth.epochs) - 1

    def unit(self, at: int) -> "Table":
        """All words of an epoch as vectors of length 1."""
        import numpy as np

        if at not in self._units:
            rows = self.growth.vectors[at]
            lengths = np.linalg.norm(rows, axis=1, keepdims=True)
            self._units[at] = rows / np.where(lengths, lengths, 1.0)
        return self._units[at]

    def near(self, at: int, word: int) -> "list[Neighbour]":
        """The words nearest to one, among all that are followed, after an epoch."""
        import numpy as np

        from engine.words.query import Neighbour

        unit = self.unit(at)
        scores = unit @ unit[word]
        order = np.argsort(-scores, kind="stable").tolist()
        words = self.growth.words
        found = [Neighbour(words[i], i, float(scores[i])) for i in order if i != word]
        return found[:NEAR]


@dataclass(slots=True)
class GrowsState:
    """The run in hand, whether the learner has chosen it, and the epoch that is looked at."""

    grown: Grown | None = None
    key: RunKey | None = None
    chosen: bool = False
    at: int = 0


def candidates(places: Places) -> "list[Line]":
    """The runs of which something was kept, the newest first, and then what came with the app."""
    return [run.line for _key, run in usable(Store(places)) if growth.has(run)]


def read(places: Places, key: RunKey | None) -> Grown:
    """What was kept of a run; of the newest one that has anything, if none is named."""
    store = Store(places)
    if key is None:
        offered = candidates(places)
        if not offered:
            raise Refusal("no_growth")
        key = key_of(offered[0])
    run = find(store, key)
    kept = growth.grown(run)
    return Grown(key, run, kept, drawn(kept.words, wished(places)))


def drawn(words: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[int, ...]:
    """Which of the words that are followed are drawn: those of interest, each once."""
    interesting = {*wanted, *USUAL}
    found = [i for i, word in enumerate(words) if word in interesting]
    if len(found) < LEAST:
        others = (i for i in range(min(len(words), FREQUENT)) if i not in found)
        found += [i for i, _ in zip(others, range(LEAST * 2), strict=False)]
    return tuple(found)
