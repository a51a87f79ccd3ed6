"""The Words lab: words as vectors, asked, drawn, trained and compared."""

from collections.abc import Iterable
from typing import Final

from textual import on
from textual.message import Message
from textual.widget import Widget

from engine.why import Notice, Refusal
from engine.words.progress import Kept
from tui.keys import key
from tui.labs import lab
from tui.language import N_
from tui.screens.tabbed import TabbedLab, view_keys
from tui.screens.words.ask import AskView
from tui.screens.words.choosing import choose
from tui.screens.words.compare import CompareView
from tui.screens.words.grows import GrowsView
from tui.screens.words.map import MapView
from tui.screens.words.opener import Opener
from tui.screens.words.state import WordsState
from tui.screens.words.strips import StripsView
from tui.screens.words.training import TrainingView
from tui.screens.words.training_state import Told
from tui.screens.words.view import WordsView
from widgets.colour_strip import ColourStrips
from widgets.gauges import Gauges
from widgets.number_grid import NumberGrid
from widgets.scatter import Scatter

#: The views: name, key, title, class.
PARTS: Final[tuple[tuple[str, str, str, type[WordsView]], ...]] = (
    ("ask", "a", N_("Ask"), AskView),
    ("map", "m", N_("Map"), MapView),
    ("grows", "g", N_("Grows"), GrowsView),
    ("training", "t", N_("Train"), TrainingView),
    ("strips", "k", N_("Strips"), StripsView),
    ("compare", "c", N_("Compare"), CompareView),
)
VIEWS: Final = tuple((name, letter, title) for name, letter, title, _class in PARTS)


class WordsLab(TabbedLab):
    """Vectors that are asked; which ones, is chosen with a key."""

    BINDINGS = [
        *view_keys("words", VIEWS),
        key("v", "vectors", N_("Vectors"), "words.vectors"),
        key("x", "stop_opening", N_("Stop"), "words.stop"),
    ]
    VIEWS = VIEWS
    state: WordsState

    def __init__(self) -> None:
        super().__init__()
        self.lab = lab("words")
        self.state = WordsState()

    def contents(self) -> Iterable[Widget]:
        """The tabs, which vectors are in use, and the views."""
        yield self.tabs()
        yield Opener(id="opener")
        views = [made(id=name) for name, _letter, _title, made in PARTS]
        yield self.switcher(*views, initial=self.state.view)

    def on_mount(self) -> None:
        """Open the vectors that came with the app."""
        self.show_view(focus=True)
        self.use(self.state.source)

    def on_screen_resume(self) -> None:
        """Meanwhile a training has come further, or words have settled."""
        if self.query("#views"):
            self.view.come_back()

    def drawn_anew(self) -> None:
        """Draw anew, in another language; the vectors stay open."""
        super().drawn_anew()
        if self.state.vectors is not None:
            self.query_one(Opener).show(self.state.vectors.about)
        if self.state.opening is not None:  # what was under way ended with its line
            self.use(*self.state.opening)
        self.show_view(focus=False)

    @property
    def view(self) -> WordsView:
        """The view that is open."""
        return self.query_one(f"#{self.state.view}", WordsView)

    # The vectors

    def use(self, source: str, fetch: bool = False) -> None:
        """Open other vectors; those in use stay until they are there."""
        opener = self.query_one(Opener)
        opener.use(
            self.state, source, fetch, lambda: self.view.draw(), lambda why: self.view.complain(why)
        )

    def action_vectors(self) -> None:
        """Choose which vectors are asked."""
        choose(self.query_one(Opener), self.use)

    def action_stop_opening(self) -> None:
        """Give up what is being opened or fetched."""
        self.query_one(Opener).stop(self.state)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is going on can be stopped."""
        if action == "stop_opening":
            return any(opener.is_opening for opener in self.query("#opener").results(Opener))
        return super().check_action(action, parameters)

    @on(ColourStrips.Moved)
    @on(Gauges.Moved)
    @on(NumberGrid.Moved)
    @on(Scatter.Moved)
    def _follow_gauges(self, event: Message) -> None:
        """The panel follows the cursor in gauges, strips and grids, and on planes, too."""
        self._follow(event)

    @on(Told)
    def _told(self, message: Told) -> None:
        """A training of vectors has come further; once it is over they are in use."""
        what = message.what
        self.state.training.hear(what)
        if isinstance(what, Notice):
            self.app.tell(what)
        elif isinstance(what, Kept):
            self.use(what.about.name)
        elif isinstance(what, Exception) and not isinstance(what, Refusal):
            self.app.accident(what)
        if not self.state.training.going:
            from tui.screens.words.training_words import heading

            self.app.words_learned(heading(self.state.training, self.app.source))
        if self.is_open("training"):
            self.query_one(TrainingView).draw_progress(what)
