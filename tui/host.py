"""What every screen may ask of the app it is in: its state, its voice, and its memory.

The screens know this and not the app, and the app knows the screens.
"""

from collections.abc import Callable, Mapping
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from textual.app import App
from textual.message import Message
from textual.reactive import var

from engine.why import Notice, Refusal
from tui.crash import ReportsCrashes, crash_notice, report_crash
from tui.journey import Journey, journey_file
from tui.keras_thread import KerasLoading, KerasState
from tui.other_runs import OtherRuns
from tui.session import Session
from tui.settings import save, settings_file
from tui.terminal.thrift import Thrifty

if TYPE_CHECKING:
    from engine.training.plan import Plan
    from engine.zoo.spec import Spec
    from tui.training import Training


class Learning(Protocol):
    """A training of word vectors, as whoever leaves sees it."""

    @property
    def going(self) -> bool: ...

    @property
    def stopping(self) -> bool: ...

    def stop(self) -> None: ...


class Refused(Message):
    """Something that a thread could not write."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__()
        self.refusal = refusal


class Host(ReportsCrashes, Thrifty, App[int]):
    """The app as its screens see it."""

    keras: var[KerasState] = var[KerasState](KerasLoading)
    source: var[str] = var("builtin")
    painted: var[bool] = var(False)
    training: var["Training | None"] = var["Training | None"](None)
    others: var[OtherRuns] = var(OtherRuns())

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.crash_state = session.places.state
        self.journey = Journey(journey_file(session.places.data))
        self.set_reactive(Host.source, session.settings.source)
        self._writing = Lock()

    def action_lab(self, name: str) -> None:
        """Open a lab."""
        raise NotImplementedError

    def train(self, training: "Training") -> None:
        """Let the Keras thread train this."""
        raise NotImplementedError

    def stop_training(self, *, drop: bool = False) -> None:
        """End the training after this batch, and keep what was trained, or not even that."""
        raise NotImplementedError

    def detach(self, plan: "Plan", then: Callable[[int], None]) -> None:
        """Have this trained by a process of its own; `then` hears which run it is."""
        raise NotImplementedError

    def hand_over(self, then: Callable[[int], None]) -> None:
        """Let a process of its own go on with the training; `then` hears which run it is."""
        raise NotImplementedError

    def stop_elsewhere(self, run: int) -> None:
        """Ask the process that trains a run to stop, and say how the run stands then."""
        raise NotImplementedError

    def learn_words(self, learning: Learning) -> None:
        """Word vectors are being trained from now on."""
        raise NotImplementedError

    def words_learned(self, sentence: str) -> None:
        """That is over; how it ended, in a sentence."""
        raise NotImplementedError

    def is_being_sent(self, run: int) -> bool:
        """Whether a process is being started that is to go on with a run."""
        raise NotImplementedError

    def changed_models(self) -> "Mapping[str, Spec]":
        """The models that the learner has changed, by name."""
        raise NotImplementedError

    # Its voice

    def refuse(self, what: Refusal) -> None:
        """Say in one sentence what could not be done."""
        # Words are many, and the first picture needs none of these.
        from tui import wording

        sentence = wording.refusal(what)
        if not any(sentence == shown.message for shown in self._notifications):
            self.notify(sentence, severity="error", timeout=12, markup=False)

    def tell(self, what: Notice) -> None:
        """Say in one sentence what went otherwise than asked."""
        from tui import wording

        self.notify(wording.notice(what), severity="warning", timeout=12, markup=False)

    def accident(self, error: Exception) -> None:
        """A defect of ours: keep a report of it, say where, and go on."""
        self.tell(crash_notice(error, report_crash(error, self.session.places.state)))

    # Its memory, written off the event loop: a home on a network answers when it likes

    def use_source(self, name: str | None) -> None:
        """Work with these reviews from now on."""
        if name is not None and name != self.source:
            self.source = name
            self.remember(source=name)

    def reach(self, milestone: str) -> None:
        """A milestone of the course lies behind the learner."""
        if self.journey.reach(milestone):
            self._write(self.journey.write)

    def remember(self, **changes: str) -> None:
        """Write changed settings down."""
        self._write(partial(save, settings_file(self.session.places.data), **changes))

    def _write(self, write: Callable[[], None]) -> None:
        self.run_worker(partial(self._write_one, write), thread=True, exit_on_error=False)

    def _write_one(self, write: Callable[[], None]) -> None:
        try:
            with self._writing:  # each reads what the one before has written
                write()
        except Refusal as refusal:
            self.post_message(Refused(refusal))

    def on_refused(self, message: Refused) -> None:
        """Say what a thread could not write."""
        self.refuse(message.refusal)
