"""`imdb-tui script`: models written as programs and notebooks."""

import pytest

from engine.zoo.models import MODELS
from tests.tui.command_line import Command, document, one_sentence
from tui.scripts import notebook, script


def test_a_script_is_what_the_lab_exports(imdb_tui: Command) -> None:
    assert imdb_tui("script", "gru") == (0, script(MODELS["gru"]), "")
    assert imdb_tui("script", "gru", "--notebook")[1] == notebook(MODELS["gru"])
    assert 'default="my/imdb.npz"' in imdb_tui("script", "gru", "--data", "my/imdb.npz")[1]
    assert "layers.GRU(7)" in imdb_tui("script", "gru", "--set", "units=7")[1]


@pytest.mark.parametrize(("options", "kind"), [([], "python"), (["--notebook"], "notebook")])
def test_a_script_as_json(imdb_tui: Command, options: list[str], kind: str) -> None:
    found = document(imdb_tui("script", "lstm", *options, "--json"))
    assert (found["name"], found["format"]) == ("lstm", kind)
    assert found["text"] == imdb_tui("script", "lstm", *options)[1]


def test_a_path_that_is_no_text_is_written_all_the_same(imdb_tui: Command) -> None:
    assert 'default="\\udcff.npz"' in imdb_tui("script", "gru", "--data", "\udcff.npz")[1]


def test_no_data_at_all_is_no_path(imdb_tui: Command) -> None:
    said = imdb_tui("script", "gru", "--data", "")
    assert said[0] == 2
    assert one_sentence(said).startswith("imdb-tui: --data wants a path")


def test_data_for_a_script_that_reads_none(imdb_tui: Command) -> None:
    said = imdb_tui("script", "dense-cnn", "--data", "x.npz")
    assert said[0] == 2
    assert one_sentence(said).startswith("imdb-tui: dense-cnn as it stands is not trained")
