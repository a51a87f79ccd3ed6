"""A training that is ended at once says that its run is kept, and how to go on with it."""

import os
from pathlib import Path

from tests.scripted_program import command, surroundings
from tests.terminal.harness import Terminal
from tests.terminal.test_train_signals import SMALL
from tests.terminal.test_train_signals import home as home
from tests.terminal.test_train_signals import made as made
from tui.commands.telling import Lines, write_at_once
from tui.commands.training_words import Ending, ending_lines
from tui.wording.training import ENDINGS


def test_in_a_terminal(home: Path) -> None:
    with Terminal(command("deaf", *SMALL), env=surroundings(home)) as terminal:
        terminal.wait_for("Epoch 3 is under way")
        terminal.send("\x03")
        terminal.wait_for("once more")
        terminal.send("\x03")
        assert terminal.wait() == 130
        terminal.wait_for("Run 1 was interrupted, and 2 epochs of it are kept")
        assert terminal.sane
        assert "--resume 1" in " ".join(terminal.text.split())
        assert "under way" not in terminal.text


def test_it_is_said_past_whatever_was_being_printed(tmp_path: Path) -> None:
    path = tmp_path / "stderr"
    with path.open("w", encoding="utf-8") as err:
        err.write("half a line")  # still in the buffer
        Lines(err, err).cut_off(Ending(3, "interrupted", 1, None))
        assert path.read_text(encoding="utf-8") == (
            "imdb-tui: Run 3 was interrupted, and 1 epoch of it is kept;"
            " go on with: imdb-tui train --resume 3\n"
        )


def test_one_epoch_is_one() -> None:
    for state in ENDINGS:
        (line,) = ending_lines(Ending(3, state, 1, None))
        assert "1 epoch" in line and "epochs" not in line and " are kept" not in line
        (several,) = ending_lines(Ending(3, state, 2, None))
        assert "2 epochs" in several and " is kept" not in several


def test_nobody_there_to_be_told_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as gone:
        write_at_once(gone, "last words")
