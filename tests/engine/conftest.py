"""What tests of the engine may ask for: an empty home, and stand-ins for what takes long."""

import sys
from pathlib import Path

import pytest

import engine.corpus
from engine.files.places import Places, places
from tests.engine.catalogue_home import Generated


@pytest.fixture
def home(tmp_path: Path) -> Places:
    """An empty home of the test's own."""
    return places(tmp_path / "home")


@pytest.fixture
def no_keras_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing has been fetched by Keras; where it would lie."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    return tmp_path / "keras" / "datasets"


@pytest.fixture
def generated(monkeypatch: pytest.MonkeyPatch) -> Generated:
    """The built-in reviews are four sentences."""
    stand_in = Generated()
    monkeypatch.setitem(sys.modules, "engine.corpus.generated", stand_in)
    monkeypatch.setattr(engine.corpus, "generated", stand_in, raising=False)
    return stand_in


@pytest.fixture
def uncompiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """XLA takes seconds for each model, and is asked for where it matters."""
    from engine.training import learner

    monkeypatch.setattr(learner, "compiled", lambda spec, **on: False)
