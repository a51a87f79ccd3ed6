"""A recorded training, run through again: how far it has come, and at which speed."""

from dataclasses import dataclass, replace
from typing import Final

from tui.screens.train.record import Record

#: How many recorded seconds pass in one.
SPEEDS: Final = (1, 2, 5, 10, 50)
#: At the speed that is chosen for the learner it takes about so many seconds at most.
LONGEST: Final = 40.0


@dataclass(frozen=True, slots=True, eq=False)
class Replay:
    """The whole record, the epochs that were shown, and the seconds that the next one has had."""

    record: Record
    speed: int
    done: int = 0
    within: float = 0.0
    paused: bool = False

    @property
    def over(self) -> bool:
        """Whether all of it was shown."""
        return self.done >= len(self.record.epochs)

    @property
    def moves(self) -> bool:
        """Whether time does anything to it."""
        return not (self.paused or self.over)

    @property
    def seconds(self) -> float:
        """How long the whole took when it was recorded."""
        return sum(epoch.seconds for epoch in self.record.epochs)

    @property
    def left(self) -> float:
        """How many of these are to come."""
        rest = self.record.epochs[self.done :]
        return max(0.0, sum(epoch.seconds for epoch in rest) - self.within)

    @property
    def so_far(self) -> Record:
        """The record as it was after the epochs that were shown."""
        record, done = self.record, self.done
        if self.over:
            return record
        return replace(
            record,
            state="running",
            epochs=record.epochs[:done],
            changes=tuple(change for change in record.changes if change[0] <= done + 1),
            test=None,
            detail="",
        )

    def passed(self, seconds: float) -> "Replay":
        """After so much time."""
        if not self.moves:
            return self
        epochs, done = self.record.epochs, self.done
        within = self.within + seconds * self.speed
        while done < len(epochs) and within >= epochs[done].seconds:
            within -= epochs[done].seconds
            done += 1
        return replace(self, done=done, within=within if done < len(epochs) else 0.0)

    def at(self, done: int) -> "Replay":
        """With so many epochs shown."""
        return replace(self, done=max(0, min(done, len(self.record.epochs))), within=0.0)

    def held(self) -> "Replay":
        """Paused, or going on; from its end it begins again."""
        if self.over:
            return replace(self.at(0), paused=False)
        return replace(self, paused=not self.paused)

    def faster(self, steps: int) -> "Replay":
        """At another speed."""
        at = max(0, min(SPEEDS.index(self.speed) + steps, len(SPEEDS) - 1))
        return replace(self, speed=SPEEDS[at])


def replay_of(record: Record) -> Replay:
    """A record from its beginning, no slower than anybody likes to wait."""
    whole = Replay(record, SPEEDS[0])
    fit = (speed for speed in SPEEDS if whole.seconds / speed <= LONGEST)
    return replace(whole, speed=next(fit, SPEEDS[-1]))
