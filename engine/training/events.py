"""What a training says while it goes on. Screens, the command line and the store all listen."""

from dataclasses import dataclass
from typing import Literal

from engine.why import Notice

Reason = Literal["completed", "early", "stopped", "interrupted", "failed"]


@dataclass(frozen=True, slots=True)
class Started:
    """The data are at hand; so many rows to learn from, and to validate with."""

    run: int
    device: str
    rows: int
    validation_rows: int
    batches: int
    parameters: int
    epochs: int
    first_epoch: int  # 1, or where a resumed run goes on
    notices: tuple[Notice, ...] = ()  # what goes otherwise than planned


@dataclass(frozen=True, slots=True)
class Compiling:
    """The first batch is being compiled, which takes seconds during which nothing moves."""

    run: int
    xla: bool


@dataclass(frozen=True, slots=True)
class Advanced:
    """So many batches of an epoch are done; loss and accuracy are the epoch's so far."""

    run: int
    epoch: int
    batch: int
    batches: int
    loss: float
    accuracy: float
    samples_per_second: float


@dataclass(frozen=True, slots=True)
class EpochDone:
    """An epoch, counted from 1. Seconds leave pauses out, and have compiling in.

    `stored` is False while the disk is full; when that is over, the same epoch is said once more.
    """

    run: int
    epoch: int
    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float
    seconds: float
    learning_rate: float
    best: bool
    stored: bool


@dataclass(frozen=True, slots=True)
class Paused:
    """Nothing is computed until it is resumed. `why` is a code."""

    run: int
    why: Literal["asked", "disk_full"]


@dataclass(frozen=True, slots=True)
class Resumed:
    """It goes on."""

    run: int


@dataclass(frozen=True, slots=True)
class Changed:
    """From this epoch on the learning rate is another one."""

    run: int
    epoch: int
    learning_rate: float


@dataclass(frozen=True, slots=True)
class Testing:
    """Nothing more is learned; so many rows of the test set are read, which may take a while."""

    run: int
    rows: int


@dataclass(frozen=True, slots=True)
class Tested:
    """The result on the test set; `confusion` is rows of truth, columns of verdicts."""

    loss: float
    accuracy: float
    confusion: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """It is over. `detail` is what went wrong, if anything did."""

    run: int
    reason: Reason
    epochs: int
    test: Tested | None
    detail: str = ""


Event = Started | Compiling | Advanced | EpochDone | Paused | Resumed | Changed | Testing | Finished
