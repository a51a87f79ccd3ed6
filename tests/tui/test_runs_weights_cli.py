"""`imdb-tui runs show` offers to go on with a run only where that can be done."""

from pathlib import Path

import pytest

from engine.runs.store import Store
from engine.training import trainer
from tests.engine.scripted_training import Scripted
from tests.tui.command_line import Command
from tests.tui.training_commands import Train, stopping


def _last(store: Store) -> Path:
    path = store.run(1).last
    assert path is not None
    return path


@pytest.mark.parametrize("what", ["gone", "damaged"])
def test_a_run_whose_state_cannot_be_read_is_not_gone_on_with(
    imdb_tui: Command, train: Train, store: Store, what: str
) -> None:
    train(stopping(3))
    path = _last(store)
    assert "--resume 1" in imdb_tui("runs", "show", "1")[1]
    if what == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-50])
    code, out, err = imdb_tui("runs", "show", "1")
    said = "".join(out.split())
    assert (code, err) == (0, "") and "--resume" not in out
    sentence = "arenolongerthere" if what == "gone" else "isdamagedorcutshort"
    assert said.count(sentence) == 1 and f"{path}{sentence}" in said
    assert ("Weights:" in out) == (what == "damaged")


def test_a_run_that_was_stopped_before_its_first_epoch_is_gone_on_with(
    imdb_tui: Command, train: Train, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(stopping(1))
    assert "--resume 1" in imdb_tui("runs", "show", "1")[1]
    monkeypatch.setattr(trainer, "train", Scripted())
    assert imdb_tui("train", "--resume", "1")[0] == 0


def test_a_complete_run_without_its_weights_says_so(
    imdb_tui: Command, train: Train, store: Store
) -> None:
    train()
    _last(store).unlink()
    out = imdb_tui("runs", "show", "1")[1]
    assert "are no longer there" in " ".join(out.split()) and "Weights:" not in out
