"""`imdb-tui train`: what it makes of its options, what it tells, and with which code it ends."""

import json
import math
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from engine.files.places import places
from engine.runs.recorder import Recorder
from engine.runs.records import Run, State
from engine.runs.store import Store
from engine.training import trainer
from engine.training.events import Reason
from engine.training.wishes import Wishes
from engine.why import Refusal
from tests.engine.runs_home import numbers
from tests.engine.scripted_training import Scripted
from tui import tour_training
from tui.cli import run
from tui.commands.training_words import figure
from tui.wording.training import ENDINGS, STATES

Said = tuple[int, str, str]
Command = Callable[..., Said]

#: A model so small that six scripted epochs of it are stored in no time.
SMALL = ["train", "flat-embedding", "--set", "vocabulary=50", "--set", "length=8", "--epochs", "4"]
FIGURES = {"loss", "accuracy", "val_loss", "val_accuracy", "seconds"}


@pytest.fixture
def imdb_tui(
    home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Command]:
    """Run a command with a trainer that plays its part: exit code, stdout, stderr."""
    monkeypatch.setenv("IMDB_TUI_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setattr(trainer, "train", Scripted())

    def command(*arguments: str) -> Said:
        code = run(arguments)
        said = capfd.readouterr()
        return code, said.out, said.err

    yield command


@pytest.fixture
def store(home: Path) -> Store:
    return Store(places(home))


def _lines(said: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said[1].splitlines()]


def _only(store: Store) -> Run:
    (line,) = store.runs()
    return store.run(line.run)


def test_scripts_get_a_line_for_the_beginning_each_epoch_and_the_end(
    imdb_tui: Command, store: Store
) -> None:
    said = imdb_tui(*SMALL, "--json")
    first, *epochs, last = _lines(said)
    assert (said[0], said[2]) == (0, "")
    assert (first["event"], first["run"], first["device"]) == ("started", 1, "cpu")
    assert [line["epoch"] for line in epochs] == [1, 2, 3, 4]
    assert all(set(line) == {"event", "run", "epoch"} | FIGURES for line in epochs)
    assert set(last) == {"event", "run", "reason", "epochs", "test"}
    assert (last["event"], last["reason"], last["epochs"]) == ("finished", "completed", 4)
    assert set(last["test"]) == {"loss", "accuracy"}
    stored = _only(store).epochs
    assert [line["val_loss"] for line in epochs] == [epoch.val_loss for epoch in stored]


def test_what_is_no_number_is_null_and_explained_once(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trainer, "train", Scripted(lambda epoch: math.nan if epoch > 2 else 1.0))
    code, out, err = imdb_tui(*SMALL, "--json")
    assert code == 0
    assert [line["val_loss"] for line in _lines((code, out, err))[1:-1]] == [1.0, 1.0, None, None]
    assert err.count("no longer a number") == err.count("\n") == 1
    assert "nan" in imdb_tui(*SMALL)[1]


def test_people_get_a_table(imdb_tui: Command) -> None:
    code, out, err = imdb_tui(*SMALL)
    assert (code, err) == (0, "")
    heading, _rows, heads, *epochs, end, test = out.splitlines()
    assert heading == "run 1 · flat-embedding · builtin · 85 parameters · cpu"
    assert "val loss" in heads
    assert [line.split()[0] for line in epochs] == ["1/4", "2/4", "3/4", "4/4"]
    assert all(len(line) <= 80 for line in out.splitlines())
    assert end == "Run 1 is complete after 4 epochs."
    assert "(3 of 4 reviews right)" in test


def test_a_figure_is_never_cut() -> None:
    assert [*map(figure, (0.25, 99.9999, -100.0, 12345.6, 1e30, math.nan, math.inf, None))] == [
        "0.2500", "99.9999", "-1e+02", "1.2e+04", "1e+30", "nan", "inf", "–",
    ]  # fmt: skip


def test_every_option_is_part_of_the_plan(imdb_tui: Command, store: Store) -> None:
    options = {
        "--data": "builtin-ko", "--epochs": "2", "--batch-size": "40", "--learning-rate": "0.25",
        "--optimizer": "rmsprop", "--seed": "7", "--patience": "5", "--subset": "100",
        "--device": "cpu", "--threads": "1",
    }  # fmt: skip
    changes = ["--set", "filters=4", "--add", "1=Dropout", "--remove", "3"]
    given = [part for pair in options.items() for part in pair]
    said = imdb_tui("train", "conv1d", *given, *changes)
    assert said[0] == 0, said[2]
    plan = _only(store).plan
    fit = plan.fit
    assert (plan.data, plan.seed, plan.subset, plan.device, plan.threads) == (
        "builtin-ko", 7, 100, "cpu", 1,
    )  # fmt: skip
    assert (fit.epochs, fit.batch, fit.learning_rate) == (2, 40, 0.25)
    assert (fit.optimizer, fit.patience) == ("rmsprop", 5)
    kinds = [layer.KIND for layer in plan.spec.layers]
    assert kinds[1:5] == ["Embedding", "Dropout", "Conv1D", "Conv1D"]


@pytest.mark.parametrize(("given", "patience"), [([], 3), (["0"], None), (["none"], None)])
def test_early_stopping_can_be_switched_off(
    imdb_tui: Command, store: Store, given: list[str], patience: int | None
) -> None:
    asked = [part for text in given for part in ("--patience", text)]
    assert imdb_tui("train", "embedding-rnn", "--epochs", "1", *asked)[0] == 0
    assert _only(store).plan.fit.patience == patience


def test_reviews_named_by_a_path_are_found_again_from_any_folder(
    imdb_tui: Command, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f"a {'good' if i % 2 else 'bad'} film {i},{i % 2}" for i in range(20)]
    (tmp_path / "films.csv").write_text("\n".join(["text,label", *rows, ""]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert imdb_tui(*SMALL, "--data", "films.csv", "--batch-size", "2")[0] == 0
    assert _only(store).plan.data == str(tmp_path / "films.csv")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, ["--resume"]),
        (["nosuch"], 2, ["nosuch", "gru"]),
        (["embedding-lookup"], 2, ["embedding-lookup", "counted"]),
        (["dense-cnn"], 2, ["dense-cnn", "counted"]),
        (["fashion-cnn"], 2, ["fashion-cnn", "pictures", "not hold yet"]),
        (["digit-cnn"], 2, ["digit-cnn", "pictures"]),
        (["gru", "--epochs", "0"], 2, ["epochs", "0"]),
        (["gru", "--epochs", "x"], 2, ["--epochs", "x"]),
        (["gru", "--batch-size", "-1"], 2, ["batch_size", "-1"]),
        (["gru", "--batch-size", "5000"], 2, ["5,000", "4,000"]),
        (["gru", "--learning-rate", "-1"], 2, ["-1"]),
        (["gru", "--learning-rate", "nan"], 2, ["nan"]),
        (["gru", "--optimizer", "nosuch"], 2, ["nosuch", "adam"]),
        (["gru", "--seed", "-5"], 2, ["seed", "-5"]),
        (["gru", "--patience", "-2"], 2, ["patience", "-2"]),
        (["gru", "--patience", "soon"], 2, ["soon"]),
        (["gru", "--subset", "0"], 2, ["subset"]),
        (["gru", "--threads", "0"], 2, ["threads"]),
        (["gru", "--device", "tpu"], 2, ["tpu", "gpu:0"]),
        (["gru", "--data", "nosuch"], 2, ["nosuch", "builtin"]),
        (["gru", "--data", "/no/such.csv"], 1, ["/no/such.csv"]),
        (["gru", "--data", "imdb"], 1, ["data fetch imdb"]),
        (["gru", "--set", "units=0"], 2, ["4096"]),
        (["conv1d", "--remove", "7"], 2, ["conv1d", "15×1"]),
        (["--resume", "1"], 2, ["1", "runs"]),
        (["--resume", "0"], 2, ["0"]),
        (["--resume", str(10**30)], 2, ["--resume"]),
        (["--set", "units=2"], 2, ["model"]),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
@pytest.mark.parametrize("how", [[], ["--json"]], ids=["plain", "json"])
def test_what_cannot_be_trained_gets_one_sentence_and_leaves_no_run(
    imdb_tui: Command,
    store: Store,
    arguments: list[str],
    code: int,
    words: list[str],
    how: list[str],
) -> None:
    ended, out, err = imdb_tui("train", *arguments, *how)
    assert (ended, out) == (code, "")
    assert err.count("\n") == 1 and err.startswith("imdb-tui: "), err
    assert all(word in err for word in words), err
    assert store.runs() == ()


def _interrupting(epoch: int) -> Scripted:
    """A training that is interrupted in the middle of an epoch."""

    def at_batch(now: int, batch: int, wishes: Wishes) -> None:
        if (now, batch) == (epoch, 2):
            wishes.stop("interrupted")

    return Scripted(at_batch=at_batch)


def test_an_interrupted_run_is_kept_and_goes_on_to_the_same_numbers(
    imdb_tui: Command, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert imdb_tui(*SMALL)[0] == 0
    monkeypatch.setattr(trainer, "train", _interrupting(3))
    code, out, _err = imdb_tui(*SMALL)
    assert code == 130
    assert "Run 2 was interrupted, and 2 epochs of it are kept" in out
    assert "imdb-tui train --resume 2" in out
    monkeypatch.setattr(trainer, "train", Scripted())
    said = imdb_tui("train", "--resume", "2", "--threads", "1", "--json")
    assert (said[0], _lines(said)[0]["first_epoch"]) == (0, 3)
    assert [line["epoch"] for line in _lines(said)[1:-1]] == [3, 4]
    assert numbers(store.run(1)) == numbers(store.run(2))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--resume", "1", "--epochs", "9"], 2, ["own plan"]),
        (["--resume", "1", "--patience", "none"], 2, ["own plan"]),
        (["gru", "--resume", "1"], 2, ["flat-embedding"]),
        (["--resume", "2"], 1, ["4 epochs"]),
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
    monkeypatch.setattr(trainer, "train", _interrupting(2))
    imdb_tui(*SMALL)
    monkeypatch.setattr(trainer, "train", Scripted())
    imdb_tui(*SMALL)
    before = store.runs()
    ended, out, err = imdb_tui("train", *arguments)
    assert (ended, out) == (code, "")
    assert err.count("\n") == 1 and all(word in err for word in words), err
    assert store.runs() == before


def test_a_training_that_fails_is_kept_and_said(
    imdb_tui: Command, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_batch(epoch: int, _batch: int, _wishes: Wishes) -> None:
        if epoch == 3:
            raise Refusal("device_memory_full", device="GPU:0", batch=40)

    monkeypatch.setattr(trainer, "train", Scripted(at_batch=at_batch))
    said = imdb_tui(*SMALL, "--json")
    last = _lines(said)[-1]
    assert (said[0], last["reason"], last["epochs"], last["test"]) == (1, "failed", 2, None)
    assert "smaller batch" in said[2] and said[2].count("\n") == 1
    assert _only(store).line.state == "failed"


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
    assert [line["epoch"] for line in _lines(said)[1:-1]] == [1, 2, 3, 4]
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
    assert len(_lines((code, out, err))) == 6
    log = (home / "state" / "logs" / "training.log").read_text(encoding="utf-8")
    assert "native out" in log and "native err" in log


def test_the_tour_trains_and_prints_what_train_prints(imdb_tui: Command, store: Store) -> None:
    code, out, err = imdb_tui()
    assert (code, err) == (0, "")
    chapter = out[out.index("\n3. ") :]
    assert "imdb-tui train flat-embedding --data builtin --epochs 3 --batch-size 32" in chapter
    assert "run 1 · flat-embedding · builtin" in chapter
    assert "3/3" in chapter and "Run 1 is complete after 3 epochs." in chapter
    assert "reviews right)" in chapter
    assert store.runs() == ()


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("print('imdb-tui: Keras cannot be loaded'); sys.exit(1)", "goes on without it"),
        ("os.kill(os.getpid(), signal.SIGILL)", "goes on without it"),
        ("threading.Event().wait()", "After 0 seconds it was ended"),
    ],
)
def test_a_tour_without_a_training_says_so_and_goes_on(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch, program: str, words: str
) -> None:
    program = f"import os, signal, sys, threading; {program}"
    monkeypatch.setattr(tour_training, "program", lambda: [sys.executable, "-c", program])
    if "0 seconds" in words:
        monkeypatch.setattr(tour_training, "LIMIT", 0)
    code, out, err = imdb_tui()
    assert (code, err) == (0, "")
    assert words in " ".join(out.splitlines()[-3:])


def test_every_way_to_end_has_words() -> None:
    assert set(STATES) == set(get_args(State))
    assert set(ENDINGS) == {*get_args(Reason), "crashed"}
