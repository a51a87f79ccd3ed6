"""The test reviews of a run, read once more as its model read them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from engine.corpus.loading import Loaded, LoadSettings, load
from engine.corpus.padding import PadSettings
from engine.corpus.subwords import Subwords
from engine.corpus.trace import trace_review
from engine.corpus.trace_cells import Cell
from engine.runs.records import Run
from engine.training.feeding import fingerprint
from engine.why import Refusal, Term, Why
from engine.zoo.spec import Reviews

if TYPE_CHECKING:
    from engine.corpus.store import Corpus


@dataclass(frozen=True, slots=True)
class Read:
    """One piece of a review, and why it is read so."""

    cell: Cell
    why: Callable[[], Why]


@dataclass(frozen=True, slots=True, eq=False)
class Reread:
    """The reviews that a run was tested with, in the order in which they were fed."""

    run: Run
    loaded: Loaded
    subwords: Subwords | None

    def __len__(self) -> int:
        return self.loaded.count("test")

    def text(self, position: int, words: int | None = None) -> str:
        """A review as it was written, or the words that were kept of it; all, or the first few."""
        text = self.loaded.corpus.test.text_of(self.loaded.row("test", position))
        if text is not None:
            return text if words is None else " ".join(text.split(None, words)[:words])
        return " ".join(self._words(position)[:words])

    def pieces(self, position: int) -> tuple[Read, ...]:
        """A review piece by piece, with what is filled in and what is cut off to fit the model."""
        if self.subwords is not None:
            return self._cut(position, self.subwords)
        row, pad = self.loaded.row("test", position), self._pad(position)
        trace = trace_review(self.loaded, "test", row, pad)
        cut, padded = trace.stage("truncated"), trace.stage("padded")
        assert cut is not None and padded is not None
        words = [Read(cell, partial(trace.why, cut, i)) for i, cell in enumerate(cut.cells)]
        filled = [
            Read(cell, partial(trace.why, padded, i))
            for i, cell in enumerate(padded.cells)
            if cell.mark == "padding"
        ]
        return tuple([*filled, *words] if pad.padding == "pre" else [*words, *filled])

    def _words(self, position: int) -> list[str]:
        """The words of a review that have a rank, in order."""
        corpus, row = self.loaded.corpus, self.loaded.row("test", position)
        return [corpus.vocabulary.word(rank) for rank in corpus.test.ranks_of(row).tolist()]

    def _pad(self, position: int) -> PadSettings:
        """To the length that the model reads; one without such a length reads a review whole."""
        spec = self.run.plan.spec
        assert isinstance(spec.feed, Reviews)
        length = spec.input.shape[0] or len(self.loaded.ids("test", position))
        return PadSettings(length, spec.feed.padding)

    def _cut(self, position: int, subwords: Subwords) -> tuple[Read, ...]:
        """A review in subwords, those cut off in front marked as such."""
        # Subwords are cut from words that have a rank, as they were learned, and not from the text.
        blank = "" if subwords.rule == "characters" else " "
        found = subwords.encode(blank.join(self._words(position)))
        length = self.run.plan.spec.input.shape[0]
        gone = 0 if length is None else max(0, len(found) - length)
        cells = [
            Cell(piece.text, piece.id, "struck" if i < gone else "word")
            for i, piece in enumerate(found)
        ]
        filled = [Cell("", 0, "padding")] * ((length or 0) - len(found))
        row = [*filled, *cells] if self._pad(position).padding == "pre" else [*cells, *filled]
        return tuple(Read(cell, partial(_why_piece, cell)) for cell in row)


def reread(run: Run, corpus: "Corpus", subwords: Subwords | None) -> Reread:
    """The test reviews of a run; refused if these are not the words that it was tested with."""
    if fingerprint(corpus, subwords) != run.fingerprint:
        raise Refusal("reviews_other_words", data=run.plan.data)
    settings = LoadSettings(num_words=run.plan.spec.vocabulary)
    return Reread(run, load(corpus, settings), subwords)


def _why_piece(cell: Cell) -> Why:
    return Why("", (Term("subword_row", "", cell.number),), cell.number)
