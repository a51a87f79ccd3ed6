"""What the learner has in hand in the view of recurrence: a sentence, a model, a moment, a unit."""

from dataclasses import dataclass
from typing import Final

from engine.runs.library import RunKey
from tui.recurrent import Reader
from tui.screens.steps.recurrence_reading import Passage, Reading

#: A sentence whose verdict turns on the way.
EXAMPLE: Final = "this film was not bad it was a wonderful surprise"


@dataclass(slots=True)
class RecurrenceState:
    """The sentence and how it is read; the moment and the unit looked at, and how far it is known.

    `key` is None until a model has been chosen.
    """

    sentence: str = EXAMPLE
    key: RunKey | None = None
    layer: int = 0
    padding: bool = True
    at: int = 0
    unit: int = 0
    known: int = 0
    model: Reader | None = None
    reading: Reading | None = None

    @property
    def passage(self) -> Passage | None:
        """The sentence with its padding, or without it."""
        if self.reading is None:
            return None
        return self.reading.padded if self.padding else self.reading.bare

    def take(self, reading: Reading) -> None:
        """Begin to read at the first word."""
        self.model, self.reading = reading.model, reading
        self.key, self.layer = reading.model.key, reading.layer
        self.begin()

    def begin(self) -> None:
        """Back to the first word; the padding in front of it has been read already."""
        passage = self.passage
        assert passage is not None
        self.at = passage.first
        self.known = self.at + 1
        self.unit = min(self.unit, passage.layer.units - 1)

    def go_to(self, at: int) -> bool:
        """Look at a moment; False if there is none so far away."""
        passage = self.passage
        assert passage is not None
        inside = max(0, min(at, len(passage.moments) - 1))
        self.at = inside
        self.known = max(self.known, inside + 1)
        return inside == at

    def turn_padding(self) -> None:
        """With the padding or without it, at the same word."""
        before = self.passage
        assert before is not None
        word = self.at - before.first
        known = self.known - before.first
        self.padding = not self.padding
        passage = self.passage
        assert passage is not None
        words = passage.last - passage.first
        self.at = passage.first + max(0, min(word, words))
        self.known = max(self.at + 1, passage.first + min(known, words + 1))
