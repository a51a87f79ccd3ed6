"""A corpus small enough to write down, for the tests that want one."""

from collections.abc import Sequence

import numpy as np

from engine.corpus.about import About, Counts, Rule
from engine.corpus.store import Corpus, Split, TextColumn
from engine.corpus.vocabulary import Vocabulary

Reviews = Sequence[tuple[int, Sequence[int]]]  # label, ranks


def split(reviews: Reviews, texts: Sequence[str] | None = None) -> Split:
    """A split of these reviews, laid out as the store lays them out."""
    offsets = np.cumsum([0, *(len(ranks) + 1 for _, ranks in reviews)], dtype=np.int64)
    ranks = np.array([rank for _, ranks in reviews for rank in (0, *ranks)], dtype=np.int32)
    labels = np.array([label for label, _ in reviews], dtype=np.uint8)
    return Split(ranks, offsets, labels, None if texts is None else column(texts))


def column(texts: Sequence[str]) -> TextColumn:
    """These texts as a store holds them."""
    data = [text.encode() for text in texts]
    offsets = np.cumsum([0, *map(len, data)], dtype=np.int64)
    return TextColumn(np.frombuffer(b"".join(data), dtype=np.uint8), offsets)


def corpus(
    train: Reviews,
    test: Reviews,
    words: Sequence[str] | None = None,
    texts: tuple[Sequence[str], Sequence[str]] | None = None,
    rule: Rule = "words",
) -> Corpus:
    """A corpus of these reviews; without words, each is named after its rank."""
    largest = max((rank for _, ranks in (*train, *test) for rank in ranks), default=0)
    names = words or [f"w{rank}" for rank in range(1, largest + 1)]
    halves = split(train, texts and texts[0]), split(test, texts and texts[1])
    about = About(
        name="small",
        kind="table",
        language="en",
        rule=rule,
        labels=("negative", "positive"),
        origin="",
        fingerprint="",
        vocabulary=len(names),
        train=_counts(halves[0]),
        test=_counts(halves[1]),
        has_text=texts is not None,
    )
    return Corpus(about, Vocabulary(names), *halves)


def _counts(half: Split) -> Counts:
    lengths = half.lengths
    return Counts(
        reviews=len(half),
        positive=int(half.labels.sum()),
        tokens=int(lengths.sum()),
        shortest=int(lengths.min(initial=0)),
        longest=int(lengths.max(initial=0)),
    )
