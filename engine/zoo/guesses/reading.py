"""Guesses as they are typed: a count, or a shape."""

import re
from dataclasses import dataclass
from typing import Final

from engine.zoo.knobs import BadSetting
from engine.zoo.signal import Shape

#: A number without marks, or with one between all thousands.
COUNT: Final = re.compile(r"\d{1,18}|\d{1,3}([,_ ]\d{3}){1,5}")
MARKS: Final = re.compile(r"[,_ ]")

BRACKETS: Final = {"(": ")", "[": "]"}
BETWEEN_SIZES: Final = re.compile(r"\s*[,xX×]\s*")
SIZE: Final = re.compile(r"\d{1,18}")
UNKNOWN: Final = ("?", "none")
BATCH: Final = "None"
MOST_AXES: Final = 8


@dataclass(frozen=True, slots=True)
class GuessedShape:
    """The sizes that were typed; a None in front, as Keras prints it, may stand for the batch."""

    sizes: Shape
    batch: bool = False

    def without_batch(self, axes: int) -> Shape:
        """The sizes for so many axes: if they are one too many, the None in front is the batch."""
        return self.sizes[1:] if self.batch and len(self.sizes) == axes + 1 else self.sizes


def read_count(text: str) -> int:
    """The number of parameters that a typed text means."""
    bare = text.strip()
    if not COUNT.fullmatch(bare):
        raise BadSetting("guess_no_count", guess=text.strip())
    return int(MARKS.sub("", bare))


def read_shape(text: str) -> GuessedShape:
    """The shape that a typed text means: 496, 128, or 496×128, or as Keras prints it."""
    bare = text.strip()
    closing = BRACKETS.get(bare[:1])
    if closing and bare.endswith(closing):
        bare = bare[1:-1].strip().removesuffix(",")
    parts = BETWEEN_SIZES.split(bare.strip())
    if len(parts) > MOST_AXES:
        raise BadSetting("guess_no_shape", guess=text.strip())
    return GuessedShape(tuple(_size(part, text) for part in parts), parts[0] == BATCH)


def _size(part: str, text: str) -> int | None:
    if part.lower() in UNKNOWN:
        return None
    if not SIZE.fullmatch(part) or int(part) == 0:
        raise BadSetting("guess_no_shape", guess=text.strip())
    return int(part)
