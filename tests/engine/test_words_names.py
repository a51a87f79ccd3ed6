"""Under which name vectors are kept, and that a training costs nobody's vectors."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from engine.files.places import Places
from engine.files.progress import Stopped
from engine.why import Notice
from engine.words import shelf
from engine.words.catalogue import open_vectors
from engine.words.learning import learn
from engine.words.progress import Kept, Read, Step
from engine.words.reserving import reserved, reserved_free
from engine.words.settings import Settings
from tests.engine.scripted_training import reviews

Learn = Callable[..., Kept]


@pytest.fixture
def told() -> list[Notice]:
    return []


@pytest.fixture
def learned(
    home: Places, tmp_path: Path, told: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> Learn:
    """Learns vectors of a name, or of none, and can be stopped in the middle of an epoch."""
    monkeypatch.setattr("engine.words.training.REPORT_EVERY", 0.0)
    data = str(reviews(tmp_path))

    def learned(name: str | None, epochs: int = 2, stop_in: int = 0) -> Kept:
        settings, said = Settings(dimensions=8, epochs=epochs, min_count=1), list[Step]()

        def stopping() -> bool:
            return any(isinstance(step, Read) and step.epoch == stop_in for step in said)

        return learn(data, settings, name, said.append, stopping, places=home, notify=told.append)

    return learned


@pytest.fixture
def far(home: Places) -> Callable[[str], tuple[int, int]]:
    def far(name: str) -> tuple[int, int]:
        about = open_vectors(name, home).about
        return about.epochs, about.epochs_wanted

    return far


def test_less_than_an_epoch_replaces_nothing(
    learned: Learn, far: Callable[[str], tuple[int, int]]
) -> None:
    learned("mine")
    with pytest.raises(Stopped) as stopped:
        learned("mine", epochs=200, stop_in=1)
    assert (stopped.value.code, stopped.value.values) == ("vectors_left_alone", {"name": "mine"})
    assert far("mine") == (2, 2)
    assert learned("mine", epochs=200, stop_in=2).stopped  # a whole one does
    assert far("mine") == (1, 200)


def test_less_than_an_epoch_is_kept_where_there_was_nothing(
    learned: Learn, far: Callable[[str], tuple[int, int]]
) -> None:
    assert learned("mine", epochs=200, stop_in=1).about.epochs == 0
    assert far("mine") == (0, 200)


def test_without_a_name_none_is_replaced(
    learned: Learn, told: list[Notice], far: Callable[[str], tuple[int, int]]
) -> None:
    assert learned(None).about.name == "word2vec" and not told
    assert learned(None, epochs=200, stop_in=2).about.name == "word2vec-2"
    assert [(each.code, each.values) for each in told] == [
        ("vectors_name_taken", {"taken": "word2vec", "name": "word2vec-2"})
    ]
    assert (far("word2vec"), far("word2vec-2")) == ((2, 2), (1, 200))


def test_a_name_that_another_training_holds_is_not_free(home: Places) -> None:
    with ExitStack() as others:
        others.enter_context(reserved("a", home))
        shelf.kept(home, "a-2").touch()
        assert others.enter_context(reserved_free("a", home)) == "a-3"
        assert others.enter_context(reserved_free("a", home)) == "a-4"
    with reserved("a-3", home), reserved_free("a", home) as free:
        assert free == "a"
