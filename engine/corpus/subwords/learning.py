"""Learning subwords: the two neighbours that stand together most often become one, again and again.

The library wants the text itself and counts its words; the corpus has them counted already. So
every word is handed over as often as it occurs, but in rows of the same word, which it counts in
less than half the time. Prefixes for the inside of words are not used: with them the library's
choice among equals changes from run to run.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec
import numpy as np

from engine.corpus.store import Corpus
from engine.corpus.subwords.model import BYTES, FORMAT, LEAST_SIZE, MOST_SIZE, Learned, quiet
from engine.corpus.subwords.spelling import MARK, spelled
from engine.files.progress import OnProgress, Progress
from engine.why import Refusal

RECIPE = 1  # of all that decides what is learned; what was learned by another is learned anew

_FEWEST_TOGETHER = 2  # met together once, two neighbours have taught nothing
_WORDS_AT_A_TIME = 4096


@dataclass(frozen=True, slots=True)
class _Model:
    merges: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Trained:
    """The part that is wanted of what the library has learned."""

    model: _Model


def checked_size(size: int) -> int:
    """The size, if so many subwords can be learned."""
    if size < LEAST_SIZE:
        raise Refusal("setting_too_small", setting="size", value=size, least=LEAST_SIZE)
    if size > MOST_SIZE:
        raise Refusal("setting_too_large", setting="size", value=size, most=MOST_SIZE)
    return size


def learn(corpus: Corpus, size: int, progress: OnProgress) -> Learned:
    """Learn the subwords of the training reviews."""
    rule, room = corpus.about.rule, checked_size(size) - BYTES
    counts = _unit_counts(corpus, progress)
    times = _character_counts(counts)
    if rule == "words":
        times[MARK] = times.total() + 1  # it has a row, whatever the words are like
    # In a script of thousands half the room is left for what stands together often.
    characters = "".join(sorted(_most_frequent(times, room // 2)))
    rare = dict.fromkeys(map(ord, set(times).difference(characters)), " ")
    merges = _merges(_fed(counts, rare, progress), characters, room)
    return Learned(FORMAT, rule, size, characters, merges)


def _unit_counts(corpus: Corpus, progress: OnProgress) -> dict[str, int]:
    """How often each unit occurs in the training reviews."""
    train = spelled(corpus, "train", progress)
    times = np.bincount(train.numbers, minlength=len(train.units)).tolist()
    counts: dict[str, int] = {}
    for units, count in zip(train.units, times, strict=True):
        for unit in units if count else ():
            counts[unit] = counts.get(unit, 0) + count
    return counts


def _character_counts(counts: Mapping[str, int]) -> Counter[str]:
    times: Counter[str] = Counter()
    for unit, count in counts.items():
        for character in unit:
            times[character] += count
    return times


def _most_frequent(times: Mapping[str, int], most: int) -> list[str]:
    """The characters that get a row of their own; the others are spelled in bytes."""
    return sorted(times, key=lambda character: (-times[character], character))[:most]


def _fed(counts: Mapping[str, int], rare: Mapping[int, str], progress: OnProgress) -> Iterator[str]:
    """Every unit as often as it occurs, with blanks between; a rare character parts it in two."""
    total = sum(counts.values())
    held: list[str] = []
    done = 0
    for unit, count in counts.items():
        text = unit.translate(rare) + " "
        while count:
            taken = min(count, _WORDS_AT_A_TIME - done % _WORDS_AT_A_TIME)
            held.append(text * taken)
            count, done = count - taken, done + taken
            if done % _WORDS_AT_A_TIME == 0:
                yield "".join(held)
                held.clear()
                progress(Progress("learning_subwords", done, total))
    yield "".join(held)
    progress(Progress("learning_subwords", total, total))


def _merges(fed: Iterator[str], characters: str, room: int) -> tuple[tuple[int, int], ...]:
    """The merges that the library finds, in order, as pairs of rows."""
    quiet()
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.CharDelimiterSplit(" ")
    trainer = trainers.BpeTrainer(
        vocab_size=room,
        min_frequency=_FEWEST_TOGETHER,
        initial_alphabet=list(characters),
        show_progress=False,
    )
    tokenizer.train_from_iterator(fed, trainer)
    found = msgspec.json.decode(tokenizer.to_str(), type=_Trained).model.merges
    rows = {character: BYTES + row for row, character in enumerate(characters, 1)}
    merges = []
    for first, second in found:
        merges.append((rows[first], rows[second]))
        rows.setdefault(first + second, BYTES + len(rows) + 1)
    return tuple(merges)
