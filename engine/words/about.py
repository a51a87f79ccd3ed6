"""What is known of vectors without opening them: the record at the head of their store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["builtin", "file", "fetched", "trained", "run"]


@dataclass(frozen=True, slots=True)
class About:
    """Vectors in brief: where they are from, how many, and what was left out of them."""

    name: str
    kind: Kind
    count: int = 0
    dimensions: int = 0
    fingerprint: str = ""  # hex digits, of the words and the lengths
    left_out: Mapping[str, int] = field(default_factory=dict)  # what, by code, and how many
    origin: str = ""  # a path, an address, or what they were trained on
    epochs: int = 0  # whole ones, of those that were wanted; none of what was not trained here
    epochs_wanted: int = 0
