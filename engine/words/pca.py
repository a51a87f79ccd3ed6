"""The few directions along which vectors differ most, and what a vector comes to along each."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.why import Term, Why
from engine.words.figures import four

Table = NDArray[np.floating[Any]]

AXES: Final = 2
SHOWN: Final = 5  # terms of a sum


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """A mean, the directions of greatest difference from it, and how much of all they make up.

    A direction is a row of unit length; its number that is farthest from zero is above it.
    """

    mean: Table
    directions: Table
    shares: tuple[float, ...]

    def points(self, vectors: Table) -> Table:
        """Where vectors lie along the directions: the last axis becomes that of the directions."""
        found: Table = (vectors.astype(np.float64) - self.mean) @ self.directions.T
        return found

    def why(self, vector: Table, axis: int) -> Why:
        """A place along a direction as the sum that it is, its largest terms first."""
        away = vector.astype(np.float64) - self.mean
        products = away * self.directions[axis]
        largest = np.argsort(-np.abs(products), kind="stable")[:SHOWN].tolist()
        terms = [
            Term(
                "product_of_dimension",
                f"[{i}] {four(away[i], '+')} × {four(self.directions[axis, i], '+')}",
                float(products[i]),
            )
            for i in largest
        ]
        rest = float(products.sum() - products[largest].sum())
        if len(products) > SHOWN:
            terms.append(Term("products_of_rest", f"{len(products) - SHOWN}", rest))
        return Why("Σ (x − x̄) · c", tuple(terms), float(products.sum()))


def components(vectors: Table, count: int = AXES) -> Components:
    """The first directions of a table of vectors; what has fewer gets directions of nothing."""
    given = vectors.astype(np.float64)
    mean: Table = given.mean(axis=0)
    _left, sizes, directions = np.linalg.svd(given - mean, full_matrices=False)
    found = np.zeros((count, given.shape[1]))
    kept = min(count, len(directions))
    found[:kept] = directions[:kept]
    at = np.abs(found).argmax(axis=1)
    found[found[np.arange(count), at] < 0] *= -1
    spread, whole = np.zeros(count), float((sizes**2).sum())
    if whole:
        spread[:kept] = sizes[:kept] ** 2 / whole
    return Components(mean, found, tuple(spread.tolist()))
