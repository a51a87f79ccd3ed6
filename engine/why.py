"""What the engine says, as data: answers, refusals and notices.

The engine never words anything. It gives codes, expressions and values; `tui/wording.py` turns
each code into the learner's language, and a test holds the two together.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Value = int | float | str | None


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a derivation: what it is (a code), how it reads, and what it comes to."""

    code: str
    expression: str
    value: Value


@dataclass(frozen=True, slots=True)
class Why:
    """The arithmetic behind one number. Formula and expressions are symbols and numbers only."""

    formula: str
    terms: tuple[Term, ...]
    value: Value


def why_record(why: Why) -> dict[str, object]:
    """An answer, ready for JSON."""
    terms = [
        {"code": term.code, "expression": term.expression, "value": json_value(term.value)}
        for term in why.terms
    ]
    return {"formula": why.formula, "terms": terms, "value": json_value(why.value)}


def json_value(value: object) -> object:
    """A value that JSON can hold: NumPy's own numbers become Python's, and NaN and inf null."""
    item = getattr(value, "item", None)
    if callable(item):  # NumPy's, known by its manner: whoever only counts need not load NumPy
        return json_value(item())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that went otherwise than asked, and that the learner should be told."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


Notify = Callable[[Notice], None]


def unheard(_: Notice) -> None:
    """The listener of someone who does not listen."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an accident
    """Something that cannot be done, with the values its sentence needs."""

    exit_code = 1

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class UnknownName(Refusal):
    """A name that nothing bears: wrong usage rather than bad luck."""

    exit_code = 2
