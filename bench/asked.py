"""What a bench may be told."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """`quick` only shows that a bench runs; `home` holds runs by the course's own plans.

    Of the bench of training, `models` are the only ones wanted, if there are any.
    """

    quick: bool = False
    home: Path | None = None
    models: tuple[str, ...] = ()
