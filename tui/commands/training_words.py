"""What people are told of a training: its heading, the figures of its epochs, how it ended."""

import math
from dataclasses import dataclass
from typing import Final

from engine.training.events import EpochDone, Started, Tested
from engine.training.plan import Plan
from engine.zoo.summary import summary
from tui.language import N_, _, counted, say
from tui.wording.fed import divided, reads_pictures, tested
from tui.wording.training import ENDINGS
from widgets.safe_text import cell_len, pad_cells, visible

#: The columns of a table of epochs.
COLUMNS: Final = (
    N_("epoch"),
    N_("loss"),
    N_("accuracy"),
    N_("val loss"),
    N_("val acc."),
    N_("seconds"),
)
NARROWEST: Final = 7
#: A loss beyond this is far off, and its order says enough.
MOST_IN_FULL: Final = 100


@dataclass(frozen=True, slots=True)
class Heading:
    """What is said of a training before its epochs; how many rows only whoever trains knows."""

    run: int
    model: str
    data: str
    device: str
    parameters: int
    epochs: int
    first_epoch: int
    rows: tuple[int, int] | None = None
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run has ended: in one of the ways in which a training ends, or without a word."""

    run: int
    state: str
    epochs: int
    test: Tested | None
    pictures: bool = False


def heading(plan: Plan, started: Started) -> Heading:
    """What is said of a training that begins here."""
    return Heading(
        run=started.run,
        model=plan.spec.name,
        data=plan.data,
        device=started.device,
        parameters=started.parameters,
        epochs=started.epochs,
        first_epoch=started.first_epoch,
        rows=(started.rows, started.validation_rows),
        pictures=reads_pictures(plan.spec),
    )


def heading_of(run: int, plan: Plan, device: str) -> Heading:
    """What is said of one that goes on elsewhere, or is over."""
    total = summary(plan.spec).total
    return Heading(
        run=run,
        model=plan.spec.name,
        data=plan.data,
        device=device,
        parameters=total,
        epochs=plan.fit.epochs,
        first_epoch=1,
        pictures=reads_pictures(plan.spec),
    )


def heading_lines(about: Heading) -> list[str]:
    """What is to be trained, in a line or two."""
    parameters = counted("{n} parameter", "{n} parameters", about.parameters)
    run = say("run {run}", run=about.run) if about.run else ""  # a starter has no number
    words = (run, visible(about.model), visible(about.data), parameters, about.device)
    lines = [" · ".join(word for word in words if word)]
    if about.rows is not None:
        lines.append(divided(*about.rows, pictures=about.pictures))
    if about.first_epoch > 1:
        lines.append(say("Going on at epoch {epoch}.", epoch=about.first_epoch))
    return lines


def column_heads(epochs: int) -> str:
    """What stands above the epochs."""
    return _row([_(name) for name in COLUMNS], epochs)


def epoch_row(epoch: EpochDone, epochs: int) -> str:
    """The figures of an epoch; the best so far is marked, and so is one that is not stored."""
    marks = [_("best")] if epoch.best else []
    marks += [] if epoch.stored else [_("not stored yet")]
    return "  ".join([_row(epoch_cells(epoch, epochs), epochs), *marks])


def epoch_cells(epoch: EpochDone, epochs: int) -> list[str]:
    """The figures of an epoch as text, in the order of the columns."""
    figures = (epoch.loss, epoch.accuracy, epoch.val_loss, epoch.val_accuracy)
    return [f"{epoch.epoch}/{epochs}", *map(figure, figures), f"{epoch.seconds:.1f}"]


def figure(value: float | None) -> str:
    """A loss or an accuracy."""
    if value is None:
        return "–"
    if not math.isfinite(value):
        return str(value)
    return f"{value:.4f}" if abs(value) < MOST_IN_FULL else f"{value:.2g}"


def _row(cells: list[str], epochs: int) -> str:
    widths = [max(cell_len(_(name)), NARROWEST) for name in COLUMNS]
    widths[0] = max(widths[0], 2 * len(str(epochs)) + 1)
    padded = (pad_cells(cell, width, "right") for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded)


def ending_lines(ended: Ending) -> list[str]:
    """How a run has ended, and its result on the test set."""
    lines = [counted(*ENDINGS[ended.state], ended.epochs, run=ended.run)]
    if ended.test is None:
        return lines
    return [*lines, test_line(ended.test, pictures=ended.pictures)]


def test_line(test: Tested, *, pictures: bool) -> str:
    """The result on the test set, with the reviews or pictures counted."""
    right = sum(row[place] for place, row in enumerate(test.confusion))
    rows = sum(map(sum, test.confusion))
    return tested(figure(test.loss), figure(test.accuracy), right, rows, pictures=pictures)
