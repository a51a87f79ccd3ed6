"""Word vectors learned from reviews, with gensim's Word2Vec: skip-gram or CBOW.

gensim is given ranks for words, review by review, straight from the mapped store: no review is
ever a list of strings. Its running loss is no use here, because it is one 32-bit sum that several
threads write over one another; so after every epoch the same guesses are asked anew.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.corpus.store import Corpus, Split
from engine.files.progress import Stopped
from engine.why import Refusal
from engine.words.guesses import drawn
from engine.words.progress import Learned, Read, Step
from engine.words.settings import Settings

REPORT_EVERY: Final = 0.25  # seconds


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """Words, the most frequent first, their vectors, and how far it came.

    `epochs` are whole ones; `stopped` says that it was to end before the last of them.
    """

    words: tuple[str, ...]
    vectors: NDArray[np.float32]
    losses: tuple[float, ...]
    epochs: int
    stopped: bool


class _Halted(Exception):  # noqa: N818 - it was asked for
    """Leaves gensim's training between two epochs."""


def unkept(_: Trained) -> None:
    """Keeps nothing of an epoch."""


def train(
    corpus: Corpus,
    settings: Settings,
    said: Callable[[Step], None],
    stopping: Callable[[], bool],
    keep: Callable[[Trained], None] = unkept,
) -> Trained:
    """Learn from all reviews of a corpus; stopped, it gives what has been learned so far.

    After every epoch but the last `keep` gets that as well; its vectors are those that go on
    being trained. `said` and `stopping` are called by gensim's own threads, and must not raise.
    """
    settings.check()
    counts = _counts(corpus)
    kept = np.flatnonzero(counts >= settings.min_count)
    if len(kept) < 2:
        raise Refusal("word2vec_too_few", words=len(kept), least=settings.min_count)
    model = _model(settings)
    model.build_vocab_from_freq({rank: int(counts[rank]) for rank in kept.tolist()})
    words = tuple(corpus.vocabulary.word(rank) for rank in model.wv.index_to_key)
    frequent = np.where(counts >= settings.min_count, counts, 0)
    width = 1 if settings.method == "skipgram" else 2 * settings.window
    guesses = drawn(corpus, frequent, settings.window, width, settings.negative)
    reading = _Reading(settings, corpus, int(counts.sum()), said, stopping)
    losses: list[float] = []

    def so_far() -> Trained:
        return Trained(words, model.wv.vectors, tuple(losses), len(losses), reading.halted)

    def epoch_over() -> None:
        if reading.halted:
            raise _Halted
        losses.append(guesses.loss(model.wv.vectors, model.syn1neg, model.wv.key_to_index))
        if len(losses) < settings.epochs:
            keep(so_far())
        reading.epoch_over(losses[-1], guesses.count)

    with suppress(_Halted):
        model.train(
            reading,
            total_words=reading.total,
            epochs=settings.epochs,
            callbacks=[_hook(epoch_over)],
        )
    if not reading.begun:
        raise Stopped("stopped")
    return so_far()


def _model(settings: Settings) -> Any:
    """gensim's network, before it knows of any word."""
    from gensim.models import Word2Vec

    logging.getLogger("gensim.models.word2vec").setLevel(logging.ERROR)  # it warns of every stop
    return Word2Vec(
        vector_size=settings.dimensions,
        window=settings.window,
        min_count=settings.min_count,
        sg=int(settings.method == "skipgram"),
        negative=settings.negative,
        epochs=settings.epochs,
        seed=settings.seed,
        workers=settings.threads,
    )


def _hook(over: Callable[[], None]) -> Any:
    """What gensim calls at the end of an epoch; its class cannot be named without gensim."""
    from gensim.models.callbacks import CallbackAny2Vec

    class Hook(CallbackAny2Vec):  # type: ignore[misc]
        def on_epoch_end(self, model: Any) -> None:
            over()

    return Hook()


class _Reading:
    """The reviews, as gensim asks for them epoch by epoch; and what is said of that."""

    def __init__(
        self,
        settings: Settings,
        corpus: Corpus,
        total: int,
        said: Callable[[Step], None],
        stopping: Callable[[], bool],
    ) -> None:
        self.total = total
        #: Whether anything was read at all; of chance alone nobody would keep anything.
        self.begun = False
        self.halted = False
        self._epochs = settings.epochs
        self._epoch = 1
        self._corpus = corpus
        self._said = said
        self._stopping = stopping
        self._since = monotonic()

    def __iter__(self) -> Iterator[list[int]]:
        """Every review as ranks; none is left once it is to stop."""
        self._since = reported = monotonic()
        done = 0
        for split in (self._corpus.train, self._corpus.test):
            for number in range(len(split)):
                if self._stopping():
                    self.halted = True
                    return
                self.begun = True
                ranks = split.ranks_of(number)
                yield ranks.tolist()
                done += len(ranks)
                if monotonic() - reported >= REPORT_EVERY:
                    reported = monotonic()
                    self._report(done, reported)

    def _report(self, done: int, now: float) -> None:
        speed = done / max(now - self._since, 1e-9)
        self._said(Read(self._epoch, self._epochs, done, self.total, speed))

    def epoch_over(self, loss: float, guesses: int) -> None:
        """Say so; what is read now belongs to the next one."""
        seconds = monotonic() - self._since
        self._said(Learned(self._epoch, self._epochs, loss, seconds, guesses))
        self._epoch += 1


def _counts(corpus: Corpus) -> NDArray[np.int64]:
    """How often each rank occurs; rank 0 holds the place of start tokens and is no word."""
    size = len(corpus.vocabulary) + 1
    counts = np.zeros(size, dtype=np.int64)
    for split in (corpus.train, corpus.test):
        counts += _counted(split, size)
    counts[0] = 0
    return counts


def _counted(split: Split, size: int) -> NDArray[np.int64]:
    found: NDArray[np.int64] = np.bincount(split.ranks, minlength=size)
    return found
