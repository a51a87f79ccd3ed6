"""What is known of a corpus without opening it: the record at the head of its store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["generated", "keras", "folder", "table"]
Language = Literal["en", "ko", "?"]
Rule = Literal["words", "characters"]


@dataclass(frozen=True, slots=True)
class Counts:
    """One split in figures. Lengths and tokens count the place of each review's start token."""

    reviews: int
    positive: int
    tokens: int
    shortest: int
    longest: int


@dataclass(frozen=True, slots=True)
class About:
    """A corpus in brief: where it is from, what it holds, and what was left out of it."""

    name: str
    kind: Kind
    language: Language
    rule: Rule
    labels: tuple[str, str]  # the negative's name, then the positive's
    origin: str  # a path or an address; empty for the generated reviews
    fingerprint: str  # hex digits, of the ids, the labels and the words
    vocabulary: int
    train: Counts
    test: Counts
    has_text: bool
    left_out: Mapping[str, int] = field(default_factory=dict)  # what, by code, and how many
