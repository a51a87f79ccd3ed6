"""The one way to learn vectors, for the app and for the command line: read, train, keep."""

from collections.abc import Callable
from functools import partial
from time import sleep
from typing import Final

from engine.corpus.catalogue import open_corpus
from engine.files.places import Places
from engine.files.progress import OnProgress, Progress, Stopped, unseen
from engine.why import Notify, Refusal, unheard
from engine.words.about import About
from engine.words.catalogue import keep
from engine.words.keeping import PASSING, Keeper
from engine.words.progress import Kept, Step, Waiting
from engine.words.reserving import reserved
from engine.words.training import Settings, Trained, train

#: So often it is tried to keep what was learned in the end, and so often asked whether to stop.
_AGAIN_AFTER: Final = 1.0  # seconds
_ASKED_EVERY: Final = 0.2


def learn(
    data: str,
    settings: Settings,
    name: str,
    said: Callable[[Step], None],
    stopping: Callable[[], bool],
    *,
    places: Places,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> Kept:
    """Learn vectors from reviews, and keep them under a name: after every epoch, and at the end.

    Stopped, it keeps what is there. `said` and `stopping` must not raise.
    """

    def stoppable(done: Progress) -> None:
        if stopping():
            raise Stopped("stopped")
        progress(done)

    def kept(trained: Trained, notify: Notify = unheard) -> About:
        return keep(
            name,
            trained.words,
            trained.vectors,
            places,
            origin=data,
            epochs=trained.epochs,
            epochs_wanted=settings.epochs,
            notify=notify,
        )

    settings.check()
    with reserved(name, places):
        corpus = open_corpus(data, places, progress=stoppable, notify=notify)
        stoppable(Progress("learning_words", 0, None))
        with Keeper(name, kept, notify) as keeper:
            trained = train(corpus, settings, said, stopping, keeper.take)
        about = _at_last(partial(kept, trained, notify), said, stopping)
    return Kept(about, trained.stopped)


def _at_last(
    kept: Callable[[], About], said: Callable[[Step], None], stopping: Callable[[], bool]
) -> About:
    """Keep what was learned; where that cannot be, wait until it can, or until told to stop."""
    told = False
    while True:
        try:
            return kept()
        except Refusal as refusal:
            if refusal.code not in PASSING or stopping():
                raise
            if not told:
                said(Waiting(str(refusal.values["path"])))
            told = True
        _wait(stopping)


def _wait(stopping: Callable[[], bool]) -> None:
    for _ in range(round(_AGAIN_AFTER / _ASKED_EVERY)):
        if stopping():
            return
        sleep(_ASKED_EVERY)
