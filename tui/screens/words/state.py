"""What the learner has set in the Words lab: the vectors in use, and a part for every view."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.screens.words.ask_state import AskState
from tui.screens.words.compare_state import CompareState
from tui.screens.words.grows_reading import GrowsState
from tui.screens.words.map_state import MapState
from tui.screens.words.strips_state import StripsState
from tui.screens.words.training_state import TrainingState

if TYPE_CHECKING:
    from engine.words.vectors import Vectors


@dataclass(slots=True)
class WordsState:
    """The view that is open, and the vectors that all views ask; None until they are open."""

    view: str = "ask"
    source: str = "builtin"
    vectors: "Vectors | None" = None
    opening: tuple[str, bool] | None = None  # what is being opened, and whether it is fetched
    ask: AskState = field(default_factory=AskState)
    map: MapState = field(default_factory=MapState)
    grows: GrowsState = field(default_factory=GrowsState)
    training: TrainingState = field(default_factory=TrainingState)
    strips: StripsState = field(default_factory=StripsState)
    compare: CompareState = field(default_factory=CompareState)
