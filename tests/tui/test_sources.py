"""Choosing reviews: fetching with progress, importing, removing, and stopping on the way."""

import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from engine.corpus.about import About
from engine.files.places import places
from engine.files.progress import OnProgress, Progress
from tests.tui.conftest import MakeApp
from tests.tui.pilots import press, screen_text, settle
from tui.app import ImdbApp
from tui.screens import sources


def source_of(pilot: Pilot[int]) -> str:
    app = pilot.app
    assert isinstance(app, ImdbApp)
    return app.source


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    rows = [
        f"a {'good' if i % 2 else 'bad'} film [bold]number[/bold] {i},{i % 2}" for i in range(20)
    ]
    path.write_text("\n".join(["text,label", *rows]) + "\n", encoding="utf-8")
    return path


async def test_sources_are_listed_and_one_is_chosen(make_app: MakeApp, home: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "d")
        text = screen_text(pilot)
        assert all(name in text for name in ("builtin", "builtin-ko", "imdb"))
        await press(pilot, "down", "enter")
        assert source_of(pilot) == "builtin-ko"
        assert "builtin-ko" in (home / "data" / "settings.toml").read_text(encoding="utf-8")


async def test_a_file_is_imported_used_and_removed(make_app: MakeApp, table: Path) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "d", "i")
        pilot.app.screen.query_one(Input).value = str(table)
        await press(pilot, "enter")
        assert source_of(pilot) == "mine"
        await press(pilot, "1", "b")
        assert "[bold]number[/bold]" in screen_text(pilot)
        await press(pilot, "d", "x")
        assert source_of(pilot) == "mine" and "x once more" in screen_text(pilot)
        await press(pilot, "up", "down", "x")
        assert source_of(pilot) == "mine"
        await press(pilot, "x")
        assert source_of(pilot) == "builtin"
        assert "mine is removed" in screen_text(pilot)


async def test_a_bad_file_gets_a_sentence_and_the_dialog_stays(
    make_app: MakeApp, tmp_path: Path
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "d", "i")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "none.csv")
        await press(pilot, "enter")
        assert "none.csv" in screen_text(pilot)
        assert source_of(pilot) == "builtin"


async def test_imdb_that_is_not_there_is_refused_with_the_way_to_get_it(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "d", "down", "down", "enter")
        assert "fetch" in screen_text(pilot)
        assert source_of(pilot) == "builtin"


async def test_a_fetch_shows_how_far_it_is_and_stops_when_asked(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The network is stood in for by a job that goes on until it is told to stop."""
    half, stopped = threading.Event(), threading.Event()

    def endless(_places: object, *, progress: OnProgress, notify: Callable[..., None]) -> About:
        try:
            while True:
                progress(Progress("fetching", 50, 100))
                half.set()
                threading.Event().wait(0.01)
        finally:
            stopped.set()

    monkeypatch.setattr(sources, "fetch_imdb", endless)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f")
        while not half.is_set():
            await pilot.pause()
        await pilot.pause()
        assert "Fetching" in screen_text(pilot) and "50" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert stopped.is_set()
        assert "Stopped" in screen_text(pilot)
        await press(pilot, "escape")
        assert "Course map" in screen_text(pilot)


class Refuses(http.server.BaseHTTPRequestHandler):
    """A server on which nothing is found."""

    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def empty_server() -> Iterator[str]:
    server = http.server.HTTPServer(("127.0.0.1", 0), Refuses)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


async def test_a_server_without_the_file_gets_a_sentence(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, empty_server: str, home: Path
) -> None:
    real = sources.fetch_imdb
    monkeypatch.setattr(
        sources, "fetch_imdb", lambda *where, **how: real(*where, mirror=empty_server, **how)
    )
    async with make_app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "f")
        assert "404" in screen_text(pilot)
        assert not list(places(home).cache.rglob("*.npz*"))
