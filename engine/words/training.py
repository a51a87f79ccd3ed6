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
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from engine.corpus.store import Corpus, Split
from engine.why import Refusal
from engine.words.guesses import Guesses, drawn
from engine.words.progress import Learned, Read, Step

Method = Literal["skipgram", "cbow"]

REPORT_EVERY: Final = 0.25  # seconds
#: Each setting with the least and the most it may be.
BOUNDS: Final = {
    "dimensions": (2, 1000),
    "window": (1, 50),
    "min_count": (1, 100_000),
    "negative": (1, 50),
    "epochs": (1, 1000),
    "seed": (1, 2**31 - 1),
    "threads": (1, 64),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set. With more than one thread no training comes out as the one before."""

    method: Method = "skipgram"
    dimensions: int = 100
    window: int = 5
    min_count: int = 5
    negative: int = 5
    epochs: int = 3
    seed: int = 1
    threads: int = 1

    def check(self) -> None:
        """Refuse what cannot be trained with."""
        for name, (least, most) in BOUNDS.items():
            value = getattr(self, name)
            if not least <= value <= most:
                raise Refusal("word2vec_setting", setting=name, value=value, least=least, most=most)


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """Words, the most frequent first, their vectors, and how far it came.

    `epochs` are whole ones; `stopped` says that there was a part of another after them.
    """

    words: tuple[str, ...]
    vectors: NDArray[np.float32]
    losses: tuple[float, ...]
    epochs: int
    stopped: bool


class _Halted(Exception):  # noqa: N818 - it was asked for
    """Leaves gensim's training between two epochs."""


def train(
    corpus: Corpus,
    settings: Settings,
    said: Callable[[Step], None],
    stopping: Callable[[], bool],
) -> Trained:
    """Learn from all reviews of a corpus; stopped, it gives what has been learned so far.

    What is called here is called by gensim's own threads, and must not raise.
    """
    settings.check()
    counts = _counts(corpus)
    kept = np.flatnonzero(counts >= settings.min_count)
    if len(kept) < 2:
        raise Refusal("word2vec_too_few", words=len(kept), least=settings.min_count)
    from gensim.models import Word2Vec

    logging.getLogger("gensim.models.word2vec").setLevel(logging.ERROR)  # it warns of every stop
    model = Word2Vec(
        vector_size=settings.dimensions,
        window=settings.window,
        min_count=settings.min_count,
        sg=int(settings.method == "skipgram"),
        negative=settings.negative,
        epochs=settings.epochs,
        seed=settings.seed,
        workers=settings.threads,
    )
    model.build_vocab_from_freq({rank: int(counts[rank]) for rank in kept.tolist()})
    frequent = np.where(counts >= settings.min_count, counts, 0)
    width = 1 if settings.method == "skipgram" else 2 * settings.window
    guesses = drawn(corpus, frequent, settings.window, width, settings.negative)
    training = _Training(settings, corpus, int(counts.sum()), guesses, said, stopping)
    with suppress(_Halted):
        model.train(
            training,
            total_words=training.total,
            epochs=settings.epochs,
            callbacks=[training.hook()],
        )
    words = tuple(corpus.vocabulary.word(rank) for rank in model.wv.index_to_key)
    losses = tuple(training.losses)
    return Trained(words, model.wv.vectors, losses, len(losses), training.halted)


class _Training:
    """The reviews, as gensim asks for them epoch by epoch; and what is said of that."""

    def __init__(
        self,
        settings: Settings,
        corpus: Corpus,
        total: int,
        guesses: Guesses,
        said: Callable[[Step], None],
        stopping: Callable[[], bool],
    ) -> None:
        self.total = total
        self.losses: list[float] = []
        self.halted = False
        self._settings = settings
        self._corpus = corpus
        self._guesses = guesses
        self._said = said
        self._stopping = stopping
        self._begun = monotonic()

    def __iter__(self) -> Iterator[list[int]]:
        """Every review as ranks; none is left once it is to stop."""
        self._begun = reported = monotonic()
        done = 0
        for split in (self._corpus.train, self._corpus.test):
            for number in range(len(split)):
                if self._stopping():
                    self.halted = True
                    return
                ranks = split.ranks_of(number)
                yield ranks.tolist()
                done += len(ranks)
                if monotonic() - reported >= REPORT_EVERY:
                    reported = monotonic()
                    self._report(done, reported)

    def _report(self, done: int, now: float) -> None:
        speed = done / max(now - self._begun, 1e-9)
        epochs = self._settings.epochs
        self._said(Read(len(self.losses) + 1, epochs, done, self.total, speed))

    def epoch_over(self, model: Any) -> None:
        """Ask the guesses, or leave where it was to stop."""
        if self.halted:
            raise _Halted
        loss = self._guesses.loss(model.wv.vectors, model.syn1neg, model.wv.key_to_index)
        self.losses.append(loss)
        epoch, seconds = len(self.losses), monotonic() - self._begun
        self._said(Learned(epoch, self._settings.epochs, loss, seconds))

    def hook(self) -> Any:
        """What gensim calls at the end of an epoch; its class cannot be named without gensim."""
        from gensim.models.callbacks import CallbackAny2Vec

        over = self.epoch_over

        class Hook(CallbackAny2Vec):  # type: ignore[misc]
            def on_epoch_end(self, model: Any) -> None:
                over(model)

        return Hook()


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
