"""Models that only weigh their words: what each word adds to the verdict, exactly.

Where nothing but Dense, Flatten and means stand above the lookup, and no activation but ReLU, the
logit is a sum over the words, each word's features times what they count for, and of the biases, in
which no word has a part. What counts depends on the text only by which ReLU units are on.
"""

from dataclasses import dataclass

import numpy as np

from engine.explain.numbers import Numbers
from engine.explain.numerals import added, factor, plain
from engine.explain.slide import Edge, Slide
from engine.scoring.backward import forward, links
from engine.scoring.backward_plain import Activated
from engine.scoring.heaviest import heaviest
from engine.scoring.model import Scorer
from engine.scoring.model_stages import Stage
from engine.scoring.reading import Ids
from engine.why import Term, Why
from engine.zoo import layers as zoo


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """What each place of a row adds to the logit, and what the biases add."""

    vectors: Numbers
    counts_for: Numbers
    values: Numbers
    rest: float
    logit: float
    probability: float

    def why(self, place: int) -> Why:
        """What one place adds: its features, each times what it counts for."""
        products = self.vectors[place] * self.counts_for[place]
        shown, rest = heaviest(products, self.vectors[place] != 0)
        terms = [
            Term(
                "share_product",
                f"[{i}]: {factor(self.vectors[place, i])}×{factor(self.counts_for[place, i])}",
                float(products[i]),
            )
            for i in shown
        ]
        parts = [float(products[i]) for i in shown]
        if rest:
            parts.append(float(products[rest].sum()))
            terms.append(Term("share_others", f"… ({len(rest)})", parts[-1]))
        return Why(added(parts) or "0", tuple(terms), float(self.values[place]))

    def why_probability(self) -> Why:
        """From what all places add to the probability."""
        whole = float(self.values.sum())
        terms = (
            Term("share_places", f"Σ ({len(self.values)})", whole),
            Term("share_rest", plain(self.rest), self.rest),
            Term("share_logit", f"{factor(whole)} + {factor(self.rest)}", self.logit),
        )
        return Why(f"σ({plain(self.logit)})", terms, self.probability)


def only_weighs(model: Scorer) -> bool:
    """Whether each word's part in the verdict can be told exactly."""
    return all(
        stage.is_lookup
        or isinstance(stage.layer, zoo.Flatten | zoo.GlobalAveragePooling1D | zoo.Dropout)
        or (isinstance(stage.layer, zoo.Dense) and stage.layer.activation in ("linear", "relu"))
        or stage is model.stages[-1]
        for stage in model.stages
    )


def sees_order(model: Scorer) -> bool:
    """Whether another order of the same words may get another verdict."""
    windows = False  # of the largest numbers, between the words and what is looked at
    length = model.how.maxlen
    for stage in model.stages:
        layer = stage.layer
        if isinstance(layer, zoo.GlobalMaxPooling1D):
            return False  # the largest of the largest is the largest of all
        if isinstance(layer, zoo.GlobalAveragePooling1D):
            return windows
        if isinstance(layer, zoo.MaxPooling1D):
            if length is None or not _covers(layer, length):
                return True
            windows = windows or layer.pool > 1
            length = Slide(length, layer.pool, layer.stride, _edge(layer)).output
        elif not (isinstance(layer, zoo.Dropout) or (not windows and _one_by_one(stage))):
            return True
    return True


def _one_by_one(stage: Stage) -> bool:
    """Whether each place is made of the same place below it, everywhere in the same way."""
    layer = stage.layer
    if isinstance(layer, zoo.Conv1D):
        return layer.kernel == layer.strides == 1
    return stage.is_lookup or isinstance(layer, zoo.Dense)


def _covers(layer: zoo.MaxPooling1D, length: int) -> bool:
    """Whether each place lies in a window, so that none is left out."""
    slide = Slide(length, layer.pool, layer.stride, _edge(layer))
    return layer.stride <= layer.pool and slide.places(slide.output - 1)[-1] >= length - 1


def _edge(layer: zoo.MaxPooling1D) -> Edge:
    return "same" if layer.padding == "same" else "valid"


def shares(model: Scorer, ids: Ids) -> Shares:
    """What each place of a row of ids adds."""
    vectors = model.vectors(ids[np.newaxis])[0]
    chain = links(model)
    assert chain[-1] == Activated("sigmoid")
    logit, pull = forward(chain[:-1], vectors[np.newaxis])
    counts_for = pull(np.ones_like(logit))[0]
    values = (vectors * counts_for).sum(axis=1, dtype=np.float32)
    whole = float(logit[0, 0])
    probability = float(chain[-1].forward(logit)[0][0, 0])
    return Shares(vectors, counts_for, values, whole - float(values.sum()), whole, probability)
