"""What a training of word vectors says while it goes on."""

from dataclasses import dataclass

from engine.words.about import About


@dataclass(frozen=True, slots=True)
class Read:
    """So far this epoch has come; `words` are those read in it, of `total`."""

    epoch: int
    epochs: int
    words: int
    total: int
    words_per_second: float


@dataclass(frozen=True, slots=True)
class Learned:
    """An epoch, counted from 1, and the mean loss over the pairs that are asked after each."""

    epoch: int
    epochs: int
    loss: float
    seconds: float
    guesses: int  # that were asked


@dataclass(frozen=True, slots=True)
class Waiting:
    """All is learned, and cannot be kept until there is room; it is tried again and again."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Kept:
    """It is over, and the vectors are kept."""

    about: About
    stopped: bool


Step = Read | Learned | Waiting
