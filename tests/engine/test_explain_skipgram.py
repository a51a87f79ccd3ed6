"""Skip-gram and CBOW: the pairs, the words that are not there, and what a network makes of them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.explain.numbers import Numbers
from engine.explain.skipgram import Noise, cbow, pairs
from engine.explain.skipgram_network import Guess, Network, untrained
from engine.why import Why
from tests.engine.samples import refused

FOX = ["the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog"]

texts = st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=2, max_size=9)
windows = st.integers(1, 10)


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-5, abs=1e-6)


def test_the_pairs_of_the_fox() -> None:
    found = [" ".join(pair.words) for pair in pairs(FOX, 2)]
    assert found[:12] == [
        *("the quick", "the brown"),
        *("quick the", "quick brown", "quick fox"),
        *("brown the", "brown quick", "brown fox", "brown jumps"),
        *("fox quick", "fox brown", "fox jumps"),
    ]
    assert found[12:14] == ["fox over", "jumps brown"]
    assert found[-2:] == ["dog the", "dog lazy"]
    assert len(found) == 2 + 3 + 4 * 5 + 3 + 2


def test_the_words_around_the_patriots() -> None:
    words = ["New", "England", "Patriots", "win", "14th", "straight"]
    found = cbow(words, 2)[2]
    assert (found.word, found.around) == ("Patriots", ("New", "England", "win", "14th"))
    assert found.contexts == (0, 1, 3, 4)


@given(texts, windows)
def test_every_pair_in_the_window_is_there_and_no_other(words: list[str], window: int) -> None:
    found = pairs(words, window)
    assert [(pair.centre, pair.context) for pair in found] == [
        (i, j)
        for i in range(len(words))
        for j in range(len(words))
        if i != j and abs(i - j) <= window
    ]
    for pair in found:
        assert pair.words == (words[pair.centre], words[pair.context])
        why = pair.why()
        values = [term.value for term in why.terms]
        assert values == [pair.centre, pair.context, window]
        assert why.value == abs(pair.centre - pair.context)


@given(texts, windows)
def test_cbow_gathers_the_same_pairs(words: list[str], window: int) -> None:
    found = cbow(words, window)
    assert [each.word for each in found] == words
    gathered = [(each.centre, place) for each in found for place in each.contexts]
    assert gathered == [(pair.centre, pair.context) for pair in pairs(words, window)]
    for each in found:
        assert each.around == tuple(words[place] for place in each.contexts)
        left, right = (term.value for term in each.why().terms)
        assert (left, each.why().value) == (
            sum(p < each.centre for p in each.contexts),
            len(each.around),
        )
        assert right == len(each.around) - left


def test_what_makes_no_pairs_is_refused() -> None:
    assert refused(lambda: pairs(FOX, 0)).values == {"window": 0}
    assert refused(lambda: pairs(["fox"], 2)).code == "skipgram_too_few_words"
    assert refused(lambda: cbow([], 2)).code == "skipgram_too_few_words"
    long = refused(lambda: pairs(FOX * 100, 500))
    assert (long.code, long.values["pairs"]) == ("skipgram_too_long", 900_000)
    assert len(pairs(FOX, 10**9)) == 9 * 8  # a window beyond the text is as good as the text


@given(texts)
def test_chances_are_flattened_counts(words: list[str]) -> None:
    noise = Noise.of(words)
    assert sum(noise.chance(word) for word in noise.counts) == near(1)
    for word in noise.counts:
        count, weight, total = (term.value for term in noise.why(word).terms)
        assert count == words.count(word) and weight == near(count**0.75)
        assert weight / total == near(noise.chance(word)) and noise.why(word).value == noise.chance(
            word
        )


def test_rare_words_are_drawn_more_often_than_they_occur() -> None:
    noise = Noise.of(["often"] * 16 + ["once"])
    assert noise.chance("once") == near(1 / (1 + 8))


@given(texts, st.integers(0, 2**31), st.integers(1, 30))
def test_the_true_context_is_never_drawn(words: list[str], seed: int, count: int) -> None:
    noise = Noise.of(words)
    for context in noise.counts:
        if len(noise.counts) == 1:
            assert refused(lambda: noise.draw(context, count, seed)).values == {"word": context}  # noqa: B023
            continue
        drawn = noise.draw(context, count, seed)
        assert len(drawn) == count and context not in drawn and set(drawn) <= set(words)
        assert drawn == noise.draw(context, count, seed)


def test_words_are_drawn_as_often_as_they_should_be() -> None:
    noise = Noise.of(["a"] * 16 + ["b"] + ["c"] * 81)
    drawn = noise.draw("c", 9_000, 1)
    assert drawn.count("a") == pytest.approx(8_000, abs=4 * math.sqrt(9_000 * 8 / 81))
    assert refused(lambda: noise.draw("c", 0, 1)).code == "noise_too_few"


def sums_up(why: Why, parts: str) -> bool:
    values = [term.value for term in why.terms if term.code == parts]
    return bool(values) and sum(values) == near(why.value)


@given(texts, st.integers(1, 4), st.integers(0, 99), st.data())
def test_every_number_of_a_guess_follows_from_its_terms(
    words: list[str], features: int, seed: int, data: st.DataObject
) -> None:
    network = untrained(words, features, seed)
    one = st.sampled_from(network.vocabulary)
    given_words = data.draw(st.lists(one, min_size=1, max_size=3))
    guess = network.guess(given_words, data.draw(one), data.draw(st.lists(one, max_size=3)))
    rows = [network.vectors[network.vocabulary.index(word)] for word in given_words]
    np.testing.assert_allclose(guess.hidden, np.mean(rows, axis=0), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(guess.scores, network.output @ guess.hidden, rtol=1e-5, atol=1e-6)
    shares = np.exp(guess.scores) / np.exp(guess.scores).sum()
    np.testing.assert_allclose(guess.probabilities, shares, rtol=1e-5)
    assert guess.loss == near(-math.log(shares[guess.wanted]))
    for feature in range(features):
        why = guess.why_hidden(feature)
        vectors = [term.value for term in why.terms if term.code == "network_vector"]
        assert sum(vectors) / len(given_words) == near(why.value)
    for word in range(len(network.vocabulary)):
        assert sums_up(guess.why_score(word), "network_product")
        _score, power, powers = (term.value for term in guess.why_probability(word).terms)
        assert power / powers == near(guess.why_probability(word).value)
    assert guess.why_loss().value == guess.loss
    negative = guess.why_negative_loss()
    assert negative.value == guess.negative_loss
    assert sum(term.value for term in negative.terms) == near(guess.negative_loss)
    assert len(negative.terms) == 1 + len(guess.negatives)


def small() -> Network:
    def table(*rows: list[float]) -> Numbers:
        return np.array(rows, dtype=np.float32)

    return Network(
        ("cat", "sat", "mat"), table([1, 2], [0, 1], [3, 0]), table([1, 0], [0, 1], [1, -1])
    )


def test_a_guess_by_hand() -> None:
    guess = small().guess(["cat"], "sat", ["mat", "mat"])
    assert guess.hidden.tolist() == [1, 2] and guess.why_hidden(1).formula == "E[0, 1]"
    assert guess.scores.tolist() == [1, 2, -1]
    assert guess.why_score(2).formula == "1×1 + 2×(-1)"
    powers = [math.e, math.e**2, 1 / math.e]
    assert guess.probabilities.tolist() == near([power / sum(powers) for power in powers])
    assert guess.loss == near(-math.log(powers[1] / sum(powers)))

    def sigmoid(score: float) -> float:
        return 1 / (1 + math.exp(-score))

    cost = -math.log(sigmoid(2)) - 2 * math.log(1 - sigmoid(-1))
    assert guess.negative_loss == near(cost)
    expressions = [term.expression for term in guess.why_negative_loss().terms]
    assert expressions == ["-log(sigmoid(2))"] + ["-log(1 − sigmoid(-1))"] * 2


def test_cbow_guesses_from_the_mean() -> None:
    guess = small().guess(["cat", "mat"], "sat")
    assert guess.hidden.tolist() == [2, 1]
    why = guess.why_hidden(0)
    assert (why.formula, why.value) == ("4 ÷ 2", 2)


def test_the_losses_are_those_of_keras() -> None:
    import os

    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from keras import losses

    network = untrained(FOX, 5, 3)
    guess = network.guess(["fox"], "jumps", ["the", "dog"])
    whole = losses.SparseCategoricalCrossentropy(from_logits=True)
    assert guess.loss == near(float(whole(np.array([guess.wanted]), guess.scores[np.newaxis])))
    asked = guess.scores[[guess.wanted, *guess.negatives]]
    some = losses.BinaryCrossentropy(from_logits=True)
    assert guess.negative_loss == near(3 * float(some(np.array([[1.0, 0, 0]]), asked[np.newaxis])))


def test_a_far_score_costs_much_and_not_infinitely() -> None:
    table = np.array([[1000.0], [-1000.0]], dtype=np.float32)
    guess = Network(("a", "b"), table, table).guess(["a"], "b", ["a"])
    assert guess.negative_loss == near(2e6)
    assert guess.loss == near(2e6)


def test_what_is_no_network_or_no_guess_is_refused() -> None:
    table = np.ones((3, 2), dtype=np.float32)
    for vocabulary, vectors, output in (
        (("a", "b"), table, table),
        (("a", "b", "c"), table, table[:, :1]),
        ((), table[:0], table[:0]),
    ):
        refusal = refused(lambda: Network(vocabulary, vectors, output))  # noqa: B023
        assert refusal.code == "network_tables"
    assert refused(lambda: untrained(FOX, 0, 1)).code == "network_too_small"
    unknown = ((["cow"], "sat", []), (["cat"], "cow", []), (["cat"], "sat", ["cow"]))
    for given_words, wanted, negatives in unknown:
        refusal = refused(lambda: small().guess(given_words, wanted, negatives))  # noqa: B023
        assert refusal.values == {"word": "cow"}
    assert refused(lambda: small().guess([], "sat")).code == "network_nothing_given"


def test_a_guess_knows_its_words() -> None:
    found: Guess = small().guess(["mat"], "cat", ["sat"])
    assert (found.given, found.wanted, found.negatives) == ((2,), 0, (1,))
