"""`imdb-tui score`: a text, a file, or a line of stdin each."""

import os
from pathlib import Path
from typing import Any

import pytest

from engine.runs.store import Store
from engine.scoring.opening import open_scorer
from engine.scoring.score import score
from engine.scoring.several import KEPT, Scorers, askable, first_to_ask
from engine.zoo.layers import GRU, Embedding
from tests.engine.samples import refused
from tests.tui.command_line import Command, document, lines_of, one_sentence
from tests.tui.test_recurrent import small
from tests.tui.training_commands import Train, stopping
from tui.commands import score_lines

TEXT = "this film was not bad it was a wonderful surprise"
FIRST = "starter:gru"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Puts bytes on stdin."""

    def put(data: bytes) -> None:
        path = tmp_path / "stdin"
        path.write_bytes(data)
        monkeypatch.setattr("sys.stdin", path.open(encoding="utf-8"))

    return put


def test_a_text_has_the_verdict_of_the_model_that_is_asked_first(
    imdb_tui: Command, store: Store
) -> None:
    wanted = score(open_scorer(FIRST, store), TEXT).probability
    code, out, err = imdb_tui("score", TEXT)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == f"positive, {wanted:.2f} · {FIRST}"
    found = document(imdb_tui("score", "--json", *TEXT.split()))
    assert found["probability"] == pytest.approx(wanted) and found["label"] == "positive"
    assert [each["word"] for each in found["tokens"]] == TEXT.split()
    assert found["tokens"][0] == {"word": "this", "id": 14, "known": True}
    assert all(each["known"] for each in found["tokens"])


def test_everything_known_of_a_verdict_is_explained(imdb_tui: Command) -> None:
    found = document(imdb_tui("score", "--model", "gru", "--explain", "--json", "not god at all"))
    assert found["model"] == "starter:gru" and found["padding"] == {"front": 495, "behind": 0}
    assert found["tokens"][-1]["so_far"] == pytest.approx(found["probability"], abs=1e-6)
    assert all(-1 < each["push"] < 1 for each in found["tokens"])
    assert found["why"]["value"] == pytest.approx(found["probability"], abs=1e-6)
    assert found["change"]["found"] is (found["change"].get("edits") is not None)
    _code, out, _err = imdb_tui("score", "--model", "gru", "--explain", "an excelent film")
    assert "excelent (excellent?)" in out and "?excelent" in out
    assert "The last layer: σ(" in out and out.rstrip().endswith(".")


def test_several_models_stand_side_by_side(imdb_tui: Command, train: Train) -> None:
    run = train(spec=small(Embedding(20, 3), GRU(4)))
    asked = ["score", "--model", "gru", "--model", "starter:conv1d", "--run", str(run), "good film"]
    code, out, _err = imdb_tui(*asked)
    assert code == 0
    names = ["starter:gru", "starter:conv1d", f"run {run}, epoch 6"]
    assert [line.split("  ")[0] for line in out.splitlines()[2:]] == names
    models = document(imdb_tui(*asked, "--json"))["models"]
    assert [each["model"] for each in models] == ["starter:gru", "starter:conv1d", run]


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (["score", ""], 1, "There is no word in it"),
        (["score", "?!"], 1, "There is no word in it"),
        (["score", "--model", "nothing", "x"], 2, "There is no starter named"),
        (["score", "--model", "fashion-cnn", "x"], 1, "fashion-cnn reads no text"),
        (["score", "--run", "7", "x"], 2, "There is no run 7"),
        (["score", "--run", "x", "x"], 2, "is not the number of a run"),
        (["score", "--file", "/nowhere", "x"], 2, "either a text or --file"),
        (["score", "--file", "/nowhere"], 1, "There is no file"),
        (["score", "--file", "/dev/zero"], 1, "is not a file"),
        (["score", "--explain", "-"], 2, "without --explain"),
    ],
)
def test_what_cannot_be_scored_is_one_sentence(
    imdb_tui: Command, given: list[str], code: int, words: str
) -> None:
    said = imdb_tui(*given)
    assert said[0] == code and words in one_sentence(said)


def test_a_run_without_weights_has_no_verdict(imdb_tui: Command, train: Train) -> None:
    run = train(stopping(1), spec=small(Embedding(20, 3), GRU(4)))
    assert "weights" in one_sentence(imdb_tui("score", "--run", str(run), "good"))


def test_what_is_to_be_known_is_said_beside_the_verdict(imdb_tui: Command) -> None:
    for text, words in {
        "이 영화 좋다": "This is Korean",
        "😀 😀": "knows none of these words",
        "good " * 600: "reads 500 of these 601 tokens",
    }.items():
        code, out, err = imdb_tui("score", text)
        assert code == 0 and "tive, " in out and words in err
    code, out, err = imdb_tui("score", "\x1b[31mgood\x07 [bold]film[/bold] \u202e")
    assert (code, err) == (0, "") and "\x1b" not in out and "\x07" not in out


def test_a_file_is_one_text(imdb_tui: Command, tmp_path: Path) -> None:
    path = tmp_path / "review.txt"
    path.write_bytes(b"a good\nfilm \xff\xfe")
    found = document(imdb_tui("score", "--json", "--file", str(path)))
    assert [each["word"] for each in found["tokens"]][:3] == ["a", "good", "film"]
    path.write_bytes(b"x" * (5 << 20))
    assert "longer than" in one_sentence(imdb_tui("score", "--file", str(path)))


def test_every_line_of_stdin_is_answered_in_its_place(imdb_tui: Command, typed: Any) -> None:
    typed("good film\r\n\n???\n이 영화\n\x1b[31mbad film".encode())
    found = lines_of(imdb_tui("score", "--json", "-"))
    assert [each["label"] is None for each in found] == [False, True, True, False, False]
    assert found[1]["refused"] == "score_without_words"
    typed(b"good film\n\n\x1b[31mbad")
    code, out, _err = imdb_tui("score")
    first, second, third = out.splitlines()
    assert code == 0 and first.endswith("  good film") and "no word" in second
    assert "\x1b" not in out and "bad" in third
    wanted = document(imdb_tui("score", "--json", "good film"))["probability"]
    assert found[0]["probability"] == pytest.approx(wanted, abs=1e-6)


def test_a_line_is_answered_before_the_next_has_come() -> None:
    reading, writing = os.pipe()
    come = score_lines._come(reading)
    os.write(writing, b"one\ntwo\nthr")
    assert next(come) == ["one", "two"]
    os.write(writing, "ee\n좋다".encode())
    assert next(come) == ["three"]
    os.close(writing)
    assert next(come) == ["좋다"] and next(come, None) is None
    os.close(reading)


def test_a_line_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(score_lines, "LONGEST", 1000)
    (tmp_path / "long").write_bytes(b"short\n" + b"x" * (1 << 18))
    descriptor = os.open(tmp_path / "long", os.O_RDONLY)
    refusal = refused(lambda: list(score_lines._come(descriptor)))
    os.close(descriptor)
    assert (refusal.code, refusal.values) == ("score_line_too_long", {"line": 2, "most": 1000})


# Which models can be asked


def test_the_first_to_ask_has_read_real_reviews() -> None:
    assert first_to_ask() == FIRST


def test_whatever_reads_text_and_has_weights_can_be_asked(train: Train, store: Store) -> None:
    run = train(spec=small(Embedding(20, 3), GRU(4)))
    train(stopping(1), spec=small(Embedding(20, 3), GRU(4)))
    found = askable(store)
    assert found[0] == run and "starter:gru" in found and "starter:digit-cnn" not in found
    assert len(found) == 11


def test_models_stay_open_while_they_are_asked(store: Store) -> None:
    scorers = Scorers(store)
    first = scorers.get(FIRST)
    assert scorers.get(FIRST) is first
    for key in askable(store) * 2:
        scorers.get(key)
    assert len(scorers._open) <= KEPT


def test_a_run_is_asked_with_its_own_words(train: Train, store: Store) -> None:
    run = train(spec=small(Embedding(20, 3), GRU(4)))
    asked = open_scorer(run, store)
    tokens = asked.read("good terrible film").tokens
    assert [each.kind for each in tokens] == ["start", "word", "unknown", "word"]
    kept = store.weights(store.run(run))
    assert next(iter(kept)).partition("/")[0] == asked.stages[0].name
