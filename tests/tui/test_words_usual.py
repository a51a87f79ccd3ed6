"""What holds unless it is told otherwise: the same in the lab and at the command line."""

import re

import pytest

from engine.words.settings import Settings
from tests.tui.command_line import Command
from tui.screens.words.training_state import TrainingState


def test_the_lab_begins_with_what_the_command_says(imdb_tui: Command) -> None:
    _code, out, _err = imdb_tui("words", "train", "--help")
    told = dict(re.findall(r"--([a-z-]+) (?:(?!--).)*?\[default:\s+([^\];]+)\]", out, re.DOTALL))
    lab = TrainingState().settings
    assert lab == Settings() and lab.epochs == 3
    for name in Settings.__dataclass_fields__:
        assert told[name.replace("_", "-")] == str(getattr(lab, name))


@pytest.mark.parametrize("command", ["similar", "analogy", "ask"])
def test_how_many_words_are_found_is_said(command: str, imdb_tui: Command) -> None:
    out = " ".join(imdb_tui("words", command, "--help")[1].split())
    assert re.search(r"How many words are found\. \[default: 10\b", out)
