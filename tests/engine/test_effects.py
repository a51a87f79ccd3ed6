"""What is said of a setting is what the loaded reviews show."""

import numpy as np
from hypothesis import given

from engine.corpus.effects import Effect, effects
from engine.corpus.loading import LoadRefused, LoadSettings, load
from engine.corpus.word_statistics import word_counts
from tests.engine.small_corpus import Reviews, corpus
from tests.engine.test_loading import reviews, some_settings


def found(train: Reviews, how: LoadSettings) -> dict[tuple[str, str], Effect]:
    loaded = load(corpus(train, train), how)
    all_of_them = effects(loaded, "train", word_counts(loaded, "train"))
    return {(effect.setting, effect.counted): effect for effect in all_of_them}


@given(train=reviews, how=some_settings)
def test_what_becomes_unknown_or_is_dropped_is_counted_right(
    train: Reviews, how: LoadSettings
) -> None:
    try:
        loaded = load(corpus(train, train), how)
    except LoadRefused:
        return
    said = found(train, how)
    ids = [loaded.ids("train", i) for i in range(loaded.count("train"))]
    before = said["start_char", "ids"].after
    if how.oov_char is None:
        assert said["oov_char", "dropped"].after == before - sum(map(len, ids))
    else:
        assert sum(map(len, ids)) == before
        impossible = how.index_from + 31
        if how.oov_char > impossible and how.oov_char != how.start_char:
            unknown = sum(int(np.sum(row == how.oov_char)) for row in ids)
            assert said["oov_char", "unknown"].after == unknown
    for effect in said.values():
        assert effect.why.value == effect.after


def test_each_setting_has_its_own_effect() -> None:
    train = [(1, [1, 2, 3, 4]), (0, [1, 1, 2]), (0, [1] * 9)]
    how = LoadSettings(num_words=6, skip_top=5, maxlen=9)
    changes = {key: (e.before, e.after) for key, e in found(train, how).items()}
    first = changes.pop(("seed", "first_row"))
    assert first[0] == 0
    assert changes == {
        ("index_from", "first_word_id"): (1, 4),
        ("start_char", "ids"): (7, 9),
        ("maxlen", "reviews"): (3, 2),
        ("num_words", "known_words"): (7, 5),
        ("num_words", "vocabulary"): (4, 1),
        ("skip_top", "known_words"): (5, 2),
        ("skip_top", "start_tokens"): (2, 0),
        ("oov_char", "unknown"): (0, 7),
    }


def test_a_start_token_over_the_limit_is_put_down_to_num_words() -> None:
    said = found([(1, [1, 2])], LoadSettings(num_words=8, start_char=9))
    assert said["num_words", "start_tokens"].why.formula == "9 ≥ 8  →  0"
