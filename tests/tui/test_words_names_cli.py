"""`words train` stopped before an epoch was whole, and without a name."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.words.training import Trained
from tests.engine.scripted_training import reviews
from tests.tui.command_line import Command, document, lines_of


def test_what_was_learned_before_is_neither_lost_nor_replaced_unasked(
    imdb_tui: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = [2]

    def trained(_corpus: Any, settings: Any, _said: Any, _stopping: Any, _keep: Any) -> Trained:
        table = np.eye(2, settings.dimensions, dtype=np.float32)
        return Trained(("one", "two"), table, (1.0,) * done[0], done[0], done[0] < settings.epochs)

    monkeypatch.setattr("engine.words.learning.train", trained)
    train = ("words", "train", "--data", str(reviews(tmp_path)), "--epochs", "2")
    assert imdb_tui(*train)[:2] == (0, "word2vec · 2 words × 100 · 2 epochs\n")
    done[0] = 0
    _code, out, err = imdb_tui(*train, "--name", "word2vec")
    assert (out, err) == (
        "",
        "imdb-tui: Stopped before the first epoch was whole, so the vectors word2vec are left as "
        "they were.\n",
    )
    done[0] = 1
    said = imdb_tui(*train, "--json")
    assert "already, so these are kept as word2vec-2." in said[2]
    assert [each["name"] for each in lines_of(said)] == ["word2vec-2"]
    listed = document(imdb_tui("words", "list", "--json"))
    assert {"word2vec", "word2vec-2"} < {each["name"] for each in listed}
