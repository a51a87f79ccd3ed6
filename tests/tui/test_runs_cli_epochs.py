"""`imdb-tui runs export` and `watch`: every epoch of a run."""

import csv
import io
import json
import threading
from pathlib import Path

import pytest

from engine.training.wishes import Wishes
from tests.engine.scripted_training import Scripted
from tests.tui.command_line import Command, one_sentence
from tests.tui.training_commands import Train, stopping
from tui.commands import watching


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
        assert again[0] == 1 and "here.csv" in one_sentence(again)


def test_a_run_that_is_over_is_told_from_its_beginning(imdb_tui: Command, train: Train) -> None:
    train(stopping(4))
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
