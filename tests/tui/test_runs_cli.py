"""`imdb-tui runs`: listed, shown, compared, described and deleted."""

import math
import sqlite3
from pathlib import Path

import pytest

from engine.files.places import places
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.training.wishes import Wishes
from tests.engine.scripted_training import Scripted, plan
from tests.tui.command_line import Command, Said, document, one_sentence
from tests.tui.training_commands import Train, stopping


def test_without_runs_the_list_is_empty(imdb_tui: Command, home: Path) -> None:
    assert document(imdb_tui("runs", "--json")) == []
    assert "imdb-tui train" in imdb_tui("runs")[1]
    assert not (home / "data").exists()


@pytest.mark.parametrize("asked", [["runs"], ["runs", "list"]])
def test_the_list_as_scripts_rely_on_it(
    imdb_tui: Command, train: Train, asked: list[str], tmp_path: Path
) -> None:
    train()
    train(stopping(3))
    second, first = document(imdb_tui(*asked, "--json"))
    assert first == {
        "run": 1, "model": "small", "data": str(tmp_path / "reviews.csv"), "epochs": 6,
        "val_accuracy": 0.5, "test_accuracy": 0.75, "state": "completed",
    }  # fmt: skip
    assert (second["run"], second["state"], second["epochs"]) == (2, "stopped", 2)
    assert second["test_accuracy"] is None
    assert document(imdb_tui("runs", "--json", "list")) == [second, first]


def test_the_list_fits_the_terminal(
    imdb_tui: Command, home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        execute(
            plan("builtin", batch=40), lambda _: None, Wishes(),
            places=places(home), train=Scripted(),
        )  # fmt: skip
    store.rename(1, "the first one")
    out = imdb_tui("runs")[1]
    assert "the first" in out and "0.5000" in out
    for columns in (60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        out = imdb_tui("runs")[1]
        assert all(len(line) <= columns for line in out.splitlines()), out
        assert "completed" in out and "6/6" in out


def test_a_run_as_scripts_rely_on_it(imdb_tui: Command, train: Train) -> None:
    train(Scripted(lambda epoch: math.nan if epoch == 2 else 1.0))
    found = document(imdb_tui("runs", "show", "1", "--json"))
    assert set(found) == {"run", "model", "plan", "state", "epochs", "test", "confusion"}
    assert [epoch["epoch"] for epoch in found["epochs"]] == [1, 2, 3, 4, 5, 6]
    assert [epoch["val_loss"] for epoch in found["epochs"][:3]] == [1.0, None, 1.0]
    assert found["plan"]["fit"]["batch"] == 2
    assert found["test"] == {"loss": found["test"]["loss"], "accuracy": 0.75}
    assert found["confusion"] == [[2, 1], [0, 1]]


def test_a_run_in_full(imdb_tui: Command, train: Train, store: Store) -> None:
    train(stopping(3), patience=2)
    store.rename(1, "mine")
    store.note(1, "a note\nof two lines")
    out = imdb_tui("runs", "show", "1")[1]
    for words in (
        "run 1 · small", "85 parameters", "stopped", "mine", "a note\nof two lines",
        "batches of 2", "adam at 0.001", "patience 2", "the last 25% of the reviews validate",
        "2/6", "Weights:", "imdb-tui train --resume 1",
    ):  # fmt: skip
        assert words in out, words
    train()
    out = imdb_tui("runs", "show", "2")[1]
    assert "(3 of 4 reviews right)" in out and "called negative" in out
    assert "--resume" not in out


def test_runs_side_by_side(imdb_tui: Command, train: Train) -> None:
    train()
    train(learning_rate=0.5, seed=7)
    found = document(imdb_tui("runs", "compare", "1", "2", "--json"))
    assert [run["run"] for run in found["runs"]] == [1, 2]
    differing = {each["setting"]: each["values"] for each in found["differences"]}
    assert differing == {"seed": [42, 7], "learning_rate": [0.001, 0.5]}
    out = imdb_tui("runs", "compare", "1", "2")[1]
    assert "learning_rate" in out and "0.001" in out and "test acc." in out
    assert "plans are the same" in imdb_tui("runs", "compare", "1", "1")[1]


def test_a_run_is_named_noted_and_deleted(imdb_tui: Command, train: Train, store: Store) -> None:
    train()
    weights = store.run(1).weights
    assert weights is not None and weights.is_file()
    assert "first one" in imdb_tui("runs", "rename", "1", "first one")[1]
    found = document(imdb_tui("runs", "note", "1", "better than\x1b[31m red", "--json"))
    assert (found["run"], found["name"]) == (1, "first one")
    assert "\x1b" not in imdb_tui("runs", "show", "1")[1]
    assert document(imdb_tui("runs", "delete", "1", "--json")) == {"run": 1}
    assert not weights.parent.exists()
    assert store.runs() == ()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        *(
            ([*asked.split(), "7"], 2, ["7", "imdb-tui runs"])
            for asked in ("show", "watch", "delete", "export --format csv", "compare 1")
        ),
        (["rename", "7", "x"], 2, ["7"]),
        (["note", "7", "x"], 2, ["7"]),
        (["rename", "1", "x" * 81], 1, ["80"]),
        (["show", "x"], 2, ["x"]),
        (["show", str(10**30)], 2, ["RUN"]),
        (["compare", "1"], 2, ["two"]),
        (["compare"], 2, ["RUN"]),
        (["export", "1"], 2, ["--format"]),
        (["export", "1", "--format", "xls"], 2, ["xls"]),
        (["export", "1", "--format", "tensorboard"], 2, ["--out"]),
        (["export", "1", "--format", "csv", "--out", "/dev/null/x.csv"], 1, ["/dev/null"]),
        (["nosuch"], 2, ["nosuch"]),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_what_cannot_be_done_gets_one_sentence(
    imdb_tui: Command, train: Train, arguments: list[str], code: int, words: list[str]
) -> None:
    train()
    said = imdb_tui("runs", *arguments)
    assert said[0] == code
    assert [word for word in words if word not in one_sentence(said)] == [], said[2]


def test_a_run_is_not_deleted_while_it_is_trained(imdb_tui: Command, train: Train) -> None:
    said: list[Said] = []

    def at_batch(epoch: int, batch: int, _wishes: Wishes) -> None:
        if (epoch, batch) == (2, 1):
            said.append(imdb_tui("runs", "delete", "1"))

    train(Scripted(at_batch=at_batch))
    assert said[0][0] == 1 and "right now" in one_sentence(said[0])


def test_a_broken_database_is_set_aside_and_said(
    imdb_tui: Command, train: Train, home: Path
) -> None:
    train()
    (home / "data" / "runs.db").write_bytes(b"no database" * 1000)
    code, out, err = imdb_tui("runs", "--json")
    assert (code, out) == (0, "[]\n")
    assert "damaged" in err and err.count("\n") == 1
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(next(home.glob("data/runs-broken-*.db"))).execute("SELECT 1 FROM runs")
