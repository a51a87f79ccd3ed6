"""Parameters counted by hand: weights are tables, and a table has as many as its sides multiply to.

A count keeps its sides with their letters, so that it can be read with letters or with numbers,
and so that a wrong guess can be told which part it misses.
"""

from dataclasses import dataclass
from math import prod

from engine.why import Term, Why

TIMES = "×"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a table of weights: its letter, and how long it is."""

    letter: str
    length: int


@dataclass(frozen=True, slots=True, init=False)
class Table(Term):
    """A table of weights: what it is for, its sides, and so how many it holds."""

    sides: tuple[Side, ...]

    def __init__(self, code: str, *sides: Side) -> None:
        object.__setattr__(self, "sides", sides)
        expression = f" {TIMES} ".join(str(side.length) for side in sides)
        Term.__init__(self, code, expression, self.weights)

    @property
    def weights(self) -> int:
        """How many weights it holds."""
        return prod(side.length for side in self.sides)

    @property
    def numbers(self) -> str:
        """The sides as numbers, closely set: 500×8."""
        return TIMES.join(str(side.length) for side in self.sides)

    @property
    def letters(self) -> str:
        """The sides as letters: in·u."""
        return "·".join(side.letter for side in self.sides)


@dataclass(frozen=True, slots=True, init=False)
class Count(Why):
    """All tables of a layer; a layer with gates has each of them once for every gate."""

    tables: tuple[Table, ...]
    gates: int

    def __init__(self, *tables: Table, gates: int = 1) -> None:
        object.__setattr__(self, "tables", tables)
        object.__setattr__(self, "gates", gates)
        Why.__init__(self, _formula(tables, gates), _terms(tables, gates), self.total)

    @property
    def total(self) -> int:
        """The parameters of the layer."""
        return self.gates * sum(table.weights for table in self.tables)

    @property
    def letters(self) -> str:
        """The formula before any number is put in: 4·(in·u + u·u + u)."""
        added = " + ".join(table.letters for table in self.tables)
        return f"{self.gates}·({added})" if self.gates > 1 else added


def _formula(tables: tuple[Table, ...], gates: int) -> str:
    added = " + ".join(table.numbers for table in tables)
    return f"{gates}·({added})" if gates > 1 else added or "0"


def _terms(tables: tuple[Table, ...], gates: int) -> tuple[Term, ...]:
    if not tables:
        return (Term("nothing_learnt", "0", 0),)
    return (Term("gates", f"{gates}", gates), *tables) if gates > 1 else tables


def total_of(counts: tuple[Count, ...]) -> Why:
    """All parameters of a model, layer by layer; layers without any are left out."""
    own = [count.total for count in counts if count.total]
    terms = tuple(Term("layer_parameters", f"{number}", number) for number in own)
    return Why(" + ".join(map(str, own)) or "0", terms, sum(own))
