"""`imdb-tui explain rnn`, `lstm`, `gru`, `skipgram` and `cbow`."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.explain.recurrence_moment import PARTS
from engine.explain.recurrence_toy import toy
from engine.runs.store import Store
from engine.zoo.layers import GRU, LSTM, Dense, Embedding, Ids
from engine.zoo.spec import Reviews, Spec
from tests.conftest import ROOT
from tests.tui.command_line import Command, document, one_sentence
from tests.tui.training_commands import Train, stopping
from tui.recurrent import reader
from widgets.safe_text import cell_len

KINDS = ("rnn", "lstm", "gru")
SENTENCE = "Not a bad film, gobbledygook!"


def stacked() -> Spec:
    layers = (Ids(8), Embedding(20, 3), LSTM(4, sequences=True), GRU(2))
    return Spec(
        "small", "test", "sentiment", (*layers, Dense(1, "sigmoid", answers=True)), Reviews()
    )


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_sentence_a_toy_is_read(imdb_tui: Command, kind: Any) -> None:
    found = document(imdb_tui("explain", kind, "--unit", "1", "--json"))
    layer, x = toy(kind)
    np.testing.assert_allclose(found["output"], layer.states(x).state, rtol=1e-5, atol=1e-6)
    assert [word["word"] for word in found["words"]] == ["not", "so", "good"]
    assert (found["run"], found["padding"], found["unit"]) == (None, 0, 1)
    assert [step["at"] for step in found["steps"]] == [[0, 1], [1, 1], [2, 1]]
    for t, step in enumerate(found["steps"]):
        assert set(step) == {"at", "window", "why", "value", "parts"}
        assert step["window"] == [[t, t + 1], [0, 2]]
        assert step["value"] == step["why"]["value"] == found["output"][t][1]
        assert tuple(step["parts"]) == PARTS[kind][:-1]


@pytest.mark.parametrize(
    ("kind", "source", "length"), [("rnn", "onehot-rnn", 100), ("gru", "gru", 500)]
)
def test_a_sentence_is_read_by_a_model_that_came_with_the_app(
    imdb_tui: Command, store: Store, kind: str, source: str, length: int
) -> None:
    found = document(imdb_tui("explain", kind, SENTENCE, "--json"))
    assert found["run"] == f"starter:{source}"
    reading = reader(store, f"starter:{source}")
    tokens = reading.read(SENTENCE)
    (layer,) = reading.layers.values()
    whole = layer.states(reading.vectors(tokens)).state
    np.testing.assert_allclose(found["output"], whole, rtol=1e-4, atol=1e-5)
    assert found["padding"] == length - 6 and len(found["steps"]) == len(found["words"]) == 6
    read = [(word["word"], word["mark"]) for word in found["words"]]
    assert read[0] == ("", "start") and read[1] == ("not", "word")
    assert read[-1] == ("gobbledygook", "unknown")
    assert [word["t"] for word in found["words"]] == list(range(length - 6, length))


def test_words_need_no_quotes(imdb_tui: Command) -> None:
    quoted = document(imdb_tui("explain", "rnn", "not a bad film", "--json"))
    assert document(imdb_tui("explain", "rnn", "not", "a", "bad", "film", "--json")) == quoted


def test_the_table_tells_every_word_and_all_padding_in_one_row(imdb_tui: Command) -> None:
    code, out, err = imdb_tui("explain", "gru", "--starter", "gru", "--unit", "3", SENTENCE)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "starter:gru · gru"
    assert lines[1].split() == ["t", "word", "id", "z[3]", "r[3]", "n[3]", "h[3]", "h[0]"]
    rows = [line.split() for line in lines[3:10]]
    assert rows[0][:3] == ["0–493", "padding", "0"] and rows[1][:3] == ["494", "start", "1"]
    assert [row[1] for row in rows[2:]] == ["not", "a", "bad", "film", "gobbledygook"]
    found = document(imdb_tui("explain", "gru", SENTENCE, "--unit", "3", "--json"))
    assert [row[-2] for row in rows] == [f"{found['output'][t][3]:.4f}" for t in range(493, 500)]
    moved = float(np.linalg.norm(found["output"][493]))
    said = re.search(r"494 times in front it moved the state by ([0-9.]+)\.", " ".join(out.split()))
    assert said is not None and float(said[1]) == pytest.approx(moved, rel=1e-4)
    assert "z[3], t = 499: sigmoid(" in out and "(1 − " in out


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_fits_the_terminal(
    imdb_tui: Command, monkeypatch: pytest.MonkeyPatch, kind: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for arguments in ((), ("아주 좋은 film",)):
        code, out, _err = imdb_tui("explain", kind, *arguments)
        lines = [line for line in out.splitlines() if " " in line.strip()]
        assert code == 0 and lines
        assert all(cell_len(line) <= columns for line in lines), out


def test_a_run_is_read_through_the_layers_before(
    imdb_tui: Command, train: Train, store: Store
) -> None:
    number = train(spec=stacked())
    reading = reader(store, number)
    tokens = reading.read("good film")
    lstm, gru = reading.layers.values()
    between = lstm.states(reading.vectors(tokens)).state
    for kind, expected in (("lstm", between), ("gru", gru.states(between).state)):
        said = imdb_tui("explain", kind, "--run", str(number), "good film", "--json")
        found = document(said)
        assert (found["run"], found["layer"]) == (number, kind)
        np.testing.assert_allclose(found["output"], expected, rtol=1e-4, atol=1e-5)
    out = imdb_tui("explain", "gru", "--run", str(number), "good film")[1]
    assert out.startswith(f"run {number} · gru\n")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("gru --run 4 film", 2, "There is no run 4"),
        ("gru --starter nothing film", 2, "There is no starter named “nothing”"),
        ("gru --starter conv-lstm film", 1, "does not read word by word"),
        ("lstm --starter gru film", 1, "none of the kind lstm"),
        ("gru --unit 32 film", 1, "no unit 32; they go from 0 to 31"),
        ("rnn --unit -1", 1, "no unit -1; they go from 0 to 1"),
        ("gru ?!", 1, "no word in this sentence"),
        ("gru \udcff", 1, "no word in this sentence"),
        ("skipgram --window 0", 1, "A window of 0 holds no word"),
        ("cbow film", 1, "At least two words"),
        ("skipgram \udcff film", 1, "At least two words"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    imdb_tui: Command, arguments: str, code: int, words: str
) -> None:
    said = imdb_tui("explain", *arguments.split())
    assert said[0] == code and words in one_sentence(said)


def test_a_run_without_weights_is_refused(imdb_tui: Command, train: Train) -> None:
    number = train(stopping(1), spec=stacked())
    said = imdb_tui("explain", "gru", "--run", str(number), "film")
    assert said[0] == 1 and f"{number}" in one_sentence(said)


@pytest.mark.parametrize("more", [["--run", "1", "--starter", "gru", "x"], ["--run", "1"]])
def test_wrong_usage(imdb_tui: Command, more: list[str]) -> None:
    code, out, err = imdb_tui("explain", "gru", *more)
    assert (code, out) == (2, "") and "Give " in err


def test_skipgram_lists_the_pairs_of_the_fox(imdb_tui: Command) -> None:
    found = document(imdb_tui("explain", "skipgram", "--json"))
    assert found["output"][:5] == [
        *(["the", "quick"], ["the", "brown"], ["quick", "the"]),
        *(["quick", "brown"], ["quick", "fox"]),
    ]
    assert len(found["steps"]) == len(found["output"]) == 30 and len(found["words"]) == 9
    for number, step in enumerate(found["steps"]):
        ((first, beyond),) = step["window"]
        between = {found["words"][first], found["words"][beyond - 1]}
        assert between == set(found["output"][number])
        assert (
            step["at"] == [number] and step["value"] == step["why"]["value"] == beyond - 1 - first
        )
    out = imdb_tui("explain", "skipgram", "--window", "1", "good", "film")[1]
    assert out.splitlines()[2:4] == [
        "0  good    film     |1 − 0| = 1",
        "1  film    good     |0 − 1| = 1",
    ]
    assert out.endswith("\n2 pairs\n")


def test_cbow_lists_the_words_around_each(imdb_tui: Command) -> None:
    found = document(imdb_tui("explain", "cbow", "--json"))
    assert found["output"][0] == [["quick", "brown"], "the"]
    assert found["output"][3] == [["quick", "brown", "jumps", "over"], "fox"]
    assert found["steps"][3]["at"] == [3] and found["steps"][3]["window"] == [[1, 6]]
    assert [step["value"] for step in found["steps"]] == [2, 3, 4, 4, 4, 4, 4, 3, 2]
    assert "1 + 2 = 3     the brown fox" in imdb_tui("explain", "cbow")[1]


def test_no_tensorflow_is_loaded_to_read_a_sentence(home: Path) -> None:
    commands = [["explain", "gru", SENTENCE], ["explain", "lstm"], ["explain", "skipgram"]]
    code = (
        "import json, sys; from tui.cli import run\n"
        "codes = [run(command) for command in json.loads(sys.argv[1])]\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "sys.exit(any(codes) or bool(loaded & {'tensorflow', 'keras', 'gensim', 'sklearn'}))"
    )
    environment = {**os.environ, "IMDB_TUI_HOME": str(home)}
    arguments = [sys.executable, "-c", code, json.dumps(commands)]
    subprocess.run(arguments, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def test_terminal_codes_in_words_are_never_printed_as_such(imdb_tui: Command) -> None:
    for arguments in (("skipgram", "a\x1b[31mb film"), ("rnn", "a\x1b[31mb film")):
        code, out, _err = imdb_tui("explain", *arguments)
        assert code == 0 and "\x1b" not in out
        json.loads(imdb_tui("explain", *arguments, "--json")[1])
