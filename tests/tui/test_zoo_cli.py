"""Models on the command line: listed, and taken apart."""

import pytest

from engine.zoo.models import MODELS
from engine.zoo.summary import summary
from tests.tui.command_line import Command, document
from tui import wording
from widgets.safe_text import cell_len


def test_models_as_json_has_the_shape_that_scripts_rely_on(imdb_tui: Command) -> None:
    found = document(imdb_tui("models", "--json"))
    assert [each["name"] for each in found] == list(MODELS)
    assert all(set(each) == {"name", "title", "parameters", "task", "source"} for each in found)
    assert found[6] == {
        "name": "onehot-rnn",
        "title": "A row of 500 for every word",
        "parameters": 4081,
        "task": "sentiment",
        "source": "recurrence",
    }


def test_what_scripts_read_is_the_same_in_every_language(imdb_tui: Command) -> None:
    for arguments in (["models"], ["summary", "gru"]):
        english = imdb_tui(*arguments, "--json", "--lang", "en")
        assert imdb_tui(*arguments, "--json", "--lang", "ko") == english


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("columns", [80, 60, 40])
def test_the_list_of_models_fits(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", f"{columns}")
    code, out, _err = imdb_tui("models", "--lang", lang)
    assert code == 0
    assert all(cell_len(line) <= columns for line in out.splitlines())
    starts = [line.split()[0].rstrip(":") for line in out.splitlines()]
    assert [start for start in starts if start in MODELS] == list(MODELS)
    assert " 725,457" in out


def test_summary_as_json_has_the_shape_that_scripts_rely_on(imdb_tui: Command) -> None:
    found = document(imdb_tui("summary", "onehot-rnn", "--json"))
    assert set(found) == {"name", "total", "layers"}
    assert (found["name"], found["total"]) == ("onehot-rnn", 4081)
    assert [layer["parameters"] for layer in found["layers"]] == [0, 0, 4072, 9]
    recurrent = found["layers"][2]
    assert set(recurrent) == {
        "name", "kind", "settings", "output_shape", "parameters", "why",
    }  # fmt: skip
    assert recurrent["output_shape"] == [8]
    assert recurrent["why"]["formula"] == "500×8 + 8×8 + 8"
    assert [term["value"] for term in recurrent["why"]["terms"]] == [4000, 64, 8]


def test_a_size_that_is_not_known_is_null(imdb_tui: Command) -> None:
    found = document(imdb_tui("summary", "average-pooling", "--json"))
    assert [layer["output_shape"] for layer in found["layers"][:2]] == [[None], [None, 16]]


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("columns", [80, 60, 40])
@pytest.mark.parametrize("name", MODELS)
def test_a_summary_fits(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch, name: str, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", f"{columns}")
    code, out, _err = imdb_tui("summary", name, "--lang", lang)
    assert code == 0
    assert max(map(cell_len, out.splitlines())) <= columns
    for row in summary(MODELS[name]).rows:
        pieces = (row.layer.label, wording.number(row.count.total), *row.count.formula.split())
        assert all(piece in " ".join(out.split()) for piece in pieces)


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("columns", [80, 60, 40])
def test_the_tour_fits(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", f"{columns}")
    monkeypatch.setattr("tui.tour.train_for_the_tour", lambda: None)
    code, out, _err = imdb_tui("--lang", lang)
    assert code == 0
    assert [line for line in out.splitlines() if cell_len(line.rstrip()) > columns] == []


def test_settings_beyond_the_sizes_are_shown(imdb_tui: Command) -> None:
    out = imdb_tui("summary", "stacked-gru", "--set", "bias=no", "--set", "1.activation=relu")[1]
    asked = 'activation="relu", dropout=0.3, return_sequences=True, use_bias=False'
    assert f"\n   {asked}\n" in out
    assert '\n   activation="sigmoid"\n' in out
    found = document(imdb_tui("summary", "deep-conv1d", "--json"))["layers"]
    assert [layer["settings"] for layer in found[1:3]] == [
        {},
        {"activation": "relu", "kernel_initializer": "he_normal"},
    ]


def test_a_summary_ends_with_the_knobs(imdb_tui: Command) -> None:
    last = imdb_tui("summary", "onehot-rnn", "--remove", "2", "--add", "1=GRU")[1].splitlines()[-2:]
    said = " ".join(" ".join(last).split())
    assert said.endswith(
        ": length, vocabulary, units, activation, dropout, sequences, bias, reset_after"
    )


def test_a_summary_is_whole(imdb_tui: Command) -> None:
    out = imdb_tui("summary", "deep-conv1d")[1]
    assert " 9  conv1d_5         Conv1D(256, 5)       61×256      327,936  5×256×256 + 256\n" in out
    out = " ".join(out.split())
    assert (
        "All parameters: 725,457 = 50000 + 32064 + 20544 + 41088 + 82048 + 164096 + 327936 + 7681 "
        in out
    )


@pytest.mark.parametrize("columns", ["10", "40"])
def test_no_number_is_cut_however_narrow_the_terminal(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = imdb_tui("summary", "stacked-gru")[1]
    for whole in ("3·(16×8", "8,000", "Embedding(500,", "16)", "100×16"):
        assert whole in out


def test_the_tour_takes_two_models_apart(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.tour.train_for_the_tour", lambda: None)
    code, out, err = imdb_tui()
    assert (code, err) == (0, "")
    chapter = out[out.index("\n2. ") :]
    for line in (
        "SimpleRNN(8): 4,072 = 500×8 + 8×8 + 8",
        "4,000 = 500 × 8 ",
        "SimpleRNN(8): 200 = 16×8 + 8×8 + 8",
        "128 = 16 × 8 ",
    ):
        assert line in chapter
