"""What the reviews in use fill of a table of subwords; computed beside the event loop."""

from dataclasses import dataclass

from engine.files.places import Places
from engine.zoo.spec import Reviews, Spec
from tui.background import Reports
from tui.language import say


@dataclass(frozen=True, slots=True)
class Filled:
    """A table of subwords as some reviews fill it."""

    source: str
    rows: int
    met: int

    @property
    def sentence(self) -> str:
        """How many of its rows will ever be trained, and how many never."""
        return say(
            "{source}: of {rows:,} subwords {met:,} occur in its training reviews; "
            "the rows of the other {never:,} stay as they were drawn.",
            source=self.source,
            met=self.met,
            rows=self.rows,
            never=self.rows - self.met,
        )


def reads_pieces(spec: Spec) -> bool:
    """Whether a model reads subwords."""
    return isinstance(spec.feed, Reviews) and spec.feed.cut == "subwords"


def filled(source: str, places: Places, reports: Reports) -> Filled:
    """Learn the subwords of these reviews, or open the kept ones, and count those that occur."""
    import numpy as np

    from engine.corpus.catalogue import open_corpus
    from engine.corpus.subwords import subwords

    corpus = open_corpus(source, places, progress=reports.progress, notify=reports.tell)
    pieces = subwords(corpus, places, progress=reports.progress, notify=reports.tell)
    ids, _offsets = pieces.encode_all(corpus, "train", reports.progress)
    return Filled(source, pieces.size, len(np.unique(ids)))
