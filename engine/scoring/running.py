"""How a verdict forms: the probability after each word, of the text as far as it was read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.explain.numbers import Numbers, number, operand, rounded
from engine.scoring.model import Scorer
from engine.scoring.occlusion import Overtaken, answered, never
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


def running(scorer: Scorer, reading: Reading, overtaken: Overtaken = never) -> Running:
    """Each beginning of the text, down to the whole, padded as the model is fed."""
    places = list(reading.fed)
    if scorer.how.maxlen is not None:
        rows = [fed(reading.row[: i + 1], scorer.how) for i in places]
        table = np.array(rows, dtype=np.int32).reshape(len(rows), scorer.how.maxlen)
        return Running(places, answered(scorer, table, overtaken))
    parts = [
        answered(scorer, fed(reading.row[: i + 1], scorer.how, scorer.least)[np.newaxis], overtaken)
        for i in places
    ]
    return Running(places, np.concatenate(parts) if parts else np.empty(0, dtype=np.float32))
