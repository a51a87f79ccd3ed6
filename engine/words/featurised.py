"""A table of words by features that have names, small enough to be reckoned through by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from engine.why import Term, Why
from engine.words.figures import four

WORDS: Final = ("man", "woman", "king", "queen", "apple", "orange")
FEATURES: Final = ("gender", "royal", "age", "food")
#: A row for each feature, a column for each word: the matrix E.
TABLE: Final = (
    (-1.0, 1.0, -0.95, 0.97, 0.0, 0.01),
    (0.01, 0.02, 0.93, 0.95, -0.01, 0.0),
    (0.03, 0.02, 0.7, 0.69, 0.03, -0.02),
    (0.04, 0.01, 0.02, 0.01, 0.95, 0.97),
)


@dataclass(frozen=True, slots=True)
class Mix:
    """Words of the table, each with the sign by which it counts: king − man + woman."""

    parts: tuple[tuple[int, str], ...]

    @property
    def is_word(self) -> bool:
        """Whether it is a row of the table itself."""
        return len(self.parts) == 1


def mix(*parts: tuple[int, str]) -> Mix:
    """Words with their signs."""
    return Mix(parts)


SINGLE: Final = tuple(mix((1, word)) for word in WORDS)
ANALOGY: Final = mix((1, "king"), (-1, "man"), (1, "woman"))
DIFFERENCES: Final = (mix((1, "man"), (-1, "woman")), mix((1, "king"), (-1, "queen")))


def of_word(feature: int, word: str) -> float:
    """A number of the table."""
    return TABLE[feature][WORDS.index(word)]


def value(of: Mix, feature: int) -> float:
    """What a mix comes to in a feature."""
    return round(sum(sign * of_word(feature, word) for sign, word in of.parts), 10)


def values(of: Mix) -> list[float]:
    """What it comes to in all of them."""
    return [value(of, feature) for feature in range(len(FEATURES))]


def why_value(of: Mix, feature: int) -> Why:
    """Its words in this feature, added and taken away."""
    if of.is_word:
        given = value(of, feature)
        return Why(two(given), (Term("feature_by_hand", "", two(given)),), two(given))
    terms: list[Term] = []
    for sign, word in of.parts:
        number = two(of_word(feature, word))
        if sign > 0:
            terms.append(Term("word_added", f"+ {number}", number))
        else:
            terms.append(Term("word_taken", f"− {_bracketed(number)}", number))
    formula = " ".join(term.expression for term in terms).removeprefix("+ ")
    return Why(formula, tuple(terms), two(value(of, feature)))


def cosine(first: Mix, second: Mix) -> float:
    """How much two of them point the same way."""
    one, other = values(first), values(second)
    product = sum(a * b for a, b in zip(one, other, strict=True))
    return product / (_length(one) * _length(other))


def why_cosine(first: Mix, second: Mix) -> Why:
    """The dot product over both lengths."""
    one, other = values(first), values(second)
    terms = [
        Term("product_of_feature", f"{two(a)} × {_bracketed(two(b))}", four(a * b))
        for a, b in zip(one, other, strict=True)
    ]
    lengths = _length(one), _length(other)
    terms += [
        Term("length_of_first", "|u| = √Σ u²", four(lengths[0])),
        Term("length_of_second", "|v| = √Σ v²", four(lengths[1])),
    ]
    return Why("Σ u·v / (|u| × |v|)", tuple(terms), four(cosine(first, second)))


def apart(first: Mix, second: Mix) -> float:
    """How far the ends of two of them lie apart."""
    return _length([a - b for a, b in zip(values(first), values(second), strict=True)])


def why_apart(first: Mix, second: Mix) -> Why:
    """What they differ by in every feature, squared."""
    terms = []
    for a, b in zip(values(first), values(second), strict=True):
        expression = f"({two(a)} − {_bracketed(two(b))})²"
        terms.append(Term("square_of_feature", expression, four((a - b) ** 2)))
    return Why("√Σ (u − v)²", tuple(terms), four(apart(first, second)))


def nearest(to: Mix) -> tuple[str, float]:
    """The word nearest to a mix, apart from those that are in it."""
    inside = {word for _sign, word in to.parts}
    near = [(cosine(to, mix((1, word))), word) for word in WORDS if word not in inside]
    score, word = max(near)
    return word, score


# E times a one-hot column


def product(feature: int, word: int, taken: int) -> float:
    """The sum of the first so many products of a row of E with the one-hot column of a word."""
    return sum(TABLE[feature][j] * (j == word) for j in range(taken))


def why_product(feature: int, word: int, taken: int) -> Why:
    """Each product: all but one are with 0."""
    terms: list[Term] = []
    for j in range(taken):
        number = two(TABLE[feature][j])
        if j == word:
            terms.append(Term("product_with_one", f"{number} × 1", number))
        else:
            terms.append(Term("product_with_zero", f"{number} × 0", "0"))
    return Why(
        f"Σ E[{feature}, j]·o[j], j < {taken}", tuple(terms), two(product(feature, word, taken))
    )


def two(number: float) -> str:
    """Two digits behind the point, as they stand in the table."""
    return f"{number + 0.0:.2f}"


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith("-") else number


def _length(numbers: Sequence[float]) -> float:
    return sqrt(sum(number * number for number in numbers))
