"""Whatever is wrong with data, an exported program says it in one sentence, and never a traceback.

Keras is stood in for: what is tried here is over before a model is made.
"""

import json
import runpy
import string
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest

from engine.zoo.models import model
from tests.tui import damaged_data, script_data
from tui.scripts import notebook, script
from tui.wording.scripts import SENTENCES

PARTS = ("keras", "tensorflow", "tokenizers", "sklearn", "sklearn.model_selection")
OFFLINE = "URL fetch failure on https://example.org/x: None -- [Errno -3] No name"


class DataRead(Exception):  # noqa: N818 - no error, but as far as a program is to come
    """The data have been read, and a model is about to be made."""


@pytest.fixture
def keras(monkeypatch: pytest.MonkeyPatch) -> Iterator[MagicMock]:
    """Stands in for Keras and all that comes after the data; there is no network."""
    for name in PARTS:
        monkeypatch.setitem(sys.modules, name, MagicMock())
    split = sys.modules["sklearn.model_selection"].train_test_split
    split.return_value = (None,) * 4  # type: ignore[attr-defined]
    found: Any = sys.modules["keras"]
    found.Sequential.side_effect = DataRead
    for fetch in (
        found.datasets.imdb.load_data,
        found.datasets.fashion_mnist.load_data,
        found.datasets.mnist.load_data,
        found.utils.get_file,
    ):
        fetch.side_effect = Exception(OFFLINE)
    yield found


Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(tmp_path: Path, keras: MagicMock, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program of a model."""

    def program(name: str, *arguments: str) -> dict[str, Any]:
        path = tmp_path / "program.py"
        path.write_text(script(model(name)), encoding="utf-8")
        monkeypatch.setattr(sys, "argv", [str(path), *arguments])
        return runpy.run_path(str(path), run_name="__main__")

    return program


def _ended(run: Run, name: str, path: Path) -> str:
    with pytest.raises(SystemExit) as left:
        run(name, "--data", str(path))
    said = str(left.value)
    assert said.endswith(".") and "\n" not in said and str(path) in said
    return said


def _says(said: str, code: str) -> bool:
    """Whether it is that sentence, whatever was filled in."""
    parts = [text for text, *_rest in string.Formatter().parse(SENTENCES[code])]
    return all(part in said for part in parts)


FILES: list[tuple[str, Callable[[Path], dict[str, Path]]]] = [
    ("onehot-rnn", damaged_data.imdb_files),
    ("digit-cnn", damaged_data.picture_files),
    ("average-pooling", damaged_data.review_archives),
]


@pytest.mark.parametrize(("name", "make"), FILES, ids=[name for name, _make in FILES])
def test_damaged_data_get_one_sentence(
    name: str, make: Callable[[Path], dict[str, Path]], tmp_path: Path, run: Run
) -> None:
    for wrong, path in make(tmp_path).items():
        code = wrong.partition(":")[0]
        assert _says(_ended(run, name, path), code), wrong


def test_of_four_files_the_one_that_is_damaged_is_named(tmp_path: Path, run: Run) -> None:
    for wrong, (path, file) in damaged_data.picture_folders(tmp_path).items():
        said = _ended(run, "digit-cnn", path)
        assert _says(said, wrong.partition(":")[0]) and file in said, wrong


@pytest.mark.parametrize("name", ["onehot-rnn", "digit-cnn", "average-pooling"])
def test_what_is_not_there_is_named(name: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "nothing"
    assert _ended(run, name, path) == f"{path} is not there."


def test_good_data_are_read(tmp_path: Path, run: Run) -> None:
    """So that nothing above is refused for another reason."""
    acl = script_data.acl_folder(tmp_path)
    for name, path in (
        ("onehot-rnn", script_data.imdb_npz(tmp_path / "imdb.npz")),
        ("digit-cnn", script_data.pictures_npz(tmp_path / "pictures.npz")),
        ("digit-cnn", script_data.pictures_folder(tmp_path / "idx")),
        ("average-pooling", acl),
        ("average-pooling", script_data.acl_archive(acl, tmp_path / "acl.tar.gz")),
    ):
        with pytest.raises(DataRead):
            run(name, "--data", str(path))


def test_hidden_files_are_passed_over_and_odd_letters_replaced(
    tmp_path: Path, run: Run, keras: MagicMock
) -> None:
    learn = sys.modules["tokenizers"].ByteLevelBPETokenizer.return_value.train_from_iterator  # type: ignore[attr-defined]
    with pytest.raises(DataRead):
        run("average-pooling", "--data", str(damaged_data.odd_archive(tmp_path)))
    texts = learn.call_args.args[0]
    assert len(texts) == script_data.TRAIN + 1
    assert "caf\ufffd and film" in texts


@pytest.mark.parametrize("name", ["onehot-rnn", "fashion-cnn", "digit-cnn", "average-pooling"])
def test_without_a_network_the_option_is_named(name: str, run: Run, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        run(name)
    said = str(left.value)
    assert OFFLINE in said and "--data" in said and "\n" not in said
    names: dict[str, Any] = {}
    with pytest.raises(SystemExit, match="DATA"):
        for cell in json.loads(notebook(model(name)))["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), names)


@pytest.mark.parametrize(
    "arguments", [["--epochs", "0"], ["--epochs", "-1"], ["--epochs", "x"], ["--data", ""]]
)
def test_wrong_usage_fetches_nothing(
    arguments: list[str], run: Run, keras: MagicMock, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run("onehot-rnn", *arguments)
    assert left.value.code == 2
    assert arguments[0] in capsys.readouterr().err.splitlines()[-1]
    assert not keras.datasets.imdb.load_data.called
