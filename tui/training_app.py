"""The app's part in a training: handing it to the thread, hearing from it, and leaving it well."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from textual.message import Message

from engine.files.progress import Stopped
from engine.why import Notice, Refusal
from tui.detaching_app import DetachingApp, Followed, goes_on_elsewhere
from tui.host import Learning
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


class TrainingApp(DetachingApp):
    """An app that trains, one model at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._keras: Trains | None = None
        self._leaving: int | None = None
        #: What was trained is being dropped, or handed over.
        self._settling = False
        self._followed: Followed = lambda _run: None
        self._words: Learning | None = None
        #: What is said on the terminal when the app has left it.
        self.farewell = ""

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
        """Say how it ended; drop it or hand it over if that was wished, and leave if that was."""
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
            self._settling = True
            drop = partial(_delete_run, self.session.places, training.run)
            self.aside(drop, lambda _none: self._settled(), self._not_dropped)
        elif training.handed:
            self._settling = True
            self._hand_to_another(training)
        else:
            self._settled()

    def _say_end(self, training: "Training") -> None:
        from tui.screens.train.words import ended

        if training.finished is not None and training.finished.reason in ("completed", "early"):
            self.reach("trained")
        if self.current_mode != "train" and not training.dropping and not training.handed:
            self.notify(ended(training), markup=False)

    def stop_training(self, *, drop: bool = False) -> None:
        """End the training after this batch, and keep what was trained, or not even that."""
        self._stop("stopped", drop=drop)

    def hand_over(self, then: Followed) -> None:
        """Let a process of its own go on with the training; `then` hears which run it is."""
        self._followed = then
        self._stop("interrupted", hand=True)

    def _stop(self, why: "Halt", *, drop: bool = False, hand: bool = False) -> None:
        now = self.training
        if now is not None and now.going:
            now.wishes.stop(why)
            drop, hand = drop or now.dropping, hand or now.handing  # asked for once, it stays
            self.training = replace(now, stopping=True, dropping=drop, handing=hand)

    def _hand_to_another(self, training: "Training") -> None:
        from tui.orders import Order

        followed, self._followed = self._followed, lambda _run: None

        def begun(is_begun: bool) -> None:
            if is_begun and self._leaving is not None:
                self._say_farewell(goes_on_elsewhere(training.run))
            self._settled()

        def then(run: int) -> None:
            if self.training is training:
                self.training = None  # it is another process's now
            followed(run)

        self.send(Order(training.plan, training.run, training.wishes.new_rate()), then, begun)

    # Word vectors, which a thread of their own trains

    def learn_words(self, learning: Learning) -> None:
        """They are asked about, and stopped, when the app is left."""
        self._words = learning

    def words_learned(self, sentence: str) -> None:
        """Say how that ended, unless it is on the screen; leave if that was wished."""
        self._words = None
        if self._leaving is not None:
            if self._leaving == 0:  # a terminal that hung up takes no words
                self._say_farewell(sentence)
            self._leave_if_all_is_over()
        elif self.current_mode != "words":
            self.notify(sentence, markup=False)

    # Leaving

    @property
    def _is_at_work(self) -> bool:
        network = self.training is not None and self.training.going
        return network or self._settling or self._words is not None

    def ask_to_leave(self) -> None:
        """Quit; where something is trained, ask first what becomes of it."""
        from tui.screens.leave import LeaveScreen  # the first picture needs no dialogs

        training, words = self.training, self._words
        network = training is not None and training.going and not training.stopping
        if isinstance(self.screen, LeaveScreen):
            self.screen.dismiss(0)
        elif network or (words is not None and not words.stopping):
            model = training.plan.spec.name if network and training is not None else ""
            self.push_screen(LeaveScreen(model, words=words is not None), self._leave_so)
        else:
            self.leave(0)

    def _leave_so(self, choice: int | None) -> None:
        if choice == 1:
            self._stop("interrupted", hand=True)
        if choice is not None:
            self.leave(0)

    def leave(self, code: int) -> None:
        """Quit; a training is stopped and kept, and gets a moment for that.

        One that is handed over gets as long as its batch takes, unless the app is told again.
        """
        training, again = self.training, self._leaving is not None
        handing = training is not None and training.handing
        if not self._is_at_work:
            self.exit(code)
            return
        self._leaving = code
        self._stop("interrupted")
        if self._words is not None:
            self._words.stop()
        if not handing or again or code:
            self.set_timer(PATIENCE, partial(self.exit, code))

    def _settled(self) -> None:
        self._settling = False
        self._leave_if_all_is_over()

    def _leave_if_all_is_over(self) -> None:
        if self._leaving is not None and not self._is_at_work:
            self.exit(self._leaving)

    def _say_farewell(self, sentence: str) -> None:
        self.farewell = "\n".join(filter(None, (self.farewell, sentence)))

    def _not_dropped(self, refusal: Refusal) -> None:
        self.refuse(refusal)
        self._settled()


def _delete_run(where: "Places", run: int) -> None:
    from engine.runs.store import Store

    Store(where).delete(run)
