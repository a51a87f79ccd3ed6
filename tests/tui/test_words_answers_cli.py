"""Commands on words that have nowhere to write, or nothing to list."""

from pathlib import Path

import pytest

from tests.tui.command_line import Command, document, one_sentence


@pytest.fixture
def alone(tmp_path: Path) -> str:
    """Vectors of a single word."""
    file = tmp_path / "one.txt"
    file.write_text("1 2\nalone 0.5 0.25\n")
    return str(file)


@pytest.mark.parametrize("out", ["", "  "])
def test_no_folder_is_wrong_usage(out: str, imdb_tui: Command, alone: str) -> None:
    said = imdb_tui("words", "export", "--vectors", alone, "--out", out)
    assert said[0] == 2 and "--out is empty" in one_sentence(said)


@pytest.mark.parametrize("name", ["taken/below", "x" * 300])
def test_a_folder_that_cannot_be_is_no_matter_of_the_apps_own(
    name: str, imdb_tui: Command, alone: str, tmp_path: Path
) -> None:
    (tmp_path / "taken").touch()
    said = imdb_tui("words", "export", "--vectors", alone, "--out", str(tmp_path / name))
    sentence = one_sentence(said)
    assert said[0] == 1 and "choose another name or folder" in sentence
    assert "--home" not in sentence


def test_a_word_that_is_alone_has_no_neighbours(imdb_tui: Command, alone: str) -> None:
    asked = ("words", "similar", "alone", "--vectors", alone)
    assert imdb_tui(*asked) == (0, "There is no other word in these vectors.\n", "")
    assert document(imdb_tui(*asked, "--json")) == []
