"""Runs listed, shown, named, compared, exported and deleted."""

import csv
import json
import math
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from engine.runs import exporting, presence
from engine.runs.comparing import Difference, compare
from engine.runs.store import Store
from engine.training.events import EpochDone, Event
from engine.training.wishes import Wishes
from engine.zoo.editing import with_settings
from engine.zoo.layers import Dropout
from tests.engine.runs_home import Home
from tests.engine.samples import refused
from tests.engine.scripted_training import SPEC, Scripted, plan


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def nan_at_three(epoch: int) -> float:
    return math.nan if epoch == 3 else 1 / epoch


def test_nothing_is_listed_and_nothing_made_where_nothing_was_trained(home: Home) -> None:
    assert home.store.runs() == ()
    assert refused(lambda: home.store.run(1)).code == "unknown_run"
    assert refused(lambda: home.store.epochs(1)).code == "unknown_run"
    assert not home.places.data.exists()
    assert refused(lambda: home.store.delete(1)).code == "unknown_run"


def test_the_list_has_the_newest_first_and_how_each_stands(home: Home) -> None:
    home.train()
    home.train(plan(home.data, epochs=2))
    home.train(trainer=Scripted(at_batch=lambda epoch, _, wishes: wishes.stop()))
    lines = home.store.runs()
    assert [(each.run, each.state, each.epochs, each.epochs_wanted) for each in lines] == [
        (3, "stopped", 0, 6),
        (2, "completed", 2, 2),
        (1, "completed", 6, 6),
    ]
    assert [each.val_loss for each in lines] == [None, 1 / 2, 1 / 6]
    assert [each.test_accuracy for each in lines] == [None, 0.75, 0.75]


def test_a_run_can_be_named_and_noted(home: Home) -> None:
    run = home.train()
    home.store.rename(run, "  첫 번째 [bold]\x1b[31m ")
    home.store.note(run, "a\nb")
    assert home.store.runs()[0].name == "첫 번째 [bold]\x1b[31m"
    assert home.store.run(run).line.note == "a\nb"
    refusal = refused(lambda: home.store.rename(run, "x" * 81))
    assert (refusal.code, refusal.values["longest"]) == ("run_text_too_long", 80)
    assert refused(lambda: home.store.rename(99, "x")).code == "unknown_run"


