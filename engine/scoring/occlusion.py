"""What each word does to a verdict: the probability with it, and without it.

Without a word the text closes up: what stands beside it moves on, and where a text was cut off, or
filled up, one more token comes in. That is what a learner would get who deleted the word.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.explain.numbers import Numbers, number, operand, rounded
from engine.explain.padding import Padding
from engine.files.progress import Stopped
from engine.scoring.model import Scorer
from engine.scoring.occlusion_spliced import spliced
from engine.scoring.reading import Ids, Reading, fed
from engine.why import Term, Why

#: Says whether something newer has come, so that this need not be finished.
Overtaken = Callable[[], bool]


def never() -> bool:
    """Whether nobody wants the result any more: no."""
    return False


@dataclass(frozen=True, slots=True, eq=False)
class Pushes:
    """The probability of a text, and without each of these of its tokens."""

    probability: float
    places: Sequence[int]  # tokens, counted in the reading
    without: Numbers

    def push(self, i: int) -> float:
        """How far a token moves the probability: up, or down if it is negative."""
        return rounded(self.probability - float(self.without[i]))

    @property
    def pushes(self) -> Numbers:
        """Of all tokens, in order."""
        found: Numbers = np.float32(self.probability) - self.without
        return found

    def why(self, i: int) -> Why:
        """With the token, less without it."""
        with_, without = number(self.probability), number(float(self.without[i]))
        terms = (
            Term("score_with_word", "", with_),
            Term("score_without_word", "", without),
        )
        formula = f"{operand(with_)} − {operand(without)}"
        return Why(formula, terms, number(self.push(i)))


def occlusion(
    scorer: Scorer, reading: Reading, probability: float, overtaken: Overtaken = never
) -> Pushes:
    """Leave out each token that the model reads, but for the start."""
    places = [i for i in reading.fed if reading.kinds[i] != "start"]
    return Pushes(probability, places, without_each(scorer, reading, places, overtaken))


def without_each(
    scorer: Scorer, reading: Reading, places: Sequence[int], overtaken: Overtaken = never
) -> Numbers:
    """The probability without each of these tokens of those that are fed."""
    longer, first = lengthened(scorer, reading)
    at = np.array([first + i - reading.fed.start for i in places], dtype=np.int64)
    quick = spliced(scorer, longer, at)
    if quick is not None:
        return quick
    return answered(scorer, _shortened(longer, at), overtaken)


def lengthened(scorer: Scorer, reading: Reading) -> tuple[Ids, int]:
    """The text with room for one token more, and where those that are fed begin in it."""
    how, length = scorer.how, scorer.how.maxlen
    if length is None:
        length = max(scorer.least, len(reading.row) - 1)
    longer = fed(reading.row, Padding(length + 1, how.padding, how.truncating))
    filled = length + 1 - len(reading.row)
    if filled >= 0:
        return longer, (filled if how.padding == "pre" else 0) + reading.fed.start
    return longer, 1 if how.truncating == "pre" else 0


def answered(scorer: Scorer, rows: Ids, overtaken: Overtaken = never) -> Numbers:
    """The probabilities of rows, a batch at a time, given up where nobody waits for them."""
    return np.concatenate([_NOTHING, *_answers(scorer, rows, overtaken)])


_NOTHING = np.empty(0, dtype=np.float32)


def _answers(scorer: Scorer, rows: Ids, overtaken: Overtaken) -> Iterator[Numbers]:
    for some in scorer.batches(rows.shape):
        if overtaken():
            raise Stopped("stopped")
        yield scorer.probability(rows[some])


def _shortened(longer: Ids, at: NDArray[np.int64]) -> Ids:
    """A row for each place, without what stands there."""
    columns = np.arange(len(longer) - 1)
    found: Ids = longer[columns + (columns >= at[:, np.newaxis])]
    return found
