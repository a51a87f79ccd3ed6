"""From splits to a corpus: the figures about it, and its fingerprint."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from engine.corpus.about import About, Counts, Kind, Language, Rule
from engine.corpus.store import Corpus, Split
from engine.corpus.vocabulary import Vocabulary


def assembled(
    kind: Kind,
    rule: Rule,
    language: Language,
    labels: tuple[str, str],
    vocabulary: Vocabulary,
    train: Split,
    test: Split,
    left_out: Mapping[str, int],
) -> Corpus:
    """A corpus that still lacks a name and an origin, which whoever asked for it knows."""
    about = About(
        name="",
        kind=kind,
        language=language,
        rule=rule,
        labels=labels,
        origin="",
        fingerprint=fingerprint(vocabulary, train, test),
        vocabulary=len(vocabulary),
        train=counts(train),
        test=counts(test),
        has_text=train.text is not None,
        left_out={code: number for code, number in left_out.items() if number},
    )
    return Corpus(about, vocabulary, train, test)


def counts(split: Split) -> Counts:
    """A split in figures; it holds at least one review."""
    lengths = split.lengths
    return Counts(
        reviews=len(split),
        positive=int(split.labels.sum()),
        tokens=int(split.offsets[-1]),
        shortest=int(lengths.min()),
        longest=int(lengths.max()),
    )


def fingerprint(vocabulary: Vocabulary, train: Split, test: Split) -> str:
    """The same for the same ids, labels and words, wherever they were read from."""
    digest = hashlib.sha256("\n".join(vocabulary).encode("utf-8"))
    for split in (train, test):
        for array in (split.ranks, split.offsets, split.labels):
            digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()


def path_name(path: Path) -> str:
    """A path as text that can be stored, even where its bytes are not UTF-8."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