def test_a_deleted_run_is_gone_with_its_files_and_its_number_never_returns(home: Home) -> None:
    first, second = home.train(), home.train()
    folders = {run: home.store.run(run).last for run in (first, second)}
    home.store.delete(second)
    kept, gone = folders[first], folders[second]
    assert kept and kept.is_file()
    assert gone and not gone.parent.exists()
    assert [line.run for line in home.store.runs()] == [first]
    assert home.store.pieces(first) is not None
    home.store.delete(first)
    with closing(sqlite3.connect(home.store.database.path)) as database:
        for table in ("runs", "epochs", "changes", "sittings", "pieces"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    assert home.train() == 3


def test_a_run_whose_files_are_gone_already_can_be_deleted(home: Home) -> None:
    run = home.train()
    shutil.rmtree(home.store.home)
    home.store.delete(run)
    assert home.store.runs() == ()


def test_runs_in_a_new_database_do_not_touch_the_files_of_the_lost_one(home: Home) -> None:
    lost = home.store.run(home.train()).last
    home.store.database.path.write_bytes(b"broken" * 1000)
    said: list[str] = []
    store = Store(home.places, lambda notice: said.append(notice.code))
    assert store.runs() == ()
    assert said == ["runs_set_aside"]
    new = home.train()
    assert lost and lost.is_file()
    home.store.delete(new)
    assert lost.is_file()


def test_words_are_kept_once_for_all_runs_that_share_them(home: Home) -> None:
    home.train()
    home.train()
    with closing(sqlite3.connect(home.store.database.path)) as database:
        assert database.execute("SELECT count(*) FROM pieces").fetchone() == (1,)
        database.execute("UPDATE pieces SET packed = ?", (b"other",))
        database.commit()
    assert refused(lambda: home.store.pieces(1)).code == "pieces_damaged"


def test_a_plan_of_another_version_is_refused_and_the_list_still_works(home: Home) -> None:
    run = home.train()
    with closing(sqlite3.connect(home.store.database.path)) as database:
        database.execute("UPDATE runs SET plan = ?", ('{"of": "the future"}',))
        database.commit()
    assert refused(lambda: home.store.run(run)).code == "plan_unreadable"
    assert [line.run for line in home.store.runs()] == [run]
    home.store.delete(run)


def test_a_process_is_known_by_its_number_and_when_it_began() -> None:
    here, me, now = presence.host(), presence.process(), time.time()
    assert presence.is_there(here, me, 0.0)
    number = me.partition(":")[0]
    if sys.platform == "linux":
        assert not presence.is_there(here, f"{number}:1", now)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert not presence.is_there(here, f"{ended.pid}:", now)
    assert presence.is_there("elsewhere", "1:1", now - presence.SILENCE / 2)
    assert not presence.is_there("elsewhere", "1:1", now - presence.SILENCE * 2)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of processes in /proc")
def test_a_process_that_ended_and_was_not_fetched_is_not_there() -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    began = presence._began(process.pid)
    assert presence.is_there(presence.host(), f"{process.pid}:{began}", 0.0)
    process.kill()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # it ends, and is not fetched
    assert not presence.is_there(presence.host(), f"{process.pid}:{began}", 0.0)
    process.wait()


def test_this_process_is_at_work_only_under_what_it_holds() -> None:
    here, me = presence.host(), presence.process()
    with presence.holding("mine"):
        assert presence.is_at_work("mine", here, me, 0.0)
        assert not presence.is_at_work("another", here, me, 0.0)
    assert not presence.is_at_work("mine", here, me, 0.0)


def test_runs_side_by_side_list_what_their_plans_have_different(home: Home) -> None:
    first = home.train()
    other = with_settings(SPEC, ["embedding=5"])
    layers = (*other.layers[:2], Dropout(0.5), *other.layers[2:])
    second = home.train(
        plan(home.data, spec=replace(other, layers=layers), seed=7, learning_rate=0.5, patience=3)
    )
    found = compare(home.store, [first, second, first])
    assert [run.line.run for run in found.runs] == [first, second, first]
    assert found.differences == (
        Difference("seed", (42, 7, 42)),
        Difference("learning_rate", (1e-3, 0.5, 1e-3)),
        Difference("patience", (None, 3, None)),
        Difference(
            "layers",
            (
                "Input → Embedding → Flatten → Dense",
                "Input → Embedding → Dropout → Flatten → Dense",
                "Input → Embedding → Flatten → Dense",
            ),
        ),
        Difference("dropout", (None, "Dropout(0.5)", None), is_layer=True),
        Difference("embedding.embedding", (3, 5, 3)),
    )
    assert compare(home.store, [first, first]).differences == ()
    assert refused(lambda: compare(home.store, [first, 99])).code == "unknown_run"


def test_a_run_as_csv(home: Home) -> None:
    run = home.store.run(home.train(trainer=Scripted(nan_at_three)))
    text = exporting.table(run)
    rows = list(csv.DictReader(text.splitlines()))
    assert list(rows[0]) == list(exporting.COLUMNS)
    assert [float(row["loss"]) for row in rows] == [epoch.loss for epoch in run.epochs]
    assert rows[2]["val_loss"] == "nan"
    assert [row["best"] for row in rows] == ["1", "1", "0", "1", "1", "1"]


def test_a_run_as_json(home: Home) -> None:
    run = home.store.run(home.train(trainer=Scripted(nan_at_three)))
    text = json.dumps(exporting.document(run), allow_nan=False)
    found = json.loads(text)
    assert (found["run"], found["model"], found["state"]) == (1, "small", "completed")
    assert found["epochs"][2]["val_loss"] is None
    assert [each["epoch"] for each in found["epochs"]] == [1, 2, 3, 4, 5, 6]
    assert found["confusion"] == [[2, 1], [0, 1]]
    assert found["plan"]["fit"]["learning_rate"] == 1e-3
    assert found["sittings"][0]["device"] == "cpu"


def full(_: str) -> None:
    import tensorflow as tf

    raise tf.errors.ResourceExhaustedError(None, None, "no space")


def test_a_run_for_tensorboard(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(epoch: int, batch: int, wishes: Wishes) -> None:
        if (epoch, batch) == (2, 1):
            wishes.learning_rate(0.5)

    run = home.store.run(home.train(trainer=Scripted(nan_at_three, change)))
    folder = exporting.tensorboard(run, tmp_path / "logs")
    import tensorflow as tf

    found: dict[tuple[str, str], list[tuple[int, float, float]]] = {}
    for part in ("train", "validation"):
        (file,) = (folder / part).iterdir()
        for event in tf.compat.v1.train.summary_iterator(str(file)):
            for value in event.summary.value:
                row = (event.step, event.wall_time, value.simple_value)
                found.setdefault((part, value.tag), []).append(row)
    assert set(found) == {
        ("train", "epoch_loss"),
        ("train", "epoch_accuracy"),
        ("train", "epoch_learning_rate"),
        ("validation", "epoch_loss"),
        ("validation", "epoch_accuracy"),
    }
    for rows in found.values():
        assert [(step, at) for step, at, _ in rows] == list(enumerate(run.times))
    rates = [value for _, _, value in found["train", "epoch_learning_rate"]]
    assert rates == pytest.approx([1e-3, 1e-3, 0.5, 0.5, 0.5, 0.5])
    losses = [value for _, _, value in found["validation", "epoch_loss"]]
    assert losses == pytest.approx([e.val_loss for e in run.epochs], nan_ok=True)
    assert refused(lambda: exporting.tensorboard(run, folder)).code == "file_exists"
    blocked = home.data / "logs"
    assert refused(lambda: exporting.tensorboard(run, blocked)).code == "cannot_write"
    monkeypatch.setattr(tf.io, "TFRecordWriter", full)
    assert refused(lambda: exporting.tensorboard(run, tmp_path / "no-room")).code == "disk_full"
    assert not (tmp_path / "no-room").exists()


LOADED = """
import sys
import engine.runs.execute, engine.runs.exporting, engine.runs.comparing
from engine.files.places import places
from engine.runs.store import Store
from pathlib import Path
store = Store(places(Path(sys.argv[1])))
store.runs(); store.run(1); store.note(1, "looked at")
heavy = ("tensorflow", "keras", "numpy", "sklearn", "tokenizers", "gensim")
print([name for name in heavy if name in sys.modules])
"""


def test_looking_at_runs_loads_nothing_heavy(home: Home) -> None:
    home.train()
    command = [sys.executable, "-c", LOADED, str(home.places.data.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_watcher_sees_only_what_is_new(home: Home) -> None:
    seen: list[EpochDone] = []

    def watch(event: Event) -> None:
        if isinstance(event, EpochDone):
            seen.extend(home.store.epochs(event.run, after=seen[-1].epoch if seen else 0))

    home.train(emit=watch)
    assert [each.epoch for each in seen] == [1, 2, 3, 4, 5, 6]
