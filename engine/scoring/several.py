"""Which models can be asked, which is asked first, and those that are open at the moment."""

from threading import Lock
from typing import Final

from engine.runs.library import STARTER, RunKey, usable
from engine.runs.starters import starter, starters
from engine.runs.store import Store
from engine.scoring.model import Scorer
from engine.scoring.opening import chosen, open_scorer
from engine.why import Refusal
from engine.zoo.spec import Reviews

#: So many models are kept open; each takes a megabyte or two.
KEPT: Final = 12
#: The reviews that people wrote.
REAL: Final = "imdb"
#: It has read those, knows most words that people type, and heeds their order; and it is as sure of
#: a sentence as of a page, where others take a short text for a bad one.
FIRST: Final = "gru"


class Scorers:
    """Models that have been opened, for whichever thread asks; the one longest unused goes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._open: dict[RunKey, Scorer] = {}
        self._lock = Lock()

    def get(self, key: RunKey) -> Scorer:
        """A model, as it was opened before or opened now."""
        with self._lock:
            found = self._open.pop(key, None)
        # Opened outside the lock: another model may be asked in the meantime.
        with chosen():
            found = found or open_scorer(key, self._store)
        with self._lock:
            self._open[key] = found
            while len(self._open) > KEPT:
                del self._open[next(iter(self._open))]
        return found

    def forget(self, key: RunKey) -> None:
        """Open it anew when it is asked next: a run may have learned more since, or be gone."""
        with self._lock:
            self._open.pop(key, None)


def askable(store: Store) -> list[RunKey]:
    """The runs with weights that read text, the newest first, and the starters."""
    return [key for key, run in usable(store) if isinstance(run.plan.spec.feed, Reviews)]


def first_to_ask() -> RunKey:
    """The starter that a learner's own sentence goes to first, whichever reviews are in use."""
    found = [name for name in starters() if isinstance(starter(name).plan.spec.feed, Reviews)]
    if not found:
        raise Refusal("score_no_starter")
    return f"{STARTER}{FIRST if FIRST in found else found[0]}"
