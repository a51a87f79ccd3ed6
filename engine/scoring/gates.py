"""The recurrent layers of a model over a whole review: every state and every gate, word by word."""

from dataclasses import dataclass
from itertools import islice

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.plain import Dense
from engine.explain.recurrence import Recurrence
from engine.explain.recurrence_moment import Moment
from engine.scoring.filters_span import Field, windows
from engine.scoring.model import Scorer
from engine.scoring.model_stages import Stage
from engine.scoring.reading import Ids
from engine.zoo import layers as zoo
from engine.zoo.layers.recurrent import Recurrent


@dataclass(frozen=True, slots=True, eq=False)
class Gates:
    """One recurrent layer over a row of ids: what came in, and all that came about.

    `field` says which ids come in at a moment. `verdicts` has a row for every moment: what the
    model would say if the row ended there; None where more stands above than recurrent layers and
    Dense.
    """

    name: str
    layer: Recurrence
    x: Numbers
    moments: tuple[Moment, ...]
    states: Numbers
    field: Field
    verdicts: Dense | None


def recurrences(model: Scorer) -> tuple[int, ...]:
    """Which stages of a model carry a state along."""
    return tuple(i for i, each in enumerate(model.stages) if isinstance(each.layer, Recurrent))


@np.errstate(over="ignore", invalid="ignore")
def gates(model: Scorer, ids: Ids, stage: int) -> Gates:
    """The layer at a stage, over a row of ids."""
    *_lower, (_stage, given) = islice(model.passed(ids[np.newaxis]), stage)
    own, x = model.stages[stage], given[0]
    layer = own.recurrence
    moments = tuple(layer.moments(x))
    states = np.stack([each.state for each in moments])
    verdicts = _verdicts(model, model.stages[stage + 1 :], states)
    seen = windows(model, len(ids), stage)
    return Gates(own.name, layer, x, moments, states, seen, verdicts)


def _verdicts(model: Scorer, above: tuple[Stage, ...], states: Numbers) -> Dense | None:
    """What the layers above make of every state, if each moment can be the last."""
    found: Dense | None = None
    for each in above:
        layer = each.layer
        if isinstance(layer, Recurrent) and found is None:
            states = each.recurrence.states(states).state
        elif isinstance(layer, zoo.Dense):
            logit = each is model.stages[-1] and model.gives_logits
            activation = "sigmoid" if logit else layer.activation
            given = states if found is None else found.output
            found = Dense(given, each.tables[0], each.bias, activation)  # type: ignore[arg-type]
        elif not isinstance(layer, zoo.Dropout):
            return None
    return found
