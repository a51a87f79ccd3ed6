"""The pictures that a model was surest of, and wrong: what it called them, and what they are."""

from functools import partial
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from engine.runs.class_verdicts import ClassMistake
from engine.vision.why import BRIGHTEST, why_pixel
from engine.why import Refusal
from tui import wording
from tui.background import Came
from tui.language import _, counted, say
from tui.screens.view import how_far
from tui.screens.vision.layers_words import model_line
from tui.screens.vision.mistakes_state import Mistaken, mistaken
from tui.screens.vision.view import VisionView
from tui.wording.classes import class_name, named, set_name
from widgets.answer import Answer
from widgets.pixel_zoom import PixelMap, PixelZoom
from widgets.virtual_list import Column, VirtualList

#: With less width the list has no numbers; the picture beside it has its own.
NARROW: Final = 70


class WrongView(VisionView):
    """The list of mistakes, and the picture of the one under the cursor."""

    DEFAULT_CSS = """
    WrongView {
        & > Horizontal { height: 1fr; }
        & .side { width: 1fr; height: 1fr; margin-right: 1; }
        & VirtualList { height: 1fr; }
        & PixelZoom { width: 30; height: 1fr; }
        &.-roomy PixelZoom { width: 58; }
    }
    """
    #: The asking under way, if one is.
    _reckoning: object = None
    _shown: Mistaken | None = None

    def compose(self) -> ComposeResult:
        """What the mistakes are of, and which; beside them the picture."""
        with Horizontal():
            with Vertical(classes="side"):
                yield Static(classes="heading", markup=False)
                yield VirtualList(id="mistaken-list")
            yield PixelZoom(id="mistaken-picture")

    def on_resize(self, event: events.Resize) -> None:
        """A larger picture where there is room; where there is little, no numbers in the list."""
        self.set_class(event.size.width >= 120 and event.size.height >= 29, "-roomy")
        if self._shown is not None:
            self._draw_list(self._shown)

    def draw_subject(self) -> None:
        """Have the mistakes found, beside the event loop."""
        seer, pictures, where = self.subject.seer, self.subject.pictures, self.app.session.places
        found = self.state.mistaken
        if found is not None and found.seer is seer and found.pictures is pictures:
            self._reckoning = None
            self._show(found)
            return
        self._reckoning = this = object()
        self.head(_("Looking for mistakes …"))
        self.beside(
            lambda reports: mistaken(seer, pictures, where, reports.progress),
            self._found,
            refused=partial(self._not_found, this),
            group="mistakes",
        )

    def _found(self, found: Mistaken) -> None:
        self._reckoning = None
        self.state.mistaken = found
        if found.seer is self.subject.seer and found.pictures is self.subject.pictures:
            self._show(found)

    def _not_found(self, reckoning: object, refusal: Refusal) -> None:
        if reckoning is self._reckoning:  # one that was stopped for another says nothing
            self._reckoning = None
            self.complain(refusal)

    @on(Came)
    def _reckoning_came(self, message: Came) -> None:
        """Say how far the model has been asked anew."""
        progress = message.progress
        if self._reckoning is not None and progress.total:
            self.head(how_far(progress))

    def _show(self, found: Mistaken) -> None:
        self._shown = found
        self.head(f"{model_line(self.state)} · {self._title(found)}")
        self._draw_list(found)
        self._draw_picture()
        self.shown()

    def _draw_list(self, found: Mistaken) -> None:
        columns = (
            Column("x_test", 6, "right"),
            Column(_("truth"), 0),
            Column(_("called"), 0),
            Column(_("surely"), 7, "right"),
        )
        first = int(self.size.width < NARROW)
        self.query_one(VirtualList).set_content(
            columns[first:],
            lambda at: self._row(at)[first:],
            len(found.mistakes),
            answer=self._answer,
            title=self._title(found),
            empty=_("All of these pictures are called what they are."),
        )

    def _title(self, found: Mistaken) -> str:
        pictures = found.pictures
        wrong = counted("{n} mistake", "{n} mistakes", len(found.mistakes))
        how = _("as it was tested") if found.tested else _("asked here")
        if not self.subject.shared:
            how = _("by number: it has learned other classes")
        return say(
            "{source}: {wrong} in {total:,} test pictures, {how}",
            source=set_name(pictures.about),
            wrong=wrong,
            total=len(pictures.test),
            how=how,
        )

    def _row(self, at: int) -> tuple[str, str, str, str]:
        mistake = self._mistake(at)
        truth, verdict = self._names(mistake)
        return f"{mistake.position}", truth, verdict, f"{mistake.probability:.4f}"

    def _answer(self, at: int) -> Answer:
        mistake = self._mistake(at)
        truth, verdict = self._names(mistake)
        title = say(
            "called {verdict}, is {truth}: the loss of this picture", verdict=verdict, truth=truth
        )
        return wording.answer(title, mistake.why(), _("⏎ opens it among the layers."))

    def _mistake(self, at: int) -> ClassMistake:
        assert self._shown is not None
        return self._shown.mistakes[at]

    def _names(self, mistake: ClassMistake) -> tuple[str, str]:
        """What a picture is, and what it was called."""
        assert self._shown is not None
        classes = self._shown.pictures.about.classes
        return class_name(classes[mistake.truth]), named(self.subject.learned, mistake.verdict)

    # The picture

    @on(VirtualList.Highlighted)
    def _look(self, event: VirtualList.Highlighted) -> None:
        self._draw_picture()
        if event.view.has_focus:
            self.app.reach("confident_mistake")

    def _draw_picture(self) -> None:
        found, zoom = self._shown, self.query_one(PixelZoom)
        if found is None or not found.mistakes:
            zoom.set_content(PixelMap())
            return
        mistake = self._mistake(self.query_one(VirtualList).cursor)
        picture = found.pictures.test.images[mistake.position]

        def answer(row: int, column: int) -> Answer:
            why = why_pixel(int(picture[row, column]) / BRIGHTEST)
            return wording.answer(f"x[{row}, {column}]", why)

        zoom.set_content(PixelMap(f"x_test[{mistake.position}]", picture, answer=answer))

    @on(VirtualList.Chosen)
    def _open(self, event: VirtualList.Chosen) -> None:
        """Look at the picture of a mistake layer by layer."""
        self.state.position, self.state.own = self._mistake(event.index).position, None
        self.lab.action_view("layers")
