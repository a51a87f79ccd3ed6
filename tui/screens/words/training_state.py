"""What the learner has set to train word vectors with, and how far a training has come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Literal

from textual.message import Message

from engine.files.places import Places
from engine.files.progress import Progress, Stopped
from engine.why import Notice, Refusal
from engine.words.learning import learn
from engine.words.progress import Kept, Learned, Read, Step, Waiting
from engine.words.settings import Settings

Stage = Literal["never", "opening", "loading", "learning", "waiting", "over"]


Said = Step | Progress | Notice | Kept | Refusal | Exception


class Told(Message, bubble=False):
    """Something that the thread of a training says."""

    def __init__(self, what: Said) -> None:
        super().__init__()
        self.what = what


@dataclass(slots=True)
class TrainingState:
    """The settings, and the training that goes on or was the last, of which reviews."""

    settings: Settings = field(default_factory=Settings)
    stage: Stage = "never"
    data: str = ""
    trained: Settings = field(default_factory=Settings)
    progress: Progress | None = None
    read: Read | None = None
    learned: tuple[Learned, ...] = ()
    waiting: Waiting | None = None
    kept: Kept | None = None
    problem: Exception | None = None
    asked: Event = field(default_factory=Event)

    @property
    def going(self) -> bool:
        """Whether one goes on."""
        return self.stage not in ("never", "over")

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop, and has not yet."""
        return self.going and self.asked.is_set()

    def stop(self) -> None:
        """Let it end, and keep what has been learned."""
        self.asked.set()

    def begin(self, data: str, places: Places, say: Callable[[Said], None]) -> None:
        """Train on a thread of its own, which quitting does not wait for."""
        self.stage, self.data, self.trained = "opening", data, self.settings
        self.progress = self.read = self.waiting = self.kept = self.problem = None
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
            case Waiting():
                self.stage, self.waiting = "waiting", what
            case Kept():
                self.stage, self.kept = "over", what
            case Exception():
                self.stage = "over"
                self.problem = None if isinstance(what, Stopped) else what


@dataclass(frozen=True, slots=True)
class _Work:
    """One training, as its thread sees it."""

    data: str
    settings: Settings
    places: Places
    say: Callable[[Said], None]
    asked: Event

    def run(self) -> None:
        """Whatever happens, the last that is said is how it ended."""
        data, places, say = self.data, self.places, self.say
        stopping = self.asked.is_set
        try:
            kept = learn(
                data, self.settings, None, say, stopping, places=places, progress=say, notify=say
            )
        except Exception as error:  # noqa: BLE001 - it is told; a Refusal has its own sentence
            say(error)
        else:
            say(kept)
