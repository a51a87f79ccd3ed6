"""What each parameter of `load_data` does to the reviews in use: before, after, and why."""

from dataclasses import dataclass

import numpy as np

from engine.corpus.loading import Loaded
from engine.corpus.store import SplitName
from engine.corpus.word_statistics import WordCounts, real_words
from engine.why import Term, Why


@dataclass(frozen=True, slots=True)
class Effect:
    """What one setting changes: what is counted, how many there are before it and after it."""

    setting: str
    counted: str
    before: int
    after: int
    why: Why


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many words and start tokens there are, and how many of them fall to which limit."""

    reviews: int
    starts: int
    words: int
    too_rare: int
    too_frequent: int
    start_too_large: bool
    start_too_small: bool


def effects(loaded: Loaded, split: SplitName, counts: WordCounts) -> tuple[Effect, ...]:
    """The effects on one split, whose words have been counted, in the order Keras takes them."""
    tally = _tally(loaded, split, counts)
    found = [
        _seed(loaded, split),
        _index_from(loaded),
        _start_char(loaded, tally),
        _maxlen(loaded, split),
        _num_words(loaded, tally),
        _real_words(loaded),
        _skip_top(loaded, tally),
        _start_tokens(loaded, tally),
        _oov_char(loaded, tally),
    ]
    return tuple(effect for effect in found if effect is not None)


def _tally(loaded: Loaded, split: SplitName, counts: WordCounts) -> _Tally:
    settings, reviews = loaded.settings, loaded.count(split)
    ids = np.arange(counts.by_label.shape[1]) + settings.index_from
    rare = ids >= loaded.limit
    frequent = ~rare & (ids < settings.skip_top)
    start = settings.start_char
    return _Tally(
        reviews=reviews,
        starts=0 if start is None else reviews,
        words=int(counts.all.sum()),
        too_rare=int(counts.all[rare].sum()),
        too_frequent=int(counts.all[frequent].sum()),
        start_too_large=start is not None and start >= loaded.limit,
        start_too_small=start is not None and start < min(settings.skip_top, loaded.limit),
    )


def _seed(loaded: Loaded, split: SplitName) -> Effect | None:
    if not loaded.count(split):
        return None
    seed, first = loaded.settings.seed, loaded.row(split, 0)
    terms = (Term("seed", f"{seed}", seed), Term("first_row_in_file", f"x[{first}]", first))
    return Effect(
        "seed", "first_row", 0, first, Why(f"RandomState({seed})  →  {first}", terms, first)
    )


def _index_from(loaded: Loaded) -> Effect:
    shift = loaded.settings.index_from
    terms = (Term("rank", "1", 1), Term("index_from", f"{shift}", shift))
    return Effect(
        "index_from", "first_word_id", 1, 1 + shift, Why(f"1 + {shift}", terms, 1 + shift)
    )


def _start_char(loaded: Loaded, tally: _Tally) -> Effect:
    after = tally.words + tally.starts
    terms = (
        Term("words_in_all", f"{tally.words}", tally.words),
        Term("start_tokens", f"{tally.starts}", tally.starts),
    )
    why = Why(f"{tally.words} + {tally.starts}", terms, after)
    return Effect("start_char", "ids", tally.words, after, why)


def _maxlen(loaded: Loaded, split: SplitName) -> Effect:
    before, after = len(loaded.corpus.split(split)), loaded.count(split)
    terms = (
        Term("reviews", f"{before}", before),
        Term("reviews_too_long", f"{before - after}", before - after),
    )
    return Effect(
        "maxlen", "reviews", before, after, Why(f"{before} − {before - after}", terms, after)
    )


def _num_words(loaded: Loaded, tally: _Tally) -> Effect:
    after = tally.words - tally.too_rare
    terms = (
        Term("words_in_all", f"{tally.words}", tally.words),
        Term("words_over_limit", f"id ≥ {loaded.limit}", tally.too_rare),
    )
    why = Why(f"{tally.words} − {tally.too_rare}", terms, after)
    return Effect("num_words", "known_words", tally.words, after, why)


def _real_words(loaded: Loaded) -> Effect:
    figure = real_words(loaded)
    after = int(figure.value or 0)
    return Effect("num_words", "vocabulary", len(loaded.corpus.vocabulary), after, figure.why)


def _skip_top(loaded: Loaded, tally: _Tally) -> Effect:
    before = tally.words - tally.too_rare
    after = before - tally.too_frequent
    terms = (
        Term("words_left", f"{tally.words} − {tally.too_rare}", before),
        Term("words_skipped", f"id < {loaded.settings.skip_top}", tally.too_frequent),
    )
    why = Why(f"{before} − {tally.too_frequent}", terms, after)
    return Effect("skip_top", "known_words", before, after, why)


def _start_tokens(loaded: Loaded, tally: _Tally) -> Effect | None:
    """The start token is limited like a word, by whichever limit it breaks."""
    settings = loaded.settings
    start = settings.start_char
    if start is None:
        return None
    token = Term("start_char", f"{start}", start)
    if tally.start_too_large:
        limit = Term("limit_above", f"{loaded.limit}", loaded.limit)
        why = Why(f"{start} ≥ {loaded.limit}  →  0", (token, limit), 0)
        return Effect("num_words", "start_tokens", tally.starts, 0, why)
    skipped = Term("skip_top", f"{settings.skip_top}", settings.skip_top)
    if tally.start_too_small:
        why = Why(f"{start} < {settings.skip_top}  →  0", (token, skipped), 0)
        return Effect("skip_top", "start_tokens", tally.starts, 0, why)
    kept = f"{start} ≥ {settings.skip_top}  →  {tally.starts}"
    why = Why(kept, (token, skipped), tally.starts)
    return Effect("skip_top", "start_tokens", tally.starts, tally.starts, why)


def _oov_char(loaded: Loaded, tally: _Tally) -> Effect:
    starts = tally.starts if tally.start_too_large or tally.start_too_small else 0
    after = tally.too_rare + tally.too_frequent + starts
    terms = (
        Term("words_over_limit", f"id ≥ {loaded.limit}", tally.too_rare),
        Term("words_skipped", f"id < {loaded.settings.skip_top}", tally.too_frequent),
        Term("start_tokens_replaced", f"{starts}", starts),
    )
    why = Why(f"{tally.too_rare} + {tally.too_frequent} + {starts}", terms, after)
    counted = "dropped" if loaded.settings.oov_char is None else "unknown"
    return Effect("oov_char", counted, 0, after, why)
