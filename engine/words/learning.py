"""The one way to learn vectors, for the app and for the command line: read, train, keep."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import sleep
from typing import Final

from engine.corpus.catalogue import open_corpus
from engine.files.places import Places
from engine.files.progress import OnProgress, Progress, Stopped, unseen
from engine.why import Notice, Notify, Refusal, unheard
from engine.words import shelf
from engine.words.about import About
from engine.words.catalogue import keep
from engine.words.keeping import PASSING, Keeper
from engine.words.progress import Kept, Step, Waiting
from engine.words.reserving import reserved, reserved_free
from engine.words.settings import Settings
from engine.words.training import Trained, train

#: The name of vectors that were given none.
NAME: Final = "word2vec"
#: So often it is tried to keep what was learned in the end, and so often asked whether to stop.
_AGAIN_AFTER: Final = 1.0  # seconds
_ASKED_EVERY: Final = 0.2


def learn(
    data: str,
    settings: Settings,
    name: str | None,
    said: Callable[[Step], None],
    stopping: Callable[[], bool],
    *,
    places: Places,
    progress: OnProgress = unseen,
    notify: Notify = unheard,
) -> Kept:
    """Learn vectors from reviews, and keep them under a name: after every epoch, and at the end.

    A name that is given is taken from vectors that have it, once an epoch is whole; without one
    the next that is free is found. Stopped, it keeps what is there, but nothing less than an epoch
    in place of other vectors. `said` and `stopping` must not raise.
    """

    def stoppable(done: Progress) -> None:
        if stopping():
            raise Stopped("stopped")
        progress(done)

    def kept(trained: Trained, notify: Notify = unheard) -> About:
        return keep(
            held,
            trained.words,
            trained.vectors,
            places,
            origin=data,
            epochs=trained.epochs,
            epochs_wanted=settings.epochs,
            notify=notify,
        )

    settings.check()
    with _reserved(name, places) as held:
        replacing = shelf.kept(places, held).exists()
        corpus = open_corpus(data, places, progress=stoppable, notify=notify)
        stoppable(Progress("learning_words", 0, None))
        with Keeper(held, kept, notify) as keeper:
            trained = train(corpus, settings, said, stopping, keeper.take)
        if replacing and not trained.epochs:
            raise Stopped("vectors_left_alone", name=held)
        about = _at_last(held, partial(kept, trained, notify), said, stopping)
    if name is None and held != NAME:  # not before: what is refused is kept under no name
        notify(Notice("vectors_name_taken", {"taken": NAME, "name": held}))
    return Kept(about, trained.stopped)


@contextmanager
def _reserved(name: str | None, places: Places) -> Iterator[str]:
    """Hold the name that was given; without one a name that is free."""
    if name is not None:
        with reserved(name, places):
            yield name
        return
    with reserved_free(NAME, places) as held:
        yield held


def _at_last(
    name: str,
    kept: Callable[[], About],
    said: Callable[[Step], None],
    stopping: Callable[[], bool],
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
                said(Waiting(name, str(refusal.values["path"])))
            told = True
        _wait(stopping)


def _wait(stopping: Callable[[], bool]) -> None:
    for _ in range(round(_AGAIN_AFTER / _ASKED_EVERY)):
        if stopping():
            return
        sleep(_ASKED_EVERY)
