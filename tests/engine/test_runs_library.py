"""Runs and starters by key: those with weights that can be read, and no others."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engine.files.progress import Stopped
from engine.runs.library import key_of, shipped, usable
from tests.engine.runs_home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_what_can_be_used_has_weights_and_can_be_read(home: Home) -> None:
    def stopped(*_: object, **_more: object) -> None:
        raise Stopped("stopped")

    first, unreadable, last = home.train(), home.train(), home.train()
    unlearned = last + 1
    with pytest.raises(Stopped):
        home.train(trainer=stopped)
    with closing(sqlite3.connect(home.store.database.path)) as database:
        database.execute("UPDATE runs SET plan = '{}' WHERE id = ?", (unreadable,))
        database.commit()
    there = [line.run for line in home.store.runs()]
    assert there == [unlearned, last, unreadable, first]
    starters = [key_of(line) for line in shipped()[0]]
    found = dict(usable(home.store))
    assert starters and list(found) == [last, first, *starters]
    assert all(key_of(run.line) == key for key, run in found.items())
