"""What flows between two layers: the shape of it, without the batch, and whether it is ids."""

from dataclasses import dataclass
from math import prod

Shape = tuple[int | None, ...]
"""The sizes of the axes; one that differs from review to review is None."""

UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Signal:
    """Numbers of a shape. Ids are names and not amounts: only a lookup can read them."""

    shape: Shape
    ids: bool = False

    @property
    def places(self) -> Shape:
        """The axes before the last: steps, or rows and columns."""
        return self.shape[:-1]

    @property
    def features(self) -> int | None:
        """How many numbers stand at each place."""
        return self.shape[-1]


def numbers_in(shape: Shape) -> int | None:
    """How many numbers there are in all; unknown if one of the axes is."""
    return None if None in shape else prod(size or 0 for size in shape)


def shape_text(shape: Shape) -> str:
    """A shape as it is read: 496×128."""
    return "×".join(size_text(size) for size in shape)


def size_text(size: int | None) -> str:
    """One size as it is read."""
    return UNKNOWN if size is None else f"{size}"
