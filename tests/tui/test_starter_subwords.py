"""The starter that reads subwords, where models are asked, compared, and lend their vectors."""

from pathlib import Path

import numpy as np
import pytest

from engine.files.places import places
from engine.runs.starters import subwords, weights
from engine.runs.store import Store
from engine.scoring.several import Scorers
from tests.tui.command_line import Command, document
from tui.screens.score.compare_reading import compare, partner, usual
from tui.screens.score.presets import PRESETS
from tui.word_vectors import opened, with_embedding

NAME = "average-pooling"
KEY = f"starter:{NAME}"


def test_it_answers_on_the_command_line_with_pieces_as_tokens(imdb_tui: Command) -> None:
    found = document(imdb_tui("score", "--json", "--model", NAME, "an unwatchable squirmfest"))
    assert found["model"] == KEY and found["label"] == "negative"
    assert "".join(each["word"] for each in found["tokens"]) == "_an_unwatchable_squirmfest"
    assert len(found["tokens"]) > 3 and all(each["known"] for each in found["tokens"])


def test_among_those_compared_it_alone_cannot_see_order(store: Store) -> None:
    text = next(text for text in PRESETS if partner(text))
    assert KEY in usual("imdb")
    keys = (KEY, "starter:gru")
    found = compare(Scorers(store), keys, "imdb", text, lambda: False)
    assert [(each.key, each.order) for each in found.said] == [(KEY, False), (keys[1], True)]
    blind, sighted = found.said
    assert blind.reordered == pytest.approx(blind.score.probability, rel=1e-4)
    assert sighted.reordered != pytest.approx(sighted.score.probability, rel=0.1)


def test_its_pieces_are_vectors_row_for_row(home: Path) -> None:
    here = places(home)
    assert KEY in with_embedding(here)
    found, made, table = opened(KEY, here), subwords(NAME), weights(NAME)
    assert made is not None and len(found) == made.used
    row = made.ids("good")[0]
    np.testing.assert_allclose(found.raw(row - 1), table["embedding/embeddings"][row], rtol=1e-6)
    assert found.words[row - 1] == "_good"
