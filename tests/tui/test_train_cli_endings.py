"""`imdb-tui train`, broken off, taken up again, or gone wrong."""

import os
from pathlib import Path
from typing import Any

import pytest

from engine.runs.recorder import Recorder
from engine.runs.store import Store
from engine.training import trainer
from engine.training.wishes import Wishes
from engine.why import Refusal
from tests.engine.runs_home import numbers
from tests.engine.scripted_training import Scripted
from tests.tui.command_line import Command, lines_of, one_sentence
from tests.tui.training_commands import SMALL, interrupting, only

pytestmark = pytest.mark.usefixtures("scripted")


def test_an_interrupted_run_is_kept_and_goes_on_to_the_same_numbers(
    imdb_tui: Command, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert imdb_tui(*SMALL)[0] == 0
    monkeypatch.setattr(trainer, "train", interrupting(3))
    code, out, _err = imdb_tui(*SMALL)
    assert code == 130
    assert "Run 2 was interrupted, and 2 epochs of it are kept" in out
    assert "imdb-tui train --resume 2" in out
    monkeypatch.setattr(trainer, "train", Scripted())
    said = imdb_tui("train", "--resume", "2", "--threads", "1", "--json")
    assert (said[0], lines_of(said)[0]["first_epoch"]) == (0, 3)
    assert [line["epoch"] for line in lines_of(said)[1:-1]] == [3, 4]
    assert numbers(store.run(1)) == numbers(store.run(2))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--resume", "1", "--epochs", "9"], 2, ["own plan"]),
        (["--resume", "1", "--patience", "none"], 2, ["own plan"]),
        (["gru", "--resume", "1"], 2, ["flat-embedding"]),
        (["--resume", "2"], 1, ["epochs: 4"]),
    ],
)
def test_what_does_not_go_with_going_on_is_refused(
    imdb_tui: Command,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    words: list[str],
) -> None:
    monkeypatch.setattr(trainer, "train", interrupting(2))
    imdb_tui(*SMALL)
    monkeypatch.setattr(trainer, "train", Scripted())
    imdb_tui(*SMALL)
    before = store.runs()
    said = imdb_tui("train", *arguments)
    assert said[0] == code
    assert [word for word in words if word not in one_sentence(said)] == [], said[2]
    assert store.runs() == before


def test_a_training_that_fails_is_kept_and_said(
    imdb_tui: Command, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_batch(epoch: int, _batch: int, _wishes: Wishes) -> None:
        if epoch == 3:
            raise Refusal("device_memory_full", device="GPU:0", batch=40)

    monkeypatch.setattr(trainer, "train", Scripted(at_batch=at_batch))
    said = imdb_tui(*SMALL, "--json")
    last = lines_of(said)[-1]
    assert (said[0], last["reason"], last["epochs"], last["test"]) == (1, "failed", 2, None)
    assert "try --batch-size 20" in said[2] and said[2].count("\n") == 1
    assert only(store).line.state == "failed"


def test_without_keras_there_is_a_sentence_and_no_crash_report(
    imdb_tui: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'keras'")

    monkeypatch.setattr(trainer, "train", missing)
    code, _out, err = imdb_tui(*SMALL, "--json")
    assert code == 1
    assert "Keras cannot be loaded" in err and "No module named 'keras'" in err
    assert not (home / "state" / "crashes").exists()


def test_a_defect_of_ours_is_filed(
    imdb_tui: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("nobody knows")

    monkeypatch.setattr(trainer, "train", broken)
    code, _out, err = imdb_tui(*SMALL, "--json")
    assert code == 1 and "error of its own" in err
    assert list((home / "state" / "crashes").iterdir())


def test_a_full_disk_is_waited_out_and_no_epoch_is_told_twice(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_epoch = Recorder.epoch
    refused: list[int] = []

    def epoch(self: Recorder, state: Any, done: Any) -> None:
        if done.epoch == 2 and not refused:
            refused.append(done.epoch)
            raise Refusal("disk_full", path="/home")
        store_epoch(self, state, done)

    monkeypatch.setattr(Recorder, "epoch", epoch)
    said = imdb_tui(*SMALL, "--json")
    assert [line["epoch"] for line in lines_of(said)[1:-1]] == [1, 2, 3, 4]
    assert said[2].count("Paused: the epoch cannot be stored") == said[2].count("\n") == 1
    refused.clear()
    out = imdb_tui(*SMALL)[1]
    assert out.count("not stored yet") == 1


def test_what_others_write_goes_to_the_log(
    imdb_tui: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_batch(epoch: int, batch: int, _wishes: Wishes) -> None:
        if (epoch, batch) == (1, 1):
            os.write(1, b"native out\n")
            os.write(2, b"native err\n")

    monkeypatch.setattr(trainer, "train", Scripted(at_batch=at_batch))
    code, out, err = imdb_tui(*SMALL, "--json")
    assert (code, err) == (0, "")
    assert len(lines_of((code, out, err))) == 6
    log = (home / "state" / "logs" / "training.log").read_text(encoding="utf-8")
    assert "native out" in log and "native err" in log
