"""What the learner has in hand in the view of skip-gram: a sentence, a window, one guess."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from engine.corpus.text import words
from engine.explain.skipgram import Noise, cbow, pairs
from engine.explain.skipgram_network import Guess, Network, untrained
from engine.why import Refusal, Why
from tui.commands.explain_skipgram import FOX

Method = Literal["skipgram", "cbow"]

#: More words, and the tables could no longer be read as numbers.
MOST_WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class Turn:
    """One guess by places in the sentence: the centre, what is given, and what is to be guessed."""

    centre: int
    given: tuple[int, ...]
    wanted: int
    why: Why


@dataclass(frozen=True, slots=True)
class Setting:
    """All that can be set; the network and the words drawn follow from the seed."""

    sentence: str = FOX
    method: Method = "skipgram"
    window: int = 2
    features: int = 3
    negatives: int = 2
    seed: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Guesses:
    """A sentence, and all the guesses that a window makes of it; refused if there are none."""

    setting: Setting
    words: tuple[str, ...]
    turns: tuple[Turn, ...]
    network: Network
    noise: Noise

    def guess(self, number: int) -> Guess:
        """One guess by the network, with the words that were drawn for it."""
        turn, setting = self.turns[number], self.setting
        wanted = self.words[turn.wanted]
        drawn = self.noise.draw(wanted, setting.negatives, setting.seed + number)
        return self.network.guess([self.words[i] for i in turn.given], wanted, drawn)


def guesses(setting: Setting) -> Guesses:
    """Slide the window over the sentence."""
    found = words(setting.sentence)
    if len(found) > MOST_WORDS:
        raise Refusal("skipgram_words_too_many", words=len(found), most=MOST_WORDS)
    turns = _turns(found, setting)
    if len(set(found)) < 2:
        raise Refusal("noise_without_words", word=found[0])
    network = untrained(found, setting.features, setting.seed)
    return Guesses(setting, tuple(found), turns, network, Noise.of(found))


def _turns(found: Sequence[str], setting: Setting) -> tuple[Turn, ...]:
    if setting.method == "skipgram":
        return tuple(
            Turn(each.centre, (each.centre,), each.context, each.why())
            for each in pairs(found, setting.window)
        )
    return tuple(
        Turn(each.centre, each.contexts, each.centre, each.why())
        for each in cbow(found, setting.window)
    )


@dataclass(slots=True)
class SkipgramState:
    """The guesses, the one looked at, and how many have fallen out of the window so far."""

    guesses: Guesses = field(default_factory=lambda: guesses(Setting()))
    at: int = 0
    known: int = 1

    def take(self, setting: Setting) -> None:
        """Set something; refused, nothing changes. The window stays at its word."""
        before, found = self.guesses, guesses(setting)
        self.guesses = found
        if setting.sentence != before.setting.sentence:
            self.begin()
            return
        centre, last = before.turns[self.at].centre, before.turns[self.known - 1].centre
        self.at = next(i for i, turn in enumerate(found.turns) if turn.centre == centre)
        self.known = max(self.at + 1, sum(turn.centre < last for turn in found.turns))

    def go_to(self, at: int) -> bool:
        """Look at a guess; False if there is none so far away."""
        inside = max(0, min(at, len(self.guesses.turns) - 1))
        self.at = inside
        self.known = max(self.known, inside + 1)
        return inside == at

    def begin(self) -> None:
        """Nothing but the first guess."""
        self.at, self.known = 0, 1
