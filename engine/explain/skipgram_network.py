"""The network behind word vectors: one hidden layer without activation, and two tables.

A row of the first table is a word's vector; a row of the second says how well a word goes with what
is hidden. Softmax asks all words for every guess, negative sampling only a few.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.explain.activations import activate
from engine.explain.numbers import Numbers
from engine.explain.numerals import added, factor, plain, short
from engine.explain.skipgram import SkipgramRefused
from engine.why import Term, Why


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Both tables, a row for every word."""

    vocabulary: tuple[str, ...]
    vectors: Numbers
    output: Numbers

    def __post_init__(self) -> None:
        shape = (len(self.vocabulary), self.vectors.shape[-1])
        if not self.vectors.shape == self.output.shape == shape or 0 in shape:
            raise SkipgramRefused(
                "network_tables",
                words=len(self.vocabulary),
                vectors=str(self.vectors.shape),
                output=str(self.output.shape),
            )

    def guess(self, given: Sequence[str], wanted: str, negatives: Sequence[str] = ()) -> "Guess":
        """A word to be guessed from one word, or from several."""
        place = {word: i for i, word in enumerate(self.vocabulary)}
        for word in (*given, wanted, *negatives):
            if word not in place:
                raise SkipgramRefused("network_word_unknown", word=word)
        if not given:
            raise SkipgramRefused("network_nothing_given")
        places = tuple(place[word] for word in given)
        return Guess(self, places, place[wanted], tuple(place[word] for word in negatives))


def untrained(words: Sequence[str], features: int, seed: int) -> Network:
    """Both tables for the words of a text, as they might be before any training."""
    if features < 1:
        raise SkipgramRefused("network_too_small", features=features)
    vocabulary = tuple(dict.fromkeys(words))
    drawn = np.random.default_rng(seed).uniform(-1, 1, (2, len(vocabulary), features))
    vectors, output = drawn.astype(np.float32)
    return Network(vocabulary, vectors, output)


@dataclass(frozen=True, slots=True, eq=False)
class Guess:
    """One guess, by the places of the words in the vocabulary: how well it goes, and why."""

    network: Network
    given: tuple[int, ...]
    wanted: int
    negatives: tuple[int, ...]

    @property
    def hidden(self) -> Numbers:
        """The row of the word that is given, or the mean of several rows."""
        rows = self.network.vectors[list(self.given)]
        found: Numbers = rows[0] if len(rows) == 1 else rows.mean(axis=0, dtype=np.float32)
        return found

    @property
    def scores(self) -> Numbers:
        """How well every word goes with what is hidden."""
        found: Numbers = self.network.output @ self.hidden
        return found

    @property
    def probabilities(self) -> Numbers:
        """The scores as shares of all: softmax."""
        return activate("softmax", self.scores)

    @property
    def loss(self) -> float:
        """What softmax makes the guess cost."""
        scores = self.scores.astype(np.float64)
        return float(np.logaddexp.reduce(scores) - scores[self.wanted])

    @property
    def negative_loss(self) -> float:
        """What negative sampling makes it cost."""
        return sum(self._costs())

    def why_hidden(self, feature: int) -> Why:
        """A feature of what is hidden."""
        rows = self.network.vectors[list(self.given), feature]
        terms = [Term("network_vector", plain(value), float(value)) for value in rows]
        value = float(self.hidden[feature])
        if len(rows) == 1:
            return Why(f"E[{self.given[0]}, {feature}]", tuple(terms), value)
        total = float(rows.sum())
        terms.append(Term("network_vectors_sum", added(rows), total))
        terms.append(Term("network_words_given", f"{len(rows)}", len(rows)))
        return Why(f"{short(total)} ÷ {len(rows)}", tuple(terms), value)

    def why_score(self, word: int) -> Why:
        """How well a word goes with what is hidden: their products, added up."""
        terms, formula = [], []
        for left, right in zip(self.hidden, self.network.output[word], strict=True):
            formula.append(f"{factor(left)}×{factor(right)}")
            terms.append(Term("network_product", formula[-1], float(left * right)))
        return Why(" + ".join(formula), tuple(terms), float(self.scores[word]))

    def why_probability(self, word: int) -> Why:
        """A word's share of all."""
        powers = np.exp(self.scores.astype(np.float64))
        own, total = float(powers[word]), float(powers.sum())
        terms = (
            Term("network_score", plain(self.scores[word]), float(self.scores[word])),
            Term("network_power", f"e^{factor(self.scores[word])}", own),
            Term("network_powers", "Σ e^s", total),
        )
        return Why(f"{short(own)} ÷ {short(total)}", terms, float(self.probabilities[word]))

    def why_loss(self) -> Why:
        """What softmax makes the guess cost."""
        share = float(self.probabilities[self.wanted])
        terms = (Term("network_probability", plain(share), share),)
        return Why(f"-log({short(share)})", terms, self.loss)

    def why_negative_loss(self) -> Why:
        """What negative sampling makes it cost: the true word, and those that were drawn."""
        costs, scores = self._costs(), self.scores
        true, *false = (
            f"-log(sigmoid({short(scores[word])}))"
            if i == 0
            else f"-log(1 − sigmoid({short(scores[word])}))"
            for i, word in enumerate((self.wanted, *self.negatives))
        )
        terms = [Term("network_cost_true", true, costs[0])]
        terms += [
            Term("network_cost_negative", expression, cost)
            for expression, cost in zip(false, costs[1:], strict=True)
        ]
        return Why(added(costs), tuple(terms), self.negative_loss)

    def _costs(self) -> list[float]:
        """-log σ(s) for the true word, and -log (1 − σ(s)) = -log σ(−s) for each negative one."""
        scores = self.scores[[self.wanted, *self.negatives]].astype(np.float64)
        scores[1:] *= -1
        costs: list[float] = np.logaddexp(0, -scores).tolist()
        return costs
