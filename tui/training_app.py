"""The app's part in a training: handing it to the thread, hearing from it, and leaving it well."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from textual.message import Message

from engine.files.progress import Stopped
from engine.why import Notice, Refusal
from tui.host import Host
from tui.keras_thread import KerasFailed, KerasState, Over, Work
from tui.language import _
from tui.screens.room import keras_in_full
from tui.session import Session

if TYPE_CHECKING:
    from engine.files.places import Places
    from engine.training.wishes import Halt
    from tui.keras_thread import Said
    from tui.training import Training

#: So long a training may take to end when the app is left: what was trained is stored by then.
PATIENCE: Final = 1.2


class Trains(Protocol):
    """The thread that owns Keras, or what stands in for it in a test."""

    def start(self) -> None: ...

    def train(self, work: Work) -> None: ...


KerasMaker = Callable[[Callable[[KerasState], None]], Trains]


class TrainingSaid(Message):
    """The training that goes on has something to say."""

    def __init__(self, what: "Said") -> None:
        super().__init__()
        self.what = what

    def can_replace(self, message: Message) -> bool:
        """How far it is may be overtaken by a later word on that; nothing else may."""
        return isinstance(message, TrainingSaid) and passing(self.what) and passing(message.what)


def passing(what: "Said") -> bool:
    """Whether something that was said only says how far an epoch is."""
    from engine.training.events import Advanced

    return isinstance(what, Advanced)


class TrainingApp(Host):
    """An app that trains, one model at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._keras: Trains | None = None
        self._leaving: int | None = None

    def train(self, training: "Training") -> None:
        """Let the Keras thread train this, unless it trains something already."""
        assert self._keras is not None  # it is made right after the first paint
        if self.training is not None and self.training.going:
            self.notify(_("Another model is being trained; stop that one first."), markup=False)
            return
        self.training = training
        where, wishes = self.session.places, training.wishes
        self._keras.train(Work(training.plan, training.resume, wishes, where, self._hear))

    def _hear(self, what: "Said") -> None:
        """Called from the Keras thread, which may outlive the loop by a moment."""
        with suppress(RuntimeError):
            self.post_message(TrainingSaid(what))

    def on_training_said(self, message: TrainingSaid) -> None:
        """Keep what was said; the screens watch it."""
        what = message.what
        if isinstance(what, Notice):
            self.tell(what)
        if self.training is None:
            return
        for notice in getattr(what, "notices", ()):
            self.tell(notice)
        self.training = self.training.heard(what)
        if isinstance(what, Over):
            self._training_over(self.training)

    def _training_over(self, training: "Training") -> None:
        """Say how it ended, drop it if that was wished, and leave if that was."""
        match training.problem:
            case Stopped() | None:
                self._say_end(training)
            case Refusal() as refusal:
                self.refuse(refusal)
            case KerasFailed() as failed:
                self.notify(keras_in_full(failed), severity="error", timeout=12, markup=False)
            case error:
                self.accident(error)
        if training.dropping and training.run is not None:
            self._write(partial(_delete_run, self.session.places, training.run))
        if self._leaving is not None:
            self.exit(self._leaving)

    def _say_end(self, training: "Training") -> None:
        from tui.screens.train.words import ended

        if training.finished is not None and training.finished.reason in ("completed", "early"):
            self.reach("trained")
        if self.current_mode != "train" and not training.dropping:
            self.notify(ended(training), markup=False)

    def stop_training(self, *, drop: bool = False) -> None:
        """End the training after this batch, and keep what was trained, or not even that."""
        self._stop("stopped", drop=drop)

    def _stop(self, why: "Halt", *, drop: bool = False) -> None:
        if self.training is not None and self.training.going:
            self.training.wishes.stop(why)
            self.training = replace(self.training, stopping=True, dropping=drop)

    def leave(self, code: int) -> None:
        """Quit; a training is stopped and kept, and gets a moment for that."""
        if self.training is None or not self.training.going:
            self.exit(code)
            return
        if self._leaving is None:
            self._leaving = code
            self._stop("interrupted")
            self.set_timer(PATIENCE, partial(self.exit, code))


def _delete_run(where: "Places", run: int) -> None:
    from engine.runs.store import Store

    Store(where).delete(run)
