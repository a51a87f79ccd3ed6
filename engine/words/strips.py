"""Words, and sums of words, as rows of numbers that can be laid one under another."""

from dataclasses import dataclass

import numpy as np

from engine.why import Refusal, Term, Why
from engine.words.answering import angle_of, why_near
from engine.words.expression import Sum, parsed
from engine.words.figures import four
from engine.words.query import asked
from engine.words.resolving import found_row, row_of
from engine.words.vectors import Rows, Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """What a sum of words comes to: of the rows as they were learned, and of those of length 1."""

    given: Sum  # as it was asked for
    spelled: Sum  # as the vectors spell it
    raw: Rows
    unit: Rows
    direction: Rows  # the second of the two, made as long as 1 again

    @property
    def length(self) -> float:
        """How long the row is that was learned."""
        return float(np.linalg.norm(self.raw))


def sums(vectors: Vectors, text: str) -> list[Sum]:
    """Words and sums as they were typed, with commas between; blanks do between known words."""

    def known(word: str) -> bool:
        return row_of(vectors, word) is not None

    found: list[Sum] = []
    for part in [text] if known(text.strip()) else text.split(","):
        if not part.strip():
            continue
        fields = part.split()
        if not known(part.strip()) and all(known(each) and each.isalnum() for each in fields):
            found += [Sum((each,)) for each in fields]
            continue
        question = parsed(part, known)
        if question.right is not None or question.expected:
            raise Refusal("strip_not_a_sum", text=part.strip())
        found.append(question.left)
    if not found:
        raise Refusal("expression_empty")
    return found


def there(vectors: Vectors, given: Sum) -> bool:
    """Whether these vectors have every word of a sum."""
    return all(row_of(vectors, each) is not None for each in (*given.positive, *given.negative))


def strip_of(vectors: Vectors, given: Sum) -> Strip:
    """A sum as a row of numbers; refused where a word is not there, or nothing is left of it."""
    made = asked(vectors, given.positive, given.negative)
    raw, unit = np.zeros_like(made.direction), np.zeros_like(made.direction)
    for rows, sign in ((made.positive, 1), (made.negative, -1)):
        for row in rows:
            raw += sign * vectors.raw(row)
            unit += sign * vectors.unit[row]
    spelled = Sum(
        *(tuple(vectors.words[r] for r in rows) for rows in (made.positive, made.negative))
    )
    return Strip(given, spelled, raw, unit, made.direction)


def cosine(first: Strip, second: Strip) -> float:
    """How much two rows point the same way."""
    return float(np.dot(first.direction, second.direction))


def why_cosine(first: Strip, second: Strip) -> Why:
    """The same by its largest products."""
    return why_near(first.direction, second.direction)


def angle(first: Strip, second: Strip) -> float:
    """The angle between two rows, in degrees."""
    return angle_of(cosine(first, second))


def why_angle(first: Strip, second: Strip) -> Why:
    """The angle that the cosine means."""
    shown = four(cosine(first, second))
    term = Term("cosine_of_angle", "Σ u[i]·v[i]", shown)
    return Why(f"arccos({shown})", (term,), f"{angle(first, second):.1f}°")


def distance(first: Strip, second: Strip) -> float:
    """How far the ends of two rows of length 1 lie apart."""
    return float(np.linalg.norm(first.direction - second.direction))


def why_distance(first: Strip, second: Strip) -> Why:
    """Both are as long as 1, so the cosine says it."""
    term = Term("cosine_of_angle", "Σ u[i]·v[i]", four(cosine(first, second)))
    return Why("√(2 − 2 · Σ u[i]·v[i])", (term,), four(distance(first, second)))


def why_number(vectors: Vectors, strip: Strip, place: int, *, raw: bool) -> Why:
    """Why a number of a row is what it is, as it was learned or in a row of length 1."""
    if not strip.given.is_word:
        return _why_sum(vectors, strip, place, raw=raw)
    learned, share = float(strip.raw[place]), float(strip.unit[place])
    length = Term("length_of_row", f"√Σ x[i]², i < {len(strip.raw)}", four(strip.length))
    if raw:
        shorter = Term("number_at_length_one", f"x[{place}] / |x|", four(share))
        return Why(f"x[{place}]", (length, shorter), four(learned))
    as_learned = Term("number_as_learned", f"x[{place}]", four(learned))
    return Why(f"x[{place}] / |x|", (as_learned, length), four(share))


def _why_sum(vectors: Vectors, strip: Strip, place: int, *, raw: bool) -> Why:
    def number(word: str) -> str:
        row = found_row(vectors, word)
        return four((vectors.raw(row) if raw else vectors.unit[row])[place])

    plus = zip(strip.spelled.positive, strip.given.positive, strict=True)
    minus = zip(strip.spelled.negative, strip.given.negative, strict=True)
    terms = [
        *(Term("word_added", f"+ {spelled}[{place}]", number(word)) for spelled, word in plus),
        *(Term("word_taken", f"− {spelled}[{place}]", number(word)) for spelled, word in minus),
    ]
    if raw:
        terms.append(Term("sum_at_length_one", "Σ ±x / |x|", four(strip.unit[place])))
        return Why("Σ ±x", tuple(terms), four(strip.raw[place]))
    terms.append(Term("sum_as_learned", "Σ ±x", four(strip.raw[place])))
    return Why("Σ ±x / |x|", tuple(terms), four(strip.unit[place]))
