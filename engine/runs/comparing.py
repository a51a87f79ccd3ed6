"""Runs side by side: what their plans have different, and so what may explain their curves."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from engine.runs.library import RunKey, find
from engine.runs.records import Run
from engine.runs.store import Store
from engine.training.plan import Plan
from engine.zoo.layers import Layer
from engine.zoo.spec import Reviews, Spec
from engine.zoo.summary import names

#: The layer that answers is the same one in every model, however many of its kind stand before it.
ANSWER: Final = "answer"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing, such as learning_rate, gru or gru.units, and what each run has of it, if any.

    Where it is a layer as a whole, that is its label, such as GRU(32).
    """

    setting: str
    values: tuple[Any, ...]
    is_layer: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The runs in the order asked for, and where their plans differ."""

    runs: tuple[Run, ...]
    differences: tuple[Difference, ...]


def compare(store: Store, runs: Sequence[RunKey]) -> Comparison:
    """Look runs up and hold their plans against one another."""
    found = tuple(find(store, run) for run in runs)
    return Comparison(found, differences([run.plan for run in found]))


def differences(plans: Sequence[Plan]) -> tuple[Difference, ...]:
    """What is not the same in all plans: the settings of a plan, then its layers.

    Of the layers first those that not every model has, as a whole; then, layer by layer, the
    settings of those that at least two have.
    """
    specs = [plan.spec for plan in plans]
    rows = [
        *_rows([settings(plan) for plan in plans]),
        *_layers([_by_name(spec) for spec in specs]),
    ]
    return tuple(row for row in rows if any(value != row.values[0] for value in row.values))


def settings(plan: Plan) -> dict[str, Any]:
    """A plan as one flat list; of its layers only which they are."""
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
    }
    if isinstance(spec.feed, Reviews):
        found |= asdict(spec.feed)
    found["layers"] = " → ".join(layer.KIND for layer in spec.layers)
    return found


def _by_name(spec: Spec) -> dict[str, Layer]:
    """The layers by the names that Keras gives them."""
    named = zip(names(spec.layers), spec.layers, strict=True)
    return {ANSWER if getattr(layer, "answers", False) else name: layer for name, layer in named}


def _layers(models: Sequence[Mapping[str, Layer]]) -> Iterable[Difference]:
    order = _merged(models)
    count = Counter(name for model in models for name in model)
    for name in order:
        if count[name] < len(models):
            labels = (model[name].label if name in model else None for model in models)
            yield Difference(name, tuple(labels), is_layer=True)
    for name in order:
        if count[name] > 1:
            layers = [asdict(model[name]) if name in model else {} for model in models]
            for row in _rows(layers):
                # Whoever lacks the layer has no say in whether the others agree on it.
                had = [v for v, layer in zip(row.values, layers, strict=True) if layer]
                if any(value != had[0] for value in had):
                    yield Difference(f"{name}.{row.setting}", row.values)


def _rows(every: Sequence[Mapping[str, Any]]) -> list[Difference]:
    """One row for each name that any of them knows."""
    known = dict.fromkeys(name for each in every for name in each)
    return [Difference(name, tuple(each.get(name) for each in every)) for name in known]


def _merged(lists: Iterable[Iterable[str]]) -> list[str]:
    """All names in one order: each after the one that it follows where it is met first."""
    order: list[str] = []
    for each in lists:
        place = 0
        for name in each:
            if name not in order:
                order.insert(place, name)
            place = order.index(name) + 1
    return order
