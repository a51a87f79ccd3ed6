"""What the learner has in hand in the view of filters: a text, a model, a filter, a place."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from engine.corpus.catalogue import open_corpus
from engine.corpus.loading import Loaded, load
from engine.corpus.store import SplitName
from engine.files.places import Places
from engine.runs.library import RunKey
from engine.scoring.reading import CODING
from engine.why import Refusal
from tui.background import Reports
from tui.screens.steps.filter_reading import Answers, Sieve, answers, load_sieve, sieves
from tui.screens.steps.filter_search import Found

EXAMPLE: Final = (
    "a refreshing film with a brilliant cast but the worst ending ever what an awful waste"
)


@dataclass(frozen=True, slots=True)
class Review:
    """A review of those in use, by its number."""

    split: SplitName
    position: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be read: by which model (None: the first that can), which layer, which text."""

    key: RunKey | None = None
    layer: int = 0
    text: str | Review = EXAMPLE


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """What was asked, and what the filters answer to it."""

    asked: Asked
    answers: Answers
    reviews: tuple[str, Loaded] | None  # the source in use, where it had to be opened


@dataclass(slots=True)
class FilterState:
    """The answers, the filter and the place looked at, and what was found in all reviews.

    What was found is kept by model and source.
    """

    asked: Asked = field(default_factory=Asked)
    read: Read | None = None
    filter: int = 0
    place: int = 0
    by_strength: bool = True
    everywhere: bool = False
    found: dict[tuple[RunKey, str], Found] = field(default_factory=dict)

    def take(self, read: Read, place: int | None = None) -> None:
        """Look at the strongest answer, or at a place, of what was read."""
        output = read.answers.output
        same = self.read is not None and self._layer_of(self.read) == self._layer_of(read)
        self.read, self.asked, self.everywhere = read, read.asked, False
        if not same:
            self.filter = int(output.max(axis=0).argmax())
        self.place = int(output[:, self.filter].argmax()) if place is None else place

    @staticmethod
    def _layer_of(read: Read) -> tuple[RunKey | None, int]:
        return read.asked.key, read.asked.layer

    def found_in(self, source: str) -> Found | None:
        """What was found in all reviews of a source by this model."""
        key = self.asked.key
        return None if key is None else self.found.get((key, source))

    def order(self, source: str) -> list[int]:
        """The filters in the order in which they are shown."""
        assert self.read is not None
        output = self.read.answers.output
        if not self.by_strength:
            return list(range(output.shape[1]))
        found = self.found_in(source) if self.everywhere else None
        strengths = output.max(axis=0) if found is None else np.array(found.strengths)
        order: list[int] = np.argsort(-strengths, kind="stable").tolist()
        return order


def opened(
    source: str, where: Places, reports: Reports, before: tuple[str, Loaded] | None
) -> tuple[str, Loaded]:
    """The reviews of a source, opened unless they are open already."""
    if before is not None and before[0] == source:
        return before
    corpus = open_corpus(source, where, progress=reports.progress, notify=reports.tell)
    return source, load(corpus, CODING)


def words_of(loaded: Loaded, review: Review) -> list[str]:
    """The words of a review that have a rank, in order."""
    count = loaded.count(review.split)
    if not 0 <= review.position < count:
        raise Refusal(
            "no_such_review", split=review.split, position=f"{review.position}", last=count - 1
        )
    corpus = loaded.corpus
    ranks = corpus.split(review.split).ranks_of(loaded.row(review.split, review.position))
    return [corpus.vocabulary.word(rank) for rank in ranks.tolist()]


def read(asked: Asked, source: str, where: Places, reports: Reports, before: Read | None) -> Read:
    """Read a text with a model; what is here already is not read again."""
    sieve = _sieve(asked, where, before)
    reviews = None if before is None else before.reviews
    if isinstance(asked.text, Review):
        reviews = opened(source, where, reports, reviews)
        found = words_of(reviews[1], asked.text)
    else:
        found = sieve.cut(asked.text)
    layer = asked.layer % len(sieve.convolutions)
    return Read(Asked(sieve.key, layer, asked.text), answers(sieve, found, layer), reviews)


def _sieve(asked: Asked, where: Places, before: Read | None) -> Sieve:
    if before is not None and asked.key in (None, before.answers.sieve.key):
        return before.answers.sieve
    key = asked.key
    if key is None:
        offered = [each for each in sieves(where) if isinstance(each, str)]
        if not offered:
            raise Refusal("no_starter_with_filters")
        key = offered[0]
    return load_sieve(where, key)
