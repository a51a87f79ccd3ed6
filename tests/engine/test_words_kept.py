"""Word vectors are kept while they are trained, whatever becomes of the training."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import msgspec
import numpy as np
import pytest

from engine.corpus.catalogue import open_corpus
from engine.files.places import Places
from engine.files.progress import Progress, Stopped
from engine.why import Notice
from engine.words import catalogue, shelf
from engine.words.about import About
from engine.words.catalogue import open_vectors
from engine.words.keeping import Keeper
from engine.words.learning import learn
from engine.words.progress import Kept, Learned, Read, Step, Waiting
from engine.words.reserving import reserved
from engine.words.settings import Settings
from engine.words.training import Trained
from tests.conftest import ROOT
from tests.engine.faults import full_disk
from tests.engine.samples import refused
from tests.engine.scripted_training import reviews

SMALL = Settings(dimensions=8, epochs=4, min_count=1)


@dataclass
class Trying:
    """A training, what it says, and what it tries to keep."""

    home: Places
    data: str
    patched: pytest.MonkeyPatch
    said: list[Step] = field(default_factory=list)
    told: list[Notice] = field(default_factory=list)
    tried: list[int] = field(default_factory=list)
    _done: dict[int, Event] = field(default_factory=dict)
    hear: Callable[[Step], None] = lambda _step: None
    stop: bool = False

    def __post_init__(self) -> None:
        self.patched.setattr("engine.words.keeping.EVERY", 0.0)
        self.patched.setattr("engine.words.learning._AGAIN_AFTER", 0.0)
        self.patched.setattr("engine.words.learning.keep", self._keep)

    def learn(self, settings: Settings = SMALL, name: str = "mine") -> Kept:
        self._done = {epoch: Event() for epoch in range(settings.epochs + 1)}
        return learn(
            self.data, settings, name, self._hear, lambda: self.stop,
            places=self.home, notify=self.told.append,
        )  # fmt: skip

    def opened(self) -> About:
        return open_vectors("mine", self.home).about

    def _keep(self, *arguments: Any, epochs: int, **options: Any) -> About:
        self.tried.append(epochs)
        try:
            return catalogue.keep(*arguments, epochs=epochs, **options)
        finally:
            self._done[epochs].set()

    def _hear(self, step: Step) -> None:
        """Waits for what is kept beside the training, so that nothing is left to chance."""
        if isinstance(step, Learned) and step.epoch < step.epochs:
            assert self._done[step.epoch].wait(60)
        self.said.append(step)
        self.hear(step)


@pytest.fixture
def trying(home: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Trying]:
    data = str(reviews(tmp_path))
    open_corpus(data, home)  # what is full later on is only the disk of the vectors
    with monkeypatch.context() as patched:
        yield Trying(home, data, patched)


def test_after_every_epoch_the_vectors_open_and_say_how_far_they_are(trying: Trying) -> None:
    found: list[tuple[int, int]] = []

    def hear(step: Step) -> None:
        if isinstance(step, Learned) and step.epoch < step.epochs:
            about = trying.opened()
            found.append((about.epochs, about.epochs_wanted))

    trying.hear = hear
    kept = trying.learn()
    assert found == [(1, 4), (2, 4), (3, 4)]
    assert trying.tried == [1, 2, 3, 4]
    assert (kept.stopped, kept.about.epochs) == (False, 4)
    assert trying.opened() == kept.about
    files = [path.name for path in (trying.home.data / "vectors").iterdir()]
    assert files == ["mine.vectors"]


def test_what_is_kept_is_what_was_there_when_the_epoch_ended() -> None:
    may, found = Event(), list[float]()

    def keep(trained: Trained) -> None:
        assert may.wait(60)
        found.append(float(trained.vectors.sum()))

    vectors = np.ones((2, 2), dtype=np.float32)
    with pytest.raises(ZeroDivisionError), Keeper("mine", keep, lambda _: None) as keeper:
        keeper.take(Trained(("one", "two"), vectors, (1.0,), 1, stopped=False))
        vectors += 1  # it goes on being trained
        may.set()
        raise ZeroDivisionError
    assert found == [4.0]


def test_a_stop_in_the_middle_keeps_what_is_there(
    trying: Trying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.words.training.REPORT_EVERY", 0.0)

    def hear(step: Step) -> None:
        if isinstance(step, Read) and step.epoch == 3:
            trying.stop = True

    trying.hear = hear
    kept = trying.learn()
    assert kept.stopped
    assert (trying.opened().epochs, trying.opened().epochs_wanted) == (2, 4)


def test_a_stop_before_the_first_review_leaves_nothing_and_takes_nothing(trying: Trying) -> None:
    trying.learn()
    before = trying.opened()

    def progress(done: Progress) -> None:
        trying.stop = done.code == "learning_words"

    with pytest.raises(Stopped):
        learn(
            trying.data, SMALL, "mine", trying.said.append, lambda: trying.stop,
            places=trying.home, progress=progress,
        )  # fmt: skip
    assert trying.opened() == before


def test_a_full_disk_is_said_once_and_tried_again_until_there_is_room(trying: Trying) -> None:
    with pytest.MonkeyPatch.context() as disk:
        full_disk(disk)

        def hear(step: Step) -> None:
            if isinstance(step, Waiting):
                disk.undo()

        trying.hear = hear
        kept = trying.learn()
    assert [each.code for each in trying.told] == ["vectors_unkept"]
    assert trying.told[0].values["name"] == "mine"
    assert trying.tried == [1, 2, 3, 4, 4]
    assert len([step for step in trying.said if isinstance(step, Waiting)]) == 1
    assert (kept.stopped, trying.opened().epochs) == (False, 4)


def test_a_disk_that_is_full_again_is_said_again(trying: Trying) -> None:
    with pytest.MonkeyPatch.context() as disk:
        full_disk(disk)

        def hear(step: Step) -> None:
            match step:
                case Learned(epoch=1):
                    disk.undo()
                case Learned(epoch=2):
                    assert trying.opened().epochs == 2
                    full_disk(disk)
                case Waiting():
                    trying.stop = True

        trying.hear = hear
        assert refused(trying.learn).code == "disk_full"
    assert [each.code for each in trying.told] == ["vectors_unkept"] * 2
    assert trying.opened().epochs == 2  # who gives up waiting has what there was


def test_epochs_of_milliseconds_are_not_all_kept(
    trying: Trying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.words.keeping.EVERY", 1.0)
    monkeypatch.setattr("engine.words.keeping.monotonic", lambda: 5.0)
    trying._hear = trying.said.append  # type: ignore[method-assign]
    trying.learn()
    assert trying.tried[-1] == 4 and set(trying.tried) <= {1, 4}


def test_a_training_that_breaks_leaves_its_last_epoch(
    trying: Trying, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(_corpus: Any, _settings: Any, _said: Any, _stopping: Any, keep: Any) -> Trained:
        keep(Trained(("one", "two"), np.eye(2, dtype=np.float32), (1.0,), 1, stopped=False))
        raise ZeroDivisionError

    monkeypatch.setattr("engine.words.learning.train", breaking)
    with pytest.raises(ZeroDivisionError):
        trying.learn()
    assert (trying.opened().epochs, trying.opened().count) == (1, 2)


def test_two_trainings_of_one_name_are_refused_at_the_beginning(trying: Trying) -> None:
    with reserved("mine", trying.home):
        refusal = refused(trying.learn)
        assert (refusal.code, refusal.values["name"]) == ("vectors_being_trained", "mine")
        assert not trying.said
        trying.learn(name="other")
    trying.learn()
    assert {"mine", "other"} <= set(shelf.kept_names(trying.home))


def test_what_was_half_written_by_one_that_was_killed_is_swept_away(trying: Trying) -> None:
    folder = trying.home.data / "vectors"
    folder.mkdir(parents=True)
    for name in (".mine.vectors.0123.part", ".mine2.vectors.0123.part", ".mine.vectors.lock"):
        (folder / name).touch()
    trying.learn()
    left = {path.name for path in folder.iterdir()}
    assert left == {"mine.vectors", ".mine2.vectors.0123.part"}


def test_vectors_kept_before_epochs_were_counted_still_open() -> None:
    filed = msgspec.json.decode(b'{"about":{"name":"x","kind":"trained"}}', type=shelf.Filed)
    assert (filed.about.epochs, filed.about.epochs_wanted) == (0, 0)


KILLED = """
import sys
from pathlib import Path
from engine.files.places import places
from engine.words import catalogue, learning
from engine.words.settings import Settings

def keep(*arguments, epochs, **options):
    catalogue.keep(*arguments, epochs=epochs, **options)
    print(epochs, flush=True)

def said(step):
    if getattr(step, "loss", None) and step.epoch == 2:
        print("second", flush=True)
        sys.stdin.read()

learning.keep = keep
learning.learn(
    sys.argv[2], Settings(dimensions=8, epochs=4, min_count=1), "mine", said, lambda: False,
    places=places(Path(sys.argv[1])),
)
"""


def test_killed_it_leaves_its_last_epoch_and_can_be_begun_anew(
    trying: Trying, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path / "home"), trying.data]
    other = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert {other.stdout.readline().strip() for _ in range(2)} == {"1", "second"}
    assert refused(trying.learn).code == "vectors_being_trained"
    other.kill()
    other.wait(60)
    assert (trying.opened().epochs, trying.opened().epochs_wanted) == (1, 4)
    assert trying.learn().about.epochs == 4
