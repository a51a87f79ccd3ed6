"""What a training of word vectors can be told, and what holds unless it is told otherwise."""

from dataclasses import dataclass
from typing import Final, Literal

from engine.why import Refusal

Method = Literal["skipgram", "cbow"]

#: Each setting with the least and the most it may be.
BOUNDS: Final = {
    "dimensions": (2, 1000),
    "window": (1, 50),
    "min_count": (1, 100_000),
    "negative": (1, 50),
    "epochs": (1, 1000),
    "seed": (1, 2**31 - 1),
    "threads": (1, 64),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set. With more than one thread no training comes out as the one before."""

    method: Method = "skipgram"
    dimensions: int = 100
    window: int = 5
    min_count: int = 5
    negative: int = 5
    epochs: int = 3
    seed: int = 1
    threads: int = 1

    def check(self) -> None:
        """Refuse what cannot be trained with."""
        for name, (least, most) in BOUNDS.items():
            value = getattr(self, name)
            if not least <= value <= most:
                raise Refusal("word2vec_setting", setting=name, value=value, least=least, most=most)
