"""What the learner has in hand of strips, of one-hot words, and of the lookup in a table."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from engine.words.expression import Sum
from engine.words.lesson import TWELVE
from tui.screens.words.ask_state import History

if TYPE_CHECKING:
    from engine.words.strips import Strip
    from engine.words.vectors import Vectors


def words_as_sums(words: tuple[str, ...]) -> tuple[Sum, ...]:
    """Words, each as a sum of one."""
    return tuple(Sum((word,)) for word in words)


#: Of the lesson: two kinds of things; a parallelogram; an analogy; what readers think of a film.
PRESETS: Final[tuple[tuple[Sum, ...], ...]] = (
    words_as_sums(TWELVE),
    (
        *words_as_sums(("girl", "boy")), Sum(("girl",), ("boy",)),
        *words_as_sums(("queen", "king")), Sum(("queen",), ("king",)),
    ),
    (
        *words_as_sums(("king", "man", "woman")), Sum(("king", "woman"), ("man",)),
        *words_as_sums(("queen",)),
    ),
    words_as_sums(("good", "great", "excellent", "wonderful", "bad", "poor", "awful", "terrible")),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Strips of some vectors, and what of the wanted these vectors do not have."""

    vectors: "Vectors"
    wanted: tuple[Sum, ...]
    strips: "tuple[Strip, ...]"
    missing: tuple[Sum, ...]


@dataclass(slots=True)
class LookupState:
    """Whose column is looked up, and how many products are taken already."""

    word: int = 2
    taken: int = 0


@dataclass(slots=True)
class StripsState:
    """The part that is open, which strips are wanted, and the one that the others are held to."""

    part: str = "rows"
    wanted: tuple[Sum, ...] = PRESETS[0]
    chosen: Sum = PRESETS[0][0]
    raw: bool = False
    laid: Laid | None = None
    history: History = field(default_factory=History)
    lookup: LookupState = field(default_factory=LookupState)
