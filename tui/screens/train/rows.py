"""How many reviews teach, validate and test, as a plan divides them."""

import math
from dataclasses import dataclass

from engine.files.places import Places
from engine.files.progress import OnProgress, unseen
from engine.training.plan import Plan


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews of a source: how many there are to train and to test with."""

    train: int
    test: int


@dataclass(frozen=True, slots=True)
class Rows:
    """How many reviews there are of each kind; None is not known."""

    train: int | None = None
    validation: int | None = None
    test: int | None = None


def counted_reviews(source: str, places: Places, progress: OnProgress = unseen) -> Reviews:
    """Open a source and count; this reads files."""
    from engine.corpus.catalogue import open_corpus

    about = open_corpus(source, places, progress=progress).about
    return Reviews(about.train.reviews, about.test.reviews)


def divided(plan: Plan, reviews: Reviews) -> Rows:
    """What a plan makes of so many reviews."""
    split = plan.fit.split
    total = min(plan.subset or reviews.train, reviews.train)
    if split.way == "test":
        return Rows(total, reviews.test, reviews.test)
    # Keras rounds down what it keeps, scikit-learn rounds up what it takes away.
    kept = math.floor(total * (1 - split.share))
    held = total - kept if split.way == "last" else math.ceil(total * split.share)
    return Rows(total - held, held, reviews.test)


def batches(rows: int, batch: int) -> int:
    """How many batches so many reviews make; the last may be smaller."""
    return -(-rows // batch)
