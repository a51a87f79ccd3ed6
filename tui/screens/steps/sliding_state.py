"""What the learner has set in a view of a sliding window; the view only draws it."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tui.screens.steps.sliding import Sliding
from tui.screens.steps.walk import Walk

S = TypeVar("S", bound=Sliding)

#: A place of the output, by its number in reading order, and a filter.
Where = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Guess:
    """What the learner made of a hidden number: their text, what it was told, how it ended."""

    text: str = ""
    told: str = ""
    right: bool = False
    seen: bool = False


@dataclass(slots=True)
class SlidingState(Generic[S]):
    """The operation in hand, as it came and as it was changed, and how far it is stepped through.

    `asked` is the cell of the input that the learner asks where it goes; None while they follow
    the window.
    """

    example: str
    operation: S
    original: S
    walk: Walk = field(default_factory=Walk)
    channel: int = 0
    filter: int = 0
    asked: tuple[int, ...] | None = None
    speed: int = 2
    seed: int = 0
    predicting: bool = False
    guesses: dict[Where, Guess] = field(default_factory=dict)

    def take(self, example: str, operation: S) -> None:
        """Take another operation in hand."""
        self.example, self.original = example, operation
        self.change(operation)
        self.walk.begin()

    def change(self, operation: S) -> None:
        """Keep a change; what was guessed is void, and a way half gone begins anew."""
        was_whole = self.walk.filled == len(self.operation.places)
        at = min(self.walk.at, len(operation.places) - 1)
        self.operation = operation
        self.channel = min(self.channel, operation.channels - 1)
        self.filter = min(self.filter, operation.filters - 1)
        self.asked = None
        self.guesses.clear()
        self.walk.begin()
        if was_whole:
            self.walk.go_to(len(operation.places) - 1, self.steps_at)
        if was_whole or self.predicting:
            self.walk.at, self.walk.parts = at, self.steps_at(at) if was_whole else 0

    def take_channel(self, channel: int) -> None:
        """Look at another channel, and at what is made of it alone."""
        self.channel = channel
        if self.operation.apart:
            self.filter = channel

    def steps_at(self, place: int) -> int:
        """In how many steps the number at a place is made."""
        return self.operation.steps_at(place, self.filter)

    def hides(self, place: int) -> bool:
        """Whether the learner is to say what stands at a place."""
        guess = self.guesses.get((place, self.filter), Guess())
        return self.predicting and not (guess.right or guess.seen)

    def stand_at(self, place: int) -> None:
        """Go to a place as it is: its number whole, or hidden."""
        if not self.predicting:
            self.walk.go_to(place, self.steps_at)
        else:
            self.walk.at, self.walk.parts = place, 0 if self.hides(place) else self.steps_at(place)

    def is_known(self, place: int) -> bool:
        """Whether the number at a place has been reckoned out, or guessed."""
        return not self.hides(place) if self.predicting else place < self.walk.filled
