"""Runs side by side: what their plans have different, and so what may explain their curves."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from engine.runs.records import Run
from engine.runs.store import Store
from engine.training.plan import Plan
from engine.zoo.summary import names


@dataclass(frozen=True, slots=True)
class Difference:
    """One setting, such as learning_rate or gru.units, and what each run has; None where absent."""

    setting: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The runs in the order asked for, and where their plans differ."""

    runs: tuple[Run, ...]
    differences: tuple[Difference, ...]


def compare(store: Store, runs: Sequence[int]) -> Comparison:
    """Look runs up and hold their plans against one another."""
    found = tuple(map(store.run, runs))
    return Comparison(found, differences([run.plan for run in found]))


def differences(plans: Sequence[Plan]) -> tuple[Difference, ...]:
    """The settings that are not the same in all plans, in the order in which plans have them."""
    every = [settings(plan) for plan in plans]
    known = dict.fromkeys(name for each in every for name in each)
    rows = (Difference(name, tuple(each.get(name) for each in every)) for name in known)
    return tuple(row for row in rows if any(value != row.values[0] for value in row.values))


def settings(plan: Plan) -> dict[str, Any]:
    """A plan as one flat list. A layer's settings bear the name that Keras gives the layer."""
    spec, fit = plan.spec, plan.fit
    found: dict[str, Any] = {
        "model": spec.name,
        "data": plan.data,
        "subset": plan.subset,
        "seed": plan.seed,
        "optimizer": fit.optimizer,
        "learning_rate": fit.learning_rate,
        "batch_size": fit.batch,
        "epochs": fit.epochs,
        "patience": fit.patience,
        "split.way": fit.split.way,
        "split.share": None if fit.split.way == "test" else fit.split.share,
        "split.seed": fit.split.seed if fit.split.way == "drawn" else None,
        "device": plan.device,
        "threads": plan.threads,
        "layers": " → ".join(layer.KIND for layer in spec.layers),
    }
    if spec.feed is not None:
        found |= asdict(spec.feed)
    for name, layer in zip(names(spec.layers), spec.layers, strict=True):
        found |= {f"{name}.{knob}": value for knob, value in asdict(layer).items()}
    return found
