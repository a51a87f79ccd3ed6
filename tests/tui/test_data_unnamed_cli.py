"""`imdb-tui data show` with an empty name, which is not the same as none."""

from tests.tui.command_line import Command, one_sentence


def test_an_empty_name_is_refused(imdb_tui: Command) -> None:
    said = imdb_tui("data", "show", "")
    assert said[0] == 1 and "“”" in one_sentence(said)
    assert imdb_tui("data", "show")[0] == 0
