"""`imdb-tui runs`: listed, shown, compared, exported, followed, described and deleted."""

import csv
import io
import json
import math
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.files.places import places
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.training.wishes import Wishes
from tests.engine.scripted_training import Scripted, plan, reviews
from tests.tui.test_first_paint import AFTER_COMMAND, HEAVY, ROOT
from tui import language
from tui.cli import run
from tui.commands import watching

Said = tuple[int, str, str]
Command = Callable[..., Said]
Train = Callable[..., int]

LATER = {*HEAVY, "numpy", "textual", "pooch"}


@pytest.fixture
def imdb_tui(
    home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Command]:
    """Run a command: exit code, stdout, stderr."""
    monkeypatch.setenv("IMDB_TUI_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)

    def command(*arguments: str) -> Said:
        code = run(arguments)
        said = capfd.readouterr()
        return code, said.out, said.err

    yield command
    language.use("en")


@pytest.fixture
def store(home: Path) -> Store:
    return Store(places(home))


@pytest.fixture
def train(home: Path, tmp_path: Path) -> Train:
    """Train with the trainer that plays its part; the run's number."""
    data = reviews(tmp_path)

    def trained(trainer: Scripted | None = None, **changed: Any) -> int:
        given = plan(data, **changed)
        return execute(
            given, lambda _: None, Wishes(), places=places(home), train=trainer or Scripted()
        )

    return trained


def _stopping(epoch: int) -> Scripted:
    return Scripted(at_batch=lambda now, _, wishes: wishes.stop() if now == epoch else None)


def _json(said: Said) -> Any:
    code, out, err = said
    assert code == 0, err
    assert out.count("\n") == 1
    return json.loads(out)


def test_without_runs_the_list_is_empty(imdb_tui: Command, home: Path) -> None:
    assert _json(imdb_tui("runs", "--json")) == []
    assert "imdb-tui train" in imdb_tui("runs")[1]
    assert not (home / "data").exists()


@pytest.mark.parametrize("asked", [["runs"], ["runs", "list"]])
def test_the_list_as_scripts_rely_on_it(
    imdb_tui: Command, train: Train, asked: list[str], tmp_path: Path
) -> None:
    train()
    train(_stopping(3))
    second, first = _json(imdb_tui(*asked, "--json"))
    assert first == {
        "run": 1, "model": "small", "data": str(tmp_path / "reviews.csv"), "epochs": 6,
        "val_accuracy": 0.5, "test_accuracy": 0.75, "state": "completed",
    }  # fmt: skip
    assert (second["run"], second["state"], second["epochs"]) == (2, "stopped", 2)
    assert second["test_accuracy"] is None
    assert _json(imdb_tui("runs", "--json", "list")) == [second, first]


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
    found = _json(imdb_tui("runs", "show", "1", "--json"))
    assert set(found) == {"run", "model", "plan", "state", "epochs", "test", "confusion"}
    assert [epoch["epoch"] for epoch in found["epochs"]] == [1, 2, 3, 4, 5, 6]
    assert [epoch["val_loss"] for epoch in found["epochs"][:3]] == [1.0, None, 1.0]
    assert found["plan"]["fit"]["batch"] == 2
    assert found["test"] == {"loss": found["test"]["loss"], "accuracy": 0.75}
    assert found["confusion"] == [[2, 1], [0, 1]]


def test_a_run_in_full(imdb_tui: Command, train: Train, store: Store) -> None:
    train(_stopping(3), patience=2)
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
    found = _json(imdb_tui("runs", "compare", "1", "2", "--json"))
    assert [run["run"] for run in found["runs"]] == [1, 2]
    differing = {each["setting"]: each["values"] for each in found["differences"]}
    assert differing == {"seed": [42, 7], "learning_rate": [0.001, 0.5]}
    out = imdb_tui("runs", "compare", "1", "2")[1]
    assert "learning_rate" in out and "0.001" in out and "test acc." in out
    assert "plans are the same" in imdb_tui("runs", "compare", "1", "1")[1]


@pytest.mark.parametrize("out", [None, "here"])
def test_exports(imdb_tui: Command, train: Train, tmp_path: Path, out: str | None) -> None:
    train()

    def exported(kind: str) -> str:
        path = tmp_path / f"{out}.{kind}"
        asked = ["--out", str(path)] if out else []
        code, printed, err = imdb_tui("runs", "export", "1", "--format", kind, *asked)
        assert code == 0, err
        return path.read_text(encoding="utf-8") if out else printed

    rows = list(csv.DictReader(io.StringIO(exported("csv"))))
    assert [row["epoch"] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    found = json.loads(exported("json"))
    assert (found["run"], len(found["epochs"])) == (1, 6)
    assert {"fingerprint", "sittings", "changes", "note"} <= set(found)
    if out:
        again = imdb_tui(
            "runs", "export", "1", "--format", "csv", "--out", str(tmp_path / "here.csv")
        )
        assert (again[0], again[1]) == (1, "") and "here.csv" in again[2]


def test_a_run_that_is_over_is_told_from_its_beginning(imdb_tui: Command, train: Train) -> None:
    train(_stopping(4))
    code, out, err = imdb_tui("runs", "watch", "1", "--json")
    first, *epochs, last = map(json.loads, out.splitlines())
    assert (code, err) == (0, "")
    assert (first["event"], first["run"], first["model"]) == ("started", 1, "small")
    assert [line["epoch"] for line in epochs] == [1, 2, 3]
    assert last == {
        "event": "finished", "run": 1, "reason": "stopped", "epochs": 3, "test": None,
    }  # fmt: skip
    assert "Run 1 was stopped, and 3 epochs of it are kept" in imdb_tui("runs", "watch", "1")[1]


def test_a_run_that_goes_on_is_followed_to_its_end(
    imdb_tui: Command, train: Train, monkeypatch: pytest.MonkeyPatch
) -> None:
    half, seen = threading.Event(), threading.Event()

    def at_batch(epoch: int, _batch: int, _wishes: Wishes) -> None:
        if epoch == 3:
            half.set()
            assert seen.wait(30)

    training = threading.Thread(target=train, args=(Scripted(at_batch=at_batch),))
    training.start()
    assert half.wait(30)

    monkeypatch.setattr(watching, "sleep", lambda _: seen.set())
    out = imdb_tui("runs", "watch", "1", "--json")[1]
    training.join()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["epoch"] for line in lines[1:-1]] == [1, 2, 3, 4, 5, 6]
    assert (lines[-1]["reason"], lines[-1]["test"]["accuracy"]) == ("completed", 0.75)


def test_a_run_is_named_noted_and_deleted(imdb_tui: Command, train: Train, store: Store) -> None:
    train()
    weights = store.run(1).weights
    assert weights is not None and weights.is_file()
    assert "first one" in imdb_tui("runs", "rename", "1", "first one")[1]
    found = _json(imdb_tui("runs", "note", "1", "better than\x1b[31m red", "--json"))
    assert (found["run"], found["name"]) == (1, "first one")
    assert "\x1b" not in imdb_tui("runs", "show", "1")[1]
    assert _json(imdb_tui("runs", "delete", "1", "--json")) == {"run": 1}
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
    ended, out, err = imdb_tui("runs", *arguments)
    assert (ended, out) == (code, "")
    assert err.count("\n") == 1 and err.startswith("imdb-tui: "), err
    assert all(word in err for word in words), err


def test_a_run_is_not_deleted_while_it_is_trained(imdb_tui: Command, train: Train) -> None:
    said: list[Said] = []

    def at_batch(epoch: int, batch: int, _wishes: Wishes) -> None:
        if (epoch, batch) == (2, 1):
            said.append(imdb_tui("runs", "delete", "1"))

    train(Scripted(at_batch=at_batch))
    assert said[0][:2] == (1, "") and "right now" in said[0][2]


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


@pytest.mark.parametrize(
    "arguments",
    [
        ["train", "--help"],
        ["train", "gru", "--epochs", "0"],
        ["train", "--resume", "9"],
        ["runs", "--help"],
        *(
            ["runs", command, "--help"]
            for command in (
                "list",
                "show",
                "compare",
                "export",
                "watch",
                "delete",
                "rename",
                "note",
            )
        ),
        ["runs", "--json"],
    ],
    ids=" ".join,
)
def test_neither_tensorflow_nor_numpy_is_loaded(arguments: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AFTER_COMMAND, *arguments, "--home", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (2 if {"gru", "--resume"} & set(arguments) else 0), done.stderr
    loaded = {name.partition(".")[0] for name in done.stderr.splitlines()}
    assert "engine" in loaded
    assert not loaded & LATER
