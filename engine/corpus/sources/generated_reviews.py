"""The reviews that come with the app, made by a grammar."""

import hashlib
from pathlib import Path
from typing import Literal

import engine.corpus
from engine.corpus.sources.gathering import Gathering
from engine.corpus.store import Corpus
from engine.files.progress import OnProgress, Progress

_LABELS = ("negative", "positive")


def read(language: Literal["en", "ko"], progress: OnProgress) -> Corpus:
    """Make the reviews of one language, and the corpus of them."""
    from engine.corpus import generated

    gathering = Gathering("words")
    positive: list[bool] = []
    testing: list[bool] = []
    for review in generated.reviews(language):
        if len(positive) % 100 == 0:
            progress(Progress("making", len(positive), None))
        gathering.add(review.text)
        positive.append(review.label == 1)
        testing.append(review.split == "test")
    return gathering.finish("generated", _LABELS, positive, testing, {})


def stamp() -> str:
    """What tells one edition of the grammar from another: its source."""
    digest = hashlib.sha256()
    for folder in engine.corpus.__path__:
        for file in sorted(Path(folder, "generated").rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()
