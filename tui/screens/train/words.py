"""The words for how a training stands and how it ended."""

from collections.abc import Mapping
from typing import Final

from engine.runs.records import Line, State
from engine.why import Refusal
from tui import wording
from tui.keras_thread import KerasFailed
from tui.language import N_, _, counted, say
from tui.screens.room import keras_in_full
from tui.training import Training
from tui.wording.fed import testing

#: The figures of an epoch.
MEASURES: Final[Mapping[str, str]] = {
    "loss": N_("loss"),
    "accuracy": N_("accuracy"),
    "val_loss": N_("val loss"),
    "val_accuracy": N_("val accuracy"),
}

#: How a run stands.
STATES: Final[Mapping[State, str]] = {
    "running": N_("running"),
    "crashed": N_("broke off"),
    "completed": N_("completed"),
    "early": N_("stopped early"),
    "stopped": N_("stopped"),
    "interrupted": N_("interrupted"),
    "failed": N_("failed"),
}


def standing(training: Training) -> str:
    """One sentence on what a training does right now."""
    if training.stopping:
        return _("Stopping: the batch under way is finished first.")
    if training.stage in ("waiting", "opening", "starting", "compiling"):
        return _beginning(training)
    match training.stage:
        case "paused" if training.disk_full:
            return _("The disk is full: the last epoch is not stored yet. Make room; it goes on.")
        case "paused":
            return _("Paused. The space bar goes on.")
        case "testing":
            return testing(training.testing, training.plan.spec)
        case "over":
            return ended(training)
    return say("Epoch {epoch} of {epochs}", epoch=training.epoch, epochs=training.plan.fit.epochs)


def _beginning(training: Training) -> str:
    """What is done before the first batch."""
    if training.stage == "waiting":
        return _("Waiting for Keras, which is still loading; the training begins by itself.")
    if training.stage == "opening" and training.progress is not None:
        return say("{stage} …", stage=wording.stage(training.progress))
    if training.stage != "compiling":
        return _("Building the model …")
    if training.xla:
        return _("XLA compiles the first batch; for some seconds nothing moves.")
    return _("The first batch is being compiled; for a moment nothing moves.")


def ended(training: Training) -> str:
    """One sentence on how it ended."""
    problem, model = training.problem, training.plan.spec.name
    if isinstance(problem, KerasFailed):
        return keras_in_full(problem)
    if training.dropping:
        return say("{model}: stopped, and dropped.", model=model)
    finished = training.finished
    if isinstance(problem, Refusal) and (finished is None or finished.reason == "failed"):
        sentence = say("{model}: {sentence}", model=model, sentence=wording.refusal(problem))
        return f"{sentence} {_half_word(training)}".rstrip()
    if training.handed:
        return say("{model}: handed to a process of its own, which goes on with it.", model=model)
    if finished is None:
        return say("{model}: ended before it began; there is no run of it.", model=model)
    values: dict[str, object] = {"run": finished.run, "model": model, "epochs": finished.epochs}
    if finished.reason in _KEPT:
        values["epochs"] = counted("{n} epoch", "{n} epochs", finished.epochs)
        return say(_KEPT[finished.reason], **values)
    if finished.test is not None:
        values["test"] = f"{finished.test.accuracy:.4f}"
    return say(_ENDED[finished.reason], **values)


def stands(line: Line) -> str:
    """One sentence on how a run stands that another process was asked to stop."""
    if line.state == "running":
        return say("Run {run} is still finishing its batch; it stops after that.", run=line.run)
    if line.state in ("completed", "early"):
        return say("Run {run}, {model}: it was done before it could stop.", **_named(line))
    kept = counted("{n} epoch", "{n} epochs", line.epochs)
    sentence = _KEPT["failed" if line.state in ("failed", "crashed") else "stopped"]
    return say(sentence, epochs=kept, **_named(line))


def _named(line: Line) -> dict[str, object]:
    return {"run": line.run, "model": line.model}


_ENDED: Final = {
    "completed": N_("Run {run}, {model}: all {epochs} epochs done, test accuracy {test}."),
    "early": N_(
        "Run {run}, {model}: stopped early after epoch {epochs}, best weights taken back, "
        "test accuracy {test}."
    ),
}
#: Where it can be gone on with; `epochs` is "1 epoch" or "7 epochs".
_KEPT: Final = {
    "stopped": N_("Run {run}, {model}: stopped, {epochs} kept. g goes on with it."),
    "interrupted": N_("Run {run}, {model}: interrupted, {epochs} kept. g goes on with it."),
    "failed": N_("Run {run}, {model}: failed, {epochs} kept. g goes on with it."),
}


def _half_word(training: Training) -> str:
    """What can be done where the memory of the device was too small for a batch."""
    if training.smaller is None:
        return ""
    return say("a begins anew with batches of {batch}.", batch=training.smaller.fit.batch)


def nan_word(epoch: int) -> str:
    """What happened where a loss is no number any more."""
    return say(
        "Epoch {epoch}: the loss is NaN, not a number. Weights grew until sums overflowed, and "
        "none comes back from that; begin anew with a smaller learning rate.",
        epoch=epoch,
    )
