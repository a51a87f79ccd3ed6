"""A text's verdict: how positive it is, what that is worth, and the arithmetic behind it."""

import math
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from engine.explain import plain
from engine.explain.activations import term
from engine.explain.numbers import number, operand, text, total
from engine.explain.sums import Product
from engine.runs.verdicts import KERAS
from engine.scoring.model import Scorer
from engine.scoring.reading import Reading
from engine.why import Notice, Refusal, Term, Why

Label = Literal["positive", "negative"]

#: So many products of a longer sum are written out, the heaviest first.
HEAVIEST: Final = 12
#: A sum of so many products is written out whole.
WHOLE: Final = 64


@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """A text as it was read, how probable it is that it is positive, and what to know of that."""

    reading: Reading
    probability: float
    notices: tuple[Notice, ...]

    @property
    def label(self) -> Label | None:
        """The verdict; an answer that is no number is none."""
        return label(self.probability)


def label(probability: float) -> Label | None:
    """What Keras calls an answer."""
    if math.isnan(probability):
        return None
    return "positive" if probability > KERAS else "negative"


def score(scorer: Scorer, given: str) -> Score:
    """A text's verdict; refused where there is no word to read."""
    reading = scorer.read(given)
    return scored(reading, float(scorer.probability(reading.ids[np.newaxis])[0]))


def scored(reading: Reading, probability: float) -> Score:
    """A verdict that has been worked out; refused where there was no word to read."""
    if not reading.has_words:
        raise Refusal("score_without_words")
    return Score(reading, probability, tuple(_notices(reading, probability)))


def _notices(reading: Reading, probability: float) -> list[Notice]:
    """What a learner should know before they believe it."""
    found = []
    if not reading.has_known_words:
        korean = Notice("score_hangul_unknown")
        found.append(korean if _hangul(reading) else Notice("score_all_unknown"))
    if reading.cut:
        values = {"cut": len(reading.cut), "read": len(reading.fed), "all": len(reading.row)}
        found.append(Notice("score_cut_off", values))
    if math.isnan(probability):
        found.append(Notice("score_not_a_number"))
    return found


def _hangul(reading: Reading) -> bool:
    words = (reading.words[i] for i in reading.fed)
    return any(
        "가" <= letter <= "힣" or "ㄱ" <= letter <= "ㅣ" for each in words for letter in each
    )


def why(scorer: Scorer, reading: Reading) -> Why:
    """The last layer's sum, product by product, and the sigmoid of it."""
    last = scorer.stages[-1]
    given = [found for _stage, found in scorer.passed(reading.ids[np.newaxis])][-2][0]
    dense = plain.Dense(given[np.newaxis], last.tables[0], last.bias)
    products = dense.products((0, 0))
    bias = None if last.bias is None else float(last.bias[0])
    return _why_sum(products, bias)


def _why_sum(products: tuple[Product, ...], bias: float | None) -> Why:
    """σ(Σ w·x + b); of many products the heaviest, and the others together."""
    if len(products) > HEAVIEST:  # else what is written out may be nothing but 0 × w
        products = tuple(sorted(products, key=lambda each: -abs(each.value)))
    most = len(products) if len(products) <= WHOLE else HEAVIEST
    shown, rest = products[:most], products[most:]
    terms = [each.term for each in shown]
    parts = [term_.expression for term_ in terms[:HEAVIEST]]
    if len(products) > HEAVIEST:
        parts.append("…")
    if rest:
        others = number(total([each.value for each in rest]))
        terms.append(Term("score_other_products", f"{len(rest)} × w·x", others))
    values = [each.value for each in products]
    if bias is not None:
        values.append(bias)
        parts.append(operand(bias))
        terms.append(Term("bias", text(bias), number(bias)))
    logit = total(values)
    terms.append(Term("score_logit", "Σ w·x + b", number(logit)))
    sigmoid = term("sigmoid", [logit], 0)
    return Why(f"σ({' + '.join(parts)})", (*terms, sigmoid), sigmoid.value)
