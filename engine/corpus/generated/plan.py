"""How a review is built before a word of it is written: which kinds of sentence, in what order.

Most of the order that matters comes from here: a stretch of sentences may say the opposite of
the review's opinion, and a turn, a concession or somebody else's mouth takes it back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from engine.corpus.generated.chance import Chance

Kind = Literal[
    "short", "opening", "premise", "event", "aside",
    "straight_film", "straight_acting", "straight_story", "straight_craft",
    "denied_film", "denied_parts", "weighed_film", "weighed_parts",
    "before_turn", "turn", "hearsay", "after_hearsay",
    "concession", "more_conceded", "after_concession",
    "closing", "turned_closing", "mixed_closing",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence to be written: its kind, and whether it says the opposite of the opinion."""

    kind: Kind
    against: bool = False


Paragraph = list[Step]

Manner = Literal[
    "plainly", "with_a_turn", "by_denial", "against_hearsay", "with_concessions", "undecided"
]
Shares = tuple[tuple[Manner, float], ...]

SHARES: Shares = (
    ("plainly", 0.46),
    ("with_a_turn", 0.29),
    ("by_denial", 0.05),
    ("against_hearsay", 0.08),
    ("with_concessions", 0.10),
    ("undecided", 0.02),
)

_LONGEST_SINGLE_PARAGRAPH = 9

# How many sentences, and how often.
_SIZES = (((1, 1), 0.03), ((2, 4), 0.17), ((5, 8), 0.37), ((9, 14), 0.26), ((15, 21), 0.11),
          ((22, 34), 0.05))  # fmt: skip
_STORY_SHARE = 0.34
_LATER_STORY = ((Step("event"), 0.6), (Step("aside"), 0.4))
_STRAIGHT: tuple[tuple[Kind, float], ...] = (
    ("straight_film", 0.4), ("straight_acting", 0.22), ("straight_story", 0.22),
    ("straight_craft", 0.16),
)  # fmt: skip
_HIDDEN: tuple[tuple[Kind, float], ...] = (
    ("denied_film", 0.33), ("denied_parts", 0.22), ("weighed_film", 0.27), ("weighed_parts", 0.18),
)  # fmt: skip


def plan(chance: Chance, shares: Shares = SHARES) -> list[Paragraph]:
    """The paragraphs of one review, whichever opinion it will hold."""
    size = chance.between(*chance.weighted(_SIZES))
    if size == 1:
        return [[Step("short")]]
    told = int(size * _STORY_SHARE + chance.between(0, 9) / 10)
    judged = _MANNERS[chance.weighted(shares)](chance, max(size - told, 1))
    return _paragraphs(chance, _story(chance, told), judged)


def _story(chance: Chance, count: int) -> list[Step]:
    """Sentences that judge nothing."""
    steps = [Step("opening")] if count else []
    premises = min(2, count - 1)
    for place in range(1, count):
        steps.append(Step("premise") if place <= premises else chance.weighted(_LATER_STORY))
    return steps


def _straight(chance: Chance, against: bool = False) -> Step:
    return Step(chance.weighted(_STRAIGHT), against)


def _hidden(chance: Chance) -> Step:
    """A sentence whose words alone do not tell what it means."""
    return Step(chance.weighted(_HIDDEN))


def _own(chance: Chance, plainness: float) -> Step:
    return _straight(chance) if chance.happens(plainness) else _hidden(chance)


def _closing(chance: Chance, plainness: float) -> Step:
    return Step("closing" if chance.happens(plainness) else "turned_closing")


def _plainly(chance: Chance, count: int) -> list[Step]:
    steps = [_own(chance, 0.92) for _ in range(count - 1)]
    return [*steps, _closing(chance, 0.9) if count > 1 else _own(chance, 0.8)]


def _by_denial(chance: Chance, count: int) -> list[Step]:
    steps = [_own(chance, 0.1) for _ in range(count - 1)]
    return [*steps, _closing(chance, 0.45) if count > 1 else _hidden(chance)]


def _with_a_turn(chance: Chance, count: int) -> list[Step]:
    if count < 4:
        return _plainly(chance, count)
    before = max(1, int(count * 0.5))
    steps = [Step("before_turn")]
    steps += [_straight(chance, against=True) for _ in range(before - 1)]
    steps.append(Step("turn"))
    steps += [_own(chance, 0.92) for _ in range(count - before - 2)]
    return [*steps, _closing(chance, 0.92)]


def _against_hearsay(chance: Chance, count: int) -> list[Step]:
    if count < 4:
        return _plainly(chance, count)
    before = max(2, min(4, int(count * 0.4)))
    steps = [Step("hearsay") for _ in range(before)]
    steps.append(Step("after_hearsay"))
    steps += [_own(chance, 0.85) for _ in range(count - before - 2)]
    return [*steps, _closing(chance, 0.9)]


def _with_concessions(chance: Chance, count: int) -> list[Step]:
    if count < 4:
        return _by_denial(chance, count)
    granted = max(1, int((count - 2) * 0.45))
    after = chance.between(0, 1)
    steps = [_own(chance, 0.85) for _ in range(count - granted - after - 2)]
    steps.append(Step("concession"))
    steps += [Step("more_conceded") for _ in range(granted - 1)]
    steps.append(Step("after_concession"))
    steps += [_own(chance, 0.9) for _ in range(after)]
    return [*steps, _closing(chance, 0.9)]


def _undecided(chance: Chance, count: int) -> list[Step]:
    """For a few reviews nobody could say; their label is a matter of luck."""
    steps = [_straight(chance, against=chance.happens(0.5)) for _ in range(count)]
    return [*steps, Step("mixed_closing")]


_MANNERS: dict[Manner, Callable[[Chance, int], list[Step]]] = {
    "plainly": _plainly,
    "with_a_turn": _with_a_turn,
    "by_denial": _by_denial,
    "against_hearsay": _against_hearsay,
    "with_concessions": _with_concessions,
    "undecided": _undecided,
}


def _paragraphs(chance: Chance, story: list[Step], judged: list[Step]) -> list[Paragraph]:
    """The steps in paragraphs: short reviews have one, long ones several."""
    if len(story) + len(judged) <= _LONGEST_SINGLE_PARAGRAPH:
        return [story + judged]
    paragraphs = [story] if story else []
    while judged:
        length = chance.between(3, 7)
        paragraphs.append(judged[:length])
        judged = judged[length:]
    return paragraphs
