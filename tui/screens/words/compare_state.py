"""What the learner has in hand of two sets of vectors: the other one, a question, the answers."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tui.screens.words.ask_state import History

if TYPE_CHECKING:
    from engine.words.comparing import Side
    from engine.words.vectors import Vectors

#: A model that came with the app; what its Embedding learned is of another kind.
OTHER: Final = "starter:flat-embedding"
FIRST: Final = "terrible"


@dataclass(slots=True)
class CompareState:
    """The other vectors, the question as it was typed, and what both answered."""

    source: str = OTHER
    vectors: "Vectors | None" = None
    opening: tuple[str, bool] | None = None  # what is being opened, and whether it is fetched
    text: str = FIRST
    sides: "tuple[Side, Side] | None" = None
    asked: str = ""  # the question that they answered
    history: History = field(default_factory=History)
