"""The one-hot world: a column for every word, a 1 in its own, and no two words nearer than others.

Nothing is laid out: of a row as long as the vocabulary only the places of its 1 are known.
"""

from math import sqrt

from engine.why import Term, Why


def why_place(row: int, column: int) -> Why:
    """Why a number of a one-hot row is 0 or 1."""
    sign = "=" if row == column else "≠"
    terms = (Term("onehot_place", f"{row}", row), Term("onehot_column_of", f"{column}", column))
    return Why(f"{row} {sign} {column} → {int(row == column)}", terms, int(row == column))


def dot(first: int, second: int) -> int:
    """The sum of the products of two rows."""
    return int(first == second)


def distance(first: int, second: int) -> float:
    """How far the ends of two rows lie apart."""
    return 0.0 if first == second else sqrt(2)


def angle(first: int, second: int) -> float:
    """The angle between two rows, in degrees."""
    return 0.0 if first == second else 90.0


def why_dot(first: int, second: int, words: int) -> Why:
    """No column has a 1 in both rows, unless they are the same."""
    if first == second:
        terms = [Term("onehot_common", f"[{first}] 1 × 1", 1)]
    else:
        terms = [
            Term("onehot_first", f"[{first}] 1 × 0", 0),
            Term("onehot_second", f"[{second}] 0 × 1", 0),
        ]
    rest = words - len(terms)
    terms.append(Term("onehot_rest", f"{rest:,} · 0 × 0", 0))
    return Why("Σ u[i]·v[i]", tuple(terms), dot(first, second))


def why_cosine(first: int, second: int) -> Why:
    """Both are as long as 1, so the cosine is the dot product."""
    product = dot(first, second)
    terms = (
        Term("onehot_dot", "Σ u[i]·v[i]", product),
        Term("onehot_length", "|u| = √1", 1),
        Term("onehot_length", "|v| = √1", 1),
    )
    return Why(f"{product} / (1 × 1)", terms, product)


def why_angle(first: int, second: int) -> Why:
    """The angle that the cosine means."""
    cosine = dot(first, second)
    term = Term("cosine_of_angle", f"{cosine}", cosine)
    return Why(f"arccos({cosine})", (term,), f"{angle(first, second):.0f}°")


def why_distance(first: int, second: int, words: int) -> Why:
    """Two columns differ by 1, whichever the two words are."""
    if first == second:
        return Why("√Σ (u[i] − v[i])²", (Term("onehot_rest", f"{words:,} · 0²", 0),), 0)
    terms = (
        Term("onehot_first", f"[{first}] (1 − 0)²", 1),
        Term("onehot_second", f"[{second}] (0 − 1)²", 1),
        Term("onehot_rest", f"{words - 2:,} · 0²", 0),
    )
    return Why("√Σ (u[i] − v[i])² = √2", terms, f"{sqrt(2):.4f}")
