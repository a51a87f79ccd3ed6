"""The loss says of how many guesses it is the mean: there may be fewer than were wanted."""

from pathlib import Path

import pytest

from engine.corpus.catalogue import open_corpus
from engine.files.places import Places
from engine.words import guesses
from engine.words.progress import Learned, Step
from engine.words.settings import Settings
from engine.words.training import train
from tests.engine.scripted_training import reviews


def test_guesses_are_counted_as_they_were_drawn(
    home: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guesses, "_TRIES", 5)
    said = list[Step]()
    settings = Settings(dimensions=4, epochs=1, min_count=1)
    train(open_corpus(str(reviews(tmp_path)), home), settings, said.append, lambda: False)
    asked = next(each.guesses for each in said if isinstance(each, Learned))
    assert 0 < asked <= 5
    why = guesses.why_loss(2.5, 5, asked)
    assert why.formula.endswith(f"/ {asked}") and why.terms[0].value == asked
