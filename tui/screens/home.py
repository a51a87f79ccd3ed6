"""The course map: the chapters, where the learner stands, and what they work with."""

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from engine.files.places import Places
from tui.background import Background
from tui.keys import key
from tui.labs import LABS, Lab
from tui.language import N_, _
from tui.screens.room import Room, keras_in_full
from widgets.safe_text import cell_len, fit, pad_cells
from widgets.steady_list import SteadyList


class HomeScreen(Room, Background):
    """Where a session begins, and where Escape leads."""

    BINDINGS = [
        key("d", "app.sources", N_("Choose reviews"), "home.sources"),
        key("f", "app.sources(True)", N_("Fetch IMDB"), "home.fetch"),
    ]

    def place(self) -> str:
        """Where the learner is."""
        return _("Course map")

    def body(self) -> Iterable[Widget]:
        """The chapters, and below them what is in use."""
        chapters = SteadyList(*self._chapters(), id="chapters", markup=False)
        chapters.highlighted = 0
        yield chapters
        yield Static(_in_use(self.app.source), id="in-use", markup=False)
        yield Static(self._device(), id="device", markup=False)

    def on_mount(self) -> None:
        """Fill in what is known; the rest follows."""
        self.watch(self.app, "keras", self._draw_device, init=False)
        self.watch(self.app, "source", self._draw_source, init=False)
        self.watch(self.app, "painted", self._draw_source, init=False)
        self.query_one("#chapters").focus()

    def on_screen_resume(self) -> None:
        """What was reached in a lab, and what was changed there, shows here at once."""
        if self.app.painted:
            self._draw_lines()

    def _draw_lines(self) -> None:
        super()._draw_lines()
        self._draw_chapters()
        self._draw_device()
        self._draw_source()

    def _draw_chapters(self) -> None:
        chapters = self.query_one("#chapters", OptionList)
        at = chapters.highlighted or 0
        chapters.clear_options()
        chapters.add_options(self._chapters())
        chapters.highlighted = at

    def _chapters(self) -> list[Option]:
        width = self.app.size.width - 4
        return [Option(self._chapter(each, width), id=each.name) for each in LABS]

    def _chapter(self, each: Lab, width: int) -> Content:
        """Two lines on a chapter: its name and where the learner stands, then what it teaches."""
        reached, total = self.app.journey.reached(each), len(each.milestones)
        standing = "●" * reached + "○" * (total - reached) + f" {reached}/{total}"
        title = f"{each.number}  {_(each.title)}"
        gap = max(1, width - cell_len(title) - cell_len(standing))
        return Content.assemble(
            (title, "bold"),
            " " * gap,
            standing,
            "\n",
            pad_cells(fit("   " + _(each.teaches), width), width),
        )

    def _draw_device(self) -> None:
        for line in self.query("#device").results(Static):  # none while all is drawn anew
            line.update(self._device())

    def _device(self) -> Content:
        return Content(pad_cells(_("Device"), 10) + keras_in_full(self.app.keras))

    def _draw_source(self) -> None:
        """The record of the reviews in use is in a file, so it is read beside the event loop."""
        if not self.app.painted:
            return
        source, where = self.app.source, self.app.session.places
        self.beside(lambda _reports: _brief(source, where), self._show_source)

    def _show_source(self, brief: str) -> None:
        for line in self.query("#in-use").results(Static):
            line.update(_in_use(brief))

    @on(OptionList.OptionSelected, "#chapters")
    def _open(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.app.action_lab(event.option_id)


def _in_use(brief: str) -> Content:
    return Content(pad_cells(_("Reviews"), 10) + brief)


def _brief(source: str, where: Places) -> str:
    # Imported here, in the thread: the first picture does not wait for the shelf of reviews.
    from tui.sources import in_brief

    return in_brief(source, where)
