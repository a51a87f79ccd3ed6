"""What the learner has set to train word vectors with, and how far a training has come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Final, Literal

from textual.message import Message

from engine.corpus.catalogue import open_corpus
from engine.files.places import Places
from engine.files.progress import Progress, Stopped
from engine.why import Notice, Refusal
from engine.words.about import About
from engine.words.catalogue import keep
from engine.words.progress import Learned, Read, Step
from engine.words.training import Settings, train

NAME: Final = "word2vec"

Stage = Literal["never", "opening", "loading", "learning", "keeping", "over"]


@dataclass(frozen=True, slots=True)
class Kept:
    """It is over, and the vectors are kept."""

    about: About
    stopped: bool


Said = Step | Progress | Notice | Kept | Refusal | Exception


class Told(Message, bubble=False):
    """Something that the thread of a training says."""

    def __init__(self, what: Said) -> None:
        super().__init__()
        self.what = what


@dataclass(slots=True)
class TrainingState:
    """The settings, and the training that goes on or was the last, of which reviews."""

    settings: Settings = field(default_factory=lambda: Settings(epochs=5))
    stage: Stage = "never"
    data: str = ""
    trained: Settings = field(default_factory=Settings)
    progress: Progress | None = None
    read: Read | None = None
    learned: tuple[Learned, ...] = ()
    kept: Kept | None = None
    problem: Refusal | None = None
    asked: Event = field(default_factory=Event)

    @property
    def going(self) -> bool:
        """Whether one goes on."""
        return self.stage not in ("never", "over")

    def begin(self, data: str, places: Places, say: Callable[[Said], None]) -> None:
        """Train on a thread of its own, which quitting does not wait for."""
        self.stage, self.data, self.trained = "opening", data, self.settings
        self.progress = self.read = self.kept = self.problem = None
        self.learned, self.asked = (), Event()
        work = _Work(data, self.settings, places, say, self.asked)
        Thread(target=work.run, name="word2vec", daemon=True).start()

    def hear(self, what: Said) -> None:
        """What is known after one more thing was said."""
        match what:
            case Progress():
                self.progress = what
                self.stage = "loading" if what.code == "learning_words" else "opening"
            case Read():
                self.stage, self.read = "learning", what
            case Learned():
                self.stage, self.learned = "learning", (*self.learned, what)
            case Kept():
                self.stage, self.kept = "over", what
            case Refusal():
                self.stage = "over"
                self.problem = None if isinstance(what, Stopped) else what
            case Exception():
                self.stage = "over"


@dataclass(frozen=True, slots=True)
class _Work:
    """One training, from the reviews to the vectors that are kept."""

    data: str
    settings: Settings
    places: Places
    say: Callable[[Said], None]
    asked: Event

    def run(self) -> None:
        """Whatever happens, the last that is said is how it ended."""
        try:
            self.say(self._trained())
        except Exception as error:  # noqa: BLE001 - it is told; a Refusal has its own sentence
            self.say(error)

    def _trained(self) -> Kept:
        corpus = open_corpus(self.data, self.places, progress=self._stoppable, notify=self.say)
        self._stoppable(Progress("learning_words", 0, None))
        found = train(corpus, self.settings, self.say, self.asked.is_set)
        about = keep(
            NAME, found.words, found.vectors, self.places, origin=self.data, notify=self.say
        )
        return Kept(about, found.stopped)

    def _stoppable(self, progress: Progress) -> None:
        if self.asked.is_set():
            raise Stopped("stopped")
        self.say(progress)
