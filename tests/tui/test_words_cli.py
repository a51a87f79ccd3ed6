"""`imdb-tui words`: the lab's plain twin."""

import json
from pathlib import Path

import pytest

from engine.files.places import places
from engine.words.catalogue import keep
from tests.engine.vector_files import WORDS, binary, rows, saved
from tests.tui.command_line import Command


def test_the_nearest_words(imdb_tui: Command) -> None:
    code, out, err = imdb_tui("words", "similar", "girl", "--topn", "3", "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert [(each["word"], round(each["score"], 3)) for each in found] == [
        ("boy", 0.933), ("woman", 0.907), ("mother", 0.835),
    ]  # fmt: skip
    code, out, _err = imdb_tui("words", "similar", "girl", "--topn", "1")
    assert code == 0 and out.split()[-2:] == ["boy", "0.933"]


def test_analogies_with_and_without_their_inputs(imdb_tui: Command) -> None:
    asked = ("words", "analogy", "--positive", "king, woman", "--negative", "man", "--json")
    assert [each["word"] for each in json.loads(imdb_tui(*asked, "--topn", "1")[1])] == ["queen"]
    with_inputs = json.loads(imdb_tui(*asked, "--include-inputs", "--topn", "2")[1])
    assert [each["word"] for each in with_inputs] == ["king", "queen"]


def test_any_question_of_the_lab(imdb_tui: Command) -> None:
    code, out, _err = imdb_tui("words", "ask", "king ~ queen")
    assert (code, out) == (0, "king ~ queen: cos 0.784, 38.4°\n")
    pair = json.loads(imdb_tui("words", "ask", "king ~ queen", "--json")[1])
    assert (round(pair["score"], 3), round(pair["angle"], 1)) == (0.784, 38.4)
    found = json.loads(imdb_tui("words", "ask", "boy + queen - girl = throne", "--json")[1])
    assert found["expected"]["rank"] == 5
    assert found["words"][4]["word"] == "throne"


def test_files_names_and_runs_are_asked(imdb_tui: Command, home: Path, tmp_path: Path) -> None:
    file = saved(tmp_path / "v.bin", binary(rows()))
    keep("mine", WORDS, rows(), places(home))
    of_file, of_name = (
        imdb_tui("words", "similar", "영화", "--vectors", source, "--json")
        for source in (str(file), "mine")
    )
    assert of_file == of_name and of_file[0] == 0
    code, out, _err = imdb_tui("words", "similar", "terrible", "--vectors", "starter:gru", "--json")
    assert code == 0 and len(json.loads(out)) == 10


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("similar", "manggo"), 1, "nearly like it: mango"),
        (("analogy",), 1, "There is no word in the question"),
        (("analogy", "--positive", "boy", "--negative", "boy"), 1, "cancel each other out"),
        (("similar", "boy", "--topn", "0"), 2, "topn"),
        (("similar", "boy", "--vectors", "nobody"), 2, "There are no vectors named “nobody”"),
        (("similar", "boy", "--vectors", "/no/such/file.bin"), 1, "There is no file"),
        (("similar", "boy", "--vectors", "run:x"), 1, "names no run"),
        (("similar", "boy", "--vectors", "run:7"), 2, "There is no run 7"),
        (("similar", "boy", "--vectors", "starter:onehot-rnn"), 1, "has no Embedding layer"),
        (("similar", "boy", "--vectors", "glove-twitter-25"), 1, "words fetch glove-twitter-25"),
        (("fetch", "nobody"), 2, "nothing named “nobody” to fetch"),
        (("remove", "builtin"), 1, "came with the app"),
        (("ask", "king ~"), 1, "A word is missing"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else None,
)
def test_what_cannot_be_is_one_sentence(
    arguments: tuple[str, ...], code: int, said: str, imdb_tui: Command
) -> None:
    got, out, err = imdb_tui("words", *arguments)
    assert (got, out) == (code, "")
    assert said in err and err.count("\n") == 1


def test_all_vectors_are_listed_and_removed(imdb_tui: Command, home: Path) -> None:
    keep("mine", WORDS, rows(), places(home))
    listed = {each["name"]: each for each in json.loads(imdb_tui("words", "list", "--json")[1])}
    assert listed["builtin"]["words"] == 20_001
    assert listed["mine"] | {"bytes": 0} == {
        "name": "mine", "state": "ready", "kind": "trained", "words": 8, "dimensions": 5,
        "epochs": None, "epochs_wanted": None, "bytes": 0,
    }  # fmt: skip
    assert listed["word2vec-google-news-300"]["state"] == "absent"
    assert "to be fetched · 1.7 GB" in imdb_tui("words", "list")[1]
    code, out, _err = imdb_tui("words", "remove", "mine")
    assert code == 0 and out.startswith("mine is removed")
