"""What is not the number of a run is said to be none, in words of our own."""

import os

import pytest

from tests.tui.command_line import Command, one_sentence


@pytest.mark.parametrize(
    "asked",
    [
        ["runs", "show"],
        ["runs", "compare", "1"],
        ["runs", "delete"],
        ["explain", "rnn", "good", "--run"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("given", ["first", "1.5", os.fsdecode(b"\xff")])
def test_what_is_no_number_of_a_run(imdb_tui: Command, asked: list[str], given: str) -> None:
    said = imdb_tui(*asked, given)
    assert said[0] == 2
    assert "is not the number of a run" in one_sentence(said)


def test_a_starter_is_not_followed_by_number(imdb_tui: Command) -> None:
    said = imdb_tui("runs", "watch", "starter:gru")
    assert said[0] == 2
    assert "“starter:gru” is not the number of a run" in one_sentence(said)
