"""The tour trains, or says why it does not."""

import sys

import pytest

from engine.runs.store import Store
from tests.tui.command_line import Command
from tui import tour_training

pytestmark = pytest.mark.usefixtures("scripted")


def test_the_tour_trains_and_prints_what_train_prints(imdb_tui: Command, store: Store) -> None:
    code, out, err = imdb_tui()
    assert (code, err) == (0, "")
    chapter = out[out.index("\n3. ") :]
    assert "imdb-tui train flat-embedding --data builtin --epochs 3 --batch-size 32" in chapter
    assert "run 1 · flat-embedding · builtin" in chapter
    assert "3/3" in chapter and "Run 1 is complete after 3 epochs." in chapter
    assert "reviews right)" in chapter
    assert store.runs() == ()


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("print('imdb-tui: Keras cannot be loaded'); sys.exit(1)", "goes on without it"),
        ("os.kill(os.getpid(), signal.SIGILL)", "goes on without it"),
        ("threading.Event().wait()", "After 0 seconds it was ended"),
    ],
)
def test_a_tour_without_a_training_says_so_and_goes_on(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch, program: str, words: str
) -> None:
    program = f"import os, signal, sys, threading; {program}"
    monkeypatch.setattr(tour_training, "program", lambda: [sys.executable, "-c", program])
    if "0 seconds" in words:
        monkeypatch.setattr(tour_training, "LIMIT", 0)
    code, out, err = imdb_tui()
    assert (code, err) == (0, "")
    chapter = out[out.index("\n3. ") : out.index("\n4. ")]
    assert words in " ".join(chapter.splitlines()[-3:])
