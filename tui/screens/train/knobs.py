"""The knobs of a plan: what each means, and the plan that a turned one makes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from engine.training.plan import (
    LARGEST_RATE,
    LARGEST_SEED,
    MOST_BATCH,
    MOST_EPOCHS,
    OPTIMIZERS,
    Plan,
)
from engine.zoo.spec import Spec
from tui.keras_thread import KerasReady, KerasState
from tui.language import _, say
from tui.screens.train.state import TRAINABLE
from tui.wording.fed import reads_pictures, word
from widgets.knobs import Choice, ChoiceKnob, Knob, KnobValue, NumberKnob

#: What stands after the name of a model that the learner has changed.
CHANGED: Final = "*"
SMALLEST_RATE: Final = 1e-8
_RATES: Final = (1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 1.0)
_BATCHES: Final = (1, 8, 10, 16, 32, 64, 100, 128, 200, 256, 500, 512, 1000, 1024, 2048)
_EPOCHS: Final = (1, 2, 3, 5, 10, 15, 20, 30, 50, 100)
_SUBSETS: Final = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
_OF_THE_FIT: Final = {"epochs", "batch", "learning_rate", "optimizer", "patience"}


def plan_knobs(
    plan: Plan, chosen: str, changed: set[str], keras: KerasState, pictures: Sequence[str] = ()
) -> Iterator[Knob]:
    """A knob for everything that the learner may decide; `pictures` are those to choose among."""
    fit, spec = plan.fit, plan.spec
    yield ChoiceKnob(
        "model", _("model"), chosen, tuple(_models(changed)), help=_("What is trained.")
    )
    if plan.data and pictures:
        yield ChoiceKnob(
            "data",
            _("pictures"),
            plan.data,
            tuple(Choice(name, name) for name in pictures),
            help=_("What it learns from; digits and garments come with the app."),
        )
    yield _number(
        "epochs", _("epochs"), fit.epochs, 1, MOST_EPOCHS, _EPOCHS, word("knob_epochs", spec),
    )  # fmt: skip
    yield _number(
        "batch", _("batch"), fit.batch, 1, MOST_BATCH, _BATCHES, word("knob_batch", spec),
    )  # fmt: skip
    yield _number(
        "learning_rate", _("learning rate"), fit.learning_rate, SMALLEST_RATE, LARGEST_RATE, _RATES,
        _("How far a batch moves the weights; too far and it leaps."),
    )  # fmt: skip
    yield ChoiceKnob(
        "optimizer",
        _("optimizer"),
        fit.optimizer,
        tuple(Choice(name, name) for name in OPTIMIZERS),
        help=_("The rule by which each weight is moved."),
    )
    yield _number(
        "patience", _("patience"), fit.patience, 1, MOST_EPOCHS, (1, 2, 3, 5, 10),
        _("Stop when so many epochs have not lowered the val loss."),
        none_text=_("none"),
    )  # fmt: skip
    yield _number(
        "subset", _subset_name(spec), plan.subset, 2, MOST_BATCH, _SUBSETS,
        word("knob_subset", spec), none_text=_("all"),
    )  # fmt: skip
    yield _number(
        "seed", _("seed"), plan.seed, 0, LARGEST_SEED, (0, 1, 2, 3, 7, 42, 113),
        _("The same seed gives the same numbers, to the last digit."),
    )  # fmt: skip
    yield ChoiceKnob(
        "device",
        _("device"),
        plan.device,
        tuple(Choice(name, name) for name in _devices(keras)),
        help=_("auto: the GPU if there is one, else the processor."),
    )


def turned(plan: Plan, name: str, value: KnobValue) -> Plan:
    """The plan with one knob turned; refused if nothing could be trained so."""
    change: dict[str, Any] = {name: value}
    if name in _OF_THE_FIT:
        return replace(plan, fit=replace(plan.fit, **change))
    return replace(plan, **change)


def rate_problem(text: str) -> str:
    """A sentence on what cannot be a learning rate; empty for one that can."""
    try:
        fits = SMALLEST_RATE <= float(text) <= LARGEST_RATE
    except ValueError:
        fits = False
    return "" if fits else _wanted(SMALLEST_RATE, LARGEST_RATE)


def _subset_name(spec: Spec) -> str:
    """Where pictures are chosen above, how many of them there are is another knob's name."""
    return _("how many") if reads_pictures(spec) else word("name", spec)


def _models(changed: set[str]) -> Iterator[Choice]:
    for name in TRAINABLE:
        yield Choice(name, name)
        if name in changed:
            yield Choice(name + CHANGED, say("{model}, changed", model=name))


def _devices(keras: KerasState) -> Iterator[str]:
    yield from ("auto", "cpu")
    gpus = keras.gpus if isinstance(keras, KerasReady) else ()
    yield from (f"gpu:{number}" for number in range(len(gpus)))
    if len(gpus) > 1:
        yield "gpus"


def _number(
    name: str,
    label: str,
    value: int | float | None,
    least: int | float,
    most: int | float,
    steps: tuple[int | float, ...],
    about: str,
    *,
    none_text: str = "",
) -> NumberKnob:
    error = _wanted(least, most)
    return NumberKnob(name, label, value, least, most, steps, none_text, about, error)


def _wanted(least: int | float, most: int | float) -> str:
    return say("A number from {least:,} to {most:,} is wanted.", least=least, most=most)
