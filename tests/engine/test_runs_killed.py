"""Trainings that are killed while they train; `make soak` kills many more of them."""

from pathlib import Path

import pytest

from tests.soak import soak


@pytest.mark.parametrize(("trainer", "kills"), [("scripted", 5), ("real", 1)])
def test_what_was_shown_survives_being_killed_and_goes_on_to_the_same_end(
    tmp_path: Path, trainer: str, kills: int
) -> None:
    counts = soak(tmp_path, kills, 1, trainer)
    assert counts["kills"] == kills
    assert counts["shown"] >= 12
