"""What the learner has set in the Steps lab: a part for every view, which the views only draw."""

from dataclasses import dataclass, field
from functools import partial

from tui.screens.steps import convolution, pooling
from tui.screens.steps.filter_state import FilterState
from tui.screens.steps.recurrence_state import RecurrenceState
from tui.screens.steps.skipgram_state import SkipgramState
from tui.screens.steps.sliding import SlidingPool, SlidingSum
from tui.screens.steps.sliding_state import SlidingState


@dataclass(slots=True)
class StepsState:
    """The view that is open, and what is in hand in each."""

    view: str = "two"
    two: SlidingState[SlidingSum] = field(default_factory=partial(convolution.begin, 2))
    one: SlidingState[SlidingSum] = field(default_factory=partial(convolution.begin, 1))
    pooling: SlidingState[SlidingPool] = field(default_factory=pooling.begin)
    recurrence: RecurrenceState = field(default_factory=RecurrenceState)
    skipgram: SkipgramState = field(default_factory=SkipgramState)
    filter: FilterState = field(default_factory=FilterState)
