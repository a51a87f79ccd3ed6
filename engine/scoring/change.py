"""The smallest change that turns a verdict: a word left out, or another in its place; or two such.

What is tried follows from the model alone: which words push the verdict most, and which words of
its own vocabulary say the opposite most strongly when they stand alone. So much is tried as a
learner can wait for, counted in multiplications and not in seconds; so the answer is always the
same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import Final, Literal
from weakref import WeakKeyDictionary

import numpy as np

from engine.explain.numbers import Numbers, number
from engine.explain.padding import Padding
from engine.runs.verdicts import KERAS
from engine.scoring.model import Scorer
from engine.scoring.occlusion import Overtaken, Pushes, answered, never
from engine.scoring.reading import CODING, PADDING, Ids, Reading, fed
from engine.scoring.score import label
from engine.why import Term, Why
from engine.zoo.layers.recurrent import Recurrent
from engine.zoo.summary import summary

Kind = Literal["delete", "replace"]
Word = tuple[int, str]

#: Multiplications that a second is enough for, also beside a training.
AFFORDABLE: Final = 4_000_000_000
#: A recurrent layer waits for every word: its multiplications take so many times longer.
SLOWER: Final = 3
#: So many of the most frequent words are heard alone, and so many of those then tried.
HEARD: Final = 1000
TRIED: Final = 8
#: So many tokens are changed by one word, and so many in pairs.
SINGLES: Final = 24
PAIRED: Final = 10
#: What each model says of its most frequent words, for as long as it is open.
_heard: Final[WeakKeyDictionary[Scorer, Numbers]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Edit:
    """A token that is left out, or replaced by the word of an id."""

    place: int
    id: int | None = None
    word: str = ""

    @property
    def kind(self) -> Kind:
        """What is done."""
        return "delete" if self.id is None else "replace"


Edits = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that turn a verdict, and the probability before and after them."""

    edits: Edits
    before: float
    after: float

    def why(self) -> Why:
        """Before, after, and between them the threshold."""
        before, after = number(self.before), number(self.after)
        threshold = number(KERAS)
        compared = f"{after} {'≤' if self.before > KERAS else '>'} {threshold}"
        terms = (
            Term("score_before_change", "", before),
            Term("score_after_change", "", after),
            Term("score_threshold", compared, threshold),
        )
        return Why("", terms, after)


@dataclass(frozen=True, slots=True)
class Search:
    """What was found, if anything, and how many changes were tried."""

    change: Change | None
    tried: int


def smallest_change(
    scorer: Scorer, reading: Reading, pushes: Pushes, overtaken: Overtaken = never
) -> Search:
    """One word left out; else one replaced; else two, as far as that can be afforded."""
    before, after = pushes.probability, pushes.without
    towards = pushes.pushes if before > KERAS else -pushes.pushes
    order = np.argsort(-towards, kind="stable").tolist()
    #: The tokens that hold the verdict up, the strongest first.
    strong = [pushes.places[i] for i in order]
    deletions = [(Edit(place),) for place in strong]
    tried, left = len(deletions), affordable(scorer, len(reading.fed))
    found = _furthest(before, deletions, after[order])
    if found is not None or not deletions:
        return Search(found, tried)
    words = opposites(scorer, before, overtaken)
    for changes in (_replacements(strong[:SINGLES], words), _pairs(strong[:PAIRED], words)):
        some = changes[:left]
        if not some:
            break
        answers = answered(scorer, _edited(scorer, reading, some), overtaken)
        tried, left = tried + len(some), left - len(some)
        found = _furthest(before, some, answers)
        if found is not None:
            break
    return Search(found, tried)


def _furthest(before: float, changes: Sequence[Edits], after: Numbers) -> Change | None:
    """The change that turns the verdict furthest, if any does."""
    if not len(changes):
        return None
    i = int(after.argmin() if before > KERAS else after.argmax())
    turned = label(float(after[i])) not in (label(before), None)
    return Change(changes[i], before, float(after[i])) if turned else None


def _replacements(strong: Sequence[int], words: Sequence[Word]) -> list[Edits]:
    """Each of the strongest words for each of the strongest tokens."""
    return [(Edit(place, *word),) for place in strong for word in words]


def _pairs(strong: Sequence[int], words: Sequence[Word]) -> list[Edits]:
    """Two tokens left out; one left out and one replaced; two replaced."""
    both, few = list(combinations(strong, 2)), words[: TRIED // 2]
    found: list[Edits] = [(Edit(first), Edit(second)) for first, second in both]
    for first, second in both:
        for word in few:
            found += [(Edit(first), Edit(second, *word)), (Edit(first, *word), Edit(second))]
    for first, second in both:
        found += [(Edit(first, *word), Edit(second, *other)) for word in few for other in few]
    return found


def _edited(scorer: Scorer, reading: Reading, changes: Sequence[Edits]) -> Ids:
    """A row for each change, of one length; a text that got shorter is filled up again."""
    rows = []
    for edits in changes:
        row = reading.row.copy()
        for edit in edits:
            row[edit.place] = PADDING if edit.id is None else edit.id
        gone = [edit.place for edit in edits if edit.id is None]
        rows.append(np.delete(row, gone))
    length = max((len(row) for row in rows), default=1)
    how = (
        scorer.how if scorer.how.maxlen else Padding(max(length, scorer.least), scorer.how.padding)
    )
    return np.array([fed(row, how) for row in rows], dtype=np.int32)


# What words of the model's own say


def opposites(scorer: Scorer, probability: float, overtaken: Overtaken = never) -> list[Word]:
    """The words that say most strongly what the verdict is not, when they stand alone."""
    alone = _alone(scorer, overtaken)
    order = np.argsort(alone if probability > KERAS else -alone, kind="stable")[:TRIED]
    ids = [scorer.reader.candidates[i] for i in order.tolist()]
    return [(each, scorer.reader.word(each)) for each in ids]


def _alone(scorer: Scorer, overtaken: Overtaken) -> Numbers:
    """The probability of each of the most frequent words, as a text of its own."""
    if scorer not in _heard:
        most = min(HEARD, affordable(scorer, 2), len(scorer.reader.candidates))
        start = [] if scorer.reader.subwords else [CODING.start_char or 0]
        how = Padding(scorer.how.maxlen or max(scorer.least, 2), scorer.how.padding)
        rows = [
            fed(np.array([*start, each], dtype=np.int32), how)
            for each in scorer.reader.candidates[:most]
        ]
        _heard[scorer] = answered(scorer, np.array(rows, dtype=np.int32), overtaken)
    return _heard[scorer]


# What that costs


def affordable(scorer: Scorer, words: int) -> int:
    """How many texts of so many words can be asked about."""
    return max(TRIED, AFFORDABLE // cost(scorer, words))


def cost(scorer: Scorer, words: int) -> int:
    """Multiplications for a text of so many words."""
    rows = summary(scorer.spec).rows
    if scorer.how.maxlen is not None and not isinstance(rows[2].layer, Recurrent):
        words = scorer.how.maxlen  # padding is read like all else
    found = 0
    for row in rows:
        places = (
            words
            if isinstance(row.layer, Recurrent)
            else prod(each or words for each in row.shape[:-1])
        )
        slower = SLOWER if isinstance(row.layer, Recurrent) else 1
        found += 0 if row.given.ids else places * row.count.total * slower
    return max(1, found)
