"""The reviews in figures: how many, how long, how balanced, each with the arithmetic behind it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.corpus.loading import Loaded, load
from engine.corpus.store import Corpus, SplitName
from engine.why import Term, Why

Lengths = NDArray[np.int64]

# Widths that a reader can count in.
WIDTHS = tuple(step * int(10**power) for power in range(7) for step in (1, 2, 3, 4, 5, 6, 8))
SHOWN_SHARE = 97  # per cent of the reviews that the bars before the last are to show


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the arithmetic behind it; no value where there is nothing to count."""

    value: float | None
    why: Why


@dataclass(frozen=True, slots=True)
class LengthFigures:
    """How long reviews are, in ids."""

    shortest: Figure
    longest: Figure
    mean: Figure
    median: Figure


@dataclass(frozen=True, slots=True)
class SplitFigures:
    """One split: how many reviews, how many of them positive, how long they are."""

    reviews: int
    positive: Figure
    share: Figure  # of positive reviews, from 0 to 1
    lengths: LengthFigures


@dataclass(frozen=True, slots=True)
class Bar:
    """How many reviews have a length from `low` to `high`, both included; or `low` and more."""

    low: int
    high: int | None
    count: int
    why: Why


def split_figures(loaded: Loaded, split: SplitName) -> SplitFigures:
    """The figures of one split, as loaded."""
    labels = loaded.labels(split)
    reviews, positive = len(labels), int(labels.sum())
    counts = (Term("positive_reviews", f"{positive}", positive),)
    share = positive / reviews if reviews else None
    both = (*counts, Term("reviews", f"{reviews}", reviews))
    return SplitFigures(
        reviews=reviews,
        positive=Figure(positive, Why(f"{positive}", counts, positive)),
        share=Figure(share, Why(f"{positive} ÷ {reviews}", both, share)),
        lengths=length_figures(loaded.lengths(split)),
    )


def length_figures(lengths: Lengths) -> LengthFigures:
    """Shortest, longest, mean and median."""
    if len(lengths) == 0:
        nothing = Figure(None, Why("0", (Term("reviews", "0", 0),), None))
        return LengthFigures(nothing, nothing, nothing, nothing)
    return LengthFigures(
        _extreme(lengths, int(lengths.argmin())),
        _extreme(lengths, int(lengths.argmax())),
        _mean(lengths),
        _median(lengths),
    )


def histogram(lengths: Lengths, bars: int = 12) -> tuple[Bar, ...]:
    """At most so many bars of equal, round width; the last takes all the rare long reviews."""
    if len(lengths) == 0:
        return ()
    shortest, longest = int(lengths.min()), int(lengths.max())
    usual = int(np.percentile(lengths, SHOWN_SHARE))
    width = _width(shortest, usual, max(bars - 1, 1))
    first = shortest // width * width
    closed = (usual - first) // width + 1
    edges = [first + width * i for i in range(closed + 1)]
    counts = np.histogram(lengths, [*edges, max(longest, edges[-1]) + 1])[0].tolist()
    shown = [
        _bar(low, low + width - 1, count, len(lengths))
        for low, count in zip(edges[:-1], counts[:-1], strict=True)
    ]
    if longest >= edges[-1]:
        shown.append(_bar(edges[-1], None, counts[-1], len(lengths)))
    return tuple(shown)


def record(corpus: Corpus) -> dict[str, object]:
    """A corpus in figures, ready for JSON."""
    loaded = load(corpus)
    return {
        "source": corpus.about.name,
        "train": _split_record(split_figures(loaded, "train")),
        "test": _split_record(split_figures(loaded, "test")),
        "vocabulary": len(corpus.vocabulary),
    }


def _split_record(figures: SplitFigures) -> dict[str, object]:
    lengths = figures.lengths
    return {
        "reviews": figures.reviews,
        "positive": figures.positive.value,
        "length": {
            "min": lengths.shortest.value,
            "max": lengths.longest.value,
            "mean": lengths.mean.value,
            "median": lengths.median.value,
        },
    }


def _extreme(lengths: Lengths, at: int) -> Figure:
    length = int(lengths[at])
    return Figure(length, Why(f"{length}", (Term("length_of_review", f"x[{at}]", length),), length))


def _mean(lengths: Lengths) -> Figure:
    tokens, reviews = int(lengths.sum()), len(lengths)
    terms = (Term("ids_in_all", f"{tokens}", tokens), Term("reviews", f"{reviews}", reviews))
    return Figure(tokens / reviews, Why(f"{tokens} ÷ {reviews}", terms, tokens / reviews))


def _median(lengths: Lengths) -> Figure:
    """The length in the middle of all, sorted; of two in the middle, the mean."""
    half = len(lengths) // 2
    ordered = np.partition(lengths, [max(half - 1, 0), half])
    above = int(ordered[half])
    upper = Term("middle_length", f"{half + 1} / {len(lengths)}", above)
    if len(lengths) % 2:
        return Figure(float(above), Why(f"{above}", (upper,), float(above)))
    below = int(ordered[half - 1])
    value = (below + above) / 2
    lower = Term("middle_length", f"{half} / {len(lengths)}", below)
    return Figure(value, Why(f"({below} + {above}) ÷ 2", (lower, upper), value))


def _width(shortest: int, usual: int, bars: int) -> int:
    """The smallest round width with which so many bars reach the usual length."""
    for width in WIDTHS:
        if usual < shortest // width * width + width * bars:
            return width
    return WIDTHS[-1]


def _bar(low: int, high: int | None, count: int, reviews: int) -> Bar:
    bound = f"n ≥ {low}" if high is None else f"{low} ≤ n ≤ {high}"
    share = Term("share_of_reviews", f"{count} ÷ {reviews}", count / reviews)
    return Bar(low, high, count, Why(bound, (Term("reviews_in_bar", bound, count), share), count))
