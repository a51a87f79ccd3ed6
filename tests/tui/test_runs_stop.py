"""A run that another process trains is stopped from a terminal and from the app, and only that."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from engine.files.places import places
from engine.runs import presence, stopping
from engine.runs.store import Store
from engine.why import Refusal
from tests.scripted_program import command, surroundings
from tests.tui.command_line import Command, lines_of, one_sentence
from tests.tui.pilots import press, screen_text, settle
from tests.tui.train_script import epoch, keras, play, played_app, started
from tui.screens.train.lab import TrainLab


@pytest.fixture(autouse=True)
def looks_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.train.lab.POLL", 3600)


@pytest.fixture
def other(home: Path, request: pytest.FixtureRequest) -> "Iterator[subprocess.Popen[bytes]]":
    """A process that trains run 1, and stands still after two epochs."""
    manner = getattr(request, "param", "waits")
    process = subprocess.Popen(
        command(manner, "train", "flat-embedding", "--json"),
        env=surroundings(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    while json.loads(process.stdout.readline()).get("epoch") != 2:
        pass
    with closing(process.stdout):
        yield process
    process.kill()
    process.wait(60)


def only(home: Path, **columns: Any) -> Store:
    """The runs, after something was written over what is known of the first."""
    store = Store(places(home))
    with store.database.writing() as connection:
        for name, value in columns.items():
            table = "sittings" if name == "environment" else "runs"
            connection.execute(f"UPDATE {table} SET {name} = ?", (value,))
    return store


def test_a_run_is_stopped_from_a_terminal_and_kept(
    imdb_tui: Command, store: Store, other: "subprocess.Popen[bytes]"
) -> None:
    refused = one_sentence(imdb_tui("runs", "delete", "1", "--yes"))
    assert "imdb-tui runs stop 1" in refused
    code, out, err = imdb_tui("runs", "stop", "1")
    assert (code, err) == (0, "")
    assert "Run 1 was interrupted, and 2 epochs of it are kept" in out
    assert other.wait(60) == 128 + signal.SIGTERM
    assert "not being trained" in one_sentence(imdb_tui("runs", "stop", "1"))


def test_a_script_reads_how_it_stands(imdb_tui: Command, other: "subprocess.Popen[bytes]") -> None:
    said = imdb_tui("runs", "stop", "1", "--json")
    assert lines_of(said) == [{"run": 1, "state": "interrupted", "epochs": 2}]


@pytest.mark.parametrize("other", ["deaf"], indirect=True)
def test_one_that_takes_its_time_is_not_waited_for_for_ever(
    imdb_tui: Command, other: "subprocess.Popen[bytes]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stopping.stop, "__defaults__", (0.0,))
    code, out, err = imdb_tui("runs", "stop", "1")
    assert (code, out) == (1, "")
    assert "Run 1 is asked to stop" in err and "imdb-tui runs watch 1" in err


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"host": "elsewhere"}, "on another machine, elsewhere"),
        ({"environment": "{}"}, "inside an app"),
        ({"process": f"{os.getpid()}:1"}, "not being trained"),
    ],
)
def test_nothing_is_sent_to_a_process_that_may_not_be_the_one(
    imdb_tui: Command,
    home: Path,
    other: "subprocess.Popen[bytes]",
    monkeypatch: pytest.MonkeyPatch,
    columns: dict[str, str],
    words: str,
) -> None:
    sent: list[int] = []
    only(home, **columns)
    with monkeypatch.context() as kept:
        kept.setattr(os, "kill", lambda _pid, number: sent.append(number))
        assert words in one_sentence(imdb_tui("runs", "stop", "1"))
    assert signal.SIGTERM not in sent


def test_where_nothing_tells_when_a_process_began_its_signs_of_life_must_be_recent(
    home: Path, other: "subprocess.Popen[bytes]", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "_began", lambda _pid: None)
    with pytest.raises(Refusal, match="run_not_running"):
        stopping.ask(only(home, heartbeat=0.0), 1)
    assert other.poll() is None


def test_another_user_s_process_is_one_sentence(
    imdb_tui: Command, other: "subprocess.Popen[bytes]", monkeypatch: pytest.MonkeyPatch
) -> None:
    def kill(_pid: int, _number: int) -> None:
        raise PermissionError

    with monkeypatch.context() as kept:
        kept.setattr(os, "kill", kill)
        assert "another user" in one_sentence(imdb_tui("runs", "stop", "1"))


@pytest.mark.parametrize("way", [("o", "x"), ("v", "x")], ids=["list", "live"])
async def test_it_is_stopped_from_the_app(
    home: Path, other: "subprocess.Popen[bytes]", way: tuple[str, ...]
) -> None:
    app = played_app(home)
    async with app.run_test(size=(100, 30)) as pilot:
        while not app.others.going:
            await pilot.pause()
        await press(pilot, "3", *way[:-1])
        if way[0] == "o":
            assert "x asks whether it is to stop" in screen_text(pilot)
        await press(pilot, way[-1])
        assert "Another process trains run 1." in screen_text(pilot)
        await press(pilot, "escape")
        assert other.poll() is None
        await press(pilot, "x", "enter")
        while not any("2 epochs kept" in each.message for each in app._notifications):
            await pilot.pause()
        assert other.wait(60) == 128 + signal.SIGTERM
        while app.others.going:
            await pilot.pause()


async def test_live_follows_a_run_of_another_process(
    home: Path, other: "subprocess.Popen[bytes]"
) -> None:
    app = played_app(home)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "3", "v")
        while not app.others.going:
            await pilot.pause()
        await settle(pilot)
        assert "Another program trains run 1" in screen_text(pilot)
        assert "Stop" in screen_text(pilot).splitlines()[-1]
        assert "run 1 · flat-embedding" in screen_text(pilot).splitlines()[2]


async def test_in_the_list_x_asks_about_the_training_of_this_app_as_elsewhere(
    home: Path, other: "subprocess.Popen[bytes]"
) -> None:
    app = played_app(home)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "3", "g")
        await play(pilot, *started(run=1), epoch(1, run=1))
        await press(pilot, "o", "x")
        assert "Stop, and drop it: 1 epoch is lost" in screen_text(pilot)
        await press(pilot, "enter")
        assert keras(pilot).work.wishes.halt == "stopped"
        assert isinstance(app.screen, TrainLab)
    assert other.poll() is None
