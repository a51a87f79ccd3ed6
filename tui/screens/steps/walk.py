"""How far a learner has come on the way through an output: place by place, and part by part."""

from collections.abc import Callable
from dataclasses import dataclass

#: How many parts the number at a place is made of.
PartsAt = Callable[[int], int]


@dataclass(slots=True)
class Walk:
    """The place in hand, how many of its parts are added up, and how many places are filled."""

    at: int = 0
    parts: int = 0
    filled: int = 0

    def next_part(self, places: int, parts_at: PartsAt) -> bool:
        """Add the next part, or begin with the next place; False at the very end."""
        if self.parts < parts_at(self.at):
            self.parts += 1
        elif self.at + 1 < places:
            self.at, self.parts = self.at + 1, 1
        else:
            return False
        self._fill(parts_at)
        return True

    def part_before(self, parts_at: PartsAt) -> None:
        """Take the part that was added last back."""
        if self.parts:
            self._empty()
            self.parts -= 1
        elif self.at:
            self.at -= 1
            self.parts = parts_at(self.at)

    def go_to(self, place: int, parts_at: PartsAt) -> None:
        """Finish a place, and all before it."""
        self.at, self.parts = place, parts_at(place)
        self._fill(parts_at)

    def next_place(self, places: int, parts_at: PartsAt) -> None:
        """Finish the place in hand if it is not, else the next one."""
        finished = self.parts >= parts_at(self.at) and self.filled > self.at
        self.go_to(min(self.at + finished, places - 1), parts_at)

    def place_before(self, parts_at: PartsAt) -> None:
        """Back to the place before; what was filled last is empty again."""
        if self.at == 0:
            self.begin()
            return
        self._empty()
        self.at -= 1
        self.parts = parts_at(self.at)

    def open(self, place: int) -> None:
        """Begin to add up at a place, whatever is filled."""
        self.at, self.parts = place, 0

    def begin(self) -> None:
        """Nothing is filled yet, and nothing added."""
        self.at = self.parts = self.filled = 0

    def _empty(self) -> None:
        """The place in hand is empty again, if it was the last that was filled."""
        if self.filled == self.at + 1:
            self.filled = self.at

    def _fill(self, parts_at: PartsAt) -> None:
        if self.parts >= parts_at(self.at):
            self.filled = max(self.filled, self.at + 1)
