"""How chosen words move while a model learns: kept by epoch, gone on with, deleted, damaged."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.corpus.subwords import Subwords
from engine.corpus.subwords.model import Learned
from engine.runs import following, growth
from engine.runs.exporting import document
from engine.runs.following import Followed, followed
from engine.runs.growth import Growth
from engine.runs.pieces import Pieces, of_subwords
from engine.runs.starters import as_run, starter, weights
from engine.training.events import EpochDone
from engine.training.state import Memory, State
from engine.why import Refusal
from engine.zoo.models import MODELS
from tests.engine.runs_home import Home, crash, stop_at
from tests.engine.scripted_training import plan, state_after

ROWS = Followed("embedding", (4, 6), ("good", "bad"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def grown(home: Home, run: int) -> Growth:
    return growth.grown(home.store.run(run))


def states(home: Home, epochs: int) -> Iterator[State]:
    before = None
    for epoch in range(1, epochs + 1):
        before = state_after(plan(home.data), epoch, before, 1 / epoch)
        yield before


def test_a_run_keeps_the_rows_of_its_words_epoch_by_epoch(home: Home) -> None:
    run = home.train()
    found = grown(home, run)
    assert found.epochs == (1, 2, 3, 4, 5, 6)
    assert set(found.words[:2]) == {"good", "bad"} and "film" in found.words
    pieces = home.store.pieces(run)
    assert pieces is not None
    ids = [pieces.words().index(word) + 4 for word in found.words]
    for state, vectors in zip(states(home, 6), found.vectors, strict=True):
        table = state.weights["embedding/0"]
        np.testing.assert_array_equal(vectors, table[ids].astype(np.float16))


def test_what_was_drawn_before_the_first_epoch_is_epoch_0(tmp_path: Path) -> None:
    folder = tmp_path / "7-abcdef01"
    drawn = {"embedding/0": np.arange(60, dtype=np.float32).reshape(20, 3)}
    learned = {"embedding/0": drawn["embedding/0"] + 1}
    growth.write(folder, State(1, learned, {}, 0.1, learned, Memory(), drawn), ROWS)
    found = growth.read(folder / growth.NAME, 1)
    assert found.epochs == (0, 1)
    np.testing.assert_array_equal(found.vectors[0], [[12, 13, 14], [18, 19, 20]])
    np.testing.assert_array_equal(found.vectors[1], found.vectors[0] + 1)


def test_a_run_that_goes_on_keeps_on_following(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = home.train()
    halted = home.train(trainer=stop_at(4, 2, home))
    assert grown(home, halted).epochs == (1, 2, 3)
    following.wish(home.places, ["film"])  # too late for this one
    home.train(resume=halted)
    first, second = grown(home, whole), grown(home, halted)
    assert first.words == second.words and first.epochs == second.epochs
    np.testing.assert_array_equal(first.vectors, second.vectors)
    assert grown(home, home.train()).words[0] == "film"


def test_an_epoch_that_was_never_stored_is_written_over(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = crash(home, 4, monkeypatch)
    path = growth.of_run(home.store.run(run))
    assert path is not None
    path.write_bytes(path.read_bytes() + b"cut off in the mid")
    assert grown(home, run).epochs == (1, 2, 3)
    home.train(resume=run)
    assert grown(home, run).epochs == (1, 2, 3, 4, 5, 6)


def test_training_waits_while_the_disk_is_full(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    real, tries = growth.write, 0

    def full(*arguments: Any) -> None:
        nonlocal tries
        tries += 1
        if tries == 2:
            raise Refusal("disk_full", path="somewhere")
        real(*arguments)

    monkeypatch.setattr(growth, "write", full)
    run = home.train()
    told = [(each.epoch, each.stored) for each in home.of(EpochDone)]
    assert told[1:3] == [(2, False), (2, True)]
    assert grown(home, run).epochs == (1, 2, 3, 4, 5, 6)


def test_an_exported_run_says_where_its_words_are(home: Home) -> None:
    run = home.store.run(home.train())
    path = growth.of_run(run)
    assert path is not None and document(run)["growth"] == str(path)
    path.unlink()
    assert document(run)["growth"] is None


def test_a_deleted_run_leaves_nothing(home: Home) -> None:
    run = home.train()
    path = growth.of_run(home.store.run(run))
    assert path is not None and path.is_file()
    home.store.delete(run)
    assert not path.parent.exists()


@pytest.mark.parametrize("at", [3, 40, -1])
def test_a_byte_turned_over_is_found(home: Home, at: int) -> None:
    path = growth.of_run(home.store.run(home.train()))
    assert path is not None
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    with pytest.raises(Refusal) as found:
        growth.read(path, 6)
    assert found.value.code == "growth_damaged"


def test_without_a_file_nothing_was_kept(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as found:
        growth.read(tmp_path / growth.NAME, 3)
    assert found.value.code == "no_growth"


def test_epochs_that_are_no_numbers_are_left_out(tmp_path: Path) -> None:
    for epoch, number in ((1, 1.0), (2, float("nan")), (3, 1e30), (4, 2.0)):
        weights = {"embedding/0": np.full((20, 3), number, np.float32)}
        growth.write(tmp_path, State(epoch, weights, {}, 0.1, weights, Memory()), ROWS)
    found = growth.read(tmp_path / growth.NAME, 4)
    assert (found.epochs, found.left_out) == ((1, 4), 2)


def test_a_model_without_a_row_for_every_word_is_not_followed() -> None:
    words = Pieces("words", b'["good", "bad"]')
    assert followed(MODELS["onehot-rnn"], words, ()) is None
    assert followed(MODELS["fashion-cnn"], None, ()) is None
    chosen = followed(MODELS["embedding-rnn"], words, ("bad", "unheard"))
    assert chosen == Followed("embedding", (5, 4), ("bad", "good"))


def test_of_subwords_those_are_followed_that_stand_for_more_than_a_byte() -> None:
    learned = Learned(1, "words", 600, "_adego", ((257, 261), (263, 262), (264, 262), (265, 259)))
    chosen = followed(MODELS["average-pooling"], of_subwords(Subwords(learned)), ())
    assert chosen is not None
    assert chosen.words[0] == "_good" and min(chosen.ids) > 256
    assert set(chosen.words) >= {"_", "a", "_g", "_go", "_goo"}


def test_ids_stay_inside_the_table() -> None:
    words = Pieces("words", str([f"w{i}" for i in range(600)]).replace("'", '"').encode())
    chosen = followed(MODELS["embedding-rnn"], words, ("w595", "w496", "w495"))
    assert chosen is not None
    assert chosen.words[:1] == ("w495",) and max(chosen.ids) == 499


def test_what_came_with_the_app_ends_where_its_weights_are() -> None:
    run = as_run(starter("flat-embedding"))
    found = growth.grown(run)
    assert found.epochs == tuple(range(11)) and {"good", "bad", "awful"} < set(found.words)
    table = weights("flat-embedding")["embedding/embeddings"]
    ranks = {word: rank for rank, word in enumerate(starter("flat-embedding").words, 1)}
    ids = [ranks[word] + 3 for word in found.words]
    np.testing.assert_array_equal(found.vectors[-1], table[ids])
    away = [float(np.abs(found.vectors[e] - table[ids]).max()) for e in (0, 5, 10)]
    assert away[0] > away[1] > away[2] == 0


def test_wishes_are_kept_and_anything_else_is_none(home: Home) -> None:
    assert following.wished(home.places) == ()
    assert following.wish(home.places, ["멋진", "멋진", "", "x" * 100]) == ("멋진", "x" * 60)
    assert following.wished(home.places) == ("멋진", "x" * 60)
    (home.places.data / "followed.json").write_text("{", encoding="utf-8")
    assert following.wished(home.places) == ()


def test_a_word_that_no_review_has_is_not_followed(home: Home) -> None:
    following.wish(home.places, ["unheard"])
    assert "unheard" not in grown(home, home.train()).words
