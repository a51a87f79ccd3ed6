"""What the live view says of the moment: a sentence, how far it is, and the pace."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from tui.language import _, say
from tui.screens.train.answers import rate_answer, seconds_answer, value_text
from tui.screens.train.pace import pace_figures, time_text
from tui.screens.train.record import Record
from tui.screens.train.replay import Replay
from tui.screens.train.words import STATES, standing
from tui.training import Training
from widgets.answer import Answer, Line
from widgets.figures import Figure


@dataclass(frozen=True, slots=True)
class Bar:
    """How far something is, in words and as a share; of an unknown whole, that it goes on."""

    text: str = ""
    done: float = 0
    total: float | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One for epochs and one for what is inside of one; none where nothing goes on."""

    text: str
    epochs: Bar | None = None
    inside: Bar | None = None
    figures: tuple[Figure, ...] = ()


def of_nothing() -> Moment:
    """Nothing goes on, and nothing has."""
    return Moment(
        _(
            "Nothing is being trained. p plans a training, and g starts it; o lists those that "
            "were recorded, and z replays one."
        )
    )


def of_training(training: Training, record: Record) -> Moment:
    """The training of this app."""
    figures = tuple(pace_figures(training, record))
    if not training.going:
        return Moment(standing(training), figures=figures)
    epochs, now = training.plan.fit.epochs, training.advanced
    done = len(training.epochs) + (now.batch / now.batches if now else 0)
    said = say("epoch {epoch} of {epochs}", epoch=training.epoch, epochs=epochs)
    return Moment(standing(training), Bar(said, done, epochs), _batches(training), figures)


def _batches(training: Training) -> Bar:
    now = training.advanced
    if now is not None:
        said = say("batch {batch:,} of {batches:,}", batch=now.batch, batches=now.batches)
        return Bar(said, now.batch, now.batches)
    if training.stage == "opening" and training.progress is not None:
        return Bar("", training.progress.done, training.progress.total)
    batches = training.started.batches if training.started else 1
    return Bar(say("batch {batch:,} of {batches:,}", batch=0, batches=batches), 0, 1)


def of_another(record: Record) -> Moment:
    """A run that another program trains."""
    text = say(
        "Another program trains run {run}; each epoch shows here soon after its end.",
        run=record.run,
    )
    return Moment(text, _epochs(record), figures=tuple(_recorded(record)))


def of_replay(replay: Replay) -> Moment:
    """A recording: which one, from when and on what, and what it does now."""
    record = replay.record
    what = record.name  # of what came with the app, the name says the model
    if isinstance(record.run, int):
        what = say("run {run}, {model}", run=record.run, model=record.plan.spec.name)
    text = say(
        "A recording, not a training: {what}, trained {when} on {device}. {now}",
        what=what,
        when=time.strftime("%Y-%m-%d %H:%M", time.localtime(record.began)),
        device=record.device or "–",
        now=_now(replay),
    )
    so_far = replay.so_far
    if replay.over:
        return Moment(text, _epochs(so_far), figures=tuple(_recorded(so_far)))
    seconds = record.epochs[replay.done].seconds
    said = say("{done:.1f} of {seconds:.1f} s", done=replay.within, seconds=seconds)
    inside = Bar(said, replay.within, seconds)
    figures = (*_recorded(so_far), _left(replay), _speed(replay))
    return Moment(text, _epochs(so_far), inside, figures)


def _now(replay: Replay) -> str:
    record = replay.record
    if replay.over and record.test is not None:
        return say(
            "Its end: {state}, test {test}. The space bar plays it again.",
            state=_(STATES[record.state]),
            test=value_text(record.test.accuracy),
        )
    if replay.over:
        return say("Its end: {state}. The space bar plays it again.", state=_(STATES[record.state]))
    if replay.paused:
        return _("It pauses: ] shows the next epoch, the space bar goes on.")
    if replay.speed == 1:
        return _("It runs as fast as it did.")
    return say("It runs {speed} × as fast.", speed=replay.speed)


def _epochs(record: Record) -> Bar:
    done, wanted = len(record.epochs), record.plan.fit.epochs
    said = say("{done} of {wanted} epochs", done=done, wanted=wanted)
    return Bar(said, done, wanted)


def _recorded(record: Record) -> Iterator[Figure]:
    """What is known of the pace of a recorded run."""
    last = len(record.epochs) - 1
    if last >= 0:
        epoch = record.epochs[last]
        rate = rate_answer(record, last)
        yield Figure(_("learning rate"), f"{epoch.learning_rate:g}", rate)
        yield Figure(_("s an epoch"), f"{epoch.seconds:.1f}", seconds_answer(record, last))
    if record.device:
        note = _("Where the arithmetic is done, as TensorFlow calls it.")
        answer = Answer(_("device"), "", (), record.device, note)
        yield Figure(_("device"), record.device, answer)


def _left(replay: Replay) -> Figure:
    """The time to come, as whole as a clock shows it, so that it holds still."""
    left, speed = replay.left, replay.speed
    text = time_text(left / speed)
    lines = (
        Line(_("recorded seconds that are left"), "", f"{left:.0f}"),
        Line(_("recorded seconds in one of the replay"), "", f"{speed}"),
    )
    return Figure(_("time left"), text, Answer(_("time left"), "", lines, text))


def _speed(replay: Replay) -> Figure:
    text = f"{replay.speed} ×"
    note = _("How many recorded seconds pass in one; + and − change it.")
    return Figure(_("speed"), text, Answer(_("speed"), "", (), text, note))
