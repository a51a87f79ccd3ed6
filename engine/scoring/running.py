"""How a verdict forms: the probability after each word, of the text as far as it was read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.explain.numbers import Numbers, number, operand, rounded
from engine.scoring.model import Scorer
from engine.scoring.occlusion import Overtaken, Pushes, answered, never
from engine.scoring.reading import Reading, fed
from engine.why import Term, Why


@dataclass(frozen=True, slots=True, eq=False)
class Running:
    """The probability after each of these tokens, as if the text ended there."""

    places: Sequence[int]  # tokens, counted in the reading
    after: Numbers

    def step(self, i: int) -> float:
        """How far a token has moved it; the first has nothing before it."""
        return rounded(float(self.after[i]) - float(self.after[i - 1])) if i else 0.0

    def why(self, i: int) -> Why:
        """After the token, less before it."""
        now = number(float(self.after[i]))
        if not i:
            return Why("", (Term("score_read_so_far", "", now),), now)
        before = number(float(self.after[i - 1]))
        terms = (
            Term("score_read_before", "", before),
            Term("score_read_so_far", "", now),
            Term("score_moved", f"{operand(now)} − {operand(before)}", number(self.step(i))),
        )
        return Why("", terms, now)


def running(
    scorer: Scorer, reading: Reading, pushes: Pushes, overtaken: Overtaken = never
) -> Running:
    """Each beginning of the text, down to the whole, padded as the model is fed."""
    places = list(reading.fed)
    after = _afresh(scorer, reading, places, overtaken)
    if places and places[-1] == len(reading.row) - 1:
        # The whole text, and that without its last word, are known already: worked out among other
        # rows they would end in another digit, and the last push would not be the last step.
        after[-1] = pushes.probability
        if len(places) > 1 and pushes.places and pushes.places[-1] == places[-1]:
            after[-2] = pushes.without[-1]
    return Running(places, after)


def _afresh(
    scorer: Scorer, reading: Reading, places: Sequence[int], overtaken: Overtaken
) -> Numbers:
    if scorer.how.maxlen is not None:
        rows = [fed(reading.row[: i + 1], scorer.how) for i in places]
        table = np.array(rows, dtype=np.int32).reshape(len(rows), scorer.how.maxlen)
        return answered(scorer, table, overtaken)
    parts = [
        answered(scorer, fed(reading.row[: i + 1], scorer.how, scorer.least)[np.newaxis], overtaken)
        for i in places
    ]
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.float32)
