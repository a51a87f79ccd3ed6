"""What a guess is told, as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.zoo.counting import Side, Table


@dataclass(frozen=True, slots=True)
class Hint:
    """What is told: a code, and the values of its sentence.

    A slip has the number that it leads to under `guess`; of two slips at once, the first has it,
    and stands under `first`. Tables and sides among the values are told with how many they are,
    as "the 8 biases".
    """

    code: str
    values: Mapping[str, object]
    right: bool = False


def named(slips: Iterable[Hint], guess: int, secret: int) -> Hint | None:
    """The first slip that leads to the guess and can be told without giving the secret away."""
    return next(
        (slip for slip in slips if _leads_to(slip) == guess and not _tells(slip, secret)), None
    )


def _leads_to(slip: Hint) -> object:
    first = slip.values.get("first")
    return _leads_to(first) if isinstance(first, Hint) else slip.values["guess"]


def _tells(slip: Hint, secret: int) -> bool:
    return any(
        _tells(value, secret) if isinstance(value, Hint) else _number(value) == secret
        for value in slip.values.values()
    )


def _number(value: object) -> object:
    """The number that a value brings into its sentence."""
    if isinstance(value, Table):
        return value.weights
    return value.length if isinstance(value, Side) else value
