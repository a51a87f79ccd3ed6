"""What is known of a set of pictures without opening it: the record at the head of its store."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["digits", "garments", "fashion-mnist", "mnist", "import"]

SIDE: Final = 28

#: The kinds of clothes, in the order in which Fashion-MNIST numbers them.
CLOTHES: Final = (
    "t_shirt",
    "trousers",
    "pullover",
    "dress",
    "coat",
    "sandal",
    "shirt",
    "sneaker",
    "bag",
    "ankle_boot",
)


@dataclass(frozen=True, slots=True)
class About:
    """Pictures in brief: where they are from, what they show, and how many there are."""

    name: str
    kind: Kind
    classes: tuple[str, ...]  # what each label means: a digit, or the code of a piece of clothing
    train: int
    test: int
    rows: int
    columns: int
    fingerprint: str  # hex digits, of the pictures and their labels
    origin: str = ""  # a path; empty for the pictures that come with the app


def numerals(count: int) -> tuple[str, ...]:
    """The names of classes that have no other name than their number."""
    return tuple(str(number) for number in range(count))
