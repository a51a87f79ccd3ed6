"""`imdb-tui train`: what it makes of its options, what it tells, and with which code it ends."""

import math
from pathlib import Path
from typing import get_args

import pytest

from engine.runs.records import State
from engine.runs.store import Store
from engine.training import trainer
from engine.training.events import Reason
from tests.engine.scripted_training import Scripted
from tests.tui.command_line import Command, lines_of, one_sentence
from tests.tui.training_commands import SMALL, only
from tui.commands.training_words import figure
from tui.wording.training import ENDINGS, STATES

pytestmark = pytest.mark.usefixtures("scripted")
FIGURES = {"loss", "accuracy", "val_loss", "val_accuracy", "seconds"}


def test_scripts_get_a_line_for_the_beginning_each_epoch_and_the_end(
    imdb_tui: Command, store: Store
) -> None:
    said = imdb_tui(*SMALL, "--json")
    first, *epochs, last = lines_of(said)
    assert (said[0], said[2]) == (0, "")
    assert (first["event"], first["run"], first["device"]) == ("started", 1, "cpu")
    assert [line["epoch"] for line in epochs] == [1, 2, 3, 4]
    assert all(set(line) == {"event", "run", "epoch"} | FIGURES for line in epochs)
    assert set(last) == {"event", "run", "reason", "epochs", "test"}
    assert (last["event"], last["reason"], last["epochs"]) == ("finished", "completed", 4)
    assert set(last["test"]) == {"loss", "accuracy"}
    stored = only(store).epochs
    assert [line["val_loss"] for line in epochs] == [epoch.val_loss for epoch in stored]


def test_what_is_no_number_is_null_and_explained_once(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trainer, "train", Scripted(lambda epoch: math.nan if epoch > 2 else 1.0))
    code, out, err = imdb_tui(*SMALL, "--json")
    assert code == 0
    assert [line["val_loss"] for line in lines_of((code, out, err))[1:-1]] == [1.0, 1.0, None, None]
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
    plan = only(store).plan
    fit = plan.fit
    assert (plan.data, plan.seed, plan.subset, plan.device, plan.threads) == (
        "builtin-ko", 7, 100, "cpu", 1,
    )  # fmt: skip
    assert (fit.epochs, fit.batch, fit.learning_rate) == (2, 40, 0.25)
    assert (fit.optimizer, fit.patience) == ("rmsprop", 5)
    kinds = [layer.KIND for layer in plan.spec.layers]
    assert kinds[1:5] == ["Embedding", "Dropout", "Conv1D", "Conv1D"]


@pytest.mark.parametrize(("given", "patience"), [([], 3), (["none"], None)])
def test_early_stopping_can_be_switched_off(
    imdb_tui: Command, store: Store, given: list[str], patience: int | None
) -> None:
    asked = [part for text in given for part in ("--patience", text)]
    assert imdb_tui("train", "embedding-rnn", "--epochs", "1", *asked)[0] == 0
    assert only(store).plan.fit.patience == patience


def test_reviews_named_by_a_path_are_found_again_from_any_folder(
    imdb_tui: Command, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f"a {'good' if i % 2 else 'bad'} film {i},{i % 2}" for i in range(20)]
    (tmp_path / "films.csv").write_text("\n".join(["text,label", *rows, ""]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert imdb_tui(*SMALL, "--data", "films.csv", "--batch-size", "2")[0] == 0
    assert only(store).plan.data == str(tmp_path / "films.csv")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, ["--resume"]),
        (["nosuch"], 2, ["nosuch", "gru"]),
        (["embedding-lookup"], 2, ["embedding-lookup", "counted"]),
        (["dense-cnn"], 2, ["dense-cnn", "counted"]),
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
    said = imdb_tui("train", *arguments, *how)
    assert said[0] == code
    assert [word for word in words if word not in one_sentence(said)] == [], said[2]
    assert store.runs() == ()


def test_every_way_to_end_has_words() -> None:
    assert set(STATES) == set(get_args(State))
    assert set(ENDINGS) == {*get_args(Reason), "crashed"}
