"""What the views of the Vision lab have in common: a model and pictures, which they can change."""

from collections.abc import Callable
from typing import cast

from textual import on

from engine.runs.library import RunKey
from engine.runs.records import Run
from engine.vision.network import Passage
from engine.why import Refusal
from tui import wording
from tui.background import Came
from tui.keys import key
from tui.language import N_, _, say
from tui.run_titles import titled
from tui.screens.ask import LONGEST_NUMBER, AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.room import Room
from tui.screens.view import HeadedView
from tui.screens.vision.state import Choice, Spot, Subject, VisionState, open_subject
from tui.seeing import seers, there
from tui.wording.classes import others_learned
from widgets.virtual_list import VirtualList

LOADING = "subject"


class VisionView(HeadedView):
    """A view of what a network sees. The lab keeps its state, which outlives the view."""

    BINDINGS = [
        key("m", "ask_model", N_("Model"), "vision.model"),
        key("d", "ask_pictures", N_("Pictures"), "vision.pictures", show=False),
    ]

    def __init__(self, state: VisionState, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.state = state
        self._loading = False

    @property
    def subject(self) -> Subject:
        """The model and the pictures in hand, once they are there."""
        assert self.state.subject is not None
        return self.state.subject

    # What is looked at, and with which model

    def draw(self) -> None:
        """Show what is in hand; at first it must be loaded."""
        if self.state.subject is not None:
            self.draw_subject()
        elif not self._loading:
            self.load(self.state.choice)

    def draw_subject(self) -> None:
        """Show the model and the pictures that are there now."""
        raise NotImplementedError

    def load(self, choice: Choice) -> None:
        """Have a model and its pictures loaded beside the event loop."""
        where, before = self.app.session.places, self.state.subject
        self.state.choice = choice
        self._loading = True
        self.head(_("Reading …"))
        self.beside(
            lambda reports: open_subject(choice, where, reports, before),
            self._loaded,
            refused=self._not_loaded,
            group=LOADING,
        )

    def _loaded(self, subject: Subject) -> None:
        self._loading = False
        self.state.take(subject)
        if not subject.shared:
            said = others_learned(subject.seer.spec.name, subject.pictures.about)
            self.app.notify(said, markup=False)
        self.draw_subject()

    def _not_loaded(self, refusal: Refusal) -> None:
        self._loading = False
        before = self.state.subject
        if before is not None:
            self.state.choice = Choice(before.seer.key, before.source)
            self.draw_subject()
        self.complain(refusal)

    @on(Came)
    def _loading_came(self, message: Came) -> None:
        """Say how far the loading is."""
        if self._loading:
            self.head(f"{wording.stage(message.progress)} …")

    def open_map(self, stage: int, number: int, passage: Passage) -> None:
        """Look at a map among the layers, large, where every pixel of it can be asked."""
        self.state.spot = Spot(stage, zoomed=True)
        self.state.open_map(number, passage)
        # The layer is that of the cursor in the list, which says so when the view is opened.
        screen = cast(Room, self.screen)
        screen.places.pop("vision-layers", None)
        screen.query_one("#vision-layers", VirtualList).move_to(stage)
        self.lab.action_view("layers")

    # What is asked for

    def ask_number(self, question: str, value: int, last: int, then: Callable[[int], None]) -> None:
        """Ask for a number from 0 on."""

        def problem(text: str) -> str:
            if text.isdecimal() and len(text) <= LONGEST_NUMBER and int(text) <= last:
                return ""
            return say("Give a number from 0 to {last}.", last=last)

        def given(text: str | None) -> None:
            if text is not None:
                then(int(text))

        self.app.push_screen(AskScreen(question, f"{value}", check=problem), given)

    def action_ask_model(self) -> None:
        """Choose the model that looks."""
        where = self.app.session.places
        self.beside(lambda _reports: seers(where), self._offer_models, group="models")

    def _offer_models(self, found: dict[RunKey, Run]) -> None:
        if not self.lab.is_open(self.id or ""):
            return  # who has gone elsewhere in the meantime asks no more
        if not found:
            self.complain(Refusal("no_picture_model"))
            return
        keys = list(found)

        def chosen(i: int | None) -> None:
            if i is not None:
                self.load(Choice(keys[i]))

        titles = [titled(key, run) for key, run in found.items()]

        self.app.push_screen(ChooseScreen(_("Which model is to look?"), titles), chosen)

    def action_ask_pictures(self) -> None:
        """Choose the pictures that are looked at."""
        where = self.app.session.places
        self.beside(lambda _reports: there(where), self._offer_pictures, group="pictures")

    def _offer_pictures(self, found: list[str]) -> None:
        if not self.lab.is_open(self.id or ""):
            return

        def chosen(i: int | None) -> None:
            if i is not None:
                self.load(Choice(self.state.choice.key, found[i]))

        self.app.push_screen(ChooseScreen(_("Which pictures?"), found), chosen)
