"""What a training of word vectors says while it goes on."""

from dataclasses import dataclass


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


Step = Read | Learned
