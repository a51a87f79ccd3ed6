"""How many reviews or pictures teach, validate and test, as a plan divides them."""

import math
from dataclasses import dataclass

from engine.files.places import Places
from engine.files.progress import OnProgress, unseen
from engine.training.plan import Plan
from engine.zoo.spec import Spec
from tui.wording.fed import reads_pictures


@dataclass(frozen=True, slots=True)
class Stock:
    """What a source holds: how many there are to train and to test with."""

    train: int
    test: int


@dataclass(frozen=True, slots=True)
class Rows:
    """How many there are of each kind; None is not known."""

    train: int | None = None
    validation: int | None = None
    test: int | None = None


def counted(spec: Spec, source: str, places: Places, progress: OnProgress = unseen) -> Stock:
    """Open the source of a model and count; this reads files."""
    if reads_pictures(spec):
        from engine.pictures.catalogue import open_pictures

        pictures = open_pictures(source, places, progress=progress).about
        return Stock(pictures.train, pictures.test)
    from engine.corpus.catalogue import open_corpus

    about = open_corpus(source, places, progress=progress).about
    return Stock(about.train.reviews, about.test.reviews)


def divided(plan: Plan, stock: Stock) -> Rows:
    """What a plan makes of so many."""
    split = plan.fit.split
    total = min(plan.subset or stock.train, stock.train)
    if split.way == "test":
        return Rows(total, stock.test, stock.test)
    # Keras rounds down what it keeps, scikit-learn rounds up what it takes away.
    kept = math.floor(total * (1 - split.share))
    held = total - kept if split.way == "last" else math.ceil(total * split.share)
    return Rows(total - held, held, stock.test)


def batches(rows: int, batch: int) -> int:
    """How many batches so many make; the last may be smaller."""
    return -(-rows // batch)
