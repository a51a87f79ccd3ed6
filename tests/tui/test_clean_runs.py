"""`imdb-tui clean` and runs: those stay until they are named; what belongs to none may go."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.files.places import places
from engine.runs import presence
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.training.plan import plan_for
from engine.training.wishes import Wishes
from engine.zoo.models import MODELS
from tests.engine.scripted_training import Scripted
from tests.tui.command_line import Command, document, one_sentence


@pytest.fixture
def store(home: Path) -> Store:
    """A home with one run in it, and all that killed processes can leave beside it."""
    plan = plan_for(MODELS["flat-embedding"], "builtin")
    plan = replace(plan, fit=replace(plan.fit, epochs=2))
    execute(plan, lambda _event: None, Wishes(), places=places(home), train=Scripted())
    store = Store(places(home))
    (folder,) = store.folders()
    (folder / ".last-3.npz.abc.part").write_bytes(b"x" * 10)
    orphan = store.home / "9-00000000"
    orphan.mkdir()
    (orphan / "last-1.npz").write_bytes(b"x" * 100)
    (home / "data" / "runs-broken-20260101-000000.db").write_bytes(b"x" * 1000)
    (home / "data" / "runs-broken-20260101-000000.db-journal").write_bytes(b"x" * 1000)
    return store


def test_runs_are_listed_with_their_number_and_size_and_stay(
    imdb_tui: Command, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "250")
    rows = {row["name"]: row for row in document(imdb_tui("clean", "--json"))}
    (folder,) = store.folders()
    weights = sum(file.stat().st_size for file in folder.glob("[!.]*"))
    assert rows["runs"]["runs"] == 1
    assert rows["runs"]["bytes"] == weights + store.database.path.stat().st_size
    assert rows["leftovers"]["bytes"] == 10 + 100 + 2 * 1000
    text = " ".join(imdb_tui("clean")[1].split())
    assert "1 run of yours" in text and "clean --runs" in text
    assert "1 folder without a run, 1 unfinished file, 1 damaged database" in text
    imdb_tui("clean", "cache", "imports", "logs", "crashes", "leftovers")
    assert len(store.run(1).epochs) == 2 and store.state(store.run(1)) is not None


def test_what_belongs_to_no_run_is_removed_by_its_name(imdb_tui: Command, store: Store) -> None:
    (folder,) = store.folders()
    kept = {file.name for file in folder.iterdir() if not file.name.endswith(".part")}
    rows = document(imdb_tui("clean", "leftovers", "--json"))
    assert [row["name"] for row in rows if row["removed"]] == ["leftovers"]
    assert {file.name for file in folder.iterdir()} == kept
    assert list(store.home.iterdir()) == [folder]
    assert not list(store.database.path.parent.glob("runs-broken*"))
    rows = document(imdb_tui("clean", "leftovers", "--json"))
    assert not any(row["removed"] for row in rows)


def test_what_a_training_writes_right_now_is_no_leftover(
    imdb_tui: Command, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.database.writing() as connection:
        connection.execute("UPDATE runs SET reason = NULL")
    monkeypatch.setattr(presence, "is_at_work", lambda *_: True)
    (folder,) = store.folders()
    imdb_tui("clean", "leftovers")
    assert list(folder.glob(".*.part"))
    assert "being trained" in one_sentence(imdb_tui("clean", "--runs", "--yes"))
    assert len(store.runs()) == 1


def test_all_runs_go_only_when_that_was_confirmed(imdb_tui: Command, store: Store) -> None:
    assert "--yes" in one_sentence(imdb_tui("clean", "--runs"))
    assert len(store.runs()) == 1
    rows = document(imdb_tui("clean", "--runs", "--yes", "--json"))
    assert [row["name"] for row in rows if row["removed"]] == ["runs"]
    assert store.runs() == ()
    assert not any(row["removed"] for row in document(imdb_tui("clean", "--runs", "--json")))


def test_a_home_without_runs_has_none(imdb_tui: Command) -> None:
    rows = {row["name"]: row for row in document(imdb_tui("clean", "--json"))}
    assert (rows["runs"]["runs"], rows["runs"]["bytes"], rows["leftovers"]["bytes"]) == (0, 0, 0)
