"""`imdb-tui data` and `train` where reviews or pictures could be meant, or neither."""

import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.engine.picture_files import images, labels, picture_npz
from tests.tui.command_line import Command, one_sentence


@pytest.fixture(autouse=True)
def no_keras_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has been fetched by Keras."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))


def _wrote(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


@pytest.mark.parametrize("command", ["show", "remove"])
def test_an_unknown_name_is_told_what_both_worlds_have(imdb_tui: Command, command: str) -> None:
    said = imdb_tui("data", command, "nope")
    assert said[0] == 2
    assert all(name in one_sentence(said) for name in ("“nope”", "builtin-ko", "fashion-mnist"))


@pytest.mark.parametrize("command", ["show", "import"])
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_wrote(b""), "neither reviews nor pictures"),
        (_wrote(bytes(range(256)) * 9), "as reviews or as pictures"),
        (_wrote(pickle.dumps([1, 2])), "as reviews or as pictures"),
        (_wrote(b"PK" + bytes(50)), "damaged"),
        (lambda path: np.savez(path, a=labels(3)), "holds a; x_train"),
        (lambda path: np.savez(path, a=images(3), b=labels(3)), "or of pictures"),
        (lambda path: np.savez(path), "holds –;"),
        (lambda path: picture_npz(path, y_test=None), "x_train, y_train, x_test;"),
        (lambda path: picture_npz(path, x_train=images(30).astype("i8")), "int64"),
        (lambda path: picture_npz(path, x_train=images(30).reshape(30, 784)), "30×784 uint8"),
        (
            lambda path: picture_npz(path, x_train=images(30).reshape(30, 784).astype("i8")),
            "30×784 int64",
        ),
    ],
)
def test_what_is_neither_or_other_pictures_is_called_so(
    imdb_tui: Command,
    tmp_path: Path,
    make: Callable[[Path], object],
    words: str,
    command: str,
) -> None:
    path = tmp_path / "some.npz"
    make(path)
    sentence = one_sentence(imdb_tui("data", command, str(path)))
    assert words in sentence and "word index" not in sentence


def test_another_npz_is_not_blamed_for_its_words_by_a_model_that_reads(
    imdb_tui: Command, tmp_path: Path
) -> None:
    np.savez(tmp_path / "some.npz", a=labels(3))
    said = imdb_tui("train", "gru", "--data", str(tmp_path / "some.npz"))
    assert "holds a instead of x_train" in one_sentence(said)


@pytest.mark.parametrize("name", ["mnist", "imdb"])
def test_what_is_not_stored_cannot_be_removed(imdb_tui: Command, name: str) -> None:
    said = imdb_tui("data", "remove", name)
    assert said[0] == 1 and f"Nothing is stored of {name}" in one_sentence(said)


def test_scaling_is_told_once(imdb_tui: Command, tmp_path: Path) -> None:
    halves = {"x_train": images(30) / 255, "x_test": images(20, 2) / 255}
    path = picture_npz(tmp_path / "some.npz", **halves)
    code, _out, err = imdb_tui("data", "import", str(path))
    assert code == 0 and err.count("they were scaled") == err.count("\n") == 1


@pytest.mark.parametrize("command", [("data", "import"), ("train", "digit-cnn", "--data")])
def test_pictures_are_of_ten_classes_at_most(
    imdb_tui: Command, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = str(picture_npz(tmp_path / "some.npz", y_train=labels(30, 15)))
    sentence = one_sentence(imdb_tui(*command, path))
    assert "has the label 10, and the classes go from 0 to 9" in sentence


@pytest.mark.parametrize("command", ["show", "import"])
def test_a_folder_of_neither_is_told_what_pictures_would_lie_in(
    imdb_tui: Command, tmp_path: Path, command: str
) -> None:
    (tmp_path / "photographs").mkdir()
    (tmp_path / "photographs" / "one.png").write_bytes(b"\x89PNG\r\n")
    sentence = one_sentence(imdb_tui("data", command, str(tmp_path / "photographs")))
    assert "aclImdb" in sentence and "four files of MNIST" in sentence and ".npz" in sentence


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (("--subset", "1"), "Of so few 0 would be left"),
        (("--subset", "40"), "larger than all the 32"),
        (("--epochs", "0"), "epochs cannot be 0"),
    ],
)
def test_what_is_refused_of_pictures_speaks_of_no_reviews_and_of_no_stand_in(
    imdb_tui: Command, wrong: tuple[str, str], words: str
) -> None:
    sentence = one_sentence(imdb_tui("train", "digit-cnn", "--batch-size", "33", *wrong))
    assert words in sentence and "review" not in sentence and "not here" not in sentence
