"""Reviews as a model is fed them: ids in Keras' order, cut into what teaches, validates and tests.

Everything that could not be trained is refused here, before Keras is asked for anything; for
pictures `feeding_pictures` does the same.
"""

import hashlib
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.corpus.loading import Loaded, LoadSettings, load
from engine.corpus.padding import Coding, PadSettings, padded
from engine.corpus.store import Corpus, SplitName
from engine.corpus.subwords import Subwords
from engine.files.progress import OnProgress, Progress
from engine.training.plan import BadPlan, Plan
from engine.training.rows import Even, ReviewRows, Rows, Uneven
from engine.zoo.layers import Ids
from engine.zoo.script.shortest import shortest
from engine.zoo.spec import Reviews, Spec, Split
from engine.zoo.summary import summary

Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Feed:
    """What a training reads. Whoever holds the fingerprint can tell that the data are the same."""

    train: Rows
    validation: Rows
    test: Rows
    fingerprint: str


def subwords_wanted(spec: Spec) -> int | None:
    """How many subwords a model reads; None for one that reads words."""
    cut = isinstance(spec.feed, Reviews) and spec.feed.cut == "subwords"
    return spec.vocabulary - 1 if cut and spec.vocabulary is not None else None


def feed(plan: Plan, corpus: Corpus, pieces: Subwords | None, progress: OnProgress) -> Feed:
    """The reviews of a corpus as the plan has them; `pieces` for a model that reads subwords."""
    reads = _fitting(plan.spec, corpus.about.name)
    loaded = load(corpus, LoadSettings(num_words=plan.spec.vocabulary))
    total = min(plan.subset or loaded.count("train"), loaded.count("train"))
    taught, held = divided_for(plan, total, loaded.count("test"))
    train = _rows(plan.spec, reads, loaded, "train", pieces, progress)
    test = _rows(plan.spec, reads, loaded, "test", pieces, progress)
    for half in (train, test):
        _check_ids(plan.spec, half)
    validation = test if plan.fit.split.way == "test" else train.chosen(held)
    return Feed(train.chosen(taught), validation, test, fingerprint(corpus, pieces))


def _fitting(spec: Spec, data: str) -> Reviews:
    """How the model reads reviews; refused if it reads none, or does not answer with one number."""
    if not isinstance(spec.feed, Reviews) or not isinstance(spec.input, Ids):
        raise BadPlan("model_reads_pictures", model=spec.name, data=data)
    answer = summary(spec).rows[-1].output
    if answer.ids or answer.shape != (1,):
        shape = "×".join(str(size) for size in answer.shape)
        raise BadPlan("answers_not_one", model=spec.name, shape=shape)
    return spec.feed


def divided_for(plan: Plan, total: int, tested: int) -> tuple[Positions, Positions]:
    """Which of so many rows teach, and which validate; refused where nothing can be learned so."""
    taught, held = divided(total, plan.fit.split)
    validating = tested if plan.fit.split.way == "test" else len(held)
    if not len(taught) or not validating or not tested:
        raise BadPlan("split_leaves_none", taught=len(taught), held=len(held), tested=tested)
    if plan.fit.batch > len(taught):
        raise BadPlan("batch_too_large", batch=plan.fit.batch, rows=len(taught))
    return taught, held


def divided(total: int, split: Split) -> tuple[Positions, Positions]:
    """Which of so many rows teach, and which are held back; none are where the test validates.

    The last ones as Keras' `validation_split` takes them, or those that sklearn draws.
    """
    everything = np.arange(total)
    if split.way == "test":
        return everything, everything[:0]
    if split.way == "last":
        kept = math.floor(total * (1.0 - split.share))
        return everything[:kept], everything[kept:]
    if math.ceil(total * split.share) >= total:  # sklearn would refuse, in its own words
        return everything[:0], everything
    from sklearn.model_selection import train_test_split

    taught, held = train_test_split(everything, test_size=split.share, random_state=split.seed)
    return taught, held


def _rows(
    spec: Spec,
    reads: Reviews,
    loaded: Loaded,
    name: SplitName,
    pieces: Subwords | None,
    progress: OnProgress,
) -> ReviewRows:
    """A split in ids, in Keras' order."""
    assert (pieces is None) == (reads.cut == "words")
    labels, length = loaded.labels(name), spec.input.shape[0]
    progress(Progress("encoding_reviews", 0, None))
    if pieces is None and length is not None:
        return Even(loaded.padded(name, PadSettings(length, reads.padding)), labels)
    if pieces is None:
        half = loaded.corpus.split(name)
        flat, offsets = loaded.coding.ids.take(half.ranks, mode="clip"), half.offsets
    else:
        flat, offsets = pieces.encode_all(loaded.corpus, name, progress)
    rows = loaded.rows(name)
    if length is None:
        return Uneven(flat, offsets, rows, labels, shortest(spec), reads.padding)
    same = Coding(np.arange(flat.max(initial=0) + 1, dtype=np.int32), None)
    return Even(padded(flat, offsets, rows, same, PadSettings(length, reads.padding)), labels)


def _check_ids(spec: Spec, rows: ReviewRows) -> None:
    """Refuse an id without a row of its own, in whose place a compiled model reads another's."""
    assert spec.vocabulary is not None
    if len(rows) and rows.largest >= spec.vocabulary:
        raise BadPlan("id_outside", id=rows.largest, model=spec.name, last=spec.vocabulary - 1)


def fingerprint(corpus: Corpus, pieces: Subwords | None) -> str:
    """What tells what is read of these reviews from what is read of all others."""
    found = hashlib.sha256(corpus.about.fingerprint.encode())
    if pieces is not None:
        found.update(pieces.to_json())
    return found.hexdigest()
