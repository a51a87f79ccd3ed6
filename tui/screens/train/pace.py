"""How fast a training goes, how long it still takes, and on what."""

import resource
import sys
from collections.abc import Iterator
from statistics import median

from tui import wording
from tui.language import _, say
from tui.screens.train.answers import rate_answer
from tui.screens.train.record import Record
from tui.training import Training
from tui.wording.fed import word
from widgets.answer import Answer, Line
from widgets.figures import Figure


def pace_figures(training: Training, record: Record | None) -> Iterator[Figure]:
    """The figures that say how it goes."""
    yield Figure(_("learning rate"), f"{training.rate:g}", _rate(training, record))
    now = training.advanced
    if now is not None:
        note = _("Of the batches of this epoch so far.")
        for name, value in ((_("loss so far"), now.loss), (_("accuracy so far"), now.accuracy)):
            yield Figure(name, f"{value:.3f}", Answer(name, "", (), f"{value:.4f}", note))
        yield _speed(training, now.samples_per_second)
    yield from _times(training)
    yield from _machine(training)


def _rate(training: Training, record: Record | None) -> Answer | None:
    if record is not None and record.epochs:
        return rate_answer(record, len(record.epochs) - 1)
    return None


def _speed(training: Training, speed: float) -> Figure:
    """Reviews or pictures a second, without more digits than hold still."""
    text = f"{float(f'{speed:.2g}'):,.0f}"
    batch = training.plan.fit.batch
    seconds = f"{batch / speed:.3f}" if speed else "–"
    lines = (Line(_("seconds for a batch"), f"{batch:,} ÷ {speed:,.0f}", seconds),)
    note = _("Measured over this epoch, without its first batch.")
    name = word("a_second", training.plan.spec)
    return Figure(name, text, Answer(name, "", lines, f"{speed:,.0f}", note))


def _times(training: Training) -> Iterator[Figure]:
    """Seconds for an epoch, and what is left."""
    if not training.epochs:
        return
    seconds = training.epochs[-1].seconds
    each = Answer(
        _("s an epoch"), "", (), f"{seconds:.2f}", _("The last epoch, with its validation.")
    )
    yield Figure(_("s an epoch"), f"{seconds:.1f}", each)
    if not training.going:
        return
    now = training.advanced
    share = now.batch / now.batches if now else 0.0
    left = training.plan.fit.epochs - len(training.epochs) - share
    usual = usual_seconds(training)
    lines = (
        Line(_("epochs that are left"), "", f"{left:.1f}"),
        Line(_("seconds of an epoch, the median"), "", f"{usual:.2f}"),
    )
    note = "" if training.plan.fit.patience is None else _("At most: it may be stopped early.")
    text = time_text(left * usual)
    answer = Answer(_("time left"), f"{left:.1f} × {usual:.2f}", lines, text, note)
    yield Figure(_("time left"), text, answer)


def usual_seconds(training: Training) -> float:
    """What an epoch takes: the median, of this sitting where that says enough.

    A sitting's first epoch is left out where there are others: loading and compiling are in it.
    """
    first = 1 if training.started is None else training.started.first_epoch
    here = [each.seconds for each in training.epochs if each.epoch > first]
    before = [each.seconds for each in training.epochs if 1 < each.epoch < first]
    return median(here or before or [each.seconds for each in training.epochs])


def _machine(training: Training) -> Iterator[Figure]:
    if training.started is not None:
        device = training.started.device
        note = _("Where the arithmetic is done, as TensorFlow calls it.")
        yield Figure(_("device"), device, Answer(_("device"), "", (), device, note))
    size = wording.bytes_shown(peak_memory())
    note = _("The most that this program has held at once since it began, TensorFlow with it.")
    yield Figure(_("memory"), size, Answer(_("memory"), "", (), size, note))


def peak_memory() -> int:
    """The most bytes that this process has held at once."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def time_text(seconds: float) -> str:
    """A time that is still to come, no finer than anybody waits."""
    whole = max(0, round(seconds))
    if whole < 60:
        return say("{s} s", s=whole)
    if whole < 3600:
        return say("{m} min {s:02} s", m=whole // 60, s=whole % 60 // 10 * 10)
    return say("{h} h {m:02} min", h=whole // 3600, m=whole % 3600 // 60)
