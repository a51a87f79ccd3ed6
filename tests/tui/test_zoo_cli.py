"""Models on the command line: listed, taken apart, changed, and written as programs."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.zoo.models import MODELS
from engine.zoo.summary import summary
from tests.tui.test_first_paint import AFTER_COMMAND, HEAVY
from tui import language, wording
from tui.cli import run
from tui.scripts import notebook, script
from widgets.safe_text import cell_len

ROOT = Path(__file__).resolve().parents[2]
LATER = {*HEAVY, "numpy", "tokenizers", "pooch", "textual"}

Said = tuple[int, str, str]
Command = Callable[..., Said]


@pytest.fixture
def imdb_tui(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Command]:
    """Run a command on a home of its own, on 80 columns: exit code, stdout, stderr."""
    monkeypatch.setenv("IMDB_TUI_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: str) -> Said:
        code = run(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    yield command
    language.use("en")


def _json(said: Said) -> Any:
    code, out, err = said
    assert code == 0, err
    assert out.count("\n") == 1
    return json.loads(out)


def _kinds(said: Said) -> list[str]:
    return [layer["kind"] for layer in _json(said)["layers"]]


def test_models_as_json_has_the_shape_that_scripts_rely_on(imdb_tui: Command) -> None:
    found = _json(imdb_tui("models", "--json"))
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
    found = _json(imdb_tui("summary", "onehot-rnn", "--json"))
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
    found = _json(imdb_tui("summary", "average-pooling", "--json"))
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
    found = _json(imdb_tui("summary", "deep-conv1d", "--json"))["layers"]
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


def test_knobs_are_turned(imdb_tui: Command) -> None:
    turned = ["--set", "units=16", "--set", "2.units=4"]
    found = _json(imdb_tui("summary", "stacked-lstm", *turned, "--json"))
    assert [layer["output_shape"] for layer in found["layers"][2:4]] == [[100, 16], [4]]


def test_layers_are_removed_then_added_then_set(imdb_tui: Command) -> None:
    asked = ["summary", "conv1d", "--json"]
    assert _kinds(imdb_tui(*asked, "--remove", "3", "--add", "2=dropout", "--add", "2=GRU",
                           "--remove", "4", "--remove", "5", "--remove", "6", "--remove", "7")) == [
        "Input", "Embedding", "Conv1D", "Dropout", "GRU", "Dense", "Dropout", "Dense",
    ]  # fmt: skip


def test_one_change_may_make_room_for_another(imdb_tui: Command) -> None:
    """Neither fits by itself: the second layer wants steps that the first one does not hand on."""
    asked = ["summary", "onehot-rnn", "--add", "2=LSTM", "--json"]
    assert imdb_tui(*asked)[0] == 1
    assert _kinds(imdb_tui(*asked, "--set", "1.sequences=yes"))[2:4] == ["SimpleRNN", "LSTM"]
    replaced = ["--remove", "1", "--add", "0=Embedding"]
    assert imdb_tui("summary", "onehot-rnn", "--remove", "1")[0] == 1
    assert _kinds(imdb_tui("summary", "onehot-rnn", *replaced, "--json"))[1] == "Embedding"


@pytest.mark.parametrize("command", ["summary", "script"])
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nosuch"], 2, ["nosuch", "onehot-rnn"]),
        ([], 2, ["MODEL"]),
        (["gru", "--set", "nosuch=1"], 2, ["nosuch", "units", "embedding"]),
        (["gru", "--set", "units"], 2, ["units", "units=16"]),
        (["gru", "--set", "units=0"], 2, ["0", "1 … 4096"]),
        (["gru", "--set", "units=many"], 2, ["many", "1 … 4096"]),
        (["gru", "--set", "activation=nosuch"], 2, ["nosuch", "relu, sigmoid"]),
        (["gru", "--set", "2.units=4"], 2, ["2", "1"]),
        (["gru", "--add", "1=Nosuch"], 2, ["Nosuch", "Conv1D"]),
        (["gru", "--add", "Dense"], 2, ["Dense", "2=Dense"]),
        (["gru", "--add", f"{'9' * 5000}=Dense"], 2, ["2=Dense"]),
        (["gru", "--add", "9=Dense"], 2, ["9", "5"]),
        (["gru", "--add", "5=Dense"], 2, ["Dense(1)"]),
        (["gru", "--add", "1=Conv2D"], 1, ["Conv2D(8, 3)", "500×32", "a picture three"]),
        (["fashion-cnn", "--add", "0=Conv1D"], 1, ["Conv1D(32, 3)", "28×28×1", "a review has two"]),
        (["stacked-lstm", "--set", "1.sequences=no"], 1, ["a row of 8", "sequences=yes"]),
        (["gru", "--add", "1=MaxPooling2D"], 1, ["MaxPooling2D(2)", "500×32"]),
        (["gru", "--remove", "9"], 2, ["9", "5"]),
        (["gru", "--remove", "-1"], 2, ["-1"]),
        (["gru", "--remove", "x"], 2, ["x"]),
        (["gru", "--remove", "0"], 2, ["Input(500)"]),
        (["gru", "--remove", "5"], 2, ["Dense(1)"]),
        (["gru", "--remove", "٣"], 2, ["“٣”"]),
        (["gru", "--remove", "9" * 5000], 2, ["999…”"]),
        ([""], 2, ["“”"]),
        (["gru", "--set", ".=1"], 2, ["“”"]),
        (["gru", "--set", "9" * 5000 + ".units=5"], 2, ["999…”"]),
        (["gru", "--remove", "1"], 1, ["GRU(32)"]),
        (["conv1d", "--set", "length=4"], 1, ["Conv1D(128, 5)", "4"]),
        (["conv1d", "--set", "length=1"], 1, ["the number of steps is 1."]),
        (["embedding-lookup", *["--add", "1=Dropout"] * 40], 1, ["40"]),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)  # fmt: skip
def test_bad_input_gets_one_sentence_that_names_what_is_allowed(
    imdb_tui: Command, command: str, arguments: list[str], code: int, words: list[str]
) -> None:
    ended, out, err = imdb_tui(command, *arguments)
    assert (ended, out) == (code, "")
    assert err.count("\n") == 1 and err.startswith("imdb-tui: ")
    assert all(word in err for word in words), err


def test_a_script_is_what_the_lab_exports(imdb_tui: Command) -> None:
    assert imdb_tui("script", "gru") == (0, script(MODELS["gru"]), "")
    assert imdb_tui("script", "gru", "--notebook")[1] == notebook(MODELS["gru"])
    assert 'default="my/imdb.npz"' in imdb_tui("script", "gru", "--data", "my/imdb.npz")[1]
    assert "layers.GRU(7)" in imdb_tui("script", "gru", "--set", "units=7")[1]


@pytest.mark.parametrize(("options", "kind"), [([], "python"), (["--notebook"], "notebook")])
def test_a_script_as_json(imdb_tui: Command, options: list[str], kind: str) -> None:
    found = _json(imdb_tui("script", "lstm", *options, "--json"))
    assert (found["name"], found["format"]) == ("lstm", kind)
    assert found["text"] == imdb_tui("script", "lstm", *options)[1]


def test_a_path_that_is_no_text_is_written_all_the_same(imdb_tui: Command) -> None:
    assert 'default="\\udcff.npz"' in imdb_tui("script", "gru", "--data", "\udcff.npz")[1]


def test_no_data_at_all_is_no_path(imdb_tui: Command) -> None:
    code, out, err = imdb_tui("script", "gru", "--data", "")
    assert (code, out) == (2, "")
    assert err.startswith("imdb-tui: --data wants a path")


def test_data_for_a_script_that_reads_none(imdb_tui: Command) -> None:
    code, out, err = imdb_tui("script", "dense-cnn", "--data", "x.npz")
    assert (code, out) == (2, "")
    assert err.startswith("imdb-tui: dense-cnn as it stands is not trained")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("summary stacked-", ["stacked-lstm", "stacked-gru"]),
        ("script fash", ["fashion-cnn"]),
        ("summary gru --add 1=max", ["1=MaxPooling1D", "1=MaxPooling2D"]),
        ("summary gru --add 1", []),
        ("summary fashion-cnn --set p", ["padding=", "pool="]),
        ("summary fashion-cnn --set pa", ["padding=valid", "padding=same"]),
        ("summary gru --set units=6", ["units=64"]),
        ("summary gru --set nosuch", []),
        ("summary nosuch --set u", []),
    ],
)
def test_a_shell_is_offered_names(
    imdb_tui: Command,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    offered: list[str],
) -> None:
    monkeypatch.setenv("_IMDB_TUI_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"imdb-tui {typed}")
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split())))
    with pytest.raises(SystemExit):
        imdb_tui()
    assert capsys.readouterr().out.split() == [f"plain,{name}" for name in offered]


def test_the_tour_takes_two_models_apart(imdb_tui: Command) -> None:
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


@pytest.mark.parametrize(
    "arguments",
    [
        ["models", "--help"],
        ["summary", "--help"],
        ["script", "--help"],
        ["models"],
        ["summary", "onehot-rnn"],
        ["summary", "onehot-rnn", "--json"],
        ["summary", "conv1d", "--set", "filters=64", "--add", "1=Dropout"],
        ["script", "average-pooling"],
        ["script", "digit-cnn", "--notebook"],
    ],
    ids=" ".join,
)
def test_neither_tensorflow_nor_numpy_is_loaded(arguments: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AFTER_COMMAND, *arguments, "--home", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout
    loaded = {name.partition(".")[0] for name in done.stderr.splitlines()}
    assert "engine" in loaded
    assert not loaded & LATER
