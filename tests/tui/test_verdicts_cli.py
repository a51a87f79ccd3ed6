"""`imdb-tui runs show --threshold` and `runs mistakes`: what a model said of each test review."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.runs.store import Store
from tests.engine.answering import Answering
from tests.engine.scripted_training import Scripted, reviews
from tests.tui.command_line import Command, document, one_sentence
from tests.tui.training_commands import Train, stopping


def test_a_run_at_another_threshold_as_scripts_rely_on_it(imdb_tui: Command, train: Train) -> None:
    train(Answering())
    shown = document(imdb_tui("runs", "show", "1", "--threshold", "0.3", "--json"))
    assert shown["at"] == {
        "threshold": 0.3, "confusion": [[1, 1], [0, 2]], "accuracy": 0.75,
        "precision": pytest.approx(2 / 3), "recall": 1.0, "f1": pytest.approx(0.8),
        "not_numbers": 0,
    }  # fmt: skip
    assert "at" not in document(imdb_tui("runs", "show", "1", "--json"))
    nothing = document(imdb_tui("runs", "show", "1", "--threshold", "1", "--json"))["at"]
    assert (nothing["precision"], nothing["recall"], nothing["f1"]) == (None, 0.0, 0.0)


def test_a_run_at_another_threshold_with_the_counts_that_make_it(
    imdb_tui: Command, train: Train
) -> None:
    train(Answering())
    out = imdb_tui("runs", "show", "1", "--threshold", "0.3")[1]
    for words in ("At threshold 0.3", "2 ÷ (2 + 1)", "0.6667", "F1", "1.0000"):
        assert words in out, words
    train(Answering([np.nan, 0.1, 0.9, 0.8]))
    out = imdb_tui("runs", "show", "2", "--threshold", "0.5")[1]
    assert "1 answer is NaN" in out


def test_the_most_confident_mistakes_come_first(imdb_tui: Command, train: Train) -> None:
    train(Answering())
    found = document(imdb_tui("runs", "mistakes", "1", "--json"))
    assert (found["run"], found["wrong"]) == (1, 2)
    first, second = found["mistakes"]
    assert (first["truth"], second["truth"]) == ("negative", "positive")
    assert [each["probability"] for each in found["mistakes"]] == pytest.approx([0.9, 0.4])
    assert {first["position"], second["position"]} < {0, 1, 2, 3}
    assert "bad film" in first["text"] and "good film" in second["text"]
    assert (
        len(document(imdb_tui("runs", "mistakes", "1", "--most", "1", "--json"))["mistakes"]) == 1
    )
    out = imdb_tui("runs", "mistakes", "1")[1]
    assert out.index("0.9") < out.index("0.4") and "bad film" in out


def test_reviews_that_are_gone_or_others_now_are_said_in_a_sentence(
    imdb_tui: Command, train: Train, tmp_path: Path
) -> None:
    train(Answering())
    data = tmp_path / "reviews.csv"
    for change in (lambda: reviews(tmp_path, "one more"), data.unlink):
        change()
        code, out, err = imdb_tui("runs", "mistakes", "1", "--json")
        assert code == 0 and err.count("\n") == 1 and "reviews.csv" in err
        assert [each["text"] for each in json.loads(out)["mistakes"]] == [None, None]


def test_a_starter_can_be_turned_too(imdb_tui: Command) -> None:
    shown = document(
        imdb_tui("runs", "show", "starter:flat-embedding-builtin", "--threshold", "0.9", "--json")
    )
    (negative, alarms), (missed, positive) = shown["at"]["confusion"]
    assert negative + alarms == missed + positive == 500
    assert shown["at"]["precision"] == pytest.approx(positive / (positive + alarms))
    found = document(
        imdb_tui("runs", "mistakes", "starter:flat-embedding-builtin", "--most", "3", "--json")
    )
    assert all(isinstance(each["text"], str) for each in found["mistakes"])


@pytest.mark.parametrize("command", [["show", "1", "--threshold", "0.3"], ["mistakes", "1"]])
@pytest.mark.parametrize("what", ["never kept", "gone", "damaged", "not tested"])
def test_a_run_of_which_nothing_was_kept_says_so(
    imdb_tui: Command, train: Train, store: Store, command: list[str], what: str
) -> None:
    trainers: dict[str, Any] = {"never kept": Scripted(), "not tested": stopping(2)}
    train(trainers.get(what, Answering()))
    path = store.run(1).answers
    if what == "gone" and path is not None:
        path.unlink()
    if what == "damaged" and path is not None:
        path.write_bytes(path.read_bytes()[:-200])
    code, _out, err = imdb_tui("runs", *command)
    words = {"damaged": "is damaged in", "not tested": "has not reached its end"}
    assert code == 1 and err.count("\n") == 1 and words.get(what, "was not kept") in err


@pytest.mark.parametrize("bad", ["nan", "1.5", "-0.1", "much", "inf"])
def test_what_is_no_threshold_is_refused(imdb_tui: Command, train: Train, bad: str) -> None:
    train(Answering())
    for command in (["show", "1", f"--threshold={bad}"], ["mistakes", "1", f"--most={bad}"]):
        said = imdb_tui("runs", *command)
        assert said[0] == 2 and one_sentence(said)
