"""How a guess reads: the sentence under its window, what is guessed from what, the network."""

from collections.abc import Iterable, Iterator
from functools import partial

from engine.explain.skipgram_network import Guess
from tui import wording
from tui.language import _, counted, say
from tui.screens.steps.skipgram_state import Guesses, Setting
from widgets.answer import Answer
from widgets.figure_table import FigureRow
from widgets.figures import Figure
from widgets.knobs import Choice, ChoiceKnob, Knob, NumberKnob
from widgets.minus import with_minus
from widgets.safe_text import legible
from widgets.token_strip import Token, TokenMark

FILLED, EMPTY = "✓", "✗"
HIDDEN = "h"


def tokens(found: Guesses, at: int) -> Iterable[Token]:
    """The sentence: the centre in brackets, the words of the guess beside it, all with places."""
    turn, window = found.turns[at], found.setting.window
    for place, word in enumerate(found.words):
        away = place - turn.centre
        mark = TokenMark.WORD
        if not away:
            mark = TokenMark.START
        elif place in (*turn.given, turn.wanted):
            mark = TokenMark.DROPPED
        sub = with_minus(f"{away:+d}") if 0 < abs(away) <= window else ""
        yield Token(
            legible(word), sub or ("·" if away else "0"), mark, partial(_chance, found, word)
        )


def _chance(found: Guesses, word: str) -> Answer:
    """How likely a word is to be drawn as one that is not there."""
    title = say("how often “{word}” is drawn as a negative sample", word=legible(word))
    note = _("The true word is left out whenever words are drawn for it.")
    return wording.answer(title, found.noise.why(word), note)


def guess_text(found: Guesses, number: int) -> str:
    """What is guessed from what."""
    turn = found.turns[number]
    given = " ".join(legible(found.words[place]) for place in turn.given)
    return f"{given} → {legible(found.words[turn.wanted])}"


def guess_answer(found: Guesses, number: int) -> Answer:
    """Why the two belong together, or how many words there are around."""
    cbow = found.setting.method == "cbow"
    title = say("words around: {guess}", guess=guess_text(found, number))
    if not cbow:
        title = say("places apart: {guess}", guess=guess_text(found, number))
    return wording.answer(title, found.turns[number].why)


# The network


def heads(found: Guesses) -> tuple[str, ...]:
    """The columns of both tables, and what comes of them."""
    features = [f"{i}" for i in range(found.setting.features)]
    return (_("✓ true ✗ not"), *features, _("score"), _("p"))


def rows(found: Guesses, number: int) -> Iterator[FigureRow]:
    """What is hidden, and below it what every word makes of that."""
    guess = found.guess(number)
    given = " ".join(legible(found.network.vocabulary[i]) for i in dict.fromkeys(guess.given))
    hidden = tuple(
        Figure("", _number(value), partial(_hidden_answer, guess, i))
        for i, value in enumerate(guess.hidden.tolist())
    )
    yield FigureRow(f"{HIDDEN} = E[{given}]", (*hidden, Figure("", ""), Figure("", "")))
    scores, shares = guess.scores.tolist(), guess.probabilities.tolist()
    for i, word in enumerate(found.network.vocabulary):
        weights = tuple(
            Figure("", _number(value), partial(_weight_answer, word, feature, value))
            for feature, value in enumerate(found.network.output[i].tolist())
        )
        score = Figure("", _number(scores[i]), partial(_score_answer, guess, i))
        share = Figure("", f"{shares[i]:.3f}", partial(_share_answer, guess, i))
        yield FigureRow(f"{_sign(guess, i)} {legible(word)}", (*weights, score, share))


def _sign(guess: Guess, word: int) -> str:
    if word == guess.wanted:
        return FILLED
    return EMPTY if word in guess.negatives else " "


def _number(value: float) -> str:
    return with_minus(f"{value:+.2f}")


def _hidden_answer(guess: Guess, feature: int) -> Answer:
    title = say("{name}[{i}]: what is hidden", name=HIDDEN, i=feature)
    note = _("There is no activation: the row of the word is handed on as it is.")
    return wording.answer(title, guess.why_hidden(feature), note)


def _weight_answer(word: str, feature: int, value: float) -> Answer:
    title = say("weight of “{word}” for feature {i}", word=legible(word), i=feature)
    note = _("Made up from the seed: this network has not learnt anything yet.")
    return Answer(title, "", (), wording.number(value), note)


def _score_answer(guess: Guess, word: int) -> Answer:
    name = legible(guess.network.vocabulary[word])
    return wording.answer(say("score of “{word}”", word=name), guess.why_score(word))


def _share_answer(guess: Guess, word: int) -> Answer:
    name = legible(guess.network.vocabulary[word])
    return wording.answer(say("softmax: p of “{word}”", word=name), guess.why_probability(word))


def losses(found: Guesses, number: int) -> Iterator[Figure]:
    """What the guess costs, by softmax over all words, and by negative samples."""
    guess = found.guess(number)
    softmax, sampled = _("loss by softmax"), _("loss by negative samples")
    yield Figure(softmax, f"{guess.loss:.4f}", lambda: wording.answer(softmax, guess.why_loss()))
    yield Figure(
        sampled,
        f"{guess.negative_loss:.4f}",
        lambda: wording.answer(sampled, guess.why_negative_loss()),
    )


# What stands around it


def heading(found: Guesses, at: int, known: int) -> str:
    """How many guesses have fallen out, and which one is looked at."""
    all_of = counted("{n} guess", "{n} guesses", len(found.turns))
    return " · ".join(
        (
            say("{known} of {guesses}", known=known, guesses=all_of),
            say("number {n}", n=at + 1),
            guess_text(found, at),
        )
    )


def knobs(setting: Setting) -> Iterator[Knob]:
    """What can be set."""
    yield ChoiceKnob(
        "method",
        _("method"),
        setting.method,
        (Choice("skipgram", "skip-gram"), Choice("cbow", "CBOW")),
        help=_("Skip-gram guesses each word around from the centre; CBOW the centre from them."),
    )
    yield _number_knob("window", _("window"), setting.window, 1, 8, _("Words to each side."))
    features = _("Numbers that each word has in each of the two tables.")
    yield _number_knob("features", _("features"), setting.features, 2, 4, features)
    drawn = _("Words that are not there, drawn for every guess.")
    yield _number_knob("negatives", _("negatives"), setting.negatives, 1, 5, drawn)
    seed = _("Other numbers in both tables, and other words drawn.")
    yield _number_knob("seed", _("seed"), setting.seed, 0, 999, seed)


def _number_knob(name: str, label: str, value: int, least: int, most: int, about: str) -> Knob:
    error = say("A number from {least} to {most} is wanted.", least=least, most=most)
    return NumberKnob(name, label, value, least, most, help=about, error=error)
