"""What commands leave alone: a linter cannot prove that a deferred import stays deferred.

Commands run one after another in one process, which has been spared whatever each was to spare it.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT
from tests.tui.conftest import lend

HEAVY = {"tensorflow", "keras", "gensim", "sklearn", "pandas", "scipy"}
LATER = {*HEAVY, "numpy", "tokenizers", "pooch", "textual"}
RUNS = ("list", "show", "compare", "export", "watch", "stop", "delete", "rename", "note")

#: Commands that need no arithmetic, and the codes they end with.
LIGHT = {
    "models --help": 0,
    "summary --help": 0,
    "script --help": 0,
    "models": 0,
    "summary onehot-rnn": 0,
    "summary onehot-rnn --json": 0,
    "summary conv1d --set filters=64 --add 1=Dropout": 0,
    "script average-pooling": 0,
    "script digit-cnn --notebook": 0,
    "train --help": 0,
    "train gru --epochs 0": 2,
    "train --resume 9": 2,
    "runs --help": 0,
    **{f"runs {command} --help": 0 for command in RUNS},
    "runs --json": 0,
}
#: Tables that have nothing to do with models.
TABLES = ("data list", "doctor --no-devices", "clean")
PLAIN = (
    "--help",
    "--version",
    *(f"{command} --help" for command in ("data", "explain", "doctor", "clean", "completion")),
    *(f"data {command} --help" for command in ("show", "list", "fetch", "import", "remove")),
    "explain pad --help",
    "explain onehot --help",
    "explain conv2d --help",
    *(f"explain {name}" for name in ("conv1d", "conv2d", "pool2d", "dense", "embedding")),
    "data list",
    "data show",
    "doctor --no-devices",
    "clean",
)

#: Runs each command, and says of it: its code, whether it has printed something, what is loaded.
AFTER_EACH = """
import contextlib, io, json, sys
from tui.cli import run

found = {}
for command in json.loads(sys.argv[1]):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        code = run(command.split())
    found[command] = [code, bool(printed.getvalue()), sorted(sys.modules)]
print(json.dumps(found))
"""


class Ended(NamedTuple):
    """How a command has ended."""

    code: int
    printed: bool
    modules: list[str]

    @property
    def packages(self) -> set[str]:
        """The first part of each module's name."""
        return {name.partition(".")[0] for name in self.modules}


def _ended(commands: Iterable[str], home: Path) -> dict[str, Ended]:
    done = subprocess.run(
        [sys.executable, "-c", AFTER_EACH, json.dumps(list(commands))],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "IMDB_TUI_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {command: Ended(*said) for command, said in json.loads(done.stdout).items()}


@pytest.fixture(scope="module")
def light(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ended]:
    return _ended(LIGHT, tmp_path_factory.mktemp("light"))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ended]:
    return _ended(TABLES, tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="module")
def plain(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ended]:
    return _ended(PLAIN, lend(built, tmp_path_factory.mktemp("plain") / "home"))


@pytest.mark.parametrize(("command", "code"), LIGHT.items())
def test_neither_tensorflow_nor_numpy_is_loaded(
    light: dict[str, Ended], command: str, code: int
) -> None:
    ended = light[command]
    assert ended.code == code
    assert ended.printed is (code == 0)
    assert "engine" in ended.packages
    assert ended.packages & LATER == set()


@pytest.mark.parametrize("command", TABLES)
def test_a_table_of_other_things_loads_no_models(tables: dict[str, Ended], command: str) -> None:
    ended = tables[command]
    assert ended.code == 0
    assert ended.printed
    assert "tui.printing" in ended.modules
    assert [name for name in ended.modules if name.startswith("engine.zoo")] == []


@pytest.mark.parametrize("command", PLAIN)
def test_no_help_and_no_plain_command_loads_anything_heavy(
    plain: dict[str, Ended], command: str
) -> None:
    ended = plain[command]
    assert ended.code == 0
    assert ended.printed
    assert "tui" in ended.packages
    assert ended.packages & HEAVY == set()
