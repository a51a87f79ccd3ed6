"""`imdb-tui clean` after the database of runs was damaged: its weights still lie there."""

import pytest

from engine.runs.store import Store
from tests.tui.command_line import Command
from tests.tui.training_commands import Train

WORD = "may hold the weights of runs in the damaged database"


def _said(imdb_tui: Command, *names: str) -> str:
    return " ".join(imdb_tui("clean", *names)[1].split())


def test_folders_of_a_database_that_was_set_aside_are_not_offered_without_a_word(
    imdb_tui: Command, train: Train, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "250")
    train()
    (folder,) = store.folders()
    assert WORD not in _said(imdb_tui)
    store.database.path.write_bytes(b"damaged" * 1000)
    out = _said(imdb_tui)
    assert "1 folder without a run, 1 damaged database" in out
    assert out.index(WORD) < out.index("Remove with:")
    assert folder.is_dir()
    assert WORD in _said(imdb_tui, "logs")
    assert WORD not in _said(imdb_tui, "leftovers")
    assert not folder.exists()


@pytest.mark.parametrize("what", ["folder", "database"])
def test_either_alone_needs_no_word(imdb_tui: Command, store: Store, what: str) -> None:
    store.home.mkdir(parents=True)
    if what == "folder":
        (store.home / "9-00000000").mkdir()
    else:
        (store.home.parent / "runs-broken-20260101-000000.db").write_bytes(b"x")
    out = _said(imdb_tui)
    assert "1 " in out and WORD not in out
