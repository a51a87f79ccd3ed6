"""An app and a command line for tests: a home of their own, no Keras, the same language."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.files.places import places
from engine.runs.execute import execute
from engine.runs.store import Store
from engine.training import trainer
from engine.training.wishes import Wishes
from tests import idle
from tests.engine.scripted_training import Scripted, plan, reviews
from tests.scripted_program import command
from tests.tui.command_line import Command, Completions, Said
from tests.tui.picturing import Compare, walk
from tests.tui.training_commands import Train
from tui import language, tour_training
from tui.app import ImdbApp
from tui.cli import run
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

exact_idle = pytest.fixture(autouse=True)(idle.exact_idle)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the built-in reviews are made already, shared by all tests."""
    from engine.corpus.catalogue import open_corpus

    home = tmp_path_factory.mktemp("built")
    open_corpus("builtin", places(home))
    return home


def lend(built: Path, mine: Path) -> Path:
    """A home at this place, with the built-in reviews of the shared one in its cache."""
    here, there = places(mine).cache, places(built).cache
    here.parent.mkdir(parents=True)
    here.symlink_to(there)
    return mine


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    """A home of the test's own, with the built-in reviews in its cache."""
    return lend(built, tmp_path / "home")


@pytest.fixture
def make_app(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeApp]:
    """Makes an app on the test's home."""
    for name in ("COLORTERM", "NO_COLOR", "TEXTUAL_THEME", "IMDB_TUI_HOME"):
        monkeypatch.delenv(name, raising=False)

    def make(lang: str = "en") -> ImdbApp:
        return ImdbApp(begin(home, lang), keras_thread=ScriptedKeras)

    yield make
    language.use("en")


@pytest.fixture
def compare(snap_compare: Compare, make_app: MakeApp) -> Compare:
    """Hold the view that keys lead to against the picture that is kept of it."""

    def same(*keys: str, size: tuple[int, int] = (80, 24), lang: str = "en") -> bool:
        return snap_compare(make_app(lang), terminal_size=size, run_before=walk(*keys))

    return same


@pytest.fixture
def compare_in_colour(compare: Compare, monkeypatch: pytest.MonkeyPatch) -> Compare:
    """The same in a terminal that has all colours."""
    monkeypatch.setenv("COLORTERM", "truecolor")
    return compare


@pytest.fixture
def store(home: Path) -> Store:
    """The runs in the test's home."""
    return Store(places(home))


@pytest.fixture
def imdb_tui(
    home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Run a command on the test's home, on 80 columns: exit code, stdout, stderr."""
    monkeypatch.setenv("IMDB_TUI_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)

    def called(*arguments: str) -> Said:
        code = run(arguments)
        said = capfd.readouterr()
        return code, said.out, said.err

    return called


@pytest.fixture
def completions(
    imdb_tui: Command, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Completions:
    """What a shell is offered for the last word that has been typed."""

    def offered(typed: str) -> list[str]:
        monkeypatch.setenv("_IMDB_TUI_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", f"imdb-tui {typed}")
        monkeypatch.setenv("COMP_CWORD", str(len(typed.split())))
        with pytest.raises(SystemExit):
            imdb_tui()
        return capfd.readouterr().out.split()

    return offered


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `imdb-tui train` trains with plays its part."""
    monkeypatch.setattr(trainer, "train", Scripted())


@pytest.fixture
def train(home: Path, tmp_path: Path) -> Train:
    """Train in the test's home, with the trainer that plays its part."""
    data = reviews(tmp_path)

    def trained(by: Scripted | None = None, **changed: Any) -> int:
        given = plan(data, **changed)
        return execute(given, lambda _: None, Wishes(), places=places(home), train=by or Scripted())

    return trained


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English."""
    language.use("en")
    yield
    language.use("en")


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing moves by itself, so that nothing has to be waited for."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")


@pytest.fixture(autouse=True)
def quick_tour(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tour's training plays its part; the real one is run once, with the README."""
    monkeypatch.setattr(tour_training, "program", lambda: command("goes"))
