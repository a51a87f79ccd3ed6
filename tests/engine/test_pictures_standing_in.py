"""Which pictures a model is given where nobody names any."""

from pathlib import Path

import pytest

from engine.files.places import Places
from engine.pictures import building
from engine.pictures.catalogue import default_source, import_pictures
from tests.engine.picture_files import picture_npz


def test_the_real_pictures_are_preferred_also_under_another_name(
    home: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    import_pictures(picture_npz(tmp_path / "some.npz"), home, name="like-digits")
    assert default_source("mnist", home) == "digits"  # nobody knows what these are
    monkeypatch.setattr(building, "_kind", lambda *_: "mnist")
    import_pictures(picture_npz(tmp_path / "other.npz"), home, name="real")
    assert default_source("mnist", home) == "real"
    assert default_source("fashion-mnist", home) == "garments"
