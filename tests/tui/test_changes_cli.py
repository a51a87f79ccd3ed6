"""Models changed on the command line, and what does not fit together refused."""

import pytest

from tests.tui.command_line import Command, Completions, Said, document, one_sentence


def _kinds(said: Said) -> list[str]:
    return [layer["kind"] for layer in document(said)["layers"]]


def test_knobs_are_turned(imdb_tui: Command) -> None:
    turned = ["--set", "units=16", "--set", "2.units=4"]
    found = document(imdb_tui("summary", "stacked-lstm", *turned, "--json"))
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
    said = imdb_tui(command, *arguments)
    assert said[0] == code
    assert [word for word in words if word not in one_sentence(said)] == [], said[2]


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
def test_a_shell_is_offered_names(completions: Completions, typed: str, offered: list[str]) -> None:
    assert completions(typed) == [f"plain,{name}" for name in offered]
