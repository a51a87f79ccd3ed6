"""An app for tests: a home of its own, no Keras, and always the same language."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.files.places import places
from tests.scripted_program import command
from tui import language, tour_training
from tui.app import ImdbApp
from tui.keras_thread import KerasReady, KerasState
from tui.session import begin


class ScriptedKeras:
    """Stands in for the Keras thread: says at once that all is well."""

    def __init__(self, report: Callable[[KerasState], None]) -> None:
        self._report = report

    def start(self) -> None:
        """Report a Keras with round figures."""
        self._report(KerasReady(keras="3.15.1", tensorflow="2.21.0", cpus=2, gpus=(), seconds=4.0))


MakeApp = Callable[..., ImdbApp]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the built-in reviews are made already, shared by all tests."""
    from engine.corpus.catalogue import open_corpus

    home = tmp_path_factory.mktemp("built")
    open_corpus("builtin", places(home))
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """A home of the test's own, with the built-in reviews in its cache."""
    mine = tmp_path / "home"
    here, there = places(mine).cache, places(built).cache
    here.parent.mkdir(parents=True)
    here.symlink_to(there)
    return mine


@pytest.fixture
def make_app(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeApp]:
    """Makes an app on the test's home."""
    for name in ("COLORTERM", "NO_COLOR", "TEXTUAL_THEME", "IMDB_TUI_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")

    def make(lang: str = "en") -> ImdbApp:
        return ImdbApp(begin(home, lang), keras_thread=ScriptedKeras)

    yield make
    language.use("en")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English."""
    language.use("en")
    yield
    language.use("en")


@pytest.fixture(autouse=True)
def quick_tour(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tour's training plays its part; the real one is run once, with the README."""
    monkeypatch.setattr(tour_training, "program", lambda: command("goes"))
