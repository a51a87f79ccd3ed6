"""What `imdb-tui train` is asked for in a way that could be taken for something else."""

import pytest

from engine.runs.store import Store
from engine.training import trainer
from tests.tui.command_line import Command, one_sentence
from tests.tui.training_commands import SMALL, interrupting

pytestmark = pytest.mark.usefixtures("scripted")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gru", "--data", ""], "“”"),
        (["gru", "--patience", "0"], "patience cannot be 0; it goes from 1 to"),
        (["gru", "--patience", "-1"], "patience cannot be -1; it goes from 1 to"),
        (["gru", "--patience", ""], "neither a number of epochs nor none"),
        (["--resume", "abc"], "“abc” is not the number of a run."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_nothing_is_trained_by_a_silent_default(
    imdb_tui: Command, store: Store, arguments: list[str], words: str
) -> None:
    assert words in one_sentence(imdb_tui("train", *arguments))
    assert store.runs() == ()


@pytest.mark.parametrize("complete", [True, False], ids=["complete", "left off"])
def test_a_model_beside_resume_is_refused_even_if_it_is_the_runs_own(
    imdb_tui: Command, store: Store, monkeypatch: pytest.MonkeyPatch, complete: bool
) -> None:
    if not complete:
        monkeypatch.setattr(trainer, "train", interrupting(2))
    imdb_tui(*SMALL)
    before = store.runs()
    for own in (SMALL[1:-2], ["flat-embedding"], ["gru"]):
        said = imdb_tui("train", *own, "--resume", "1")
        assert said[0] == 2 and "leave the model out" in one_sentence(said)
    assert store.runs() == before
