"""What of a text is cut into subwords by itself: a word with its mark, or a run of characters.

No subword reaches beyond such a unit, so a unit is cut the same way wherever it stands: a corpus
is encoded by cutting each of its different units once.
"""

import re
from array import array
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.corpus.about import Rule
from engine.corpus.store import Corpus, Split, SplitName
from engine.corpus.text import characters, words
from engine.corpus.vocabulary import Vocabulary
from engine.files.progress import OnProgress, Progress

#: The blank in front of a word, as a learner sees it. The rule of words leaves no such character
#: in a word, so it can mean nothing else; the rule of characters has no blanks and needs no mark.
MARK: Final = "_"
#: Longer units are cut, so that one endless word cannot hold up everything else.
LONGEST: Final = 64

# A character that is no letter and no digit stands alone, so that no subword looks like a byte's
# name ("<0x41>") and none reaches over the end of a sentence.
_RUNS = re.compile(rf"\w{{1,{LONGEST}}}|\W")
_REVIEWS_A_REPORT = 256


@dataclass(frozen=True, slots=True, eq=False)
class Spelled:
    """The reviews of a split as numbers, where each begins, and the units behind each number."""

    units: list[list[str]]
    numbers: NDArray[np.int32]
    offsets: NDArray[np.int64]


def normalised(text: str, rule: Rule) -> str:
    """What of a text is kept: its words with a blank between them, or its characters."""
    # What came in from a terminal may hold halves of characters, which have no bytes.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(words(text)) if rule == "words" else "".join(characters(text))


def units(text: str, rule: Rule) -> list[str]:
    """The units of a normalised text, from left to right."""
    if rule == "characters":
        return _RUNS.findall(text)
    return [unit for word in words(text) for unit in _cut(MARK + word)]


def spelled(corpus: Corpus, split: SplitName, progress: OnProgress) -> Spelled:
    """A split, ready to be cut into subwords."""
    half = corpus.split(split)
    if corpus.about.rule == "characters":
        return _by_runs(half, corpus.vocabulary, progress)
    # A vocabulary from elsewhere may hold what the rule would not call one word, or call none.
    by_rank = [units(word, "words") for word in corpus.vocabulary]
    return Spelled([[], *by_rank], half.ranks, half.offsets)


def _by_runs(half: Split, vocabulary: Vocabulary, progress: OnProgress) -> Spelled:
    """Without blanks a rank is no unit: the reviews are put together, and taken apart into runs."""
    texts = ["", *vocabulary]
    known: dict[str, int] = {}
    numbers, ends = array("i"), array("q", [0])
    for row in range(len(half)):
        if row % _REVIEWS_A_REPORT == 0:
            progress(Progress("reading_reviews", row, len(half)))
        text = "".join([texts[rank] for rank in half.ranks_of(row).tolist()])
        numbers.extend([known.setdefault(run, len(known)) for run in units(text, "characters")])
        ends.append(len(numbers))
    return Spelled(
        [[run] for run in known],
        np.frombuffer(numbers, dtype=np.int32),
        np.frombuffer(ends, dtype=np.int64),
    )


def _cut(unit: str) -> list[str]:
    if len(unit) <= LONGEST:
        return [unit]
    return [unit[at : at + LONGEST] for at in range(0, len(unit), LONGEST)]
