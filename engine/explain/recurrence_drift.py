"""How far a state drifts while the same vector comes in again and again, as padding does."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.numerals import factor, short
from engine.why import Term, Why

SHOWN: Final = 3  # units that stand by themselves


@dataclass(frozen=True, slots=True, eq=False)
class Drift:
    """The state where it began, and the states after each time that the vector came in."""

    began: Numbers
    states: Numbers

    @property
    def moved(self) -> Numbers:
        """How far each state is from where it began."""
        return _lengths(self.states - self.began)

    @property
    def step(self) -> Numbers:
        """How far each single time has moved the state."""
        return _lengths(np.diff(self.states, axis=0, prepend=self.began[np.newaxis]))

    def why(self, t: int) -> Why:
        """The distance of a state from where it began, unit by unit."""
        apart = self.states[t] - self.began
        order = np.argsort(-np.abs(apart), kind="stable")
        terms = []
        for unit in order[:SHOWN].tolist():
            reads = f"h[{unit}]: {factor(self.states[t, unit])} − {factor(self.began[unit])}"
            terms.append(Term("recurrence_drift_unit", reads, float(apart[unit])))
        others = order[SHOWN:]
        if len(others):
            rest = float(np.square(apart[others]).sum())
            terms.append(Term("recurrence_drift_others", f"… ({len(others)})", rest))
        squares = float(np.square(apart).sum())
        terms.append(Term("recurrence_drift_squares", "Σ d²", squares))
        return Why(f"√{short(squares)}", tuple(terms), float(self.moved[t]))


def _lengths(rows: Numbers) -> Numbers:
    found: Numbers = np.sqrt(np.square(rows).sum(axis=-1))
    return found
